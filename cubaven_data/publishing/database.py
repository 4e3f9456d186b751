"""The released tables as an SQLite database, and its views as tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.derived import RELEASED
from cubaven_data.model.released import ReleasedColumn, ReleasedTable
from cubaven_data.model.values import DATE, INTEGER, NUMBER, TEXT, plain
from cubaven_data.release.tables import Released
from cubaven_data.texts.wording import LANGUAGES, Words, texts

# The search and the views are made by this script, because they are SQL and nothing else.
_SCRIPT = Path(__file__).with_suffix(".sql")
# Of a numeric column, a whole number is shown without a decimal point.
_TYPES = {INTEGER: "INTEGER", NUMBER: "NUMERIC"}
FILTERED = ("kind", "measure", "support", "standing", "modality")
"""What people filter by, besides references."""
# Where the columns of a view come from: of two with one name, the last is meant.
_SELECTED = ("source_links", "sources", "agreements", "relations", "claims")


def database(tables: Mapping[str, Released]) -> sqlite3.Connection:
    """The tables in a database in memory, with keys, indexes, search and views."""
    # A record has one number in all tables, so that one index of words searches each of them.
    numbers = {row["id"]: number for number, row in enumerate(tables["records"].rows, 1)}
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("PRAGMA foreign_keys = ON")
    base.execute("BEGIN")
    for released in (table.flat for table in tables.values()):
        for statement in _definition(released.table):
            base.execute(statement)
        base.executemany(_insertion(released.table), _rows(released, numbers))
    base.execute("COMMIT")
    base.executescript(_SCRIPT.read_text(encoding="utf-8"))
    return base


def views(tables: Mapping[str, Released]) -> dict[str, Released]:
    """The views of the database as tables, by name."""
    with closing(database(tables)) as base:
        return {name: _view(base, name, tables) for name in texts("en")["views"]}


def _view(base: sqlite3.Connection, name: str, tables: Mapping[str, Released]) -> Released:
    found = base.execute(f"SELECT * FROM {name}")
    known = {one.name: one for table in _SELECTED for one in tables[table].columns}
    columns = tuple(_column(known, column) for column, *_ in found.description)
    rows = [*zip(*found, strict=True)] or [()] * len(columns)
    values = {
        column.name: [_value(column, cell) for cell in cells]
        for column, cells in zip(columns, rows, strict=True)
    }
    title = Words(*(texts(language)["views"][name]["title"] for language in LANGUAGES))
    table = ReleasedTable(name, "", title, columns, ())
    return Released(table, values, tables["claims"].vocabularies)


def _column(known: Mapping[str, ReleasedColumn], name: str) -> ReleasedColumn:
    """The column of a view: one that a table has, or one that the texts describe."""
    bare = name
    for language in LANGUAGES:
        bare = bare.removesuffix(f"_{language}")
    means = [texts(language)["view-columns"].get(bare) for language in LANGUAGES]
    if not all(means):
        return replace(known[name], required=False)
    refers_to = "records" if name.endswith("_id") else ""
    return ReleasedColumn(name, TEXT, Words(*map(str, means)), False, refers_to=refers_to)


def _value(column: ReleasedColumn, cell: Any) -> Any:  # noqa: ANN401
    if column.type.is_list:
        return cell.split(SEPARATOR) if cell else []
    if cell is None:
        return None
    if column.type is DATE:
        return date.fromisoformat(cell)
    return float(cell) if column.type is NUMBER else cell


def _definition(table: ReleasedTable) -> Iterator[str]:
    """The statements that make a table and its indexes."""
    columns = [
        f"{column.name} {_TYPES.get(column.type, 'TEXT')}"
        f"{' NOT NULL' if column.required else ''}"
        f"{_reference(column.refers_to)}"
        for column in table.columns
    ]
    key = f"PRIMARY KEY ({', '.join(table.key)})"
    yield f"CREATE TABLE {table.name} ({', '.join([*columns, key])})"
    names = {column.name for column in table.columns}
    for name in dict.fromkeys([*table.references, *(n for n in FILTERED if n in names)]):
        if name != table.key[0]:
            yield f"CREATE INDEX {table.name}_{name} ON {table.name} ({name})"


def _reference(table: str) -> str:
    # With the column, which Datasette wants to be told.
    return f" REFERENCES {table} ({RELEASED[table].key[0]})" if table else ""


def _insertion(table: ReleasedTable) -> str:
    names = ["rowid", *(column.name for column in table.columns)]
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _rows(released: Released, numbers: Mapping[str, int]) -> Iterator[list[Any]]:
    for number, row in enumerate(released.rows, 1):
        yield [numbers.get(row.get("id", ""), number), *map(_cell, row.values())]


def _cell(value: Any) -> Any:  # noqa: ANN401
    return (SEPARATOR.join(value) or None) if isinstance(value, list) else plain(value)
