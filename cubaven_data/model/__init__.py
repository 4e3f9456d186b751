"""The data model: cell types, dates, citations, tables and their columns, code lists.

Nothing here reads a file, compares records, or knows the line of a row.
"""
