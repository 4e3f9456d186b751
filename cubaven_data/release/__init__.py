"""The dataset as others get it: released tables, their frames, and the schemas that describe them.

Values and descriptions only; what is written to disk stands in ``publishing``.
"""
