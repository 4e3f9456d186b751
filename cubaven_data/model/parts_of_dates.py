"""Dates in words that name a part of a year, month or decade: a quarter, a season, a week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from cubaven_data.model.dates import Date, DateError, parse
from cubaven_data.model.exact_dates import exactly, short_decades

# A part of a year: its first letter and how many months it has.
_MONTHS = {"q": 3, "t": 3, "c": 4, "h": 6, "s": 6, "m": 6}
_NTH = (
    r"(?P<nth>[1-4]|first|second|third|fourth|last|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]"
    r"|[úu]ltim[oa])(?:st|nd|rd|th|er|ro|do|to|ra|da|ta|\.?[ºª°])?"
)
_NUMBERED = {"fi": 1, "pr": 1, "se": 2, "th": 3, "te": 3, "fo": 4, "cu": 4}
_IN = r"(?:(?:in|during|the|en|durante|el|la) )*"
_IN_SHORT, _COUNTED = "(?P<part>[qths])", "(?P<nth>[1-4])"
_YEAR, _OF_YEAR = r"(?P<year>\d{4})", r"(?:[ /-]|,? (?:del?|of) (?:año )?)"
_PARTS = (
    rf"{_IN}{_NTH} ?(?P<part>quarter|trimestre|cuatrimestre|half|semester|semestre|mitad)"
    rf"{_OF_YEAR}{_YEAR}",
    *(
        form
        for short in (rf"{_IN_SHORT}{_COUNTED}", rf"{_COUNTED}{_IN_SHORT}")
        for form in (rf"{short}{_OF_YEAR}?{_YEAR}", rf"{_YEAR}[ /-]?{short}")
    ),
)
_HALF = rf"{_IN}{_NTH} (?:half|fortnight|mitad|quincena)(?: of| del?)? (?P<month>.+)"
_WEEK_OF = (
    rf"{_IN}(?P<nth>first|last|primera|[úu]ltima) (?:week|semana)(?: of| del?)? (?P<month>.+)"
)
_WEEKS = (
    r"(?P<year>\d{4})[ -]?w(?P<week>\d\d?)(?:-?(?P<day>\d))?",
    r"(?:week |semana |w)(?P<week>\d\d?)(?:,? |/| of | del? )(?P<year>\d{4})(?P<day>)",
)
# A part of a year, month or decade, of three.
_OF = r"(?: de los| del?| of the| of)?(?: año)?[ -]"
_THIRDS = (
    rf"(?:(?:in |at |the )*(?:early|beginning|start)|(?:a )?(?:principio|comienzo|inicio)s){_OF}",
    rf"(?:(?:in |the )*(?:mid|middle)|(?:a )?mediados){_OF}",
    rf"(?:(?:in |at |the )*(?:late|end)|(?:a )?(?:finales|fines)){_OF}",
)
# The first month of each season.
_SEASONS = {
    3: "spring|primavera",
    6: "summer|verano",
    9: "autumn|fall|otoño",
    12: "winter|invierno",
}


def in_part(said: str) -> Iterator[str]:
    """What the part that is named, in small letters, can mean as a date."""
    for part in filter(None, (re.fullmatch(form, said) for form in _PARTS)):
        length = _MONTHS[part["part"][0]]
        last = length * _number(part["nth"], 12 // length)
        yield from extents(f"{part['year']}-{last - length + 1:02}", f"{part['year']}-{last:02}")
    if half := re.fullmatch(_HALF, said):
        for month in exactly(half["month"]):
            yield from _half(month, _number(half["nth"], 2))
    if week_of := re.fullmatch(_WEEK_OF, said):
        for month in exactly(week_of["month"]):
            yield from _end_week(month, week_of["nth"][0] in "fp")
    for week in filter(None, (re.fullmatch(form, said) for form in _WEEKS)):
        yield from _week(int(week["year"]), int(week["week"]), week["day"])
    yield from _seasons(said)
    yield from _thirds(said)


def _number(nth: str, last: int) -> int:
    return int(nth) if nth.isdecimal() else _NUMBERED.get(nth[:2], last)


def _half(month: str, nth: int) -> tuple[str, ...]:
    found = date_or_none(month)
    if found is None or found.latest is None or found.precision != "month" or nth > 2:
        return ()
    first, last = ("01", "15") if nth == 1 else ("16", f"{found.latest.day}")
    return extents(f"{month}-{first}", f"{month}-{last}")


def _end_week(month: str, first: bool) -> tuple[str, ...]:
    """The first or the last seven days of a month."""
    found = date_or_none(month)
    if found is None or found.latest is None or found.precision != "month":
        return ()
    day = 7 if first else found.latest.day
    return extents(f"{month}-{day - 6:02}", f"{month}-{day:02}")


def _week(year: int, week: int, day: str) -> tuple[str, ...]:
    """The week, or its day, as counted by ISO 8601."""
    try:
        first, last = (date.fromisocalendar(year, week, int(day or end)) for end in (1, 7))
    except ValueError:
        return ()
    return (first.isoformat(),) if day else extents(first.isoformat(), last.isoformat())


def _seasons(said: str) -> Iterator[str]:
    """The season of the north, by months or by the sun, and the whole year: *winter 2020*."""
    for first, name in _SEASONS.items():
        match = re.fullmatch(rf"{_IN}(?:{name})(?: of| del?)? (\d{{4}})(\W\d+)?", said)
        if match is None:
            continue
        year, further = int(match[1]), match[2]
        if further is None:
            # Winter begins in the year before, or ends in the next.
            begun = (year - 1, year) if first == 12 else (year,)
            yield from (_season(one, first) for one in begun)
            yield str(year)
        elif first == 12 and str(year + 1).endswith(further[1:].zfill(2)):
            yield _season(year, first)


def _season(year: int, first: int) -> str:
    return f"[{year}-{first:02}..{year + first // 12}-{first % 12 + 3:02}]"


def _thirds(said: str) -> Iterator[str]:
    """The third of a year, month or decade, and the whole of it: *early 2019*."""
    for third, before in enumerate(_THIRDS):
        if match := re.fullmatch(rf"{before}(.+)", said):
            whole = match[1]
            shown = (*exactly(whole), *short_decades(whole), *short_decades(f"the {whole}"))
            for reading in shown:
                if within := _third(reading, third):
                    yield from (within, reading)


def _third(reading: str, third: int) -> str:
    found = date_or_none(reading)
    if found is None or found.latest is None:
        return ""
    if found.precision == "month":
        ends = [f"{reading}-{day}" for day in ("01", "10", "11", "20", "21")]
        ends.append(found.latest.isoformat())
    elif found.precision == "year":
        ends = [f"{reading}-{month:02}" for month in (1, 4, 5, 8, 9, 12)]
    elif found.precision == "decade":
        ends = [f"{reading[:3]}{year}" for year in (0, 3, 4, 6, 7, 9)]
    else:
        return ""
    return f"[{ends[2 * third]}..{ends[2 * third + 1]}]"


def extents(first: str, last: str) -> tuple[str, str]:
    """From one date to another, and once between them."""
    return f"{first}/{last}", f"[{first}..{last}]"


def date_or_none(reading: str) -> Date | None:
    """The date that the text is, if it is one."""
    try:
        return parse(reading)
    except DateError:
        return None
