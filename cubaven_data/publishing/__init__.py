"""Publishing: the three gates, one writer per format, and atomic replacement of folders.

Only this folder writes releases to disk.
"""
