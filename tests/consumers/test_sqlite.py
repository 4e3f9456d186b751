from __future__ import annotations

from pathlib import Path

import pytest
from programs import Rows, program, rows, rows_of, run
from questions import QUESTIONS, Question, in_sql


def ask(tables: list[Path], query: str) -> Rows:
    """The answer of the shell, which takes the names of the columns from the header."""
    imports = [f".import --csv {table.name} {table.stem}\n" for table in tables]
    script = "".join([*imports, query])
    return rows(run(program("sqlite3"), "-bail", "-csv", cwd=tables[0].parent, stdin=script))


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_sqlite_answers_over_tables_imported_at_its_command_line(
    question: Question, tables: list[Path]
) -> None:
    assert {id_ for (id_,) in ask(tables, in_sql(question))} == question.answer


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_sqlite_answers_over_the_database(question: Question, released: Path) -> None:
    (base,) = (released / "sqlite").glob("*.sqlite")
    found = rows(run(program("sqlite3"), "-readonly", "-csv", base, in_sql(question), cwd=released))
    assert {id_ for (id_,) in found} == question.answer


def test_sqlite_holds_every_cell_as_released(tables: list[Path]) -> None:
    for table in tables:
        held = ask(tables, f".headers on\nselect * from {table.stem};\n")
        # Of a table without rows the shell prints no header.
        assert held == rows_of(table) or (held, len(rows_of(table))) == ([], 1), table.name
