"""What holds for any input whatever: one function per target, from bytes to an assertion.

The coverage-guided run, the replay of the corpus and the generated tests all state these.
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from itertools import dropwhile, pairwise
from pathlib import Path

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.findings import Finding
from cubaven_data.fixing import formatting
from cubaven_data.fixing.formatting import Formatted
from cubaven_data.fixing.replacing import replace_file
from cubaven_data.model import citations, dates
from cubaven_data.model.cells import Cell, Code, Reference
from cubaven_data.model.characters import CONTROL, JOINING
from cubaven_data.model.columns import Column
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.lists import CitationList
from cubaven_data.model.numbers import Number
from cubaven_data.model.released import Codes
from cubaven_data.model.tables import TABLES, Table
from cubaven_data.reading import canonical
from cubaven_data.reading.layout import LONGEST_CELL
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.problems import Problem
from cubaven_data.reading.records import Records
from cubaven_data.reading.rows import read_record
from cubaven_data.reading.sheets import Sheet, read_sheet
from cubaven_data.texts.wording import LANGUAGES, Words

# What these name, Python's csv reads otherwise; tests/test_files.py shows what is made of it.
_MENDED = ("encoding", "whole-line-quoted", "ragged-row", "header")
# The value of a finding that is told as what to write instead, by rule.
_INSTEAD = {"id-form": "such", "date-syntax": "such", "number": "such", "code": "known"}


def text_of(content: bytes) -> str:
    """Any bytes as a text; what is no UTF-8 becomes lone surrogates, which text can hold too."""
    return content.decode("utf-8", "surrogateescape")


def check_date(content: bytes) -> None:
    """Text gives a date that the schema's pattern and another library agree with, or an error."""
    text = text_of(content)
    by_pattern = re.fullmatch(DateCell(extent=True, ongoing=True).pattern, text)
    assert not by_pattern or text.isascii(), "a digit is one in every dialect of patterns"
    try:
        date = dates.parse(text)
    except dates.DateError as error:
        assert str(error) in ("syntax", "interval-order")
        # What a pattern cannot say is a matter of numbers: the calendar, and which comes first.
        assert not by_pattern or _ends_too_early(text) or not all(map(_in_calendar, _points(text)))
        return
    assert by_pattern
    assert str(date) == date.text == text
    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    assert (date.earliest or date.latest) or text in ("..", "../..")
    assert date.overlaps(date) and not date.surely_before(date)
    points = _points(text)
    assert all(_library_agrees(point) for point in points)
    assert len(points) < 2 or _library_agrees(text)


def _points(text: str) -> list[str]:
    """The points in time that a date names: one, the ends that an interval has, or the choices."""
    return re.findall(r"[^][/.,]+", text)


def _in_calendar(point: str) -> bool:
    plain = point.rstrip("?~%").removesuffix("-XX").replace("X", "0")
    try:
        return bool(datetime.strptime(plain, "%Y-%m-%d"[: 3 * plain.count("-") + 2]))
    except ValueError:
        return False


def _ends_too_early(text: str) -> bool:
    """Whether an end comes before the beginning, or a choice is not entirely after the last."""
    pairs = pairwise(dates.parse(point) for point in _points(text) if _in_calendar(point))
    if "," in text:
        return any(not one.surely_before(other) for one, other in pairs)
    return any(other.surely_before(one) for one, other in pairs)


def _library_agrees(text: str) -> bool:
    """Whether the edtf library gives the same days; also where it does not read this form yet."""
    try:
        oracle = parse_edtf(text)
    except EDTFParseException:
        assert len(_points(text)) == 2, "it reads every single point"
        return True
    ours = dates.parse(text)
    pairs = ((ours.earliest, oracle.lower_strict()), (ours.latest, oracle.upper_strict()))
    return all(
        isinstance(theirs, float) if day is None else day.timetuple()[:3] == tuple(theirs[:3])
        for day, theirs in pairs
    )


def check_citations(content: bytes) -> None:
    """Text gives citations that can be written again and sorted in one way, or an error."""
    text = text_of(content)
    by_pattern = re.fullmatch(CitationList.pattern, text)
    assert not by_pattern or text.isascii()
    try:
        found = citations.parse_citations(text)
    except citations.CitationError as error:
        assert error.rule in catalogue()
        assert error.part in text
        # What a pattern cannot say: that two differ, and which number is greater.
        relational = error.rule in ("citation-repeated", "citation-of-itself")
        assert not by_pattern or relational or _runs_backwards(error.part)
        return
    assert by_pattern
    assert citations.SEPARATOR.join(map(str, found)) == text
    cell = citations.join(found)
    assert citations.join(found[::-1]) == cell, "the order written does not matter"
    again = citations.parse_citations(cell)
    assert sorted(map(str, again)) == sorted(map(str, found))
    assert citations.join(again) == cell
    for citation in found:
        assert not _runs_backwards(citation.locator)
        paragraphs = citations.paragraphs(citation.locator)
        assert bool(paragraphs) == bool(re.match(r"p\d", citation.locator))
        assert citation.origin in (citation.origin_id, citation.source_id)


def _runs_backwards(locator: str) -> bool:
    first, dash, last = re.sub(r"^[a-z]+", "", locator).partition("-")
    return bool(dash) and int(last) <= int(first)


def check_cell(content: bytes) -> None:
    """In a column of any kind, a text has a value or breaks one rule that says so in a line."""
    text = text_of(content)
    if CONTROL.search(text) or "\r" in text:
        return  # no cell holds these: the reader refuses the file, or takes them for a line end
    for table, column in _columns():
        value, problem = _read(table, column, text)
        if problem:
            assert value is None
            finding = Finding(table.path, 1, column.name, problem.rule, problem.values)
            for language in LANGUAGES:
                told = finding.text(language)
                assert told.isprintable() and len(told) < 5000, told
            suggested = problem.values.get(_INSTEAD.get(problem.rule, ""), "")
            such = suggested.en if isinstance(suggested, Words) else str(suggested)
            if problem.rule != "code" and isinstance(suggested, Words):
                such = ""  # what there is to write, in words
            for meant in filter(None, such.split(" | ")):
                _, again = _read(table, column, meant.strip('"'))
                assert not again or again.rule != problem.rule
        elif text:
            assert value is not None
            assert text == _squeezed(text) and JOINING.sub("", text).isprintable()
            assert text.encode()
            if not isinstance(column.cell, CitationList):
                assert canonical.canonical_text(table, [[text] * len(table.columns)])
            if column.cell.pattern:
                assert re.fullmatch(column.cell.pattern, text)
            if isinstance(column.cell, Number):
                assert Decimal(repr(value)) == Decimal(text), "a float holds every digit"


def _read(table: Table, column: Column, text: str) -> tuple[object, Problem | None]:
    """What a row makes of a text in a column: its value, or what is wrong with it."""
    cells = [text if name == column.name else "" for name in table.header]
    record, problems = read_record(table, cells, _codes())
    own = (problem for problem in problems if problem.column == column)
    return getattr(record, column.name), next(own, None)


@cache
def _columns() -> list[tuple[Table, Column]]:
    """A column of each kind of cell; one for all code lists, one for all references."""
    kinds: dict[Cell | type[Cell], tuple[Table, Column]] = {}
    for table in TABLES.values():
        for column in table.columns:
            many = isinstance(column.cell, Code | Reference)
            kind = type(column.cell) if many else column.cell
            kinds.setdefault(kind, (table, column))
    return list(kinds.values())


@cache
def _codes() -> Codes:
    return Records.read().vocabularies


def check_file(content: bytes) -> None:
    """A file gives the rows that Python's csv reads from it, or findings; the formatter likewise.

    The table is the one whose columns the first line names, else the one with the fewest.
    """
    first = re.split(rb"[\r\n]", content, maxsplit=1)[0]
    names = sorted(re.findall(r"\w+", first.decode("utf-8", "replace")))
    named = (table for table in TABLES.values() if sorted(table.header) == names)
    table = next(named, TABLES["redirects"])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / table.path
        path.parent.mkdir()
        path.write_bytes(content)
        sheet = read_sheet(Path(folder), table)
        _check_reading(sheet, content)
        _check_formatting(sheet, path, Path(folder))


def _check_reading(sheet: Sheet, content: bytes) -> None:
    ends = content.count(b"\n") + content.count(b"\r") + 1
    assert len(sheet.rows) == len(sheet.lines)
    assert sheet.complete or sheet.findings
    assert all(len(row) == len(sheet.table.header) for row in sheet.rows)
    assert sheet.lines == sorted(set(sheet.lines))
    assert all(1 < line <= ends for line in sheet.lines)
    for finding in sheet.findings:
        assert finding.file == sheet.table.path
        # What a file is as a whole stands on no line.
        assert (finding.rule != "not-csv") <= finding.line <= ends
        assert finding.text("en").isprintable() and finding.text("es").isprintable()
    if sheet.complete:
        lines = _plain(content).split("\n")
        header, *rows = _table("\n".join(lines))
        assert header == sheet.table.header
        seen = [tuple(row) for row in rows if not _is_blank(row) and row != header]
        assert sheet.rows == [[*row] for row in dict.fromkeys(seen)]
        for line, row in zip(sheet.lines[:50], sheet.rows, strict=False):
            assert next(_csv("\n".join(lines[line - 1 :]))) == row, "the row begins on its line"


def _is_blank(row: list[str]) -> bool:
    return not any(map(str.strip, row))


def _plain(content: bytes) -> str:
    text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return re.sub('(?m)^("?)(?:\ufeff|ï»¿|Ôªø|´╗┐)+', r"\1", text)


def _csv(text: str, delimiter: str = ",") -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _table(text: str, delimiter: str = ",") -> Iterator[list[str]]:
    """The header and the rows, without blank lines above them."""
    return dropwhile(_is_blank, _csv(text, delimiter))


def _check_formatting(sheet: Sheet, path: Path, root: Path) -> None:
    before = path.read_bytes()
    table = sheet.table
    formatted = _formatted(root, table)
    assert path.read_bytes() == before, "nothing is written yet"
    if formatted.findings:
        assert not formatted.changes
        grown = any(len(_squeezed(cell)) > LONGEST_CELL for row in sheet.rows for cell in row)
        assert not sheet.complete or grown, "whatever can be read can be formatted"
        return
    new_ids: list[str] = []
    if change := formatted.changes.get(table.path):
        replace_file(path, change.after)
        new_ids = change.new_ids
    again = _formatted(root, table)
    assert (again.changes, again.findings) == ({}, [])
    formed = read_sheet(root, table)
    assert formed.complete and not formed.findings
    assert canonical.canonical_finding(formed) is None
    if not any(finding.rule in _MENDED for finding in sheet.findings):
        _check_nothing_lost(formed, before, new_ids)
    after = path.read_bytes()
    backwards = canonical.canonical_text(table, formed.rows[::-1])
    assert not table.sort_by or backwards.encode() == after, "the order written does not matter"
    path.write_bytes(before)
    found = read_sheet(root, table)
    sound = not any(read_record(table, row, {})[1] for row in found.rows)
    if not found.findings and sound and found.rows:
        _check_blame(canonical.canonical_finding(found), before, after)


def _formatted(root: Path, table: Table) -> Formatted:
    """The one table formatted without the others: what its cells refer to is another matter."""
    alone = Loaded(root, {table.name: read_sheet(root, table)}, {}, {})
    return formatting.formatted(alone)


def _check_blame(finding: Finding | None, before: bytes, after: bytes) -> None:
    """A file that needs formatting, and nothing else, is blamed at its first line that differs."""
    assert bool(finding) == (before != after)
    if finding:
        found, wanted = (
            io.StringIO(content.decode(), newline="\n").readlines() for content in (before, after)
        )
        at = finding.line - 1
        assert found[:at] == wanted[:at] and found[at] != wanted[at]


def _check_nothing_lost(canonical: Sheet, before: bytes, new_ids: list[str]) -> None:
    """Every row of which something is seen stands in the canonical file once, each cell in its
    column, and no other."""
    text = _plain(before)
    delimiter = ";" if ";" in next(filter(str.strip, text.split("\n"))) else ","
    header, *rows = _table(text, delimiter)
    found = {_by_column(header, row) for row in rows if any(map(_shown, row))}
    known = [["" if cell in new_ids else cell for cell in row] for row in canonical.rows]
    kept = [row for row in known if any(map(_shown, row))]
    assert found == {_by_column(canonical.table.header, row) for row in kept}
    assert len({*map(tuple, canonical.rows)}) == len(canonical.rows)
    # What stands on two lines may be two values: only text and citations are made one line.
    lines = [
        cell
        for row in canonical.rows
        for cell in row
        if not re.search(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]", cell)
    ]
    assert all(cell == _squeezed(cell) for cell in lines)


def _by_column(header: list[str], row: list[str]) -> tuple[tuple[str, ...], ...]:
    """The row by the names of its columns; of a list no order and nothing twice, of a cell only
    what it says: neither is lost by sorting or repairing."""
    cells = zip(header, map(_said, row), strict=True)
    return tuple(
        sorted((name, *sorted({*cell.split(citations.SEPARATOR)})) for name, cell in cells)
    )


def _said(text: str) -> str:
    seen = _shown(text)
    return "" if seen.casefold() in ("?", "n/a", "s/d", "na", "null", "tbd") else seen


def _shown(text: str) -> str:
    return _squeezed("".join(c for c in text if unicodedata.category(c) != "Cf"))


def _squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


TARGETS: dict[str, Callable[[bytes], None]] = {
    "csv": check_file,
    "dates": check_date,
    "citations": check_citations,
    "cells": check_cell,
}
