"""The command line, one file per command: the only place that prints or exits.

A command reads its options, calls public functions of the package, and shows what they return.
"""
