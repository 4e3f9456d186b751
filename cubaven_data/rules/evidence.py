"""Rules about citations, origins and what they allow to be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from cubaven_data.bibliography import Source
from cubaven_data.citations import Citation
from cubaven_data.dataset import Loaded, Row
from cubaven_data.fields import CitationList
from cubaven_data.findings import Finding
from cubaven_data.lineage import SAME_TEXT, Lineage
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
    """The sources that can be relied on, by id: without a fault, and not doubled."""
    times = Counter(row.id for row in data.all_rows["sources"])
    return {row.id: row.record for row in data.rows["sources"] if times[row.id] == 1}


def source_exists(data: Loaded) -> Iterator[Finding]:
    """What is cited is in the list of sources."""
    moved = data.moved
    for row, column, citation in _cited(data, data.all_rows):
        for cited in filter(None, (citation.origin_id, citation.source_id)):
            if data.ids.get(cited) == "sources":
                continue
            if cited in moved:
                yield row.fault(column, "redirected-id", value=cited, new=moved[cited] or "—")
            else:
                near = data.nearest_id(cited, ("sources",))
                yield row.fault(column, "source-exists", value=cited, nearest=near)


def relayed_read(data: Loaded) -> Iterator[Finding]:
    """A source that was never read is cited only through one that was."""
    sources = _sources(data)
    for row, column, citation in _cited(data):
        read = sources.get(citation.source_id)
        if read and read.access == "relayed":
            yield row.fault(column, "relayed-read", value=str(citation), source=read.id)


def _relays(data: Loaded) -> Iterator[tuple[str, str, Row, str, str]]:
    """Each time that a text (first) is said to have something from another (second), and where."""
    for row, column, citation in _cited(data):
        if citation.origin_id:
            yield citation.source_id, citation.origin_id, row, column, str(citation)
    for row in data.rows["relations"]:
        if row.record.kind in SAME_TEXT:
            value = row.record.object_id
            yield row.record.subject_id, value, row, "object_id", value


def origin_circular(data: Loaded) -> Iterator[Finding]:
    """Whoever relays others is not relayed by them, also not through further texts."""
    relays: dict[str, dict[str, tuple[Row, str, str]]] = {}
    for text, origin, row, column, value in _relays(data):
        relays.setdefault(text, {}).setdefault(origin, (row, column, value))
    told: set[str] = set()
    for start in relays:
        circle = _circle(start, relays)
        if circle and told.isdisjoint(circle):
            told |= set(circle)
            row, column, value = relays[circle[-1]][circle[0]]
            path = " → ".join([*circle, circle[0]])
            yield row.fault(column, "origin-circular", value=value, path=path)


def _circle(start: str, relays: Mapping[str, Mapping[str, object]]) -> list[str]:
    """The texts of a circle that leads from the start back to it; empty if there is none."""
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop()
        for origin in relays.get(path[-1], {}):
            if origin == start:
                return path
            if origin not in seen:
                seen.add(origin)
                paths.append([*path, origin])
    return []


def origin_later(data: Loaded) -> Iterator[Finding]:
    """An origin is not later than the text that relays, reprints or rewrites it."""
    sources = _sources(data)
    for text, origin, row, column, value in _relays(data):
        one, other = sources.get(text), sources.get(origin)
        if not (one and other and one.published and other.published):
            continue
        if one.published.surely_before(other.published):
            dates = {"origin": str(other.published), "read": str(one.published)}
            yield row.fault(column, "origin-later", value=value, **dates)


def one_original(data: Loaded) -> Iterator[Finding]:
    """A text reprints or rewrites one original."""
    first: dict[str, Row] = {}
    for row in data.rows["relations"]:
        if row.record.kind in SAME_TEXT:
            other = first.setdefault(row.record.subject_id, row)
            if other.record.object_id != row.record.object_id:
                value = row.record.object_id
                yield row.fault("object_id", "one-original", value=value, line=str(other.line))


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
    known = _sources(data)
    for row in data.rows_with("status", "sources"):
        status = row.record.status
        if status not in ("confirmed", "reported"):
            continue
        # What a faulty or missing source amounts to, nobody can tell yet.
        if any(c.origin not in known or c.source_id not in known for c in row.record.sources):
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
