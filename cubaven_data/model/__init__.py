"""What the data is: column types, dates, citations, the tables and their columns, code lists.

Nothing here reads a file, looks at two rows at once, or knows where a row stands.
"""
