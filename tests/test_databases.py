"""What a database asks of the release: names that need no quotes, rows after what they refer to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb

from cubaven_data.model.derived import RELEASED
from cubaven_data.model.released import referred_first
from cubaven_data.reading.records import Records
from cubaven_data.release.tables import release


def test_no_name_is_a_reserved_word_of_duckdb() -> None:
    keywords = duckdb.sql("select keyword_name, keyword_category from duckdb_keywords()").fetchall()
    reserved = {word for word, category in keywords if category in ("reserved", "type_function")}
    assert "table" in reserved
    names = {column.name for table in RELEASED.values() for column in table.columns}
    assert reserved.isdisjoint(names | set(RELEASED))


def test_sqlite_takes_every_name_without_quotes() -> None:
    # It cannot be asked for its keywords from SQL, and takes many of them for names.
    with closing(sqlite3.connect(":memory:")) as base:
        for table in RELEASED.values():
            columns = ", ".join(column.name for column in table.columns)
            base.execute(f"create table {table.name} ({columns})")
            base.execute(f"select {columns} from {table.name} order by {columns}")


def test_tables_and_rows_come_after_what_they_refer_to(root: Path) -> None:
    there: dict[str, set[str]] = {}
    released = release(Records.read(root))
    within = 0
    for name, table in released.items():
        there[name] = set()
        for row in table.rows:
            key = row[table.table.key[0]]
            for column, other in table.table.references.items():
                within += name == other and row[column] not in (None, key)
                assert row[column] in {None, key, *there[other]}, (name, key, column)
            there[name].add(key)
    assert within, "the data has rows that refer to others of their table"


def test_only_what_refers_to_something_later_is_moved() -> None:
    references = {"a": ["c"], "b": ["b"], "c": ["d", "elsewhere"], "d": [], "e": ["a"]}
    assert referred_first(references) == ["d", "c", "a", "b", "e"]
    assert sorted(referred_first({"a": ["b"], "b": ["a"]})) == ["a", "b"]
    chain = {n: [n + 1] for n in range(5_000)}
    assert referred_first(chain) == [*reversed(chain)]
