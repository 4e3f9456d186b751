"""The canonical form of a file, and the finding for a file that is not in it.

Canonical form is UTF-8 without a byte order mark, line feeds, columns in the order of the model,
rows in the order of the table, citations sorted, and quotes only where CSV needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cubaven_data.findings import Finding
from cubaven_data.model import citations
from cubaven_data.model.tables import Table
from cubaven_data.reading.layout import csv_text
from cubaven_data.reading.sheets import Sheet


def canonical_text(table: Table, rows: Iterable[Sequence[str]]) -> str:
    """The canonical text of a file with these rows (cells in the order of the table's columns)."""
    lists = [table.header.index(name) for name in table.citation_lists]
    ordered = [_sorted_citations(row, lists) for row in rows]
    if keys := [table.header.index(name) for name in table.sort_by]:
        ordered.sort(key=lambda row: ([row[n] for n in keys], row))
    return csv_text([table.header, *ordered])


def _sorted_citations(row: Sequence[str], lists: list[int]) -> Sequence[str]:
    several = [n for n in lists if citations.SEPARATOR in row[n]]
    if not several:
        return row
    cells = list(row)
    for n in several:
        cells[n] = sorted_cell(cells[n])
    return cells


def sorted_cell(text: str) -> str:
    """The text of a cell with its citations in canonical order; unchanged if it is not valid."""
    try:
        return citations.join(citations.parse_citations(text))
    except citations.CitationError:
        return text


def csv_cell(text: str) -> str:
    """The cell as written in a canonical file, in quotes if CSV needs them."""
    return csv_text([[text, ""]]).removesuffix(",\n")


def canonical_finding(sheet: Sheet) -> Finding | None:
    """The finding that a file is not canonical, at the first line that differs; else ``None``.

    For files without other findings only: all that can differ in them is the order of rows and
    citations, the quoting, and the line feed at the end.
    """
    wanted = canonical_text(sheet.table, sheet.rows)
    if wanted == sheet.text:
        return None
    lines = sheet.text.split("\n")
    pairs = zip(lines, wanted.split("\n"), strict=False)
    # If no line differs, the line feed at the end of the file is missing.
    line = next((n for n, (found, right) in enumerate(pairs, 1) if found != right), len(lines))
    return Finding(sheet.table.path, line, "", "canonical-form")
