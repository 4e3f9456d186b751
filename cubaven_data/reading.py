"""Texts to cells: the rows of a CSV file with their lines, and what is wrong with its rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cubaven_data.files import Sheet, pieces
from cubaven_data.tables import Table

# A cell beyond this is a broken quote that swallowed the rest of the file.
LONGEST_CELL = 100_000

_HEADER_PROBLEMS = (
    ("problem_en", "missing", "unknown", "twice", "order"),
    ("problem_es", "faltan", "desconocidas", "repetidas", "orden"),
)
# What separates cells and lines while a text is taken apart: no text has a control character.
_NEXT, _LAST = "\x1f", "\x1f\n\x1f"


@dataclass
class Chunk:
    """Rows that follow each other, by column: ``columns[c][n]`` is a cell of the n-th of them.

    The n-th begins on line ``lines[n]``. If the chunk is ``plain``, all its characters are of those
    that need no closer look: printable ones of ASCII, letters of Latin, marks of typography. If it
    is ``canonical``, the file writes these cells as the canonical form does.
    """

    columns: Sequence[Sequence[str]]
    lines: Sequence[int]
    plain: bool = False
    canonical: bool = False

    @property
    def rows(self) -> list[list[str]]:
        """The cells of each row."""
        return [*map(list, zip(*self.columns, strict=True))]


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
    """The rows of the sheet; never raises for what the file under the root holds."""
    return _chunks(sheet, pieces(sheet, root))


def _noted(found: Iterator[tuple[str, bool]], texts: list[str]) -> Iterator[tuple[str, bool]]:
    for text, plain in found:
        texts.append(text)
        yield text, plain


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


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """The canonical text of these rows: quotes only where CSV needs them, line feeds."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def _chunks(sheet: Sheet, found: Iterator[tuple[str, bool]]) -> Iterator[Chunk]:
    header = csv_text([sheet.table.header])
    line = sheet.stretch.line
    for text, plain in found:
        if line == 1 and text.startswith(header):
            text, line = text[len(header) :], 2
        chunk = _one_a_line(sheet, text, line, plain) if line > 1 else None
        if chunk is None:
            read = _careful(sheet, text, line, found)
            if line == 1 and not _has_header(sheet, [row for _, row in read]):
                return
            chunk = _of_width(sheet, read[line == 1 :])
            chunk.canonical = line > 1 and csv_text(chunk.rows) == text
        line = max(2, line + text.count("\n"))
        yield chunk
    if line == 1 and sheet.complete:
        _has_header(sheet, [])


def _one_a_line(sheet: Sheet, text: str, line: int, plain: bool) -> Chunk | None:
    """The rows of a text in which each line is one, whole, and quotes stand around cells only.

    Nothing if that is not so. Faster than a parser: it does all for many cells at once, and sees on
    the way whether the quotes are those of the canonical form.
    """
    width = len(sheet.table.header)
    parts = text.split('"')
    outside, inside = parts[::2], parts[1::2]
    # Two quotes in a row, which stand for one in a cell, leave a blank part outside.
    borders = {part[:1] for part in outside[1:]}.union(part[-1:] or "," for part in outside[:-1])
    if not borders <= {",", "\n"} or "\n" in "".join(inside):
        return None
    parts[::2] = [part.replace(",", _NEXT).replace("\n", _LAST) for part in outside]
    together = "".join(parts)
    cells = together.split(_NEXT)
    ends = cells[width :: width + 1]
    rows = text.count("\n")
    if cells.pop() or len(cells) != rows * (width + 1) or ends.count("\n") < rows:
        return None
    # A cell too long has some stretch of half its length to itself.
    half = LONGEST_CELL // 2
    if any(_NEXT not in together[n : n + half] for n in range(0, len(together) - half, half)):
        return None
    columns = [cells[n :: width + 1] for n in range(width)]
    return Chunk(columns, range(line, line + rows), plain, all("," in part for part in inside))


def _careful(
    sheet: Sheet, text: str, line: int, found: Iterator[tuple[str, bool]]
) -> list[tuple[int, list[str]]]:
    """The records of a text with their lines; those of all that follows where one of them may go
    over the end of the text."""
    read: list[tuple[int, list[str]]] = []
    try:
        return [*records(text, line=line)]
    except QuoteError:
        text += "".join(more for more, _ in found)
    try:
        read.extend(records(text, line=line))
    except QuoteError as error:
        sheet.lose(error.line, "quotes")
    return read


def _of_width(sheet: Sheet, read: Iterable[tuple[int, list[str]]]) -> Chunk:
    """The rows that have as many cells as the table has columns."""
    width = len(sheet.table.header)
    rows, lines = [], []
    for line, row in read:
        if len(row) == width:
            rows.append(row)
            lines.append(line)
        elif not row:
            sheet.fault(line, "", "blank-line")
        else:
            sheet.lose(line, "ragged-row", found=str(len(row)), expected=str(width))
    return Chunk([*zip(*rows, strict=True)] or [()] * width, lines)


def _has_header(sheet: Sheet, rows: list[list[str]]) -> bool:
    expected = sheet.table.header
    if not rows:
        if sheet.complete:
            problem = {"problem_en": "no header", "problem_es": "sin encabezado"}
            sheet.lose(1, "header", **problem, expected=",".join(expected))
        return False
    found = rows[0]
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
