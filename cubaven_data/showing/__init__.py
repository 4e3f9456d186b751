"""Answers as people and programs read them: text for a terminal, Markdown, CSV, JSON.

Nothing here decides anything about the data; it words what ``asking`` found.
"""
