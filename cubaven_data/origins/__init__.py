"""Whom a claim goes back to, how many of its origins are independent, which claims are rivals.

Pure functions of records; nothing but the model is imported.
"""
