"""The release in memory: released tables, their frames, and the schemas that describe them.

Values and descriptions only; ``publishing`` writes them to disk.
"""
