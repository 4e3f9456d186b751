"""A page with a chart: the marks that it is drawn with, what stands above and below it.

All lengths are in pixels of CSS, 96 to the inch; a page is as wide as the text on A4 paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from cubaven_data.about import LICENCE, NAME
from cubaven_data.publishing.charts.measuring import FAMILY, width, wrapped
from cubaven_data.texts.wording import Language, texts

WIDTH = 720
"""The width of every page."""
TALLEST = 1020
"""The height that fits on A4 paper at that width."""
LEFT, RIGHT = 20, WIDTH - 20
"""Where text begins and ends."""
INK, GREY, PALE, RULE, PAPER = "#1a1a1a", "#595959", "#c9d6e2", "#d4d4d4", "#ffffff"
BLUE = "#1f5a8a"
"""The one colour; in grey print it is darker than :data:`GREY`, so that shapes alone tell apart."""
TITLE, BODY, SMALL = 18.0, 11.5, 10.0
"""Sizes of text."""
LEADING = 1.3
"""The height of a line, as a multiple of the size of its text."""
# In the legend, from a mark to what it means.
_MEANS = 42

Element = ET.Element
Style = dict[str, float | str]
"""Attributes of a mark."""


@dataclass(frozen=True)
class Sample:
    """An entry of the legend: what is drawn, in a box of 34 by 12 pixels, and what it means."""

    drawn: Element
    means: str


def capital(said: str) -> str:
    """The text with a capital at its beginning."""
    return said[:1].upper() + said[1:]


def number(value: float) -> str:
    """A coordinate as SVG has it, to a tenth of a pixel."""
    said = f"{value:.1f}".removesuffix(".0")
    return "0" if said == "-0" else said


def mark(parent: Element, tag: str, **attributes: float | str) -> Element:
    """A new element in the parent; ``_`` stands for ``-`` in names, ``class_`` is the class."""
    named = {
        name.rstrip("_").replace("_", "-"): value if isinstance(value, str) else number(value)
        for name, value in attributes.items()
    }
    return ET.SubElement(parent, tag, named)


def group(parent: Element | None, kind: str, title: str = "") -> Element:
    """A group of marks of this class, with a title that pointers and screen readers show."""
    made = ET.Element("g", {"class": kind})
    if parent is not None:
        parent.append(made)
    if title:
        mark(made, "title").text = title
    return made


def write(
    parent: Element,
    x: float,
    y: float,
    said: str,
    size: float = BODY,
    *,
    bold: bool = False,
    fill: str = INK,
    anchor: str = "start",
    is_over_lines: bool = False,
) -> None:
    """A line of text with its baseline at ``y``, as wide as it was measured in any font.

    What is written over lines of the scale hides them.
    """
    if not said:
        return
    style: Style = {"font_weight": "bold"} if bold else {}
    if anchor != "start":
        style["text_anchor"] = anchor
    if is_over_lines:
        style |= {"stroke": PAPER, "stroke_width": 4, "paint_order": "stroke"}
    measured = width(said, size, bold=bold)
    style |= {"textLength": measured, "lengthAdjust": "spacingAndGlyphs"}
    mark(parent, "text", x=x, y=y, font_size=size, fill=fill, **style).text = said


def paragraph(
    parent: Element,
    x: float,
    y: float,
    said: str,
    limit: float,
    size: float = BODY,
    *,
    bold: bool = False,
    fill: str = INK,
) -> float:
    """Text in lines of at most ``limit`` pixels, the first below ``y``; returns where it ends."""
    if not said:
        return y
    for line in wrapped(said, size, limit, bold=bold):
        y += size * LEADING
        write(parent, x, y - size * 0.3, line, size, bold=bold, fill=fill)
    return y


class Page:
    """A page: its title with what stands below it, a body to draw on, legend, source and licence.

    ``y`` is where the next thing goes; who draws on ``body`` moves it.
    """

    def __init__(
        self, title: str, below: Sequence[str], described: str, language: Language
    ) -> None:
        self._language: Language = language
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "role": "img",
                "xml:lang": language,
                "font-family": FAMILY,
            },
        )
        mark(self._root, "title").text = title
        mark(self._root, "desc").text = described
        _fades(mark(self._root, "defs"))
        self._paper = mark(self._root, "rect", class_="paper", fill=PAPER)
        head = group(self._root, "head")
        self.y = paragraph(head, LEFT, 12, title, RIGHT - LEFT, TITLE, bold=True)
        for said in below:
            self.y = paragraph(head, LEFT, self.y + 2, said, RIGHT - LEFT, BODY, fill=GREY)
        self.y += 12
        self.body = group(self._root, "body")

    def legend(self, samples: Sequence[Sample]) -> None:
        """What the marks mean, in lines."""
        made = group(self._root, "legend")
        x, self.y = float(LEFT), self.y + 14
        for sample in samples:
            wide = width(sample.means, SMALL) + _MEANS
            if x > LEFT and x + wide > RIGHT:
                x, self.y = float(LEFT), self.y + 17
            sample.drawn.set("transform", f"translate({number(x)} {number(self.y - 3)})")
            made.append(sample.drawn)
            lines = wrapped(sample.means, SMALL, RIGHT - LEFT - _MEANS)
            for count, line in enumerate(lines):
                self.y += 13 if count else 0
                write(made, x + _MEANS, self.y + 3.5, line, SMALL, fill=GREY)
            x += wide + 18
        self.y += 10

    def close(self, notes: Sequence[str], ids: str, version: str) -> bytes:
        """The page as a file: notes, and the source line with the version of the data and ids."""
        foot = group(self._root, "foot")
        for note in notes:
            self.y = paragraph(foot, LEFT, self.y + 2, note, RIGHT - LEFT, SMALL, fill=GREY)
        self.y += 8
        mark(foot, "path", d=f"M{LEFT} {number(self.y)}H{RIGHT}", stroke=RULE)
        licence = LICENCE["name"].replace("-", " ")
        source = texts(self._language)["charts"]["source"].format(
            name=NAME, version=version, ids=ids, licence=licence
        )
        end = group(foot, "source")
        self.y = paragraph(end, LEFT, self.y + 4, source, RIGHT - LEFT, SMALL, fill=GREY) + 12
        size = {"width": number(WIDTH), "height": number(self.y)}
        self._root.attrib |= size | {"viewBox": f"0 0 {WIDTH} {size['height']}"}
        self._paper.attrib |= size
        return bytes(ET.tostring(self._root, encoding="utf-8")) + b"\n"


def _fades(parent: Element) -> None:
    """What open ends are filled with: to the left, to the right, and to both sides."""
    for name, opacities in (("left", (0, 1)), ("right", (1, 0)), ("both", (0, 1, 0))):
        fade = mark(parent, "linearGradient", id=f"fade-{name}")
        for place, opacity in enumerate(opacities):
            offset = place / (len(opacities) - 1)
            mark(fade, "stop", offset=offset, stop_color=BLUE, stop_opacity=opacity)
