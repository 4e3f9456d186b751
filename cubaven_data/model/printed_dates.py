"""Dates in running text: whether it prints one, and the text without any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cubaven_data.model.exact_dates import ORDINAL, months
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.texts.wording import LANGUAGES, Language, texts

# Names of months that are also other words, unless they have a capital or a year.
_OTHER_WORDS = ("may", "march", "mar", "set")
_DAY = rf"(?:[12]?\d|3[01]|primero|first){ORDINAL}?(?![.,]{{0,2}}\d)"
_DAYS = rf"(?:(?:{_DAY}, ){{0,30}}{_DAY}(?:,? y |,? and | al? | to | ?[-\u2013] ?))?{_DAY}"
_YEAR = r"(?:,? (?:del? |of )?(?:1[5-9]|20)\d\d\b(?![.,]?\d))"
_IN_DIGITS = (
    r"\b\d{4}([-/.])\d{1,2}\1\d{1,2}\b(?![-/.]?\d)",
    r"(?<![-/.\d])\d{1,2}([-/.])\d{1,2}\1\d{4}\b",
    r"\b\d{1,2}:\d\d(?::\d\d)?\b",
    # What follows on one of these words is a year, if it can be one.
    r"\b(?:in|since|until|by|before|after|en|desde|hasta) (?:1[89]|20)\d\d\b(?![.,]?\d)",
)


def is_printed(date: str, passage: str, languages: Sequence[Language] = LANGUAGES) -> bool:
    """Whether the passage prints the year, month and day of the date, as far as it has them.

    It need not print a date with a qualifier or an interval: their parts may be inferred.
    """
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        return True
    passage = " ".join(passage.split())
    said = passage.casefold()
    if any(re.search(rf"(?<!\w){form}(?!\w)", said) for form in _in_digits(date)):
        return True
    year, month, day = (*date.split("-"), "", "")[:3]
    told = (one for one in numbers_said(said, languages) if one.kind != "part")
    numbers = {str(value) for one in told for value in one.values}
    return (
        (year in numbers or bool(re.search(rf"\b{year}\b", said)))
        and (not month or bool(_month((*languages,), int(month)).search(passage)))
        and (not day or f"{int(day)}" in numbers or _has_ordinal(int(day), said))
    )


def without_dates(passage: str) -> str:
    """The passage with a mark for each date and time of day, whose digits count nothing."""
    for pattern in (*_named_dates(), *map(re.compile, _IN_DIGITS)):
        passage = pattern.sub(";", passage)
    return passage


def months_named(text: str) -> dict[str, set[str]]:
    """The months in running text that are not abbreviated, as it has them, each with its number."""
    numbers, form = _whole_names()
    found = dict.fromkeys(form.findall(text))
    sure = (name for name in found if name[0].isupper() or name not in _OTHER_WORDS)
    return {name: {numbers[name.casefold()]} for name in sure}


@cache
def _whole_names() -> tuple[dict[str, str], re.Pattern[str]]:
    numbers = {name: f"{n:02}" for n in range(1, 13) for name in _forms(LANGUAGES, n)[0]}
    return numbers, re.compile(rf"\b(?:{'|'.join(numbers)})\b", re.IGNORECASE)


def _in_digits(date: str) -> Iterator[str]:
    """Patterns for the date in digits alone, in any usual order."""
    year, *rest = (part.lstrip("0") for part in date.split("-"))
    for parts in ((year, *rest), (*rest[::-1], year), (*rest, year)) if rest else ():
        yield "[-/.]".join(f"0?{part}" for part in parts)


def _has_ordinal(day: int, said: str) -> bool:
    form = rf"0?{day}(st|nd|rd|th|\.?[ºª°])?"
    return bool(re.search(rf"\b{form}(?!\w)" + (r"|\bprimero de\b" if day == 1 else ""), said))


@cache
def _month(languages: tuple[Language, ...], number: int) -> re.Pattern[str]:
    """The month in running text.

    A short form, and a name that is also another word, needs a capital and a point, or a day or a
    year beside it: a ship may march to the *mar*.
    """
    whole, other = _forms(languages, number)
    any_form = "|".join((*whole, *other))
    alone = [rf"(?i:{name})" if name not in _OTHER_WORDS else _capital(name) for name in whole]
    patterns = (
        rf"\b(?:{'|'.join(alone)})\b",
        rf"\b(?i:{any_form})\.(?= [^\W\dA-Z])",
        rf"(?i:{_DAY}(?: de | of |[ -])(?:{any_form})\b|\b(?:{any_form})\.?(?:[ -]{_DAY}|{_YEAR}))",
    )
    return re.compile("|".join(patterns))


@cache
def _named_dates() -> tuple[re.Pattern[str], ...]:
    """A day, or days, of a month, with its year or without, and a month with its year."""
    names = [form for n in range(1, 13) for forms in _forms(LANGUAGES, n) for form in forms]
    month = rf"\b(?i:{'|'.join(names)})\b\.?"
    # Five may leave, and in May 30 may.
    sure = rf"(?!(?:{'|'.join(_OTHER_WORDS)})\b){month}"
    return (
        re.compile(rf"(?i:\b{_DAYS})(?: de | of |[ -]){month}(?i:{_YEAR})"),
        re.compile(rf"(?i:\b{_DAYS})(?: de | of |[ -]){sure}"),
        re.compile(rf"(?<!\b[Ii]n ){sure} (?i:{_DAYS}\b)(?i:{_YEAR})?"),
        re.compile(rf"{month}(?i:{_YEAR})"),
    )


def _forms(languages: tuple[Language, ...], number: int) -> tuple[list[str], list[str]]:
    """The names of a month in these languages, and its short forms."""
    whole = [texts(language)["months"][str(number)].casefold() for language in languages]
    every = [name for name, value in months(languages).items() if value == number]
    return whole, [name for name in every if name not in whole]


def _capital(name: str) -> str:
    return f"{name.capitalize()}|{name.upper()}"
