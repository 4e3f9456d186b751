"""Dates as the data writes them: the part of EDTF (ISO 8601-2) that people can read.

=========================  ==================================================
``2026-01-03``             a day; ``2008-05`` a month, ``2008`` a year, ``201X`` a decade
``2025-11~`` ``2025?``     about; uncertain (``%`` is both)
``[2004..2006]``           once, some time between; ``[..2014]``, ``[2026-01..]`` open to one side
``2014-02/2014-05``        lasting; ``2013/..`` still going on, ``../2019`` beginning unknown
``..``                     as the end of a relation: still going on
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

# The grammar, as it is published: [0-9], since \d is any script's digit to some of its readers.
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
POINT = r"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|[0-9]{3}X)[?~%]?"
BETWEEN = rf"\[({POINT}\.\.({POINT})?|\.\.{POINT})\]"
EXTENT = rf"({POINT}/({POINT}|\.\.)|\.\./{POINT})"
ONGOING = r"\.\."
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
"""How exact a date can be."""
PARTS = ("earliest", "latest", "precision")
"""What is released of a date beside its text."""

_POINT = re.compile(POINT)


class DateError(ValueError):
    """The text is no date of the data; the argument is why: ``syntax`` or ``interval-order``."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date with its vagueness.

    ``earliest`` and ``latest`` are the first and the last day on which it can have been (``None``:
    open to that side). A qualifier (``?``, ``~``) does not widen them: the text does not say by how
    much.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision

    def __str__(self) -> str:
        return self.text

    @property
    def is_extent(self) -> bool:
        """Whether it lasts (``a/b``) instead of being once."""
        return self.precision == "extent"

    @property
    def is_ongoing(self) -> bool:
        """Whether it is ``..``, the end of what goes on."""
        return self.precision == "ongoing"

    def surely_before(self, other: Date) -> bool:
        """Whether its last possible day lies before the first possible day of the other."""
        return (
            self.latest is not None and other.earliest is not None and self.latest < other.earliest
        )

    def overlaps(self, other: Date) -> bool:
        """Whether both can have been on the same day."""
        return not self.surely_before(other) and not other.surely_before(self)


def parse(text: str) -> Date:
    """The date that the text writes.

    Raises :class:`DateError` with ``syntax`` where the text is no such date (a day that the
    calendar does not have included), with ``interval-order`` where one ends before it begins.
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


@lru_cache(20_000)  # A day of fifty years.
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
    """The dates that a spreadsheet's 3/1/2026 can mean, as they are to be written; none where the
    text is nothing of the kind."""
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
