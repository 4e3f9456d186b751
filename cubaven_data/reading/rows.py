"""Rows: the record of each row of a file, with its place and the findings about its cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from cubaven_data.findings import Finding
from cubaven_data.model.characters import MAY_BE_RIGHT
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.tables import Table
from cubaven_data.reading.problems import Problem, problem_of
from cubaven_data.reading.sheets import Sheet
from cubaven_data.texts.wording import Value

Exemptions = Mapping[str, Collection[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Row:
    """A record with its place in the files.

    The cells of the ``faulty`` columns break a rule; the record has ``None`` in their place. ``id``
    is the key of the row as written, even if it is faulty (see :meth:`Table.key_of`).
    """

    table: Table
    line: int
    id: str
    record: Any
    faulty: frozenset[str] = frozenset()

    def fault(self, column: str, rule: str, **values: Value) -> Finding:
        """A finding about this row."""
        return Finding(self.table.path, self.line, column, rule, values, id=self.id)

    @property
    def modality(self) -> str:
        """The modality of the record; records of tables without one are asserted."""
        return str(getattr(self.record, "modality", "asserted"))

    def doubt(self, column: str, rule: str, **values: Value) -> Finding:
        """A warning about this row: it may be right."""
        return replace(self.fault(column, rule, **values), warns=True)


def exempted(exceptions: Sheet) -> Exemptions:
    """The columns and rules about characters from which records are exempt, by their ids."""
    found: dict[str, set[tuple[str, str]]] = {}
    at = [exceptions.table.header.index(name) for name in ("record_id", "field", "rule")]
    for row in exceptions.rows:
        id_, field_, rule = (row[n] for n in at)
        if rule in MAY_BE_RIGHT:
            found.setdefault(id_, set()).add((field_, rule))
    return found


def read_record(
    table: Table,
    cells: Sequence[str],
    codes: Mapping[str, Vocabulary[Any]],
    exempt: Collection[tuple[str, str]] = (),
) -> tuple[Any, list[Problem]]:
    """The record of a row, with ``None`` for faulty cells, and the problems of those cells.

    ``exempt`` are pairs of a column and a rule about characters that its cell may break.
    """
    values = {name: cell or None for name, cell in zip(table.header, cells, strict=True)}
    context: dict[str, Any] = {"codes": codes, "exempt": exempt}
    try:
        return table.model.model_validate(values, context=context), []
    except ValidationError as error:
        problems = [
            problem_of(table, values, str(one["loc"][0]), one["type"], one.get("ctx", {}), codes)
            for one in error.errors(include_url=False, include_input=False)
        ]
    faulty = {problem.column.name for problem in problems}
    context["faulty"] = faulty
    blanked = {name: None if name in faulty else cell for name, cell in values.items()}
    return table.model.model_validate(blanked, context=context), problems


def read_rows(sheet: Sheet, codes: Mapping[str, Vocabulary[Any]], exempt: Exemptions) -> list[Row]:
    """The rows of a sheet as records; findings about their cells are added to the sheet."""
    table = sheet.table
    rows = []
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        record, problems = read_record(table, cells, codes)
        id_ = table.key_of(cells)
        if problems and id_ in exempt:
            strict = problems
            record, problems = read_record(table, cells, codes, exempt[id_])
            passed = [one for one in strict if one not in problems]
            sheet.exempt.update((one.rule, id_, one.column.name) for one in passed)
        faulty = frozenset(problem.column.name for problem in problems)
        row = Row(table, line, id_, record, faulty)
        sheet.findings += (row.fault(p.column.name, p.rule, **p.values) for p in problems)
        rows.append(row)
    return rows
