"""What is wrong with a dataset: the catalogue of rules, gate 1, citations against saved texts.

Rules look and tell; nothing here changes a file.
"""
