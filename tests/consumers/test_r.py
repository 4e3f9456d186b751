from __future__ import annotations

from pathlib import Path

from programs import Rows, program, rows, rows_of, run
from questions import ANSWERS, KILLED, PRECEDED

READ = 'read <- function(file, ...) read.csv(file, encoding = "UTF-8", na.strings = "", ...)\n'
WRITE = 'write <- function(table, to) write.csv(table, to, na = "", row.names = FALSE)\n'


def r(script: str, cwd: Path) -> str:
    return run(program("Rscript"), "--vanilla", "-", cwd=cwd, stdin=READ + WRITE + script)


def ask(tables: list[Path], script: str) -> Rows:
    """The rows of the data frame that the script ends in."""
    return rows(r(f"write({script}, stdout())\n", tables[0].parent))[1:]


def test_r_answers_over_the_tables_read_as_data_frames(tables: list[Path]) -> None:
    killed = """
        with(read("figures.csv"), {
            asked <- which(about_id == "caracas-raid-2026" & measure == "killed"
                           & startsWith(population, "cuban"))
            asked <- asked[order(-n_origins[asked])]
            data.frame(who_says_so_en, best, support, n_origins, n_unnamed_origins)[asked, ]
        })
    """
    assert ask(tables, killed) == ANSWERS[KILLED]
    preceded = """
        subset(
            merge(read("relations.csv"), read("agencies.csv"), by.x = "subject_id", by.y = "id"),
            kind.x == "precedes" & object_id == "ve-dgcim",
            c("name_en", "began", "ended")
        )
    """
    assert ask(tables, preceded) == ANSWERS[PRECEDED]


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
