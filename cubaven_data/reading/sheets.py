"""From bytes to rows: the cells of a file with their lines, and findings about the file."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cubaven_data.findings import Finding
from cubaven_data.model.characters import CONTROL
from cubaven_data.model.tables import Table
from cubaven_data.texts.wording import Value, Words, reason_of, words

BOM = "\ufeff"
# In characters. A longer cell is an unclosed quote that swallowed the rest of the file.
LONGEST_CELL = 100_000
_CONFLICT = re.compile(r"(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|) |=======$")


@dataclass
class Sheet:
    """The rows of one file below its header; ``rows[n]`` begins on line ``lines[n]``.

    Every row has as many cells as the table has columns. ``content`` are the bytes of the file
    (``None`` if it cannot be read); ``text`` is their text with line feeds and without a byte order
    mark. ``complete`` is false if a fault kept rows from being read. ``exempt`` are the rules that
    cells may break and do: rule, id and column of each.
    """

    table: Table
    content: bytes | None = None
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    complete: bool = True
    exempt: set[tuple[str, str, str]] = field(default_factory=set)

    def fault(self, line: int, column: str, rule: str, **values: Value) -> None:
        """Adds a finding about this file."""
        self.findings.append(Finding(self.table.path, line, column, rule, values))

    def lose(self, line: int, rule: str, **values: Value) -> None:
        """Adds a finding that kept one or more rows from being read."""
        self.fault(line, "", rule, **values)
        self.complete = False


def read_sheet(root: Path, table: Table) -> Sheet:
    """Reads the table's file; never raises an error because of its content."""
    sheet = Sheet(table)
    sheet.content = read_bytes(sheet, root)
    return _with_rows(sheet)


def sheet_of(table: Table, content: bytes | None) -> Sheet:
    """The table's file with these bytes; without any, it has no rows and no findings."""
    return _with_rows(Sheet(table, content))


def _with_rows(sheet: Sheet) -> Sheet:
    if sheet.content is not None and decode(sheet, sheet.content):
        _read_rows(sheet)
    return sheet


def read_bytes(sheet: Sheet, root: Path) -> bytes | None:
    """The bytes of the sheet's file; ``None`` and a finding if it cannot be read.

    A link to a target outside the root is not followed.
    """
    try:
        real = Path(os.path.realpath(root / sheet.table.path, strict=True))
        if not real.is_relative_to(os.path.realpath(root)):
            sheet.lose(0, "file-unreadable", reason=words("reasons", "link-outside"))
        elif not real.is_file():
            sheet.lose(0, "file-unreadable", reason=words("reasons", "not-regular"))
        else:
            return real.read_bytes()
    except FileNotFoundError:
        sheet.lose(0, "file-missing")
    except (OSError, RuntimeError) as error:
        sheet.lose(0, "file-unreadable", reason=reason_of(error))
    return None


def decode(sheet: Sheet, content: bytes) -> bool:
    """Sets the sheet's text, with line feeds and without a byte order mark.

    Returns whether the bytes are valid: UTF-8 without control characters.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sheet.lose(line, "encoding", value=content[error.start : error.start + 1].hex())
        return False
    if text.startswith(BOM):
        sheet.fault(1, "", "byte-order-mark")
        text = text.lstrip(BOM)
    if "\r" in text:
        sheet.fault(text.count("\n", 0, text.index("\r")) + 1, "", "line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        sheet.lose(line, "control-character", value=f"U+{ord(control[0]):04X}")
        return False
    sheet.text = text
    return True


class QuoteError(Exception):
    """A quote is not closed or misplaced, or a cell is too long; its row begins on ``line``."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def csv_rows(text: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV text, each with its first line; raises :class:`QuoteError`."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise QuoteError(begins) from error


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """The rows as CSV, with quotes only where CSV needs them and line feeds as line ends."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def told_delimiter(text: str) -> str:
    """The delimiter that a first line such as ``sep=;`` tells spreadsheets; blank without one."""
    match = re.match(r"sep=(.)\n", text)
    return match[1] if match else ""


def delimiter_of(text: str, header: Sequence[str]) -> str:
    """What separates the names of the columns on the first line: a comma unless it is another."""
    first = text.split("\n", 1)[0]
    for delimiter in (";", "\t"):
        if sorted(name.strip('"') for name in first.split(delimiter)) == sorted(header):
            return delimiter
    return ","


def has_conflict(sheet: Sheet) -> bool:
    """Adds a finding if the file holds both sides of a merge that nobody has settled."""
    marks = [n for n, line in enumerate(sheet.text.split("\n"), 1) if _CONFLICT.match(line)]
    if marks:
        sheet.lose(marks[0], "merge-conflict", first=str(marks[0]), last=str(marks[-1]))
    return bool(marks)


def _read_rows(sheet: Sheet) -> None:
    width = len(sheet.table.header)
    if has_conflict(sheet):
        return
    if told_delimiter(sheet.text) or delimiter_of(sheet.text, sheet.table.header) != ",":
        sheet.lose(1, "delimiter")
        return
    try:
        rows = csv_rows(sheet.text)
        if not _has_header(sheet, next(rows, (1, None))[1]):
            return
        for line, row in rows:
            if len(row) == width:
                sheet.rows.append(row)
                sheet.lines.append(line)
            elif not row:
                sheet.fault(line, "", "blank-line")
            else:
                sheet.lose(line, "ragged-row", found=str(len(row)), expected=str(width))
    except QuoteError as error:
        sheet.lose(error.line, "quotes")


def _has_header(sheet: Sheet, found: list[str] | None) -> bool:
    expected = sheet.table.header
    if found is None:
        sheet.lose(1, "header", problem=words("header", "none"), expected=",".join(expected))
    elif found == expected:
        return True
    else:
        sheet.lose(
            1, "header", problem=_header_problem(expected, found), expected=",".join(expected)
        )
    return False


def _header_problem(expected: list[str], found: list[str]) -> Words:
    problems = {
        "missing": [name for name in expected if name not in found],
        "unknown": [name for name in found if name not in expected],
        "twice": sorted(name for name, times in Counter(found).items() if times > 1),
    }
    parts = [words("header", what, names=", ".join(n)) for what, n in problems.items() if n]
    return Words(*map("; ".join, zip(*parts, strict=True))) if parts else words("header", "order")
