"""The part of a dataset that can be asked while other rows of it are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cubaven_data.checking.records import check_records
from cubaven_data.findings import DataError, errors
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded, Row


def sound_part(data: Loaded) -> tuple[Loaded, int]:
    """The data without the rows that break a rule and those that need them, and their number.

    Raises :class:`DataError` if a file or code list cannot be read, because it cannot be told then
    which rows are right.
    """
    found = errors(check_records(data, canonical=False))
    if not (data.codes_are_sound and data.is_complete):
        raise DataError(found)
    wrong = {(finding.file, finding.line) for finding in found}
    rows = {
        name: [row for row in data.rows[name] if (TABLES[name].path, row.line) not in wrong]
        for name in TABLES
    }
    while gone := _orphans(rows):
        rows = {name: [row for row in rows[name] if row not in gone] for name in TABLES}
    left_out = sum(len(data.rows[name]) - len(rows[name]) for name in TABLES)
    return replace(data, rows={**data.rows, **rows}), left_out


def _orphans(rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    """The rows that refer to records that are not there."""
    ids = {row.id for name in TABLES if TABLES[name].has_ids for row in rows[name]}
    return [row for name in TABLES for row in rows[name] if not ids.issuperset(_needed(row))]


def _needed(row: Row) -> Iterator[str]:
    for column in row.table.references:
        value = getattr(row.record, column)
        yield from (value,) if isinstance(value, str) else value or ()
    for column in row.table.citation_lists:
        for citation in getattr(row.record, column) or ():
            yield from citation.ids
