"""Who a claim goes back to, how often that is independent, and which claims are rivals.

Pure functions of records; imports the model alone.
"""
