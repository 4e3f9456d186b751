"""The one canonical form of every file, and the repairs that lead to it.

Canonical is: UTF-8 without a byte order mark, line feeds, Unicode NFC, single spaces, columns in
the order of the model, rows in the order of the table, quotes only where CSV needs them, citations
sorted. Formatting is idempotent and never loses a cell; a file that it cannot read without doubt is
left as it is, with the findings that say why.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter, lt
from pathlib import Path

from cubaven_data import citations
from cubaven_data.batches import Batch
from cubaven_data.fields import CitationList
from cubaven_data.findings import Finding
from cubaven_data.reading import (
    BOM,
    LONGEST_CELL,
    QuoteError,
    Sheet,
    byte_pieces,
    decode,
    read_sheet,
    records,
)
from cubaven_data.tables import TABLES, VOCABULARIES, Table

_QUOTES_AROUND_NO_COMMA = re.compile('"[^",]*"')
# No vowels and nothing that looks like something else: ids that spell no words.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"


@dataclass
class Formatted:
    """What formatting a root would write: new texts by path, and findings where it cannot."""

    changes: dict[Path, str] = field(default_factory=dict)
    new_ids: dict[Path, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def canonical_text(table: Table, rows: Iterable[list[str]]) -> str:
    """The canonical file of these rows, whose cells stand in the order of the table's columns."""
    return _write(table, [_canonical_row(table, row) for row in rows])


class CanonicalForm:
    """Whether a file is in canonical form, told from its batches one after the other.

    Only for files without other findings: their cells are as they should be, and what is left is
    the order of rows and citations, and the quoting.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._key = itemgetter(*[table.header.index(name) for name in table.sort_by] or [0])
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
            and (not self._table.sort_by or self._in_order([*self._above, *rows]))
            and all(map(_in_order, (c for name in self._lists for c in batch[name] if c)))
        )
        self._above = rows[-1:]

    def _in_order(self, rows: list[list[str]]) -> bool:
        keys = [*map(self._key, rows)]
        if all(map(lt, keys, keys[1:])):
            return True
        return sorted(rows, key=lambda row: (self._key(row), row)) == rows


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


def _in_order(found: tuple[citations.Citation, ...]) -> bool:
    return len(found) == 1 or citations.in_order(found)


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


def format_root(root: Path) -> Formatted:
    """What the canonical form of every file under the root would change; nothing is written."""
    result = Formatted()
    sheets: list[Sheet] = []
    for table in [*VOCABULARIES.values(), *TABLES.values()]:
        sheet = _repaired(root, table)
        sheets.append(sheet)
        result.findings += sheet.findings
    taken = {row[0] for sheet in sheets for row in sheet.rows if row}
    for sheet in sheets:
        if sheet.findings:
            continue
        rows = [_canonical_row(sheet.table, row) for row in sheet.rows]
        path = root / sheet.table.path
        result.new_ids[path] = _fill_ids(sheet.table, rows, taken)
        text = _write(sheet.table, rows)
        if text.encode() != path.read_bytes():
            result.changes[path] = text
    return result


def replace_file(path: Path, text: str) -> None:
    """Writes the file as a whole or not at all; a link is followed, the mode kept."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _repaired(root: Path, table: Table) -> Sheet:
    """The file read with the repairs that leave no doubt: what spreadsheets do on saving."""
    sheet = Sheet(table)
    content = b"".join(byte_pieces(sheet, root))
    if sheet.findings:
        return sheet
    text = content.decode("utf-8", "surrogateescape").lstrip(BOM)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    decoded = decode(sheet, text.encode("utf-8", "surrogateescape"))
    if decoded is None:
        return sheet
    sheet.text = decoded
    header = table.header
    lines = list(_rows(sheet, ";" if _semicolons(decoded, header) else ","))
    if sheet.findings:
        return sheet
    if not lines or sorted(lines[0][1]) != sorted(header):
        return read_sheet(root, table)
    order = [lines[0][1].index(name) for name in header]
    for line, row in lines[1:]:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            expected = str(len(header))
            sheet.lose(line, "ragged-row", found=str(len(row)), expected=expected)
            continue
        cells = [unicodedata.normalize("NFC", row[at]) for at in order]
        # The canonical form of a few letters is longer: what is written must be read again.
        if max(map(len, cells)) > LONGEST_CELL:
            sheet.lose(line, "quotes")
        sheet.lines.append(line)
        sheet.rows.append(cells)
    return sheet


def _rows(sheet: Sheet, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from records(sheet.text, delimiter)
    except QuoteError as error:
        sheet.lose(error.line, "quotes")


def _semicolons(text: str, header: list[str]) -> bool:
    return sorted(text.split("\n", 1)[0].replace('"', "").split(";")) == sorted(header)


def _canonical_row(table: Table, row: list[str]) -> list[str]:
    cells = []
    for column, text in zip(table.columns, row, strict=True):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        if isinstance(column.cell, CitationList):
            text = _sorted_citations(text)
        cells.append(text)
    return cells


def _sorted_citations(text: str) -> str:
    try:
        return citations.join(citations.parse_citations(text))
    except citations.CitationError:
        return text


def _write(table: Table, rows: list[list[str]]) -> str:
    sort_by = [table.header.index(name) for name in table.sort_by]
    if sort_by:
        rows = sorted(rows, key=lambda row: ([row[at] for at in sort_by], row))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(rows)
    return buffer.getvalue()


def _fill_ids(table: Table, rows: list[list[str]], taken: set[str]) -> list[str]:
    """Gives blank ids a short code made from the row, the same on every machine; returns them."""
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
