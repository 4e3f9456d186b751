"""``cubaven new`` with its arguments alone, as scripts use it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from asking import contents_of, format_root, gate_1
from examples import set_cells
from test_cli import ENGLISH, SAVED_MEANWHILE, imported_by, run, run_python

from cubaven_data.editing.questions import codes_like, ends_in_words, questions
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import load
from cubaven_data.texts.wording import Language

FIGURE = {
    "about_id": "withdrawal-2020",
    "measure": "departed",
    "population": "cuban_advisers",
    "modality": "asserted",
    "best": "90",
    "qualifier": "exact",
    "as_reported": "90",
    "date": "2020-01-20",
    "accounting": "flow",
    "sources": "daily-north-2020-02-01#p7",
}
SOURCE = {
    "kind": "news_article",
    "title": "Ninety have left",
    "publisher_id": "daily-north",
    "published": "2020-02-03",
    "language": "en",
    "url": "https://daily-north.example/2",
    "accessed": "2020-03-01",
    "access": "full",
    "coded": "part",
}


def written(table: str, cells: dict[str, str], **other: str) -> list[str]:
    return [table, *(f"{name}={cell}" for name, cell in (cells | other).items())]


def new(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run("new", *arguments, "--root", str(root), **variables)


@pytest.mark.parametrize("unit", ["years", "años", "año"])
def test_a_measure_is_found_by_its_unit_in_either_language(unit: str, example: Path) -> None:
    table = TABLES["figures"]
    data = load(example)
    codes = data.codes["measure"].codes
    found = codes_like(data, table.column("measure"), codes, unit)
    assert "duration" in found
    assert "killed" not in found


def test_a_row_is_written_in_its_place_with_its_id_and_shown_with_its_sentence(
    example: Path,
) -> None:
    done = new(example, *written("figures", FIGURE))
    assert (done.returncode, done.stdout) == (
        0,
        "data/figures.csv\n"
        "  id           fig-kx38\n"
        "  about_id     withdrawal-2020\n"
        "  measure      departed\n"
        "  population   cuban_advisers\n"
        "  modality     asserted\n"
        "  best         90\n"
        "  qualifier    exact\n"
        "  as_reported  90\n"
        "  date         2020-01-20\n"
        "  accounting   flow\n"
        "  sources      daily-north-2020-02-01#p7\n"
        "  English: 90 Cuban advisers left as part of Withdrawal of the advisers on 20\n"
        "    January 2020.\n"
        "  Spanish: 90 asesores cubanos se marcharon en el marco de Retirada de los\n"
        "    asesores el 20 de enero de 2020.\n",
    )
    assert done.stderr.startswith("wrote data/figures.csv (new ids: fig-kx38)\n")
    assert gate_1(example) == []
    assert not format_root(example).changes, "the file is as fmt writes it"


def test_claims_that_may_be_rivals_are_named(example: Path) -> None:
    done = new(example, *written("figures", FIGURE))
    assert "fig-kx38 answers the same question as fig-bbbb" in done.stderr
    other = new(example, *written("figures", FIGURE, date="2020-01-21"))
    assert "answers the same question" not in other.stderr


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("figures", "exact | about | nearly"),
        ("relations", "one of the codes in schema/vocabularies/relation_kind.csv"),
    ],
)
def test_a_required_code_that_is_missing_is_told_with_the_codes(
    table: str, told: str, example: Path
) -> None:
    done = new(example, table, "sources=daily-north-2020-02-01#p7")
    assert told in " ".join(done.stdout.split())


def test_only_a_list_that_may_grow_is_said_to(example: Path) -> None:
    done = new(example, *written("figures", FIGURE, modality="sure", method="sight"))
    told = " ".join(done.stdout.split())
    assert "method.csv defines all codes, and one that is missing can be added there" in told
    assert "modality.csv defines all codes [code]" in told


def test_a_long_remedy_is_whole(example: Path) -> None:
    done = new(example, *written("figures", FIGURE, date="soon"))
    assert "[..2026-02-01] (by then)" in " ".join(done.stdout.split())


def test_a_column_that_is_given_blank_stays_blank(example: Path) -> None:
    assert new(example, *written("figures", FIGURE, method="")).returncode == 0


def test_cells_are_repaired_as_fixing_does(example: Path) -> None:
    said = {
        "measure": "Departed",
        "population": "Cuban advisers",
        "date": "20 January 2020",
        "sources": "Daily-North-2020-02-01#P7",
    }
    done = new(example, *written("figures", FIGURE, **said))
    assert done.returncode == 0, done.stdout
    for name, cell in FIGURE.items():
        assert f"  {name:11}  {cell}\n" in done.stdout


@pytest.mark.parametrize("table", ["figure", "Figures", "cifras", "CIFRA"])
def test_a_table_may_be_named_in_the_singular_and_in_either_language(
    table: str, example: Path
) -> None:
    assert new(example, *written(table, FIGURE)).returncode == 0


@pytest.mark.parametrize(
    ("column", "cell", "advice"),
    [
        ("about_id", "withdrawal-2002", 'about_id: "withdrawal-2002" is not in events'),
        ("measure", "depated", 'measure: "depated" is not a code in measure; write "departed"'),
        ("best", "ninety-ish", 'best: "ninety-ish" is not a plain number'),
        ("qualifier", "at_most", 'qualifier: qualifier "at_most" does not'),
        ("date", "soon", 'date: "soon" is not a valid date'),
        ("as_reported", "80", 'as_reported: "80" is in as_reported, but not among'),
        ("population", "", "population: a blank cell is inconsistent with departed"),
        ("sources", "south-wire-2020-01-15#p5", 'sources: "south-wire-2020-01-15#p5" cites'),
        ("sources", "nobody#p5", 'sources: "nobody'),
    ],
)
def test_an_error_is_told_in_plain_words_and_nothing_is_written(
    column: str, cell: str, advice: str, example: Path
) -> None:
    before = contents_of(example)
    done = new(example, *written("figures", FIGURE, **{column: cell}))
    assert done.returncode == 1
    assert done.stdout.startswith("figures\n")
    assert f"  {advice}" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert done.stderr == "Nothing was written.\n"
    assert contents_of(example) == before


def test_what_is_left_out_is_asked_for_with_the_description_of_the_column(example: Path) -> None:
    done = new(example, "figures", "about_id=withdrawal-2020", LC_ALL="es_VE.UTF-8")
    assert done.returncode == 1
    assert "measure: la celda obligatoria está en blanco; rellénela" in done.stdout
    assert "Qué se mide" in done.stdout
    assert done.stderr == "No se escribió nada.\n"


def test_errors_of_other_rows_are_not_told(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "105"), encoding="utf-8")
    done = new(example, *written("figures", FIGURE))
    assert done.returncode == 0
    assert "105" not in done.stdout


def test_files_that_the_row_does_not_concern_stay_as_they_are(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    before = contents_of(example)
    assert new(example, *written("figures", FIGURE)).returncode == 0
    after = contents_of(example)
    assert {name for name in before if after[name] != before[name]} == {"data/figures.csv"}


def test_a_source_and_the_figure_that_cites_it_are_written_together(example: Path) -> None:
    cited = written("figures", FIGURE, sources="daily-north-2020-02-03#p2")
    done = new(example, *written("sources", SOURCE), *cited)
    assert done.returncode == 0, done.stdout
    assert "  id            daily-north-2020-02-03\n" in done.stdout
    assert "wrote data/figures.csv" in done.stderr
    assert "wrote data/sources.csv" in done.stderr
    assert gate_1(example) == []


def test_of_several_rows_none_is_written_if_one_is_wrong(example: Path) -> None:
    before = contents_of(example)
    wrong = written("figures", FIGURE, sources="daily-north-2020-02-03#p2", best="eighty")
    done = new(example, *written("sources", SOURCE), *wrong)
    assert done.returncode == 1
    assert contents_of(example) == before


@pytest.mark.parametrize(
    ("row", "id_"),
    [
        (["actors", "kind=person", "name_en=Ana Pérez", "name_es=Ana Pérez"], "ana-perez"),
        (["actors", "kind=person", "name_en=North", "name_es=Norte"], "north-2"),
        (
            ["agencies", "kind=ministry", "name_en=Sea Office (SO)", "name_es=Oficina del Mar"],
            "sea-office-so",
        ),
        (
            [
                *("sources", "kind=news_article", "title=Ports of the east", "access=relayed"),
                *("publisher_id=daily-north", "published=2020-02-01", "note_en=Known of."),
            ],
            "daily-north-2020-02-01-ports-east",
        ),
        (
            ["agencies", "kind=ministry", "name_en=Sea Office", "name_es=Mar", "country=CU"],
            "cu-sea-office",
        ),
        (
            [
                *("agreements", "kind=agreement", "text_status=reported_only", "signed=2019-05-02"),
                *("title_en=Agreement of the ports", "title_es=Acuerdo de los puertos"),
            ],
            "agreement-ports-2019",
        ),
    ],
)
def test_an_id_is_proposed_as_the_handbook_says(row: list[str], id_: str, example: Path) -> None:
    cited = [] if row[0] == "sources" else ["sources=south-wire-2020-01-16#p9"]
    done = new(example, *row, *cited)
    assert done.returncode == 0, done.stdout
    assert f" {id_}\n" in done.stdout


def test_a_code_is_added_to_its_list(example: Path) -> None:
    done = new(
        example,
        "method",
        "code=satellite",
        "label_en=satellite",
        "label_es=satélite",
        "definition_en=Seen from above.",
        "definition_es=Visto desde arriba.",
        *written("figures", FIGURE, method="satellite"),
    )
    assert done.returncode == 0, done.stdout
    assert "wrote schema/vocabularies/method.csv" in done.stderr


def test_a_row_that_is_there_is_not_written_again(example: Path) -> None:
    assert new(example, *written("sources", SOURCE, id="another")).returncode == 0
    done = new(example, *written("sources", SOURCE, id="another"))
    assert done.returncode == 1
    assert done.stderr == "This row is there already; nothing was written.\n"


def test_a_claim_that_is_there_with_its_citation_is_told(example: Path) -> None:
    cells = {"best": "80", "as_reported": "80"}
    same = "daily-north-unnamed-p4 via daily-north-2020-02-01#p4"
    done = new(example, *written("figures", FIGURE, **cells, sources=same))
    assert done.returncode == 1
    assert "the row repeats the claim fig-bbbb (line 4)" in done.stdout
    assert "put all citations into the sources of one" in " ".join(done.stdout.split())


def test_a_dry_run_prints_a_patch_alone_and_writes_nothing(example: Path) -> None:
    before = contents_of(example)
    done = new(example, *written("figures", FIGURE), "--dry-run")
    assert done.returncode == 0
    assert done.stdout.startswith("--- a/data/figures.csv\n+++ b/data/figures.csv\n")
    assert done.stdout.count("\n+fig-") == 1
    assert "would write data/figures.csv" in done.stderr
    assert contents_of(example) == before
    subprocess.run(["patch", "-p1", "-s"], cwd=example, input=done.stdout, text=True, check=True)
    assert gate_1(example) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "name the table that the row is for: actors, "),
        (["figurs", "best=3"], '"figurs" is not a table; perhaps figures'),
        (["best=3"], '"best=3" comes before the table it belongs to'),
        (["figures", "bset=3"], '"bset" is not a column of figures; perhaps best'),
        (
            ["figures", "best"],
            '"best" is not a cell of figures; write COLUMN=VALUE, such as best=…',
        ),
        (
            ["figures", "=x"],
            '"=x" is not a cell of figures; write COLUMN=VALUE, such as about_id=…',
        ),
        (["figures", "best=3", "sources"], "sources: no column is given"),
        (["figures", "best=3", "best=4"], "best is given twice"),
        (["redirects", "old_id=x"], "redirects are not written by hand; use `cubaven withdraw ID`"),
        (["figures"], "figures: no column is given; write COLUMN=VALUE, such as about_id=…"),
    ],
)
def test_misuse_gives_2_and_one_line(arguments: list[str], told: str, example: Path) -> None:
    done = new(example, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"cubaven: {told}")
    assert done.stderr.count("\n") == 1


def test_a_value_that_is_no_text_is_told_without_a_traceback(example: Path) -> None:
    before = contents_of(example)
    done = new(example, *written("figures", FIGURE, note_en="bell\x07", note_es="a\nb\x07"))
    assert done.returncode == 2
    assert done.stderr.startswith("cubaven: note_en: the control character U+0007 ")
    assert contents_of(example) == before


def test_what_is_repaired_in_other_rows_of_a_file_is_told(example: Path) -> None:
    set_cells(example, "figures", "fig-bbbb", {"as_reported": " 80"})
    done = new(example, *written("figures", FIGURE))
    assert done.returncode == 0, done.stdout
    assert 'as_reported fig-bbbb: " 80" → "80"\n' in done.stderr
    assert done.stderr.count("→") == 1


def test_data_that_cannot_be_read_is_not_added_to(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8") + '"unclosed\n', encoding="utf-8")
    before = contents_of(example)
    done = new(example, *written("figures", FIGURE))
    assert done.returncode == 2
    assert "data/places.csv:3" in done.stdout
    assert "`cubaven validate --fix` repairs what it can" in done.stderr
    assert contents_of(example) == before


def test_a_save_meanwhile_is_not_overwritten_and_the_answers_are_not_lost(example: Path) -> None:
    path, sources = example / "data" / "figures.csv", example / "data" / "sources.csv"
    before = sources.read_bytes()
    cited = written("figures", FIGURE, sources="daily-north-2020-02-03#p2")
    arguments = ["new", *written("sources", SOURCE), *cited, "--root", str(example)]
    done = run_python("-c", SAVED_MEANWHILE, str(path), *arguments)
    assert done.returncode == 2
    assert "data/figures.csv was saved while this ran; nothing was written" in done.stderr
    assert "\ncubaven new sources kind=news_article 'title=Ninety have left'" in done.stderr
    assert path.read_text("utf-8") == "saved by somebody"
    assert sources.read_bytes() == before


def test_nothing_that_asks_is_imported_where_nobody_is_asked(example: Path) -> None:
    code = "import sys, cubaven_data.cli.app; sys.exit('prompt_toolkit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env=ENGLISH, check=False)
    assert done.returncode == 0
    arguments = written("figures", FIGURE)
    assert "prompt_toolkit" not in imported_by("new", *arguments, "--root", str(example))


@pytest.mark.parametrize(
    ("measure", "language", "ends"),
    [
        ("oil_value", "en", ["agreements", "actors"]),
        ("oil_value", "es", ["acuerdos", "actores"]),
        ("", "en", []),
    ],
)
def test_a_question_names_what_the_measure_of_the_row_allows(
    measure: str, language: Language, ends: list[str], example: Path
) -> None:
    table = TABLES["figures"]
    column, cells = table.column("about_id"), {"measure": measure}
    assert ends_in_words(load(example), table, column, cells, language) == ends
    assert "ctor" in column.means.within(language), "the description names all of them"


@pytest.mark.parametrize(("control", "asked"), [("no", False), ("yes", True), ("", True)])
def test_whom_a_publisher_speaks_for_is_asked_unless_no_state_controls_it(
    control: str, asked: bool, example: Path
) -> None:
    cells = {"state_controlled": control}
    names = [c.name for c in questions(TABLES["publishers"], cells, load(example).codes)]
    assert ("speaks_for" in names) is asked


def test_the_id_of_a_new_row_was_never_one_of_a_record_that_is_gone(example: Path) -> None:
    row = ("kind=person", "name_en=Two", "name_es=Dos", "sources=daily-north-2020-02-01#p2")
    done = new(example, "actors", "id=gone", *row)
    assert done.returncode == 1
    said = " ".join(done.stdout.split())
    assert said.startswith(
        'actors gone id: "gone" was redirected or withdrawn in data/redirects.csv:3; '
        "choose another id for a new record; "
    )
    assert said.count("[redirect-in-use]") == 1, "and nothing is said of the redirect itself"
