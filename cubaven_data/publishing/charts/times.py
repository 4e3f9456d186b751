"""The marks of dates on a scale of days: an imprecise date looks imprecise.

A day is a dot; a time within a month or year is a pale bar, which is as long as it is not known;
what lasted is a dark bar with ends; an open side fades. What a text does not print but leaves to be
inferred is hollow, and what is approximate has a dashed edge.
"""

from __future__ import annotations

from datetime import date

from cubaven_data.model.dates import Date, parse
from cubaven_data.publishing.charts.page import BLUE, PALE, PAPER, Element, Sample, group, mark
from cubaven_data.publishing.charts.scales import Scale
from cubaven_data.texts.wording import Language, Texts, texts

FADE = 46
"""The length of a side that fades in pixels, less where it meets the edge of the scale."""
_HEIGHT = 8
_SHORTEST = 9
_YEAR = 366


def draw_date(parent: Element, when: Date, scale: Scale, y: float) -> str:
    """The date as a mark at the height ``y``; returns the class of the mark."""
    begin, end = when.earliest, when.latest
    kind = _kind(when)
    made = group(parent, f"date {kind}")
    if begin and end:
        first, last = scale.at(begin.toordinal()), scale.at(end.toordinal() + 1)
        if last - first < _SHORTEST:
            _dot(made, when, (first + last) / 2, y)
        elif when.is_extent:
            _bar(made, when, first, last, y, fill=BLUE)
        else:
            _bar(made, when, first, last, y, fill=PALE)
    elif begin:
        x = scale.at(begin.toordinal())
        _fade(made, when, x, x + FADE, y, "right")
    elif end:
        x = scale.at(end.toordinal() + 1)
        _fade(made, when, x - FADE, x, y, "left")
    else:
        _fade(made, when, scale.begin, scale.end, y, "both")
    return kind


def _kind(when: Date) -> str:
    """What the mark has to tell of the date, as words of its class."""
    kind = "lasting" if when.is_extent else when.precision
    words = [kind]
    words += ["open"] if when.earliest is None or when.latest is None else []
    words += ["inferred"] if when.is_inferred else []
    words += ["approximate"] if when.is_approximate else []
    return " ".join(words)


def _edge(when: Date) -> dict[str, float | str]:
    dashes: dict[str, float | str] = {"stroke_dasharray": "3 2"} if when.is_approximate else {}
    return {"stroke": BLUE, "stroke_width": 1.4, **dashes}


def _dot(parent: Element, when: Date, x: float, y: float) -> None:
    fill = PAPER if when.is_inferred else BLUE
    mark(parent, "circle", cx=x, cy=y, r=4.0, fill=fill, **_edge(when))


def _bar(parent: Element, when: Date, first: float, last: float, y: float, *, fill: str) -> None:
    box = {"x": first, "y": y - _HEIGHT / 2, "width": last - first, "height": float(_HEIGHT)}
    inside = PAPER if when.is_inferred and not when.is_extent else fill
    mark(parent, "rect", **box, rx=1.5, fill=inside, **_edge(when))
    if when.is_extent:
        for x in (first, last):
            d = f"M{x:.1f} {y - 7:.1f}v14"
            mark(parent, "path", d=d, stroke=BLUE, stroke_width=1.8)


def _fade(parent: Element, when: Date, first: float, last: float, y: float, way: str) -> None:
    """A side that fades, from the day that is known."""
    box = {"x": first, "y": y - _HEIGHT / 2, "width": last - first, "height": float(_HEIGHT)}
    mark(parent, "rect", **box, fill=f"url(#fade-{way})", opacity=0.75)
    if way != "both":
        x = first if way == "right" else last
        if when.is_inferred:
            mark(parent, "circle", cx=x, cy=y, r=4.0, fill=PAPER, **_edge(when))
        else:
            mark(parent, "path", d=f"M{x:.1f} {y - 7:.1f}v14", stroke=BLUE, stroke_width=1.8)


def tick(day: date, scale: Scale, language: Language) -> str:
    """The label of a day on the scale: its year, or its month if the scale has a year at most."""
    if scale.last - scale.first > _YEAR:
        return str(day.year)
    name = str(texts(language)["months"][str(day.month)])
    return texts(language)["charts"]["dates"]["month"].format(month=name[:3], year=day.year)


# Examples for the legend: the word of the class that stands for each, and a date.
_SAMPLES = (
    ("day", "2000-01-17"),
    ("inferred", "2000-01-17?"),
    ("within", "[2000-01-03..2000-01-31]"),
    ("lasting", "2000-01-03/2000-01-31"),
    ("open", "[2000-01-03..]"),
    ("approximate", "2000-01-17~"),
)
_WITHIN = {"month", "year", "decade", "between"}


def legend(kinds: set[str], said: Texts) -> list[Sample]:
    """What the marks of these classes mean."""
    words = {word for kind in kinds for word in kind.split()}
    words |= {"within"} if words & _WITHIN else set()
    scale = Scale(0, 34, date(2000, 1, 1).toordinal(), date(2000, 2, 4).toordinal(), ())
    samples = []
    for word, example in _SAMPLES:
        if word in words:
            drawn = group(None, "sample")
            draw_date(drawn, parse(example), scale, 3)
            samples.append(Sample(drawn, said[word]))
    return samples
