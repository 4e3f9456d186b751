"""What people read: every message, help text and heading, one file a language.

Here may stand words and what chooses among them (language, plural); no data and no rules.
"""
