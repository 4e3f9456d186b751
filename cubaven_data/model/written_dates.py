"""What a date that people or programs wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from cubaven_data.model.dates import DateError, parse
from cubaven_data.texts.wording import LANGUAGES, texts

_WORD = r"([a-záéíóú]{3,10})\.?"
_DAY, _YEAR = r"([0-3]?\d)(?:st|nd|rd|th|\.º|º)?", r"(\d{4})"
_NAMED = (
    (rf"{_DAY}[ -](?:de |of )?{_WORD}(?:[ ,-]+| del? ){_YEAR}", "day month year"),
    (rf"{_WORD} {_DAY},? {_YEAR}", "month day year"),
    (rf"{_WORD}(?: del? | |-){_YEAR}", "month year"),
    (rf"{_YEAR} {_WORD}", "year month"),
)
_NUMBERS = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?z?)?", "year month day"),
    (r"(\d{4})(\d\d)(\d\d)", "year month day"),
    (r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ ]00:00(?::00)?)?", "day month year"),
    (r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ ]00:00(?::00)?)?", "month day year"),
    (r"(\d{4})[/.](\d{1,2})", "year month"),
)
# What stands before a date, and the EDTF for it; `{y}` is the year before or after.
_ABOUT = r"(?:around|about|circa|ca?\.|hacia|alrededor de|cerca de) "
_BEFORE, _AFTER = r"(?:before|antes de) ", r"(?:after|después de|despues de) "
_BY, _SINCE = r"(?:by|a más tardar en|hasta|until|up to) ", r"(?:since|from|desde) "
# Two digits from here on are of the last century.
_LAST_CENTURY = 50


class Written(NamedTuple):
    """The EDTF dates that a text can mean; ``sure`` is whether there is only one, for certain."""

    readings: tuple[str, ...] = ()
    sure: bool = False


def written(text: str) -> Written:
    """What the text, which is not EDTF, can mean as a date.

    Numbers of a spreadsheet, years of two digits and words such as *before* are never sure.
    """
    said = " ".join(text.casefold().split())
    exact = tuple(dict.fromkeys(filter(_is_date, _exactly(said))))
    if exact:
        return Written(exact, len(exact) == 1)
    return Written(tuple(dict.fromkeys(filter(_is_date, _perhaps(said)))))


def span_of(text: str) -> str:
    """The two numbers of which a spreadsheet made a date: ``5-Mar`` was 3-5 or 5-3."""
    match = re.fullmatch(rf"(\d{{1,2}})[- ]{_WORD}|{_WORD}[- ](\d{{1,2}})", text.casefold())
    if match is None:
        return ""
    day, month = match[1] or match[4], _months().get(match[2] or match[3])
    return f"{month}-{int(day)} | {int(day)}-{month}" if month else ""


def _exactly(said: str) -> Iterator[str]:
    for pattern, parts in _NAMED:
        if match := re.fullmatch(pattern, said):
            yield from _joined(dict(zip(parts.split(), match.groups(), strict=True)))
    for pattern, parts in _NUMBERS:
        if match := re.fullmatch(pattern, said):
            yield from _joined(dict(zip(parts.split(), match.groups(), strict=True)))


def _perhaps(said: str) -> Iterator[str]:
    if match := re.fullmatch(rf"{_DAY}[ -]{_WORD}[ -](\d\d)", said):
        day, month, year = match.groups()
        yield from _joined({"day": day, "month": month, "year": _century(year)})
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d\d)", said):
        one, other, year = match.groups()
        yield from _joined({"day": one, "month": other, "year": _century(year)})
        yield from _joined({"day": other, "month": one, "year": _century(year)})
    if re.fullmatch(r"[2-6]\d{4}", said):
        # The first day of the two calendars of spreadsheets.
        for first in (date(1899, 12, 30), date(1904, 1, 1)):
            yield (first + timedelta(days=int(said))).isoformat()
    for before, form in (
        (_ABOUT, "{0}~"),
        (_BY, "[..{0}]"),
        (_SINCE, "[{0}..]"),
        (_BEFORE, "[..{0}]"),
        (_AFTER, "[{0}..]"),
    ):
        if match := re.fullmatch(rf"{before}(.+)", said):
            for reading in (match[1], *_exactly(match[1])):
                step = {_BEFORE: -1, _AFTER: 1}.get(before, 0)
                yield form.format(_moved(reading, step) if step else reading)


def _joined(parts: dict[str, str]) -> Iterator[str]:
    month = parts["month"]
    number = int(month) if month.isdecimal() else _months().get(month)
    if number:
        day = f"-{int(parts['day']):02}" if "day" in parts else ""
        yield f"{parts['year']}-{number:02}{day}"


def _century(year: str) -> str:
    return f"{'19' if int(year) >= _LAST_CENTURY else '20'}{year}"


def _moved(reading: str, step: int) -> str:
    """The day, month or year before or after."""
    try:
        point = parse(reading)
    except DateError:
        return ""
    if point.earliest is None or point.latest is None:
        return ""
    day = (point.earliest if step < 0 else point.latest) + timedelta(days=step)
    return day.isoformat()[: len(reading)]


@cache
def _months() -> dict[str, int]:
    """The number of each month by its name and its usual short forms, in both languages."""
    found = {"sept": 9, "set": 9, "setiembre": 9}
    for language in LANGUAGES:
        for number, name in texts(language)["months"].items():
            found[name.casefold()] = found[name.casefold()[:3]] = int(number)
    return found


def _is_date(text: str) -> bool:
    try:
        return bool(parse(text))
    except DateError:
        return False
