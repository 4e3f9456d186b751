"""Dates in words or digits that name one day, month, year or decade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cache

from cubaven_data.texts.wording import LANGUAGES, Language, texts

LETTERS = r"[a-záéíóú]{3,10}"
"""The letters of a month."""
WORD = rf"(?P<month>{LETTERS})\.?"
"""A month in letters."""
ORDINAL = r"(?:st|nd|rd|th|e?ro|er|\.?[ºª°])"
"""What makes a day an ordinal."""
DAY = rf"(?P<day>[0-3]?\d|primero|first){ORDINAL}?"
"""A day beside a month in letters."""
# The same mark twice, in digits: 2026-01/02 is no day. Dashes are marks only of whole dates, since
# 2010–11 can be two years.
MARK, AGAIN = "(?P<mark> ?[-/._\u2010-\u2015\u2212] ?)", "(?P=mark)"
MONTH, NUMBER = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
ROMAN = "(?P<month>i{1,3}|i?v|vi{1,3}|ix|xi{1,2})"
"""A month in Roman numerals; X alone may stand for one that is not known."""
SHORT_YEAR = r"(?P<year>\d\d)"
"""The last two digits of a year."""

FIRST_DAYS = (date(1899, 12, 30), date(1904, 1, 1))
"""The first day of the two calendars of spreadsheets."""

_YEAR = r"(?P<year>\d{4})"
# Longer than a hyphen.
_DASH = "[\u2010-\u2015\u2212]"
_NAMED = (
    rf"{DAY}[ /.-]?(?:de |of )?{WORD}(?:[ ,/-]+| del? (?:año )?)?{_YEAR}",
    rf"{WORD} {DAY},?(?: de)? {_YEAR}",
    rf"{_YEAR}(?:, |[ -]){WORD}[ -]{DAY}",
    rf"{WORD}(?: ?,? del? (?:año )?| ?, ?| |-|/){_YEAR}",
    rf"{_YEAR}(?: ?, ?| ){WORD}",
)
_MIDNIGHT = r"(?:[t ]0?0:00(?::00(?:\.0+)?)?z?| 12:00(?::00)? am)?"
_NUMBERS = (
    rf"{_YEAR}{MARK}{MONTH}{AGAIN}{NUMBER}{_MIDNIGHT}",
    rf"{_YEAR}(?P<space> ?)(?P<month>\d\d)(?P=space)(?P<day>\d\d)",
    rf"{NUMBER}{MARK}{MONTH}{AGAIN}{_YEAR}{_MIDNIGHT}",
    rf"{MONTH}{MARK}{NUMBER}{AGAIN}{_YEAR}{_MIDNIGHT}",
    rf"{NUMBER}{MARK}{ROMAN}{AGAIN}{_YEAR}",
    rf"{NUMBER}{ORDINAL}{MARK}{MONTH}{AGAIN}{_YEAR}",
    rf"{_YEAR}[-/.]{MONTH}",
    rf"{MONTH}[-/.]{_YEAR}",
)
_BEFORE_DECADE = r"(?:the |(?:la )?d[ée]cada (?:del?|de los) |(?:los )?años )"
_DECADE = re.compile(
    rf"(?:{_BEFORE_DECADE}?(?=.*s$)|(?!the ){_BEFORE_DECADE})(?P<ten>\d{{3}})0(?:[’']?s)?"
)
_SHORT_DECADE = re.compile(rf"{_BEFORE_DECADE}?[’']?(?P<ten>\d)0[’']?s|{_BEFORE_DECADE}(?P<es>\d)0")
_TENS: Mapping[str, int] = {
    word: ten
    for ten, words in enumerate(
        (
            ("twenties", "veinte"),
            ("thirties", "treinta"),
            ("forties", "cuarenta"),
            ("fifties", "cincuenta"),
            ("sixties", "sesenta"),
            ("seventies", "setenta"),
            ("eighties", "ochenta"),
            ("nineties", "noventa"),
        ),
        2,
    )
    for word in words
}
# Short forms of months that are not their first three letters, and other spellings.
_SHORT: Mapping[Language, Mapping[str, int]] = {
    "en": {"sept": 9},
    "es": {"sept": 9, "set": 9, "setiembre": 9},
}
_ROMAN: Mapping[str, int] = {
    numeral: number
    for number, numeral in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1
    )
}
# Two digits from here on are of the last century; decades from the thirties on have not come yet.
_LAST_CENTURY, _LAST_DECADE = 50, 3


def exactly(said: str) -> Iterator[str]:
    """What a date can mean, in small letters, if it leaves nothing vague."""
    yield from re.findall(r"^\d{4}$", said)
    # Small letters for the digits that are not known: 201x, 2004-06-xx.
    if re.fullmatch(r"\d\d(?:\dx|xx|\d\d-(?:xx|\d\d)-xx|\d\d-xx)", said):
        yield said.upper()
    yield from matched(said, _NAMED)
    yield from (days := [*matched(said, _NUMBERS)])
    # The month may be a later year, and after a point one that has lost its zero.
    if re.fullmatch(r"\d{4}[-/.](?:0?[1-9]|1[0-2])", said):
        yield from two_years(said)
    if re.fullmatch(r"\d{4}\.1", said):
        yield f"{said[:4]}-10"
    # Of a year in a cell for dates, spreadsheets make a day of 1905: 2001 is 23 June.
    yield from filter(None, map(year_of_day, days))
    # "The 1900s" may be a century.
    if (match := _DECADE.fullmatch(said)) and not match["ten"].endswith("0"):
        yield f"{match['ten']}X"


def year_of_day(day: str) -> str:
    """The year that a spreadsheet shows as this day (``1905-06-23``); blank if it shows none so."""
    if not re.fullmatch(r"1905-\d\d-\d\d", day):
        return ""
    with suppress(ValueError):
        number = (date.fromisoformat(day) - FIRST_DAYS[0]).days
        return str(number) if 1900 <= number < 2000 + _LAST_CENTURY else ""
    return ""


def two_years(said: str) -> Iterator[str]:
    """From one year to another, and once between them: *2010/11*, the second without its century.

    Of *2008/10* and *2020-24* too, since these are no months, or are not written as such.
    """
    match = re.fullmatch(rf"(\d\d)(\d\d) ?({_DASH}|[-/.]) ?(\d{{1,2}})", said)
    if match is None:
        return
    century, year, mark, end = match.groups()
    # After a dash that is no hyphen, one digit is the last of a year: 2020–1.
    short = len(end) == 1 and re.fullmatch(_DASH, mark)
    first, last = int(century + year), int(century + (year[0] + end if short else end.zfill(2)))
    last += 100 if last <= first else 0
    is_month = int(end) <= 12 and mark in "-."
    if last == first + 1 or (not is_month and mark != "." and last < 2000 + _LAST_CENTURY):
        yield from (f"{first}/{last}", f"[{first}..{last}]")


def short_decades(said: str) -> Iterator[str]:
    """The decades that two digits or a word can mean, or a year that may begin a century."""
    if match := _DECADE.fullmatch(said):
        yield f"{match['ten']}X"
        # The years to come of this century are nobody's.
        if re.fullmatch("1.0", match["ten"]):
            yield f"[{match['ten']}0..{match['ten'][:2]}99]"
    words = re.fullmatch(rf"{_BEFORE_DECADE}(?P<word>{LETTERS})", said)
    short = _SHORT_DECADE.fullmatch(said)
    ten = int(short["ten"] or short["es"]) if short else _TENS.get(words["word"] if words else "")
    if ten is not None:
        yield from (
            f"{century}{ten}X" for century in (20, 19) if ten < _LAST_DECADE or century < 20
        )


def matched(said: str, patterns: Iterable[str]) -> Iterator[str]:
    """The dates of the patterns, of groups for day, month and year, that match."""
    for pattern in patterns:
        if match := re.fullmatch(pattern, said):
            yield from _joined(match.groupdict())


def _joined(parts: Mapping[str, str]) -> Iterator[str]:
    month, day, year = parts["month"], parts.get("day"), parts["year"]
    number = int(month) if month.isdecimal() else months().get(month) or _ROMAN.get(month)
    if number:
        # A day in a word is the first.
        end = f"-{int(day if day.isdecimal() else 1):02}" if day else ""
        yield f"{year if len(year) > 2 else _century(year)}-{number:02}{end}"


def short_year(digits: str) -> tuple[str, ...]:
    """The year of two digits after a mark: ``80`` of *'80*."""
    return (_century(digits),) if re.fullmatch(r"\d\d", digits, re.ASCII) else ()


def _century(year: str) -> str:
    return f"{'19' if int(year) >= _LAST_CENTURY else '20'}{year}"


@cache
def months(languages: tuple[Language, ...] = LANGUAGES) -> dict[str, int]:
    """The number of each month by its name and its usual short forms, in these languages."""
    found: dict[str, int] = {}
    for language in languages:
        found |= _SHORT[language]
        for number, name in texts(language)["months"].items():
            found[name.casefold()] = found[name.casefold()[:3]] = int(number)
    return found
