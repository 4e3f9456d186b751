"""One writer per format: released tables to the files of a folder, by path, with their bytes.

A writer touches no disk; :mod:`cubaven_data.publishing.export` writes what it returns.
"""
