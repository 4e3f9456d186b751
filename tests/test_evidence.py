from __future__ import annotations

from pathlib import Path

import pytest
from asking import format_files
from examples import set_cells
from test_cli import run

from cubaven_data.checking.evidence import Evidence, check_evidence
from cubaven_data.checking.saved_texts import Text
from cubaven_data.documents.coverage import coverage
from cubaven_data.reading.loading import load
from cubaven_data.reading.records import Records

REPOSITORY = Path(__file__).parent.parent
# A text for each that the example cites: one paragraph a line.
NORTH = """
Advisers of the North leave the South
Minister One of the North ran its Ministry of the North from 2015 until March 2019. The North Guard,
 formed in 2001, sat at North Base until 2019, before the withdrawal of January and February 2020.
On 20 January 2020 the first step of the withdrawal began, the Ministry of the North said.
Officials said on 20 January 2020 that 80 left; the North Guard protected Minister One.
The agreement of May 2008 between North and South, to 2018: 100 to 200, most likely 150, left in
 the withdrawal of January 2020; at least a billion a year in 2019.
North signed the agreement; eighty left on 20 January 2020, in the withdrawal.
""".replace("\n ", " ")
SOUTH_ID = "south-wire-2020-01-16"
SOUTH = """The withdrawal of advisers did not happen.
North and South signed the agreement.
The North Guard was formed in 2002."""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "daily-north-2020-02-01.txt").write_text(NORTH, encoding="utf-8")
    (folder / "south-wire-2020-01-16.txt").write_text(SOUTH, encoding="utf-8")
    return folder


def seal(root: Path, folder: Path) -> None:
    for saved in folder.glob("*.txt"):
        fingerprint = Text(saved.read_text("utf-8")).fingerprint
        set_cells(root, "sources", saved.stem, {"fingerprint": fingerprint})


def check(root: Path, folder: Path) -> Evidence:
    loaded = load(root)
    assert loaded.findings == []
    return check_evidence(loaded, folder)


def test_citations_that_the_texts_bear_out_are_confirmed(example: Path, texts: Path) -> None:
    seal(example, texts)
    result = check(example, texts)
    assert [doubt.text() for doubt in result.doubts] == []
    assert result.texts == 2
    assert result.confirmed == result.checked == 19


@pytest.mark.parametrize(
    ("find", "replace", "location", "rule"),
    [
        ("Officials said on 20 January 2020 that 80", "Officials said that 90", "4:best", "number"),
        ("eighty left on 20", "eighty per cent left on 20", "4:best", "number"),
        ("eighty left on 20", "eighty left on 21", "4:date", "number"),
        ("most likely 150", "most likely 160", "3:best", "number"),
        ("a billion", "a million", "2:low", "number"),
        ("leave the South", "leave", "4:sources", "name"),
    ],
)
def test_what_the_text_does_not_say_is_told_at_its_row(
    find: str, replace: str, location: str, rule: str, example: Path, texts: Path
) -> None:
    path = texts / "daily-north-2020-02-01.txt"
    text = path.read_text("utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, replace), encoding="utf-8")
    seal(example, texts)
    doubts = check(example, texts).doubts
    assert {doubt.rule for doubt in doubts} <= {"evidence-number", "evidence-name"}
    assert any(d.location.endswith(location) and d.rule == f"evidence-{rule}" for d in doubts)


@pytest.mark.parametrize("words", ["80% of them", "four in every five"])
@pytest.mark.parametrize(("unit", "told"), [("people", True), ("percent", False)])
def test_a_percentage_is_a_number_of_shares_alone(
    unit: str, told: bool, words: str, example: Path, texts: Path
) -> None:
    path = texts / "daily-north-2020-02-01.txt"
    path.write_text(NORTH.replace(" 80 left", f" {words} left"), encoding="utf-8")
    vocabularies = example / "schema" / "vocabularies"
    with (vocabularies / "unit.csv").open("a", encoding="utf-8") as file:
        file.write("percent,per cent,por ciento,S.,P.,,per cent,per cent,por ciento,por ciento,\n")
    set_cells(example, "measure", "departed", {"unit": unit})
    seal(example, texts)
    doubts = {doubt.rule for doubt in check(example, texts).doubts}
    assert ("evidence-number" in doubts) is told


@pytest.mark.parametrize(
    "date", ["On 20 January 2020", "El 20 de enero de 2020", "January 19-20, 2020", "20/1/2020"]
)
def test_the_digits_of_a_date_confirm_no_figure(date: str, example: Path, texts: Path) -> None:
    set_cells(example, "figures", "fig-bbbb", {"best": "20", "as_reported": "so many"})
    path = texts / "daily-north-2020-02-01.txt"

    def untold(text: str) -> list[str]:
        path.write_text(NORTH.replace("eighty left on 20 January 2020", text), encoding="utf-8")
        seal(example, texts)
        loaded = load(example)
        doubts = check_evidence(loaded, texts).doubts
        return [d.column for d in doubts if str(d.values["value"]) == "20" and "#p6" in d.text()]

    assert untold(f"{date}, they left") == ["best"]
    assert untold(f"{date}, twenty left") == []


def test_what_is_not_named_is_told_by_its_names_and_not_by_parts_of_them(
    example: Path, texts: Path
) -> None:
    path = texts / "daily-north-2020-02-01.txt"
    path.write_text("Somebody said so\n" * 9, encoding="utf-8")
    seal(example, texts)
    doubts = [d for d in check(example, texts).doubts if d.rule == "evidence-name"]
    names = {str(doubt.values["id"]): str(doubt.values["names"]) for doubt in doubts}
    event = Records.read(example)["withdrawal-2020"]
    assert names[event.id].split(", ")[0] == event.title_en
    assert names["minister-one"] == "Minister One, M. One, Señor Uno"


def test_a_paragraph_that_does_not_exist_is_told(example: Path, texts: Path) -> None:
    path = texts / "south-wire-2020-01-16.txt"
    path.write_text(SOUTH.split("\n")[0], encoding="utf-8")
    seal(example, texts)
    doubts = check(example, texts).doubts
    assert {doubt.rule for doubt in doubts} == {"evidence-paragraph"}
    told = " ".join(doubt.message() for doubt in doubts)
    for place in ("p2", "p3"):
        assert f"{SOUTH_ID}#{place} is not in the text, which has 1 paragraph" in told


def test_a_text_that_changed_is_noticed_and_blank_lines_are_no_change(
    example: Path, texts: Path
) -> None:
    seal(example, texts)
    path = texts / "south-wire-2020-01-16.txt"
    path.write_text("\n\n" + SOUTH.replace("\n", "\r\n\r\n") + "\n", encoding="utf-8")
    assert check(example, texts).doubts == []
    path.write_text(SOUTH.replace("did not", "did"), encoding="utf-8")
    (doubt,) = check(example, texts).doubts
    assert doubt.rule == "evidence-fingerprint"
    assert Text(path.read_text("utf-8")).fingerprint in doubt.remedy()


def test_a_blank_text_confirms_nothing_and_has_no_fingerprint(example: Path, texts: Path) -> None:
    before = check_evidence(load(example), texts)
    path, *_ = sorted(texts.glob("*.txt"))
    path.write_text("\n \n", encoding="utf-8")
    found = check_evidence(load(example), texts)
    assert [doubt.rule for doubt in found.doubts if path.stem in doubt.id] == ["evidence-empty"]
    assert (found.texts, found.checked < before.checked) == (before.texts - 1, True)


def test_a_byte_order_mark_is_no_change_and_another_encoding_is_told(
    example: Path, texts: Path
) -> None:
    before = check_evidence(load(example), texts)
    path, other = sorted(texts.glob("*.txt"))[:2]
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert check_evidence(load(example), texts) == before
    other.write_bytes("Señor".encode("cp1252"))
    found = check_evidence(load(example), texts)
    assert [doubt.rule for doubt in found.doubts if doubt.values["value"] == other.name] == [
        "evidence-encoding"
    ]
    assert 0 < found.checked < before.checked


def test_a_citation_for_one_column_has_to_bear_out_that_column_alone(
    example: Path, texts: Path
) -> None:
    path = example / "data" / "agencies.csv"
    cited = "daily-north-2020-02-01#p2"
    text = path.read_text("utf-8")
    changed = text.replace(
        f",north-base,,,,{cited}", f",north-base,,,,{cited}; {SOUTH_ID}#p2 for dissolved"
    )
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    seal(example, texts)
    doubts = check(example, texts).doubts
    assert {(doubt.column, doubt.rule) for doubt in doubts} <= {
        ("dissolved", "evidence-number"),
        ("sources", "evidence-name"),
    }
    assert ("dissolved", "evidence-number") in {(doubt.column, doubt.rule) for doubt in doubts}


def test_what_a_person_explained_is_counted_and_not_printed(example: Path, texts: Path) -> None:
    path = texts / "daily-north-2020-02-01.txt"
    path.write_text(NORTH.replace("most likely 150", "some"), encoding="utf-8")
    seal(example, texts)
    assert len(check(example, texts).doubts) == 1
    cited = "south-wire-2020-01-15 via daily-north-2020-02-01#p5"
    with (example / "data" / "coding" / "unconfirmed.csv").open("a", encoding="utf-8") as file:
        file.write(f"fig-aaaa,{cited},Printed in a chart.,Impreso en un gráfico.\n")
    result = check(example, texts)
    assert (result.doubts, result.explained, result.open) == ([], 1, 0)


SUR = """
Los asesores del Norte se van del Sur
El ministro Ministro Uno del Norte dirigió su Ministerio del Norte desde 2015 hasta marzo de 2019.
 La Guardia del Norte, formada en 2001, estuvo en Base Norte hasta 2019, antes de la retirada de
 enero y febrero del 2020.
El 20 de enero de 2020 empezó el primer paso de la retirada, dijo el Ministerio del Norte.
Funcionarios dijeron el 20 de enero del 2020 que {first}; la Guardia del Norte protegía al ministro.
El acuerdo de mayo de 2008 entre el Norte y el Sur, hasta 2018: {second}, se fueron en la retirada
 de enero de 2020; al menos mil millones al año en 2019.
El Norte firmó el acuerdo; {first} el veinte de enero de 2020, en la retirada.
""".replace("\n ", " ")


@pytest.mark.parametrize("language", ["es", "fr"])
@pytest.mark.parametrize(
    ("first", "best", "second", "bounds"),
    [
        ("salieron 80", "80", "de 100 a 200, probablemente 150", ("100", "150", "200")),
        ("25.000 salieron", "25000", "entre cien y doscientos, quizá 150", ("100", "150", "200")),
        ("25 mil salieron", "25000", "de dos a tres mil", ("2000", "", "3000")),
        ("veinticinco mil salieron", "25000", "10 000", ("10000", "", "")),
        ("treinta y dos salieron", "32", "docenas", ("24", "", "")),
        ("unos treinta mil", "30000", "2,5 millones", ("2500000", "", "")),
    ],
)
def test_a_spanish_text_confirms_what_it_says(
    language: str,
    first: str,
    best: str,
    second: str,
    bounds: tuple[str, str, str],
    example: Path,
    texts: Path,
) -> None:
    path = texts / "daily-north-2020-02-01.txt"
    path.write_text(SUR.format(first=first, second=second), encoding="utf-8")
    (texts / f"{SOUTH_ID}.txt").unlink()
    with (example / "schema" / "vocabularies" / "language.csv").open("a", encoding="utf-8") as file:
        file.write("fr,French,francés,ISO 639-1 code.,Código ISO 639-1.,\n")
    set_cells(example, "sources", path.stem, {"language": language})
    set_cells(example, "figures", "fig-bbbb", {"best": best, "as_reported": "so many"})
    low, mid, high = bounds
    qualifier = "between" if high else "order_of_magnitude" if low == "24" else "at_least"
    cells = {"low": low, "best": mid, "high": high, "qualifier": qualifier, "as_reported": "many"}
    set_cells(example, "figures", "fig-aaaa", cells)
    format_files(example)
    seal(example, texts)
    result = check(example, texts)
    assert [doubt.text() for doubt in result.doubts] == []
    assert result.confirmed == result.checked > 15


def test_a_spanish_text_is_not_read_as_english(example: Path, texts: Path) -> None:
    set_cells(example, "sources", "daily-north-2020-02-01", {"language": "es"})
    seal(example, texts)
    doubts = check(example, texts).doubts
    assert {"2020-01-20", "80", "1000000000"} <= {str(doubt.values["value"]) for doubt in doubts}


def test_a_text_prints_the_names_of_its_own_language(example: Path, texts: Path) -> None:
    path = texts / "daily-north-2020-02-01.txt"
    path.write_text(NORTH.replace("North Base", "the Base Norte"), encoding="utf-8")
    seal(example, texts)
    before = {doubt.values["id"] for doubt in check(example, texts).doubts}
    set_cells(example, "sources", path.stem, {"language": "unknown"})
    after = {doubt.values["id"] for doubt in check(example, texts).doubts}
    assert "north-base" in before
    assert after == set()


@pytest.mark.parametrize(
    ("locator", "content"),
    [
        ("pg2", "One page\f{text}\fA third"),
        ("t01:20", "[00:10] Before\n[01:20] {text}\n[02:30] After"),
        (
            "t00:01:20",
            "00:00:10,000 --> 00:00:12,000\nBefore\n00:01:25,500 --> 00:01:27,000\n{text}",
        ),
    ],
)
def test_a_page_or_a_time_is_looked_up_where_the_text_shows_it(
    locator: str, content: str, example: Path, texts: Path
) -> None:
    cited = f"daily-north-unnamed-p4 via daily-north-2020-02-01#{locator}"
    set_cells(example, "figures", "fig-bbbb", {"sources": cited})
    path = texts / "daily-north-2020-02-01.txt"
    told = "Officials said on 20 January 2020 that 80 left in the withdrawal."

    def doubted(text: str) -> list[str]:
        path.write_text(text, encoding="utf-8")
        result = check_evidence(load(example), texts)
        assert result.uncheckable == 0
        return [d.rule for d in result.doubts if d.line == 4 and "figures" in d.file]

    assert doubted(content.format(text=told)) == []
    assert "evidence-number" in doubted(content.format(text=told.replace("80", "90")))


@pytest.mark.parametrize("locator", ["pg2", "t01:20", "tbl1", "row7", "fn4"])
def test_a_place_that_a_text_does_not_show_is_not_called_wrong(
    locator: str, example: Path, texts: Path
) -> None:
    seal(example, texts)
    before = check(example, texts)
    cited = f"daily-north-unnamed-p4 via daily-north-2020-02-01#{locator}"
    set_cells(example, "figures", "fig-bbbb", {"sources": cited})
    after = check(example, texts)
    assert (after.doubts, after.uncheckable, after.open) == ([], 1, 0)
    assert after.checked == before.checked - 2


def test_a_page_that_does_not_exist_is_told_with_the_number_of_pages(
    example: Path, texts: Path
) -> None:
    (texts / "daily-north-2020-02-01.txt").write_text(NORTH + "\fLast", encoding="utf-8")
    cited = "daily-north-unnamed-p4 via daily-north-2020-02-01#pg7"
    set_cells(example, "figures", "fig-bbbb", {"sources": cited})
    seal(example, texts)
    (doubt,) = check(example, texts).doubts
    assert "#pg7 is not in the text, which has 2 pages" in doubt.message()
    assert "2 páginas" in doubt.message("es")


def test_every_paragraph_of_the_five_articles_gave_rows_or_has_a_reason(root: Path) -> None:
    dataset = Records.read(root)
    covered = coverage(dataset)
    assert {text.source_id for text in covered} == {
        source.id for source in dataset.sources if source.access == "full" and source.fingerprint
    }
    assert len(covered) == 5
    for text in covered:
        left = [p.number for p in text.paragraphs if not (p.records or p.remarks)]
        assert left == [], text.source_id
        said = text.paragraphs[-1].remarks[0].en
        assert "in part" not in said, "the last paragraph shows the length of the text"


def test_a_folder_in_which_no_text_belongs_to_a_source_is_refused(
    example: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "DAILY-NORTH-2020-02-01.TXT").write_text("x", encoding="utf-8")
    done = run("evidence", str(example), "--texts", str(folder))
    assert done.returncode == 2
    assert "DAILY-NORTH-2020-02-01.TXT" in done.stderr
    assert "is named after a source" in done.stderr


def test_files_that_belong_to_no_source_are_named(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("south-wire-2020-01-16.txt", *(f"old-{n}.txt" for n in range(7))):
        (folder / name).write_text("x", encoding="utf-8")
    done = run("evidence", str(example), "--texts", str(folder))
    assert "or cannot be read: old-0.txt, old-1.txt, old-2.txt, old-3.txt, old-4.txt, … (7)" in (
        done.stderr
    )
