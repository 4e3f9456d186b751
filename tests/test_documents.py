from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb
import pytest

import cubaven_data
from cubaven_data.documents.coverage import coverage_page
from cubaven_data.documents.reference import codebook_page
from cubaven_data.findings import Finding
from cubaven_data.reading.records import Records
from cubaven_data.texts.wording import LANGUAGES, Language

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def fenced(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_query_of_the_readme_gives_the_table_below_it(dist: Path) -> None:
    (query,) = fenced("sql")
    found = duckdb.sql(query.replace("dist/csv", f"{dist}/csv"))
    table = README.split("\n| sentence_en", 1)[1].split("\n\n")[0].splitlines()[2:]
    printed = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table]
    assert [tuple(str(value) for value in row) for row in found.fetchall()] == printed


def test_the_python_of_the_readme_runs() -> None:
    (code,) = fenced("python")
    names: dict[str, object] = {}
    exec(code, names)
    assert names["figures"].height > 0  # type: ignore[attr-defined]


def test_the_citation_of_the_readme_is_in_the_data(root: Path) -> None:
    (example,) = re.findall(r"^> .*$", README, re.MULTILINE)
    (figure_id,) = re.findall(r"fig-\w{4}", example)
    figure = Records.read(root)[figure_id]
    assert figure.best == 32
    assert any("cubaheadlines-2026-02-21#p10" in str(citation) for citation in figure.sources)
    assert cubaven_data.__version__ in example


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_a_message_shown_in_contributing_is_one_that_is_given() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (shown,) = re.findall(r"^ {4}data/.* \[([\w-]+)\] (.*)$", text, re.MULTILINE)
    values = {"value": "2019-03", "first": "began", "start": "2020-01", "last": "ended"}
    assert shown[1] == Finding("", 0, "", shown[0], values).advice()


def test_the_number_words_of_the_handbook_are_the_qualifiers_of_the_vocabulary(root: Path) -> None:
    handbook = (ROOT / "docs" / "coding-handbook.md").read_text("utf-8")
    table = handbook.split("| the text says | low | best | high | qualifier |")[1].split("\n\n")[0]
    terms = Records.read(root).vocabularies["qualifier"].terms
    shown = set()
    for line in table.strip().splitlines()[1:]:
        _, _, low, best, high, qualifier, _ = (cell.strip() for cell in line.split("|"))
        qualifier = qualifier.strip("`")
        filled = {n for n, v in (("low", low), ("best", best), ("high", high)) if v}
        assert terms[qualifier].fits(filled), line
        shown.add(qualifier)
    assert shown == set(terms)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coverage_page_looks_as_it_did(language: Language, example: Path) -> None:
    path = ROOT / "tests" / "golden_pages" / f"coverage.{language}.md"
    page = coverage_page(language, Records.read(example))
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.encode())
    assert page.encode() == path.read_bytes(), "if this is meant, run with WRITE_GOLDEN=1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_codebook_has_every_code_once_under_its_list(language: Language, root: Path) -> None:
    vocabularies = Records.read(root).vocabularies
    page = codebook_page(language, vocabularies)
    assert re.findall(r"(?m)^## (\w+)$", page) == sorted(vocabularies)
    listed = re.findall(r"(?m)^\| `(\w+)` \|", page)
    assert listed == [code for _, codes in sorted(vocabularies.items()) for code in codes.terms]


@pytest.mark.parametrize("page", [path for path in PAGES if path.parent.name == "docs"])
def test_a_heading_stands_between_blank_lines(page: Path) -> None:
    assert not re.search(r"(?m)^[^\n]+\n#{2,3} ", page.read_text("utf-8"))
