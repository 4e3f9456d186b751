"""Alternatives, with the columns whose values they give: each is held to what its column is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from cubaven_data.model.columns import Column
from cubaven_data.model.released import Codes
from cubaven_data.model.tables import TABLES, Table
from cubaven_data.reading.index import HasPlace, Index
from cubaven_data.reading.problems import Problem, problem_of
from cubaven_data.reading.rows import Row
from cubaven_data.texts.spelling import folded


class Other(NamedTuple):
    """An alternative: its row, and the column of the table whose value it gives.

    ``record`` is the record as it is, and ``faulty`` its columns whose cells break a rule.
    ``variant`` is the record as it would be with the other value, told by whoever gives that;
    ``None`` if the column cannot hold it, for which there is the ``problem``.
    """

    row: Row
    table: Table
    column: Column
    record: Any
    faulty: frozenset[str]
    variant: Any
    problem: Problem | None

    def together_with(self, more: Iterable[Other]) -> Other:
        """This alternative, of a record that has the values of ``more`` too."""
        cells = {one.column.name: getattr(one.variant, one.column.name) for one in more}
        return self._replace(variant=self.variant.model_copy(update=cells))


def others_in(rows: Iterable[Row], index: Index, codes: Codes) -> Iterator[Other]:
    """Those of these alternatives whose field is a column of their record that may differ."""
    allowed = TABLES["alternatives"].references["record_id"].tables
    for row in rows:
        table = TABLES.get(index.table_of(row.record.record_id))
        if table and table.name in allowed and row.record.field in table.may_differ:
            yield _other(row, table, index.row(row.record.record_id), codes)


def field_meant(table: Table, text: str) -> str:
    """The column of the table that may differ and that a text spells otherwise; else the text."""
    name = folded(text).replace(" ", "_")
    return name if name in table.may_differ else text


def _other(row: Row, table: Table, held: HasPlace, codes: Codes) -> Other:
    column, text = table.column(row.record.field), row.record.value
    faulty = held.faulty - {column.name} | row.faulty
    try:
        value = column.cell.parse(text, {"codes": codes})
    except PydanticCustomError as error:
        cells, told = {column.name: text}, error.context or {}
        problem = problem_of(table, cells, column.name, error.type, told, codes)
        return Other(row, table, column, held.record, faulty, None, problem)
    variant = held.record.model_copy(update={**_evidence(row, table), column.name: value})
    return Other(row, table, column, held.record, faulty, variant, None)


def _evidence(row: Row, table: Table) -> dict[str, Any]:
    """What an alternative says of who gives its value and who denies it, as cells of the table."""
    cited = (one for one in row.record.sources or () if not one.columns or "value" in one.columns)
    evidence = {
        "sources": tuple(one._replace(columns=()) for one in cited),
        "outcome": row.record.outcome,
        "disputed_by": row.record.disputed_by,
    }
    return {name: cell for name, cell in evidence.items() if name in table.header}
