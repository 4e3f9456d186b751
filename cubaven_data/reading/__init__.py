"""From bytes to records: files, rows with their lines, records, the index of ids, the dataset.

Reading reports faults within a file or a cell; rules that involve several cells do not belong here.
"""
