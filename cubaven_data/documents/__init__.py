"""Pages for people, made by templates: field reference, rules, codebook, coverage.

A template arranges what the model, the catalogue or the data say; no fact begins here.
"""
