"""The part of a dataset that can be asked while other rows of it are wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from cubaven_data.checking.records import check_records
from cubaven_data.findings import DataError, errors
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row

_Key = tuple[str, str]


def sound_part(data: Loaded) -> tuple[Loaded, list[str]]:
    """The data without the rows that break a rule and those that need them, and the ids of these.

    Raises :class:`DataError` if a file or code list cannot be read, because it cannot be told then
    which rows are right.
    """
    (part,), left_out = sound_parts(data)
    return part, left_out


def sound_parts(*several: Loaded) -> tuple[list[Loaded], list[str]]:
    """The same of several revisions of the data; what one leaves out, all do.

    Otherwise, a row that is wrong in one of them would seem to be new or gone. The ids of those
    that are wrong themselves come first; a row without an id is called by its file.
    """
    parts = [_right(data) for data in several]
    lost = [Counter(_lost(data, several)) for data in several]
    wrong: list[Counter[_Key]] = []
    while True:
        out = [
            _left_out(data, part) + gone
            for data, part, gone in zip(several, parts, lost, strict=True)
        ]
        wrong = wrong or out
        found = [
            _without(part, set().union(*out[:n], *out[n + 1 :])) for n, part in enumerate(parts)
        ]
        if all(len(_rows(one)) == len(_rows(two)) for one, two in zip(found, parts, strict=True)):
            together: Counter[_Key] = Counter()
            for one in (*wrong, *out):
                together |= one
            return found, [id_ or TABLES[name].path for name, id_ in together.elements()]
        parts = found


def _lost(data: Loaded, several: Iterable[Loaded]) -> set[_Key]:
    """What others have and the data lacks, where a row that lost its id may be it."""
    tables = {row.table.name for row in _rows(data) if row.table.has_ids and "id" in row.faulty}
    return {
        _key(row)
        for other in several
        if other is not data
        for row in _rows(other)
        if row.table.name in tables and not (row.id in data.index or row.id in data.index.moved)
    }


def _right(data: Loaded) -> Loaded:
    """The data without the rows that break a rule."""
    found = errors(check_records(data, canonical=False))
    if not (data.codes_are_sound and data.is_complete):
        raise DataError(found)
    wrong = {(finding.file, finding.line) for finding in found}
    return _with(data, [row for row in _rows(data) if (row.table.path, row.line) not in wrong])


def _without(data: Loaded, keys: Collection[_Key]) -> Loaded:
    """The data without the rows with these keys and without those that need what is not there."""
    rows = [row for row in _rows(data) if _key(row) not in keys]
    needed: dict[_Key, set[str]] = {}
    for one in data.references:
        needed.setdefault(_key(one.row), set()).add(one.id)
    for row, _, citation in data.citations:
        needed.setdefault(_key(row), set()).update(citation.ids)
    while True:
        ids = {row.id for row in rows if row.table.has_ids}
        found = [row for row in rows if ids.issuperset(needed.get(_key(row), ()))]
        if len(found) == len(rows):
            return _with(data, rows)
        rows = found


def _left_out(data: Loaded, part: Loaded) -> Counter[_Key]:
    return Counter(map(_key, _rows(data))) - Counter(map(_key, _rows(part)))


def _rows(data: Loaded) -> list[Row]:
    return [row for name in TABLES for row in data.rows[name]]


def _with(data: Loaded, rows: Iterable[Row]) -> Loaded:
    """The data with these rows in its tables."""
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row in rows:
        tables[row.table.name].append(row)
    return replace(data, rows={**data.rows, **tables})


def _key(row: Row) -> _Key:
    return row.table.name, row.id
