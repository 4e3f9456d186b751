"""Rows with too many or too few cells, where only blank cells at the end can explain it."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.fixing.repairs import repaired_rows
from cubaven_data.model.released import Codes
from cubaven_data.model.tables import Table
from cubaven_data.reading.rows import read_record

# A text without its quotes is cut at each of its commas; more than these are not tried.
_COMMAS = 3


def with_all_cells(table: Table, row: list[str], codes: Codes) -> list[str] | None:
    """The row with blank cells added or removed at its end, as many as the table has columns.

    ``None`` if its cells do not fit their columns then, or also fit in another way: with a blank
    cell added or removed elsewhere, or with a comma that belongs to a text.
    """
    width = len(table.header)
    if len(row) == width:
        return row
    meant = _cut(row, width)
    if meant is None or not _fits(table, meant, codes):
        return None
    others = {tuple(other) for other in _others(row, width)} - {tuple(meant)}
    return None if any(_fits(table, [*other], codes) for other in others) else meant


def _cut(row: list[str], width: int) -> list[str] | None:
    """The row with blank cells at its end as needed; ``None`` if it has too many others."""
    return None if any(row[width:]) else [*row[:width], *[""] * (width - len(row))]


def _others(row: list[str], width: int) -> Iterator[list[str]]:
    surplus = len(row) - width
    for at in range(len(row)):
        if surplus < 0:
            yield [*row[:at], *[""] * -surplus, *row[at:]]
        elif at <= width and not any(row[at : at + surplus]):
            yield [*row[:at], *row[at + surplus :]]
        for last in range(at + 2, min(at + 2 + _COMMAS, len(row) + 1)):
            joined = [*row[:at], ",".join(row[at:last]), *row[last:]]
            if all(row[at:last]) and (cut := _cut(joined, width)):
                yield cut


def _fits(table: Table, row: list[str], codes: Codes) -> bool:
    (repaired,) = repaired_rows(table, [row], {"codes": codes})
    return not read_record(table, repaired, codes)[1]
