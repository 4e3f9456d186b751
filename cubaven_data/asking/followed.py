"""Ids that were redirected: which records they are now, and the data with the ids of today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cubaven_data.model.cells import Reference
from cubaven_data.model.citations import Citation
from cubaven_data.model.shared import Record
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.records import Records

Ids = Mapping[str, str]
"""Ids of today by the ids that they were before."""


def moved(before: Records, after: Records) -> tuple[Ids, Ids]:
    """The ids of records that have another id since, and of those that are now another record."""
    now = {id_: after.current(id_) for id_ in before.ids if id_ not in after.ids}
    new: dict[str, str] = {}
    for id_, found in now.items():
        if found and found not in before.ids and found not in new.values():
            new[id_] = found
    return new, {id_: found for id_, found in now.items() if found and id_ not in new}


def renamed(data: Records, ids: Ids) -> Records:
    """The data in which these ids are replaced, in records and wherever they are referred to.

    A record does not get the id of another one; then it keeps its own.
    """
    tables = {name: tuple(_renamed(name, data, ids)) for name in TABLES} if ids else data.tables
    return Records(tables, data.vocabularies)


def _renamed(name: str, data: Records, ids: Ids) -> Iterator[Record]:
    for record in data.tables[name]:
        changes = dict(_changes(name, record, ids))
        if changes.get("id") in data.ids:
            del changes["id"]
        yield record.model_copy(update=changes) if changes else record


def _changes(name: str, record: Any, ids: Ids) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    for column in TABLES[name].columns:
        value = getattr(record, column.name)
        is_id = column.name == "id" or isinstance(column.cell, Reference)
        now = _now(value, ids, is_id=is_id)
        if now != value:
            yield column.name, now


def _now(value: Any, ids: Ids, *, is_id: bool) -> Any:  # noqa: ANN401
    if isinstance(value, Citation):
        steps = (
            step._replace(source_id=_now(step.source_id, ids, is_id=True)) for step in value.steps
        )
        read = _now(value.source_id, ids, is_id=True)
        return value._replace(source_id=read, steps=tuple(steps))
    if isinstance(value, tuple):
        return tuple(_now(one, ids, is_id=is_id) for one in value)
    return ids.get(value, value) if is_id and isinstance(value, str) else value
