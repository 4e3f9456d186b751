"""Rules about one thing that is there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from cubaven_data.findings import Finding
from cubaven_data.model.addresses import same_address
from cubaven_data.model.citations import Citation, paragraphs
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row
from cubaven_data.texts.spelling import without_accents

# What tells apart two records of one name, by table.
_NAMED = {
    "actors": ("kind",),
    "agencies": ("kind", "country"),
    "places": ("kind", "country"),
    "publishers": ("country",),
    "agreements": ("kind",),
    "events": ("kind", "modality", "date"),
}
_IN_BOTH = ("name_en", "name_es")


def record_doubled(data: Loaded) -> Iterator[Finding]:
    """No two records say the same under two ids, and no two have the same name.

    Nor do two publishers have the same address, nor an actor and an agency the same name.
    """
    for table, apart in _NAMED.items():
        others = [name for name in TABLES[table].header if name != "id"]
        alike, named = attrgetter(*others), _names(table)
        whole: dict[object, Row] = {}
        seen: dict[tuple[object, ...], Row] = {}
        for row in data.rows_of(table, *others):
            first = whole.setdefault(alike(row.record), row)
            if first is not row:
                yield row.fault("id", "record-doubled", value=row.id, id=first.id)
                continue
            for column in named:
                text = getattr(row.record, column)
                if column == "url":
                    first = seen.setdefault((column, same_address(text)), row) if text else row
                else:
                    key = (str(getattr(row.record, each)) for each in apart)
                    first = seen.setdefault((column, _plain(text), *key), row)
                if first is not row:
                    yield row.doubt(column, "record-doubled", value=row.id, id=first.id)
                    break
    yield from _bodies_doubled(data)


def _bodies_doubled(data: Loaded) -> Iterator[Finding]:
    """The agencies that have a name of an actor, unless they are of different countries.

    Places and publishers may be called as states and bodies are.
    """
    actors: dict[tuple[str, str], Row] = {}
    for row in data.rows_of("actors", *_IN_BOTH, "country"):
        for column in _IN_BOTH:
            actors.setdefault((column, _plain(getattr(row.record, column))), row)
    for row in data.rows_of("agencies", *_IN_BOTH, "country"):
        for column in _IN_BOTH:
            other = actors.get((column, _plain(getattr(row.record, column))))
            if other and len({row.record.country, other.record.country} - {None}) <= 1:
                yield row.doubt(column, "record-doubled", value=row.id, id=other.id)
                break


def alias_shared(data: Loaded) -> Iterator[Finding]:
    """An alias is not the name of another record."""
    rows = [*data.rows_with("name_en", "name_es", "aliases")]
    owners: dict[str, dict[str, Row]] = {}
    for row in rows:
        own = (row.record.name_en, row.record.name_es, getattr(row.record, "acronym", None))
        for name in filter(None, own):
            owners.setdefault(_plain(name), {}).setdefault(row.id, row)
    for row in rows:
        for alias in row.record.aliases or ():
            known = owners.setdefault(_plain(alias), {})
            if other := next((id_ for id_ in known if id_ != row.id), None):
                yield row.doubt("aliases", "alias-shared", value=alias, id=other)
            known.setdefault(row.id, row)


def _names(table: str) -> list[str]:
    header = TABLES[table].header
    return [name for name in ("name", "name_en", "title_en", "url") if name in header]


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", without_accents(name.casefold(), "NFKD")))


def coverage_overlaps(data: Loaded) -> Iterator[Finding]:
    """No paragraph of a text is recorded twice as having given no row."""
    seen: dict[tuple[str, int], Row] = {}
    for row in data.rows_of("coverage", "source_id", "paragraphs"):
        for number in paragraphs(row.record.paragraphs):
            first = seen.setdefault((row.record.source_id, number), row)
            # The same paragraphs twice are told by row-unique.
            if first is not row and first.id != row.id:
                told = {"other": first.record.paragraphs, "line": str(first.line)}
                yield row.fault(
                    "paragraphs", "coverage-overlaps", value=row.record.paragraphs, **told
                )
                break


def citation_overlaps(data: Loaded) -> Iterator[Finding]:
    """No paragraph is cited twice in one cell for the same origin and the same columns."""
    for name, table in TABLES.items():
        for column in table.citation_lists:
            for row in data.rows_of(name, column):
                seen: dict[object, Citation] = {}
                for citation in getattr(row.record, column) or ():
                    for number in paragraphs(citation.locator):
                        key = (citation.source_id, citation.steps, citation.columns, number)
                        first = seen.setdefault(key, citation)
                        if first is not citation:
                            # The shorter one is within the other.
                            pair = (citation, first)
                            within, whole = sorted(
                                pair, key=lambda one: len(paragraphs(one.locator))
                            )
                            values = {"value": str(within), "other": str(whole)}
                            yield row.fault(column, "citation-overlaps", **values)
                            break
