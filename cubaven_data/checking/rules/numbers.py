"""Rules about the numbers of a figure, within its row."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cubaven_data.findings import Finding
from cubaven_data.model.written_dates import span_of
from cubaven_data.reading.loading import Loaded
from cubaven_data.texts.wording import Words, texts, words

_BOUNDS = ("low", "best", "high")
# More than all people there are.
_PEOPLE = 1e10
_TIMES = {
    "thousand": 1e3,
    "mil": 1e3,
    "million": 1e6,
    "millones": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}


class _Digits(NamedTuple):
    """Digits as a text prints them, and the numbers that they can mean."""

    text: str
    values: frozenset[float]


def _digits(words: str) -> Iterator[_Digits]:
    """Each number in digits, with or without the word that multiplies it.

    ``25.000`` and ``25,000`` can each be twenty-five thousand; ``2.5`` and ``2,5`` a decimal.
    """
    for match in re.finditer(
        r"([0-9][0-9.,]*[0-9]|[0-9])(?:\s*([a-z]+)(?:\s+(millones))?)?", words
    ):
        digits, *units = match.groups()
        bare = float(re.sub("[.,]", "", digits))
        decimal = re.fullmatch(r"([0-9]+)[.,]([0-9]{1,2})", digits)
        read = {bare, float(f"{decimal[1]}.{decimal[2]}")} if decimal else {bare}
        times = [_TIMES[unit] for unit in units if unit in _TIMES]
        yield _Digits(digits, frozenset(n * math.prod(times) for n in read))


def _show(number: float | None) -> str:
    return f"{number:.12g}" if number is not None else ""


def vague_bound(data: Loaded) -> Iterator[Finding]:
    """The lower bound of an order of magnitude is that of its word."""
    words = texts("en")["numbers"]
    known = {float(number) for name in ("vague", "vague_years") for number in words[name]}
    for row in data.rows_of("figures", "qualifier", "low"):
        low = row.record.low
        if row.record.qualifier == "order_of_magnitude" and low and low not in known:
            values = {"value": _show(low), "known": " | ".join(map(_show, sorted(known)))}
            yield row.fault("low", "vague-bound", **values)


def count_possible(data: Loaded) -> Iterator[Finding]:
    """Nobody counts fewer than none, nor more people than there are."""
    for row in data.rows_of("figures", "qualifier", "measure", *_BOUNDS):
        if row.record.qualifier == "less_than" and row.record.high == 0:
            yield row.fault("high", "count-possible", value="0")
        unit = data.codes["measure"][row.record.measure].unit
        for name in _BOUNDS if unit == "people" else ():
            number = getattr(row.record, name)
            if number and number > _PEOPLE:
                yield row.fault(name, "count-possible", value=_show(number))


def bounds_order(data: Loaded) -> Iterator[Finding]:
    """low ≤ best ≤ high."""
    for row in data.rows_of("figures", *_BOUNDS):
        given = [(name, getattr(row.record, name)) for name in _BOUNDS]
        filled = [(name, number) for name, number in given if number is not None]
        for (lower, less), (upper, more) in pairwise(filled):
            if less > more:
                values = {"value": _show(more), "less": _show(less)}
                yield row.fault(upper, "bounds-order", upper=upper, lower=lower, **values)


def qualifier_bounds(data: Loaded) -> Iterator[Finding]:
    """The qualifier determines which of low, best and high are filled in."""
    for row in data.rows_of("figures", "qualifier", *_BOUNDS):
        qualifier = data.codes["qualifier"][row.record.qualifier]
        filled = {name for name in _BOUNDS if getattr(row.record, name) is not None}
        if not qualifier.fits(filled):
            yield row.fault(
                "qualifier",
                "qualifier-bounds",
                value=row.record.qualifier,
                filled=", ".join(sorted(filled)) or words("says", "none"),
                wanted=_wanted(qualifier.bounds) if qualifier.bounds else words("says", "none"),
            )


def _wanted(bounds: str) -> Words:
    marks = zip(words("says", "optional"), words("says", "or"), strict=True)
    return Words(*(bounds.replace("?", f" ({m})").replace("|", either) for m, either in marks))


def whole_number(data: Loaded) -> Iterator[Finding]:
    """People, vessels and agreements are counted in whole numbers, except in averages."""
    for name in _BOUNDS:
        for row in data.rows_of("figures", "measure", "accounting", name):
            number = getattr(row.record, name)
            if number is None or number.is_integer() or row.record.accounting == "average":
                continue
            unit = data.codes["measure"][row.record.measure].unit
            if unit in ("people", "vessels", "agreements"):
                shown = _show(number)
                values = {"value": shown, "unit": unit, "whole": shown.replace(".", "")}
                yield row.fault(name, "whole-number", **values)


def population_unit(data: Loaded) -> Iterator[Finding]:
    """The population is given where people are counted, and only there."""
    yield from _only_with_unit(data, "people", "population", "population-unit")


def currency_unit(data: Loaded) -> Iterator[Finding]:
    """The currency is given where money is measured, and only there."""
    yield from _only_with_unit(data, "money", "currency", "currency-unit")


def _only_with_unit(data: Loaded, unit: str, column: str, rule: str) -> Iterator[Finding]:
    for row in data.rows_of("figures", "measure", column):
        measure, value = row.record.measure, getattr(row.record, column)
        found = data.codes["measure"][measure].unit
        if (found == unit) is not bool(value):
            yield row.fault(column, rule, value=value or "", measure=measure, unit=found)


def reported_digits(data: Loaded) -> Iterator[Finding]:
    """The digits in as_reported are among the bounds."""
    for row in data.rows_of("figures", "as_reported", *_BOUNDS):
        bounds = {getattr(row.record, name) for name in _BOUNDS}
        for digits in _digits(row.record.as_reported):
            if bounds.isdisjoint(digits.values):
                yield row.fault("as_reported", "reported-digits", value=digits.text)


def reported_date(data: Loaded) -> Iterator[Finding]:
    """as_reported is a number, not the date that a spreadsheet makes of one."""
    for row in data.rows_of("figures", "as_reported"):
        text = row.record.as_reported
        if such := span_of(text):
            yield row.fault("as_reported", "reported-date", value=text, such=such)
