"""Safe repairs, canonical form, and atomic replacement of files.

A repair is safe if no other reading is possible; anything ambiguous is left for people.
"""
