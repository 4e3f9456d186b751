"""The marks of figures: numbers, ranges and open ends on a scale, each told apart by its shape."""

from __future__ import annotations

from cubaven_data.asking.dataset import Row
from cubaven_data.origins.rivals import LEFT_OUT
from cubaven_data.publishing.charts.page import BLUE, GREY, PAPER, Element, Style, group, mark
from cubaven_data.publishing.charts.scales import Scale

OPEN = 30
"""The length of an open end in pixels: room for it is left on both sides of a scale."""
APPROXIMATE = ("about", "nearly")
"""The qualifiers of numbers that are drawn as approximate."""
_HALF = 5


def draw_range(parent: Element, row: Row, scale: Scale, y: float) -> None:
    """The number or range of a figure, at the height ``y``; nothing if no number is given."""
    low, best, high = row["low"], row["best"], row["high"]
    drawer = _Drawer(parent, row, y)
    if low is not None or high is not None:
        first = scale.at(low) if low is not None else scale.at(high) - OPEN
        last = scale.at(high) if high is not None else scale.at(low) + OPEN
        drawer.line(first, last)
        drawer.end(first, -1, is_open=low is None)
        drawer.end(last, 1, is_open=high is None)
    if best is not None:
        drawer.dot(scale.at(best))
    if row["outcome"] in LEFT_OUT:
        known = [scale.at(one) for one in (low, best, high) if one is not None]
        for x in known[:1]:
            cross(parent, x, y)


def is_imputed(row: Row) -> bool:
    """Whether a bound of the figure stands for a vague word."""
    return "imputed" in row["flags"]


def is_unnamed(row: Row) -> bool:
    """Whether nobody with a name vouches for the figure."""
    return not row["n_origins"]


def cross(parent: Element, x: float, y: float) -> None:
    """What strikes out a number that was taken back."""
    d = f"M{x - 6:.1f} {y - 6:.1f}l12 12m0 -12l-12 12"
    mark(parent, "path", class_="taken-back", d=d, stroke=GREY, stroke_width=1.6)


class _Drawer:
    """Draws the parts of a figure in the manner that says how the figure was given."""

    def __init__(self, parent: Element, row: Row, y: float) -> None:
        self._parent, self._y = parent, y
        self._is_imputed = is_imputed(row)
        self._is_approximate = row["qualifier"] in APPROXIMATE
        self._is_hollow = is_unnamed(row) or row["outcome"] in LEFT_OUT
        self._ink = GREY if self._is_hollow else BLUE

    def _path(self, kind: str, d: str, **more: float | str) -> None:
        style: Style = {"fill": "none", "stroke": self._ink, "stroke_width": 2.0}
        mark(self._parent, "path", class_=kind, d=d, **(style | more))

    def line(self, first: float, last: float) -> None:
        """From one bound to the other."""
        kind, dashes = "given", Style()
        if self._is_imputed:
            kind, dashes = "imputed", {"stroke_dasharray": "2 4"}
        elif self._is_approximate:
            kind, dashes = "approximate", {"stroke_dasharray": "7 3"}
        self._path(kind, f"M{first:.1f} {self._y:.1f}H{last:.1f}", **dashes)

    def end(self, x: float, way: int, *, is_open: bool) -> None:
        """A bound; an arrow where there is none, a hollow ring where it stands for a word."""
        if is_open:
            back = -6 * way
            d = f"M{x + back:.1f} {self._y - 4.5:.1f}L{x:.1f} {self._y:.1f}l{back} 4.5"
            self._path("open", d)
        elif self._is_imputed:
            style: Style = {"fill": PAPER, "stroke": self._ink, "stroke_width": 1.4}
            circle: Style = {"cx": x, "cy": self._y, "r": 4.5, "stroke_dasharray": "2 2"}
            mark(self._parent, "circle", class_="bound imputed", **(circle | style))
        else:
            self._path("bound", f"M{x:.1f} {self._y - _HALF:.1f}v{2 * _HALF}")

    def dot(self, x: float) -> None:
        """The number itself; hollow if no named origin stands by it."""
        if self._is_approximate:
            d = f"M{x - 13:.1f} {self._y:.1f}h26"
            self._path("approximate", d, stroke_dasharray="4 2.5", stroke_width=1.6)
        fill = PAPER if self._is_hollow else self._ink
        circle: Style = {"cx": x, "cy": self._y, "r": 5.0, "fill": fill}
        mark(self._parent, "circle", class_="best", **circle, stroke=self._ink, stroke_width=2)


def sample(low: float | None, best: float | None, high: float | None, **of: object) -> Element:
    """A figure with these bounds, drawn for the legend; ``of`` are values of its row."""
    made = group(None, "sample")
    row: dict[str, object] = {
        "low": low,
        "best": best,
        "high": high,
        "qualifier": "exact",
        "outcome": None,
    }
    row |= {"flags": [], "n_origins": 1} | of
    draw_range(made, row, Scale(0, 34, 0, 34, ()), 3)
    return made
