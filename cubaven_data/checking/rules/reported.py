"""Rules about the words of a figure that stand around its number in as_reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cubaven_data.checking.rules.numbers import COUNTED
from cubaven_data.findings import Finding
from cubaven_data.model import bounding_words
from cubaven_data.model.digits_said import digits_said
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.model.written_numbers import plain
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row

_BOUNDS = ("low", "best", "high")
# What the words of a text can say of a number, by the codes and the units of the code lists, and
# others that have no code.
_CURRENCIES = {
    "EUR": re.compile(r"€|\beuros?\b", re.IGNORECASE),
    "USD": re.compile(r"\$|\bdollars?\b|\bd[óo]lar(?:es)?\b", re.IGNORECASE),
}
# A year ago, al mes de la firma.
_NOT_TIME = r"(?! (?:ago|later|before|earlier|after|and|de)\b)"
_PERIODS = {
    period: re.compile(rf"\b(?:{words})\b{_NOT_TIME}", re.IGNORECASE)
    for period, words in {
        "day": r"(?:a|per|each|every) day|daily|(?:al|por|cada) d[íi]a|diari[oa]s?|bpd|b/d",
        "week": r"(?:a|per|each|every) week|weekly|(?:a la|por|cada) semana|semanal(?:es)?",
        "month": r"(?:a|per|each|every) month|monthly|(?:al|por|cada) mes|mensual(?:es)?",
        "year": r"(?:a|per|each|every) year|yearly|annual(?:ly)?|per annum|(?:al|por|cada) año"
        r"|anual(?:es)?",
    }.items()
}
# Right after the number: elsewhere, the words may tell what became of what is counted.
_UNITS = {
    unit: re.compile(rf"\s*(?:(?:of|de|US|U\.S\.) )?(?:{words})(?!\w)", re.IGNORECASE)
    for unit, words in {
        "people": r"people|persons?|personas?|soldiers?|soldados?|troops|tropas|doctors?"
        r"|m[ée]dicos?",
        "money": r"euros?|dollars?|d[óo]lar(?:es)?|bol[íi]var(?:es)?|pesos?|€|\$",
        "barrels": r"barrels?|barril(?:es)?|bpd|b/d",
        "vessels": r"vessels?|ships?|boats?|barcos?|buques?|embarcaci(?:ón|ones)|lanchas?",
        "tons": r"(?:metric )?(?:tons?|tonnes?)|toneladas?",
    }.items()
}
_BOUND_OF = {"at_least": "low", "more_than": "low", "at_most": "high", "less_than": "high"}
_TIMES = ("days", "months", "years")


def reported_qualifier(data: Loaded) -> Iterator[Finding]:
    """A number that the words bound from above is neither exact nor bounded from below, nor the
    reverse."""
    for row in data.rows_of("figures", "qualifier", "as_reported", *_BOUNDS):
        said, qualifier = row.record.as_reported, row.record.qualifier
        bound = "best" if qualifier == "exact" else _BOUND_OF.get(qualifier)
        beside = _beside(row)
        named: dict[str, str] = {}
        for before, after in beside:
            named |= bounding_words.around(before, after)
        # Words such as half are numbers of the row only in percent.
        if not beside and bound != "best":
            named = bounding_words.within(said)
        bounds = {_BOUND_OF[code] for code in named}
        if bound and len(bounds) == 1 and bound not in bounds:
            code, words = next(iter(named.items()))
            told = {"value": qualifier, "named": words, "said": said}
            told |= {"code": code, "bound": _BOUND_OF[code]}
            yield row.doubt("qualifier", "reported-qualifier", **told)


def _beside(row: Row) -> list[tuple[str, str]]:
    """What stands before and after each number of the row in as_reported."""
    said = row.record.as_reported
    bounds = {getattr(row.record, name) for name in _BOUNDS}
    own = (one for one in numbers_said(said) if not bounds.isdisjoint(map(float, one.values)))
    parted = (said.partition(one.text) for one in own)
    return [(before, after) for before, _, after in parted]


def reported_unit(data: Loaded) -> Iterator[Finding]:
    """The currency, the period and the unit of a number are not others than those that as_reported
    names."""
    for row in data.rows_of("figures", "as_reported", "currency", "measure", "per"):
        record, said = row.record, row.record.as_reported
        unit = data.codes["measure"][record.measure].unit
        in_currencies = _named(_CURRENCIES, said)
        # There are dollars of several countries.
        may_tell = record.currency == "EUR" or "EUR" in in_currencies
        for column, value, named in (
            ("currency", record.currency, in_currencies if record.currency and may_tell else {}),
            # Of what is measured in time, a week is the number.
            ("per", record.per, _named(_PERIODS, said) if unit not in _TIMES else {}),
            ("measure", unit, _units_named(row) if unit in _UNITS else {}),
        ):
            if named and value not in named:
                word = min(named.values())
                # What is annual may be counted all the same.
                say = row.fault if value or " " in word else row.doubt
                told = {"value": getattr(record, column) or "", "named": word, "said": said}
                yield say(column, "reported-unit", **told)


def _named(forms: Mapping[str, re.Pattern[str]], said: str) -> dict[str, str]:
    """What the words name, as they name it."""
    found = {code: form.search(said) for code, form in forms.items()}
    return {code: match[0] for code, match in found.items() if match}


def _units_named(row: Row) -> dict[str, str]:
    """The units that stand right after the numbers of the row in as_reported."""
    named: dict[str, str] = {}
    for before, after in _beside(row):
        found = {unit: form.match(after) for unit, form in _UNITS.items()}
        named |= {unit: match[0].strip() for unit, match in found.items() if match}
        if before.rstrip().endswith(("$", "€")):
            named["money"] = before.rstrip()[-1]
    return named


def reported_thousands(data: Loaded) -> Iterator[Finding]:
    """A point or comma in as_reported that can separate thousands was not taken for decimals.

    No text gives things, barrels or money in thousandths. What is not a whole number of things
    is told already.
    """
    for row in data.rows_of("figures", "as_reported", "measure", *_BOUNDS):
        said, unit = row.record.as_reported, data.codes["measure"][row.record.measure].unit
        if unit not in COUNTED | {"barrels", "money"}:
            continue
        read = [one.values for one in numbers_said(said) if one.values == digits_said(one.text)]
        for name in _BOUNDS:
            number = getattr(row.record, name)
            shown, whole = plain(number or 0), plain(round((number or 0) * 1000))
            may_be = any({shown, whole} <= {*map(plain, values)} for values in read)
            if number and may_be and (number.is_integer() or unit not in COUNTED):
                told = {"value": shown, "whole": whole, "said": said}
                yield row.doubt(name, "reported-thousands", **told)
