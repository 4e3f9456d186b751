"""Rows to add: read from ``COLUMN=VALUE``, repaired, given an id, and checked with all others."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from cubaven_data.editing.edits import Edit, Editable
from cubaven_data.editing.ids import proposed_id
from cubaven_data.findings import Finding
from cubaven_data.model import citations
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.characters import CONTROL
from cubaven_data.model.columns import Column
from cubaven_data.model.lists import CitationList
from cubaven_data.model.tables import FILES, TABLES, Table
from cubaven_data.reading.layout import LONGEST_CELL
from cubaven_data.reading.loading import Loaded
from cubaven_data.texts.spelling import alike, folded
from cubaven_data.texts.wording import LANGUAGES, UserError, texts

BY_HAND = tuple(name for name in TABLES if name != "redirects")
"""The tables whose rows people write; redirects are written when an id is withdrawn."""
# Bytes of an argument that could not be decoded, as Python hands them on.
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")


class RequestError(UserError):
    """What is to be added or withdrawn cannot be; the message says what to write instead."""


@dataclass(frozen=True)
class NewRow:
    """A row to add: its table or code list, and the text of its cells by column.

    ``instead_of`` is the row that was asked for, if it became this one.
    """

    table: Table
    cells: Mapping[str, str]
    instead_of: NewRow | None = None

    @property
    def filled(self) -> NewRow:
        """The row without the columns that are blank."""
        return replace(self, cells={name: cell for name, cell in self.cells.items() if cell})

    @property
    def listed(self) -> list[str]:
        """The cells in the order of the columns; those not given are blank."""
        return [self.cells.get(name, "") for name in self.table.header]


class Joined(NamedTuple):
    """A citation that a record gets in one of its columns, ``sources`` or ``disputed_by``."""

    id: str
    column: str
    citation: str


@dataclass(frozen=True)
class Plan:
    """What is written together or not at all: new rows, and citations that records get.

    ``cited`` are the rows that were asked for and became such citations.
    """

    rows: tuple[NewRow, ...] = ()
    joined: tuple[Joined, ...] = ()
    cited: tuple[NewRow, ...] = ()

    @property
    def asked(self) -> tuple[NewRow, ...]:
        """The rows as they were asked for."""
        return (*(row.instead_of or row for row in self.rows), *self.cited)


@dataclass(frozen=True)
class Addition:
    """A plan carried out on a dataset: the edit, and each row as it would stand in its file."""

    edit: Edit
    rows: Sequence[NewRow]
    joined: Sequence[Joined] = ()

    def findings_of(self, row: NewRow) -> list[Finding]:
        """What gate 1 finds in the row."""
        line = _line_of(self.edit.data, row)
        path = row.table.path
        return [f for f in self.edit.findings if f.file == path and f.line and f.line == line]

    @property
    def elsewhere(self) -> list[Finding]:
        """What gate 1 finds in other rows because of these."""
        own = [id(finding) for row in self.rows for finding in self.findings_of(row)]
        return [finding for finding in self.edit.findings if id(finding) not in own]


def rows_of(arguments: Sequence[str]) -> list[NewRow]:
    """The rows that the arguments write: a table, its ``COLUMN=VALUE``, perhaps the next table.

    Raises :class:`RequestError` for what is neither, or for a column that does not exist.
    """
    rows: list[NewRow] = []
    for argument in arguments:
        name, given, value = argument.partition("=")
        if rows and (not name if given else _is_column(rows[-1].table, name)):
            example = folded(name).replace(" ", "_") or rows[-1].table.header[1]
            called = {"value": argument, "table": rows[-1].table.name, "column": example}
            raise RequestError("no-cell", **called)
        if not given:
            rows.append(NewRow(table_meant(argument), {}))
            continue
        if not rows:
            raise RequestError("no-table-yet", value=argument, tables=", ".join(BY_HAND))
        table, cells = rows[-1].table, rows[-1].cells
        column = column_meant(table, name)
        if column in cells:
            raise RequestError("column-twice", value=column)
        refuse_unwritable(column, value)
        rows[-1] = NewRow(table, {**cells, column: value})
    return rows


def _is_column(table: Table, name: str) -> bool:
    """Whether the name is of a column of the table, and of no table."""
    column = folded(name).replace(" ", "_")
    return column in table.header and column not in FILES


def refuse_unwritable(place: str, text: str) -> None:
    """Raises :class:`RequestError` if the text given there has what no file of the dataset may."""
    if found := CONTROL.search(text):
        raise RequestError("control-given", place=place, value=f"U+{ord(found[0]):04X}")
    if found := _NOT_UTF_8.search(text):
        raise RequestError("bytes-given", place=place, value=f"0x{ord(found[0]) & 0xFF:02x}")
    if len(text) > LONGEST_CELL:
        raise RequestError("too-long-given", place=place)


def as_command(rows: Iterable[NewRow], options: Iterable[str] = ()) -> str:
    """The command that adds the rows; ids that are filled in are left out."""
    words = ["cubaven", "new"]
    for row in rows:
        words.append(row.table.name)
        words += [
            # What was pasted without being seen could not be given again.
            f"{name}={_NOT_UTF_8.sub('', CONTROL.sub('', cell))}"
            for name, cell in row.cells.items()
            if name != "id" or not row.table.id_prefix
        ]
    return shlex.join([*words, *options])


def renamed(plan: Plan, row: NewRow, now: NewRow) -> Plan:
    """The plan in which whatever refers to the row refers to the row as it is now."""
    key = row.table.header[0]
    old, new = row.cells[key], now.cells[key]
    if old == new:
        return plan

    def follow(cell: str) -> str:
        return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, cell)

    def refers(column: Column) -> bool:
        cell = column.cell
        if isinstance(cell, Code):
            return FILES[cell.vocabulary] is row.table
        return row.table.has_ids and isinstance(cell, Reference | CitationList)

    rows = [
        replace(
            one,
            cells={
                **one.cells,
                **{
                    column.name: follow(one.cells.get(column.name, ""))
                    for column in one.table.columns
                    if refers(column)
                },
            },
        )
        for one in plan.rows
    ]
    joined = [one._replace(citation=follow(one.citation)) for one in plan.joined]
    return replace(plan, rows=tuple(rows), joined=tuple(joined))


def column_meant(table: Table, name: str) -> str:
    """The column of the table with that name; raises :class:`RequestError` if there is none."""
    column = folded(name).replace(" ", "_")
    if column not in table.header:
        near = " | ".join(alike(column, table.header, 60, 3) or table.header)
        raise RequestError("no-column", value=name, table=table.name, nearest=near)
    return column


def table_meant(name: str) -> Table:
    """The table or code list with that name or title, in the singular or plural, in any language.

    Raises :class:`RequestError` if there is none, or if its rows are not written by hand.
    """
    meant: dict[str, Table] = {}
    for table in FILES.values():
        singular = [texts(language)["one"].get(table.name, "") for language in LANGUAGES]
        for called in filter(None, (table.name, *table.title, *singular)):
            meant.setdefault(folded(called), table)
    found = meant.get(folded(name))
    if found is None:
        near = " | ".join(alike(folded(name).replace(" ", "_"), FILES, 60, 3) or BY_HAND)
        raise RequestError("no-table", value=name, nearest=near)
    if found.name in TABLES and found.name not in BY_HAND:
        raise RequestError("not-redirects", value=name)
    return found


def added(data: Editable, plan: Plan, unasked: Collection[str] = ()) -> Addition:
    """The plan carried out on the dataset, with ids proposed where they are blank.

    Cells are repaired as formatting does it. ``unasked`` are columns of the last row that are still
    to be filled in: rules that read them do not see the row yet.
    """
    addition = _added(data, plan)
    ids = _proposed(data.data, addition.rows) if "id" not in unasked else []
    if any(ids):
        filled = [
            replace(row, cells={**row.cells, "id": id_}) if id_ else row
            for row, id_ in zip(plan.rows, ids, strict=True)
        ]
        addition = _added(data, replace(plan, rows=tuple(filled)))
    return _with_unasked(addition, unasked) if unasked else addition


def _added(data: Editable, plan: Plan) -> Addition:
    tables: dict[str, list[list[str]]] = {}
    for row in plan.rows:
        name = row.table.name
        tables.setdefault(name, data.rows(name)).append(row.listed)
    for id_, column, citation in plan.joined:
        name = data.data.index.table_of(id_)
        at = TABLES[name].header.index(column)
        for cells in tables.setdefault(name, data.rows(name)):
            if cells[0] == id_:
                cells[at] = citations.SEPARATOR.join(filter(None, (cells[at], citation)))
    edit = data.edited({name: tables[name] for name in FILES if name in tables})
    return Addition(edit, [_repaired(edit, row) for row in plan.rows], plan.joined)


def _repaired(edit: Edit, row: NewRow) -> NewRow:
    """The row as it would be written."""
    table = row.table
    meant = edit.given.sheets[table.name].meant
    line = next((line for line, cells in reversed(meant) if cells == row.listed), 0)
    cells = {}
    for name, cell in zip(table.header, row.listed, strict=True):
        mended = edit.repaired.cells.get((table.path, line, name))
        cells[name] = mended.after if mended else cell
    return replace(row, cells=cells)


def _proposed(data: Loaded, rows: Sequence[NewRow]) -> list[str]:
    """The id proposed for each row; blank for one that has an id, or needs none."""
    ids: list[str] = []
    for row in rows:
        needs = row.table.has_ids and not row.cells["id"] and not row.table.id_prefix
        taken = {*ids, *data.index, *data.index.moved, *(one.cells.get("id", "") for one in rows)}
        ids.append(proposed_id(row.table.name, row.cells, taken) if needs else "")
    return ids


def _line_of(data: Loaded, row: NewRow) -> int:
    sheet = data.sheets[row.table.name]
    pairs = zip(sheet.lines, sheet.rows, strict=True)
    return next((line for line, cells in pairs if cells == row.listed), 0)


def _with_unasked(addition: Addition, unasked: Collection[str]) -> Addition:
    """The addition with what gate 1 can say of its last row before these columns are filled in."""
    last, after = addition.rows[-1], addition.edit.data
    path, line = last.table.path, _line_of(after, last)
    rows: dict[str, Any] = {**after.rows}
    rows[last.table.name] = [
        replace(row, faulty=row.faulty | {*unasked}) if row.line == line else row
        for row in after.rows[last.table.name]
    ]
    left = [
        f for f in after.findings if (f.file, f.line) != (path, line) or f.column not in unasked
    ]
    seen = replace(after, rows=rows, findings=left)
    return replace(addition, edit=replace(addition.edit, data=seen))
