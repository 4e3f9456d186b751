"""CSV files for a double click."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.characters import is_formula
from cubaven_data.publishing.export import export
from cubaven_data.texts.wording import LANGUAGES

DELIMITERS = {"en": ",", "es": ";"}


def rows(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return [*csv.reader(io.StringIO(text), delimiter=DELIMITERS[path.suffixes[0][1:]])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_spreadsheet_sees_the_encoding_and_the_columns(language: str, dist: Path) -> None:
    for path in (dist / "flat").glob(f"*.{language}.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path.name
        header, *others = rows(path)
        assert len(header) > 2 and {len(row) for row in others} <= {len(header)}, path.name


def test_no_cell_is_calculated(dist: Path) -> None:
    for path in (dist / "flat").glob("*.csv"):
        assert [cell for row in rows(path) for cell in row if cell and is_formula(cell)] == []


def test_a_text_that_begins_like_a_formula_has_an_apostrophe(example: Path, tmp_path: Path) -> None:
    path = example / "data" / "sources.csv"
    path.write_text(path.read_text("utf-8").replace("[Report", "@report [", 1), encoding="utf-8")
    export(Dataset.read(example), ["flat"], tmp_path)
    cells = [cell for row in rows(tmp_path / "flat" / "sources.en.csv") for cell in row]
    assert any(cell.startswith("'@report") for cell in cells)


def test_numbers_are_written_as_the_language_writes_them(dist: Path) -> None:
    english, spanish = (rows(dist / "flat" / f"places.{language}.csv") for language in LANGUAGES)
    latitudes = {row[english[0].index("Latitude")] for row in english[1:]} - {""}
    assert latitudes and all("." in one for one in latitudes)
    assert {row[spanish[0].index("Latitud")] for row in spanish[1:]} - {""} == {
        one.replace(".", ",") for one in latitudes
    }


def test_both_languages_have_the_same_tables_and_rows(dist: Path) -> None:
    for path in (dist / "flat").glob("*.en.csv"):
        other = path.with_name(path.name.replace(".en.", ".es."))
        assert len(rows(path)) == len(rows(other)), path.name
