"""The row that a finding is about, as written in its file, and the position of the cell in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cubaven_data.findings import Finding

# Possessive quantifiers, so that an unclosed quote fails at once instead of backtracking.
_CELL = re.compile(r'"(?:[^"]++|"")*+"|[^,"]*+')


@dataclass(frozen=True)
class Region:
    """A region of a file: lines and characters count from 1; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Excerpt:
    """A row of a file: its text with quotes, split around the cell that a finding is about.

    If the finding is not about a cell, ``before`` is the whole row and ``marked`` is false.
    """

    line: int
    before: str
    cell: str = ""
    after: str = ""
    marked: bool = False

    @property
    def region(self) -> Region | None:
        """The region of the cell in the file; ``None`` if the finding is not about a cell."""
        if not self.marked:
            return None
        line, column = _moved(self.line, 1, self.before)
        return Region(line, column, *_moved(line, column, self.cell))


class Excerpts:
    """Finds rows in files; ``contents`` are the bytes of the files by path."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents
        self._files: dict[str, list[str]] = {}

    def of(self, finding: Finding) -> Excerpt | None:
        """The row of the finding; ``None`` if it is about a whole file or has no such line."""
        lines = self._lines(finding.file) if finding.line else []
        if not 0 < finding.line <= len(lines):
            return None
        header = lines[0].split(",")
        if finding.column not in header:
            return Excerpt(finding.line, lines[finding.line - 1])
        row = _record(lines, finding.line - 1)
        span = _span(row, header.index(finding.column))
        if span is None:
            return Excerpt(finding.line, row)
        start, end = span
        return Excerpt(finding.line, row[:start], row[start:end], row[end:], marked=True)

    def _lines(self, file: str) -> list[str]:
        if file not in self._files:
            text = self._contents.get(file, b"").decode("utf-8-sig", "replace")
            self._files[file] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._files[file]


def _moved(line: int, column: int, text: str) -> tuple[int, int]:
    newlines = text.count("\n")
    if newlines:
        return line + newlines, len(text) - text.rindex("\n")
    return line, column + len(text)


def _record(lines: list[str], first: int) -> str:
    # A quoted cell can contain line breaks.
    last = first
    quotes = lines[first].count('"')
    while quotes % 2 and last + 1 < len(lines):
        last += 1
        quotes += lines[last].count('"')
    return "\n".join(lines[first : last + 1])


def _span(row: str, number: int) -> tuple[int, int] | None:
    start = 0
    for _ in range(number):
        end = _end_of_cell(row, start)
        if row[end : end + 1] != ",":
            return None
        start = end + 1
    end = _end_of_cell(row, start)
    return (start, end) if row[end : end + 1] in ("", ",") else None


def _end_of_cell(row: str, start: int) -> int:
    match = _CELL.match(row, start)
    return match.end() if match else start
