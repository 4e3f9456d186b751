from __future__ import annotations

import re
from pathlib import Path

import pytest
from examples import set_cells

from cubaven_data.checking.evidence import Evidence, Text, check_evidence, numbers_in, printed_parts
from cubaven_data.documents.coverage import coverage
from cubaven_data.reading.dataset import Dataset
from cubaven_data.reading.loading import load

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


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [
        ("Thirty-two Cuban security personnel", {32}),
        ("as many as 25,000 Cubans", {25000}),
        ("hundreds — possibly thousands", {100, 1000}),
        ("dozens of technicians", {24}),
        ("nearly two decades", {20, 2}),
        ("over a decade", {10, 1}),
        ("the past quarter century", {25}),
        ("billions of dollars a year", {10**9}),
        ("killed 2.5 million", {2.5 * 10**6}),
        ("no number at all", set()),
    ],
)
def test_numbers_are_read_in_digits_and_words(passage: str, numbers: set[float]) -> None:
    assert numbers <= numbers_in(passage)
    assert bool(numbers) == bool(numbers_in(passage))


@pytest.mark.parametrize(
    ("date", "printed", "bears"),
    [
        ("2026-01-03", "On January 3, 2026, troops", True),
        ("2026-01-03", "on Jan. 3", False),
        ("2026-01-03", "on January 13, 2026", False),
        ("2008-05", "in May 2008", True),
        ("2008", "since 2008", True),
        ("2008", "since 20080", False),
        ("2026-01-03?", "nothing", True),
        ("[..2026-01-31?]", "nothing", True),
        ("2014-02/2014-05", "nothing", True),
    ],
)
def test_a_date_must_be_printed_unless_it_is_vague_or_inferred(
    date: str, printed: str, bears: bool
) -> None:
    assert all(re.search(part, printed, re.IGNORECASE) for part in printed_parts(date)) == bears


def test_the_vague_words_are_those_of_the_handbook() -> None:
    handbook = (REPOSITORY / "docs" / "coding-handbook.md").read_text("utf-8")
    rows = re.findall(
        r"^\| (.+?) \| (\d+) \| \| \| `order_of_magnitude` \|$", handbook, re.MULTILINE
    )
    assert len(rows) >= 8
    for words, low in rows:
        assert float(low) in numbers_in(words), words


def test_every_paragraph_of_the_five_articles_gave_rows_or_has_a_reason(root: Path) -> None:
    dataset = Dataset.read(root)
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
