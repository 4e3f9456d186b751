"""Cells that repairs would change and that are left as they are."""

from __future__ import annotations

from cubaven_data.model.mending import misread
from cubaven_data.reading.rows import Exemptions
from cubaven_data.reading.sheets import Sheet


def leave_exempt(sheet: Sheet, rows: list[list[str]], exempt: Exemptions) -> None:
    """Puts back the cells that may break a rule."""
    header = sheet.table.header
    for row, repaired in zip(sheet.rows, rows, strict=True) if exempt else ():
        for column, _ in exempt.get(sheet.table.key_of(row), ()):
            if column in header:
                at = header.index(column)
                repaired[at] = row[at]


def leave_hard_spaces(sheet: Sheet, rows: list[list[str]]) -> None:
    """Puts back cells with hard spaces if another encoding may have made them of letters."""
    hard = [
        (row, at)
        for row, cells in enumerate(sheet.rows)
        for at, cell in enumerate(cells)
        if "\xa0" in cell
    ]
    if hard and any(cell != misread(cell) for row in sheet.rows for cell in row):
        for row, at in hard:
            rows[row][at] = sheet.rows[row][at]
