"""Rules about the words of a figure that stand around its number in as_reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cubaven_data.checking.rules.numbers import COUNTED
from cubaven_data.findings import Finding
from cubaven_data.model import bounding_words
from cubaven_data.model.digits_said import digits_said
from cubaven_data.model.measuring_words import CURRENCIES, FATES, PERIODS, UNITS
from cubaven_data.model.numbers import BOUNDS
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.model.written_numbers import plain
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row
from cubaven_data.texts.wording import Value, words

_BOUND_OF = {"at_least": "low", "more_than": "low", "at_most": "high", "less_than": "high"}
_BOUND_OF |= {"exact": "best", "about": "best", "nearly": "best"}
_TIMES = ("days", "months", "years")


def reported_qualifier(data: Loaded) -> Iterator[Finding]:
    """The qualifier is one that the words around the number name, if they name any."""
    for row in data.rows_of("figures", "qualifier", "as_reported", *BOUNDS):
        said, qualifier = row.record.as_reported, row.record.qualifier
        beside = _beside(row)
        named: dict[str, str] = {}
        for before, after in beside:
            named |= bounding_words.around(before, after)
        # Words such as half are numbers of the row only in percent.
        if not beside and _BOUND_OF.get(qualifier) != "best":
            named = bounding_words.within(said)
        # Of at least some 80, the first says more.
        told = {code: word for code, word in named.items() if _BOUND_OF[code] != "best"} or named
        if qualifier in {*_BOUND_OF} - {*named} and len({_BOUND_OF[code] for code in told}) == 1:
            code, word = next(iter(told.items()))
            values = {"value": qualifier, "named": word, "said": said, "code": code}
            yield row.doubt("qualifier", "reported-qualifier", **values, bound=_BOUND_OF[code])


def _beside(row: Row) -> list[tuple[str, str]]:
    """What stands before and after each number of the row, where as_reported first has it."""
    said = row.record.as_reported
    bounds = {getattr(row.record, name) for name in BOUNDS}
    own = (one for one in numbers_said(said) if not bounds.isdisjoint(map(float, one.values)))
    parted = (said.partition(text) for text in dict.fromkeys(one.text for one in own))
    return [(before, after) for before, _, after in parted]


def reported_unit(data: Loaded) -> Iterator[Finding]:
    """The currency, the period and the unit of a number are not others than those that as_reported
    names."""
    for row in data.rows_of("figures", "as_reported", "currency", "measure", "per", "outcome"):
        record, said, measure = row.record, row.record.as_reported, row.record.measure
        unit = data.codes["measure"][measure].unit
        # Whose words a source misquotes, they may be those of another number.
        is_fate = measure in FATES and record.outcome != "misquoted"
        for column, value, named in (
            ("currency", record.currency, _named(CURRENCIES, said) if record.currency else {}),
            # Of what is measured in time, a week is the number.
            ("per", record.per, _named(PERIODS, said) if unit not in _TIMES else {}),
            ("measure", unit, _named_beside(row, UNITS) if unit in UNITS else {}),
            ("measure", measure, _named_beside(row, FATES) if is_fate else {}),
        ):
            codes = {code for several in named for code in several.split()}
            if named and value not in codes:
                word = min(named.values())
                # What is annual may be counted all the same.
                say = row.fault if value or " " in word else row.doubt
                listed = data.codes["period" if column == "per" else column]
                known = [code for code in codes if code in listed]
                such: Value = known[0] if len(known) == 1 else words("says", "as-text-says")
                told = {"value": getattr(record, column) or "", "named": word, "said": said}
                yield say(column, "reported-unit", **told, such=such)


def _named(forms: Mapping[str, re.Pattern[str]], said: str) -> dict[str, str]:
    """What the words name, as they name it."""
    found = {code: form.search(said) for code, form in forms.items()}
    return {code: match[0] for code, match in found.items() if match}


def _named_beside(row: Row, forms: Mapping[str, re.Pattern[str]]) -> dict[str, str]:
    """What the words right after the numbers of the row in as_reported name."""
    named: dict[str, str] = {}
    for before, after in _beside(row):
        found = {code: form.match(after) for code, form in forms.items()}
        named |= {code: match[0].strip() for code, match in found.items() if match}
        if "money" in forms and before.rstrip().endswith(("$", "€", "£", "¥")):
            named["money"] = before.rstrip()[-1]
    return named


def reported_thousands(data: Loaded) -> Iterator[Finding]:
    """A point or comma in as_reported that can separate thousands was not taken for decimals.

    No text gives things, barrels or money in thousandths. What is not a whole number of things
    is told already.
    """
    for row in data.rows_of("figures", "as_reported", "measure", *BOUNDS):
        said, unit = row.record.as_reported, data.codes["measure"][row.record.measure].unit
        if unit not in COUNTED | {"barrels", "money"}:
            continue
        read = [one.values for one in numbers_said(said) if one.values == digits_said(one.text)]
        for name in BOUNDS:
            number = getattr(row.record, name)
            shown, whole = plain(number or 0), plain(round((number or 0) * 1000))
            may_be = any({shown, whole} <= {*map(plain, values)} for values in read)
            if number and may_be and (number.is_integer() or unit not in COUNTED):
                told = {"value": shown, "whole": whole, "said": said}
                yield row.doubt(name, "reported-thousands", **told)
