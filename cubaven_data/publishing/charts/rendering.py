"""A page as a picture, for programs that do not read SVG; it looks the same on every machine."""

from __future__ import annotations

import resvg_py

from cubaven_data.publishing.charts.measuring import FONTS

ZOOM = 2
"""Pixels of the picture for each pixel of the page: 192 to the inch."""


def png(svg: bytes) -> bytes:
    """The page as PNG, with the fonts of the package and none of the machine's."""
    fonts = [str(path) for path in sorted(FONTS.glob("*.ttf"))]
    rendered = resvg_py.svg_to_bytes(
        svg_string=svg.decode(), zoom=ZOOM, skip_system_fonts=True, font_files=fonts
    )
    return bytes(rendered)
