"""Tables of which only the header is left, and the cells that refer to their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded, Mention
from cubaven_data.texts.spelling import alike_id

Place = tuple[str, int, str]
"""The file, line and column of a cell."""


def _mentions(data: Loaded) -> Iterator[Mention]:
    yield from data.references
    for row, column, citation in data.citations:
        for id_ in citation.ids:
            yield Mention(row, column, id_, ("sources",), ())


def emptied(data: Loaded) -> Mapping[str, Mapping[str, set[Place]]]:
    """By empty table, the ids that must have been in it, each with the cells that refer to it.

    An id must have been in an empty table if its cell or its beginning allows no other. Where its
    cell also allows other tables, it is no slip for an id that exists, and such an id or a second
    one like it is missing too.
    """
    empty = [name for name, table in TABLES.items() if table.has_ids and not data.rows[name]]
    found: dict[str, dict[str, set[Place]]] = {name: {} for name in empty}
    sure = set()
    for row, column, id_, tables, _ in _mentions(data) if empty else ():
        if id_ in data.index or id_ in data.index.moved:
            continue
        allowed = _tables_of(id_, tables)
        if home := next((name for name in allowed if name in found), None):
            found[home].setdefault(id_, set()).add((row.table.path, row.line, column))
            if found.keys() >= {*allowed}:
                sure.add(id_)
    known = [*data.index]
    for ids in found.values():
        for id_ in [id_ for id_ in ids if id_ not in sure and alike_id(id_, known)]:
            del ids[id_]
    return {name: ids for name, ids in found.items() if len(ids) > 1 or not sure.isdisjoint(ids)}


def _tables_of(id_: str, allowed: Sequence[str]) -> list[str]:
    """The tables among those allowed (empty: any) whose ids begin as this one does."""
    names = [name for name in allowed or TABLES if TABLES[name].has_ids]
    own = [n for n in names if TABLES[n].id_prefix and id_.startswith(f"{TABLES[n].id_prefix}-")]
    return own or [name for name in names if not TABLES[name].id_prefix]
