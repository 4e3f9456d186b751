"""What a date that people or programs wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from cubaven_data.model.dates import DAY, DateError, parse
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.model.written_numbers import LONGEST
from cubaven_data.texts.wording import LANGUAGES, Language, texts

_LETTERS = r"[a-záéíóú]{3,10}"
_WORD = rf"(?P<month>{_LETTERS})\.?"
_ORDINAL = r"(?:st|nd|rd|th|ro|er|\.?[ºª°])"
_DAY = rf"(?P<day>[0-3]?\d|primero|first){_ORDINAL}?"
_YEAR = r"(?P<year>\d{4})"
_NAMED = (
    rf"{_DAY}[ /.-]?(?:de |of )?{_WORD}(?:[ ,/-]+| del? )?{_YEAR}",
    rf"{_WORD} {_DAY},?(?: de)? {_YEAR}",
    rf"{_YEAR}[ -]{_WORD}[ -]{_DAY}",
    rf"{_WORD}(?: del? | |-|/){_YEAR}",
    rf"{_YEAR} {_WORD}",
)
# The same mark twice, in digits: 2026-01/02 is no day. Dashes are marks only of whole dates, since
# 2010–11 can be two years.
_MARK, _AGAIN = "(?P<mark>[-/.\u2010-\u2015\u2212])", "(?P=mark)"
_MONTH, _NUMBER = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_MIDNIGHT = r"(?:[t ]0?0:00(?::00(?:\.0+)?)?z?| 12:00(?::00)? am)?"
_NUMBERS = (
    rf"{_YEAR}{_MARK}{_MONTH}{_AGAIN}{_NUMBER}{_MIDNIGHT}",
    rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
    rf"{_NUMBER}{_MARK}{_MONTH}{_AGAIN}{_YEAR}{_MIDNIGHT}",
    rf"{_MONTH}{_MARK}{_NUMBER}{_AGAIN}{_YEAR}{_MIDNIGHT}",
    rf"{_YEAR}[-/.]{_MONTH}",
    rf"{_MONTH}[-/.]{_YEAR}",
)
# With two digits of the year, which stands first only where all have two.
_SHORT_YEAR = r"(?P<year>\d\d)"
_BY_TEXT = (
    rf"{_DAY}[ -]?{_WORD}[ -]?{_SHORT_YEAR}",
    rf"{_NUMBER}{_MARK}{_MONTH}{_AGAIN}{_SHORT_YEAR}",
    rf"{_MONTH}{_MARK}{_NUMBER}{_AGAIN}{_SHORT_YEAR}",
    rf"{_SHORT_YEAR}{_MARK}(?P<month>\d\d){_AGAIN}(?P<day>\d\d)",
)
# Six digits may be a month or a day.
_SIX_DIGITS = (
    rf"{_YEAR}(?P<month>\d\d)",
    rf"{_SHORT_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
    rf"(?P<day>\d\d)(?P<month>\d\d){_SHORT_YEAR}",
)
_WEEKDAYS = (
    "mon(?:day)?|lun(?:es)?",
    "tue(?:s(?:day)?)?|mar(?:tes)?",
    "wed(?:nesday)?|mi[eé](?:rcoles)?",
    "thu(?:r(?:s(?:day)?)?)?|jue(?:ves)?",
    "fri(?:day)?|vie(?:rnes)?",
    "sat(?:urday)?|s[aá]b(?:ado)?",
    "sun(?:day)?|dom(?:ingo)?",
)
# What stands before a date, and the EDTF for it; `{y}` is the year before or after.
_ABOUT = r"(?:around|about|circa|ca?\.|hacia|alrededor de|cerca de) "
_BEFORE, _AFTER = r"(?:before|antes de) ", r"(?:after|después de|despues de) "
_BY, _SINCE = r"(?:by|a más tardar en|hasta|until|up to) ", r"(?:since|from|desde) "
# Short forms of months that are not their first three letters, and other spellings.
_SHORT: Mapping[Language, Mapping[str, int]] = {
    "en": {"sept": 9},
    "es": {"sept": 9, "set": 9, "setiembre": 9},
}
# Two digits from here on are of the last century.
_LAST_CENTURY = 50


class Written(NamedTuple):
    """The EDTF dates that a text can mean; ``sure`` is whether there is only one, for certain.

    ``by_text`` is whether the date of a text can decide: numbers of a spreadsheet and years of two
    digits are certain once a text that reports them was published at the right time.
    """

    readings: tuple[str, ...] = ()
    sure: bool = False
    by_text: bool = False


def written(text: str) -> Written:
    """What the text, which is not EDTF, can mean as a date.

    Numbers of a spreadsheet, years of two digits and words such as *before* are never sure.
    """
    if len(text) > LONGEST:
        return Written()
    said = " ".join(text.casefold().split()).rstrip(".,")
    for weekday, names in enumerate(_WEEKDAYS):
        if match := re.fullmatch(rf"(?:on |el )?(?:{names})\.?,? (.+)", said):
            return _on(weekday, _written(match[1]))
    return _written(said)


def _on(weekday: int, found: Written) -> Written:
    """The readings that are such a day of the week; if none is, all of them, and none is sure."""
    days = [reading for reading in found.readings if re.fullmatch(DAY, reading)]
    fitting = tuple(day for day in days if date.fromisoformat(day).weekday() == weekday)
    if fitting:
        return found._replace(readings=fitting, sure=len(fitting) == 1 and not found.by_text)
    return Written(tuple(days))


def _written(said: str) -> Written:
    exact = _dates(_exactly(said))
    if exact:
        return Written(exact, len(exact) == 1)
    if by_text := _dates(_by_text(said)):
        return Written(by_text, by_text=True)
    return Written(_dates(_about(said)))


def _dates(readings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(_is_date, readings)))


def is_printed(date: str, passage: str, languages: Sequence[Language] = LANGUAGES) -> bool:
    """Whether the passage prints the year, month and day of the date, as far as it has them.

    It need not print a date with a qualifier or an interval: their parts may be inferred.
    """
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        return True
    said = " ".join(passage.casefold().split())
    if any(re.search(rf"(?<!\w){form}(?!\w)", said) for form in _in_digits(date)):
        return True
    year, month, day = (*date.split("-"), "", "")[:3]
    numbers = {str(value) for one in numbers_said(said, languages) for value in one.values}
    names = [name for name, number in _months((*languages,)).items() if f"{number:02}" == month]
    return (
        (year in numbers or bool(re.search(rf"\b{year}\b", said)))
        and (not month or bool(re.search(rf"\b({'|'.join(names)})\b", said)))
        and (not day or f"{int(day)}" in numbers or _has_ordinal(int(day), said))
    )


def _in_digits(date: str) -> Iterator[str]:
    """Patterns for the date in digits alone, in any usual order."""
    year, *rest = (part.lstrip("0") for part in date.split("-"))
    for parts in ((year, *rest), (*rest[::-1], year), (*rest, year)) if rest else ():
        yield "[-/.]".join(f"0?{part}" for part in parts)


def _has_ordinal(day: int, said: str) -> bool:
    form = rf"0?{day}(st|nd|rd|th|\.?[ºª°])?"
    return bool(re.search(rf"\b{form}(?!\w)" + (r"|\bprimero de\b" if day == 1 else ""), said))


def span_of(text: str) -> str:
    """The two numbers of which a spreadsheet made a date: ``5-Mar`` was 3-5 or 5-3."""
    word = rf"({_LETTERS})\.?"
    match = re.fullmatch(rf"(\d{{1,2}})[- ]{word}|{word}[- ](\d{{1,2}})", text.casefold())
    if match is None:
        return ""
    day, month = match[1] or match[4], _months().get(match[2] or match[3])
    return f"{month}-{int(day)} | {int(day)}-{month}" if month else ""


def _exactly(said: str) -> Iterator[str]:
    yield from _matched(said, (*_NAMED, *_NUMBERS))


def _matched(said: str, patterns: Iterable[str]) -> Iterator[str]:
    for pattern in patterns:
        if match := re.fullmatch(pattern, said):
            yield from _joined(match.groupdict())


def _by_text(said: str) -> Iterator[str]:
    yield from _matched(said, _BY_TEXT)
    if re.fullmatch(r"[2-6]\d{4}", said):
        # The first day of the two calendars of spreadsheets.
        for first in (date(1899, 12, 30), date(1904, 1, 1)):
            yield (first + timedelta(days=int(said))).isoformat()


def _about(said: str) -> Iterator[str]:
    yield from _matched(said, _SIX_DIGITS)
    # Two marks: from one month to another.
    if match := re.fullmatch(r"(\d{4})([-/.])(\d{1,2})(?!\2)[-/.](\d{1,2})", said):
        year, _, first, last = match.groups()
        yield f"{year}-{int(first):02}/{year}-{int(last):02}"
    if match := re.fullmatch(
        r"(\d{4}) ?[-\u2010-\u2015] ?(\d{4})|(?:between|entre) (\d{4}) (?:and|y) (\d{4})", said
    ):
        first, last = match[1] or match[3], match[2] or match[4]
        yield from (f"{first}/{last}", f"[{first}..{last}]")
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


def _joined(parts: Mapping[str, str]) -> Iterator[str]:
    month, day, year = parts["month"], parts.get("day"), parts["year"]
    number = int(month) if month.isdecimal() else _months().get(month)
    if number:
        # A day in a word is the first.
        end = f"-{int(day if day.isdecimal() else 1):02}" if day else ""
        yield f"{year if len(year) > 2 else _century(year)}-{number:02}{end}"


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
def _months(languages: tuple[Language, ...] = LANGUAGES) -> dict[str, int]:
    """The number of each month by its name and its usual short forms, in these languages."""
    found: dict[str, int] = {}
    for language in languages:
        found |= _SHORT[language]
        for number, name in texts(language)["months"].items():
            found[name.casefold()] = found[name.casefold()[:3]] = int(number)
    return found


def _is_date(text: str) -> bool:
    try:
        return bool(parse(text))
    except DateError:
        return False
