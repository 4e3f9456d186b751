"""The marks of dates on a scale of days: an imprecise date looks imprecise.

A day is a dot; a time within a month or year is a pale bar, as long as the month or year; what
lasted is a dark bar with ends; an open side fades. What a text does not print but leaves to be
inferred is hollow, and what is approximate is dashed.
"""

from __future__ import annotations

from datetime import date

from cubaven_data.model.dates import Date, parse
from cubaven_data.publishing.charts.page import (
    BLUE,
    PALE,
    PAPER,
    Element,
    Sample,
    Style,
    group,
    mark,
)
from cubaven_data.publishing.charts.scales import Scale
from cubaven_data.texts.wording import Language, Texts, texts

FADE = 32
"""The length of a side that fades, in pixels; less where the scale ends."""
_HEIGHT = 8
_SHORTEST = 9
_YEAR = 366
# How far a side may fade beyond the end of the scale.
_BEYOND = 4


def draw_date(parent: Element, when: Date, scale: Scale, y: float, fade: float = FADE) -> str:
    """The date as a mark at the height ``y``; returns the class of the mark.

    ``fade`` is the length of a side that fades.
    """
    begin, end = when.earliest, when.latest
    kind = _kind(when)
    made = group(parent, f"date {kind}")
    if begin and end:
        first, last = scale.at(begin.toordinal()), scale.at(end.toordinal() + 1)
        if begin == end:
            _dot(made, when, (first + last) / 2, y)
        else:
            more = max(0, _SHORTEST - (last - first)) / 2
            _bar(made, when, first - more, last + more, y)
    elif begin:
        x = scale.at(begin.toordinal())
        _fade(made, when, x, min(x + fade, scale.end + _BEYOND), y, "right")
    elif end:
        x = scale.at(end.toordinal() + 1)
        _fade(made, when, x - fade, x, y, "left")
    else:
        _fade(made, when, scale.begin, scale.end, y, "both")
    return kind


def draw_span(
    parent: Element, began: Date | None, ended: Date | None, scale: Scale, y: float
) -> set[str]:
    """What lasted from one date to another, at least one of them known; returns the classes.

    Between the dates it is dark; where it may have begun or ended already, pale; a side of which
    nothing is told fades.
    """
    if began == ended or not (began and ended):
        one = began or ended
        assert one, "at least one of the dates is known"
        if began == ended or one.earliest is None or one.latest is None:
            return {draw_date(parent, one, scale, y)}
        return {_one_sided(parent, one, scale, y, "right" if began else "left")}
    first, last = began.earliest or began.latest, ended.latest or ended.earliest
    if not first or not last:
        return {draw_date(parent, began if first else ended, scale, y)}
    surely = (began.latest or first, ended.earliest or last)
    x, end = scale.at(first.toordinal()), scale.at(last.toordinal() + 1)
    made = group(parent, "date lasting")
    is_inferred = began.is_inferred and ended.is_inferred
    _box(made, x, max(end, x + _SHORTEST), y, PAPER if is_inferred else PALE)
    if surely[0] < surely[1] and not is_inferred:
        _box(made, scale.at(surely[0].toordinal()), scale.at(surely[1].toordinal() + 1), y, BLUE)
    for limit in (x, max(end, x + _SHORTEST)):
        _limit(made, limit, y)
    return {"lasting"}


def _one_sided(parent: Element, when: Date, scale: Scale, y: float, way: str) -> str:
    """What began or ended at a date; nothing is told of its other side."""
    day = when.latest if way == "right" else when.earliest
    assert day, "the date has both sides"
    x = scale.at(day.toordinal())
    first, last = (x, min(x + FADE, scale.end + _BEYOND)) if way == "right" else (x - FADE, x)
    _box(parent, first, last, y, f"url(#fade-{way})", stroke="none", opacity=0.75)
    return f"{draw_date(parent, when, scale, y)} open"


def _kind(when: Date) -> str:
    """What the mark has to tell of the date, as words of its class."""
    words = ["lasting" if when.is_extent else str(when.precision)]
    words += ["open"] if when.earliest is None or when.latest is None else []
    words += ["inferred"] if when.is_inferred else []
    words += ["approximate"] if when.is_approximate else []
    return " ".join(words)


def _dot(parent: Element, when: Date, x: float, y: float) -> None:
    if when.is_approximate:
        d = f"M{x - 11:.1f} {y:.1f}h22"
        mark(parent, "path", d=d, stroke=BLUE, stroke_width=1.4, stroke_dasharray="3 2")
    fill = PAPER if when.is_inferred else BLUE
    mark(parent, "circle", cx=x, cy=y, r=4.0, fill=fill, stroke=BLUE, stroke_width=1.4)


def _bar(parent: Element, when: Date, first: float, last: float, y: float) -> None:
    """From the first to the last day: dark with ends if it lasted so long, else pale."""
    fill = BLUE if when.is_extent else PALE
    if when.is_inferred:
        fill = PAPER
    style: Style = {"stroke_dasharray": "3 2"} if when.is_approximate else {}
    _box(parent, first, last, y, fill, **style)
    for x in (first, last) if when.is_extent else ():
        _limit(parent, x, y)


def _box(
    parent: Element, first: float, last: float, y: float, fill: str, **more: float | str
) -> None:
    box = {"x": first, "y": y - _HEIGHT / 2, "width": last - first, "height": float(_HEIGHT)}
    style: Style = {"rx": 1.5, "fill": fill, "stroke": BLUE, "stroke_width": 1.4}
    mark(parent, "rect", **(box | style | more))


def _limit(parent: Element, x: float, y: float) -> None:
    """The end of something that lasted, or of what is known."""
    mark(parent, "path", d=f"M{x:.1f} {y - 7:.1f}v14", stroke=BLUE, stroke_width=1.8)


def _fade(parent: Element, when: Date, first: float, last: float, y: float, way: str) -> None:
    """A side that fades, from the day that is known."""
    _box(parent, first, last, y, f"url(#fade-{way})", stroke="none", opacity=0.75)
    x = first if way == "right" else last
    if way == "both":
        return
    if when.is_inferred:
        mark(parent, "circle", cx=x, cy=y, r=4.0, fill=PAPER, stroke=BLUE, stroke_width=1.4)
    else:
        _limit(parent, x, y)


def tick(day: date, scale: Scale, language: Language) -> str:
    """The label of a day on the scale: its year, or its month if the scale has a year at most."""
    if scale.last - scale.first > _YEAR:
        return str(day.year)
    name = str(texts(language)["months"][str(day.month)])
    return str(texts(language)["charts"]["dates"]["month"]).format(month=name[:3], year=day.year)


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
