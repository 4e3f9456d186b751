"""From bytes to rows: the cells of a file with their lines, and findings about the file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cubaven_data.findings import Finding
from cubaven_data.model.characters import CONTROL
from cubaven_data.model.tables import Table
from cubaven_data.reading.decoding import decoded, ranges, without_marks
from cubaven_data.reading.kinds import other_kind
from cubaven_data.reading.layout import (
    QuoteError,
    conflict_lines,
    csv_rows,
    csv_text,
    delimiter_of,
    header_problem,
    lines_above,
    named,
    separated_by,
    unwrapped,
    why_ragged,
)
from cubaven_data.texts.wording import Value, reason_of, words

# A finding names no more runs of lines than these.
_RUNS = 8


@dataclass
class Sheet:
    """The rows of one file below its header; ``rows[n]`` begins on line ``lines[n]``.

    Every row has as many cells as the table has columns, and no two rows are identical. ``content``
    are the bytes of the file (``None`` if it cannot be read); ``text`` is their text with line
    feeds and without byte order marks. ``losses`` are the findings of the faults that kept rows
    from being read. ``exempt`` are the rules that cells may break and do: rule, id and column of
    each.

    ``meant`` are the rows as they were before a program damaged the file, each with its line; some
    may have too many cells, or too few. ``order`` is the place of each column in them. Both are
    without meaning if it is ``in_doubt`` what was meant. ``delimiter`` is what separates the cells.
    """

    table: Table
    content: bytes | None = None
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    losses: list[Finding] = field(default_factory=list)
    exempt: set[tuple[str, str, str]] = field(default_factory=set)
    meant: list[tuple[int, list[str]]] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    in_doubt: bool = False
    delimiter: str = ","

    @property
    def complete(self) -> bool:
        """Whether every row was read."""
        return not self.losses

    def fault(self, line: int, column: str, rule: str, **values: Value) -> None:
        """Adds a finding about this file."""
        self.findings.append(Finding(self.table.path, line, column, rule, values))

    def lose(self, line: int, rule: str, *, mended: bool = False, **values: Value) -> None:
        """Adds a finding that kept rows from being read; ``mended`` is whether they are meant."""
        self.fault(line, "", rule, **values)
        self.losses.append(self.findings[-1])
        self.in_doubt |= not mended


def read_sheet(root: Path, table: Table) -> Sheet:
    """Reads the table's file; never raises an error because of its content."""
    sheet = Sheet(table)
    sheet.content = read_bytes(sheet, root)
    return _with_rows(sheet)


def sheet_of(table: Table, content: bytes | None) -> Sheet:
    """The table's file with these bytes; without any, it has no rows and no findings."""
    return _with_rows(Sheet(table, content))


def own_columns(sheet: Sheet) -> list[str]:
    """The columns that the file's header names, if they are all that kept it from being read."""
    if {loss.rule for loss in sheet.losses} != {"header"}:
        return []
    header, *rows = [row for _, row in csv_rows(sheet.text)] or [[]]
    names = named(header)
    fits = all(len(row) == len(header) and not any(row[len(names) :]) for row in rows)
    return names if fits else []


def refitted(sheet: Sheet) -> Sheet:
    """A sheet with :func:`own_columns` as one with those of its table.

    Columns that the table does not have are left out, and those that the file does not have are
    blank.
    """
    columns = own_columns(sheet)
    _, *rows = (row for _, row in csv_rows(sheet.text))
    # Programs write blank columns after those that have names.
    given = (dict(zip(columns, row, strict=False)) for row in rows)
    fitted = [[row.get(name, "") for name in sheet.table.header] for row in given]
    return sheet_of(sheet.table, csv_text([sheet.table.header, *fitted]).encode())


def _with_rows(sheet: Sheet) -> Sheet:
    text = _text(sheet) if sheet.content is not None else None
    if text is not None:
        sheet.text = text
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


def _text(sheet: Sheet) -> str | None:
    """The text of the file, with line feeds and without byte order marks; ``None`` if in doubt."""
    if what := other_kind(sheet.content or b""):
        sheet.lose(0, "not-csv", what=what)
        return None
    read = decoded(sheet.content or b"")
    if read.problem:
        sheet.lose(read.line, "encoding", mended=read.text is not None, problem=read.problem)
    if read.text is None:
        return None
    text, marked = without_marks(read.text)
    if marked and not read.problem:
        sheet.fault(marked[0], "", "byte-order-mark", **_at(marked))
    if not read.problem and b"\r" in (sheet.content or b""):
        before = (sheet.content or b"").split(b"\r", 1)[0]
        sheet.fault(before.count(b"\n") + 1, "", "line-ends")
    if CONTROL.search(text):
        lines = [n for n, line in enumerate(text.split("\n"), 1) if CONTROL.search(line)]
        found = ", ".join(f"U+{ord(one):04X}" for one in sorted({*CONTROL.findall(text)}))
        sheet.lose(lines[0], "control-character", mended=False, value=found, **_at(lines))
        return None
    if marks := conflict_lines(text):
        within = _at([*range(marks[0], marks[-1] + 1)])
        sheet.lose(marks[0], "merge-conflict", mended=False, **within)
        return None
    return text


def _at(lines: list[int]) -> dict[str, str]:
    """The lines that a finding is about, and their number."""
    runs = ranges(lines).split(", ")
    shown = [*runs[:_RUNS], "…"] if len(runs) > _RUNS else runs
    return {"lines": ", ".join(shown), "count": str(len(lines))}


def _read_rows(sheet: Sheet) -> None:
    width = len(sheet.table.header)
    blank = [*range(1, lines_above(sheet.text) + 1)]
    rows = list(_rows(sheet, len(blank)))
    found = rows[0][1] if rows else []
    # A title or a comment stands above the table, or its header was sorted among the rows.
    is_first = sorted(named(found)) == sorted(sheet.table.header)
    header = next((n for n, row in rows[1:] if not is_first and row == sheet.table.header), 0)
    if header:
        above = [row for n, row in rows if n < header]
        are_rows = all(len(row) == width and sum(map(bool, row)) > 1 for row in above)
        problem = words("header", "among" if are_rows else "below", **_at([*range(1, header)]))
        sheet.lose(1, "header", problem=problem, expected=",".join(sheet.table.header))
        return
    if not _has_header(sheet, found, len(blank) + 1):
        return
    names = named(found)
    # In a file that is damaged as a whole, what follows from the damage would hide it.
    as_written = all(loss.rule == "quotes" for loss in sheet.losses)
    again, repeated, ragged = [], [], []
    seen: set[tuple[str, ...]] = set()
    for line, row in rows[1:]:
        # A spreadsheet gives every row as many cells as the header.
        cells = row[:width] if len(row) == len(found) and not any(row[width:]) else row
        if not any(map(str.strip, cells)):
            blank.append(line)
            continue
        # Files that were put together have a header each.
        if row[0].strip().casefold() == names[0] and named(row) == names:
            again.append(line)
            continue
        if tuple(cells) in seen:
            repeated.append(line)
            continue
        seen.add(tuple(cells))
        sheet.meant.append((line, cells))
        if len(cells) != width:
            ragged.append((line, cells))
        elif as_written:
            sheet.rows.append(cells)
            sheet.lines.append(line)
    if blank:
        sheet.fault(blank[0], "", "blank-line", **_at(blank))
    if again:
        problem = words("header", "again", **_at(again))
        expected = ",".join(sheet.table.header)
        sheet.fault(again[0], "", "header", problem=problem, expected=expected)
    if repeated:
        sheet.fault(repeated[0], "", "row-repeated", **_at(repeated))
    _tell_ragged(sheet, ragged)


def _tell_ragged(sheet: Sheet, rows: list[tuple[int, list[str]]]) -> None:
    """Adds a finding for all rows that have too many or too few cells for the same reason."""
    width = len(sheet.table.header)
    alike: dict[tuple[str, str, int], list[tuple[int, list[str]]]] = {}
    for line, cells in rows:
        key = (*why_ragged(cells, width, sheet.delimiter), max(width - len(cells), 0))
        alike.setdefault(key, []).append((line, cells))
    for (cause, mark, missing), some in alike.items():
        lines = [line for line, _ in some]
        found = ranges(sorted({len(cells) for _, cells in some}))
        sheet.lose(
            lines[0],
            "ragged-row",
            mended=True,
            how=words("ragged", cause, count=missing, mark=mark),
            found=found,
            expected=str(width),
            **_at(lines),
        )


def _rows(sheet: Sheet, above: int) -> Iterator[tuple[int, list[str]]]:
    """All rows that are not in doubt, the header among them, which has lines ``above`` it."""
    width = len(sheet.table.header)
    text = sheet.text.split("\n", above)[-1]
    delimiter, told, problem = delimiter_of(text, sheet.table.header)
    sheet.delimiter = delimiter
    if problem:
        sheet.lose(above + 1, "delimiter", mended=True, problem=problem)
    if told:
        above, text = above + 1, text.split("\n", 1)[1]
    quoted = []
    separated: dict[str, list[int]] = {}
    try:
        for line, row in csv_rows(text, delimiter):
            inner = unwrapped(row, width)
            if inner is not row and delimiter == ",":
                quoted.append(line + above)
            elif len(row) != width and (other := separated_by(row, width)):
                name, inner = other
                separated.setdefault(name, []).append(line + above)
            yield line + above, inner
    except QuoteError as error:
        sheet.lose(error.line + above, "quotes")
    for name, lines in separated.items():
        problem = words("delimiter", "some", name=words("delimiter", name), **_at(lines))
        sheet.lose(lines[0], "delimiter", mended=True, problem=problem)
    if quoted:
        sheet.lose(quoted[0], "whole-line-quoted", mended=True, **_at(quoted))


def _has_header(sheet: Sheet, found: list[str], line: int) -> bool:
    """Whether the header names the columns, if in another spelling or order."""
    expected = sheet.table.header
    names = named(found)
    mended = sorted(names) == sorted(expected)
    if found != expected:
        problem = header_problem(expected, found) if any(found) else words("header", "none")
        sheet.lose(line, "header", mended=mended, problem=problem, expected=",".join(expected))
    sheet.order = [names.index(name) for name in expected] if mended else []
    return mended
