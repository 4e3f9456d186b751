"""Asks at a terminal for what a row needs, and shows what would be written.

Which questions there are, and whether an answer holds, is known to ``editing``.
"""
