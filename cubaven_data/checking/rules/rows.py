"""Rules within a single row."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cubaven_data.findings import Finding
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded
from cubaven_data.texts.wording import Words, texts, words

_BOUNDS = ("low", "best", "high")
# More than all people there are.
_PEOPLE = 1e10
_ENDS = (("began", "ended"), ("founded", "dissolved"), ("signed", "ended"))
# The kinds of source that must have a speaker, and the kinds in which the outlet itself speaks.
_SPOKEN = ("statement", "official_statement", "named_testimony")
_PRESS = ("news_article", "wire_report")


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


def both_languages(data: Loaded) -> Iterator[Finding]:
    """A text given in one language is also given in the other."""
    for name, table in TABLES.items():
        for english in (column for column in table.header if column.endswith("_en")):
            spanish = f"{english[:-3]}_es"
            for row in data.rows_of(name, english, spanish):
                texts = getattr(row.record, english), getattr(row.record, spanish)
                if any(texts) and not all(texts):
                    blank, there = (spanish, english) if texts[0] else (english, spanish)
                    value = texts[0] or texts[1]
                    yield row.fault(blank, "both-languages", there=there, value=value)


def languages_alike(data: Loaded) -> Iterator[Finding]:
    """The Spanish text is not the English one."""
    for name, table in TABLES.items():
        for english in (column for column in table.header if column.endswith("_en")):
            spanish = f"{english[:-3]}_es"
            if english.startswith(("name", "label")):
                continue
            for row in data.rows_of(name, english, spanish):
                text = getattr(row.record, spanish)
                if text and text == getattr(row.record, english) and len(text.split()) > 1:
                    yield row.doubt(spanish, "languages-alike", value=text, there=english)


def alias_is_name(data: Loaded) -> Iterator[Finding]:
    """An alias is another name than the record has already."""
    for row in data.rows_with("aliases", "name_en", "name_es"):
        own = {row.record.name_en, row.record.name_es, getattr(row.record, "acronym", None)}
        for alias in row.record.aliases or ():
            if alias in own:
                yield row.fault("aliases", "alias-is-name", value=alias)


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


def date_order(data: Loaded) -> Iterator[Finding]:
    """Nothing ends before it begins."""
    for first, last in _ENDS:
        for row in data.rows_with(first, last):
            begin, end = getattr(row.record, first), getattr(row.record, last)
            if begin and end and end.surely_before(begin):
                values = {"value": str(end), "start": str(begin), "first": first, "last": last}
                yield row.fault(last, "date-order", **values)


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


def relation_to_itself(data: Loaded) -> Iterator[Finding]:
    """A relation links two different records."""
    for row in data.rows_of("relations", "subject_id", "object_id"):
        if row.record.subject_id == row.record.object_id:
            yield row.fault("object_id", "relation-to-itself", value=row.record.object_id)


def coordinates(data: Loaded) -> Iterator[Finding]:
    """Latitude and longitude are given together; the precision not_mapped means that there are
    none."""
    for row in data.rows_of("places", "lat", "lon", "precision"):
        precision, lat, lon = row.record.precision, row.record.lat, row.record.lon
        if (lat is None) != (lon is None):
            yield row.fault("lon" if lon is None else "lat", "coordinates", value=precision)
        elif (lat is not None) == (precision == "not_mapped"):
            yield row.fault("precision", "coordinates", value=precision)


def address_or_note(data: Loaded) -> Iterator[Finding]:
    """A source has an address, or a note that says how it is known."""
    for row in data.rows_of("sources", "url", "note_en"):
        if not (row.record.url or row.record.note_en):
            yield row.fault("url", "address-or-note", value=row.id)


def access_date(data: Loaded) -> Iterator[Finding]:
    """A source that was read has an access date; one that was not read has none."""
    for row in data.rows_of("sources", "access", "accessed"):
        access, day = row.record.access, row.record.accessed
        if (access == "relayed") != (day is None):
            yield row.fault("accessed", "access-date", value=str(day or ""), access=access)


def read_before_published(data: Loaded) -> Iterator[Finding]:
    """No source is read before it is published."""
    for row in data.rows_of("sources", "published", "accessed"):
        published, accessed = row.record.published, row.record.accessed
        if published and accessed and accessed.surely_before(published):
            values = {"value": str(accessed), "published": str(published)}
            yield row.fault("accessed", "read-before-published", **values)


def fingerprint_read(data: Loaded) -> Iterator[Finding]:
    """Only a text that was read has a fingerprint."""
    for row in data.rows_of("sources", "fingerprint", "access"):
        if row.record.fingerprint and row.record.access == "relayed":
            yield row.fault("fingerprint", "fingerprint-read", value=row.record.fingerprint)


def speaker(data: Loaded) -> Iterator[Finding]:
    """A statement has a speaker; press and unnamed sources have none."""
    for row in data.rows_of("sources", "kind", "speaker_id"):
        kind, who = row.record.kind, row.record.speaker_id
        unnamed = data.codes["source_kind"][kind].origin_type == "unnamed"
        if (kind in _SPOKEN and not who) or (who and (unnamed or kind in _PRESS)):
            yield row.fault("speaker_id", "speaker", value="; ".join(who or ()), kind=kind)


def cited_on_both_sides(data: Loaded) -> Iterator[Finding]:
    """A citation does not both support and contradict the same row."""
    for row in data.rows_with("sources", "disputed_by"):
        both = {*row.record.sources} & {*(row.record.disputed_by or ())}
        for citation in sorted(both, key=str):
            yield row.fault("disputed_by", "cited-on-both-sides", value=str(citation))


def outcome_shown(data: Loaded) -> Iterator[Finding]:
    """An outcome is shown by a citation in disputed_by."""
    for row in data.rows_with("outcome", "disputed_by"):
        if row.record.outcome and not row.record.disputed_by:
            yield row.fault("disputed_by", "outcome-shown", value=row.record.outcome)


def provided_under(data: Loaded) -> Iterator[Finding]:
    """What is provided for has the instrument that provides for it."""
    for row in data.rows_with("modality", "under_id"):
        if row.record.modality == "provided_for" and not row.record.under_id:
            yield row.fault("under_id", "provided-under", value=row.record.modality)


def coded_read(data: Loaded) -> Iterator[Finding]:
    """A text that was read says how much of it was coded; only one read whole was coded whole."""
    for row in data.rows_of("sources", "access", "coded"):
        access, coded = row.record.access, row.record.coded
        relayed, whole = access == "relayed", coded == "whole"
        if relayed is not (coded is None) or (whole and access != "full"):
            yield row.fault("coded", "coded-read", value=coded or "", access=access)


def reported_digits(data: Loaded) -> Iterator[Finding]:
    """The digits in as_reported are among the bounds."""
    for row in data.rows_of("figures", "as_reported", *_BOUNDS):
        bounds = {getattr(row.record, name) for name in _BOUNDS}
        for digits in _digits(row.record.as_reported):
            if bounds.isdisjoint(digits.values):
                yield row.fault("as_reported", "reported-digits", value=digits.text)


def speaks_for_state(data: Loaded) -> Iterator[Finding]:
    """Only a publisher that a state controls speaks for a body."""
    for row in data.rows_of("publishers", "state_controlled", "speaks_for"):
        controlled, body = row.record.state_controlled, row.record.speaks_for
        if body and controlled != "yes":
            yield row.fault("speaks_for", "speaks-for-state", value=body)
