from __future__ import annotations

import csv
from pathlib import Path
from string import ascii_uppercase

import pytest
from programs import Rows, program, rows_of, run

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


def killed(header: tuple[str, ...], count: int) -> str:
    """The formula that adds up those killed in the raid, by numbers whose origin is named."""

    def cells(column: str) -> str:
        second, letter = divmod(header.index(column), len(ascii_uppercase))
        name = ("A" if second else "") + ascii_uppercase[letter]
        return f"{name}2:{name}{count + 1}"

    where = {"about_id": '"caracas-raid-2026"', "measure": '"killed"', "n_origins": '">0"'}
    asked = ",".join(f"{cells(column)},{value}" for column, value in where.items())
    return f"=SUMIFS({cells('best')},{asked})"


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


def test_a_formula_over_the_opened_table_gives_the_number_killed(
    tables: list[Path], tmp_path: Path
) -> None:
    (figures,) = (table for table in tables if table.stem == "figures")
    header, *records = rows_of(figures)
    # The formula is a row below the table, as a reader would type it.
    asked = tmp_path / "asked.csv"
    with asked.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *records, (killed(header, len(records)),)])
    (tmp_path / "answered").mkdir()
    (answered,) = convert([asked], TO_CSV, tmp_path / "answered")
    assert rows_of(answered)[-1][0] == "32"


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
