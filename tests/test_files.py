"""Files as everyday programs leave them: named once for what they are, repaired where only one
reading is possible, and else left."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import all_gates, format_files, gate_1
from examples import set_cells

from cubaven_data.findings import Finding, Fix
from cubaven_data.model.characters import faults_in
from cubaven_data.model.utf_8 import SAVED_IN
from cubaven_data.publishing.gates import validate
from cubaven_data.reading.decoding import ranges
from cubaven_data.reading.loading import load

Damage = Callable[[str], str | bytes]


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def as_csv(rows: list[list[str]], **options: Any) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, **{"lineterminator": "\n", **options}).writerows(rows)
    return buffer.getvalue()


def path_of(root: Path, table: str) -> Path:
    return root / "data" / f"{table}.csv"


def damage(root: Path, table: str, how: Damage) -> tuple[str, list[Finding]]:
    """The sound text of a file, and what is found once it is damaged."""
    path = path_of(root, table)
    sound = path.read_text("utf-8")
    made = how(sound)
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    assert path.read_bytes() != sound.encode()
    return sound, list(validate(root).findings)


def read_as(text: str, encoding: str) -> str:
    """UTF-8 as a program shows it that takes it for another encoding."""
    if encoding != "cp1252":
        return text.encode().decode(encoding)
    undefined = b"\x81\x8d\x8f\x90\x9d"
    decoded = (chr(b) if b in undefined else bytes([b]).decode("cp1252") for b in text.encode())
    return "".join(decoded)


@pytest.fixture
def spanish(example: Path) -> Path:
    """The example, with Spanish letters in more than one line of its actors."""
    path = path_of(example, "actors")
    rows = rows_of(path.read_text("utf-8"))
    for row in rows[1:]:
        row[3] = f"{row[3]} de la región"
    rows[1][10] = "Ángel, Íñigo y «Raúl», de Camagüey. ¿Quién?"
    path.write_text(as_csv(rows), encoding="utf-8")
    assert validate(example).findings == ()
    return example


# Encodings


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(("encoding", "name"), [*SAVED_IN.items(), ("cp437", "DOS 437")])
def test_a_whole_file_read_in_a_wrong_encoding_is_one_finding_and_repaired(
    encoding: str, name: str, times: int, spanish: Path
) -> None:
    def how(text: str) -> str:
        for _ in range(times):
            text = read_as(text, encoding)
        return text

    sound, (finding,) = damage(spanish, "actors", how)
    assert (finding.rule, finding.column, finding.fix) == ("encoding", "", Fix())
    assert f"was read as {name}" in finding.message("en")
    assert f"se leyó como {name}" in finding.message("es")
    format_files(spanish)
    assert path_of(spanish, "actors").read_bytes().decode() == sound


def test_a_whole_file_read_as_latin_1_is_one_finding_and_repaired(spanish: Path) -> None:
    set_cells(spanish, "actors", "minister-one", {"summary_es": "Año — «sí»."})
    sound, (finding,) = damage(spanish, "actors", lambda text: text.encode().decode("latin-1"))
    assert "was read as Latin-1" in finding.message("en")
    format_files(spanish)
    assert path_of(spanish, "actors").read_bytes().decode() == sound


def test_a_single_cell_read_in_a_wrong_encoding_is_told_of_the_cell(spanish: Path) -> None:
    sound, (finding,) = damage(spanish, "actors", lambda text: text.replace("Íñigo", "Ã\x8dÃ±igo"))
    assert (finding.rule, finding.line, finding.column) == ("mojibake", 2, "summary_es")
    format_files(spanish)
    assert path_of(spanish, "actors").read_text("utf-8") == sound


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("encoding", "name"), SAVED_IN.items())
def test_a_file_saved_in_an_old_encoding_is_named_and_repaired(
    encoding: str, name: str, ends: str, spanish: Path
) -> None:
    sound, (finding,) = damage(
        spanish, "actors", lambda text: text.replace("\n", ends).encode(encoding)
    )
    assert (finding.rule, finding.line, finding.fix) == ("encoding", 2, Fix())
    assert f"the file is {name}" in finding.message("en")
    format_files(spanish)
    assert path_of(spanish, "actors").read_bytes().decode() == sound


def test_bytes_that_two_encodings_read_as_spanish_are_left(example: Path) -> None:
    # Garc’a in Windows-1252, García in Mac Roman.
    _, (finding,) = damage(
        example, "publishers", lambda text: text.encode().replace(b"South Wire", b"Garc\x92a")
    )
    assert (finding.rule, finding.fix) == ("encoding", None)
    assert "byte 0x92" in finding.message("en")
    assert "Windows-1252, Mac Roman" in finding.message("en")
    before = path_of(example, "publishers").read_bytes()
    format_files(example)
    assert path_of(example, "publishers").read_bytes() == before


def test_a_file_in_two_encodings_is_left(spanish: Path) -> None:
    _, (finding,) = damage(
        spanish, "actors", lambda text: text.encode().replace("ú".encode(), b"\xfa", 1)
    )
    assert (finding.rule, finding.fix) == ("encoding", None)
    assert "no usual encoding fits" in finding.message("en")


@pytest.mark.parametrize(
    ("encoding", "marked"),
    [
        *(("utf-16-le", True), ("utf-16-be", True), ("utf-16-le", False), ("utf-16-be", False)),
        *(("utf-32-le", True), ("utf-32-be", True)),
    ],
)
def test_utf_16_and_marked_utf_32_are_named_and_repaired(
    encoding: str, marked: bool, spanish: Path
) -> None:
    mark = "\ufeff" if marked else ""
    sound, (finding,) = damage(
        spanish, "actors", lambda text: (mark + text.replace("\n", "\r\n")).encode(encoding)
    )
    assert (finding.rule, finding.fix) == ("encoding", Fix())
    assert encoding.upper().replace("-LE", " LE").replace("-BE", " BE") in finding.message("en")
    format_files(spanish)
    assert path_of(spanish, "actors").read_bytes().decode() == sound


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("part", [slice(1, None), slice(-1), slice(-3)])
def test_a_file_in_utf_16_or_32_that_lacks_a_byte_is_told_to_be_that_and_left(
    encoding: str, part: slice, spanish: Path
) -> None:
    _, (finding,) = damage(spanish, "actors", lambda text: text.encode(encoding)[part])
    named = f"the file seems to be {encoding[:6].upper()}, not UTF-8, and damaged"
    assert (finding.rule, finding.fix) == ("encoding", None)
    assert named in finding.message("en")
    before = path_of(spanish, "actors").read_bytes()
    format_files(spanish)
    assert path_of(spanish, "actors").read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"\xff\xfei\x00d", b"\xff\xfei", b"\x00", b"i\x00", b"\xef\xbb"]
)
def test_what_only_begins_like_another_encoding_is_told_and_left(
    content: bytes, example: Path
) -> None:
    _, findings = damage(example, "places", lambda _: content)
    assert findings and not any(finding.fix for finding in findings if finding.rule != "header")
    format_files(example)
    assert path_of(example, "places").read_bytes() == content


MARKS = {
    "one": lambda text: f"\ufeff{text}",
    "two": lambda text: f"\ufeff\ufeff{text}",
    "within quotes": lambda text: text.replace("id", '"\ufeffid"', 1),
    "on later lines": lambda text: text.replace("\n", "\n\ufeff", 2),
    "read as Windows-1252": lambda text: f"ï»¿{text}",
    "read as Mac Roman": lambda text: f"Ôªø{text}",
}


@pytest.mark.parametrize("how", MARKS.values(), ids=MARKS)
def test_byte_order_marks_are_one_finding_and_removed(how: Damage, example: Path) -> None:
    sound, findings = damage(example, "actors", how)
    assert [finding.rule for finding in findings] == ["byte-order-mark"]
    assert findings[0].fix == Fix()
    format_files(example)
    assert path_of(example, "actors").read_text("utf-8") == sound


# Quotes and cells


@pytest.mark.parametrize("surplus", [0, 2])
def test_lines_quoted_as_a_whole_are_one_finding_and_repaired(surplus: int, example: Path) -> None:
    sound, (finding,) = damage(
        example,
        "sources",
        lambda text: as_csv([[line, *[""] * surplus] for line in text.splitlines()]),
    )
    assert (finding.rule, finding.fix) == ("whole-line-quoted", Fix())
    format_files(example)
    assert path_of(example, "sources").read_text("utf-8") == sound


@pytest.mark.parametrize("at", [0, 2])
def test_one_line_quoted_as_a_whole_is_repaired(at: int, example: Path) -> None:
    def how(text: str) -> str:
        lines = text.splitlines()
        lines[at] = as_csv([[lines[at]]], quoting=csv.QUOTE_ALL).rstrip("\n")
        return "\n".join(lines) + "\n"

    sound, (finding,) = damage(example, "redirects", how)
    assert (finding.rule, finding.line, finding.fix) == ("whole-line-quoted", at + 1, Fix())
    format_files(example)
    assert path_of(example, "redirects").read_text("utf-8") == sound


def test_a_cell_with_commas_that_is_no_whole_line_is_left(example: Path) -> None:
    _, findings = damage(example, "redirects", lambda text: text + '"a,b,c"\n')
    assert [finding.rule for finding in findings] == ["ragged-row"]
    before = path_of(example, "redirects").read_bytes()
    format_files(example)
    assert path_of(example, "redirects").read_bytes() == before


@pytest.mark.parametrize("lines", [{0}, {0, 1, 2, 3}, {1}, {1, 2, 3}])
def test_blank_cells_too_many_at_the_end_are_one_finding_and_removed(
    lines: set[int], example: Path
) -> None:
    def how(text: str) -> str:
        return as_csv([row + ["", ""] * (n in lines) for n, row in enumerate(rows_of(text))])

    sound, (finding,) = damage(example, "actors", how)
    assert (finding.rule, finding.fix) == ("header" if 0 in lines else "ragged-row", Fix())
    assert "blank" in finding.advice("en") and "unknown" not in finding.message("en")
    format_files(example)
    assert path_of(example, "actors").read_text("utf-8") == sound


def test_missing_cells_at_the_end_are_offered_and_added_where_only_they_can_be(
    example: Path,
) -> None:
    def how(text: str) -> str:
        return text.replace("daily-north-2020-02-01#p2,\n", "daily-north-2020-02-01#p2\n")

    sound, (finding,) = damage(example, "relations", how)
    assert "if the last cell is blank, end the row with 1 more comma" in finding.remedy("en")
    assert (finding.rule, finding.fix) == ("ragged-row", Fix())
    format_files(example)
    assert path_of(example, "relations").read_text("utf-8") == sound


# Of these rows, none says which cell is missing, or where a comma is too many.
TWO_WAYS = {
    "a note in one of two languages": lambda text: text.replace(
        '"Officials, not named.","Funcionarios, sin nombre."', "Officials"
    ),
    "a comma in the last text but one": lambda text: text.replace(
        '"Officials, not named.","Funcionarios, sin nombre."', "Officials,not named.,"
    ),
}


@pytest.mark.parametrize("how", TWO_WAYS.values(), ids=TWO_WAYS)
def test_a_row_that_can_be_filled_in_two_ways_is_left(how: Damage, example: Path) -> None:
    _, findings = damage(example, "sources", how)
    assert [(finding.rule, finding.fix) for finding in findings] == [("ragged-row", None)]
    before = path_of(example, "sources").read_bytes()
    format_files(example)
    assert path_of(example, "sources").read_bytes() == before


def test_what_separates_cells_is_named_where_a_row_has_too_many(example: Path) -> None:
    def how(text: str) -> str:
        rows = [[cell.replace(", ", "; ") for cell in row] for row in rows_of(text)]
        return as_csv(rows, delimiter=";").replace('"', "")

    _, findings = damage(example, "redirects", how)
    remedy = next(one.remedy("en") for one in findings if one.rule == "ragged-row")
    assert remedy.endswith('put text that contains ";" in double quotes')


def test_where_blank_cells_are_side_by_side_one_may_be_too_many(example: Path) -> None:
    _, (finding,) = damage(
        example, "sources", lambda text: text.replace(",,,,2020", ",,,,,2020", 1)
    )
    assert finding.remedy("en").endswith("or delete one that is too many between blank cells")


def test_curly_quotes_around_cells_are_named_and_left(example: Path) -> None:
    _, (finding,) = damage(
        example,
        "redirects",
        lambda text: text.replace('"Named', "“Named").replace('rank."', "rank.”"),
    )
    assert "straight double quotes" in finding.remedy("en")
    assert (finding.rule, finding.fix) == ("ragged-row", None)


# Lines and characters


def test_all_control_characters_of_a_file_are_told_at_once(example: Path) -> None:
    _, (finding,) = damage(
        example,
        "actors",
        lambda text: text.replace("\n", "\x00\n", 3).replace("Minister of", "Minister\x1bof"),
    )
    assert finding.message() == "lines 1-3 contain control characters: U+0000, U+001B"


@pytest.mark.parametrize("blank", ["", ",,,,,,,,,,,,", " , "])
def test_blank_lines_are_one_finding_and_removed(blank: str, example: Path) -> None:
    sound, (finding,) = damage(example, "actors", lambda text: text + f"{blank}\n" * 40)
    assert (finding.rule, finding.fix) == ("blank-line", Fix())
    assert finding.message().startswith(f"lines {sound.count(chr(10)) + 1}-")
    format_files(example)
    assert path_of(example, "actors").read_text("utf-8") == sound


@pytest.mark.parametrize("above", ["\n", " \n\n", ",,,\n", ";;\n", '"",""\n', "\ufeff\n"])
def test_blank_lines_above_the_header_are_told_and_removed(above: str, example: Path) -> None:
    sound, findings = damage(example, "actors", lambda text: above + text)
    finding = next(one for one in findings if one.rule == "blank-line")
    assert (finding.line, finding.fix) == (1, Fix())
    assert {one.rule for one in findings} <= {"blank-line", "byte-order-mark"}
    format_files(example)
    assert path_of(example, "actors").read_text("utf-8") == sound


@pytest.mark.parametrize("above", ["# edited by J", "Actors of the dataset,,", "Title\n\nBy: J"])
def test_what_somebody_wrote_above_the_header_is_told_as_that(above: str, example: Path) -> None:
    _, (finding, *rest) = damage(example, "actors", lambda text: f"{above}\n{text}")
    assert (finding.rule, finding.line) == ("header", 1)
    assert "something else stands above it" in finding.message()
    assert "header" not in {one.rule for one in rest}
    before = path_of(example, "actors").read_bytes()
    format_files(example)
    assert path_of(example, "actors").read_bytes() == before


@pytest.mark.parametrize("below", [1, 2, 3])
def test_of_a_header_that_was_sorted_among_the_rows_none_is_to_be_deleted(
    below: int, example: Path
) -> None:
    def among(text: str) -> str:
        header, *rows = text.splitlines(keepends=True)
        return "".join([*rows[:below], header, *rows[below:]])

    _, (finding, *rest) = damage(example, "actors", among)
    assert (finding.rule, finding.line) == ("header", 1)
    assert "above it, on line" in finding.message() and "move it to line 1" in finding.message()
    assert "delete" not in finding.message()
    assert "header" not in {one.rule for one in rest}


def test_blank_lines_above_the_header_hide_no_other_finding(example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"kind": "nobody"})
    (before,) = gate_1(example)
    _, findings = damage(example, "actors", lambda text: "\n\n" + text)
    assert [(f.rule, f.line) for f in findings] == [
        ("blank-line", 1),
        (before.rule, before.line + 2),
    ]
    _, findings = damage(example, "actors", lambda text: text.replace("name_en", "name", 1))
    assert [(f.rule, f.line) for f in findings] == [("header", 3)]
    assert "missing: name_en; unknown: name" in findings[0].text()


@pytest.mark.parametrize("told", ["sep=;\n", "\nsep=;\n", "\n"])
def test_blank_lines_stand_above_a_header_with_other_delimiters(told: str, example: Path) -> None:
    def spreadsheet(text: str) -> str:
        return told + as_csv(rows_of(text), delimiter=";")

    sound, findings = damage(example, "redirects", spreadsheet)
    assert "delimiter" in {one.rule for one in findings}
    format_files(example)
    assert path_of(example, "redirects").read_text("utf-8") == sound


def twice(text: str) -> str:
    """A file whose rows were pasted twice."""
    return text + text.split("\n", 1)[1]


@pytest.mark.parametrize("name", ["actors", "relations", "coding/coverage"])
def test_rows_pasted_twice_are_one_finding_and_removed(name: str, example: Path) -> None:
    sound, (finding,) = damage(example, name, twice)
    assert (finding.rule, finding.fix) == ("row-repeated", Fix())
    rows = sound.count("\n") - 1
    first, last = rows + 2, 2 * rows + 1
    lines = f"line {first} repeats" if rows == 1 else f"lines {first}-{last} repeat"
    assert finding.message().startswith(lines)
    format_files(example)
    assert path_of(example, name).read_text("utf-8") == sound


def test_a_code_list_pasted_twice_is_one_finding_and_removed(example: Path) -> None:
    path = example / "schema" / "vocabularies" / "country.csv"
    sound = path.read_text("utf-8")
    path.write_text(twice(sound), encoding="utf-8")
    assert [f.rule for f in gate_1(example)] == ["row-repeated"]
    format_files(example)
    assert path.read_text("utf-8") == sound


def test_a_repeated_row_without_an_id_is_one_finding_and_gets_no_id(example: Path) -> None:
    def how(text: str) -> str:
        _, first, *_ = rows_of(text)
        return text + as_csv([["", *first[1:]]] * 3)

    _, findings = damage(example, "figures", how)
    assert [f.rule for f in findings if f.rule != "claim-repeated"] == ["id-blank", "row-repeated"]
    before = len(rows_of(path_of(example, "figures").read_text("utf-8")))
    format_files(example)
    assert len(rows_of(path_of(example, "figures").read_text("utf-8"))) == before - 2


def test_rows_that_a_repair_makes_identical_become_one(example: Path) -> None:
    def how(text: str) -> str:
        return text + text.split("\n")[1].replace(",", ", ", 1) + "\n"

    sound, findings = damage(example, "publishers", how)
    assert "white-space" in {finding.rule for finding in findings}
    format_files(example)
    assert path_of(example, "publishers").read_text("utf-8") == sound


def test_repeated_rows_are_kept_in_a_file_that_is_left(example: Path) -> None:
    _, findings = damage(example, "actors", lambda text: twice(text) + 'south,"')
    assert {f.rule: f.fix for f in findings} == {"row-repeated": None, "quotes": None}
    before = path_of(example, "actors").read_bytes()
    format_files(example)
    assert path_of(example, "actors").read_bytes() == before


def test_many_lines_are_named_by_the_first_of_them(example: Path) -> None:
    sound, findings = damage(example, "redirects", lambda t: t + f"\n{t.splitlines()[1]}\n" * 20)
    last = sound.count("\n")
    for finding, first in zip(findings, (last + 1, last + 2), strict=True):
        named = ", ".join(str(first + 2 * n) for n in range(8))
        assert finding.message().startswith(f"lines {named}, … ")


LINES = {
    "carriage returns": lambda text: text.replace("\n", "\r"),
    "mixed": lambda text: text.replace("\n", "\r", 1).replace("\n", "\r\n", 1),
    "a header again": lambda text: text + text.split("\n")[0] + "\n",
    "a header again in another spelling": lambda text: text + text.split("\n")[0].upper() + ",\n",
    "a first line that tells commas": lambda text: f"sep=,\n{text}",
    "a first line with its mark": lambda text: (
        "\ufeffsep=\t\r\n" + as_csv(rows_of(text), delimiter="\t")
    ),
    "a first line in quotes": lambda text: '"sep=;"\n' + as_csv(rows_of(text), delimiter=";"),
    "bars": lambda text: as_csv(rows_of(text), delimiter="|"),
    "names in capitals": lambda text: text.replace("id,kind", " ID,Kind ", 1),
    "names with spaces": lambda text: text.replace("name_en,name-es", "name en,name es", 1).replace(
        "summary_en", "Summary en", 1
    ),
    "semicolons and capitals": lambda text: as_csv(rows_of(text), delimiter=";").replace(
        "id;", "Id;", 1
    ),
    "a quoted header": lambda text: '"' + text.replace("\n", '"\n', 1),
}


@pytest.mark.parametrize("how", LINES.values(), ids=LINES)
def test_lines_and_headers_that_mean_one_thing_are_repaired(how: Damage, example: Path) -> None:
    sound, findings = damage(example, "actors", how)
    assert {finding.rule for finding in findings} <= {
        *("line-ends", "delimiter", "header", "byte-order-mark", "whole-line-quoted"),
    }
    assert {finding.fix for finding in findings} == {Fix()}
    format_files(example)
    assert path_of(example, "actors").read_text("utf-8") == sound


@pytest.mark.parametrize("name", ["name_e", "name", "namen"])
def test_a_header_with_another_name_is_left(name: str, example: Path) -> None:
    _, (finding,) = damage(example, "actors", lambda text: text.replace("name_en", name, 1))
    assert (finding.rule, finding.fix) == ("header", None)
    before = path_of(example, "actors").read_bytes()
    format_files(example)
    assert path_of(example, "actors").read_bytes() == before


def test_an_empty_file_says_so_and_stays_empty(example: Path) -> None:
    _, (finding,) = damage(example, "redirects", lambda _: "")
    assert "the file is empty" in finding.message("en")
    assert finding.fix is None
    format_files(example)
    assert path_of(example, "redirects").read_bytes() == b""


def test_a_table_with_its_header_and_no_rows_is_valid_where_nothing_refers_to_it(
    example: Path,
) -> None:
    path = path_of(example, "redirects")
    path.write_text(path.read_text("utf-8").split("\n")[0] + "\n", encoding="utf-8")
    assert all_gates(example).findings == ()


@pytest.mark.parametrize("name", ["actors", "places", "publishers", "sources"])
def test_a_table_without_rows_is_one_finding_whatever_refers_to_it(
    name: str, example: Path
) -> None:
    _, (finding,) = damage(example, name, lambda text: text.split("\n")[0] + "\n")
    assert (finding.rule, finding.line, finding.warns) == ("table-empty", 1, False)
    number = {"actors": 7, "places": 2, "publishers": 4, "sources": 20}[name]
    assert f"but {number} cells refer" in finding.message("en")
    assert f"pero {number} celdas remiten" in finding.message("es")


def test_a_slip_is_told_as_such_beside_a_table_without_rows(example: Path) -> None:
    damage(example, "publishers", lambda text: text.split("\n")[0] + "\n")
    set_cells(example, "relations", "rel-cccc", {"object_id": "minister-on"})
    assert [f.rule for f in gate_1(example)] == ["reference", "table-empty"]


def test_a_single_id_that_several_tables_may_contain_does_not_tell_which(example: Path) -> None:
    damage(example, "agreements", lambda text: text.split("\n")[0] + "\n")
    assert {f.rule for f in gate_1(example)} == {"reference"}


def test_a_blank_id_hides_no_other_finding_of_its_row(example: Path) -> None:
    wrong = {"kind": "nonsense", "date": "32/2020", "title_es": "n/a"}
    set_cells(example, "events", "withdrawal-first-step", wrong)
    before = {(finding.rule, finding.column) for finding in gate_1(example)}
    path = path_of(example, "events")
    text = path.read_text("utf-8").replace("\nwithdrawal-first-step,", "\n,")
    path.write_text(text, encoding="utf-8")
    after = {(finding.rule, finding.column) for finding in gate_1(example)}
    assert after >= before
    assert ("required", "id") in after


@pytest.mark.parametrize(
    ("numbers", "shown"), [([], ""), ([3], "3"), ([2, 3, 4, 7, 9, 10], "2-4, 7, 9-10")]
)
def test_numbers_of_lines_are_told_in_ranges(numbers: list[int], shown: str) -> None:
    assert ranges(numbers) == shown


# What is legitimate


@pytest.mark.parametrize("word", ["анти-NATO", "Куба/Cuba", "NATO–страны"])
def test_a_word_whose_parts_have_each_one_script_is_right(word: str) -> None:
    assert [*faults_in(word)] == []


@pytest.mark.parametrize("word", ["Ave-Мaria", "СОР-NATO", "MiG-29М", "Нavana"])
def test_a_part_of_a_word_that_only_looks_latin_is_told(word: str) -> None:
    assert [*faults_in(word)] == [("look-alike-letter", {"value": word})]


@pytest.mark.parametrize("word", ["none", "None", "nil"])
def test_a_text_may_print_none_for_zero(word: str, example: Path) -> None:
    zero = {"low": "", "high": "", "best": "0", "qualifier": "exact", "as_reported": word}
    set_cells(example, "figures", "fig-aaaa", zero)
    assert [f for f in gate_1(example) if f.column == "as_reported"] == []
    set_cells(example, "figures", "fig-aaaa", {"as_reported": "n/a"})
    assert [f.rule for f in gate_1(example) if f.column == "as_reported"] == ["blank-word"]


def test_the_code_of_namibia_is_a_code_where_the_list_has_it(example: Path) -> None:
    set_cells(example, "places", "north-base", {"country": "NA"})
    assert [finding.rule for finding in gate_1(example)] == ["code"]
    path = example / "schema" / "vocabularies" / "country.csv"
    rows = rows_of(path.read_text("utf-8"))
    new = ["NA", "Namibia", "Namibia", "Namibia.", "Namibia."]
    path.write_text(as_csv([*rows, new + [""] * (len(rows[0]) - 5)]), encoding="utf-8")
    # What is generated from code lists is out of date; all else is right.
    assert gate_1(example, canonical=False) == []
    (row,) = load(example).rows["places"]
    assert row.record.country == "NA"
    format_files(example)
    assert ",NA," in path_of(example, "places").read_text("utf-8")


def test_a_code_in_another_case_is_the_code_that_the_list_has(example: Path) -> None:
    path = example / "schema" / "vocabularies" / "country.csv"
    path.write_text(path.read_text("utf-8") + "cu,Cubania,Cubania,Code.,Código.,\n", "utf-8")
    (finding,) = gate_1(example, canonical=False)
    assert (finding.rule, finding.id, finding.warns) == ("code-unique", "cu", False)
    assert '"cu" is already on line 3 (CU)' in finding.text()


@pytest.mark.parametrize(("lat", "told"), [("10.1234567", False), ("10.12345678", True)])
def test_coordinates_have_up_to_seven_decimals(lat: str, told: bool, example: Path) -> None:
    set_cells(example, "places", "north-base", {"lat": lat})
    assert bool(gate_1(example)) == told
    if not told:
        (row,) = load(example).rows["places"]
        assert repr(row.record.lat) == lat


@pytest.mark.parametrize(
    ("damaged", "told"),
    [
        (lambda text: text.replace("id,", "id,,", 1), "without a name: column 2"),
        (lambda text: f",{text}", "without a name: column 1"),
        (lambda text: text.replace("id,", "id, ,", 1), "without a name: column 2"),
    ],
)
def test_a_column_without_a_name_is_told_by_its_number(
    damaged: Damage, told: str, example: Path
) -> None:
    _, findings = damage(example, "actors", damaged)
    assert findings[0].rule == "header"
    assert f"unexpected header ({told})" in findings[0].text()
