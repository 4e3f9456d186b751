from __future__ import annotations

import json
from pathlib import Path

from programs import Rows, program, rows, rows_of, run
from questions import QUESTIONS, Condition

READ = 'read <- function(file, ...) read.csv(file, encoding = "UTF-8", na.strings = "", ...)\n'
WRITE = 'write <- function(table, to) write.csv(table, to, na = "", row.names = FALSE)\n'


def r(script: str, cwd: Path) -> str:
    return run(program("Rscript"), "--vanilla", "-", cwd=cwd, stdin=READ + WRITE + script)


def ask(tables: list[Path], script: str) -> Rows:
    """The rows of the data frame that the script ends in."""
    return rows(r(f"write({script}, stdout())\n", tables[0].parent))[1:]


def in_r(one: Condition) -> str:
    if one.how == "with":
        return f'grepl("; {one.value}; ", paste0("; ", {one.column}, "; "), fixed = TRUE)'
    return f"{one.column} {'==' if one.how == 'is' else '>='} {json.dumps(one.value)}"


def test_r_answers_over_the_table_read_as_a_data_frame(tables: list[Path]) -> None:
    # R takes its time to start: all are asked together.
    parts = (
        f"data.frame(n = {n}, id = subset(claims, {' & '.join(map(in_r, one.conditions))})$id)"
        for n, one in enumerate(QUESTIONS)
    )
    found = ask(tables, f"{{claims <- read('claims.csv'); rbind({', '.join(parts)})}}")
    for number, question in enumerate(QUESTIONS):
        assert {id_ for place, id_ in found if place == str(number)} == question.answer, question


def test_r_takes_numbers_for_numbers_and_uncertain_dates_for_text(tables: list[Path]) -> None:
    kinds = 'data.frame(t(sapply(read("figures.csv")[c("best", "n_origins", "date")], class)))'
    assert ask(tables, kinds) == [("integer", "integer", "character")]


def test_r_writes_back_every_cell_as_released(tables: list[Path], tmp_path: Path) -> None:
    # As text, since R would write 1000 as 1e+03 and take a column without cells for logical.
    script = f"""
        for (file in list.files(pattern = "[.]csv$"))
            write(read(file, colClasses = "character"), file.path("{tmp_path}", file))
    """
    r(script, tables[0].parent)
    for table in tables:
        assert rows_of(tmp_path / table.name) == rows_of(table), table.name
