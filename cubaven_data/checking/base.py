"""Compares the dataset with a base: an earlier revision, whose ids may be known elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cubaven_data.findings import Finding
from cubaven_data.model.cells import Identifier
from cubaven_data.model.tables import FILES, TABLES, VOCABULARIES, Table
from cubaven_data.reading.loading import Loaded, loaded_from
from cubaven_data.reading.sheets import own_columns, refitted
from cubaven_data.texts.spelling import alike_id
from cubaven_data.texts.wording import Words, words

# The columns by which a base is compared, in tables that have them.
_COMPARED = {
    name: columns
    for name, table in TABLES.items()
    if (columns := {"id", "old_id", "new_id"}.intersection(table.header))
}


def comparable(base: Loaded) -> Loaded:
    """The base with the ids of tables that had other columns."""
    sheets = {
        name: refitted(base.sheets[name])
        for name, columns in _COMPARED.items()
        if columns.issubset(own_columns(base.sheets[name]))
    }
    known = {name: rows for name, rows in base.rows.items() if name not in sheets}
    return loaded_from(base.root, {**base.sheets, **sheets}, known) if sheets else base


def unread(base: Loaded) -> list[str]:
    """The files of which some ids may not be known, because they could not be read whole."""
    return [TABLES[name].path for name in _COMPARED if not base.sheets[name].complete]


def check_base(data: Loaded, base: Loaded) -> Iterator[Finding]:
    """Findings about ids that are not what they were, unless rows of the data could not be read.

    Of a base that could not be read whole, the ids that were read are compared.
    """
    if data.is_complete:
        yield from _vanished(data, base)
        yield from _changed(data, base)
        yield from _exchanged(data, base)
        yield from _redirected(data, base)


def _vanished(data: Loaded, base: Loaded) -> Iterator[Finding]:
    """An id does not vanish: what replaces it, or why it was withdrawn, is in the redirects.

    What was no id then, such as a name in its place, nobody can have cited.
    """
    redirected = {row.id for row in data.rows["redirects"]}
    new = [id_ for id_ in data.index if id_ not in base.index]
    for id_ in (*base.index, *_led(base)):
        if id_ not in data.index and id_ not in redirected and Identifier().can_hold(id_):
            table = base.index.table_of(id_) or "redirects"
            near = alike_id(id_, new)
            values = {"value": id_, "nearest": f" ({near[0]}?)" if near else ""}
            yield Finding(TABLES[table].path, 0, "", "id-vanished", values, id=id_)


def _changed(data: Loaded, base: Loaded) -> Iterator[Finding]:
    """An id keeps its meaning: its table, and its kind."""
    led = _led(base)
    for name, table in TABLES.items():
        for row in data.rows[name] if table.has_ids else ():
            was = base.index.table_of(row.id)
            if was and was != name:
                yield row.fault("id", "id-reused", value=row.id, **_once("of", table=was))
            elif row.id in led:
                new = led[row.id] or ""
                once = _once("redirected" if new else "withdrawn", new=new)
                yield row.fault("id", "id-reused", value=row.id, **once)
            elif was and "kind" in table.header and "kind" not in row.faulty:
                before = base.index[row.id].kind
                if before and before != row.record.kind:
                    yield row.doubt("kind", "kind-changed", value=row.record.kind, was=before)


def _exchanged(data: Loaded, base: Loaded) -> Iterator[Finding]:
    """No row has all that another one had, while that one says something else."""
    for name, table in FILES.items():
        if table.has_ids or name in VOCABULARIES:
            before, now = (_contents(one, table) for one in (base, data))
            ids = {content: id_ for id_, content in before.items()}
            for row in data.rows[name]:
                other = ids.get(now.get(row.id, ()), row.id)
                if other != row.id and row.id in before and other in now:
                    once = _once("other", id=other)
                    yield row.fault(table.key[0], "id-reused", value=row.id, **once)


def _contents(data: Loaded, table: Table) -> dict[str, tuple[str, ...]]:
    """What each row of the table or code list says, by its id or code."""
    at = table.header.index(table.key[0])
    rows = data.sheets[table.name].rows
    return {cells[at]: (*cells[:at], *cells[at + 1 :]) for cells in rows}


def _redirected(data: Loaded, base: Loaded) -> Iterator[Finding]:
    """What is redirected was an id, of the table of what replaces it, and leads where it led."""
    known = {row.id for row in base.rows["redirects"]}
    led = _led(base)
    for row in data.rows_of("redirects", "old_id", "new_id"):
        old, new = row.record.old_id, row.record.new_id
        was, found = base.index.table_of(old), data.index.table_of(new or "")
        if not was and old not in known and not unread(base):
            yield row.fault("old_id", "redirect-unknown", value=old)
        elif old in led and (where := _elsewhere(led[old], new, data)):
            yield row.doubt("new_id", "id-reused", value=old, **where)
        elif was and found and was != found:
            yield row.fault("new_id", "redirect-table", value=new, old=old, found=found)


def _once(case: str, **values: str) -> dict[str, Words]:
    """What an id was or said, and what to do about that."""
    return {"was": words("once", case, **values), "way": words("once", f"{case}-way")}


def _led(base: Loaded) -> dict[str, str | None]:
    """Where the ids led that were redirected; ``None`` if they were withdrawn."""
    rows = base.rows_of("redirects", "old_id", "new_id")
    return {row.id: row.record.new_id for row in rows if row.id not in base.index}


def _elsewhere(led: str | None, leads: str | None, data: Loaded) -> dict[str, Words]:
    """Where a redirect led before; nothing if it leads there or to what replaced that."""
    if leads in (led, data.index.moved.get(led or "", led)):
        return {}
    case = ("elsewhere" if leads else "nowhere") if led else "somewhere"
    return _once(case, old=led or "", new=leads or "")


def told_apart(
    findings: Iterable[Finding], known: Iterable[Finding], moved: Mapping[str, str | None]
) -> list[Finding]:
    """The findings, those that the base has too marked as old and put last.

    ``moved`` has the new ids of those that the base knows by another one.
    """

    def now(text: str) -> str:
        return re.sub(r"[\w-]+", lambda m: moved.get(m[0]) or m[0], text)

    left = Counter((one[0], now(one[1]), *one[2:-1], now(one[-1])) for one in map(_what, known))
    found = []
    for finding in findings:
        left[what := _what(finding)] -= 1
        found.append(replace(finding, old=left[what] >= 0))
    return sorted(found, key=lambda finding: finding.old)


def _what(finding: Finding) -> tuple[str, ...]:
    """What a finding is about, wherever its row has moved."""
    value = str(finding.values.get("value", ""))
    return finding.file, finding.id, finding.column, finding.rule, value
