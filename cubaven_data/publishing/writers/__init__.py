"""One writer per format; it returns the files of a folder as bytes by path.

Writers do not access the disk; :mod:`cubaven_data.publishing.export` writes what they return.
"""

USUAL = ("json", "csv", "parquet", "docs")
"""The formats that ``cubaven export`` writes unless told otherwise: they need no extra."""
FORMATS = (*USUAL, "geojson", "graphml", "bibliography", "flat", "xlsx", "sqlite", "charts")
"""The formats of a release; each is the name of its folder and of its writer's module."""
NEEDED = {"xlsx": ("xlsxwriter",), "charts": ("resvg_py", "uharfbuzz")}
"""The modules that a format needs, of the extra ``[publish]``."""
