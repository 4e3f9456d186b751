"""Rules about ids and references."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import PydanticCustomError

from cubaven_data.checking.emptied import emptied
from cubaven_data.checking.graphs import cycles, path_of
from cubaven_data.findings import Finding
from cubaven_data.model.characters import as_id
from cubaven_data.model.claims import COUNTABLE
from cubaven_data.model.dates import Date
from cubaven_data.model.ends import ends_allowed, may_fit
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded, Row
from cubaven_data.texts.wording import Value, words

# The column that refers to the whole of which a row is part, by table.
_PARTS = {"events": "part_of", "agencies": "parent_id"}


def id_unique(data: Loaded) -> Iterator[Finding]:
    """An id is unique in the whole dataset."""
    seen: dict[str, Row] = {}
    for name, table in TABLES.items():
        if len(table.key) == 1:
            for row in data.rows_of(name, *table.key):
                first = seen.setdefault(row.id, row)
                if first is not row:
                    place = f"{first.table.path}:{first.line}"
                    yield row.fault(table.key[0], "id-unique", value=row.id, place=place)


def id_prefix(data: Loaded) -> Iterator[Finding]:
    """In a table whose ids begin alike, every id does."""
    for name, table in TABLES.items():
        for row in data.rows_of(name, "id") if table.id_prefix else ():
            if not row.id.startswith(f"{table.id_prefix}-"):
                such = f"{table.id_prefix}-…"
                yield row.fault("id", "id-prefix", value=row.id, such=such)


def row_unique(data: Loaded) -> Iterator[Finding]:
    """In a table without ids, the key of each row is unique."""
    for name, table in TABLES.items():
        if len(table.key) > 1:
            seen: dict[str, int] = {}
            for row in data.rows_of(name, *table.key):
                first = seen.setdefault(row.id, row.line)
                if first != row.line:
                    yield row.fault(table.key[-1], "row-unique", value=row.id, line=str(first))


def table_empty(data: Loaded) -> Iterator[Finding]:
    """A table that cells refer to has rows."""
    for name, ids in emptied(data).items():
        cells = set().union(*ids.values())
        values = {"value": name, "count": str(len(cells))}
        yield Finding(TABLES[name].path, 1, "", "table-empty", values)


def reference(data: Loaded) -> Iterator[Finding]:
    """Every reference points to an existing record."""
    lost = {id_ for ids in emptied(data).values() for id_ in ids}
    # An id that is spelled wrongly in its own row is told there.
    for name in TABLES:
        lost |= {as_id(row.id) for row in data.rows[name] if "id" in row.faulty}
    for row, column, value, tables in data.references:
        if not (value in data.index or value in data.index.moved or value in lost):
            ends = _ends_allowed(data, row, column) or tables
            near = data.index.nearest(value, ends)
            nearest = f" ({near}?)" if near else ""
            yield row.fault(column, "reference", value=value, tables=_or(ends), nearest=nearest)


def _ends_allowed(data: Loaded, row: Row, column: str) -> tuple[str, ...]:
    return ends_allowed(row.table.name, column, vars(row.record), data.codes)


def redirected_id(data: Loaded) -> Iterator[Finding]:
    """No cell refers to an id that was redirected or withdrawn."""
    moved = data.index.moved
    circular = {id_ for cycle in _redirect_cycles(data) for id_ in cycle}
    gone = {*moved, *circular}

    def led(old: str, tables: tuple[str, ...] = ()) -> Value:
        if old in circular:
            return words("says", "in-circle")
        new = moved[old]
        found = data.index.table_of(new or "")
        if found and tables and found not in tables:
            return words("says", "moved-elsewhere", new=str(new), tables=_or(tables))
        return new or words("says", "withdrawn")

    for row, column, value, tables in data.references:
        in_itself = row.table.name == "redirects" and row.id in circular
        if value in gone and not in_itself:
            yield row.fault(column, "redirected-id", value=value, new=led(value, tables))
    for row, column, citation in data.citations:
        for id_ in citation.ids:
            if id_ in gone:
                yield row.fault(column, "redirected-id", value=id_, new=led(id_))


def reference_kind(data: Loaded) -> Iterator[Finding]:
    """A reference points to a table that its column allows."""
    for row, column, value, tables in data.references:
        found = data.index.table_of(value)
        if found and tables and found not in tables:
            allowed = _or(_ends_allowed(data, row, column) or tables)
            yield row.fault(column, "reference-kind", value=value, found=found, tables=allowed)


def _or(ends: tuple[str, ...]) -> str:
    return " / ".join(ends) or "data/*.csv"


def redirect_table(data: Loaded) -> Iterator[Finding]:
    """An id whose beginning names its table is redirected to a record of that table."""
    prefixes = {table.id_prefix: name for name, table in TABLES.items() if table.id_prefix}
    for row in data.rows_of("redirects", "old_id", "new_id"):
        new = row.record.new_id
        found = data.index.table_of(new) if new else ""
        wanted = prefixes.get(row.record.old_id.partition("-")[0], "")
        if found and wanted != (found if found in prefixes.values() else ""):
            values = {"value": new, "old": row.record.old_id, "found": found}
            yield row.fault("new_id", "redirect-table", **values)


def redirect_circular(data: Loaded) -> Iterator[Finding]:
    """A redirect does not lead back to where it began."""
    rows = {row.id: row for row in data.rows_of("redirects", "old_id", "new_id")}
    for cycle in _redirect_cycles(data):
        values = {"value": cycle[0], "path": path_of(cycle)}
        yield rows[cycle[-1]].fault("new_id", "redirect-circular", **values)


def _redirect_cycles(data: Loaded) -> list[list[str]]:
    rows = [row.record for row in data.rows_of("redirects", "old_id", "new_id")]
    return [*cycles({row.old_id: [row.new_id] for row in rows if row.new_id})]


def wikidata_unique(data: Loaded) -> Iterator[Finding]:
    """Two records do not have the same Wikidata identifier."""
    seen: dict[str, Row] = {}
    for row in data.rows_with("wikidata_id"):
        value = row.record.wikidata_id
        if value and (first := seen.setdefault(value, row)) is not row:
            yield row.fault("wikidata_id", "wikidata-unique", value=value, id=first.id)


def alternative_field(data: Loaded) -> Iterator[Finding]:
    """An alternative names a column of its record, and a value for it that is not the record's."""
    for row in data.rows_of("alternatives", "record_id", "field", "value"):
        record_id, field, value = row.record.record_id, row.record.field, row.record.value
        if record_id not in data.index:
            continue
        table = TABLES[data.index.table_of(record_id)]
        if field not in table.header or field == "id" or field in table.citation_lists:
            yield row.fault("field", "alternative-field", value=field, table=table.name)
            continue
        try:
            other = table.column(field).cell.parse(value, {"codes": data.codes})
        except PydanticCustomError:
            yield row.fault("value", "alternative-value", value=value, field=field)
            continue
        if getattr(data.index[record_id], field) == other:
            yield row.fault("value", "alternative-value", value=value, field=field)


def relation_tables(data: Loaded) -> Iterator[Finding]:
    """Some kinds of relation link records of one table."""
    for row in data.rows_of("relations", "kind", "subject_id", "object_id"):
        kind, one, other = row.record.kind, row.record.subject_id, row.record.object_id
        tables = [data.index.table_of(one), data.index.table_of(other)]
        alike = tables[0] == tables[1] or not all(tables)
        if not alike and "same_table" in data.codes["relation_kind"][kind].all_traits:
            values = {"value": other, "kind": kind, "wanted": tables[0], "found": tables[1]}
            yield row.fault("object_id", "relation-tables", **values)


def figure_about(data: Loaded) -> Iterator[Finding]:
    """A figure is about a record that its measure allows."""
    for row in data.rows_of("figures", "about_id", "measure"):
        about, measure = row.record.about_id, row.record.measure
        allowed = _ends_allowed(data, row, "about_id")
        if data.index.table_of(about) in COUNTABLE and not _fits(data, about, allowed):
            values = {"value": about, "found": data.index.ends_of(about)[-1]}
            listed = "; ".join(allowed)
            yield row.fault("about_id", "figure-about", measure=measure, allowed=listed, **values)


def relation_ends(data: Loaded) -> Iterator[Finding]:
    """The subject and object of a relation are of kinds that the relation allows."""
    for side in ("subject", "object"):
        column = f"{side}_id"
        for row in data.rows_of("relations", "kind", column):
            if row.record.subject_id == row.record.object_id:
                # One of the two ends is wrong, and nobody knows which: relation-to-itself.
                continue
            kind, value = row.record.kind, getattr(row.record, column)
            allowed = _ends_allowed(data, row, column)
            if value in data.index and not _fits(data, value, allowed):
                yield row.fault(
                    column,
                    "relation-ends",
                    value=value,
                    found=data.index.ends_of(value)[-1],
                    side=words("sides", side),
                    kind=kind,
                    allowed="; ".join(allowed),
                )


def _fits(data: Loaded, id_: str, allowed: tuple[str, ...]) -> bool:
    return may_fit(data.index.ends_of(id_), allowed, data.codes)


def part_circular(data: Loaded) -> Iterator[Finding]:
    """Nothing is part of itself, directly or indirectly."""
    for table, column in _PARTS.items():
        rows = [row for row in data.rows_of(table, "id", column) if getattr(row.record, column)]
        wholes = {row.id: row for row in rows}
        for cycle in cycles({row.id: [getattr(row.record, column)] for row in rows}):
            row = wholes[cycle[-1]]
            values = {"value": cycle[0], "id": row.id, "path": path_of([cycle[-1], *cycle[:-1]])}
            yield row.fault(column, "part-circular", **values)


def part_date(data: Loaded) -> Iterator[Finding]:
    """A part falls within the dates of its whole."""
    dates = {row.id: row.record.date for row in data.rows_of("events", "date")}
    parts = [row for row in data.rows_of("events", "id", "part_of") if row.record.part_of]
    circular = {i for cycle in cycles({r.id: [r.record.part_of] for r in parts}) for i in cycle}
    for row in data.rows_of("events", "date", "part_of"):
        # In a circle, no event is known to be the whole.
        if row.id in circular:
            continue
        part, whole = row.record.date, dates.get(row.record.part_of)
        if part and whole and not _within(part, whole):
            values = {"value": str(part), "whole": row.record.part_of, "date": str(whole)}
            yield row.fault("date", "part-date", **values)


def _within(part: Date, whole: Date) -> bool:
    if not part.overlaps(whole) or not part.is_extent:
        return part.overlaps(whole)
    begins = not (part.earliest and whole.earliest) or part.earliest >= whole.earliest
    # An extent without an end is ongoing.
    ends = not whole.latest or (part.latest is not None and part.latest <= whole.latest)
    return begins and ends
