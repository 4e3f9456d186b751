"""Rows added, withdrawn, merged and renamed: what the files would hold, and what gate 1 says of it.

Nothing here writes a file or asks a person; ``cli`` does both.
"""
