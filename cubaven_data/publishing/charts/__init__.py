"""Charts of the release, as SVG: what is drawn, where it stands on the page, how wide text is.

Nothing here writes to disk, and nothing outside of the writer ``charts`` uses it.
"""
