"""The rows of a CSV text and how it lays them out: delimiter, quotes, names of the columns."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cubaven_data.texts.wording import Words, words

# In characters: as many as a cell of a spreadsheet holds. A longer one is an unclosed quote that
# swallowed the rest of the file.
LONGEST_CELL = 32_767
_DELIMITERS = {";": "semicolon", "\t": "tab", "|": "bar"}
# As git writes them, or as a spreadsheet saves such a line: in quotes, with blank cells after it.
_CONFLICT = re.compile(r'\s*"?(?:(?:<{7,}|>{7,})(?:[ ",;\t|]|$)|\|{7,} |={7}"?[\s,;|]*$)')


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


def lines_above(text: str) -> int:
    """The number of lines without anything but delimiters above the header."""
    match = re.match(r'(?:[\s,;|]|"")*\n', text)
    return match[0].count("\n") if match else 0


def conflict_lines(text: str) -> list[int]:
    """The lines with the marks of a merge that nobody has settled."""
    return [n for n, line in enumerate(text.split("\n"), 1) if _CONFLICT.match(line)]


def delimiter_of(text: str, expected: Sequence[str]) -> tuple[str, bool, Words | None]:
    """The delimiter, whether a first line tells it, and what is unusual about it.

    A first line such as ``sep=;`` tells spreadsheets the delimiter. Otherwise it is what separates
    the names of the columns, unless the rows below have only commas.
    """
    if match := re.match(r'(?i)("?)sep=(.)\1[,;\t]*\n', text):
        return match[2], True, words("delimiter", "told", line=match[0].rstrip("\n"))
    first = text.split("\n", 1)[0]
    for delimiter, name in _DELIMITERS.items():
        names = named([name.strip('"') for name in first.split(delimiter)])
        if sorted(names) == sorted(expected):
            if _separates(text, ",", len(expected)) and not _separates(
                text, delimiter, len(expected)
            ):
                break
            return delimiter, False, words("delimiter", name)
    return ",", False, None


def _separates(text: str, delimiter: str, width: int) -> bool:
    """Whether it separates so many cells of some row below the header."""
    try:
        rows = csv_rows(text.partition("\n")[2], delimiter)
        return any(len(row) == width for _, row in rows)
    except QuoteError:
        return False


def unwrapped(row: list[str], width: int) -> list[str]:
    """The row that was quoted as a whole into the first of its cells, else the row itself.

    The first cell is an id or a code, which holds no comma.
    """
    if not (row and "," in row[0]) or any(row[1:]):
        return row
    try:
        inner = [cells for _, cells in csv_rows(row[0])]
    except QuoteError:
        return row
    return inner[0] if len(inner) == 1 and len(inner[0]) == width else row


def separated_by(row: list[str], width: int) -> tuple[str, list[str]] | None:
    """The name of what separates the cells of a row instead of commas, and the cells.

    The first cell is an id or a code, which holds none of it.
    """
    for delimiter, name in _DELIMITERS.items():
        if row and delimiter in row[0]:
            try:
                found = [cells for _, cells in csv_rows(",".join(row), delimiter)]
            except QuoteError:
                continue
            if len(found) == 1 and len(found[0]) == width:
                return name, found[0]
    return None


def why_ragged(cells: list[str], width: int, mark: str) -> tuple[str, str]:
    """Why a row probably has too many or too few cells, and the mark that it is about."""
    surplus = len(cells) - width
    if surplus < 0:
        # The first cell is an id or a code, which holds none of these.
        other = re.search("[;\t|，；]", cells[0])
        return ("separator", other[0]) if other else ("missing", mark)
    if not any(cells[width:]):
        return "surplus", mark
    if any(cell.startswith(("\u201c", "\u201d")) for cell in cells):
        return "curly", mark
    within = all(any(cells[at : at + surplus + 1]) for at in range(width))
    return "comma" if within else "between", mark


def named(header: Sequence[str]) -> list[str]:
    """The names of columns as the tables write them, without blank ones at the end."""
    names = [re.sub(r"[\s_-]+", "_", name.strip()).casefold() for name in header]
    while names and not names[-1]:
        names.pop()
    return names


def header_problem(expected: list[str], found: list[str]) -> Words:
    """What is wrong with a header."""
    names = named(found)
    if sorted(names) == sorted(expected):
        surplus = len(found) - len(names)
        other = [f'"{one}"' for one, name in zip(found, names, strict=False) if one != name]
        parts = [words("header", "surplus", count=surplus)] if surplus else []
        parts += [words("header", "spelling", names=", ".join(other))] if other else []
        parts += [words("header", "order")] if names != expected else []
    else:
        problems = {
            "missing": [name for name in expected if name not in found],
            "unknown": [name for name in found if name.strip() and name not in expected],
            "twice": sorted(name for name, n in Counter(found).items() if name.strip() and n > 1),
            "unnamed": [str(n) for n, name in enumerate(names, 1) if not name],
        }
        parts = [words("header", what, names=", ".join(n)) for what, n in problems.items() if n]
    return Words(*map("; ".join, zip(*parts, strict=True)))
