"""What to write instead of a text that is no date, and why it is none."""

from __future__ import annotations

import re
from calendar import monthrange

from cubaven_data.model.dates import DAY, YEARS
from cubaven_data.model.exact_dates import DAY as NAMED_DAY
from cubaven_data.model.exact_dates import MONTH, NUMBER, WORD, exactly, matched
from cubaven_data.model.written_dates import AT, ON_WEEKDAY, Written, is_date, shortened
from cubaven_data.texts.wording import Value, words

# A day of a month, with a year that it lacks.
_OF_MONTH = (
    rf"{NAMED_DAY}[ /.-]?(?:de |of )?{WORD} (?P<year>2000)",
    rf"{WORD}[ /.-]?{NAMED_DAY} (?P<year>2000)",
    rf"{NUMBER}[/.-]{MONTH} (?P<year>2000)",
    rf"{MONTH}[/.-]{NUMBER} (?P<year>2000)",
)


def instead_of(text: str, found: Written, offered: str, forms: str) -> Value:
    """What to write: those of the readings that are ``offered``, or what the text has to say; if
    there is neither, the text that tells the ``forms`` of such a date."""
    if offered and found.on_other_weekday:
        return words("says", "other-weekday", such=offered)
    if not offered and (days := _days_of_month(text)):
        return words("says", "no-such-day", days=str(days))
    if not offered and (year := _slip_of_year(text)):
        first, last = str(YEARS[0]), str(YEARS[-1])
        return words("says", "year-range", year=year, first=first, last=last)
    if _lacks_year(text):
        return words("says", "no-year-or", such=offered) if offered else words("says", "no-year")
    return offered or words("says", forms)


def _days_of_month(text: str) -> int:
    """How many days a month has of which the text names one more; 0 if it names none such."""
    said = AT.sub("", " ".join(text.casefold().split()), count=1)
    for form in (said, f"{said} de 2000", f"{said}, 2000"):
        for reading in (*re.findall(DAY, form), *exactly(form), *shortened(form)):
            year, month, day, *_ = (*map(int, re.findall(r"\d+", reading)), 0, 0)
            if 1 <= month <= 12 and day > (days := monthrange(year, month)[1]):
                return days
    return 0


def _slip_of_year(text: str) -> str:
    """The first year of a date that is none that a date can have; blank if there is none."""
    years = re.findall(r"(?<![\w-])(?:\d{4}(?=[-?~%]|\b)|\d{3}X)", text)
    slips = (year for year in years if int(year.replace("X", "0")) not in YEARS)
    return next(slips, "")


def _lacks_year(text: str) -> bool:
    """Whether the text can be a day of which the year is missing: *20 January*, *martes 3*."""
    said = AT.sub("", " ".join(text.casefold().rstrip(".").split()), count=1)
    day = ON_WEEKDAY.sub("", said, count=1)
    if day != said and re.fullmatch(NAMED_DAY, day):
        return True
    # The year 2000 has each day that any year has.
    return any(map(is_date, matched(f"{day} 2000", _OF_MONTH)))
