"""Repairs that leave no doubt of what is meant, and files replaced whole or not at all.

What could be meant in two ways is left for people.
"""
