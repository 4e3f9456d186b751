"""Rules about citations, origins and what they allow to be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cubaven_data.citations import Citation
from cubaven_data.dataset import Loaded, Row
from cubaven_data.fields import CitationList
from cubaven_data.findings import Finding
from cubaven_data.lineage import Lineage
from cubaven_data.models import Source
from cubaven_data.tables import TABLES


def _cited(
    data: Loaded, rows: Mapping[str, list[Row]] | None = None
) -> Iterator[tuple[Row, str, Citation]]:
    for name, table in TABLES.items():
        columns = [c.name for c in table.columns if isinstance(c.cell, CitationList)]
        for row in (rows or data.rows)[name]:
            for column in columns:
                for citation in getattr(row.record, column) or ():
                    yield row, column, citation


def _sources(data: Loaded) -> dict[str, Source]:
    return {row.id: row.record for row in data.rows["sources"]}


def source_exists(data: Loaded) -> Iterator[Finding]:
    """What is cited is in the list of sources."""
    for row, column, citation in _cited(data, data.all_rows):
        for cited in filter(None, (citation.origin_id, citation.source_id)):
            if data.ids.get(cited) != "sources":
                near = data.nearest_id(cited, ("sources",))
                yield row.fault(column, "source-exists", value=cited, nearest=near)


def relayed_read(data: Loaded) -> Iterator[Finding]:
    """A source that was never read is cited only through one that was."""
    sources = _sources(data)
    for row, column, citation in _cited(data):
        read = sources.get(citation.source_id)
        if read and read.access == "relayed":
            yield row.fault(column, "relayed-read", value=str(citation), source=read.id)


def origin_circular(data: Loaded) -> Iterator[Finding]:
    """Of two texts, only one relays the other; a chain of reprints has a beginning."""
    relays: dict[tuple[str, str], Row] = {}
    for row, column, citation in _cited(data):
        if citation.origin_id is None:
            continue
        relays[citation.source_id, citation.origin_id] = row
        if other := relays.get((citation.origin_id, citation.source_id)):
            place = f"{other.table.path}:{other.line}"
            yield row.fault(column, "origin-circular", value=str(citation), place=place)
    original = {
        row.record.subject_id: (row.record.object_id, row)
        for row in data.rows["relations"]
        if row.record.kind in ("reprints", "rewrites")
    }
    told: set[str] = set()
    for start, (_, row) in original.items():
        at, seen = start, set()
        while at in original and at not in seen:
            seen.add(at)
            at = original[at][0]
        if at == start and told.isdisjoint(seen):
            told |= seen
            place = f"{row.table.path}:{row.line}"
            yield row.fault("object_id", "origin-circular", value=row.record.object_id, place=place)


def origin_later(data: Loaded) -> Iterator[Finding]:
    """An origin is not later than the text that relays it."""
    sources = _sources(data)
    for row, column, citation in _cited(data):
        origin, read = sources.get(citation.origin_id or ""), sources.get(citation.source_id)
        if not (origin and read and origin.published and read.published):
            continue
        if read.published.surely_before(origin.published):
            yield row.fault(
                column,
                "origin-later",
                value=str(citation),
                origin=str(origin.published),
                read=str(read.published),
            )


def told_before(data: Loaded) -> Iterator[Finding]:
    """No text tells what had not begun when it was published."""
    sources = _sources(data)
    for table, column in (("events", "date"), ("figures", "date"), ("relations", "start")):
        for row in data.rows[table]:
            date = getattr(row.record, column)
            for citation in row.record.sources if date else ():
                read = sources.get(citation.source_id)
                if read and read.published and read.published.surely_before(date):
                    published = str(read.published)
                    yield row.fault(
                        column, "told-before", value=str(date), source=read.id, published=published
                    )
                    break


def cited_on_both_sides(data: Loaded) -> Iterator[Finding]:
    """One citation does not both support and contradict a row."""
    for row in data.rows_with("sources", "disputed_by"):
        both = set(row.record.sources) & set(row.record.disputed_by or ())
        for citation in sorted(both, key=str):
            yield row.fault("disputed_by", "cited-on-both-sides", value=str(citation))


def status_evidence(data: Loaded) -> Iterator[Finding]:
    """A status is not higher than the citations carry it."""
    lineage = Lineage(data.dataset)
    for row in data.rows_with("status", "sources"):
        status = row.record.status
        if status not in ("confirmed", "reported"):
            continue
        found = lineage.corroborate(row.record.sources)
        carried = found.n_origins >= 1
        if status == "confirmed":
            carried = found.n_origins >= 2 or not found.types.isdisjoint(("official", "primary"))
        if not carried:
            yield row.fault(
                "status",
                "status-evidence",
                value=status,
                origins=str(found.n_origins),
                unnamed=str(found.n_unnamed_origins),
                lower="alleged" if found.n_origins == 0 else "reported",
            )


def status_disputed(data: Loaded) -> Iterator[Finding]:
    """A row is disputed where a source contradicts it, and only there."""
    for row in data.rows_with("status", "disputed_by"):
        contradicted = row.record.disputed_by is not None
        if row.record.status == "disputed" and not contradicted:
            yield row.fault("disputed_by", "status-disputed", value="disputed")
        elif contradicted and row.record.status not in ("disputed", "refuted"):
            yield row.fault("status", "status-disputed", value=row.record.status)


def refuted_reason(data: Loaded) -> Iterator[Finding]:
    """A refuted row says why."""
    for row in data.rows_with("status"):
        column = "note_en" if "note_en" in row.table.header else "summary_en"
        if row.record.status == "refuted" and not getattr(row.record, column):
            yield row.fault(column, "refuted-reason", value="refuted")
