"""Rules about the numbers of a figure, within its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from cubaven_data.findings import Finding
from cubaven_data.model.languages import shared_by
from cubaven_data.model.number_words import VAGUE
from cubaven_data.model.numbers import BOUNDS
from cubaven_data.model.numbers_said import Said, numbers_said
from cubaven_data.model.written_dates import spans_of
from cubaven_data.model.written_numbers import in_full, plain, values_in
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row
from cubaven_data.texts.wording import Language, Value, Words, words

COUNTED = frozenset(
    (
        *("people", "vessels", "agreements", "trips"),
        *("projects", "cases", "interviews", "strikes"),
    )
)
"""The units of which there are no parts."""
# More than all people there are, and what no share and nobody's age exceeds.
_MOST = {"people": 1e10, "percent": 100, "age": 130, "average_age": 130}
# So many times what it begins with a vague word can mean: dozens are no thousands.
_MOST_OF_WORD = 100


def vague_bound(data: Loaded) -> Iterator[Finding]:
    """The lower bound of an order of magnitude is that of its word."""
    every = {word.least for word in VAGUE}
    for row in data.rows_of("figures", "qualifier", "low", "as_reported"):
        low = row.record.low
        if row.record.qualifier != "order_of_magnitude" or not low:
            continue
        said = {
            int(number)
            for one in numbers_said(row.record.as_reported)
            for number in one.values
            if one.kind == "vague"
        }
        known = said or every
        if low not in known:
            values = {"value": plain(low), "known": " | ".join(map(plain, sorted(known)))}
            yield row.fault("low", "vague-bound", **values)


def count_possible(data: Loaded) -> Iterator[Finding]:
    """Nobody counts fewer than none, nor more people than there are; a share is of a hundred."""
    for row in data.rows_of("figures", "qualifier", "measure", *BOUNDS):
        if row.record.qualifier == "less_than" and row.record.high == 0:
            yield row.fault("high", "count-possible", value="0")
        measure = row.record.measure
        most = _MOST.get(measure) or _MOST.get(data.codes["measure"][measure].unit)
        for name in BOUNDS if most else ():
            number = getattr(row.record, name)
            if number and number > most:
                yield row.fault(name, "count-possible", value=plain(number))


def bounds_order(data: Loaded) -> Iterator[Finding]:
    """low ≤ best ≤ high."""
    for row in data.rows_of("figures", *BOUNDS):
        given = [(name, getattr(row.record, name)) for name in BOUNDS]
        filled = [(name, number) for name, number in given if number is not None]
        numbers = sorted(number for _, number in filled)
        in_order = zip((name for name, _ in filled), map(plain, numbers), strict=True)
        such = ", ".join(f"{name}={number}" for name, number in in_order)
        way = words("says", "numbers-in-order", such=such)
        for (lower, less), (upper, more) in pairwise(filled):
            if less > more:
                values = {"value": plain(more), "less": plain(less)}
                sides = {"upper": upper, "lower": lower}
                yield row.fault(upper, "bounds-order", **sides, **values, way=way)


def bounds_equal(data: Loaded) -> Iterator[Finding]:
    """The two bounds of a range differ."""
    for row in data.rows_of("figures", "low", "high"):
        if row.record.low is not None and row.record.low == row.record.high:
            yield row.fault("high", "bounds-equal", value=plain(row.record.high))


def qualifier_bounds(data: Loaded) -> Iterator[Finding]:
    """The qualifier determines which of low, best and high are filled in."""
    for row in data.rows_of("figures", "qualifier", *BOUNDS):
        qualifier = data.codes["qualifier"][row.record.qualifier]
        filled = {name for name in BOUNDS if getattr(row.record, name) is not None}
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
    """What is counted, such as people or trips, is a whole number, except in averages."""
    for name in BOUNDS:
        for row in data.rows_of("figures", "measure", "accounting", name):
            number = getattr(row.record, name)
            if number is None or number.is_integer() or row.record.accounting == "average":
                continue
            unit = data.codes["measure"][row.record.measure].unit
            if unit in COUNTED:
                shown, said = plain(number), row.record.as_reported or ""
                reading: Value = words("says", "number-whole")
                if full := in_full(shown, said):
                    reading = words("says", "number-reported", number=full)
                elif grouped := _grouped(shown, said):
                    reading = words("says", "number-grouped", number=grouped)
                yield row.fault(name, "whole-number", value=shown, unit=unit, reading=reading)


def _grouped(shown: str, said: str) -> str:
    """The number, if the words allow that its point separated thousands; blank if not."""
    digits, _, decimals = shown.partition(".")
    # A program may have cut the zeros of 2.500.
    whole = digits + decimals.ljust(3, "0")
    numbers = {number for one in numbers_said(said) for number in one.values}
    is_possible = digits != "0" and len(decimals) <= 3 and (not numbers or int(whole) in numbers)
    return whole if is_possible else ""


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
    """The numbers in as_reported, in digits or words, are among the bounds.

    So is a percentage; where something else is counted, it is no number of that. A fraction is a
    percentage too, and of something else nobody knows what it is: only not as many as percent. A
    vague word, or one for one or two, may be of something else; one alone most likely is not.
    """
    texts = {row.id: row.record.language for row in data.rows["sources"]}
    for row in data.rows_of("figures", "as_reported", "measure", "qualifier", *BOUNDS):
        bounds = {getattr(row.record, name) for name in BOUNDS}
        # Without a bound, none says that there is no number.
        held = ("number", "percent") if bounds == {None} else ("number", "percent", "none")
        in_percent = data.codes["measure"][row.record.measure].unit == "percent"
        if _spans(row):
            continue
        languages = _languages(row, texts)
        every = [*numbers_said(row.record.as_reported)]
        for said in every:
            fits = not bounds.isdisjoint(map(float, values_in(said, languages)))
            if said.kind in ("percent", "part") and not in_percent:
                fits = said.kind == "part" and not fits
            # Beside another number, it may be a part of that.
            is_held = said.kind in held or (said.kind == "part" and len(every) == 1)
            if is_held and not fits:
                yield row.fault("as_reported", "reported-digits", value=said.text)
                # Each is mended by its own number, but a cell can hold thousands.
                break
        else:
            numbers = [number for number in bounds if number is not None]
            by_word = row.record.qualifier == "order_of_magnitude"
            may_be = any(_may_be(one, numbers) for one in every)
            if every and numbers and not by_word and not may_be:
                yield row.doubt("as_reported", "reported-digits", value=every[0].text)


def _may_be(said: Said, bounds: Iterable[float]) -> bool:
    """Whether one of the bounds can be meant: dozens are no thousands, and both are two."""
    if said.kind not in ("vague", "few"):
        return True
    most = _MOST_OF_WORD * said.values[0] if said.kind == "vague" else said.values[0]
    return any(said.values[0] <= bound <= most for bound in bounds)


def _languages(row: Row, languages: Mapping[str, Language | None]) -> tuple[Language, ...]:
    """The language of all texts that the row cites; both if it is not the same."""
    return shared_by(languages.get(one.source_id) for one in row.record.sources or ())


def reported_date(data: Loaded) -> Iterator[Finding]:
    """as_reported is a number, not the date that a spreadsheet makes of one."""
    for row in data.rows_of("figures", "as_reported"):
        if spans := _spans(row):
            such = " | ".join(f"{first}-{last}" for first, last in spans)
            yield row.fault("as_reported", "reported-date", value=row.record.as_reported, such=such)


def _spans(row: Row) -> list[tuple[int, int]]:
    """The two numbers of which a date in as_reported was made, those of the row if it has them."""
    spans = spans_of(row.record.as_reported)
    given = {getattr(row.record, name) for name in BOUNDS}
    fitting = [span for span in spans if given.issuperset(span) and span[0] < span[1]]
    # Digits alone are a number, unless the row says otherwise.
    return fitting or [*(() if row.record.as_reported.isdecimal() else spans)]
