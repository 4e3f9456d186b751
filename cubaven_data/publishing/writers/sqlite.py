"""The release as an SQLite database: keys, indexes, full-text search and views; and what Datasette
shows of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from cubaven_data.about import LICENCE, NAME
from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.derived import RELEASED
from cubaven_data.model.released import ReleasedTable
from cubaven_data.model.values import INTEGER, NUMBER, Json, plain
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.release.descriptors import as_json
from cubaven_data.release.foundation import Foundation
from cubaven_data.release.tables import Released
from cubaven_data.texts.wording import LANGUAGES, Language, texts

# The search and the views are made by this script, because they are SQL and nothing else.
_SCRIPT = Path(__file__).with_suffix(".sql")
# Of a numeric column, a whole number is shown without a decimal point.
_TYPES = {INTEGER: "INTEGER", NUMBER: "NUMERIC"}
# What people filter by, besides references.
_FILTERED = ("kind", "measure", "support", "standing", "modality")


def sqlite_files(data: Dataset, tables: Tables) -> Files:
    """The database and, in each language, the titles and descriptions that Datasette shows."""
    stem = f"{NAME}-{data.version}"
    files = {f"{stem}.sqlite": _database(tables)}
    form = {"type": "file", "format": "sqlite", "mediatype": "application/vnd.sqlite3"}
    resources = [{"name": NAME, "path": f"{stem}.sqlite"} | form]
    for language in LANGUAGES:
        path = f"metadata.{language}.json"
        files[path] = as_json(_metadata(data, tables, language, stem)).encode()
        form = {"type": "file", "format": "json", "mediatype": "application/json"}
        resources.append({"name": f"metadata.{language}", "path": path} | form)
    return with_descriptor(data, files, [one | seal(files[one["path"]]) for one in resources])


def _database(tables: Tables) -> bytes:
    # A record has one number in all tables, so that one index of words searches each of them.
    numbers = {row["id"]: number for number, row in enumerate(tables["records"].rows, 1)}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA foreign_keys = ON")
        base.execute("BEGIN")
        for released in (table.flat for table in tables.values()):
            for statement in _definition(released.table):
                base.execute(statement)
            base.executemany(_insertion(released.table), _rows(released, numbers))
        base.execute("COMMIT")
        base.executescript(_SCRIPT.read_text(encoding="utf-8"))
        base.execute("ANALYZE")
        return base.serialize()


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
    for name in dict.fromkeys([*table.references, *(n for n in _FILTERED if n in names)]):
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


def _metadata(data: Dataset, tables: Tables, language: Language, stem: str) -> Json:
    """What Datasette shows, as its ``metadata.json`` has it."""
    said = texts(language)
    shown = {name: _shown(table.flat.table, language) for name, table in tables.items()}
    foundation = Foundation.of(data, tables["claims"])
    return {
        "title": said["workbook"]["title"],
        "description": " ".join(foundation.sentences(language)),
        "license": LICENCE["title"],
        "license_url": LICENCE["path"],
        "databases": {
            stem: {
                "tables": shown | said["views"],
                "queries": {"find": {"sql": _FIND, **said["find"]}},
            }
        },
    }


_FIND = (
    "select s.id, r.table_name, r.name_en, r.name_es, s.sentence_en, s.sentence_es "
    "from search s join records r on r.id = s.id where search match :words order by rank"
)


def _shown(table: ReleasedTable, language: Language) -> Json:
    """The title of a table, what its columns mean, and how its rows are called and found."""
    names = [column.name for column in table.columns]
    # Where a name is blank, a link would say nothing.
    required = [column.name for column in table.columns if column.required]
    called = (f"name_{language}", f"title_{language}", f"sentence_{language}", "name", "title")
    labels = [name for name in called if name in required]
    return {
        "title": table.title.within(language),
        "columns": {column.name: column.means.within(language) for column in table.columns},
        "facets": [name for name in _FILTERED if name in names],
        **({"label_column": labels[0]} if labels else {}),
        **({"fts_table": "search"} if "id" in names else {}),
    }
