"""Dates: the subset of EDTF (Extended Date/Time Format, ISO 8601-2) that the dataset uses.

===========================  =================================================
``2026-01-03``               a day; ``2008-05`` a month, ``2008`` a year, ``201X`` a decade
``2004-06-XX``               a single day of a month, not known which
``2025-11~`` ``2025?``       approximate; inferred from context (``%`` means both)
``[2004..2006]``             at one time within a range; ``[..2014]`` and ``[2026-01..]`` are open
``[2020-01-03,2020-01-05]``  at one of several times
``2014-02/2014-05``          an extent; ``2013/..`` is ongoing, ``../2019`` has no known beginning
``../..``                    ongoing, with no known beginning
``..``                       as the end of a relation: ongoing
===========================  =================================================
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Literal, get_args

Precision = Literal["day", "month", "year", "decade", "between", "extent", "ongoing"]

# Published in the schemas, hence [0-9]: in some regex dialects, \d matches digits of any script.
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
POINT = r"([0-9]{4}(-[0-9]{2}(-([0-9]{2}|XX))?)?|[0-9]{3}X)[?~%]?"
BETWEEN = rf"\[({POINT}\.\.({POINT})?|\.\.{POINT})\]"
ONE_OF = rf"\[{POINT}(,{POINT})+\]"
EXTENT = rf"({POINT}/({POINT}|\.\.)|\.\./({POINT}|\.\.))"
ONGOING = r"\.\."
YEARS = range(1000, 2101)
"""The years that a date can have; another is a slip of one: 0201 for 2021."""
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
"""The precisions that a date can have."""
PARTS = ("earliest", "latest", "precision", "edtf")
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

    @property
    def is_open_at_start(self) -> bool:
        """Whether only its last day is known, as in ``[..2019]`` and ``../2019``."""
        return self.earliest is None and self.latest is not None

    @property
    def is_open_at_end(self) -> bool:
        """Whether only its first day is known, as in ``[2019..]`` and ``2019/..``."""
        return self.earliest is not None and self.latest is None

    @property
    def is_inferred(self) -> bool:
        """Whether any part of it is marked ``?`` or ``%``: inferred, not printed in the text."""
        return bool(re.search(r"[?%]", self.text))

    @property
    def is_approximate(self) -> bool:
        """Whether any part of it is marked ``~`` or ``%``."""
        return bool(re.search(r"[~%]", self.text))

    @property
    def points(self) -> tuple[Date, ...]:
        """The points in time that it names, in order: itself, or those of which it is made."""
        return tuple(map(parse, re.findall(r"[^][/.,]+", self.text)))

    @property
    def sort_day(self) -> date | None:
        """The last day on which it can have happened or, of an extent, begun; ``None`` for ``..``.

        Of a date without an end, that of the date from which on it is possible.
        """
        points = self.points
        return points[0 if self.is_extent else -1].latest if points else None

    @property
    def edtf(self) -> str | None:
        """The date in a form that the EDTF library accepts; ``None`` for ``..``.

        The earliest and the latest day are always kept. Only two forms are rewritten. A range
        ``[a..b]`` loses its qualifiers, and its bounds get the precision of the finer one, as the
        library requires: ``[2004-06?..2006]`` becomes ``[2004-06..2006-12]``. In an extent with an
        open end or a qualifier, a decade becomes its first or last year and ``2004-06-XX`` its
        month: ``../201X`` becomes ``../2019``, and ``201X?/2021`` becomes ``2010?/2021``.
        """
        if self.is_ongoing:
            return None
        first, dots, last = self.text.strip("[]").partition("..")
        if dots and not self.is_extent:
            length = max(len(_bare(end)) for end in (first, last))
            ends = (day.isoformat()[:length] if day else "" for day in (self.earliest, self.latest))
            return f"[{'..'.join(ends)}]"
        if "X" in self.text and self.is_extent and re.search(r"[?~%]|\.\.", self.text):
            first, _, last = self.text.partition("/")
            return f"{_without_x(first, self.earliest)}/{_without_x(last, self.latest)}"
        return self.text

    def surely_before(self, other: Date) -> bool:
        """Whether its latest day is before the earliest of the other; false if either is open."""
        return (
            self.latest is not None and other.earliest is not None and self.latest < other.earliest
        )

    def years_before(self, other: Date) -> int:
        """How many years lie between its latest year and the earliest of the other; 0 if either
        is open."""
        return other.earliest.year - self.latest.year if self.latest and other.earliest else 0

    def overlaps(self, other: Date) -> bool:
        """Whether some day is possible for both; an open side is unbounded."""
        return not self.surely_before(other) and not other.surely_before(self)


def parse(text: str) -> Date:
    """Parses a date.

    Raises :class:`DateError` with ``syntax`` if the text is not a date of this subset or names a
    day that the calendar does not have or a year that is none of ``YEARS``, and with
    ``interval-order`` if an interval ends before it begins. The members of ``[a,b]`` must be in
    order; if two share a day, that is ``syntax`` too.
    """
    if text == "..":
        return Date(text, None, None, "ongoing")
    if text.startswith("[") and text.endswith("]"):
        if "," in text:
            return _one_of(text, text[1:-1].split(","))
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
    if not separated or first == last == "":
        raise DateError("syntax")
    earliest = None if first == blank else _point(first)[0]
    latest = None if last == blank else _point(last)[1]
    if earliest is not None and latest is not None and latest < earliest:
        raise DateError("interval-order")
    return Date(text, earliest, latest, precision)


def _one_of(text: str, members: list[str]) -> Date:
    points = [_point(member) for member in members]
    for one, following in pairwise(points):
        if following[1] < one[0]:
            raise DateError("interval-order")
        if following[0] <= one[1]:
            raise DateError("syntax")
    return Date(text, points[0][0], points[-1][1], "between")


@lru_cache(20_000)  # Enough for every day of fifty years.
def _point(text: str) -> tuple[date, date, Precision]:
    match = _POINT.fullmatch(text)
    if match is None or int(text[:4].replace("X", "0")) not in YEARS:
        raise DateError("syntax")
    point = match[1].removesuffix("-XX")
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


def _bare(point: str) -> str:
    """The point without its qualifier, and without a day that is not known."""
    return point.rstrip("?~%").removesuffix("-XX")


def _without_x(end: str, day: date | None) -> str:
    """The end of an extent with its first or last day in place of what is not known."""
    if day is None:
        return ".."
    qualifier = end[len(end.rstrip("?~%")) :]
    return day.isoformat()[: len(_bare(end))] + qualifier
