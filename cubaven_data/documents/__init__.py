"""Pages made from templates: field reference, rules, codebook, coverage, relay errors.

Templates only arrange content from the model, the catalogue or the data; they add no facts.
"""
