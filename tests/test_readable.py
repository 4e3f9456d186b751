"""Tables as a person reads them: headings, names beside ids, codes and dates in words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.all_claims import CLAIM_TABLES
from cubaven_data.publishing.database import views
from cubaven_data.release.headings import heading
from cubaven_data.release.readable import Readable, readable
from cubaven_data.release.tables import Released
from cubaven_data.texts.wording import LANGUAGES, Language

# What a column of the model is called: in a heading, it would be the name of the machine.
MACHINE = re.compile(r"[a-z]+_[a-z_]+")


@pytest.fixture(scope="module")
def data(root: Path) -> Dataset:
    return Dataset.read(root)


@pytest.fixture(scope="module")
def tables(data: Dataset) -> dict[str, Released]:
    return {**data.released, **views(data.released)}


@pytest.fixture(scope="module")
def books(data: Dataset, tables: dict[str, Released]) -> dict[Language, dict[str, Readable]]:
    return {
        language: {table.name: table for table in readable(data, tables, language)}
        for language in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_heading_of_its_own_in_words(
    language: Language, books: dict[Language, dict[str, Readable]]
) -> None:
    for table in books[language].values():
        headings = [column.heading for column in table.columns]
        assert len(set(headings)) == len(headings), table.name
        assert [one for one in headings if MACHINE.search(one) or one[0].islower()] == []


def test_headings_are_in_the_language_of_the_book(
    books: dict[Language, dict[str, Readable]],
) -> None:
    same = {
        column.heading
        for name, table in books["en"].items()
        for column, other in zip(table.columns, books["es"][name].columns, strict=True)
        if column.heading == other.heading
    }
    assert same == {"Id", "Wikidata"}


def test_no_value_is_lost_or_gains_a_row(
    tables: dict[str, Released], books: dict[Language, dict[str, Readable]]
) -> None:
    for name, table in books["es"].items():
        if name == "codebook":
            continue
        released = tables[name]
        assert {len(column.values) for column in table.columns} == {released.height}
        for column in table.columns:
            if column.name not in released.values:
                continue
            filled = [bool(value) or value == 0 for value in released.values[column.name]]
            shown = [bool(value) or value == 0 for value in column.values]
            assert shown == filled, (name, column.heading)


def columns(table: Readable) -> dict[str, list[object]]:
    return {column.heading: [*column.values] for column in table.columns}


def test_a_row_is_read_without_a_join(books: dict[Language, dict[str, Readable]]) -> None:
    relations = columns(books["en"]["relations"])
    row = relations["Id"].index("rel-82hb")
    assert relations["Subject (id)"][row] == "cuba-government"
    assert relations["Subject"][row] == "Government of Cuba"
    sources = columns(books["es"]["sources"])
    row = sources["Id"].index("military-com-2026-02-25")
    assert sources["Medio o editor (id)"][row] == "military-com"
    assert sources["Medio o editor"][row] == "Military.com"
    assert sources["Idioma"][row] == "inglés"
    assert sources["Publicación"][row] == "25 de febrero de 2026"
    assert sources["Publicación: primer día posible"][row] == date(2026, 2, 25)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_is_printed_from_the_sheet_of_its_table(
    language: Language, books: dict[Language, dict[str, Readable]]
) -> None:
    claims = columns(books[language]["claims"])
    names = ["Id", heading("contested", language), heading("citation", language)]
    known = {row[0]: row for row in zip(*(claims[name] for name in names), strict=True)}
    of_tables: dict[object, tuple[object, ...]] = {}
    for name in CLAIM_TABLES:
        table = books[language][name]
        rows = zip(*(columns(table)[one] for one in names), strict=True)
        of_tables |= {row[0]: row for row in rows}
        assert heading("who_says_so", language) in columns(table)
        read = [column.heading for column in table.columns if not column.is_id]
        assert read[-1] == heading("citation", language), "it ends what is read"
    assert of_tables == known


def test_what_identifies_comes_after_what_is_read(
    books: dict[Language, dict[str, Readable]],
) -> None:
    for table in books["en"].values():
        ids = [column.is_id for column in table.columns]
        assert ids == sorted(ids), table.name
    assert books["en"]["claims"].columns[0].heading == "Claim"
    assert books["en"]["official_words"].columns[0].heading == "Whose words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_codebook_explains_every_column_and_every_code(
    language: Language, data: Dataset, books: dict[Language, dict[str, Readable]]
) -> None:
    book = books[language]["codebook"]
    rows = set(zip(*(column.values for column in book.columns), strict=True))
    assert all(all(row) for row in rows), "no cell is blank"
    for table in books[language].values():
        if table is not book:
            named = {(table.title, column.heading, column.name) for column in table.columns}
            assert named <= {(where, name, code) for where, name, _, code in rows}
    codes = {code for vocabulary in data.vocabularies.values() for code in vocabulary.terms}
    assert codes <= {code for *_, code in rows}


def test_what_is_no_column_is_called_as_it_is() -> None:
    assert heading("who_says_so_es", "es") == "Quién lo dice"
    assert heading("about_id", "en") == "About"
    assert heading("weather", "en") == "weather"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_in_one_language_does_not_speak_of_the_other(
    language: Language, books: dict[Language, dict[str, Readable]]
) -> None:
    means = [column.means for table in books[language].values() for column in table.columns]
    both = re.compile(r"\b(in English|in Spanish|en inglés|en español)\b")
    assert [text for text in means if both.search(text)] == []
