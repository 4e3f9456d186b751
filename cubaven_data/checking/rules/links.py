"""Rules about ids and references."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.checking.emptied import emptied
from cubaven_data.checking.graphs import cycles, path_of
from cubaven_data.findings import Finding
from cubaven_data.model.characters import as_id
from cubaven_data.model.claims import COUNTABLE
from cubaven_data.model.dates import Date
from cubaven_data.model.ends import may_fit
from cubaven_data.model.tables import TABLES, table_by_prefix
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row
from cubaven_data.texts.wording import Value, words

# The columns that refer to the whole of which a row is a part, or to what it is the content of.
_PARTS = (
    ("events", "part_of"),
    ("events", "under_id"),
    ("agencies", "parent_id"),
    ("agreements", "part_of"),
)


def id_unique(data: Loaded) -> Iterator[Finding]:
    """An id is unique in the whole dataset."""
    seen: dict[str, Row] = {}
    for name, table in TABLES.items():
        if len(table.key) == 1:
            for row in data.rows_of(name, *table.key):
                first = seen.setdefault(row.id, row)
                # That a redirect has the id of a record is told by redirect-in-use.
                if first is not row and (table.has_ids or first.table is table):
                    yield row.fault(table.key[0], "id-unique", value=row.id, place=_place(first))


def redirect_in_use(data: Loaded) -> Iterator[Finding]:
    """No record has an id that was redirected or withdrawn."""
    redirects = {row.id: row for row in reversed([*data.rows_of("redirects", "old_id")])}
    for name in (name for name, table in TABLES.items() if table.has_ids):
        for row in data.rows_of(name, "id"):
            if old := redirects.get(row.id):
                yield row.fault("id", "redirect-in-use", value=row.id, place=_place(old))


def _place(row: Row) -> str:
    return f"{row.table.path}:{row.line}"


def id_prefix(data: Loaded) -> Iterator[Finding]:
    """In a table whose ids begin alike, every id does, and no id of another table."""
    for name, table in TABLES.items():
        for row in data.rows_of(name, "id") if table.has_ids else ():
            found = table_by_prefix(row.id)
            if found == (name if table.id_prefix else ""):
                continue
            way = words("says", "id-prefixed", such=f"{table.id_prefix}-…")
            if not table.id_prefix:
                way = words("says", "id-of-words", found=found)
            yield row.fault("id", "id-prefix", value=row.id, way=way)


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
    for row, column, value, _, ends in data.references:
        if not (value in data.index or value in data.index.moved or value in lost):
            near = data.index.nearest(value, ends)
            nearest = f" ({near}?)" if near else ""
            yield row.fault(column, "reference", value=value, tables=_or(ends), nearest=nearest)


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

    for row, column, value, tables, _ in data.references:
        in_itself = row.table.name == "redirects" and row.id in circular
        if value in gone and not in_itself:
            yield row.fault(column, "redirected-id", value=value, new=led(value, tables))
    for row, column, citation in data.citations:
        for id_ in citation.ids:
            if id_ in gone:
                yield row.fault(column, "redirected-id", value=id_, new=led(id_))


def reference_kind(data: Loaded) -> Iterator[Finding]:
    """A reference points to a table that its column allows."""
    for row, column, value, tables, ends in data.references:
        found = data.index.table_of(value)
        if found and tables and found not in tables:
            yield row.fault(column, "reference-kind", value=value, found=found, tables=_or(ends))


def _or(ends: tuple[str, ...]) -> str:
    return " / ".join(ends) or "data/*.csv"


def redirect_table(data: Loaded) -> Iterator[Finding]:
    """An id whose beginning names its table is redirected to a record of that table."""
    for row in data.rows_of("redirects", "old_id", "new_id"):
        new = row.record.new_id
        found = data.index.table_of(new) if new else ""
        wanted = table_by_prefix(row.record.old_id)
        if found and wanted != (found if TABLES[found].id_prefix else ""):
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
    seen: dict[str, str] = {}
    for row in data.rows_with("wikidata_id"):
        value = row.record.wikidata_id
        if value and (first := seen.setdefault(value, row.id)) != row.id:
            yield row.fault("wikidata_id", "wikidata-unique", value=value, id=first)
    for table in (name for name in TABLES if "wikidata_id" in TABLES[name].header):
        for row, column, record in data.others_of(table, "wikidata_id"):
            value = record.wikidata_id
            if (first := seen.get(value, record.id)) != record.id:
                yield row.doubt(column, "wikidata-unique", value=value, id=first)


def relation_tables(data: Loaded) -> Iterator[Finding]:
    """Some kinds of relation link records of one table."""
    for row in data.rows_of("relations", "object_id", "subject_id", "kind"):
        record = row.record
        ends = [record.subject_id, record.object_id]
        wanted, found = map(data.index.table_of, ends)
        alike = wanted == found or not (wanted and found)
        if not alike and "same_table" in data.codes["relation_kind"][record.kind].all_traits:
            values = {"value": record.object_id, "wanted": wanted, "found": found}
            yield row.fault("object_id", "relation-tables", kind=record.kind, **values)


def figure_about(data: Loaded) -> Iterator[Finding]:
    """A figure is about a record that its measure allows."""
    for row in data.rows_of("figures", "about_id", "measure"):
        record, about = row.record, row.record.about_id
        allowed = data.ends_for(TABLES["figures"], "about_id", record)
        if data.index.table_of(about) in COUNTABLE and not _fits(data, about, allowed):
            values = {"value": about, "found": data.index.ends_of(about)[-1]}
            told = {"measure": record.measure, "allowed": "; ".join(allowed)}
            yield row.fault("about_id", "figure-about", **values, **told)


def relation_ends(data: Loaded) -> Iterator[Finding]:
    """The subject and object of a relation are of kinds that the relation allows."""
    for side in ("subject", "object"):
        end = f"{side}_id"
        for row in data.rows_of("relations", end, "kind"):
            record = row.record
            if record.subject_id == record.object_id:
                # One of the two ends is wrong, and nobody knows which: relation-to-itself.
                continue
            value, allowed = getattr(record, end), data.ends_for(TABLES["relations"], end, record)
            if value in data.index and not _fits(data, value, allowed):
                yield row.fault(
                    end,
                    "relation-ends",
                    value=value,
                    found=data.index.ends_of(value)[-1],
                    side=words("sides", side),
                    kind=record.kind,
                    allowed="; ".join(allowed),
                )


def _fits(data: Loaded, id_: str, allowed: tuple[str, ...]) -> bool:
    return may_fit(data.index.ends_of(id_), allowed, data.codes)


def part_circular(data: Loaded) -> Iterator[Finding]:
    """Nothing is a part or the content of itself, directly or indirectly."""
    for table, column in _PARTS:
        rows = [row for row in data.rows_of(table, "id", column) if getattr(row.record, column)]
        wholes = {row.id: row for row in rows}
        for cycle in cycles({row.id: [getattr(row.record, column)] for row in rows}):
            row = wholes[cycle[-1]]
            values = {"value": cycle[0], "id": row.id, "path": path_of([cycle[-1], *cycle[:-1]])}
            yield row.fault(column, "part-circular", **values)
        for row, at, record in data.others_of(table, column):
            path, whole = [record.id], getattr(record, column)
            while whole in wholes and whole not in path:
                path.append(whole)
                whole = getattr(wholes[whole].record, column)
            if whole == path[0]:
                # Who says that one is part of the other may contradict who says the opposite.
                say = row.fault if len(path) == 1 else row.doubt
                values = {"value": getattr(record, column), "id": record.id, "path": path_of(path)}
                yield say(at, "part-circular", **values)


def part_date(data: Loaded) -> Iterator[Finding]:
    """A part falls within the dates of its whole."""
    parts = [row for row in data.rows_of("events", "id", "part_of") if row.record.part_of]
    circular = {i for cycle in cycles({r.id: [r.record.part_of] for r in parts}) for i in cycle}
    for row in data.rows_of("events", "date", "part_of"):
        # In a circle, no event is known to be the whole.
        if row.id in circular:
            continue
        whole_id = row.record.part_of
        is_event = data.index.table_of(whole_id) == "events"
        part, whole = row.record.date, data.index[whole_id].date if is_event else None
        if part and whole and not _within(part, whole):
            values = {"value": str(part), "whole": whole_id, "date": str(whole)}
            yield row.fault("date", "part-date", **values)


def _within(part: Date, whole: Date) -> bool:
    if not part.overlaps(whole) or not part.is_extent:
        return part.overlaps(whole)
    begins = not (part.earliest and whole.earliest) or part.earliest >= whole.earliest
    # An extent without an end is ongoing.
    ends = not whole.latest or (part.latest is not None and part.latest <= whole.latest)
    return begins and ends
