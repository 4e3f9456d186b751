"""What is published: the gates it must pass, a writer per format, folders that appear whole.

Only here are releases written to disk.
"""
