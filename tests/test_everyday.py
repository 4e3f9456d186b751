"""What everyday files and everyday typing look like, and what is made of them."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zipfile
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from asking import contents_of, format_files, gate_1
from examples import set_cells
from test_fixes import cell

from cubaven_data.checking.rules import RULES
from cubaven_data.editing.ids import proposed_id
from cubaven_data.findings import Finding
from cubaven_data.fixing.visible import visible
from cubaven_data.model.characters import faults_in
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.mending import misread
from cubaven_data.model.numbers_said import digits_said
from cubaven_data.model.printed_dates import without_dates
from cubaven_data.model.tables import TABLES
from cubaven_data.model.written_dates import written
from cubaven_data.model.written_forms import addresses, locators
from cubaven_data.publishing.gates import validate
from cubaven_data.reading.kinds import other_kind
from cubaven_data.reading.loading import load

READ = "daily-north-2020-02-01"
ONE = ("actors", "minister-one")


def rules(root: Path) -> list[str]:
    return [finding.rule for finding in gate_1(root)]


def only(root: Path) -> Finding:
    (finding,) = gate_1(root)
    return finding


def put(root: Path, table: str, id_: str, column: str, text: str) -> None:
    set_cells(root, table, id_, {column: text})


# Letters


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Se?or Uno.", "Se?or"),
        ("Mu?oz", "Mu?oz"),
        ("?ngel", "?ngel"),
        ("?Qué dijo?", "?Qué"),
        ("Mu\ufffdoz", "Mu\ufffdoz"),
        ("Per\ufffd", "Per\ufffd"),
        ("Mu\u00ef\u00bf\u00bdoz", "Mu\u00ef\u00bf\u00bdoz"),
    ],
)
def test_a_letter_that_was_lost_is_to_be_typed_again_and_never_deleted(
    text: str, word: str, example: Path
) -> None:
    put(example, *ONE, "name_es", text)
    finding = only(example)
    assert (finding.rule, finding.values["word"]) == ("lost-letter", word)
    assert "delete" not in finding.text() and "type it again" in finding.text()
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("It\x92s over", "It’s over | Itís over"),
        ("\x93Hola\x94 dijo", "“Hola” dijo"),
        ("1989\x961991", "1989–1991"),
        ("El niño \x97dijo\x97 sí", "El niño —dijo— sí"),
        ("Espa\x96a", "España"),
    ],
)
def test_marks_that_became_control_characters_are_offered_and_not_deleted(
    text: str, meant: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "title", text)
    assert (only(example).rule, only(example).remedy()) == ("mojibake", f'write "{meant}"')
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u0936\u094d\u0930\u0940\u092e\u093e\u0928\u094d\u200c, \u0905\u0935\u0928\u094d\u200d",
        "\u0644\u0647\u200c 1447 \u0647\u200d",
        "\u0e01\u0e23\u0e38\u0e07\u200b\u0e40\u0e17\u0e1e \u0e81\u200b\u0e82",
        "\u1797\u17c6\u200b\u1796 \u101b\u1014\u103a\u200b\u1000",
        "\u182a\u1820\u1836\u1822\u1828\u180e\u1820",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 family",
        "\u2764\ufe0f\u200d\U0001f525",
        "\u182a\u180b\u1820",
        "\u845b\U000e0100\u98fe \u5026\ufe00",
        "\u05d1\u05b7\u034f\u05bd",
        "1\ufe0f\u20e3 \u00a9\ufe0f \u2122\ufe0e \u203c\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_joiners_are_spelling_within_scripts_and_emoji_that_need_them(
    text: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "title", text)
    assert rules(example) == []
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    "text",
    [
        *("Uno\u200d", "U\u200cno", "U\ufe0fno", "\u200c\u0645", "\u0645\u200b\u0645"),
        *(
            "U\u200bno",
            "U\u180eno",
            "\u0e01\u200bU",
            "\u0e01\u200b",
            "\u0928\u200c",
            "\u4e2d\u200b\u56fd",
        ),
        *("U\u034fno", "U\U000e0100no", "U\u17b4no", "U\u180bno", "U\u180fno", "U\ufffcno"),
        *("U\ufe00no", "U\ufe0eno", "\u1780\u17b5", "U\U000e01efno", "U\U0001d159no"),
        *("U\U000e0067no", "1\ufe0f", "\u5026\ufe0f", "\ufffc"),
    ],
)
def test_joiners_elsewhere_are_invisible(text: str, example: Path) -> None:
    put(example, "sources", "east-paper-a", "title", text)
    assert rules(example) == ["invisible-character"]


@pytest.mark.parametrize(
    "text",
    [
        *("Who? The minister.", "¿Quién?", "(Who?)", "Is it so?Yes.", "¿Es así?Sí."),
        *("https://one.example/a?b", "see one.example/a?b=c"),
    ],
)
def test_a_question_mark_at_the_end_of_a_word_or_in_an_address_is_one(
    text: str, example: Path
) -> None:
    put(example, "figures", "fig-aaaa", "note_es", text)
    assert "lost-letter" not in rules(example)


def test_a_title_that_has_a_question_mark_within_a_word_is_right_by_an_exception(
    example: Path,
) -> None:
    put(example, "sources", "east-paper-a", "title", "Who?what")
    path = example / "data" / "coding" / "exceptions.csv"
    line = "lost-letter,east-paper-a,title,Printed so.,2020-03-02\n"
    path.write_text(path.read_text("utf-8") + line, encoding="utf-8")
    assert "lost-letter" not in rules(example)


@pytest.mark.parametrize(
    "text",
    [
        "Se=C3=B1or",
        "Se=F1or",
        "Se%C3%B1or",
        "Se%F1or",
        "Se\\u00f1or",
        "Se\\u{f1}or",
        "Se%u00f1or",
        "Se\\xf1or",
        "Se\\xc3\\xb1or",
        "Se\\303\\261or",
        "Se&#xf1;or",
        "Se&ntildeor",
        "Se\\u00c3\\u00b1or",
        "Se+APE-or",
        "Se\\~nor",
        "Se\\~{n}or",
        "Se{\\~n}or",
        "Se<U+00F1>or",
        "Se<f1>or",
        "Se<c3><b1>or",
        "Se_x00F1_or",
        "Se\\'f1or",
        "Se\\361or",
        "Se\\x{f1}or",
        "Se&#241or",
        "Se&#xF1or",
    ],
)
def test_a_letter_that_a_program_wrote_as_a_code_is_made_a_letter_again(
    text: str, example: Path
) -> None:
    put(example, *ONE, "name_es", text)
    assert only(example).rule in ("escaped-letter", "html-entity")
    format_files(example)
    assert cell(example, *ONE, "name_es") == "Señor"
    assert rules(example) == []


@pytest.mark.parametrize(
    "text",
    [
        "50%edad",
        "a=e1",
        "100%",
        "C+ABC-x",
        '\\"un',
        "d\\'Aubuisson",
        "x <3 y",
        "l\\'eau",
        "R&D, Q&#1",
        "_x0041_",
        "\\u0041",
        "\\ud83d",
        "https://one.example/%C3%B1",
        "x%20y",
    ],
)
def test_what_only_looks_like_a_code_for_a_letter_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Jos´e", "José"),
        ("Jose´", "José"),
        ("Garc´ıa", "García"),
        ("P´erez", "Pérez"),
        ("GARC´IA", "GARCÍA"),
        ("´Angel", "Ángel"),
        ("Jos\\'e", "José"),
        ("Se~nor", "Señor"),
        ("Sen~or", "Señor"),
        ("Se˜nor", "Señor"),
        ("G¨uell", "Güell"),
        ("Gu¨ell", "Güell"),
        ("seg\\'un la se\\~nora", "según la señora"),
        ("Mar\\'{\\i}a N\\'u\\~nez", "María Núñez"),
    ],
)
def test_an_accent_beside_its_letter_is_told_with_the_word_that_was_meant(
    text: str, meant: str, example: Path
) -> None:
    put(example, *ONE, "name_es", text)
    finding = only(example)
    assert (finding.rule, finding.values["meant"]) == ("escaped-letter", meant)
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    "text",
    [
        *("d´Aubuisson", "O´Higgins", "l´estat", "Jose'", "x ~n", "we´ll"),
        *("´Hola´", "dijo ´Hola mundo´", "Castro´s"),
    ],
)
def test_an_accent_in_place_of_an_apostrophe_is_not_taken_for_one(text: str) -> None:
    assert not faults_in(text)


# Line breaks


@pytest.mark.parametrize("mark", ["\n", "\u2028", "&#10;", " \n ", "\n\n"])
@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("The Minis-|ter", "Minister | Minis-ter | Minis- ter"),
        ("The Minis¬|ter", "Minister | Minis¬ter | Minis¬ ter"),
        ("10-|20 men", "10-20 | 10- 20"),
        ("10–|20 men", "10–20 | 10– 20"),
        ("10|-20 men", "10-20 | 10 -20"),
        ("army/|navy", "army/navy | army/ navy"),
        ("5|000 men", "5000 | 5 000"),
        ("1,000|500", "1,000500 | 1,000 500"),
        ("3.|5 tons", "3.5 | 3. 5"),
        ("O'|Brien", "O'Brien | O' Brien"),
    ],
)
def test_a_line_break_that_may_stand_for_no_space_is_left_with_its_readings(
    text: str, readings: str, mark: str, example: Path
) -> None:
    broken = text.replace("|", mark)
    put(example, *ONE, "summary_en", broken)
    assert mark == "&#10;" or readings in only(example).remedy()
    format_files(example)
    assert cell(example, *ONE, "summary_en") == broken


@pytest.mark.parametrize("mark", ["\n", "\u2028"])
@pytest.mark.parametrize(
    "text", ["Minister|of the north.", "One,|“two” (in 2019)|and “three”.", "10|men", "in May|2019"]
)
def test_a_line_break_between_words_is_a_space(text: str, mark: str, example: Path) -> None:
    put(example, *ONE, "summary_en", text.replace("|", mark))
    assert only(example).rule == "cell-newline"
    format_files(example)
    assert cell(example, *ONE, "summary_en") == text.replace("|", " ")


def test_a_line_break_in_as_reported_makes_no_number_of_two(example: Path) -> None:
    put(example, "figures", "fig-cccc", "as_reported", "1,000\n500")
    format_files(example)
    assert cell(example, "figures", "fig-cccc", "as_reported") == "1,000\n500"


@pytest.mark.parametrize(
    ("table", "id_", "column", "text", "such"),
    [
        ("figures", "fig-bbbb", "best", "80\n90", "80 and 90 may be two values"),
        ("figures", "fig-bbbb", "as_reported", "80\n90", "(8090 | 80 90)"),
        ("places", "north-base", "sources", f"{READ}#p1\n2", f"({READ}#p1-2 | {READ}#p12)"),
        ("sources", READ, "url", "https://one.example/1\n23", "1 and 23 may be two values"),
        ("sources", READ, "url", "https://one.example/a\nb", "(without the break)"),
    ],
)
def test_two_numbers_that_a_line_break_parts_are_never_made_a_third(
    table: str, id_: str, column: str, text: str, such: str, example: Path
) -> None:
    put(example, table, id_, column, text)
    (finding,) = (one for one in gate_1(example) if one.rule == "cell-newline")
    assert such in finding.remedy()
    format_files(example)
    assert cell(example, table, id_, column) == text


@pytest.mark.parametrize("text", ["M. One&#10;Señor Uno", "M. One\u2028Señor Uno"])
def test_names_that_a_line_break_parts_are_never_made_one(text: str, example: Path) -> None:
    put(example, *ONE, "aliases", text)
    assert rules(example) != []
    format_files(example)
    assert cell(example, *ONE, "aliases") == text


# Citations, ids and addresses


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("para2", "p2"),
        ("par. 2", "p2"),
        ("párr. 2", "p2"),
        ("Paragraphs 2–4", "p2-4"),
        ("page 3", "pg3"),
        ("pág. 3", "pg3"),
        ("tabla 2", "tbl2"),
        ("fila 7", "row7"),
        ("nota 4", "fn4"),
    ],
)
def test_a_place_that_is_called_by_its_word_is_repaired(
    written: str, meant: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#{written}")
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#{meant}"


@pytest.mark.parametrize(
    "written", ["{0}#p2.", '"{0}#p2"', "“{0}#p2”", "'{0}#p2'", "[{0}#p2]", "({0}#p2)"]
)
def test_a_citation_in_quotation_marks_or_brackets_or_with_a_full_stop_is_one(
    written: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", written.format(READ))
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#p2"


@pytest.mark.parametrize(
    ("written", "such"), [("pp2", "p2 | pg2"), ("pp2-3", "p2-3 | pg2-3"), ("pp.2", "p2 | pg2")]
)
def test_pages_in_short_may_be_a_slip_for_a_paragraph(
    written: str, such: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#{written}")
    assert only(example).remedy() == f"write {such}"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#{written}"


@pytest.mark.parametrize("written", ["chapter 2", "paragraph", "p2 p3", "10.5"])
def test_what_names_no_place_is_no_locator(written: str) -> None:
    assert locators(written) == ()


@pytest.mark.parametrize("between", [" y ", " and ", " & ", ";;", ",;\t", ", ", " ; "])
def test_what_stands_between_two_citations_is_made_their_separator(
    between: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#p2{between}{READ}#p3")
    assert only(example).column == "sources"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#p2; {READ}#p3"


def test_the_sign_of_an_origin_may_stand_apart_from_it(example: Path) -> None:
    put(example, "places", "north-base", "sources", f"minister-statement-2020 ~ via {READ}#p2")
    format_files(example)
    meant = f"minister-statement-2020~ via {READ}#p2"
    assert cell(example, "places", "north-base", "sources") == meant


@pytest.mark.parametrize("via", [" Via ", " VIA ", " vía ", " Vía ", "  via ", ", via "])
def test_via_is_read_in_capitals_and_in_spanish_and_after_a_comma(via: str, example: Path) -> None:
    put(example, "places", "north-base", "sources", f"minister-statement-2020{via}{READ}#p2")
    format_files(example)
    meant = f"minister-statement-2020 via {READ}#p2"
    assert cell(example, "places", "north-base", "sources") == meant


def test_for_in_capitals_names_the_columns(example: Path) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#p1; {READ}#p2 FOR lat, lon")
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#p1; {READ}#p2 for lat, lon"


@pytest.mark.parametrize("written", ["south_wire", "South_Wire", "South Wire", "south--wire"])
def test_an_id_in_another_spelling_is_the_only_record_that_it_can_be(
    written: str, example: Path
) -> None:
    put(example, "publishers", "south-wire", "name", "The Wire")
    put(example, "sources", "south-wire-2020-01-16", "publisher_id", written)
    assert "south-wire" in only(example).remedy()
    format_files(example)
    assert cell(example, "sources", "south-wire-2020-01-16", "publisher_id") == "south-wire"


def test_an_id_in_another_spelling_that_is_the_name_of_another_record_is_left(
    example: Path,
) -> None:
    put(example, "publishers", "daily-north", "name", "South Wire")
    put(example, "sources", "south-wire-2020-01-16", "publisher_id", "South Wire")
    format_files(example)
    assert cell(example, "sources", "south-wire-2020-01-16", "publisher_id") == "South Wire"


@pytest.mark.parametrize("id_", ["con", "AUX", "nul", "Prn", "com1", "lpt9"])
def test_an_id_that_can_name_no_file_on_windows_is_refused_with_one_that_can(
    id_: str, example: Path
) -> None:
    put(example, "events", "withdrawal-first-step", "id", id_)
    finding = only(example)
    assert finding.rule == "id-form"
    assert f"such as {id_.lower()}-1 (Windows allows no file named {id_})" in finding.remedy()
    assert set(format_files(example).changes) <= {"data/events.csv"}
    assert only(example).values["value"] == id_


@pytest.mark.parametrize("id_", ["20/02/2020", "2020/02/01", "12.5"])
def test_no_id_is_suggested_that_is_only_a_date_or_a_number(id_: str, example: Path) -> None:
    put(example, "events", "withdrawal-first-step", "id", id_)
    assert "such as ve-dgcim:" in only(example).remedy()


def test_no_id_is_proposed_that_is_only_a_date_or_names_no_file() -> None:
    assert proposed_id("sources", {"published": "2020-02-01"}, ()) == ""
    assert proposed_id("actors", {"name_en": "Aux"}, ()) == "aux-2"


def test_an_id_with_underscores_in_a_citation_or_in_its_own_row_is_repaired(example: Path) -> None:
    put(example, "places", "north-base", "sources", f"{READ.replace('-', '_')}#p2")
    put(example, "publishers", "south-wire", "id", "south_wire")
    format_files(example)
    assert gate_1(example) == []


def test_a_misspelled_id_is_told_in_its_own_row_and_not_where_it_is_referred_to(
    example: Path,
) -> None:
    put(example, "publishers", "south-wire", "id", "south_wire")
    assert rules(example) == ["id-form"]


@pytest.mark.parametrize(
    ("written", "such"),
    [
        ("HTTPS://EXAMPLE.ORG/Abc", ("https://example.org/Abc",)),
        ("<https://one.example/A>", ("https://one.example/A",)),
        ("hxxps://one[.]example/a", ("https://one.example/a",)),
        ("//one.example/a", ("https://one.example/a", "http://one.example/a")),
        ("www.one.example/a", ("https://www.one.example/a", "http://www.one.example/a")),
        ("not an address", ()),
        ("https://One.example/a b c", ()),
        ("HTTPS://user:secret@one.example/", ()),
    ],
)
def test_an_address_is_offered_and_repaired_where_it_can_be_only_one(
    written: str, such: tuple[str, ...], example: Path
) -> None:
    assert addresses(written) == such
    put(example, "sources", "east-paper-a", "url", written)
    assert (" | ".join(such) or "a single address in full") in only(example).remedy()
    format_files(example)
    meant = such[0] if len(such) == 1 else written
    assert cell(example, "sources", "east-paper-a", "url") == meant


@pytest.mark.parametrize(
    ("text", "such"),
    [
        ("M. One\tSeñor Uno", "M. One; Señor Uno | M. One Señor Uno"),
        ("M. One;\tSeñor Uno", "M. One; Señor Uno"),
    ],
)
def test_names_that_a_tab_parts_may_be_one_or_two_and_are_left(
    text: str, such: str, example: Path
) -> None:
    put(example, *ONE, "aliases", text)
    assert only(example).remedy().endswith(f": {such}")
    format_files(example)
    assert cell(example, *ONE, "aliases") == text


def test_ids_that_a_comma_separates_are_told_as_they_are_repaired(example: Path) -> None:
    of = ("sources", "minister-statement-2020", "speaker_id")
    put(example, *of, "minister-one, north")
    assert only(example).remedy().endswith(": minister-one; north")
    format_files(example)
    assert cell(example, *of) == "minister-one; north"


def test_a_mark_after_a_place_is_told_to_go_as_it_is_repaired(example: Path) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#p2,")
    assert only(example).remedy() == "write p2"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#p2"


@pytest.mark.parametrize("written", ["10.1000/182", "doi:10.1000/182", "DOI: 10.1000/182"])
def test_a_doi_has_the_address_that_it_leads_to(written: str, example: Path) -> None:
    put(example, "sources", "east-paper-a", "url", written)
    assert only(example).remedy() == "write https://doi.org/10.1000/182"
    format_files(example)
    assert cell(example, "sources", "east-paper-a", "url") == "https://doi.org/10.1000/182"


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("https://east.example/ahttps://east.example/b", "url"),
        ("https://east.example,", "url"),
        ("https://www.east.example\\a", "url"),
        ("https://east.example:port/", "url"),
        ("https://e\u0430st.example/", "look-alike-letter"),
    ],
)
def test_two_addresses_in_one_or_a_host_that_cannot_be_one_are_errors(
    written: str, rule: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", written)
    assert only(example).rule == rule


@pytest.mark.parametrize(
    "written",
    [
        "https://east.example:8080/a",
        "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/",
        "https://web.archive.org/web/2020/https://west.example/a",
        "https://east.example/?continue%3Dhttps://west.example/",
    ],
)
def test_a_port_another_script_and_an_address_within_an_address_are_right(
    written: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", written)
    assert rules(example) == []


def test_a_copy_in_an_archive_is_the_page_itself(example: Path) -> None:
    copy = "https://web.archive.org/web/20200301000000id_/http://east.example/a"
    put(example, "sources", "east-paper-b", "url", copy)
    assert rules(example) == ["source-repeated"]


@pytest.mark.parametrize(
    ("copy", "such"),
    [
        ("https://south-wire.example/2", "is the page itself, as in url, and no copy of it"),
        ("http://www.south-wire.example/2", "is the page itself, as in url, and no copy of it"),
        (
            "https://web.archive.org/web/2020/https://other.example/z",
            "is a copy of another page than url: https://other.example/z",
        ),
        (
            "https://archive.ph/20200115120000/https://south-wire.example/2",
            "is a copy of 2020-01-15, before the publication date (2020-01-16)",
        ),
        ("https://archive.ph/20200116120000/https://south-wire.example/2", ""),
        ("https://web.archive.org/web/2020id_/south-wire.example/2/?utm_source=a", ""),
        ("https://archive.ph/AbCdE", ""),
    ],
)
def test_a_copy_in_an_archive_is_one_of_its_own_page_from_after_its_publication(
    copy: str, such: str, example: Path
) -> None:
    put(example, "sources", "south-wire-2020-01-16", "archive_url", copy)
    assert [one.message() for one in gate_1(example)] == [f'"{copy}" {such}'] * bool(such)


@pytest.mark.parametrize("time", ["20201340000000", "20209999999999", "20200230120000"])
@pytest.mark.parametrize("archive", ["web.archive.org/web", "archive.ph"])
def test_a_copy_of_a_time_that_is_none_is_told_to_be_that(
    archive: str, time: str, example: Path
) -> None:
    copy = f"https://{archive}/{time}/https://south-wire.example/2"
    put(example, "sources", "south-wire-2020-01-16", "archive_url", copy)
    assert only(example).rule == "url"
    assert only(example).remedy().startswith(f"write the address of the copy; {time} is no time")


@pytest.mark.parametrize("sources", ["nan", f"{READ}#", f"{READ}#p1."])
def test_an_explained_citation_is_not_missed_in_a_cell_that_cannot_be_read(
    sources: str, example: Path
) -> None:
    put(example, "actors", "north", "sources", sources)
    assert only(example).column == "sources"


def test_the_paragraphs_of_a_text_run_forwards(example: Path) -> None:
    put(example, "coverage", f"{READ} p11", "paragraphs", "p13-12")
    assert (only(example).rule, only(example).column) == ("locator-form", "paragraphs")


def test_what_is_offered_for_an_entity_has_no_hard_space(example: Path) -> None:
    put(example, *ONE, "summary_en", "The&nbsp;minister&amp;&nbsp; others")
    assert only(example).remedy() == 'write "The minister& others"'


def test_the_euro_sign_of_latin_9_is_not_taken_for_another(example: Path) -> None:
    path = example / "data" / "actors.csv"
    text = path.read_text("utf-8").replace("of the north", "with 5 €")
    path.write_bytes(text.encode("iso8859_15"))
    assert "Latin-9" in only(example).message()
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("['A']", "A"),
        ("{'A', 'B'}", "A; B"),
        ('("A",)', "A"),
        ("['A' 'B']", "A; B"),
        ('"A; B"', "A; B"),
        ("«A;B»", "A; B"),
        ("{'en': 'A', 'es': 'B'}", "A; B"),
        ("EN: A / ES: B", "A; B"),
        ("es: A; en: B", "A; B"),
        ("A (en) / B (es)", "A; B"),
        ("1. A. One; 2. B. Two", "A. One; B. Two"),
    ],
)
def test_names_as_programs_print_them_are_told_as_a_list_writes_them(
    text: str, meant: str, example: Path
) -> None:
    put(example, *ONE, "aliases", text)
    finding = only(example)
    assert (finding.rule, finding.values["such"]) == ("list-form", meant)


@pytest.mark.parametrize(
    ("text", "such"),
    [
        ("A. One (a.k.a. B. Two)", "A. One; B. Two"),
        ("A. One, alias B. Two", "A. One; B. Two"),
        ("A. One (B) aka C. Two", "A. One (B); C. Two"),
        ("also known as B. Two", "B. Two"),
        ("alias B. Two", "B. Two"),
        ("conocido como B. Two", "B. Two"),
    ],
)
def test_an_alias_that_says_that_it_is_one_is_told_with_the_names_alone(
    text: str, such: str, example: Path
) -> None:
    put(example, *ONE, "aliases", text)
    finding = only(example)
    assert (finding.rule, finding.values["such"]) == ("alias-single", such)


@pytest.mark.parametrize("text", ["1. Division", "Akame Two", "Aliaska"])
def test_a_name_with_a_number_or_such_letters_is_one(text: str, example: Path) -> None:
    put(example, *ONE, "aliases", text)
    assert rules(example) == []


@pytest.mark.parametrize("text", ["{}", "[]", "()", "set()", '""', "['']", "{None}"])
def test_what_a_program_prints_for_nothing_is_a_placeholder(text: str, example: Path) -> None:
    put(example, *ONE, "aliases", text)
    assert rules(example) == ["blank-word"]


@pytest.mark.parametrize(
    "text", ["['A', 'B']", "{'en': 'A', 'es': 'B'}", '{"en": "A"}', "['A']", "<Name at 0x7f3a>"]
)
def test_what_a_program_prints_of_a_list_or_an_object_is_no_text(text: str, example: Path) -> None:
    put(example, *ONE, "name_en", text)
    assert rules(example) == ["left-behind"]


@pytest.mark.parametrize("text", ["[Officials]", '["Officials"]', "('A')b", "A [en]", "es: A"])
def test_a_text_in_brackets_is_one(text: str, example: Path) -> None:
    put(example, *ONE, "name_en", text)
    assert rules(example) == []


@pytest.mark.parametrize("column", ["name_en", "summary_es"])
@pytest.mark.parametrize("text", ["EN: One / ES: Uno", "Uno (es) / One (en)", "es: Uno. en: One"])
def test_both_languages_in_one_cell_are_told(text: str, column: str, example: Path) -> None:
    put(example, *ONE, column, text)
    finding = only(example)
    assert (finding.rule, finding.warns) == ("language-of-column", True)
    assert "in English and Spanish" in finding.message()


@pytest.mark.parametrize(
    "alias", ["Doctors, nurses and trainers", "AC/DC", "Uno-Dos", "Uno - Dos", "One y Uno"]
)
def test_an_alias_with_marks_of_its_own_is_one_name(alias: str, example: Path) -> None:
    put(example, *ONE, "aliases", alias)
    assert rules(example) == []


@pytest.mark.parametrize("total", ["Total", "TOTAL:", "Suma", "Gran total"])
def test_a_total_that_was_pasted_along_is_told_whatever_else_its_row_lacks(
    total: str, example: Path
) -> None:
    path = example / "data" / "figures.csv"
    header = TABLES["figures"].header
    row = ",".join({"id": total, "best": "330"}.get(name, "") for name in header)
    path.write_text(f"{path.read_text('utf-8')}{row}\n", encoding="utf-8")
    (finding,) = (one for one in gate_1(example) if one.rule == "row-total")
    assert (finding.line, finding.column, finding.warns) == (5, "id", True)
    assert "delete the row" in finding.remedy()
    format_files(example)
    assert f"\n{row}\n" in path.read_text("utf-8"), "what may be no record gets no id"


@pytest.mark.parametrize("line", ["New rows below", "Total"])
def test_a_line_that_is_no_record_gets_no_id(line: str, example: Path) -> None:
    path = example / "data" / "figures.csv"
    path.write_text(f"{path.read_text('utf-8')}{line}{',' * 20}\n", encoding="utf-8")
    format_files(example)
    assert f"{line},," in path.read_text("utf-8")


# Codes


@pytest.mark.parametrize(
    ("table", "id_", "column", "written", "code"),
    [
        ("sources", "east-paper-a", "language", "ingles", "en"),
        ("sources", "east-paper-a", "language", "eng", "en"),
        ("actors", "north", "country", "USA", "US"),
        ("actors", "north", "country", "EE. UU.", "US"),
        ("actors", "north", "country", "EEUU", "US"),
        ("actors", "north", "country", "Cuba ", "CU"),
        ("actors", "north", "country", "Union Sovietica", "SU"),
        ("publishers", "south-wire", "state_controlled", "TRUE", "yes"),
        ("publishers", "south-wire", "state_controlled", "verdadero", "yes"),
        ("publishers", "south-wire", "state_controlled", "Sí", "yes"),
        ("publishers", "south-wire", "state_controlled", "si", "yes"),
    ],
)
def test_a_code_is_known_by_its_label_without_accents_and_by_its_other_names(
    table: str, id_: str, column: str, written: str, code: str, example: Path
) -> None:
    put(example, table, id_, column, written)
    format_files(example)
    assert cell(example, table, id_, column) == code


@pytest.mark.parametrize(
    ("column", "written", "near"),
    [
        ("measure", "dead", "killed"),
        ("measure", "muertes", "killed"),
        ("modality", "planned", "intended"),
        ("modality", "Forecast", "expected"),
    ],
)
def test_a_word_that_may_stand_for_a_code_is_offered_and_not_repaired(
    column: str, written: str, near: str, example: Path
) -> None:
    put(example, "figures", "fig-aaaa", column, written)
    (finding,) = (f for f in gate_1(example) if f.rule == "code")
    assert f'write "{near}"' in finding.remedy()
    format_files(example)
    assert cell(example, "figures", "fig-aaaa", column) == written


def test_a_synonym_of_a_code_that_the_list_does_not_have_means_nothing() -> None:
    assert Vocabulary("country", {}).meant("USA") is None


# Rules across rows


def test_a_link_that_began_before_its_body_or_outlasted_it_is_a_warning(example: Path) -> None:
    set_cells(example, "relations", "rel-cccc", {"began": "1995", "ended": "2021"})
    found = {f.column: f for f in gate_1(example) if f.rule == "outside-lifetime"}
    assert [*found] == ["began", "ended"]
    assert all(finding.warns for finding in found.values())


def test_what_refers_into_a_circle_of_redirects_is_not_sent_round_it(example: Path) -> None:
    put(example, "redirects", "first-minister", "new_id", "gone")
    put(example, "redirects", "gone", "new_id", "first-minister")
    put(example, "relations", "rel-cccc", "object_id", "first-minister")
    told = {finding.rule: finding.text() for finding in gate_1(example)}
    assert {*told} == {"redirect-circular", "redirected-id"}
    assert told["redirected-id"].endswith(
        "none, because its redirects lead round; mend these first"
    )


def test_a_label_that_two_codes_share_names_neither(example: Path) -> None:
    path = example / "schema" / "vocabularies" / "country.csv"
    text = path.read_text("utf-8")
    path.write_text(f"{text}CN,Cuba,Cuba,Code.,Código.,\n", encoding="utf-8")
    put(example, "actors", "minister-one", "country", "Cuba")
    (finding,) = (one for one in gate_1(example) if one.column == "country")
    assert '"CN"' not in finding.text()


def test_a_redirect_to_itself_is_one_finding_that_says_so(example: Path) -> None:
    put(example, "redirects", "first-minister", "new_id", "first-minister")
    assert only(example).rule == "redirect-circular"
    assert "first-minister → first-minister" in only(example).message()


@pytest.mark.parametrize("alias", ["South", "sur", "S. One"])
def test_an_alias_that_is_a_name_of_another_record_is_one_warning(
    alias: str, example: Path
) -> None:
    put(example, "actors", "south", "aliases", "S. One")
    put(example, *ONE, "aliases", alias)
    finding = only(example)
    assert (finding.rule, finding.warns) == ("alias-shared", True)


@pytest.mark.parametrize(
    ("column", "name", "country", "rule"),
    [
        ("name_en", "north guard", "CU", "record-doubled"),
        ("name_en", "North Guard", "", "record-doubled"),
        ("name_es", "Guardia del Norte", "CU", "record-doubled"),
        ("aliases", "North Guard", "CU", "alias-shared"),
        ("aliases", "NG", "VE", "alias-shared"),
        ("name_en", "North Guard", "VE", ""),
    ],
)
def test_a_body_that_is_an_actor_too_is_a_warning_unless_they_are_of_two_countries(
    column: str, name: str, country: str, rule: str, example: Path
) -> None:
    set_cells(example, "actors", "south", {column: name, "country": country})
    assert [(one.rule, one.warns) for one in gate_1(example)] == ([(rule, True)] if rule else [])


def test_two_events_that_are_parts_of_each_other_are_one_finding(example: Path) -> None:
    put(example, "events", "withdrawal-2020", "part_of", "withdrawal-first-step")
    assert rules(example) == ["part-circular"]


def test_two_events_that_led_to_each_other_are_one_finding(example: Path) -> None:
    one, other = "withdrawal-first-step", "withdrawal-2020"
    link = {"kind": "led_to", "ended": ""}
    set_cells(example, "relations", "rel-bbbb", link | {"subject_id": one, "object_id": other})
    set_cells(example, "relations", "rel-cccc", link | {"subject_id": other, "object_id": one})
    assert rules(example) == ["order-circular"]
    set_cells(example, "events", one, {"part_of": "", "date": "2019-12"})
    assert rules(example) == ["cause-later"]


def test_a_figure_is_about_the_record_of_that_name_that_its_measure_allows(example: Path) -> None:
    put(example, "places", "north-base", "name_en", "Withdrawal of the advisers")
    put(example, "figures", "fig-bbbb", "about_id", "Withdrawal of the advisers")
    format_files(example)
    assert cell(example, "figures", "fig-bbbb", "about_id") == "withdrawal-2020"
    put(example, "figures", "fig-bbbb", "about_id", "Base Norte")
    format_files(example)
    assert cell(example, "figures", "fig-bbbb", "about_id") == "Base Norte"


def test_a_text_copied_into_the_other_language_is_one_warning(example: Path) -> None:
    text = "The minister who left the north."
    set_cells(example, *ONE, {"summary_en": text, "summary_es": text})
    finding = only(example)
    assert (finding.rule, finding.column, finding.warns) == ("languages-alike", "summary_es", True)


# Addresses


@pytest.mark.parametrize(
    ("english", "spanish", "warned"),
    [
        ("He led 300 advisers.", "Dirigió a 30 asesores.", True),
        ("He led them until 2019.", "Los dirigió hasta 2018.", True),
        ("He led 23,000 advisers.", "Dirigió a 23 000 asesores.", False),
        ("He led 2,500 in 2019.", "En 2019 dirigió a 2.500.", False),
        ("He led the 23rd summit in 2019.", "Dirigió la XXIII cumbre en 2019.", False),
        ("He led them in the 1990s.", "Los dirigió en los años 90.", False),
        ("He got 1.5 billion dollars.", "Recibió 1500 millones de dólares.", False),
        ("He got $2bn.", "Recibió 2.000 millones de dólares.", False),
        ("He got 2 million in 2008.", "Recibió dos millones en 2008.", False),
        ("He got 2 million dollars.", "Recibió 3 millones de dólares.", True),
        ("He led 25,000 advisers.", "Dirigió a 25 mil asesores.", False),
        ("He led 25 thousand advisers.", "Dirigió a 25 000 asesores.", False),
        ("He led 26,000 advisers.", "Dirigió a 25 mil asesores.", True),
        ("He led 30,000-35,000 advisers.", "Dirigió a entre 30 y 35 mil asesores.", False),
        ("He led 30 to 35 thousand advisers.", "Dirigió a de 30.000 a 35.000 asesores.", False),
        ("He led 30 to 36 thousand advisers.", "Dirigió a de 30.000 a 35.000 asesores.", True),
        ("The text prints “tres mil 185”.", "El texto dice «tres mil 185».", False),
        ("He led twelve advisers.", "Dirigió a trece asesores.", True),
        ("He led twelve advisers.", "Dirigió a una docena de asesores.", False),
        ("He led 12 advisers.", "Dirigió a doce asesores.", False),
        ("He led them for two decades.", "Los dirigió las dos últimas décadas.", False),
        ("Signed on May 26.", "Firmado el 26 de junio.", True),
        ("Signed on May 26.", "Firmado el 26 de mayo.", False),
        ("May have left in June.", "Se habría ido en junio.", False),
        ("He left in May.", "Julio Paz se fue en mayo.", False),
        ("They march in April 2019.", "Marchan en abril de 2019.", False),
        ("Signed on 10/26.", "Firmado el 26 de octubre.", False),
    ],
)
def test_other_numbers_in_the_other_language_are_a_warning(
    english: str, spanish: str, warned: bool, example: Path
) -> None:
    set_cells(example, *ONE, {"summary_en": english, "summary_es": spanish})
    assert rules(example) == ["numbers-alike"] * warned


def test_another_number_in_the_other_language_is_told_with_its_unit(example: Path) -> None:
    texts = {"summary_en": "He got 1.5 million in 2008.", "summary_es": "Recibió 25 mil en 2008."}
    set_cells(example, *ONE, texts)
    assert "the text has 25 mil, but summary_en has 1.5 million;" in only(example).text()


@pytest.mark.parametrize("written", ["&amp;", "&#38;", "&AMP;", "&amp;amp;"])
def test_an_ampersand_copied_from_the_text_of_a_page_hides_no_source_entered_twice(
    written: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", "https://east.example/?a=1&b=2")
    put(example, "sources", "east-paper-b", "url", f"https://east.example/?a=1{written}b=2")
    finding = only(example)
    assert (finding.rule, finding.column) == ("html-entity", "url")
    assert 'write "https://east.example/?a=1&b=2"' in finding.text()
    format_files(example)
    assert rules(example) == ["source-repeated"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("#/news/1", "#/news/2"),
        ("#!/news/1", "#!/news/2"),
        ("#!topic/one", "#!topic/two"),
        ("#/news/1", ""),
        ("?s=11", "?s=12"),
        ("?ref=one", "?ref=two"),
        ("?ref=one", ""),
    ],
)
def test_routes_and_parameters_that_may_name_a_page_tell_addresses_apart(
    one: str, other: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", f"https://east.example/{one}")
    put(example, "sources", "east-paper-b", "url", f"https://east.example/{other}")
    assert rules(example) == []


@pytest.mark.parametrize(
    "more",
    [
        *("?utm_source=x", "?fbclid=x", "?gclid=x", "?srsltid=x", "?UTM_SOURCE=x", "?smid=x"),
        *("?outputType=amp", "/amp/", "/amp.html", ".amp", "#top", "#:~:text=x", "/#/", "/#!"),
        *("/amp", "?share=facebook", "?share", "?output=amp", "?amp=1", "?amp", ";jsessionid=1A2B"),
        "?_x_tr_sl=es&_x_tr_tl=en",
    ],
)
def test_tracking_parameters_and_places_in_a_page_tell_no_addresses_apart(
    more: str, example: Path
) -> None:
    put(example, "sources", "east-paper-b", "url", f"https://east.example/a{more}")
    assert rules(example) == ["source-repeated"]


@pytest.mark.parametrize(
    "address",
    [
        *("https://east.example//a", "https://east.example/./a", "https://mobile.east.example/a"),
        "https://archive.ph/https://east.example/a",
        "https://archive.ph/newest/https://east.example/a",
        "https://web.archive.org/web/https://east.example/a",
        "https://web.archive.org/web/2/https://east.example/a",
        "https://web.archive.org/web/2020*/https://east.example/a",
        "https://www.google.com/url?q=https://east.example/a&sa=D&usg=x",
        "https://www.google.com.cu/url?sa=t&url=https%3A%2F%2Feast.example%2Fa%3Futm_source%3Dx",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Feast.example%2Fa&h=x",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Feast.example%2Fa&data=x",
        "https://www.google.com/amp/s/www.east.example/a/amp",
        "https://www.google.com/amp/east.example/a",
        "https://east-example.cdn.ampproject.org/c/s/east.example/a.amp",
        "https://cdn.ampproject.org/v/s/east.example/a?amp_js_v=0.1",
        "https://east-example.translate.goog/a?_x_tr_sl=es&_x_tr_tl=en&_x_tr_hl=en",
        "https://webcache.googleusercontent.com/search?q=cache:https://east.example/a",
        "https://webcache.googleusercontent.com/search?q=cache:AbC-123_xyZ0:east.example/a+word&hl=en",
        "https://web.archive.org/web/2020/https://www.google.com/url?q=https://east.example/a",
        *("https://12ft.io/https://east.example/a", "https://12ft.io/east.example/a"),
        "https://12ft.io/proxy?q=https%3A%2F%2Feast.example%2Fa",
        "https://translate.google.com/translate?sl=es&tl=en&u=https://east.example/a",
        "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Feast%2Eexample%2Fa&urlhash=x",
        "https://www.linkedin.com/redir?url=https%3A%2F%2Feast.example%2Fa",
        "https://out.reddit.com/?url=https%3A%2F%2Feast.example%2Fa&token=x",
        "https://out.reddit.com/t3_abc?url=https%3A%2F%2Feast.example%2Fa",
        "https://vk.com/away.php?to=https%3A%2F%2Feast.example%2Fa&cc_key=",
        "https://www.youtube.com/redirect?event=video_description&q=https%3A%2F%2Feast.example%2Fa",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Feast.example%2Fa&rut=x",
        "https://t.me/iv?url=https%3A%2F%2Feast.example%2Fa&rhash=x",
    ],
)
def test_other_spellings_and_archives_tell_no_addresses_apart(address: str, example: Path) -> None:
    put(example, "sources", "east-paper-b", "url", address)
    assert rules(example) == ["source-repeated"]
    told = only(example).text()
    assert "east-paper-a" in told and "east-paper-b" in told


def test_a_hyphen_of_a_host_is_two_in_that_of_its_translation(example: Path) -> None:
    put(example, "sources", "east-paper-a", "url", "https://the-east.example/a")
    put(example, "sources", "east-paper-b", "url", "https://the--east-example.translate.goog/a")
    assert rules(example) == ["source-repeated"]


def test_the_copy_of_one_source_is_not_the_page_of_another(example: Path) -> None:
    for id_, column in (("east-paper-a", "archive_url"), ("east-paper-b", "url")):
        put(example, "sources", id_, column, "https://archive.ph/AbCdE")
    assert rules(example) == ["source-repeated"]
    assert "east-paper-a already has" in only(example).message()


@pytest.mark.parametrize(
    "address",
    [
        *("https://east.example/a?outputType=pdf", "https://archive.ph/a"),
        *("https://east.example/a?output=pdf", "https://east.example/a?shared=1"),
        *("https://vk.com/away?to=https://east.example/a", "https://google.com/amp/a"),
    ],
)
def test_another_page_is_no_other_spelling(address: str, example: Path) -> None:
    put(example, "sources", "east-paper-b", "url", address)
    assert rules(example) == []


@pytest.mark.parametrize(
    ("address", "meant", "sure"),
    [
        ("https://east.example./a", "https://east.example/a", True),
        ("https://east.example:99999/a", "https://east.example/a", False),
        ("https://east.example:65536", "https://east.example", False),
        ("https://east.example:0/a", "https://east.example/a", False),
        ("https://east.example:/a", "https://east.example/a", False),
        (
            "https://east.example/a b",
            "https://east.example/a%20b | https://east.example/ab | https://east.example/a",
            False,
        ),
        ("https://www. east.example/a", "https://www.east.example/a", False),
    ],
)
def test_a_host_that_ends_with_a_point_a_port_that_is_none_and_a_blank_are_told(
    address: str, meant: str, sure: bool, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", address)
    assert only(example).remedy() == f"write {meant}"
    format_files(example)
    assert cell(example, "sources", "east-paper-a", "url") == (meant if sure else address)


@pytest.mark.parametrize("port", ["80", "8080", "65535"])
def test_an_address_can_have_a_port(port: str, example: Path) -> None:
    put(example, "sources", "east-paper-a", "url", f"https://east.example:{port}/a")
    assert rules(example) == []


@pytest.mark.parametrize("mark", ["”", "’", "»", ".»", "”."])
def test_a_quotation_mark_that_closes_after_an_address_is_no_part_of_it(
    mark: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", f"https://east.example/a{mark}")
    assert only(example).remedy() == "write https://east.example/a"


@pytest.mark.parametrize(
    ("host", "rest"),
    [
        ("mail.google.com", "/mail/u/0/#inbox/abc"),
        ("outlook.live.com", "/mail/0/"),
        ("www.google.com.cu", "/search?q=advisers"),
        ("duckduckgo.com", "/?q=advisers"),
    ],
)
def test_mail_and_a_search_are_no_page_that_all_readers_can_open(
    host: str, rest: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", f"https://{host}{rest}")
    assert f"what {host} shows depends" in only(example).remedy()


@pytest.mark.parametrize(
    "host",
    [
        *("192.168.1.1", "10.0.0.1:8080", "127.0.0.1", "169.254.0.1", "１２７.0.0.1"),
        *("printer.local", "router.lan", "a.home.arpa", "a.invalid", "a.test", "www.intranet"),
    ],
)
def test_an_address_that_only_some_can_open_is_told(host: str, example: Path) -> None:
    put(example, "sources", "east-paper-a", "url", f"https://{host}/a")
    host = host.split(":")[0].replace("１２７", "127")
    assert f"{host} cannot be reached" in only(example).remedy()


@pytest.mark.parametrize(
    ("host", "part"),
    [
        *(
            (host, host)
            for host in ("127.1", "0x7f.1", "10.0.0", "256.1.1.1", "1.2.3.4.5", "a.123")
        ),
        *((f"{part}.example", part) for part in ("-a", "a-", "xn--", "a$b", "a" * 64, "ñ" * 60)),
        (f"{'a.' * 130}example", f"{'a.' * 130}example"),
        ("east.example%00", "example%00"),
    ],
)
def test_a_host_that_cannot_be_one_is_told_with_the_part_that_is_wrong(
    host: str, part: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", f"https://{host}/a")
    assert only(example).rule == "url"
    # A message shortens what is long.
    assert f" {part[:64]}" in only(example).remedy()
    assert "cannot be a host name" in only(example).remedy()


@pytest.mark.parametrize(
    ("address", "such"),
    [
        ("https://east.example\\a", "https://east.example/a"),
        ("https://east.example/a\\b", "https://east.example/a/b"),
        ("https://east.example/a\\_b", "https://east.example/a_b | https://east.example/a/_b"),
    ],
)
def test_an_address_has_no_backslash(address: str, such: str, example: Path) -> None:
    put(example, "sources", "east-paper-a", "url", address)
    assert only(example).remedy() == f"write {such}"
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    "address",
    [
        "https://8.8.8.8/a",
        "https://1.2.3.4.example/",
        "https://a_b.example/",
        "https://r3---sn.example/",
        "https://abc.onion/",
        f"https://{'a' * 63}.example/",
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://例え.香港/パス",
        "https://east.example/a_(b)",
        "https://east.example/l’a",
        "https://east.example/?f[0]=a&g[1][b]=c",
        "https://e.ex/",
    ],
)
def test_an_address_may_be_a_number_or_have_marks_within(address: str, example: Path) -> None:
    put(example, "sources", "east-paper-a", "url", address)
    assert rules(example) == []


# Files


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, name)
    return buffer.getvalue()


def opendocument() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "an Excel workbook"),
        (opendocument(), "an OpenDocument spreadsheet"),
        (archive("actors.csv"), "a ZIP archive"),
        (gzip.compress(b"id,kind"), "a compressed archive"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"\n<!DOCTYPE html>\n<html></html>", "a web page"),
        (b"<table>\n<tr><td>id</td></tr>\n</table>", "a web page"),
        (b'[\n  {"id": "minister-one"}\n]', "a JSON file"),
        (b'{"id": "minister-one"}', "a JSON file"),
        (b"| id | kind |\r\n| --- | :-: |\r\n", "a table in text, as in Markdown"),
        (b" id | kind\n----+-----\n", "a table in text, as in Markdown"),
        (b"diff --git a/data/actors.csv b/data/actors.csv\n", "a patch (the output of git diff)"),
        (b"--- a/actors.csv\n+++ b/actors.csv\n", "a patch (the output of git diff)"),
        (bytes(4096), "nothing but zero bytes, as a crash can leave it"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_a_file_of_another_kind_is_one_finding_that_says_what_it_is_and_is_left(
    content: bytes, what: str, example: Path
) -> None:
    (example / "data" / "actors.csv").write_bytes(content)
    finding = only(example)
    assert (finding.rule, finding.line) == ("not-csv", 0)
    assert f"the file is {what}; " in finding.text()
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    "content", [b" " * 90_000, b"|" * 90_000 + b"\nx", b"a|b\n" + b"-" * 90_000 + b"x"]
)
def test_what_a_file_is_is_told_in_no_time(content: bytes) -> None:
    began = process_time()
    assert other_kind(content) is None
    assert process_time() - began < 1


@pytest.mark.parametrize(("delimiter", "name"), [(";", "semicolons"), ("\t", "tabs")])
@pytest.mark.parametrize("table", ["redirects", "agreements"])
def test_a_single_row_with_another_delimiter_is_named_and_repaired(
    delimiter: str, name: str, table: str, example: Path
) -> None:
    before = contents_of(example)
    path = example / TABLES[table].path
    header, row, *rest = path.read_text("utf-8").splitlines()
    (cells,) = csv.reader([row])
    path.write_text("\n".join([header, delimiter.join(cells), *rest]) + "\n", encoding="utf-8")
    assert f"({name} on line 2)" in only(example).message()
    format_files(example)
    assert contents_of(example) == before


@pytest.mark.parametrize(("delimiter", "name"), [(";", "semicolons"), ("\t", "tabs")])
@pytest.mark.parametrize("quote", ["", '"'])
@pytest.mark.parametrize("table", ["actors", "redirects"])
def test_a_header_with_another_delimiter_than_its_rows_is_named_and_repaired(
    delimiter: str, name: str, quote: str, table: str, example: Path
) -> None:
    before = contents_of(example)
    path = example / TABLES[table].path
    header, *rows = path.read_text("utf-8").splitlines()
    above = f"{quote}{header.replace(',', delimiter)}{quote}"
    path.write_text("\n".join([above, *rows]) + "\n", encoding="utf-8")
    assert only(example).message() == f"unexpected delimiter ({name} on line 1)"
    format_files(example)
    assert contents_of(example) == before


@pytest.mark.parametrize(
    ("row", "mark"),
    [("| x-gone | | a | b | 2020 |", "|"), ("gone-too;;a", ";"), ("gone-too，，a，b，2020", "，")],
)
def test_a_row_that_only_another_mark_separates_is_told_with_that_mark(
    row: str, mark: str, example: Path
) -> None:
    path = example / "data" / "redirects.csv"
    path.write_text(f"{path.read_text('utf-8')}{row}\n", encoding="utf-8")
    assert only(example).remedy().endswith(f'separate the cells with commas, not with "{mark}"')
    assert only(example).remedy("es").endswith(f"separe las celdas con comas, no con «{mark}»")


def test_rows_with_commas_among_others_are_not_taken_for_quoted_lines(example: Path) -> None:
    path = example / "data" / "redirects.csv"
    header, one, other = path.read_text("utf-8").splitlines()
    rows = [header.replace(",", ";"), ";".join(next(csv.reader([one]))), other]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert rules(example) == ["delimiter"]
    format_files(example)
    assert rules(example) == []


def test_one_mark_of_a_merge_is_on_one_line(example: Path) -> None:
    path = example / "data" / "redirects.csv"
    path.write_text(path.read_text("utf-8") + "=======\n", encoding="utf-8")
    assert only(example).message() == "line 4 is part of an unresolved merge conflict"


def test_the_rules_read_a_dataset_without_any_of_these(root: Path) -> None:
    data = load(root)
    new = ("alias-shared", "redirect-circular", "outside-lifetime", "part-circular")
    assert [finding for rule in new for finding in RULES[rule](data)] == []


@pytest.mark.parametrize(
    ("table", "id_", "column", "text"),
    [
        ("figures", "fig-cccc", "low", "80\n200"),
        ("figures", "fig-cccc", "low", "80\t200"),
        ("figures", "fig-cccc", "low", "1\n500"),
        ("figures", "fig-cccc", "low", "1\u2028500"),
        ("events", "withdrawal-first-step", "date", "2019\n2020"),
        ("events", "withdrawal-first-step", "place_id", "north-base\nnorth-guard"),
        ("actors", "minister-one", "country", "VE\nCU"),
    ],
)
def test_what_stands_on_two_lines_is_not_made_one_value(
    table: str, id_: str, column: str, text: str, example: Path
) -> None:
    set_cells(example, table, id_, {column: text})
    found = [f for f in validate(example).findings if f.column == column]
    assert found
    assert {finding.fix for finding in found} == {None}
    format_files(example)
    assert cell(example, table, id_, column) == text


def test_citations_on_two_lines_are_two(example: Path) -> None:
    both = f"{READ}#p2; {READ}#p3"
    set_cells(example, "events", "withdrawal-first-step", {"sources": both.replace("; ", ";\n")})
    format_files(example)
    assert cell(example, "events", "withdrawal-first-step", "sources") == both


SWAPPED = {"subject_id": "north-ministry", "object_id": "minister-one"}


def test_ends_are_swapped_as_a_whole_even_where_one_of_them_is_exempt(example: Path) -> None:
    set_cells(example, "relations", "rel-aaaa", SWAPPED)
    path = example / "data" / "coding" / "exceptions.csv"
    row = "mojibake,rel-aaaa,subject_id,Why.,2020-03-02\n"
    path.write_text(path.read_text("utf-8") + row, encoding="utf-8")
    format_files(example)
    ends = [cell(example, "relations", "rel-aaaa", column) for column in SWAPPED]
    assert ends == ["minister-one", "north-ministry"]


def test_ends_are_left_where_a_citation_or_another_value_is_about_one_of_them(
    example: Path,
) -> None:
    cited = f"{READ}#p2; south-wire-2020-01-16#p3 for subject_id"
    set_cells(example, "relations", "rel-aaaa", {**SWAPPED, "sources": cited})
    format_files(example)
    assert cell(example, "relations", "rel-aaaa", "subject_id") == "north-ministry"
    set_cells(example, "relations", "rel-aaaa", {"sources": f"{READ}#p2"})
    format_files(example)
    assert cell(example, "relations", "rel-aaaa", "subject_id") == "minister-one"
    set_cells(example, "relations", "rel-aaaa", SWAPPED)
    path = example / "data" / "alternatives.csv"
    row = f"alt-zzzz,rel-aaaa,object_id,north-guard,,,,{READ}#p2,\n"
    path.write_text(path.read_text("utf-8") + row, encoding="utf-8")
    format_files(example)
    assert cell(example, "relations", "rel-aaaa", "subject_id") == "north-ministry"


def test_a_publisher_that_is_not_listed_is_not_offered_to_other_texts(example: Path) -> None:
    put(example, "sources", READ, "publisher_id", "nobody")
    put(example, "sources", "south-wire-2020-01-16", "publisher_id", "")
    for id_ in (READ, "south-wire-2020-01-16"):
        put(example, "sources", id_, "url", f"https://paper.example/{id_}")
    assert "publisher-blank" not in rules(example)


def test_a_list_of_marks_alone_says_what_to_write(example: Path) -> None:
    put(example, *ONE, "aliases", ";")
    assert only(example).remedy().endswith(": a blank cell")


@pytest.mark.parametrize(
    ("table", "id_", "column", "text"),
    [
        # signs beside a code may say something of it
        *(("actors", "minister-one", "country", text) for text in ("CU?", "(CU)", "VE/", "~VE")),
        ("relations", "rel-aaaa", "modality", "asserted?"),
        # an open date, and two years
        *(("events", "withdrawal-first-step", "date", text) for text in ("2019..", "2020-01...")),
        *(("events", "withdrawal-first-step", "date", text) for text in ("2010/11", "2008/9")),
        # letters that an id cannot have
        ("events", "withdrawal-first-step", "place_id", "Ж north-base"),
        # a value that a program destroyed; initials
        ("figures", "fig-cccc", "low", "#REF!"),
        ("places", "north-base", "lat", "####"),
        ("sources", READ, "author", "N. D."),
        ("sources", READ, "author", "S.D."),
        # no angles, too many digits
        ("places", "north-base", "lat", "10°75'N"),
        ("places", "north-base", "lat", "10.5°30'N"),
        ("places", "north-base", "lat", "1" * 29),
        ("places", "north-base", "lat", "10.5, " + "9" * 30),
        # page 2 or paragraph 2
        ("places", "north-base", "sources", f"{READ}#p. 2"),
        ("places", "north-base", "sources", f"{READ}#p.2"),
    ],
)
def test_what_may_say_more_than_its_repair_is_left(
    table: str, id_: str, column: str, text: str, example: Path
) -> None:
    put(example, table, id_, column, text)
    format_files(example)
    assert cell(example, table, id_, column) == text


@pytest.mark.parametrize(
    "text",
    [
        *("type=D1 and row=F3", "grade=E1", "Column=A1", "See east.example/page?id=F1 there"),
        *("east.example/A%C3%B1o.pdf", "«www.east.example/A%C3%B1o.pdf»", "C:\\xe1rea"),
    ],
)
def test_signs_of_tables_and_addresses_are_no_letters(text: str, example: Path) -> None:
    put(example, "sources", READ, "title", text)
    assert "escaped-letter" not in rules(example)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2015..", ("[2015..]", "2015")),
        ("2010/11", ("2010-11", "2010/2011", "[2010..2011]")),
        ("2010/12", ("2010-12", "2010/2012", "[2010..2012]")),
        ("2008/9", ("2008-09", "2008/2009", "[2008..2009]")),
        ("1999/01", ("1999-01", "1999/2001", "[1999..2001]")),
        ("2010/05", ("2010-05",)),
        ("2010.1", ("2010-01", "2010-10")),
        ("2010.2", ("2010-02",)),
    ],
)
def test_an_open_date_and_two_years_are_offered(text: str, readings: tuple[str, ...]) -> None:
    assert written(text).readings == readings


@pytest.mark.parametrize(
    ("table", "id_", "cells", "column"),
    [
        ("agreements", "north-south-2008", {}, "ended"),
        ("events", "withdrawal-first-step", {"modality": "intended", "part_of": ""}, "date"),
    ],
)
def test_what_may_lie_ahead_of_a_text_is_not_decided_by_its_date(
    table: str, id_: str, cells: dict[str, str], column: str, example: Path
) -> None:
    set_cells(example, table, id_, {**cells, column: "1/3/20", "sources": f"{READ}#p2"})
    format_files(example)
    assert cell(example, table, id_, column) == "1/3/20"


def test_a_group_of_thousands_does_not_begin_with_zero() -> None:
    assert digits_said("0.500") == (Decimal("0.500"),)
    assert digits_said("0,500", ["en"]) == (Decimal("0.500"),)


@pytest.mark.parametrize(
    ("lines", "one"),
    [
        (f"south-wire-2020-01-16\nvia {READ}#p4", f"south-wire-2020-01-16 via {READ}#p4"),
        (f"{READ}#p4 for lat,\nlon", f"{READ}#p4 for lat, lon"),
        (f"{READ}#p4;\n{READ}#p5", f"{READ}#p4; {READ}#p5"),
        (f"{READ}#p4-\n6x", f"{READ}#p4-\n6x"),
    ],
)
def test_a_line_break_in_citations_is_what_makes_them_citations(
    lines: str, one: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", lines)
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == one


def test_a_letter_beside_a_space_that_does_not_break_is_mended_in_one_run(example: Path) -> None:
    put(example, *ONE, "summary_es", "El comitÃ©\u00a0de tres.")
    format_files(example)
    assert cell(example, *ONE, "summary_es") == "El comité de tres."


def test_an_id_in_another_spelling_is_repaired_wherever_it_stands(example: Path) -> None:
    path = example / "data" / "redirects.csv"
    row = "old-guard,North_Guard,Moved.,Trasladado.,2020-03-02\n"
    path.write_text(path.read_text("utf-8") + row, encoding="utf-8")
    format_files(example)
    assert "old-guard,north-guard," in path.read_text("utf-8")


def test_a_unit_that_changes_the_number_is_not_left_out(example: Path) -> None:
    put(example, "figures", "fig-cccc", "low", "18 months")
    (remedy,) = (f.remedy() for f in gate_1(example) if f.rule == "number")
    assert "18" not in remedy


@pytest.mark.parametrize(
    ("table", "id_", "column", "text"),
    [
        ("relations", "rel-cccc", "ended", "..."),
        ("relations", "rel-cccc", "ended", "…"),
        ("agencies", "north-guard", "acronym", "S/D"),
        ("events", "withdrawal-first-step", "date", "2020-21"),
        ("figures", "fig-bbbb", "best", "two decades"),
        ("places", "north-base", "lon", "66°54'"),
        ("places", "north-base", "sources", f"{READ}#§2"),
        ("actors", "minister-one", "aliases", "A&semi; B"),
        ("actors", "minister-one", "aliases", "A&#59;B"),
        ("actors", "minister-one", "aliases", "Bond；James"),
    ],
)
def test_what_a_repair_could_make_something_else_is_left(
    table: str, id_: str, column: str, text: str, example: Path
) -> None:
    put(example, table, id_, column, text)
    assert any(finding.column == column for finding in gate_1(example))
    format_files(example)
    assert cell(example, table, id_, column) == text


@pytest.mark.parametrize(
    "text",
    [
        *("About ≈£30 million", "f √π ≈ x", "ВЈ", "Grupo ДЈ", "R&Int;D of the north"),
        *("el 30 %dado por el norte", "ratio=FAilure of the north", "dir\\xfabrica"),
    ],
)
def test_signs_and_letters_that_belong_together_are_no_damage(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("text", ["\u200bÃ©poca", "\u00a0Ã©poca", "caf\u00a0Ã©poca"])
def test_what_hides_damage_is_taken_away_in_the_same_run(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert "época" in visible(text)


@pytest.mark.parametrize("text", [" =1+1", "\u3000=1+1", "\u00a0-a", " @cmd(1)"])
def test_a_space_that_keeps_a_text_from_being_a_formula_stays(text: str, example: Path) -> None:
    put(example, *ONE, "name_en", text)
    assert [one.rule for one in gate_1(example) if one.column == "name_en"] == ["formula"]
    format_files(example)
    assert cell(example, *ONE, "name_en") == text


@pytest.mark.parametrize("text", ["＝SUM(A1)", "＠cmd(1)", "−5 degrees in the north"])
def test_no_repair_makes_a_formula(text: str) -> None:
    assert visible(text)[0] not in "=+@-"


@pytest.mark.parametrize("title", ["+A1:B2", "@A1:B2", "+A1 B2"])
def test_a_reference_to_cells_is_a_formula(title: str, example: Path) -> None:
    put(example, "sources", READ, "title", title)
    assert "formula" in rules(example)


@pytest.mark.parametrize("text", ["£5 million", "the œuvre", "Özil", "à la carte"])
def test_a_few_characters_do_not_decide_the_encoding_of_a_file(text: str, example: Path) -> None:
    path = example / "data" / "actors.csv"
    content = path.read_text("utf-8").replace("Señor Uno", f"{text} Uno")
    path.write_bytes(content.encode("cp1252", "ignore"))
    before = path.read_bytes()
    format_files(example)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "name", ["Noël Colón Rincón Peñón", "Benoît Colón León", "Österreich Colón Peñón"]
)
def test_a_foreign_letter_does_not_make_another_encoding_certain(name: str, example: Path) -> None:
    path = example / "data" / "actors.csv"
    content = path.read_text("utf-8").replace("Señor Uno", name)
    path.write_bytes(content.encode("mac_roman"))
    before = path.read_bytes()
    format_files(example)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("language", "best", "words"),
    [
        ("es", "25.000", "25"),
        ("es", "80.000", "80 asesores"),
        ("es", "1.500", "1,5 por ciento"),
        ("en", "2,500", "two and a half years"),
        ("en", "1 billon", "1 billion"),
        ("en", "1 billón", "a billion"),
        ("en", "80k", "80"),
        ("en", "80 000", "80"),
        ("en", "1 million", "80"),
    ],
)
def test_a_number_is_not_repaired_against_the_words_of_its_row(
    language: str, best: str, words: str, example: Path
) -> None:
    put(example, "sources", READ, "language", language)
    set_cells(example, "figures", "fig-bbbb", {"best": best, "as_reported": words})
    format_files(example)
    assert cell(example, "figures", "fig-bbbb", "best") == best


@pytest.mark.parametrize(
    ("language", "best", "words", "found"),
    [
        ("es", "25", "25.000 cubanos", True),
        ("en", "2", "2,000 Cubans", True),
        ("es", "25000", "25.000 cubanos", False),
        ("es", "2.5", "2,5 años", False),
        ("es", "25000", "25,000 Cubans", False),
        ("en", "2000", "2 thousand", False),
    ],
)
def test_points_and_commas_mean_what_they_mean_in_the_language_of_the_text(
    language: str, best: str, words: str, found: bool, example: Path
) -> None:
    put(example, "sources", READ, "language", language)
    set_cells(example, "figures", "fig-bbbb", {"best": best, "as_reported": words})
    assert ("reported-digits" in rules(example)) is found


@pytest.mark.parametrize("text", ["Minister of the North and South", "Ministro del Norte y Sur"])
def test_the_government_of_two_countries_is_not_made_two_speakers(text: str, example: Path) -> None:
    aliases = "Minister of the North; Ministro del Norte"
    put(example, "actors", "minister-one", "aliases", aliases)
    put(example, "sources", "minister-statement-2020", "speaker_id", text)
    format_files(example)
    assert cell(example, "sources", "minister-statement-2020", "speaker_id") == text


def test_initials_in_any_text_are_no_placeholder(example: Path) -> None:
    put(example, "places", "north-base", "admin1", "N.D.")
    format_files(example)
    assert cell(example, "places", "north-base", "admin1") == "N.D."


def test_codes_in_the_name_of_a_file_stay(example: Path) -> None:
    put(example, "sources", READ, "title", "archivo_%C3%A1.pdf")
    format_files(example)
    assert cell(example, "sources", READ, "title") == "archivo_%C3%A1.pdf"


@pytest.mark.parametrize("marks", ["{} ; ", "; {}", "{},", "{};"])
def test_marks_around_citations_are_taken_away(marks: str, example: Path) -> None:
    put(example, "places", "north-base", "sources", marks.format(f"{READ}#p2"))
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#p2"


@pytest.mark.parametrize("unit", ["1, ", "1.000.", "12."])
def test_a_passage_of_numbers_alone_is_read_in_linear_time(unit: str) -> None:
    assert without_dates(unit * 20_000)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("C¢rdoba", "Córdoba"),
        ("el Se¤or Uno", "el Señor Uno"),
        ("Jos‚ A. Uno", "José A. Uno"),
        ("Espa±a", "España"),
        ("Mart¡nez", "Martínez"),
        ("JosÈ Uno", "José Uno"),
        ("┴lvaro", "Álvaro"),
        ("Regi≤n", "Región"),
    ],
)
def test_a_word_between_two_old_encodings_is_told_with_what_was_meant_and_left(
    text: str, meant: str, example: Path
) -> None:
    put(example, "actors", "minister-one", "summary_es", f"{text} del norte.")
    (finding,) = (one for one in gate_1(example) if one.rule == "mojibake")
    assert finding.values["meant"] == f"{meant} del norte."
    format_files(example)
    assert cell(example, "actors", "minister-one", "summary_es") == f"{text} del norte."


@pytest.mark.parametrize(
    "text",
    ["Özil", "français", "São", "50 km² más", "10°C", "O’Neill", "iPhone®", "Cuba–Sur", "note‡"],
)
def test_words_with_signs_and_foreign_letters_are_no_damage(text: str) -> None:
    assert misread(text) == text


def test_a_hard_space_stays_where_another_encoding_may_have_made_it_of_a_letter(
    example: Path,
) -> None:
    put(example, "actors", "minister-one", "summary_es", "Incorporaci¢n del norte.")
    put(example, "actors", "north", "aliases", "Nicol\u00a0s")
    format_files(example)
    assert cell(example, "actors", "north", "aliases") == "Nicol\u00a0s"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "M.<br>One",
            "<b>One</b>",
            "One <BR> Two",
            "<blockquote>One",
            '<img src="x.png">',
            "<hr/>",
        ),
        *("One <font size=2>", "One<ref>Two</ref>", "<o:p></o:p>", "<x y=z>", "</name>", "<name/>"),
        *("One <!-- check -->", "<!--StartFragment-->One", "<![endif]>", "<?xml version='1'?>"),
        *("One_x000D_", "One_x0020_Two", "One\\u00a0Two", "One<U+200B>", "A =?utf-8?Q?One?="),
        *("One #REF! Two", "One #N/A Two", "Uno #N/D dos", "One #ERROR! Two", "One Err:509 Two"),
        *(
            "One ##### Two",
            "## One",
            "__One__",
            "'''One'''",
            "[[One]]",
            "[One](https://one.example)",
        ),
        *("[b]One[/b]", "{% if one %}", "%(one)s", "<%= one %>", "One[note 1]", "【4†source】"),
    ],
)
def test_what_a_page_or_program_left_in_a_text_is_an_error(text: str, example: Path) -> None:
    put(example, "actors", "minister-one", "aliases", text)
    assert "left-behind" in rules(example)


@pytest.mark.parametrize("text", ["23/06/1905", "6/23/1905", "1905-06-23 00:00:00"])
def test_the_day_that_a_spreadsheet_makes_of_a_year_is_offered(text: str, example: Path) -> None:
    put(example, "agencies", "north-guard", "founded", text)
    format_files(example)
    assert cell(example, "agencies", "north-guard", "founded") == text
    assert written(text).readings == ("1905-06-23", "2001")


@pytest.mark.parametrize(
    ("text", "meant"), [("10.123456789", "10.1234568"), ("10.480593712345678", "10.4805937")]
)
def test_an_angle_with_too_many_decimals_is_rounded_to_a_centimetre(
    text: str, meant: str, example: Path
) -> None:
    put(example, "places", "north-base", "lat", text)
    format_files(example)
    assert cell(example, "places", "north-base", "lat") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("D\\xedaz", "Díaz"),
        ("seg\\xfan el norte", "según el norte"),
        ("Bol%EDvar", "Bolívar"),
        ("Mar<ed>a", "María"),
        ("<c1>ngel", "Ángel"),
        ("\\xc1ngel", "Ángel"),
        ("Jos\\'e9", "José"),
        ("Per\\'fa", "Perú"),
        ("Nuu00f1ez", "Nuñez"),
    ],
)
def test_a_letter_as_a_single_byte_is_told_with_what_was_meant_and_left(
    text: str, meant: str, example: Path
) -> None:
    put(example, "actors", "minister-one", "summary_es", text)
    (finding,) = (one for one in gate_1(example) if one.rule == "escaped-letter")
    assert finding.values["meant"] == meant
    format_files(example)
    assert cell(example, "actors", "minister-one", "summary_es") == text


@pytest.mark.parametrize("text", ["\U0001d402\U0001d42e\U0001d41b\U0001d41a", "\uff23\uff55ba"])
def test_letters_that_a_post_is_decorated_with_are_made_plain(text: str, example: Path) -> None:
    put(example, "actors", "north", "aliases", text)
    assert rules(example) == ["plain-character"]
    format_files(example)
    assert cell(example, "actors", "north", "aliases") == "Cuba"


def test_two_publishers_at_one_address_are_told(example: Path) -> None:
    put(example, "publishers", "south-wire", "url", "http://www.daily-north.example")
    (finding,) = gate_1(example)
    assert (finding.rule, finding.column, finding.severity) == ("record-doubled", "url", "warning")


@pytest.mark.parametrize("places", [("p2", "p2-3"), ("p2-3", "p2")])
def test_the_shorter_of_two_places_is_said_to_be_within_the_other(
    places: tuple[str, str], example: Path
) -> None:
    cited = "; ".join(f"daily-north-2020-02-01#{place}" for place in places)
    put(example, "actors", "north", "sources", cited)
    (finding,) = (one for one in gate_1(example) if one.rule == "citation-overlaps")
    assert str(finding.values["value"]).endswith("#p2")


@pytest.mark.parametrize(
    "text",
    [
        *("＝1+1", "＋x", "＠x", "－x", "&#61;1+1", "&equals;1+1"),
        *("\uff1dSUM(A1)", "＝ﬁ"),
    ],
)
def test_what_would_be_a_formula_once_it_is_plain_is_told_to_be_one(
    text: str, example: Path
) -> None:
    for column, damaged in (("name_en", text), ("aliases", f"M. One; {text}")):
        put(example, *ONE, column, damaged)
        found = [one for one in gate_1(example) if one.column == column]
        assert [one.rule for one in found] == ["formula"]
        assert found[0].values["value"] in (text, damaged)
        assert found[0].remedy() == "begin the cell with a letter or a digit"
        format_files(example)
        assert cell(example, *ONE, column) == damaged


def test_what_would_be_a_formula_is_told_beside_another(example: Path) -> None:
    put(example, *ONE, "aliases", "＝1+1; @one")
    found = [(one.rule, one.values["value"]) for one in gate_1(example)]
    assert found == [("formula", "＝1+1")]


@pytest.mark.parametrize("sign", ["\u200b", "\u200c", "\u2060", "\ufeff", "\u200e", "\u200b\u2060"])
def test_a_sign_without_width_between_two_names_may_part_them_and_is_left(
    sign: str, example: Path
) -> None:
    put(example, *ONE, "aliases", f"M. One{sign}Señor Uno")
    finding = only(example)
    readings = "M. One; Señor Uno | M. One Señor Uno | M. OneSeñor Uno"
    assert (finding.rule, finding.remedy()) == ("invisible-character", f"write {readings}")
    assert finding.remedy("es") == f"escriba {readings}"
    assert finding.fix is None
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Minister\u200bone", "Minister one | Ministerone"),
        ("Minister\u2060One", "Minister One | MinisterOne"),
        ("North,\u2060south", "North, south | North,south"),
        ("M.\u200bOne", "M. One | M.One"),
        ("Base\u200e12", "Base 12 | Base12"),
        ("12\u206034", "12 34 | 1234"),
        ("Who?\ufeff¿Quién", "Who? ¿Quién | Who?¿Quién"),
    ],
)
def test_what_may_be_one_word_or_two_is_offered_as_both_and_left(
    text: str, readings: str, example: Path
) -> None:
    put(example, *ONE, "name_en", text)
    assert only(example).remedy() == f"write {readings}"
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    ("table", "id_", "column", "text", "meant"),
    [
        ("actors", "minister-one", "name_en", "Mini\u2060ster One\u200b", "Minister One"),
        ("actors", "minister-one", "name_en", "(\u200bMinister)", "(Minister)"),
        ("actors", "minister-one", "aliases", "M. One;\u200bSeñor Uno", "M. One; Señor Uno"),
        ("events", "withdrawal-2020", "kind", "With\u200bdrawal", "withdrawal"),
        (
            "sources",
            "east-paper-a",
            "url",
            "https://east.\u200bexample/a",
            "https://east.example/a",
        ),
        ("events", "withdrawal-2020", "date", "202\u200b0-01-20", "2020-01-20"),
    ],
)
def test_a_sign_without_width_is_deleted_where_only_one_reading_fits(
    table: str, id_: str, column: str, text: str, meant: str, example: Path
) -> None:
    put(example, table, id_, column, text)
    format_files(example)
    assert cell(example, table, id_, column) == meant


@pytest.mark.parametrize(
    ("table", "id_", "column", "text", "remedy"),
    [
        ("relations", "rel-aaaa", "subject_id", "minister\u200bone", "minister-one | ministerone"),
        ("figures", "fig-bbbb", "best", "80\u200b90", "digits only, with a point for decimals"),
        ("figures", "fig-bbbb", "best", "80\u2060000", "digits only, with a point for decimals"),
    ],
)
def test_ids_and_numbers_that_a_sign_without_width_parts_are_never_joined(
    table: str, id_: str, column: str, text: str, remedy: str, example: Path
) -> None:
    put(example, table, id_, column, text)
    finding = next(one for one in gate_1(example) if one.column == column)
    assert (finding.rule, finding.remedy()) == ("invisible-character", f"write {remedy}")
    format_files(example)
    assert cell(example, table, id_, column) == text


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("title", "https://south-wire.example/2"),
        ("title", "404 Not Found"),
        ("title", "Error 404 - Page not found | South Wire"),
        ("title", "Just a moment..."),
        ("title", "Access denied"),
        ("title", "Página no encontrada – Sur"),
        ("title", "Attention Required! | Cloudflare"),
        ("title", "Untitled"),
        ("title", "Sin título"),
        ("title", "404"),
        ("title", "12345"),
        ("title", "2020-01-16"),
        ("title", "Inbox (3)"),
        ("title", "advisers - Google Search"),
        ("title", "Are you a robot?"),
        ("title", "¿Es usted un robot?"),
        ("title", "Verifica que eres humano"),
        ("title", "Suscríbete para seguir leyendo"),
        ("title", "Wayback Machine"),
        ("title", "untitled.pdf"),
        ("title", "Documento1"),
        ("title", "Microsoft Word - x.docx"),
        ("author", "By A. Writer"),
        ("author", "Por A. Writer"),
        ("author", "5 min read"),
        ("author", "Updated 3 hours ago"),
        ("author", "a.writer@south-wire.example"),
        ("author", "2020-01-16"),
        ("author", "January 16, 2020"),
        ("author", "www.south-wire.example"),
        ("label_en", "https://south-wire.example/2"),
    ],
)
def test_a_title_or_an_author_that_is_none_is_told(column: str, text: str, example: Path) -> None:
    put(example, "sources", "south-wire-2020-01-16", "label_es", "el segundo informe")
    put(example, "sources", "south-wire-2020-01-16", "label_en", "the second report")
    put(example, "sources", "south-wire-2020-01-16", column, text)
    assert rules(example) == ["not-a-name"]


def test_a_line_with_the_name_of_an_author_is_told_with_the_name(example: Path) -> None:
    put(example, "sources", "south-wire-2020-01-16", "author", "By A. Writer")
    assert only(example).message().endswith("the name is A. Writer")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("title", "Access denied to the archive"),
        ("title", "500 doctors leave"),
        ("title", "1984"),
        ("title", "In Search - A Story"),
        ("author", "Por Cuba"),
        ("title", "What is on www.south-wire.example?"),
        ("author", "EFE 24"),
        ("author", "2001"),
        ("author", "May"),
    ],
)
def test_a_title_or_an_author_may_have_numbers_and_addresses(
    column: str, text: str, example: Path
) -> None:
    put(example, "sources", "south-wire-2020-01-16", column, text)
    assert rules(example) == []


@pytest.mark.parametrize(
    ("column", "text"),
    [("aliases", "north-guard"), ("acronym", "North Guard"), ("aliases", "NG")],
)
def test_a_name_that_the_record_has_already_is_told(column: str, text: str, example: Path) -> None:
    put(example, "agencies", "north-guard", column, text)
    assert rules(example) == ["alias-is-name"]


def test_the_fingerprint_of_an_empty_file_is_told(example: Path) -> None:
    nothing = hashlib.sha256(b"").hexdigest()
    put(example, "sources", "south-wire-2020-01-16", "fingerprint", nothing)
    assert only(example).message() == f'"{nothing}" is the fingerprint of an empty file'


@pytest.mark.parametrize(
    ("cells", "warned"),
    [
        ({"url": "https://copy.example/2"}, True),
        ({"url": "https://copy.example/2", "published": "2020-01-17"}, False),
        ({"url": "https://copy.example/2", "title": "Another report"}, False),
    ],
)
def test_two_sources_that_print_the_same_at_the_top_may_be_one(
    cells: dict[str, str], warned: bool, example: Path
) -> None:
    path = example / "data" / "sources.csv"
    (line,) = (one for one in path.read_text("utf-8").splitlines() if "Second report" in one)
    second = line.replace("south-wire-2020-01-16", "south-wire-again")
    path.write_text(f"{path.read_text('utf-8')}{second}\n", encoding="utf-8")
    set_cells(example, "sources", "south-wire-again", cells)
    found = [one.text() for one in gate_1(example, canonical=False)]
    assert len(found) == warned
    assert not warned or all(one in found[0] for one in ("south-wire-again", "south-wire-2020"))
    assert not warned or "warning" in found[0]


def test_another_value_for_a_blank_that_says_something_is_one(example: Path) -> None:
    other = {"record_id": "fig-bbbb", "field": "high", "value": "90"}
    set_cells(example, "alternatives", "alt-aaaa", other)
    assert "alternative-alone" not in rules(example)
