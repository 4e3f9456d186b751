"""All user-facing text: messages, help and headings, one file per language.

Only wording, the choice of language and plural forms belong here; no data and no rules.
"""
