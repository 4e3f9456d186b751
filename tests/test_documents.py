from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from documents import BLOCK, commands_shown, names_of_commands, options_of
from examples import set_cells
from test_cli import run

import cubaven_data
from cubaven_data import Dataset
from cubaven_data.documents.codebook import codebook_page
from cubaven_data.documents.coverage import coverage_page
from cubaven_data.documents.methodology import methodology_page
from cubaven_data.documents.relaying import relay_errors_page
from cubaven_data.findings import Finding
from cubaven_data.model.derived import RELEASED
from cubaven_data.reading.records import Records
from cubaven_data.release.foundation import Foundation
from cubaven_data.release.sentences import Sentences
from cubaven_data.texts.wording import LANGUAGES, Language, Value, words

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
# Each page that there is in both languages, as (English, Spanish).
PAIRS = [
    (page.with_name(page.name.replace(".es.md", ".md")), page)
    for page in PAGES
    if page.name.endswith(".es.md")
]
README = {
    "en": (ROOT / "README.md").read_text("utf-8"),
    "es": (ROOT / "README.es.md").read_text("utf-8"),
}
# A row is to be added by somebody who has read no more than this.
WORDS = 1500


@pytest.fixture(scope="module")
def frozen(root: Path) -> Dataset:
    """The five articles as they were once, with what is released of them."""
    return Dataset.read(root)


def fenced(language: Language, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README[language], re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_query_of_the_readme_gives_the_table_below_it(language: Language, dist: Path) -> None:
    (query,) = fenced(language, "sql")
    found = duckdb.sql(query.replace("dist/csv", f"{dist}/csv"))
    table = README[language].split("\n| sentence_", 1)[1].split("\n\n")[0].splitlines()[2:]
    printed = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table]
    assert [tuple(str(value) for value in row) for row in found.fetchall()] == printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_python_of_the_readme_runs(language: Language) -> None:
    (code,) = fenced(language, "python")
    names: dict[str, object] = {}
    exec(code, names)
    assert names["figures"].height > 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_citation_of_the_readme_is_in_the_data(language: Language, root: Path) -> None:
    (example,) = re.findall(r"^> .*$", README[language], re.MULTILINE)
    (figure_id,) = re.findall(r"fig-\w{4}", example)
    figure = Records.read(root)[figure_id]
    assert figure.best == 32
    assert any("cubaheadlines-2026-02-21#p10" in str(citation) for citation in figure.sources)
    assert cubaven_data.__version__ in example


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_a_page_exists_with_its_options(page: Path) -> None:
    for name, *arguments in commands_shown(page.read_text("utf-8")):
        # What another branch brings is held to it once it is there.
        if name == "diff" and name not in names_of_commands():
            continue
        assert name in names_of_commands()
        options = {word.partition("=")[0] for word in arguments if word.startswith("--")}
        assert options <= options_of(name), name


@pytest.mark.parametrize(("english", "spanish"), PAIRS, ids=lambda page: page.name)
def test_both_languages_have_the_same_headings_blocks_and_codes(
    english: Path, spanish: Path
) -> None:
    pages = [page.read_text("utf-8") for page in (english, spanish)]
    levels, codes, tables = (
        [re.findall(pattern, page) for page in pages]
        for pattern in (r"(?m)^#+(?= )", r"(?<!`)`([^`\n]+)`(?!`)", r"(?m)^\| --- .*")
    )
    assert levels[0] == levels[1]
    assert tables[0] == tables[1]
    if english.name not in ("reference.md", "rules.md"):
        # The columns in a language are those of the page.
        alike = [Counter(code.replace("_es", "_en") for code in page) for page in codes]
        assert alike[0] == alike[1]
        # A command is the same in both; only what is said of it differs, and what it prints.
        assert commands_shown(pages[0]) == commands_shown(pages[1])
        indented = [re.findall(r"(?m)^ {4}\S", BLOCK.sub("", page)) for page in pages]
        assert len(indented[0]) == len(indented[1])
    for page, other in zip(pages, (spanish, english), strict=True):
        assert f"]({other.name})" in page or english.name in ("reference.md", "rules.md")


@pytest.mark.parametrize(
    ("readme", "contributing", "last"),
    [
        ("README.md", "CONTRIBUTING.md", "## More about the check"),
        ("README.es.md", "CONTRIBUTING.es.md", "## Más sobre la comprobación"),
    ],
)
def test_the_way_to_a_first_row_is_short(readme: str, contributing: str, last: str) -> None:
    sections = re.split(r"(?m)^## ", (ROOT / readme).read_text("utf-8"))
    # What the README says of adding stands before where things are and how to cite.
    way, end, rest = (ROOT / contributing).read_text("utf-8").partition(last)
    assert end
    assert rest
    assert len(sections[-3].split()) + len(way.split()) < WORDS


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "pictures").iterdir()))
def test_a_picture_is_small_and_shown_in_both_languages(picture: Path) -> None:
    assert picture.stat().st_size < 100_000
    for page in ("spreadsheet.md", "spreadsheet.es.md"):
        assert f"](pictures/{picture.name})" in (ROOT / "docs" / page).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_messages_of_the_spreadsheet_page_are_those_that_are_given(
    language: Language, root: Path, tmp_path: Path
) -> None:
    name = {"en": "spreadsheet.md", "es": "spreadsheet.es.md"}[language]
    page = (ROOT / "docs" / name).read_text("utf-8")
    copy = Path(shutil.copytree(root, tmp_path / "root"))
    row = ",Caracas-raid-2026,killed,cuban_personnel,asserted,,36,,,at_least,,al menos 36,,"
    row += "2026-01-03,flow,count,,,,reuters-2019-08-22 via cubaheadlines-2026-02-21#p12,\n"
    with (copy / "data" / "figures.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    shown = re.findall(r"(?m)^ {4}(data/.*)$", page)
    assert shown == run("validate", str(copy), "--lang", language).stdout.splitlines()
    assert run("validate", "--fix", str(copy)).returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_shown_in_contributing_is_one_that_is_given(language: Language) -> None:
    name = {"en": "CONTRIBUTING.md", "es": "CONTRIBUTING.es.md"}[language]
    text = (ROOT / name).read_text("utf-8")
    (shown,) = re.findall(r"^ {4}data/.* \[([\w-]+)\] (.*)$", text, re.MULTILINE)
    values: dict[str, Value] = {"value": "2019-03", "first": "began", "start": "2020-01"}
    values |= {"last": "ended", "way": words("says", "dates-swapped", last="ended")}
    assert shown[1] == Finding("", 0, "", shown[0], values).advice(language)


@pytest.mark.parametrize("name", ["coding-handbook.md", "coding-handbook.es.md"])
def test_the_number_words_of_the_handbook_are_the_qualifiers_of_the_vocabulary(
    name: str, root: Path
) -> None:
    handbook = (ROOT / "docs" / name).read_text("utf-8")
    table = handbook.split(" | low | best | high | qualifier |")[1].split("\n\n")[0]
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


@pytest.mark.parametrize(
    ("language", "against"),
    [
        ("en", "Against it: [Statement of the minister], according to Daily North"),
        ("es", "En contra: [Statement of the minister], según Daily North"),
    ],
)
def test_a_relay_error_is_told_with_the_text_its_note_and_the_words_against_it(
    language: Language, against: str, example: Path
) -> None:
    assert "**" not in relay_errors_page(language, Records.read(example)), "there are none"
    note = {"en": "He said one hundred.", "es": "Dijo cien."}
    cells = {
        "note_en": note["en"],
        "note_es": note["es"],
        "outcome": "misquoted",
        "sources": "south-wire-2020-01-16#p3",
        "disputed_by": "minister-statement-2020 via daily-north-2020-02-01#p6",
    }
    set_cells(example, "figures", "fig-aaaa", cells)
    dataset = Records.read(example)
    sentence = Sentences(dataset, language).of(dataset["fig-aaaa"])
    page = relay_errors_page(language, dataset)
    assert "**fig-aaaa** · South Wire (" in page
    assert f": {sentence} {note[language]}\n" in page
    assert against in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_codebook_has_every_table_column_and_code_once(
    language: Language, frozen: Dataset
) -> None:
    page = codebook_page(language, frozen, frozen.released)
    tables, _, codes = re.split(r"(?m)^## (Codes|Códigos)$", page)
    assert re.findall(r"(?m)^### (\w+): ", tables) == [*RELEASED]
    columns = [column.name for table in RELEASED.values() for column in table.columns]
    assert re.findall(r"(?m)^\| `(\w+)` \|", tables) == columns
    lists = sorted(frozen.vocabularies.items())
    assert re.findall(r"(?m)^### \w+: (\w+)$", codes) == [name for name, _ in lists]
    listed = re.findall(r"(?m)^\| `(\w+)` \|", codes)
    assert listed == [code for _, terms in lists for code in terms.terms]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_codebook_are_in_the_data(language: Language, frozen: Dataset) -> None:
    page = codebook_page(language, frozen, frozen.released)
    (imputed,) = re.findall(r"\| `imputed` \|.*\| (\S+) \|$", page, re.MULTILINE)
    assert "imputed" in frozen.rows[imputed]["flags"]
    figures = page.split("### figures: ")[1].split("### ")[0]
    (id_,) = re.findall(r"(?m)^\| `id` \|.*\| (\S+) \|$", figures)
    (measure,) = re.findall(r"(?m)^\| `measure` \|.*\| (\S+) \|$", figures)
    assert frozen.rows[id_]["measure"] == measure.replace("\\", "")
    for limit in page.split("\n## ")[1].splitlines()[6:]:
        n, example = limit.rsplit(" | ", 2)[-2:]
        assert (n == "0") == (example.strip(" |") == ""), "each has an example if there is one"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_that_the_release_computes_says_so(language: Language, frozen: Dataset) -> None:
    page = codebook_page(language, frozen, frozen.released)
    figures = page.split("### figures: ")[1].split("### ")[0]
    computed = re.findall(r"(?m)^\| `(\w+)` \|[^|]*\| (?:yes|sí) \|", figures)
    assert {"support", "n_origins", "sentence_en", "date_earliest"} <= {*computed}
    assert not {"id", "best", "sources", "date"} & {*computed}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_methodology_begins_with_what_the_data_rest_on(
    language: Language, frozen: Dataset
) -> None:
    page = methodology_page(language, frozen, frozen.released)
    told = Foundation.of(frozen, frozen.released["claims"]).sentences(language)
    assert page.split("\n\n")[1] == " ".join(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_methodology_counts_agreement_audits_and_searches(
    language: Language, example: Path
) -> None:
    both = "x,x"
    rows = {
        "agreement": ["2020-03-01,figures,,7,8,6,,", "2020-03-01,figures,number,7,6,5,,"],
        "audits": [f"2020-03-01,{both},10,1,2,3,4,,", "2020-03-02,y,y,20,5,6,7,8,,"],
        "searches": [f"{both},who left,{both},2020-03-01,nothing,,why none,por qué"],
    }
    for name, lines in rows.items():
        path = example / "data" / "coding" / f"{name}.csv"
        header = path.read_text("utf-8").splitlines()[0]
        path.write_text("\n".join([header, *lines]) + "\n", "utf-8")
    data = Dataset.read(example)
    page = methodology_page(language, data, data.released).replace(" %", "%")
    assert "| figures | 8 | 6 | 75% |" in page
    assert "| figures.number | 6 | 5 | 83% |" in page
    assert "| 30 | 6 | 8 | 10 | 12 |" in page, "audits are added up"
    assert {"en": "why none", "es": "por qué"}[language] in page, "what was searched in vain"


@pytest.mark.parametrize("page", [path for path in PAGES if path.parent.name == "docs"])
def test_a_heading_stands_between_blank_lines(page: Path) -> None:
    assert not re.search(r"(?m)^[^\n]+\n#{2,3} ", page.read_text("utf-8"))


def test_the_readme_says_when_figures_are_rivals_as_the_rule_does() -> None:
    for language, period in (("en", "the same period or"), ("es", "el mismo período o")):
        (said,) = re.findall(r"\(([^()]*)\)[^()]*`rival_group`", README[language])
        assert period in said


def test_an_official_statement_may_be_about_others_as_the_handbook_says() -> None:
    vocabulary = ROOT / "tests" / "frozen" / "schema" / "vocabularies" / "source_kind.csv"
    (row,) = [r for r in vocabulary.read_text("utf-8").splitlines() if "official_statement" in r]
    assert "those of others" in row and "ajenos" in row
