"""Rules within one row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cubaven_data.dataset import Loaded
from cubaven_data.findings import Finding
from cubaven_data.tables import TABLES


def _show(number: float | None) -> str:
    return f"{number:.12g}" if number is not None else ""


def both_languages(data: Loaded) -> Iterator[Finding]:
    """A text that is there in one language is there in the other."""
    for name, table in TABLES.items():
        pairs = [(c, f"{c[:-3]}_es") for c in table.header if c.endswith("_en")]
        for row in data.all_rows[name]:
            for english, spanish in pairs:
                texts = getattr(row.record, english), getattr(row.record, spanish)
                if all(texts) or not any(texts) or not row.faulty.isdisjoint((english, spanish)):
                    continue
                blank, there = (spanish, english) if texts[0] else (english, spanish)
                yield row.fault(
                    blank, "both-languages", there=there, value="".join(filter(None, texts))
                )


def date_order(data: Loaded) -> Iterator[Finding]:
    """What ends does not end before it begins."""
    for first, last in (("start", "end"), ("founded", "dissolved"), ("signed", "ended")):
        for row in data.rows_with(first, last):
            begin, end = getattr(row.record, first), getattr(row.record, last)
            if begin and end and end.surely_before(begin):
                yield row.fault(
                    last, "date-order", value=str(end), first=first, start=str(begin), last=last
                )


def bounds_order(data: Loaded) -> Iterator[Finding]:
    """low ≤ best ≤ high."""
    for row in data.rows["figures"]:
        given = [(name, getattr(row.record, name)) for name in ("low", "best", "high")]
        filled = [(name, value) for name, value in given if value is not None]
        for (lower, less), (upper, more) in pairwise(filled):
            if less > more:
                yield row.fault(
                    upper,
                    "bounds-order",
                    value=_show(more),
                    upper=upper,
                    lower=lower,
                    less=_show(less),
                )


def qualifier_bounds(data: Loaded) -> Iterator[Finding]:
    """The qualifier decides which of low, best and high are filled."""
    for row in data.rows["figures"]:
        qualifier = data.dataset.vocabularies["qualifier"][row.record.qualifier]
        filled = {name for name in ("low", "best", "high") if getattr(row.record, name) is not None}
        wanted = qualifier.bounds or "—"
        if not (qualifier.filled <= filled <= qualifier.allowed):
            yield row.fault(
                "qualifier",
                "qualifier-bounds",
                value=row.record.qualifier,
                filled=", ".join(sorted(filled)) or "—",
                wanted_en=wanted.replace("?", " (optional)"),
                wanted_es=wanted.replace("?", " (opcional)"),
            )


def whole_number(data: Loaded) -> Iterator[Finding]:
    """People, vessels and agreements are counted in whole numbers, but for rates."""
    for row in data.rows["figures"]:
        unit = data.dataset.vocabularies["measure"][row.record.measure].unit
        if unit not in ("people", "vessels", "agreements") or row.record.accounting == "rate":
            continue
        for name in ("low", "best", "high"):
            value = getattr(row.record, name)
            if value is not None and value != int(value):
                whole = _show(value).replace(".", "")
                yield row.fault(name, "whole-number", value=_show(value), unit=unit, whole=whole)


def population_unit(data: Loaded) -> Iterator[Finding]:
    """Who is counted is said where people are counted, and only there."""
    yield from _only_with_unit(data, "people", "population", "population-unit")


def currency_unit(data: Loaded) -> Iterator[Finding]:
    """The currency is said where money is measured, and only there."""
    yield from _only_with_unit(data, "money", "currency", "currency-unit")


def _only_with_unit(data: Loaded, unit: str, column: str, rule: str) -> Iterator[Finding]:
    for row in data.rows["figures"]:
        measure = data.dataset.vocabularies["measure"][row.record.measure]
        value = getattr(row.record, column)
        if (measure.unit == unit) != (value is not None):
            yield row.fault(
                column, rule, value=value or "", measure=measure.code, unit=measure.unit
            )


def relation_to_itself(data: Loaded) -> Iterator[Finding]:
    """A relation links two different records."""
    for row in data.rows["relations"]:
        if row.record.subject_id == row.record.object_id:
            yield row.fault("object_id", "relation-to-itself", value=row.record.object_id)


def coordinates(data: Loaded) -> Iterator[Finding]:
    """Latitude and longitude come together, and the precision says whether there are any."""
    for row in data.rows["places"]:
        given = [row.record.lat is not None, row.record.lon is not None]
        if any(given) != all(given):
            blank = "lon" if row.record.lon is None else "lat"
            yield row.fault(blank, "coordinates", value=row.record.precision)
        elif all(given) == (row.record.precision == "not_mapped"):
            yield row.fault("precision", "coordinates", value=row.record.precision)


def address_or_note(data: Loaded) -> Iterator[Finding]:
    """A source has an address, or its note says how it is known."""
    for row in data.rows["sources"]:
        if not (row.record.url or row.record.note_en):
            yield row.fault("url", "address-or-note", value=row.id)


def access_date(data: Loaded) -> Iterator[Finding]:
    """A source that was read says on which day; one that was not read has no such day."""
    for row in data.rows["sources"]:
        if (row.record.access == "relayed") != (row.record.accessed is None):
            yield row.fault(
                "accessed",
                "access-date",
                value=str(row.record.accessed or ""),
                access=row.record.access,
            )


def read_before_published(data: Loaded) -> Iterator[Finding]:
    """No text is read before it is published."""
    for row in data.rows["sources"]:
        published, accessed = row.record.published, row.record.accessed
        if published and accessed and accessed.surely_before(published):
            value, day = str(accessed), str(published)
            yield row.fault("accessed", "read-before-published", value=value, published=day)


def fingerprint_read(data: Loaded) -> Iterator[Finding]:
    """Only a text that was read has a fingerprint."""
    for row in data.rows["sources"]:
        if row.record.fingerprint and row.record.access == "relayed":
            yield row.fault("fingerprint", "fingerprint-read", value=row.record.fingerprint)


def speaker(data: Loaded) -> Iterator[Finding]:
    """A statement says whose words it is; press and unnamed sources have no speaker."""
    spoken = {"statement", "official_statement", "named_testimony"}
    silent = {"news_article", "wire_report"}
    for row in data.rows["sources"]:
        kind, who = row.record.kind, row.record.speaker_id
        unnamed = data.dataset.vocabularies["source_kind"][kind].origin_type == "unnamed"
        if (kind in spoken and not who) or (who and (unnamed or kind in silent)):
            yield row.fault("speaker_id", "speaker", value=who or "", kind=kind)
