"""Questions to a dataset: search, sentences, citations, rivals, comparison with another dataset.

Everything is answered from the released rows; nothing here prints or changes a file.
"""
