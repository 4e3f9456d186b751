"""Rules that compare claims with each other."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from cubaven_data.findings import Finding
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row

_NOT_THE_CLAIM = (
    "id",
    "note_en",
    "note_es",
    "as_reported",
    "method",
    "outcome",
    "sources",
    "disputed_by",
)

_OPPOSITE = {"possibly_same_as": "distinct_from", "distinct_from": "possibly_same_as"}


def claim_repeated(data: Loaded) -> Iterator[Finding]:
    """No claim appears twice with a citation in common."""
    for name in ("figures", "relations", "alternatives"):
        columns = [column for column in TABLES[name].header if column not in _NOT_THE_CLAIM]
        claim_of = attrgetter(*columns)
        seen: dict[object, list[Row]] = {}
        for row in data.rows_of(name, "sources", *columns):
            alike = seen.setdefault(claim_of(row.record), [])
            cited = {*row.record.sources}
            first = next((r for r in alike if not cited.isdisjoint(r.record.sources)), None)
            if first:
                values = {"value": row.id, "id": first.id, "line": str(first.line)}
                yield row.fault("id", "claim-repeated", **values)
            alike.append(row)


def same_and_distinct(data: Loaded) -> Iterator[Finding]:
    """No two records are held for possibly the same and for distinct."""
    held: dict[tuple[str, frozenset[str]], Row] = {}
    for row in data.rows_of("relations", "subject_id", "kind", "object_id", "modality"):
        kind, both = row.record.kind, frozenset((row.record.subject_id, row.record.object_id))
        if kind in _OPPOSITE and row.modality == "asserted":
            held.setdefault((kind, both), row)
            if first := held.get((_OPPOSITE[kind], both)):
                yield row.doubt("kind", "same-and-distinct", value=kind, id=first.id)
