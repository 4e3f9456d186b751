"""Comparison of two datasets, record by record: what changed, and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args

from cubaven_data.asking.causes import Cause, Effect, Touched, causes
from cubaven_data.asking.dataset import Dataset
from cubaven_data.asking.derived import BESIDE, Derived
from cubaven_data.asking.followed import moved, renamed
from cubaven_data.asking.merging import own
from cubaven_data.asking.sound import sound_parts
from cubaven_data.model.bibliography import Redirect
from cubaven_data.model.tables import FILES, TABLES, VOCABULARIES, Table
from cubaven_data.model.values import items_of, plain
from cubaven_data.reading.records import Records
from cubaven_data.reading.sides import Columns, Side

What = Literal["added", "removed", "renamed", "changed", "derived"]
"""What became of a record; ``derived`` is one that is as it was, but not what is derived of it."""
WHAT: tuple[What, ...] = get_args(What)
"""All that can become of a record."""


class Pair(NamedTuple):
    """A value before and after; lists are tuples, blank is ``None``."""

    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """What became of a record, of a row without an id, or of a code.

    ``table`` is its table or code list. ``id`` is its id, its key or its code; of a record that was
    renamed, it is the new id, and ``was`` the old one. Of a record that is gone, ``redirect`` says
    why, and ``successor`` is the record to which it leads. ``cells`` are the columns in which it
    differs (from its successor, in what that does not say), ``derived`` those of the release, with
    their ``causes`` as far as they can be told. A reference that only follows a redirect is no
    difference.
    """

    table: str
    id: str
    what: What
    was: str | None = None
    successor: str | None = None
    redirect: Redirect | None = None
    cells: Mapping[str, Pair] = field(default_factory=dict)
    derived: Mapping[str, Pair] = field(default_factory=dict)
    causes: Mapping[str, Sequence[Cause]] = field(default_factory=dict)


@dataclass(frozen=True, repr=False)
class Comparison:
    """What differs between two datasets.

    ``changes`` are in the order of the code lists and tables, and of the rows in these. ``columns``
    are those of the tables of both datasets, empty if those of one are not known. ``left_out`` are
    the ids of the rows that were not compared, because they are wrong in one of them, or need such
    rows.
    """

    before: Dataset
    after: Dataset
    changes: Sequence[Change]
    columns: tuple[Columns, Columns]
    left_out: Sequence[str] = ()

    def __repr__(self) -> str:
        return f"<Comparison: {len(self.changes)} changes>"

    @property
    def support(self) -> list[Change]:
        """The records whose support changed."""
        return [change for change in self.changes if "support" in change.derived]

    @cached_property
    def counts(self) -> Mapping[str, Counter[What]]:
        """How many rows of each table, and codes of each list, became what."""
        found: dict[str, Counter[What]] = {}
        for change in self.changes:
            found.setdefault(change.table, Counter())[change.what] += 1
        return found


def compare(
    before: Dataset,
    after: Dataset,
    columns: tuple[Columns, Columns] | None = None,
    *,
    explained: bool = True,
) -> Comparison:
    """What differs between two datasets, usually an earlier and a later state of one.

    ``columns`` are the columns by table in each of them; without those of both, only code lists and
    rows are compared. If it is not to be ``explained``, no causes are looked for, which takes long
    where much changed.
    """
    comparing = _Comparing(before, after)
    found = [*(comparing.explained() if explained else comparing.changes())]
    return Comparison(before, after, found, columns if columns and all(columns) else ({}, {}))


def _all_columns(side: Side, other: Side) -> Columns:
    """The columns of the data, and those of the release if they are known of both sides."""
    if not (side.released and other.released):
        return side.columns
    names = dict.fromkeys((*side.columns, *side.released))
    return {
        name: tuple(dict.fromkeys((*side.columns.get(name, ()), *side.released.get(name, ()))))
        for name in names
    }


def compare_sides(before: Side, after: Side, *, explained: bool = True) -> Comparison:
    """What differs between the data of two sides, and between the columns of their schemas, those
    that a release computes included.

    Rows that break a rule in one of them, and those that refer to such rows, are left out of both.
    ``explained`` is as in :func:`compare`.
    Raises :class:`DataError` if a file or code list of one cannot be read.
    """
    (earlier, later), left_out = sound_parts(before.loaded, after.loaded)
    columns = _all_columns(before, after), _all_columns(after, before)
    found = compare(Dataset.of(earlier), Dataset.of(later), columns, explained=explained)
    return replace(found, left_out=left_out)


class _Comparing:
    def __init__(self, before: Dataset, after: Dataset) -> None:
        self._after = after
        self._new, self._merged = moved(before, after)
        self._was = {now: was for was, now in self._new.items()}
        self._gone = before.ids - after.ids
        self._earlier = renamed(before, self._new)
        self._before = renamed(self._earlier, self._merged)
        self._derived_before = Derived(before, {**self._new, **self._merged})
        self._derived_after = Derived(after, {})

    def changes(self) -> Iterator[Change]:
        """The changes without their causes."""
        return (change for name in FILES for change in self._of(name))

    def explained(self) -> Iterator[Change]:
        """The changes with their causes."""
        found = [*self.changes()]
        effects = [
            Effect(change.id, name, pair.before, pair.after)
            for change in found
            for name, pair in change.derived.items()
            if change.what != "added"
        ]
        told = causes(self._earlier, self._after, effects, [*map(self._touched, found)])
        for change in found:
            mine = {name: told.get((change.id, name), ()) for name in change.derived}
            yield replace(change, causes={name: some for name, some in mine.items() if some})

    def _touched(self, change: Change) -> Touched:
        merged = self._merged.get(change.id) if change.what == "removed" else None
        cells = () if merged else tuple(change.cells)
        return Touched(change.table, change.id, cells, merged)

    def _of(self, name: str) -> Iterator[Change]:
        has_ids = name in TABLES and TABLES[name].has_ids
        before, after = self._rows(self._before, name), self._rows(self._after, name)
        for key, record in after.items():
            if key not in before:
                yield Change(name, key, "added", derived=self._new_derived(key) if has_ids else {})
                continue
            cells = dict(_cells(name, before[key], record))
            was = self._was.get(key) if has_ids else None
            derived = self._derived(was or key, key) if has_ids else {}
            if was or cells or derived:
                what: What = "renamed" if was else "changed" if cells else "derived"
                yield Change(name, key, what, was, cells=cells, derived=derived)
        for key in before:
            if key not in after:
                yield self._removed(name, key) if has_ids else Change(name, key, "removed")

    def _removed(self, name: str, id_: str) -> Change:
        redirect = next((one for one in self._after.redirects if one.old_id == id_), None)
        successor = self._merged.get(id_)
        cells = self._lost(TABLES[name], id_, successor) if successor else {}
        return Change(name, id_, "removed", successor=successor, redirect=redirect, cells=cells)

    def _lost(self, table: Table, id_: str, successor: str) -> dict[str, Pair]:
        """What the record has and its successor has not; of citations, only those."""
        goes, stays = self._earlier[id_], self._after[successor]
        mine = own(table, *(_items(table, record) for record in (goes, stays)))
        found = {name: Pair(getattr(goes, name), getattr(stays, name)) for name in mine}
        for name in table.citation_lists:
            if name in found:
                left = tuple(one for one in found[name].before if str(one) in mine[name])
                found[name] = Pair(left, ())
        return found

    def _rows(self, data: Records, name: str) -> Mapping[str, Any]:
        """The rows of a table by id or key, or the terms of a code list by code.

        The redirect of what is gone is told there, and not again as a row that was added.
        """
        if name in VOCABULARIES:
            return data.vocabularies[name].terms
        rows: dict[str, Any] = {_key(name, row): row for row in data.tables[name]}
        return {k: row for k, row in rows.items() if name != "redirects" or k not in self._gone}

    def _new_derived(self, id_: str) -> dict[str, Pair]:
        """What is to be known of a new record, and what it is a rival of."""
        found = self._derived_after.of(id_)
        return {name: Pair(none, found[name]) for name, none in BESIDE.items() if found[name]}

    def _derived(self, was: str, id_: str) -> dict[str, Pair]:
        before, after = self._derived_before.of(was), self._derived_after.of(id_)
        pairs = {name: Pair(before[name], after[name]) for name in before}
        return {name: pair for name, pair in pairs.items() if pair.before != pair.after}


def _key(name: str, row: Any) -> str:  # noqa: ANN401 - a record of any table
    return " ".join(str(getattr(row, column)) for column in TABLES[name].key)


def _cells(name: str, before: Any, after: Any) -> Iterator[tuple[str, Pair]]:  # noqa: ANN401
    for column in FILES[name].header:
        pair = Pair(getattr(before, column), getattr(after, column))
        if not _same(*pair):
            yield column, pair


def _items(table: Table, record: Any) -> dict[str, list[str]]:  # noqa: ANN401
    """The record as it is written, item by item."""
    return {
        name: [str(plain(one)) for one in items_of(getattr(record, name))] for name in table.header
    }


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401
    """Whether values are the same; the order of a list means nothing."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return {*one} == {*other}
    return bool(one == other)
