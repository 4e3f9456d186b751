"""What a date that people or programs wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from cubaven_data.model.dates import DateError, parse
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.texts.wording import LANGUAGES, Language, texts

_WORD = r"([a-záéíóú]{3,10})\.?"
_WEEKDAY = (
    r"^(?:lunes|martes|miércoles|miercoles|jueves|viernes|sábado|sabado|domingo"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?),? "
)
_DAY, _YEAR = r"([0-3]?\d)(?:st|nd|rd|th|\.º|º)?", r"(\d{4})"
_NAMED = (
    (rf"{_DAY}[ /-]?(?:de |of )?{_WORD}(?:[ ,/-]*| del? ){_YEAR}", "day month year"),
    (rf"{_WORD} {_DAY},?(?: de)? {_YEAR}", "month day year"),
    (rf"{_YEAR}[ -]{_WORD}[ -]{_DAY}", "year month day"),
    (rf"{_WORD}(?: del? |[ /-]){_YEAR}", "month year"),
    (rf"{_YEAR} {_WORD}", "year month"),
)
_MIDNIGHT = r"(?:[t ]0?0:00(?::00(?:\.0+)?)?z?| 12:00(?::00)? am)?"
_NUMBERS = (
    (rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_MIDNIGHT}", "year - month day"),
    (r"(\d{4})(\d\d)(\d\d)", "year month day"),
    (rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_MIDNIGHT}", "day - month year"),
    (rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_MIDNIGHT}", "month - day year"),
    (r"(\d{4})[-/.](\d{1,2})", "year month"),
    (r"(\d{1,2})[-/.](\d{4})", "month year"),
)
# Longer texts are no date.
_LONGEST = 80
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
    if len(text) > _LONGEST:
        return Written()
    said = _plainly(text)
    exact = tuple(dict.fromkeys(filter(_is_date, _exactly(said))))
    if exact:
        return Written(exact, len(exact) == 1)
    if by_text := tuple(dict.fromkeys(filter(_is_date, _by_text(said)))):
        return Written(by_text, by_text=True)
    return Written(tuple(dict.fromkeys(filter(_is_date, _about(said)))))


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
    match = re.fullmatch(rf"(\d{{1,2}})[- ]{_WORD}|{_WORD}[- ](\d{{1,2}})", text.casefold())
    if match is None:
        return ""
    day, month = match[1] or match[4], _months().get(match[2] or match[3])
    return f"{month}-{int(day)} | {int(day)}-{month}" if month else ""


def _plainly(text: str) -> str:
    """The text in small letters, without the day of the week, with plain hyphens and day 1."""
    said = re.sub("[\u2010-\u2015]", "-", " ".join(text.casefold().split())).rstrip(".,")
    said = re.sub(_WEEKDAY, "", said)
    return re.sub(r"^(?:primero|1ro\.?|1er\.?)(?= de )", "1", said)


def _exactly(said: str) -> Iterator[str]:
    for pattern, parts in _NAMED:
        if match := re.fullmatch(pattern, said):
            yield from _joined(dict(zip(parts.split(), match.groups(), strict=True)))
    for pattern, parts in _NUMBERS:
        if match := re.fullmatch(pattern, said):
            yield from _joined(dict(zip(parts.split(), match.groups(), strict=True)))


def _by_text(said: str) -> Iterator[str]:
    if match := re.fullmatch(rf"{_DAY}[ -]{_WORD}[ -](\d\d)", said):
        day, month, year = match.groups()
        yield from _joined({"day": day, "month": month, "year": _century(year)})
    if match := re.fullmatch(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{1,2})", said):
        one, _, other, last = match.groups()
        if len(last) == len("19"):
            yield from _joined({"day": one, "month": other, "year": _century(last)})
            yield from _joined({"day": other, "month": one, "year": _century(last)})
        if len(one) == len("19"):
            yield from _joined({"day": last, "month": other, "year": _century(one)})
    if re.fullmatch(r"[2-6]\d{4}", said):
        # The first day of the two calendars of spreadsheets.
        for first in (date(1899, 12, 30), date(1904, 1, 1)):
            yield (first + timedelta(days=int(said))).isoformat()


def _about(said: str) -> Iterator[str]:
    if match := re.fullmatch(r"(\d{4})-(\d\d)/(\d\d)", said):
        year, begin, end = match.groups()
        yield f"{year}-{begin}/{year}-{end}"
    if match := re.fullmatch(r"(\d{4})(\d\d)", said):
        yield "-".join(match.groups())
    if match := re.fullmatch(
        r"(\d{4}) ?- ?(\d{4})|(?:between|entre) (\d{4}) (?:and|y) (\d{4})", said
    ):
        begin, end = match[1] or match[3], match[2] or match[4]
        yield from (f"{begin}/{end}", f"[{begin}..{end}]")
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
