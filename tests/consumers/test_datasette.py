from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from programs import program, rows, run
from questions import QUESTIONS, in_sql

Get = Callable[..., str]


@pytest.fixture(scope="module")
def get(released: Path) -> Get:
    """What Datasette serves at a path of the database."""
    (base,) = (released / "sqlite").glob("*.sqlite")
    datasette = program("datasette", Path(sys.executable).parent)
    # It writes characters that an address gives a meaning as ~ and their number.
    name = base.stem.replace(".", "~2E").replace("+", "~2B")

    def got(path: str = "", language: str = "en", **asked: str) -> str:
        metadata = ["--metadata", base.with_name(f"metadata.{language}.json")]
        address = f"/{name}{path}?{urlencode(asked)}"
        return run(datasette, base, *metadata, "--get", address, cwd=base.parent)

    return got


def test_datasette_answers_every_question_in_sql(get: Get) -> None:
    # Each request starts a server: they are asked together.
    asked = " union all ".join(
        f"select {number}, id from ({in_sql(question).rstrip(';')})"
        for number, question in enumerate(QUESTIONS)
    )
    found = [row for row in rows(get(".csv", sql=asked))[1:] if row]
    for number, question in enumerate(QUESTIONS):
        assert {id_ for place, id_ in found if place == str(number)} == question.answer, question


@pytest.mark.parametrize(
    ("language", "view", "table", "column"),
    [
        ("en", "Contested claims", "All claims", "The claim as a sentence"),
        (
            "es",
            "Afirmaciones controvertidas",
            "Todas las afirmaciones",
            "La afirmación como frase",
        ),
    ],
)
def test_datasette_shows_titles_and_meanings(
    language: str, view: str, table: str, column: str, get: Get
) -> None:
    assert view in get("/contested", language)
    page = get("/claims", language)
    assert table in page
    assert column in page


def test_datasette_finds_words_in_a_table_and_facets_it(get: Get) -> None:
    found = json.loads(get("/claims.json", _search="nicolas", _facet="support", _size="max"))
    assert found["filtered_table_rows_count"] > 3
    assert {one["value"] for one in found["facet_results"]["support"]["results"]} >= {
        "single_source"
    }
    anywhere = json.loads(get("/find.json", words="militar*", _shape="array"))
    assert {row["table_name"] for row in anywhere} >= {"agencies", "sources", "relations"}


def test_an_id_leads_to_what_it_refers_to(get: Get) -> None:
    assert "records/caracas-raid-2026" in get("/figures", id="fig-7z23")
    page = get("/citations", record_id="fig-7z23")
    assert 'sources/news-finale-2026">Cuba&#39;s shadow in Venezuela' in page
