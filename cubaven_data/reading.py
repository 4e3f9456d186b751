"""Bytes to rows: a CSV file as lists of cells with their lines, and what is wrong with the file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cubaven_data.findings import Finding
from cubaven_data.tables import Table

BOM = "\ufeff"
# A cell beyond this is a broken quote that swallowed the rest of the file.
LONGEST_CELL = 100_000

_HEADER_PROBLEMS = (
    ("problem_en", "missing", "unknown", "twice", "order"),
    ("problem_es", "faltan", "desconocidas", "repetidas", "orden"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass
class Sheet:
    """The rows of one file below its header; ``lines[i]`` is the line on which ``rows[i]`` begins.

    Every row has as many cells as the table has columns. ``text`` is the file as it was read, with
    plain line ends; ``complete`` is false where rows were lost; ``findings`` say why.
    """

    table: Table
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    complete: bool = True

    def fault(self, line: int, column: str, rule: str, **values: str) -> None:
        """Adds a finding about this file."""
        self.findings.append(Finding(self.table.path, line, column, rule, values))

    def lose(self, line: int, rule: str, **values: str) -> None:
        """Adds the finding that kept a row, or all of them, from being read."""
        self.fault(line, "", rule, **values)
        self.complete = False


def read_sheet(root: Path, table: Table, before: Sheet | None = None) -> Sheet:
    """The table's file under the root; ``before`` itself if the file is still that, and clean.

    Never raises for what the file holds.
    """
    sheet = Sheet(table)
    content = read_bytes(sheet, root)
    text = decode(sheet, content) if content is not None else None
    if before and text == before.text and not (before.findings or sheet.findings):
        return before
    if text is not None:
        sheet.text = text
        _read_rows(sheet)
    return sheet


def read_bytes(sheet: Sheet, root: Path) -> bytes | None:
    """The bytes of the sheet's file; nothing, and a finding, where there is none in the root."""
    path = root / sheet.table.path
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            sheet.lose(0, "file-unreadable", reason="a link that leads out of the folder")
        elif not real.is_file():
            sheet.lose(0, "file-unreadable", reason="not a regular file")
        else:
            return real.read_bytes()
    except FileNotFoundError:
        sheet.lose(0, "file-missing")
    except (OSError, RuntimeError) as error:
        sheet.lose(0, "file-unreadable", reason=getattr(error, "strerror", None) or str(error))
    return None


def decode(sheet: Sheet, content: bytes) -> str | None:
    """The text of the file without what can be left out; nothing where its bytes are no text."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sheet.lose(line, "encoding", value=content[error.start : error.start + 1].hex())
        return None
    if text.startswith(BOM):
        sheet.fault(1, "", "byte-order-mark")
        text = text.lstrip(BOM)
    if "\r" in text:
        sheet.fault(text.count("\n", 0, text.index("\r")) + 1, "", "line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        sheet.lose(line, "control-character", value=f"U+{ord(control[0]):04X}")
        return None
    return text


class QuoteError(Exception):
    """A quote is not closed or stands where none may; ``line`` is where the record begins."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def records(text: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV text, each with the line on which it begins; raises QuoteError."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise QuoteError(begins) from error


def _read_rows(sheet: Sheet) -> None:
    header = sheet.table.header
    line = 0
    try:
        for line, row in records(sheet.text):
            if line == 1:
                if row != header and ";".join(header) == "".join(row).replace('"', ""):
                    sheet.lose(1, "delimiter")
                    return
                if row != header:
                    _blame_header(sheet, row)
                    return
            elif len(row) == len(header):
                sheet.rows.append(row)
                sheet.lines.append(line)
            elif not row:
                sheet.fault(line, "", "blank-line")
            else:
                sheet.lose(line, "ragged-row", found=str(len(row)), expected=str(len(header)))
    except QuoteError as error:
        sheet.lose(error.line, "quotes")
        return
    if line == 0:
        problem = {"problem_en": "no header", "problem_es": "sin encabezado"}
        sheet.lose(1, "header", **problem, expected=",".join(header))


def _blame_header(sheet: Sheet, found: list[str]) -> None:
    expected = sheet.table.header
    missing = [name for name in expected if name not in found]
    unknown = [name for name in found if name not in expected]
    doubled = sorted(name for name, times in Counter(found).items() if times > 1)
    problem = {}
    for key, *words, order in _HEADER_PROBLEMS:
        parts = zip(words, (missing, unknown, doubled), strict=True)
        problem[key] = "; ".join(f"{what}: {', '.join(names)}" for what, names in parts if names)
        problem[key] = problem[key] or order
    sheet.lose(1, "header", **problem, expected=",".join(expected))
