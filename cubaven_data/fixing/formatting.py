"""Formatting: safe repairs, then the canonical form of each file (see ``reading/canonical.py``).

Formatting is idempotent and loses no content. A file that cannot be read reliably is left
unchanged, with findings that say why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import normalize

from cubaven_data.findings import Finding
from cubaven_data.fixing.repairs import faults, repaired_tables
from cubaven_data.fixing.replacing import text_of
from cubaven_data.fixing.visible import visible
from cubaven_data.fixing.widths import with_all_cells
from cubaven_data.model.released import Codes
from cubaven_data.model.tables import Table
from cubaven_data.reading.canonical import canonical_text
from cubaven_data.reading.layout import LONGEST_CELL
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.sheets import Sheet

# Without vowels, so that ids spell no words, and without 0, 1 and l, which are easily confused.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"


class Change(NamedTuple):
    """A change to one file: its text before and after, and the ids that were filled in."""

    before: str
    after: str
    new_ids: list[str]


class Mended(NamedTuple):
    """A change to one cell: the key of its row as written, and its text before and after."""

    id: str
    before: str
    after: str


@dataclass
class Formatted:
    """What formatting would change, by file (path relative to the root, with forward slashes).

    ``cells`` are the cells that change, by file, line and column. ``dropped`` are the rows
    with nothing but blank cells, and those that become identical to an earlier row, by file and
    line; they are deleted. ``findings`` say why a file is left unchanged.
    """

    changes: dict[str, Change] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    cells: dict[tuple[str, int, str], Mended] = field(default_factory=dict)
    dropped: set[tuple[str, int]] = field(default_factory=set)


def formatted(data: Loaded) -> Formatted:
    """Formats every file in memory; nothing is written."""
    result = Formatted()
    sheets = {name: _readable(sheet, result, data.codes) for name, sheet in data.sheets.items()}
    result.findings = [finding for sheet in sheets.values() for finding in sheet.findings]
    repaired = repaired_tables(sheets, data.codes)
    taken = {row[0] for sheet in sheets.values() for row in sheet.rows if row}
    for name, sheet in sheets.items():
        if sheet.findings:
            continue
        rows, before = repaired[name], text_of(sheet.content or b"")
        repeated = _repeated(sheet.table, rows)
        result.dropped.update((sheet.table.path, sheet.lines[at]) for at in repeated)
        kept = [row for at, row in enumerate(rows) if at not in repeated]
        new_ids = _fill_ids(sheet.table, kept, taken)
        result.cells.update(_changed(sheet, rows))
        after = canonical_text(sheet.table, kept)
        if after != before:
            result.changes[sheet.table.path] = Change(before, after, new_ids)
    return result


def _readable(read: Sheet, result: Formatted, codes: Codes) -> Sheet:
    """The file as it was before programs changed it on saving, if only one form is possible.

    Otherwise, its findings say why it is left.
    """
    table = read.table
    sheet = Sheet(table, read.content)
    left = Sheet(table, read.content, findings=read.losses)
    if read.in_doubt:
        return left
    for line, found in read.meant:
        if not any(map(visible, found)):
            result.dropped.add((table.path, line))
            continue
        in_place = read.order == sorted(read.order)
        row = with_all_cells(table, found, codes) if in_place else found
        if row is None or len(row) != len(table.header):
            return left
        # NFC can make a text longer (U+0958 becomes two characters); the result must be readable.
        if max(len(normalize("NFC", cell)) for cell in row) > LONGEST_CELL:
            sheet.lose(line, "quotes")
        sheet.lines.append(line)
        sheet.rows.append(row)
    moved = [[row[at] for at in read.order] for row in sheet.rows]
    # If the cells of many rows fit their types as well where they are, perhaps only the header was
    # changed, and a few mistakes in the rows would decide which it was.
    fewer = faults(table, sheet.rows) - faults(table, moved) if moved != sheet.rows else 0
    if moved != sheet.rows and fewer <= len(sheet.rows) / 2:
        return left
    sheet.rows = moved
    return sheet


def _repeated(table: Table, rows: list[list[str]]) -> set[int]:
    """The places of the rows that are identical to an earlier one in canonical form."""
    seen: dict[str, int] = {}
    return {
        at for at, row in enumerate(rows) if seen.setdefault(canonical_text(table, [row]), at) != at
    }


def _changed(sheet: Sheet, rows: list[list[str]]) -> Iterator[tuple[tuple[str, int, str], Mended]]:
    table = sheet.table
    for line, row, repaired in zip(sheet.lines, sheet.rows, rows, strict=True):
        if row != repaired:
            id_ = table.key_of(row)
            for column, before, after in zip(table.header, row, repaired, strict=True):
                if before != after:
                    yield (table.path, line, column), Mended(id_, before, after)


def _fill_ids(table: Table, rows: list[list[str]], taken: set[str]) -> list[str]:
    """Fills in blank ids with a short hash of the row; returns the new ids."""
    filled: list[str] = []
    for row in sorted(row for row in rows if table.id_prefix and not row[0]):
        row[0] = next(code for code in _codes(table.id_prefix, row) if code not in taken)
        taken.add(row[0])
        filled.append(row[0])
    return filled


def _codes(prefix: str, row: list[str]) -> Iterator[str]:
    attempt = 0
    while True:
        digest = hashlib.sha256("\x1f".join([*row, str(attempt)]).encode()).digest()
        letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[: 4 + attempt // 8])
        yield f"{prefix}-{letters}"
        attempt += 1
