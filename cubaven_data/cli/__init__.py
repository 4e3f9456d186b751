"""The command line, one file per command; no other folder prints or exits.

A command reads its options, calls public functions of the package, and shows their results.
"""
