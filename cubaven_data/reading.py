"""Bytes to rows: a CSV file as lists of cells with their lines, and what is wrong with the file.

A file is read in chunks, so that its size does not matter; what is wrong with it is told once.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cubaven_data.findings import Finding
from cubaven_data.tables import Table

BOM = "\ufeff"
# A cell beyond this is a broken quote that swallowed the rest of the file.
LONGEST_CELL = 100_000
# Long enough for the work on a chunk to outweigh the work around it, short enough for the caches
# of a processor.
CHUNK = 1 << 18

_HEADER_PROBLEMS = (
    ("problem_en", "missing", "unknown", "twice", "order"),
    ("problem_es", "faltan", "desconocidas", "repetidas", "orden"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PLAIN_BYTES = bytes([*range(0x20, 0x7F), 0x0A])
_PLAIN = frozenset(filter(str.isprintable, map(chr, range(0xA1, 0x250)))) | frozenset("–—‘’“”…€")


@dataclass
class Chunk:
    """Rows that follow each other: ``rows[i]`` begins on line ``lines[i]``.

    Every row has as many cells as the table has columns. ``text`` is what the file has for them,
    line by line; nothing where this is not so. If it is ``plain``, all its characters are of those
    that need no closer look: printable ones of ASCII, letters of Latin, marks of typography.
    """

    rows: list[list[str]]
    lines: Sequence[int]
    text: str | None = None
    plain: bool = False


@dataclass
class Sheet:
    """One file: what was found wrong with it; ``complete`` is false where rows were lost.

    :func:`read_sheet` keeps the ``rows`` and the ``text`` as well, with plain line ends.
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


def read_sheet(root: Path, table: Table) -> Sheet:
    """The whole of the table's file under the root; never raises for what the file holds."""
    sheet = Sheet(table)
    texts: list[str] = []
    for chunk in _chunks(sheet, _noted(pieces(sheet, root), texts)):
        sheet.rows += chunk.rows
        sheet.lines += chunk.lines
    sheet.text = "".join(texts)
    return sheet


def read_chunks(sheet: Sheet, root: Path) -> Iterator[Chunk]:
    """The rows of the sheet's file under the root; never raises for what the file holds."""
    return _chunks(sheet, pieces(sheet, root))


def _noted(found: Iterator[tuple[str, bool]], texts: list[str]) -> Iterator[tuple[str, bool]]:
    for text, plain in found:
        texts.append(text)
        yield text, plain


def pieces(sheet: Sheet, root: Path) -> Iterator[tuple[str, bool]]:
    """The text of the sheet's file in pieces of whole lines, without what can be left out, and
    whether it is plain.

    It ends, with a finding, where the file cannot be read or its bytes are no text.
    """
    before = 0
    for content in byte_pieces(sheet, root):
        # Looking through bytes is many times faster than looking through a text.
        unusual = content.translate(None, _PLAIN_BYTES)
        plain = not unusual or _PLAIN.issuperset(unusual.decode("utf-8", "replace"))
        text = decode(sheet, content, before, plain)
        if text is None:
            return
        before += text.count("\n")
        yield text, plain


def byte_pieces(sheet: Sheet, root: Path) -> Iterator[bytes]:
    """The bytes of the sheet's file in pieces of whole lines; it ends, with a finding, where there
    is no such file in the root."""
    try:
        real = Path(os.path.realpath(root / sheet.table.path, strict=True))
        if not real.is_relative_to(os.path.realpath(root)):
            sheet.lose(0, "file-unreadable", reason="a link that leads out of the folder")
        elif not real.is_file():
            sheet.lose(0, "file-unreadable", reason="not a regular file")
        else:
            with real.open("rb") as file:
                while content := file.read(CHUNK):
                    yield content + file.readline()
    except FileNotFoundError:
        sheet.lose(0, "file-missing")
    except (OSError, RuntimeError) as error:
        sheet.lose(0, "file-unreadable", reason=getattr(error, "strerror", None) or str(error))


def decode(sheet: Sheet, content: bytes, before: int = 0, plain: bool = False) -> str | None:
    """The text of a piece of the file, without what can be left out, after so many lines before.

    Nothing where its bytes are no text. If its characters are plain, none is to be left out.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = before + content.count(b"\n", 0, error.start) + 1
        sheet.lose(line, "encoding", value=content[error.start : error.start + 1].hex())
        return None
    if plain:
        return text
    if not before and text.startswith(BOM):
        sheet.fault(1, "", "byte-order-mark")
        text = text.lstrip(BOM)
    if "\r" in text:
        if all(finding.rule != "line-ends" for finding in sheet.findings):
            line = before + text.count("\n", 0, text.index("\r")) + 1
            sheet.fault(line, "", "line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        line = before + text.count("\n", 0, control.start()) + 1
        sheet.lose(line, "control-character", value=f"U+{ord(control[0]):04X}")
        return None
    return text


class QuoteError(Exception):
    """A quote is not closed or stands where none may; ``line`` is where the record begins."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def records(text: str, delimiter: str = ",", line: int = 1) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV text, each with the line on which it begins; raises QuoteError.

    The text begins on the line that is given.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = line
    try:
        for row in reader:
            yield begins, row
            begins = line + reader.line_num
    except csv.Error as error:
        raise QuoteError(begins) from error


def _chunks(sheet: Sheet, found: Iterator[tuple[str, bool]]) -> Iterator[Chunk]:
    line = 1
    for text, plain in found:
        chunk = _one_a_line(text, line, plain)
        if chunk is None:
            # From here on a record may go over several lines, and over the end of a piece.
            chunk = _any_records(sheet, text + "".join(more for more, _ in found), line)
        next_line = line + len(chunk.rows)
        if line == 1:
            if not _has_header(sheet, chunk):
                return
            chunk = _below_header(sheet.table, chunk)
        line = next_line
        yield _of_width(sheet, chunk)
    if line == 1 and sheet.complete:
        _has_header(sheet, Chunk([], []))


def _below_header(table: Table, chunk: Chunk) -> Chunk:
    header, ended, text = (chunk.text or "").partition("\n")
    written = text if ended and header == ",".join(table.header) else None
    return Chunk(chunk.rows[1:], chunk.lines[1:], written, chunk.plain)


def _one_a_line(text: str, line: int, plain: bool) -> Chunk | None:
    """The records of a text in which each line is one; nothing if that is not so."""
    csv.field_size_limit(LONGEST_CELL)
    lines = text.removesuffix("\n").split("\n")
    if max(map(len, lines)) > LONGEST_CELL or "" in lines:
        return None
    # Where there is no quote, a comma is a comma.
    quoted = [one for one in lines if '"' in one]
    try:
        parsed = [*csv.reader(quoted, strict=True)]
    except csv.Error:
        return None
    if len(parsed) != len(quoted):
        return None
    left = iter(parsed)
    rows = [next(left) if '"' in one else one.split(",") for one in lines]
    return Chunk(rows, range(line, line + len(rows)), text, plain)


def _any_records(sheet: Sheet, text: str, line: int) -> Chunk:
    chunk = Chunk([], [])
    lines: list[int] = []
    try:
        for begins, row in records(text, line=line):
            chunk.rows.append(row)
            lines.append(begins)
    except QuoteError as error:
        sheet.lose(error.line, "quotes")
    chunk.lines = lines
    return chunk


def _of_width(sheet: Sheet, chunk: Chunk) -> Chunk:
    """The rows of the chunk that have as many cells as the table has columns."""
    width = len(sheet.table.header)
    if {*map(len, chunk.rows)} <= {width}:
        return chunk
    rows, lines = [], []
    for line, row in zip(chunk.lines, chunk.rows, strict=True):
        if len(row) == width:
            rows.append(row)
            lines.append(line)
        elif not row:
            sheet.fault(line, "", "blank-line")
        else:
            sheet.lose(line, "ragged-row", found=str(len(row)), expected=str(width))
    return Chunk(rows, lines)


def _has_header(sheet: Sheet, chunk: Chunk) -> bool:
    expected = sheet.table.header
    if not chunk.rows:
        if sheet.complete:
            problem = {"problem_en": "no header", "problem_es": "sin encabezado"}
            sheet.lose(1, "header", **problem, expected=",".join(expected))
        return False
    found = chunk.rows[0]
    if found == expected:
        return True
    if ";".join(expected) == "".join(found).replace('"', ""):
        sheet.lose(1, "delimiter")
    else:
        _blame_header(sheet, found)
    return False


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
