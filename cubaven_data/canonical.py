"""The one canonical form of a file, and whether a file has it.

Canonical is: UTF-8 without a byte order mark, line feeds, columns in the order of the model, rows
in the order of the table, quotes only where CSV needs them, cells that leave nothing to repair.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from operator import itemgetter, lt
from pathlib import Path
from typing import Any

from cubaven_data import citations
from cubaven_data.batches import Batch
from cubaven_data.fields import CitationList
from cubaven_data.findings import Finding
from cubaven_data.reading import read_sheet
from cubaven_data.repairs import repaired_rows
from cubaven_data.tables import Table

_QUOTES_AROUND_NO_COMMA = re.compile('"[^",]*"')


def canonical_text(table: Table, rows: Iterable[list[str]]) -> str:
    """The canonical file of these rows, whose cells stand in the order of the table's columns."""
    return written(table, repaired_rows(table, rows, {}))


def written(table: Table, rows: list[list[str]]) -> str:
    """The file of these rows, in the order of the table, with its header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(_sorted(table, rows))
    return buffer.getvalue()


def _sorted(table: Table, rows: list[list[str]]) -> list[list[str]]:
    key = _key(table)
    return sorted(rows, key=lambda row: (key(row), row)) if key else rows


def _key(table: Table) -> Callable[[list[str]], Any] | None:
    """What rows are sorted by before all else; nothing where the order of the file is kept."""
    at = [table.header.index(name) for name in table.sort_by]
    return itemgetter(*at) if at else None


def csv_cell(text: str) -> str:
    """The cell as the canonical form writes it beside others, in quotes where CSV needs them."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([text, ""])
    return buffer.getvalue().removesuffix(",\n")


class CanonicalForm:
    """Whether a file is in canonical form, told from its batches one after the other.

    Only for files without other findings: their cells are as they should be, and what is left is
    the order of rows and citations, and the quoting.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._key = _key(table)
        self._lists = [c.name for c in table.columns if isinstance(c.cell, CitationList)]
        self._above: list[list[str]] = []
        self.holds = True

    def look(self, batch: Batch) -> None:
        """Takes the next batch into account."""
        rows, text = batch.chunk.rows, batch.chunk.text
        self.holds = (
            self.holds
            and text is not None
            and (not rows or text.endswith("\n"))
            and _plainly_quoted(rows, text)
            and self._in_order([*self._above, *rows])
            and all(
                citations.in_order(cell)
                for name in self._lists
                for cell in batch[name]
                if cell and len(cell) > 1
            )
        )
        self._above = rows[-1:]

    def _in_order(self, rows: list[list[str]]) -> bool:
        if self._key is None:
            return True
        keys = [*map(self._key, rows)]
        return all(map(lt, keys, keys[1:])) or _sorted(self._table, rows) == rows


def _plainly_quoted(rows: list[list[str]], text: str) -> bool:
    """Whether the text has quotes only where CSV needs them; a line is a row."""
    if '"' not in text:
        return True
    # If no cell has a quote in it, they stand around cells, and need a comma there.
    if not _QUOTES_AROUND_NO_COMMA.search(text) and '"' not in "".join(map("".join, rows)):
        return True
    pairs = zip(rows, text.split("\n"), strict=False)
    quoted = [(row, line) for row, line in pairs if '"' in line]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(row for row, _ in quoted)
    return buffer.getvalue() == "".join(f"{line}\n" for _, line in quoted)


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
