"""From bytes to records: files, rows with their lines, records, the index of ids, the dataset.

What is wrong with a file or a cell is found on the way; rules across cells are not known here.
"""
