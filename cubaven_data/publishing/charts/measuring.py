"""How wide text is in the font of the charts, and where it breaks into lines.

The font, Liberation Sans, comes with the package. Arial and Helvetica have the same widths, so a
viewer that has any of the three shows a chart as it was laid out.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Liberation Sans, Arial, Helvetica, sans-serif"
_FILES = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}


@cache
def _font(bold: bool) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / _FILES[bold]))))


@lru_cache(20_000)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of the text in pixels, at a size in pixels."""
    font, buffer = _font(bold), hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    advance = sum(glyph.x_advance for glyph in buffer.glyph_positions)
    return float(advance * size / font.face.upem)


def wrapped(text: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """The text in lines of at most ``limit`` pixels; only longer words are broken, none is cut."""
    lines = [""]
    for word in text.split(" "):
        for piece in _pieces(word, size, limit, bold):
            line = f"{lines[-1]} {piece}" if lines[-1] else piece
            if lines[-1] and width(line, size, bold=bold) > limit:
                lines.append(piece)
            else:
                lines[-1] = line
    return lines


def _pieces(word: str, size: float, limit: float, bold: bool) -> list[str]:
    """The word, in pieces if it is wider than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > limit:
            pieces.append("")
        pieces[-1] += letter
    return pieces
