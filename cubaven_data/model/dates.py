"""Dates: the subset of EDTF (Extended Date/Time Format, ISO 8601-2) that the dataset uses.

=========================  ==================================================
``2026-01-03``             a day; ``2008-05`` a month, ``2008`` a year, ``201X`` a decade
``2025-11~`` ``2025?``     approximate; uncertain (``%`` means both)
``[2004..2006]``           at one time within a range; ``[..2014]`` and ``[2026-01..]`` are open
``2014-02/2014-05``        an extent; ``2013/..`` is ongoing, ``../2019`` has no known beginning
``..``                     as the end of a relation: ongoing
=========================  ==================================================
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, get_args

Precision = Literal["day", "month", "year", "decade", "between", "extent", "ongoing"]

# Published in the schemas, hence [0-9]: in some regex dialects, \d matches digits of any script.
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
POINT = r"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|[0-9]{3}X)[?~%]?"
BETWEEN = rf"\[({POINT}\.\.({POINT})?|\.\.{POINT})\]"
EXTENT = rf"({POINT}/({POINT}|\.\.)|\.\./{POINT})"
ONGOING = r"\.\."
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
"""The precisions that a date can have."""
PARTS = ("earliest", "latest", "precision")
"""The attributes of a date that are released next to its text."""

_POINT = re.compile(POINT)


class DateError(ValueError):
    """The text is not a date; the argument is the reason, ``syntax`` or ``interval-order``."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date, exact or not.

    ``earliest`` and ``latest`` are the first and last possible day (``None`` if that side is open);
    for an extent, its first and last day. A qualifier (``?``, ``~``, ``%``) does not widen them,
    because it does not say by how much.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision

    def __str__(self) -> str:
        return self.text

    @property
    def is_extent(self) -> bool:
        """Whether it is an extent (``a/b``) and not a single point in time."""
        return self.precision == "extent"

    @property
    def is_ongoing(self) -> bool:
        """Whether it is ``..``, the end of something ongoing."""
        return self.precision == "ongoing"

    def surely_before(self, other: Date) -> bool:
        """Whether its latest day is before the earliest of the other; false if either is open."""
        return (
            self.latest is not None and other.earliest is not None and self.latest < other.earliest
        )

    def overlaps(self, other: Date) -> bool:
        """Whether some day is possible for both; an open side is unbounded."""
        return not self.surely_before(other) and not other.surely_before(self)


def parse(text: str) -> Date:
    """Parses a date.

    Raises :class:`DateError` with ``syntax`` if the text is not a date of this subset or names a
    day that the calendar does not have, and with ``interval-order`` if an interval ends before it
    begins.
    """
    if text == "..":
        return Date(text, None, None, "ongoing")
    if text.startswith("[") and text.endswith("]"):
        first, dots, last = text[1:-1].partition("..")
        return _interval(text, first, last, "between", bool(dots), blank="")
    if "/" in text:
        first, _, last = text.partition("/")
        return _interval(text, first, last, "extent", True, blank="..")
    earliest, latest, precision = _point(text)
    return Date(text, earliest, latest, precision)


def _interval(
    text: str, first: str, last: str, precision: Precision, separated: bool, blank: str
) -> Date:
    if not separated or first == last == blank:
        raise DateError("syntax")
    earliest = None if first == blank else _point(first)[0]
    latest = None if last == blank else _point(last)[1]
    if earliest is not None and latest is not None and latest < earliest:
        raise DateError("interval-order")
    return Date(text, earliest, latest, precision)


@lru_cache(20_000)  # Enough for every day of fifty years.
def _point(text: str) -> tuple[date, date, Precision]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError("syntax")
    point = match[1]
    try:
        if point.endswith("X"):
            first = int(point[:3]) * 10
            return date(first, 1, 1), date(first + 9, 12, 31), "decade"
        year, *rest = map(int, point.split("-"))
        if not rest:
            return date(year, 1, 1), date(year, 12, 31), "year"
        month, *days = rest
        if not days:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"
        return date(year, month, days[0]), date(year, month, days[0]), "day"
    except ValueError as error:
        raise DateError("syntax") from error


def meant_by(text: str) -> list[str]:
    """The EDTF dates that a spreadsheet date such as 3/1/2026 can mean.

    Day and month may be in either order; if neither gives a date, the year alone is returned. Any
    other text gives an empty list.
    """
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text)
    if match is None:
        return []
    first, second, year = (int(part) for part in match.groups())
    months = dict.fromkeys([(first, second), (second, first)])
    found = [f"{year:04}-{month:02}-{day:02}" for month, day in months]
    return [date for date in found if _is_date(date)] or ([f"{year:04}"] if year else [])


def _is_date(text: str) -> bool:
    try:
        return bool(parse(text))
    except DateError:
        return False
