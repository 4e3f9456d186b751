"""The workbooks, read back by a library that did not write them."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cubaven_data.asking.dataset import Dataset
from cubaven_data.publishing.database import views
from cubaven_data.publishing.export import ExportError, export
from cubaven_data.publishing.writers import xlsx
from cubaven_data.release.foundation import Foundation
from cubaven_data.release.readable import readable
from cubaven_data.texts.wording import LANGUAGES, Language


@pytest.fixture(scope="module")
def data(root: Path) -> Dataset:
    return Dataset.read(root)


@pytest.fixture(scope="module")
def books(dist: Path) -> dict[str, Workbook]:
    return {
        language: openpyxl.load_workbook(next((dist / "xlsx").glob(f"*.{language}.xlsx")))
        for language in LANGUAGES
    }


def cells(sheet: Worksheet, heading: str) -> list[Any]:
    (place,) = (cell.column for cell in sheet[1] if cell.value == heading)
    return [row[place - 1].value for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_is_as_it_is_read_and_none_is_calculated(
    language: Language, data: Dataset, books: dict[str, Workbook]
) -> None:
    sheets = {sheet.title: sheet for sheet in books[language].worksheets[1:]}
    released = {**data.released, **views(data.released)}
    tables = {t.title: t for t in readable(data, released, language) if t.height}
    assert [*sheets] == [*tables], "one sheet a table that has rows, in their order"
    for title, table in tables.items():
        rows = [tuple(row) for row in sheets[title].iter_rows(values_only=True)]
        assert rows[0] == tuple(column.heading for column in table.columns)
        values = zip(*(column.values for column in table.columns), strict=True)
        assert [tuple(map(day, row)) for row in rows[1:]] == [*values], title
        types = {cell.data_type for row in sheets[title].iter_rows() for cell in row}
        assert types <= {"s", "n", "d"}, f"{title} has formulas"


def day(value: Any) -> Any:
    return value.date() if isinstance(value, datetime.datetime) else value


def test_a_text_that_begins_like_a_formula_stays_a_text(example: Path, tmp_path: Path) -> None:
    path = example / "data" / "sources.csv"
    path.write_text(path.read_text("utf-8").replace("[Report", "@report [", 1), encoding="utf-8")
    title = "@report"
    export(Dataset.read(example), ["xlsx"], tmp_path)
    book = openpyxl.load_workbook(next((tmp_path / "xlsx").glob("*.en.xlsx")))
    (cell,) = (c for row in book["Sources"] for c in row if str(c.value).startswith(title))
    assert cell.data_type == "s"


def test_every_sheet_can_be_filtered_and_keeps_its_header_in_sight(
    books: dict[str, Workbook],
) -> None:
    for sheet in books["en"].worksheets[1:]:
        assert sheet.freeze_panes == "B2", sheet.title
        assert sheet.auto_filter.ref == sheet.dimensions, sheet.title


def test_a_printed_sheet_is_one_page_wide_and_holds_the_first_columns(
    books: dict[str, Workbook],
) -> None:
    for sheet in books["en"].worksheets[1:]:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        # One page across is what the format takes for granted.
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0), sheet.title
        assert sheet.print_area.startswith(f"'{sheet.title}'!$A$1:"), sheet.title
    claims = books["en"].worksheets[1]
    last = column_index_from_string(re.findall(r"[A-Z]+", claims.print_area)[-1])
    assert 3 < last < claims.max_column


def test_dates_are_dates_and_years_have_no_separator(books: dict[str, Workbook]) -> None:
    claims = books["es"]["Todas las afirmaciones"]
    dates = [one for one in cells(claims, "Cuándo (para ordenar)") if one]
    assert dates and all(isinstance(one, datetime.datetime) for one in dates)
    (place,) = (cell.column for cell in claims[1] if cell.value == "Año (para ordenar)")
    assert {row[place - 1].number_format for row in claims.iter_rows(min_row=2)} <= {"0", "General"}


def test_addresses_are_links_and_nothing_else_is(books: dict[str, Workbook]) -> None:
    sources = books["en"]["Sources"]
    linked = {cell.value for row in sources for cell in row if cell.hyperlink}
    assert linked == set(filter(None, cells(sources, "Web address")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_says_what_the_data_rests_on_and_leads_to_every_other(
    language: Language, data: Dataset, books: dict[str, Workbook]
) -> None:
    book = books[language]
    first = book.worksheets[0]
    said = [cell.value for row in first for cell in row if cell.value]
    assert {*Foundation.of(data, data.released["claims"]).sentences(language)} <= {*said}
    assert not [text for text in said if "{" in text], "every placeholder is filled in"
    targets = [cell.hyperlink.location for row in first for cell in row if cell.hyperlink]
    assert targets == [f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]]


def test_no_text_is_higher_than_its_row(books: dict[str, Workbook]) -> None:
    for sheet in books["en"].worksheets[1:]:
        for row in sheet.iter_rows(min_row=2):
            height = sheet.row_dimensions[row[0].row].height or 15
            for cell in row:
                # Neighbours of one width are described once, at the first of them.
                is_described = cell.column_letter in sheet.column_dimensions
                if is_described and cell.alignment.wrap_text and cell.data_type == "s":
                    width = sheet.column_dimensions[cell.column_letter].width
                    assert len(cell.value) / width * 15 <= height, cell.value


def test_the_date_of_the_workbook_is_that_of_the_data(books: dict[str, Workbook]) -> None:
    assert books["en"].properties.created == books["es"].properties.created
    assert books["en"].properties.created == datetime.datetime(2026, 11, 28)


def test_without_the_extra_it_says_what_to_install(
    data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cubaven_data.publishing.export.find_spec", lambda _: None)
    with pytest.raises(ExportError, match=r'^--to: xlsx needs .* "cubaven-data\[publish\]"$'):
        export(data, ["xlsx"], tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


def test_a_cell_that_no_workbook_can_hold_is_not_cut(example: Path, tmp_path: Path) -> None:
    path = example / "data" / "sources.csv"
    text = path.read_text("utf-8")
    for title in ("Officials", "Report", "Statement"):
        text = text.replace(f"[{title}", f"[{title} {'x' * 32_700}")
    path.write_text(text, "utf-8")
    with pytest.raises(xlsx.TooLongError, match=r"^xlsx: a cell of \w+ \(“"):
        export(Dataset.read(example), ["xlsx"], tmp_path)
