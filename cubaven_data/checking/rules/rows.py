"""Rules within a single row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cubaven_data.findings import Finding
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded
from cubaven_data.texts.wording import Words, words

_BOUNDS = ("low", "best", "high")
_ENDS = (("start", "end"), ("founded", "dissolved"), ("signed", "ended"))
# The kinds of source that must have a speaker, and the kinds in which the outlet itself speaks.
_SPOKEN = ("statement", "official_statement", "named_testimony")
_PRESS = ("news_article", "wire_report")


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
        if not qualifier.filled <= filled <= qualifier.allowed:
            yield row.fault(
                "qualifier",
                "qualifier-bounds",
                value=row.record.qualifier,
                filled=", ".join(sorted(filled)) or words("says", "none"),
                wanted=_wanted(qualifier.bounds) if qualifier.bounds else words("says", "none"),
            )


def _wanted(bounds: str) -> Words:
    return Words(*(bounds.replace("?", f" ({mark})") for mark in words("says", "optional")))


def whole_number(data: Loaded) -> Iterator[Finding]:
    """People, vessels and agreements are counted in whole numbers, except in rates."""
    for name in _BOUNDS:
        for row in data.rows_of("figures", "measure", "accounting", name):
            number = getattr(row.record, name)
            if number is None or number.is_integer() or row.record.accounting == "rate":
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
            yield row.fault("speaker_id", "speaker", value=who or "", kind=kind)


def cited_on_both_sides(data: Loaded) -> Iterator[Finding]:
    """A citation does not both support and contradict the same row."""
    for row in data.rows_with("sources", "disputed_by"):
        both = {*row.record.sources} & {*(row.record.disputed_by or ())}
        for citation in sorted(both, key=str):
            yield row.fault("disputed_by", "cited-on-both-sides", value=str(citation))


def status_disputed(data: Loaded) -> Iterator[Finding]:
    """A row is disputed if a source contradicts it, and only then."""
    for row in data.rows_with("status", "disputed_by"):
        status, against = row.record.status, row.record.disputed_by
        if status == "disputed" and not against:
            yield row.fault("disputed_by", "status-disputed", value=status)
        elif against and status not in ("disputed", "refuted"):
            yield row.fault("status", "status-disputed", value=status)


def refuted_reason(data: Loaded) -> Iterator[Finding]:
    """A refuted row says why."""
    for name, table in TABLES.items():
        if "status" in table.header:
            column = "note_en" if "note_en" in table.header else "summary_en"
            for row in data.rows_of(name, "status", column):
                if row.record.status == "refuted" and not getattr(row.record, column):
                    yield row.fault(column, "refuted-reason", value=row.record.status)
