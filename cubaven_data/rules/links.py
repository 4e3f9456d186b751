"""Rules about ids and what they refer to."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from cubaven_data.dataset import Loaded, Row
from cubaven_data.dates import Date
from cubaven_data.findings import Finding
from cubaven_data.rules.codes import relation_ends_known
from cubaven_data.tables import TABLES


def _references(data: Loaded) -> Iterator[tuple[Row, str, str, tuple[str, ...]]]:
    for name, table in TABLES.items():
        for row in data.all_rows[name]:
            for column, cell in table.references.items():
                if value := getattr(row.record, column):
                    yield row, column, value, cell.tables


def id_unique(data: Loaded) -> Iterator[Finding]:
    """An id stands once in the whole dataset."""
    seen: dict[str, Row] = {}
    for row in (row for name in TABLES for row in data.rows[name]):
        first = seen.setdefault(row.id, row)
        if first is not row:
            place = f"{first.table.path}:{first.line}"
            yield row.fault(row.table.key, "id-unique", value=row.id, place=place)


def reference(data: Loaded) -> Iterator[Finding]:
    """What a cell refers to exists."""
    moved = data.moved
    for row, column, value, tables in _references(data):
        if value not in data.ids and value not in moved:
            near = data.nearest_id(value, tables)
            yield row.fault(column, "reference", value=value, tables=_or(tables), nearest=near)


def redirected_id(data: Loaded) -> Iterator[Finding]:
    """No cell refers to an id that moved or was withdrawn."""
    moved = data.moved
    for row, column, value, _ in _references(data):
        if value in moved:
            yield row.fault(column, "redirected-id", value=value, new=moved[value] or "—")


def reference_kind(data: Loaded) -> Iterator[Finding]:
    """What a cell refers to is in a table that the column may refer to."""
    for row, column, value, tables in _references(data):
        found = data.ids.get(value)
        if found and tables and found not in tables:
            yield row.fault(column, "reference-kind", value=value, found=found, tables=_or(tables))


def relation_ends(data: Loaded) -> Iterator[Finding]:
    """A relation's subject and object are of a kind that the relation allows."""
    kinds = data.dataset.vocabularies["relation_kind"]
    unclear = {(finding.line, finding.column) for finding in relation_ends_known(data)}
    lines = {row.id: row.line for row in data.rows["relation_kind"]}
    for row in data.rows["relations"]:
        for column in ("subject", "object"):
            value = getattr(row.record, f"{column}_id")
            allowed = getattr(kinds[row.record.kind], column)
            found = _kinds_of(data, value)
            if (lines[row.record.kind], column) in unclear or not found:
                continue
            if found.isdisjoint(allowed.split("; ")):
                yield row.fault(
                    f"{column}_id",
                    "relation-ends",
                    value=value,
                    found=max(found),
                    side_en=column,
                    side_es={"subject": "sujeto", "object": "objeto"}[column],
                    kind=row.record.kind,
                    allowed=allowed,
                )


def _kinds_of(data: Loaded, id_: str) -> set[str]:
    table = data.dataset.table_of(id_)
    if table is None:
        return set()
    kind = getattr(data.dataset[id_], "kind", "")
    return {table, f"{table}.{kind}"}


def _or(tables: tuple[str, ...]) -> str:
    return " / ".join(tables) or "data/*.csv"


def part_circular(data: Loaded) -> Iterator[Finding]:
    """Nothing is a part of itself, also not through others."""
    for table, column in (("events", "part_of"), ("agencies", "parent_id")):
        whole_of = {row.id: getattr(row.record, column) for row in data.rows[table]}
        for row in data.rows[table]:
            above, seen = whole_of[row.id], set()
            while above and above != row.id and above not in seen:
                seen.add(above)
                above = whole_of.get(above)
            if above == row.id:
                path = getattr(row.record, column)
                yield row.fault(column, "part-circular", value=path, id=row.id)


def part_date(data: Loaded) -> Iterator[Finding]:
    """A part lies within the time of its whole, where both are known."""
    dates = {row.id: row.record.date for row in data.rows["events"]}
    for row in data.rows["events"]:
        part, whole = row.record.date, dates.get(row.record.part_of)
        if part and whole and not _within(part, whole):
            yield row.fault(
                "date", "part-date", value=str(part), whole=row.record.part_of, date=str(whole)
            )


def _within(part: Date, whole: Date) -> bool:
    if not part.overlaps(whole) or not part.is_extent:
        return part.overlaps(whole)
    begins = not (part.earliest and whole.earliest) or part.earliest >= whole.earliest
    # An extent without an end still goes on.
    ends = not whole.latest or (part.latest is not None and part.latest <= whole.latest)
    return begins and ends


def claim_repeated(data: Loaded) -> Iterator[Finding]:
    """No claim stands twice with a citation in common."""
    skip = {"id", "note_en", "note_es", "as_reported", "status", "sources", "disputed_by"}
    for name in ("figures", "relations"):
        claim = attrgetter(*(c for c in TABLES[name].header if c not in skip))
        seen: dict[tuple[object, ...], list[Row]] = {}
        for row in data.rows[name]:
            alike = seen.setdefault(claim(row.record), [])
            cited = set(row.record.sources)
            first = next((r for r in alike if not cited.isdisjoint(r.record.sources)), None)
            if first:
                yield row.fault("id", "claim-repeated", value=row.id, line=str(first.line))
            alike.append(row)
