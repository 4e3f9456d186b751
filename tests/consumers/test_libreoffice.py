from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula
from programs import Rows, program, rows_of, run
from questions import HEADINGS, QUESTIONS, Condition, Question

# Comma, double quote, UTF-8, from the first line. Calc must be told: without a byte order mark
# it takes a file for Windows-1252.
CSV = "44,34,76,1"
TO_CSV = f"csv:Text - txt - csv (StarCalc):{CSV}"


# The same for every sheet: into a file named after it, what is shown in its cells.
TO_SHEETS = f"{TO_CSV},,0,false,true,false,false,false,-1"


def convert(files: list[Path], form: str, out: Path) -> list[Path]:
    """The files as Calc opens and saves them, with settings that are nobody's own."""
    profile = f"-env:UserInstallation=file://{out}/profile"
    opened = ["--infilter=CSV:" + CSV] if files[0].suffix == ".csv" else []
    soffice = [program("soffice"), profile, "--headless", *opened]
    run(*soffice, "--convert-to", form, "--outdir", out, *files, cwd=out)
    made = [out / f"{file.stem}.{form.partition(':')[0]}" for file in files]
    # It ends with 0 even where it could not read a file.
    assert [path.name for path in made if not path.exists()] == []
    return made


def formula(question: Question, header: list[str], last: int) -> str:
    """The ids of the claims that answer the question, from the sheet *All claims*."""

    def cells(heading: str) -> str:
        letter = get_column_letter(header.index(heading) + 1)
        return f"'All claims'!${letter}$2:${letter}${last}"

    def condition(one: Condition) -> str:
        column, value = cells(HEADINGS[one.column]), one.shown or one.value
        if one.how == "with":
            return f'ISNUMBER(FIND("; {value}; ","; "&{column}&"; "))'
        if one.how == "is":
            return f'({column}="{value}")'
        return (
            f"({column}>={value})"
            if isinstance(value, int)
            else f'({column}>=DATEVALUE("{value}"))'
        )

    asked = "*".join(map(condition, question.conditions))
    return f'=_xlfn.TEXTJOIN(";",TRUE,IF({asked},{cells("Id")},""))'


@pytest.fixture(scope="module")
def saved(tables: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """The rows of each table, opened by Calc and saved as a workbook, then that saved as CSV."""
    workbooks = convert(tables, "xlsx", tmp_path_factory.mktemp("workbooks"))
    back = convert(workbooks, TO_CSV, tmp_path_factory.mktemp("back"))
    return {path.stem: rows_of(path) for path in back}


def test_a_workbook_saved_by_calc_holds_every_cell_as_released(
    tables: list[Path], saved: dict[str, Rows]
) -> None:
    assert len(saved) == len(tables)
    for table in tables:
        assert saved[table.stem] == rows_of(table), table.name


def test_accents_uncertain_dates_and_ids_survive_calc(saved: dict[str, Rows]) -> None:
    tables = ("events", "figures", "relations")
    cells = {cell for table in tables for row in saved[table] for cell in row}
    assert cells >= {"Operación estadounidense del 3 de enero", "Nicolás Maduro"}
    assert cells >= {"2026-01?/..", "2026-01-03?", "2026-01-03", "2026-02~", "[2008..]", "2011"}
    assert cells >= {"fig-7z23", "rel-82hb", "caracas-raid-2026"}


def test_formulas_in_the_workbook_answer_every_question(released: Path, tmp_path: Path) -> None:
    (path,) = (released / "xlsx").glob("*.en.xlsx")
    book = load_workbook(path)
    claims = book["All claims"]
    header = [str(cell.value) for cell in claims[1]]
    # On the first sheet, which is the one that is saved as CSV.
    asked = book.create_sheet("Asked", 0)
    for place, question in enumerate(QUESTIONS, 1):
        text = formula(question, header, claims.max_row)
        asked[f"A{place}"] = ArrayFormula(f"A{place}", text)
    book.save(tmp_path / "asked.xlsx")
    (tmp_path / "answered").mkdir()
    (answered,) = convert([tmp_path / "asked.xlsx"], TO_CSV, tmp_path / "answered")
    for question, (found,) in zip(QUESTIONS, rows_of(answered), strict=True):
        assert {*found.split(";")} == question.answer, question


@pytest.mark.parametrize("language", ["en", "es"])
def test_calc_shows_every_sheet_of_a_workbook_as_it_is_read(
    language: str, released: Path, tmp_path: Path
) -> None:
    (book,) = (released / "xlsx").glob(f"*.{language}.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    soffice = [program("soffice"), profile, "--headless", "--convert-to", TO_SHEETS]
    run(*soffice, "--outdir", tmp_path, book, cwd=tmp_path)
    name = {"en": "All claims", "es": "Todas las afirmaciones"}[language]
    shown = rows_of(tmp_path / f"{book.stem}-{name}.csv")
    flat = released / "flat" / f"claims.{language}.csv"
    with flat.open(newline="", encoding="utf-8-sig") as file:
        read = [tuple(row) for row in csv.reader(file, delimiter={"en": ",", "es": ";"}[language])]
    assert len(shown) == len(read)
    # Numbers are shown with separators; everything else is as in the flat file, dates included.
    for one, other in zip(shown, read, strict=True):
        assert [*filter(is_no_number, one)] == [*filter(is_no_number, other)]


def is_no_number(cell: str) -> bool:
    return not cell.replace(",", "").isdigit()
