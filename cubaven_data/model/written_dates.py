"""What a date that people or programs wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from cubaven_data.model.dates import DAY, DateError, parse
from cubaven_data.model.exact_dates import (
    AGAIN,
    FIRST_DAYS,
    LETTERS,
    MARK,
    MONTH,
    NUMBER,
    ROMAN,
    SHORT_YEAR,
    WORD,
    exactly,
    matched,
    months,
    short_year,
    year_of_day,
)
from cubaven_data.model.exact_dates import DAY as NAMED_DAY
from cubaven_data.model.imprecise_dates import imprecisely
from cubaven_data.model.written_numbers import LONGEST
from cubaven_data.texts.spelling import alike

# With two digits of the year, which stands first only where all have two.
_BY_TEXT = (
    rf"{NAMED_DAY}[ /.-]?{WORD}[ /.-]?{SHORT_YEAR}",
    rf"{NUMBER}{MARK}{MONTH}{AGAIN}{SHORT_YEAR}",
    rf"{MONTH}{MARK}{NUMBER}{AGAIN}{SHORT_YEAR}",
    rf"{SHORT_YEAR}{MARK}(?P<month>\d\d){AGAIN}(?P<day>\d\d)",
    rf"{NUMBER}{MARK}{ROMAN}{AGAIN}{SHORT_YEAR}",
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
# The mark of an inferred or approximate date, after it.
_MARK = re.compile(r"¿?(.+?) ?\(?([?~%])\)?")
# A time of day, as pages and programs write it after a date.
_TIME = re.compile(
    r"(?:(?:,?(?: (?:at|a las|[-–—|]))? |(?<=\d)t)\d{1,2}(?:[:.h]\d\d(?::\d\d(?:[.,]\d+)?)?"
    r"|(?= ?(?:[ap]\.? ?m|h)\b))|,? (?:at|a las?) \d{1,2})"
    r"(?: ?(?:[ap]\.? ?m\b\.?|h(?:oras|rs?)?\b\.?))?"
    r"(?: ?z| ?[-+]\d\d:?\d\d| (?:[ecmp][sd]?t|gmt|utc)(?:[-+]\d{4})?(?: \([^()]*\))?)?"
)
_MARKS = "'\u2018\u2019\"\u201c\u201d"
ON_WEEKDAY = re.compile(rf"(?:on |el )?(?:{'|'.join(_WEEKDAYS)})\.?,? (?=.)")
"""A day of the week before a date."""
AT = re.compile(r"(?:el (?:día )?|en (?:el )?|(?:on |in )?(?:the )?)(?:year |(?:el )?año )?")
"""What may stand before any date."""
_OF_DAY = (
    r"(?:(?:in|on|during|at|of|the|en|durante|por|de|el|la|al?|early|late) )*(?:night|evening"
    r"|morning|afternoon|early hours|noon|midday|midnight|dawn|dusk|noche|madrugada|mañana|tarde"
    r"|mediod[ií]a|medianoche|amanecer|anochecer|[ap]\.?m\.?)"
)
# What says more than the date: what happened to a page then, or the part of the day.
_BESIDE = re.compile(
    r"^(?:(?:(?:last|date|[úu]ltima(?: vez)?|fecha de) )?(?:updated|published|posted|modified"
    r"|accessed|retrieved|created|dated|date|(?:publicad|actualizad|modificad|consultad|fechad)[oa]"
    r"|(?:publica|actualiza|modifica)ción|consulta|fecha)(?: at| on)?(?:: ?| )"
    rf"|{_OF_DAY}(?: of| del?)? )"
)
_PART_OF_DAY = re.compile(rf",? \(?{_OF_DAY}\)?$")
# The time in Greenwich at midnight in a zone to its east, as scripts write the days of tables.
_MIDNIGHT_EAST = re.compile(r"t(?:1\d|2[0-3]):(?:00|15|30|45):00(?:\.0+)?z")


class Written(NamedTuple):
    """The EDTF dates that a text can mean; ``sure`` is whether there is only one, for certain.

    ``by_text`` is whether the date of a text can decide: numbers of a spreadsheet and years of two
    digits are certain once a text that reports them was published at the right time.
    ``on_other_weekday`` is whether the text names a day of the week that none of them is.
    """

    readings: tuple[str, ...] = ()
    sure: bool = False
    by_text: bool = False
    on_other_weekday: bool = False


def written(text: str) -> Written:
    """What the text, which is not EDTF, can mean as a date.

    Numbers of a spreadsheet, years of two digits and words such as *before* are never sure.
    """
    if len(text) > LONGEST:
        return Written()
    # Two points at the end are those of an open date.
    said = re.sub(r"(?<!\.)\.$", "", " ".join(text.casefold().split()))
    if said[:1] in _MARKS and said[1:]:
        # Before two digits, the mark is that of a year; else that of a text in a spreadsheet.
        inside = said.strip(_MARKS)
        if is_date(inside):
            return Written((inside,), sure=True)
        return Written(short_year(inside) or written(inside).readings)
    if at := re.search(rf"{_TIME.pattern}$", said):
        # At midnight it may be the day itself; else the day is offered.
        found = _written(said)
        if found.readings:
            return found
        found = written(said[: at.start()])._replace(sure=False)
        after = _days_after(found.readings) if _MIDNIGHT_EAST.fullmatch(at[0]) else ()
        return found._replace(readings=(*found.readings, *after))
    # What a comma or semicolon parted from the date may be missing.
    if bare := re.fullmatch(r"(.*[\w?~%)\]]) ?[,;:]", said):
        return written(bare[1])._replace(sure=False)
    # In brackets, a date may be inferred.
    if within := re.fullmatch(r"\(([^()]*)\)", said):
        return written(within[1])._replace(sure=False)
    found = _written(said)
    if not found.readings and (alone := _PART_OF_DAY.sub("", _BESIDE.sub("", said))) != said:
        return Written(written(alone).readings)
    # "mar" can be a month or a day of the week: as a whole, the text is likelier to be a date.
    for weekday, names in enumerate(() if found.readings else _WEEKDAYS):
        for form in (rf"(?:on |el )?(?:{names})\.?,? (.+)", rf"(.+?),? \(?(?:{names})\.?\)?"):
            if match := re.fullmatch(form, said):
                return _on(weekday, _written(match[1]))
    return found if found.readings else Written(_dates(_misspelled(said)))


def _misspelled(said: str) -> Iterator[str]:
    """What a date can mean of which a month has a slip in its letters: *Febuary 2020*."""
    words = re.findall(r"[^\W\d_]{4,}", said)
    for word in words if any(map(str.isdecimal, said)) else ():
        for month in alike(word, months(), 80, most=3):
            yield from _written(said.replace(word, month)).readings


def _on(weekday: int, found: Written) -> Written:
    """The readings that are such a day of the week; if none is, all of them, and none is sure."""
    days = [reading for reading in found.readings if re.fullmatch(f"{DAY}[?~%]?", reading)]
    fitting = tuple(day for day in days if date.fromisoformat(day[:10]).weekday() == weekday)
    if fitting:
        return found._replace(readings=fitting, sure=len(fitting) == 1 and not found.by_text)
    return Written(tuple(days), on_other_weekday=bool(days))


def _days_after(readings: Iterable[str]) -> Iterator[str]:
    for day in readings:
        with suppress(ValueError, OverflowError):
            yield (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _written(said: str) -> Written:
    # One of two dates, or once between them, with spaces beside the marks.
    closed = re.sub(r" ?(,|\.\.) ?", r"\1", said).upper() if said[:1] == "[" else ""
    exact = _dates((closed, *exactly(AT.sub("", said, count=1))))
    if exact:
        return Written(exact, len(exact) == 1)
    if match := _MARK.fullmatch(said):
        marked = _written(match[1])
        # What was once between two dates has no mark of its own.
        readings = _dates(
            reading if reading.endswith("]") else f"{reading}{match[2]}"
            for reading in marked.readings
        )
        if not readings:
            return Written(_dates(imprecisely(said)))
        return marked._replace(readings=readings, sure=marked.sure and len(readings) == 1)
    if by_text := _dates(shortened(said)):
        return Written(by_text, by_text=True)
    return Written(_dates(imprecisely(said)))


def _dates(readings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(is_date, readings)))


def shortened(said: str) -> Iterator[str]:
    """What a date can mean of which the date of a text decides."""
    yield from (days := [*matched(said, _BY_TEXT)])
    # The two digits may be of 1905, the year of the days that spreadsheets make of years.
    yield from filter(None, (year_of_day(f"19{day[2:]}") for day in days))
    # A year with a decimal place, as programs write whole numbers.
    yield from re.findall(r"^((?:19|20)\d\d)\.0$", said)
    if re.fullmatch(r"[2-6]\d{4}", said):
        for first in FIRST_DAYS:
            yield (first + timedelta(days=int(said))).isoformat()


def is_date(text: str) -> bool:
    """Whether the text is EDTF."""
    try:
        return bool(parse(text))
    except DateError:
        return False


# Two rules ask it of every figure.
@lru_cache(maxsize=1 << 12)
def spans_of(text: str) -> tuple[tuple[int, int], ...]:
    """The pairs of numbers of which a spreadsheet can have made a date.

    ``5-Mar`` was 3-5 or 5-3, and so were ``3/5/2026`` and the number of that day.
    """
    said = text.strip().casefold()
    word = rf"({LETTERS})\.?"
    if match := re.fullmatch(rf"(\d{{1,2}})[- ]{word}|{word}[- ](\d{{1,2}})", said):
        day, month = int(match[1] or match[4]), months().get(match[2] or match[3])
        days = [(month, day)] if month else []
    else:
        iso = re.sub(r"[t ]0?0:00(:00)?$", "", said)
        readings = (iso,) if is_date(iso) else written(text).readings
        found = (re.fullmatch(r"\d{4}-(\d\d)-(\d\d)", reading) for reading in readings)
        days = [(int(match[1]), int(match[2])) for match in found if match]
    return tuple(dict.fromkeys(pair for day in days for pair in (day, day[::-1])))
