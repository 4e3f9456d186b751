"""The one canonical form of a file, and whether a file has it.

Canonical is: UTF-8 without a byte order mark, line feeds, columns in the order of the model, rows
in the order of the table, quotes only where CSV needs them, cells that leave nothing to repair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import lt
from pathlib import Path

from cubaven_data import citations
from cubaven_data.batches import Batch
from cubaven_data.findings import Finding
from cubaven_data.reading import csv_text, read_sheet
from cubaven_data.repairs import repaired_rows
from cubaven_data.tables import Table


def canonical_text(table: Table, rows: Iterable[list[str]]) -> str:
    """The canonical file of these rows, whose cells stand in the order of the table's columns."""
    return written(table, repaired_rows(table, rows, {}))


def written(table: Table, rows: list[list[str]]) -> str:
    """The file of these rows, in the order of the table, with its header."""
    return csv_text([table.header, *_sorted(table, rows)])


def _sorted(table: Table, rows: list[list[str]]) -> list[list[str]]:
    at = _sorted_by(table)
    return sorted(rows, key=lambda row: ([row[n] for n in at], row)) if at else rows


def _sorted_by(table: Table) -> list[int]:
    """The columns that rows are sorted by before all else; none where the file's order is kept."""
    return [table.header.index(name) for name in table.sort_by]


def csv_cell(text: str) -> str:
    """The cell as the canonical form writes it beside others, in quotes where CSV needs them."""
    return csv_text([[text, ""]]).removesuffix(",\n")


@dataclass
class CanonicalForm:
    """Whether a file is in canonical form, told from its batches one after the other.

    Only for files without other findings: their cells are as they should be, and what is left is
    the order of rows and citations, and the quoting.
    """

    holds: bool = True
    _first: list[str] = field(default_factory=list)
    _last: list[str] = field(default_factory=list)

    def look(self, batch: Batch) -> None:
        """Takes the next batch into account."""
        self.holds = (
            self.holds
            and batch.chunk.canonical
            and (not len(batch) or self._in_order(batch))
            and all(
                citations.in_order(cell)
                for name in batch.table.citation_lists
                for cell in filter(None, batch[name])
                if len(cell) > 1
            )
        )

    def _in_order(self, batch: Batch) -> bool:
        """Whether the rows follow each other, and the one above, in the order of the table."""
        columns, above = batch.chunk.columns, [self._last] if self._last else []
        self._last = [cells[-1] for cells in columns]
        self._first = self._first or [cells[0] for cells in columns]
        if not (at := _sorted_by(batch.table)):
            return True
        keys = [tuple(row[n] for n in at) for row in above]
        keys += zip(*(columns[n] for n in at), strict=True)
        if all(map(lt, keys, keys[1:])):
            return True
        rows = [*above, *batch.chunk.rows]
        return _sorted(batch.table, rows) == rows

    def followed_by(self, table: Table, other: CanonicalForm) -> CanonicalForm:
        """The form of a stretch of the table's file and of the one that follows it."""
        border = [row for row in (self._last, other._first) if row]
        holds = self.holds and other.holds and _sorted(table, border) == border
        return CanonicalForm(holds, self._first or other._first, other._last or self._last)


def canonical_finding(root: Path, table: Table) -> Finding | None:
    """The finding that a file without other findings is not canonical, at the first such line."""
    sheet = read_sheet(root, table)
    wanted = canonical_text(table, sheet.rows)
    if wanted == sheet.text:
        return None
    lines = sheet.text.split("\n")
    pairs = zip(lines, wanted.split("\n"), strict=False)
    # Where no line differs, it is the end of the last one that is missing.
    line = next((n for n, (found, right) in enumerate(pairs, 1) if found != right), len(lines))
    return Finding(table.path, line, "", "canonical-form")
