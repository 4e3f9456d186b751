"""Checks of a dataset: the catalogue of rules, gate 1, citations compared with saved texts.

Checks only report findings; nothing here changes a file.
"""
