"""What may mean several things, or rests on one character: told with what to write, and left."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from asking import format_files, gate_1
from examples import set_cells
from test_everyday import ONE, READ, only, put, rules
from test_fixes import cell

from cubaven_data.checking.exceptions import POSSIBLE
from cubaven_data.findings import errors
from cubaven_data.model.cells import Code
from cubaven_data.model.tables import TABLES
from cubaven_data.texts.wording import LANGUAGES, Words

SPOKEN = ("sources", "minister-statement-2020", "speaker_id")


@pytest.mark.parametrize(
    ("written", "such"),
    [
        ("[Undated page](https://east.example/a_(b))", "write https://east.example/a_(b)"),
        ("[https://east.example/a](https://east.example/a)", "write https://east.example/a"),
        ("Undated page <https://east.example/a>", "write https://east.example/a"),
        ("See https://east.example/a.", "write https://east.example/a"),
        ("[https://east.example/a](https://east.example/c)", "beginning with https://"),
        ("See https://east.example/a b", "beginning with https://"),
        *(
            (
                f"https://east.example/2{mark}https://east.example/3",
                "write https://east.example/2 |",
            )
            for mark in ("; ", ", ", " ", " y ", ";", " | ")
        ),
        (
            "https://east.example/2\nhttps://east.example/3",
            "(https://east.example/2 | https://east.example/3)",
        ),
        ("https://east.example/\n2", "(https://east.example/2)"),
    ],
)
def test_the_only_address_at_the_end_of_a_text_or_each_of_several_is_offered_and_left(
    written: str, such: str, example: Path
) -> None:
    put(example, "sources", "east-paper-a", "url", written)
    assert such in only(example).remedy()
    format_files(example)
    assert cell(example, "sources", "east-paper-a", "url") == written


@pytest.mark.parametrize(
    ("written", "such"),
    [
        ("p2-p3", "p2-3"),
        ("p2-#p3", "p2-3"),
        ("pg2–pg3", "pg2-3"),
        ("p02", "p2"),
        ("p02-p03", "p2-3"),
        ("t1:20", "t01:20"),
        ("1:20", "t01:20"),
        ("p3-2", "p2-3"),
        ("p3-p2", "p2-3"),
        ("p3-3", "p3"),
        ("p12-4", "p4-12 | p12-14"),
        ("p2,p3", "p2-3"),
        ("p2, p3", "p2-3"),
        ("p2,3,4", "p2-4"),
        ("p2 y 3", "p2-3"),
        ("párrafos 2 y 3", "p2-3"),
        ("p2 to p4", "p2-4"),
        ("p2 – p3", "p2-3"),
        ("p2-3,4", "p2-4"),
    ],
)
def test_a_place_that_is_named_twice_or_begins_with_a_zero_is_offered_and_left(
    written: str, such: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#{written}")
    assert only(example).remedy() == f"write {such}"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#{written}"


@pytest.mark.parametrize(
    ("number", "said", "meant"),
    [
        ("1,5", "1,5 millones", "1500000"),
        ("1.5", "1.5 million", "1500000"),
        ("1,5", "un millón y medio", "1500000"),
        ("2.5", "2.5 billion", "2500000000"),
        ("1,5 m", "1,5 millones", "1500000"),
    ],
)
def test_a_number_without_its_millions_is_the_one_in_the_words_of_its_row(
    number: str, said: str, meant: str, example: Path
) -> None:
    set_cells(example, "figures", "fig-bbbb", {"best": number, "as_reported": said})
    finding = next(one for one in gate_1(example) if one.column == "best")
    assert finding.remedy() == f"write {meant}, the number in as_reported"


@pytest.mark.parametrize(
    ("language", "number", "said", "such"),
    [
        ("es", "1.500", "1.500 millones", "1500000000, the number in as_reported"),
        ("es", "1.500", "1,5 millones", "1500000, the number in as_reported"),
        ("es", "1.500", "1.500", "1500, the number in as_reported"),
        ("en", "1.500", "1.500 million", "1500000 | 1500000000, the number in as_reported"),
        ("", "1.500", "1.500", "1500 | 1.5"),
        ("", "30.000", "thirty thousand", "30000, the number in as_reported"),
        ("en", "8,0", "80", "the same number here and in as_reported, which says 80"),
        ("en", "25k", "25", "the same number here and in as_reported, which says 25"),
        ("en", "8O", "85 men", "the same number here and in as_reported, which says 85"),
        ("en", "25 MM", "25 MM", "25000000 if MM stands for millions"),
        ("en", "8.500", "a lot", "8500 | 8.5"),
    ],
)
def test_a_number_that_its_words_refuse_is_not_offered(
    language: str, number: str, said: str, such: str, example: Path
) -> None:
    for source in (READ, "south-wire-2020-01-16"):
        put(example, "sources", source, "language", language)
    set_cells(example, "figures", "fig-cccc", {"low": number, "as_reported": said})
    finding = next(one for one in gate_1(example) if one.column == "low")
    assert finding.remedy() == f"write {such}"


def test_a_number_that_another_bound_has_says_nothing_of_this_one(example: Path) -> None:
    cells = {"low": "8,0", "best": "100", "as_reported": "100"}
    set_cells(example, "figures", "fig-aaaa", cells)
    finding = next(one for one in gate_1(example) if one.column == "low")
    assert finding.remedy() == "write 8"


@pytest.mark.parametrize("said", ["some", "so many", "1.5 thousand or 1.5 million"])
def test_words_that_say_no_such_number_or_two_of_them_say_nothing_of_it(
    said: str, example: Path
) -> None:
    set_cells(example, "figures", "fig-bbbb", {"best": "1.5", "as_reported": said})
    finding = next(one for one in gate_1(example) if one.column == "best")
    assert finding.remedy().endswith("if the point separated thousands, it is 1500")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0.5", "some"),
        ("1.2345", "some"),
        ("12.5", "12,5"),
        ("1.5", "1.5 to 2"),
        ("1.5", "a dozen"),
        ("12.345", "12"),
    ],
)
def test_a_point_that_cannot_have_separated_thousands_is_not_said_to(
    number: str, said: str, example: Path
) -> None:
    set_cells(example, "figures", "fig-bbbb", {"best": number, "as_reported": said})
    (finding,) = (one for one in gate_1(example) if one.rule == "whole-number")
    assert finding.remedy() == "write the whole number"


def test_a_second_number_of_the_words_may_be_right_by_an_exception(example: Path) -> None:
    put(example, "figures", "fig-bbbb", "as_reported", "80 of 25,000")
    assert "record the exception in data/coding/exceptions.csv" in only(example).remedy()
    path = example / "data" / "coding" / "exceptions.csv"
    line = "reported-digits,fig-bbbb,as_reported,Of all that are there.,2020-03-02\n"
    path.write_text(path.read_text("utf-8") + line, encoding="utf-8")
    assert rules(example) == []


@pytest.mark.parametrize(
    ("written", "such"),
    [
        ("{0} p2", "{0}#p2"),
        ("{0}-p2", "{0}#p2"),
        ("{0}, párr. 2", "{0}#p2"),
        ("{0} (p. 2) for lat", "{0}#p2 for lat | {0}#pg2 for lat"),
        ("{0}#p2; p3", "{0}#p3"),
        ("minister-statement-2020 via {0}#p2; p3", "minister-statement-2020 via {0}#p3 | {0}#p3"),
        ("{0}#p2; {0} p3; p4", "{0}#p3"),
        ("minister-statement-2020 (via {0}#p2)", "minister-statement-2020 via {0}#p2"),
        ("~minister-statement-2020 via {0}#p2", "minister-statement-2020~ via {0}#p2"),
        ("? minister-statement-2020 vía {0}#p2", "minister-statement-2020? via {0}#p2"),
    ],
)
def test_a_citation_without_its_sign_or_its_source_is_offered_with_it_and_left(
    written: str, such: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", written.format(READ))
    assert only(example).remedy() == f"write {such.format(READ)}"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == written.format(READ)


@pytest.mark.parametrize("written", [READ, f"{READ} 2", "p3", f"{READ}; p3"])
def test_a_number_or_a_place_alone_is_no_citation_of_a_source(written: str, example: Path) -> None:
    put(example, "places", "north-base", "sources", written)
    assert only(example).remedy().startswith("write source-id#p12, or ")


@pytest.mark.parametrize(
    ("written", "such"),
    [
        *(("p2,p4", "{0}#p2; {0}#p4"), ("p2, 4", "{0}#p2; {0}#p4"), ("p2 y p4", "{0}#p2; {0}#p4")),
        *(("p2 and #p4", "{0}#p2; {0}#p4"), ("párrafos 2, 4 y 6", "{0}#p2; {0}#p4; {0}#p6")),
        *(("fn2,3", "{0}#fn2; {0}#fn3"), ("p2-3,5-6", "{0}#p2-3; {0}#p5-6")),
        *(("p2, pg4", "{0}#p2; {0}#pg4"), ("p2, p4 for lat", "{0}#p2 for lat; {0}#p4 for lat")),
        *(("t01:20, t02:30", "{0}#t01:20; {0}#t02:30"), ("p4#p2", "{0}#p4; {0}#p2")),
    ],
)
def test_places_that_do_not_follow_each_other_are_offered_as_citations_and_left(
    written: str, such: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#{written}")
    assert only(example).remedy() == f"write {such.format(READ)}"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#{written}"


def test_the_origin_of_the_first_place_may_be_that_of_the_second_or_not(example: Path) -> None:
    of = "minister-statement-2020 via "
    put(example, "places", "north-base", "sources", f"{of}{READ}#p2, p4")
    both, one = f"{of}{READ}#p2; {of}{READ}#p4", f"{of}{READ}#p2; {READ}#p4"
    assert only(example).remedy() == f"write {both} | {one}"


def test_three_numbers_with_dashes_are_no_places(example: Path) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#p2-4-6")
    assert "places that do not follow each other are separate citations" in only(example).remedy()


@pytest.mark.parametrize(
    ("written", "such"),
    [
        ("1 MMM", "write 1000000000 if MMM stands for thousands of millions"),
        ("25 mm", "write 25000000 if mm stands for millions"),
        ("1,5 MM", "write 1500000 if MM stands for millions"),
        ("2 mill.", "write 2000000 if mill stands for millions"),
        ("US$25MM", "write 25000000; the currency goes in currency"),
        ("más de 25 MM", "write 25000000 in low, and more_than in qualifier"),
        ("25 MM Bs", "write 25000000 if MM stands for millions"),
        ("80 mn people", "write 80000000 if mn stands for millions"),
        ("80 lakh people", "write 8000000"),
        ("80 mdd anuales", "write 80000000; the currency goes in currency"),
        ("80 m.d.d.", "write 80000000; the currency goes in currency"),
        (
            "80-90 mdd",
            "write 80000000 in low, 90000000 in high, and between in qualifier;"
            " the currency goes in currency",
        ),
        (
            "80 mm - 90 mm",
            "write 80000000 in low, 90000000 in high, and between in qualifier"
            " if mm stands for millions",
        ),
        ("80 m.d.d. anuales", "write 80000000; the currency goes in currency"),
        ("80-90 milions", "write digits only, with a point for decimals"),
        ("25 millardos", "write the same number here and in as_reported, which says a billion"),
        ("80 mn", "write 80000000 if mn stands for millions"),
        ("80 mln.", "write 80000000 if mln stands for millions"),
        ("80 mdd", "write 80000000; the currency goes in currency"),
        ("80 MDD", "write 80000000; the currency goes in currency"),
        ("1.000 mdd", "write 1000000000 | 1000000; the currency goes in currency"),
        ("2 mmdd", "write 2000000000; the currency goes in currency"),
        ("80 mrd", "write 80000000000 if mrd stands for thousands of millions"),
        ("80 Mrd. euros", "write 80000000000; the currency goes in currency"),
        ("80 tn", "write 80000000000000 if tn stands for millions of millions"),
        ("80 lakh", "write 8000000"),
        ("80 CUP", "write 80; the currency goes in currency"),
        ("2 crore", "write 20000000"),
        ("80 grand", "write 80000 if grand stands for thousands"),
        ("más de 80 mdd", "write 80000000 in low, and more_than in qualifier"),
        ("2 millardos de dólares", "write 2000000000; the currency goes in currency"),
    ],
)
def test_millions_in_short_are_offered_in_full_and_left(
    written: str, such: str, example: Path
) -> None:
    put(example, "figures", "fig-cccc", "low", written)
    finding = next(one for one in gate_1(example) if one.column == "low")
    assert finding.remedy() == such
    format_files(example)
    assert cell(example, "figures", "fig-cccc", "low") == written


@pytest.mark.parametrize(
    "written",
    [
        *("80 mdq", "80 xxl", "80 zn", "80 G", "80 trillones"),
        *("80 quadrillion", "80 cuatrillones", "80 milions", "80 milones", "80 gruesas", "80 bnn"),
        *("80 BCV", "80 MDX", "BCV 80"),
    ],
)
def test_a_word_that_may_count_thousands_or_millions_never_leaves_the_bare_number(
    written: str, example: Path
) -> None:
    for table, id_, column in (("figures", "fig-bbbb", "best"), ("sources", READ, "paragraphs")):
        put(example, table, id_, column, written)
        finding = next(one for one in gate_1(example) if one.column == column)
        for language, forms in (("en", "digits only"), ("es", "solo dígitos")):
            assert forms in finding.remedy(language)  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["80 km", "80 Bs", "80 militares", "80 millas", "80 men"])
def test_a_word_that_counts_nothing_goes_in_as_reported(written: str, example: Path) -> None:
    put(example, "figures", "fig-bbbb", "best", written)
    finding = next(one for one in gate_1(example) if one.column == "best")
    assert finding.remedy() == "write 80; the words go in as_reported"


def test_a_placeholder_for_an_id_that_is_filled_in_is_to_be_left_blank(example: Path) -> None:
    put(example, "figures", "fig-aaaa", "id", "n/a")
    (finding,) = (one for one in gate_1(example) if one.rule == "blank-word")
    assert finding.text().endswith("; leave the cell blank")


@pytest.mark.parametrize(
    "word",
    [
        *("Loading...", "Cargando…", "Error: Loading data...", "Ninguno", "desconocido"),
        *("UNKNOWN", "por confirmar", "to be confirmed", "por definir", "no consta", "???"),
        *(
            r"\N",
            "(empty)",
            "(vacío)",
            "s. f.",
            "(blank)",
            "(en blanco)",
            "ídem",
            "Ditto",
            '"',
            "no se sabe",
            "pending",
        ),
    ],
)
def test_a_placeholder_is_told_as_a_cell_or_an_item_and_deleted_from_a_list(
    word: str, example: Path
) -> None:
    put(example, *ONE, "summary_en", word)
    put(example, *ONE, "aliases", f"M. One; {word}")
    found = {one.column: one for one in gate_1(example) if one.rule == "blank-word"}
    assert found["summary_en"].remedy() == "leave the cell blank"
    assert found["aliases"].remedy() == "delete it from the list"
    put(example, *ONE, "summary_en", f"The word {word} in a text.")
    put(example, *ONE, "aliases", "M. One")
    assert "blank-word" not in rules(example)


@pytest.mark.parametrize(
    "error",
    [
        *("#¡DESBORDAMIENTO!", "#¡CALC!", "#¡CAMPO!", "#CONEXIÓN!", "#BLOQUEADO!", "#OCUPADO!"),
        *("#NOMBRE?", "#OBTENIENDO_DATOS", "#¡ERROR!", "#GETTING_DATA", "#WERT!", "#BEZUG!"),
        *("#NV", "#NOM?", "#NOME?", "###", "#" * 40, "#ref!", "Err:509", "#Н/Д", "#ÜBERLAUF!"),
    ],
)
def test_an_error_of_a_spreadsheet_is_told_in_any_language_and_left(
    error: str, example: Path
) -> None:
    for column, text in (("summary_en", error), ("aliases", f"M. One; {error}")):
        put(example, *ONE, column, text)
    found = {one.column: one.rule for one in gate_1(example)}
    assert found["summary_en"] == "blank-word"
    assert found["aliases"] in ("blank-word", "left-behind")
    format_files(example)
    assert cell(example, *ONE, "summary_en") == error


@pytest.mark.parametrize("word", ["desconocido", "no consta", "ídem", '"', "por definir"])
def test_a_placeholder_that_says_more_than_nothing_is_left(word: str, example: Path) -> None:
    for column in ("summary_en", "wikidata_id"):
        put(example, *ONE, column, word)
    format_files(example)
    assert {cell(example, *ONE, column) for column in ("summary_en", "wikidata_id")} == {word}


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        *(("qualifier", ">", "more_than"), ("qualifier", "<", "less_than")),
        *(("qualifier", "~", "about"), ("qualifier", "≈", "about"), ("qualifier", "+", "at_least")),
        *(("per", "bpd", "day"), ("per", "d", "day"), ("per", "m", "month"), ("per", "a", "year")),
        *(("currency", "$", "USD"), ("currency", "dollars", "USD"), ("currency", "Dólares", "USD")),
    ],
)
def test_a_sign_or_a_phrase_that_may_stand_for_a_code_is_told_with_it_and_left(
    column: str, written: str, code: str, example: Path
) -> None:
    put(example, "figures", "fig-bbbb", column, written)
    finding = next(one for one in gate_1(example) if one.column == column)
    assert (finding.rule, finding.remedy().startswith(f'write "{code}"')) == ("code", True)
    format_files(example)
    assert cell(example, "figures", "fig-bbbb", column) == written


def test_a_dash_in_place_of_a_code_is_no_formula(example: Path) -> None:
    put(example, "places", "north-base", "country", "-")
    assert only(example).rule == "code"
    for column in ("summary_en", "aliases"):
        put(example, *ONE, column, "-")
        assert {one.rule for one in gate_1(example) if one.column == column} == {"blank-word"}


def test_unknown_is_a_code_with_its_labels_and_ninguno_may_be_none(example: Path) -> None:
    codes = example / "schema" / "vocabularies" / "country.csv"
    assert "\nunknown,unknown,desconocido," in codes.read_text("utf-8")
    put(example, "figures", "fig-cccc", "as_reported", "ninguno")
    assert "blank-word" not in rules(example)
    put(example, "figures", "fig-cccc", "low", "ninguno")
    finding = next(one for one in gate_1(example) if one.column == "low")
    assert (finding.rule, "0 if the text says" in finding.remedy()) == ("number", True)


@pytest.mark.parametrize(
    "word",
    [
        *("(unknown)", "[unknown]", "<unknown>", "(null)"),
        *("«sin datos»", "¿?", "(?)", "- -", "---", ". . .", "XXXX", "NaT", "NS/NC"),
        *("Sin información", "no hay datos", "not found", "A COMPLETAR", "por hacer", "#¡N/A!"),
        *("Pending translation", "Pendiente de traducción", "Falta traducir", "Ver inglés"),
        *("See English", "Lo mismo que arriba"),
    ],
)
def test_a_placeholder_in_brackets_is_one_and_is_left(word: str, example: Path) -> None:
    put(example, *ONE, "summary_en", word)
    finding = only(example)
    assert (finding.rule, finding.remedy()) == ("blank-word", "leave the cell blank")
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    "word", ["#NiUnaMenos", "#SOS_CUBA", "Unknown soldier", "Sin fecha.", "Todo"]
)
def test_what_only_resembles_a_placeholder_is_a_text(word: str, example: Path) -> None:
    put(example, "sources", "east-paper-a", "title", word)
    assert rules(example) == []


def test_an_id_in_a_list_that_is_a_placeholder_is_deleted_from_it(example: Path) -> None:
    put(example, "sources", "minister-statement-2020", "speaker_id", "minister-one; n/a")
    finding = next(one for one in gate_1(example) if one.column == "speaker_id")
    assert finding.text().endswith('"n/a" is a placeholder, not a value; delete it from the list')


@pytest.mark.parametrize(
    ("table", "id_", "column", "text", "such"),
    [
        (*ONE, "aliases", "Señor\nUno", "Señor; Uno | Señor Uno"),
        (*ONE, "aliases", "• Señor\nUno", "Señor; Uno | Señor Uno"),
        (*ONE, "aliases", "M. One;\nSeñor\nUno", "M. One; Señor; Uno | M. One; Señor Uno"),
        (*ONE, "aliases", "Ca-\nmagüey", "Ca-; magüey | Camagüey | Ca-magüey | Ca- magüey"),
        (*SPOKEN, "minister-one\nnorth", "minister-one; north"),
        (*SPOKEN, "minister-\none", "ministerone | minister-one"),
        ("places", "north-base", "sources", f"{READ}#p1\n{READ}#p2", f"{READ}#p1; {READ}#p2"),
    ],
)
def test_a_line_break_in_a_list_may_separate_two_values_or_part_one(
    table: str, id_: str, column: str, text: str, such: str, example: Path
) -> None:
    put(example, table, id_, column, text)
    finding = next(one for one in gate_1(example) if one.column == column)
    assert finding.values["such"] == such
    if column != "sources":
        format_files(example)
        assert cell(example, table, id_, column) == text


@pytest.mark.parametrize(
    ("written", "such"),
    [
        ("• FANB; • Fuerza Armada", "FANB; Fuerza Armada"),
        ("•FANB\n•Fuerza Armada", "FANB; Fuerza Armada"),
        ("* FANB; * Fuerza Armada", "FANB; Fuerza Armada"),
        ("- FANB; - Fuerza Armada", "FANB; Fuerza Armada"),
        ("1) FANB; 2) Fuerza Armada", "FANB; Fuerza Armada"),
        ("FANB; fanb; Guard", "FANB; Guard | fanb; Guard"),
        ("['FANB', 'Fuerza Armada']", "FANB; Fuerza Armada"),
        ('["FANB", "Fuerza, Armada"]', "FANB; Fuerza, Armada"),
        ('"FANB"; "Fuerza Armada"', "FANB; Fuerza Armada"),
    ],
)
def test_bullets_quotes_and_a_name_in_other_capitals_are_told_and_left(
    written: str, such: str, example: Path
) -> None:
    put(example, *ONE, "aliases", written)
    finding = only(example)
    assert (finding.rule, finding.values["such"]) == ("list-form", such)
    format_files(example)
    assert cell(example, *ONE, "aliases") == written


@pytest.mark.parametrize(
    "names",
    [
        '"El Gallo" Bravo; "La Gata" Díaz',
        "Policia; Policía",
        "FANB; F.A.N.B.",
        "23 de Enero; 1. FC",
        "Anti-X; Anti X",
    ],
)
def test_names_that_differ_by_more_than_capitals_are_two(names: str, example: Path) -> None:
    put(example, *ONE, "aliases", names)
    assert rules(example) == []


@pytest.mark.parametrize("word", ["unknown", "se desconoce"])
def test_a_text_may_say_that_a_number_is_unknown(word: str, example: Path) -> None:
    cells = {"low": "", "best": "", "high": "", "qualifier": "undetermined", "as_reported": word}
    set_cells(example, "figures", "fig-bbbb", cells)
    assert rules(example) == []


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Sat Jan 03 2026 00:00:00 GMT-0400 (Venezuela Time)", "2026-01-03"),
        ("Jan. 3, 2026, 5:20 a.m.", "2026-01-03"),
        ("3 de enero de 2026, 17:20 h", "2026-01-03"),
        ("3 January 2026 at 10:15 pm EST", "2026-01-03"),
        ("2026-01-03T14:30", "2026-01-03"),
        ("2026-01-03T14:30Z", "2026-01-03"),
        ("2026-01-03T14:30:05.000Z", "2026-01-03"),
        ("2026-01-03T20:00:00-04:00", "2026-01-03"),
        ("'80", "write 1980"),
        ("\u201919", "write 2019"),
    ],
)
def test_the_day_of_a_date_with_a_time_or_a_mark_is_offered_and_left(
    written: str, day: str, example: Path
) -> None:
    put(example, "events", "withdrawal-2020", "date", written)
    assert day in only(example).remedy()
    format_files(example)
    assert cell(example, "events", "withdrawal-2020", "date") == written


@pytest.mark.parametrize(
    "word",
    [
        *("present", "la actualidad", "ongoing", "Hoy", "en curso"),
        *("still", "current", "vigente", "todavía"),
    ],
)
def test_what_goes_on_is_offered_as_such_and_left(word: str, example: Path) -> None:
    put(example, "relations", "rel-aaaa", "ended", word)
    assert only(example).remedy() == "write .."
    for between in ("2015-", "2015 – ", "from 2015 to "):
        put(example, "figures", "fig-cccc", "date", f"{between}{word}")
        told = [one.remedy() for one in gate_1(example) if one.column == "date"]
        assert told == ["write 2015/.."]
    format_files(example)
    assert cell(example, "relations", "rel-aaaa", "ended") == word


@pytest.mark.parametrize("word", ["n/a", "TBD", "-", "?"])
def test_an_end_that_may_not_have_come_is_not_made_blank(word: str, example: Path) -> None:
    put(example, "relations", "rel-aaaa", "ended", word)
    assert "`..` if ongoing" in only(example).remedy()
    format_files(example)
    assert cell(example, "relations", "rel-aaaa", "ended") == word


def test_midnight_says_nothing_beside_a_short_date(example: Path) -> None:
    # The text is of 2020, so that no other reading is left.
    put(example, "events", "withdrawal-2020", "date", "1/20/20 0:00")
    format_files(example)
    assert cell(example, "events", "withdrawal-2020", "date") == "2020-01-20"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(("8E+01", "80"), ("1.05E+01", "10.5"), ("+80", "80"), ("1e2", "100")),
        *(("80.", "80"), ("80*", "80")),
        *(("1,05E+09", "1050000000"), ("'80", "80"), ("\u201980,000", "80000")),
    ],
)
def test_a_number_that_a_program_rounded_or_signed_is_offered_and_left(
    written: str, number: str, example: Path
) -> None:
    set_cells(example, "figures", "fig-bbbb", {"best": written, "as_reported": "so many"})
    assert f" {number}" in f" {only(example).remedy()}"
    format_files(example)
    assert cell(example, "figures", "fig-bbbb", "best") == written


def test_a_wikidata_id_in_an_address_is_written_as_one(example: Path) -> None:
    put(example, *ONE, "wikidata_id", "https://www.wikidata.org/wiki/Special:EntityPage/Q42")
    format_files(example)
    assert cell(example, *ONE, "wikidata_id") == "Q42"


@pytest.mark.parametrize("written", ["Q 42", "42", "Q42 (Minister One)", "Wikidata: Q42"])
def test_the_only_wikidata_id_of_a_text_is_offered_and_left(written: str, example: Path) -> None:
    put(example, *ONE, "wikidata_id", written)
    assert only(example).remedy().startswith("write Q42, ")
    format_files(example)
    assert cell(example, *ONE, "wikidata_id") == written


@pytest.mark.parametrize(
    ("table", "id_", "column", "written", "such"),
    [
        ("places", "north-base", "lat", "95 N", "digits only, with a point for decimals"),
        ("places", "north-base", "lat", "200 W", "digits only, with a point for decimals"),
        ("places", "north-base", "lon", "-190,5", "digits only, with a point for decimals"),
        (
            "figures",
            "fig-bbbb",
            "best",
            "1" + "0" * 15,
            "at most 15 digits, of which six are decimals",
        ),
        ("sources", READ, "paragraphs", "10000000", "a whole number of at most six digits"),
        ("sources", READ, "paragraphs", "1.000.000", "digits only, with a point for decimals"),
        ("sources", READ, "paragraphs", "'0", "digits only, with a point for decimals"),
        *(
            ("figures", "fig-bbbb", "best", text, "digits only, with a point for decimals")
            for text in (
                *("25 MMMM", "-80,000"),
                *("9999999999999 MMM", "more than 1234567890123456", "80 a 9999999999999999"),
                *("$1234567890123456", "0,1234567", "1E-09", "1E+20"),
            )
        ),
        ("sources", READ, "publisher_id", "N.A. Daily", "those in data/publishers.csv"),
        ("actors", "minister-one", "id", "¿Na?", "ve-dgcim"),
        *(
            (*ONE, "wikidata_id", text, "Q and the number, such as Q42")
            for text in ("Q4 2", "Q42.0", "Q42 Q43", "42 or 43", "P42", "QQ42")
        ),
        (
            "relations",
            "rel-aaaa",
            "subject_id",
            "minister-one; mo",
            "those in data/actors.csv (person)",
        ),
    ],
)
def test_what_the_cell_refuses_is_not_offered(
    table: str, id_: str, column: str, written: str, such: str, example: Path
) -> None:
    put(example, table, id_, column, written)
    finding = next(one for one in gate_1(example) if one.column == column)
    told = finding.values["such"]
    assert (told.en if isinstance(told, Words) else told) == such


@pytest.mark.parametrize(
    ("left", "written"),
    [
        ("[1]", "Minister of the north.[1]"),
        ("[edit]", "Minister [edit]"),
        ("\\n", "Minister\\nof the north."),
        ("TODO:", "TODO: who is this?"),
        ("FIXME", "FIXME who is this?"),
        ("FIXME:", "Minister of the north. FIXME: which?"),
        ("<b>", "Minister of the &lt;b&gt;north&lt;/b&gt;."),
        ("(TODO)", "Minister (TODO)"),
        ("TODO", "TODO check this name"),
        ("TODO", "Minister of the north. TODO"),
        ("(TBD)", "Minister (TBD)"),
        ("[TODO: which?]", "Minister [TODO: which?]"),
        (":contentReference[oaicite:0]{index=0}", "Minister:contentReference[oaicite:0]{index=0}."),
        ("turn0search1", "Minister of the north citeturn0search1"),
        ("{{name}}", "Minister of {{name}}."),
        ("{name}", "Minister of ${name}."),
        ("[object Object]", "Minister [object Object]"),
        ("Lorem ipsum", "Lorem ipsum dolor sit amet"),
        ("**A minister**", "**A minister** of the north."),
        ("[citation needed]", "Minister.[citation needed]"),
        ("of undefined.", "Minister of undefined."),
        ("de null", "Ministro de null"),
        ("As an AI language model", "As an AI language model, I know no minister."),
    ],
)
def test_what_a_page_or_a_writer_left_in_a_text_is_told_and_left(
    left: str, written: str, example: Path
) -> None:
    put(example, "actors", "minister-one", "summary_en", written)
    found = only(example)
    assert (found.rule, found.values["left"]) == ("left-behind", left)
    format_files(example)
    assert cell(example, "actors", "minister-one", "summary_en") == written


@pytest.mark.parametrize(
    "written",
    [
        *("The vote is null.", "Terms left undefined.", "An AI model reads it.", "{ }", "<name>"),
        *("TODO EL PODER", "TODO el poder", "the party of TODO EL PODER", "Lo dijo TODO"),
        *("<<One>>", "<a@one.example>", "<mailto:a@one.example>", "<https://one.example/>", "x <3"),
        *("#Cuba!", "[they needed]", "A -> B", "https://one.example/__one__.py"),
    ],
)
def test_words_that_writers_use_are_left(written: str, example: Path) -> None:
    put(example, "actors", "minister-one", "aliases", written)
    assert "left-behind" not in [finding.rule for finding in gate_1(example)]


@pytest.mark.parametrize("written", [".", "·", "|", "***", "/"])
def test_signs_alone_are_no_text(written: str, example: Path) -> None:
    put(example, "actors", "minister-one", "summary_en", written)
    assert only(example).rule == "blank-word"


def test_names_that_a_bar_separates_are_offered_as_a_list(example: Path) -> None:
    put(example, "actors", "minister-one", "aliases", "M. One | Señor Uno")
    assert only(example).values["such"] == "M. One; Señor Uno"
    format_files(example)
    assert cell(example, "actors", "minister-one", "aliases") == "M. One | Señor Uno"


def test_an_error_in_the_only_bound_of_a_figure_is_not_told_to_be_left_blank(example: Path) -> None:
    put(example, "figures", "fig-bbbb", "best", "#REF!")
    assert only(example).remedy() == (
        "fill it in: Value claimed; in a range, the most likely one; "
        "leave it blank only if the rest of the row allows that"
    )
    assert only(example).remedy("es").startswith("rellénela: ")


@pytest.mark.parametrize("word", ["TBD", "n/a", "?", "—", "S/D", "#N/A", "not available", "xxx"])
def test_a_placeholder_in_the_only_bound_of_a_figure_is_told_and_left(
    word: str, example: Path
) -> None:
    put(example, "figures", "fig-bbbb", "best", word)
    assert only(example).remedy().startswith("fill it in: ")
    format_files(example)
    assert cell(example, "figures", "fig-bbbb", "best") == word


@pytest.mark.parametrize("word", ["Ninguno", "none", "NIL"])
def test_a_word_for_none_in_a_bound_is_not_told_to_be_left_blank(word: str, example: Path) -> None:
    put(example, "figures", "fig-bbbb", "best", word)
    remedies = [only(example).remedy(language) for language in LANGUAGES]
    assert all("0 " in remedy for remedy in remedies)
    assert not any("blank" in remedy or "blanco" in remedy for remedy in remedies)
    format_files(example)
    assert cell(example, "figures", "fig-bbbb", "best") == word


@pytest.mark.slow
def test_no_repair_empties_a_cell_that_the_rest_of_its_row_needs(example: Path) -> None:
    emptied = set()
    for name, table in TABLES.items():
        path = example / table.path
        before = path.read_bytes()
        header, *rows = csv.reader(path.read_text("utf-8").splitlines())
        for at, column in enumerate(table.columns):
            filled = [row for row in rows if row[at]]
            if column.required or isinstance(column.cell, Code) or not filled:
                continue
            damaged = [[*row[:at], row[at] and "n/a", *row[at + 1 :]] for row in rows]
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file, lineterminator="\n").writerows([header, *damaged])
            if format_files(example).changes:
                emptied.add(f"{name}.{column.name}")
                # The placeholder was no value either: another value stood alone beside it.
                told = {one.rule for one in errors(gate_1(example))} - {"alternative-alone"}
                assert told == set(), column.name
            path.write_bytes(before)
    assert emptied > {"actors.wikidata_id", "agencies.founded"}


@pytest.mark.parametrize(
    "before", ["actors/", "data/actors.csv#", "actors:", "https://one.example/actors/"]
)
def test_an_id_after_its_table_is_repaired_and_one_after_another_is_left(
    before: str, example: Path
) -> None:
    put(example, "relations", "rel-aaaa", "subject_id", f"{before}minister-one")
    assert only(example).remedy().startswith("write an id such as minister-one: ")
    format_files(example)
    assert cell(example, "relations", "rel-aaaa", "subject_id") == "minister-one"
    other = f"{before}minister-one".replace("actors", "agencies")
    put(example, "relations", "rel-aaaa", "subject_id", other)
    format_files(example)
    assert cell(example, "relations", "rel-aaaa", "subject_id") == other


def test_a_source_that_is_cited_after_its_table_is_repaired(example: Path) -> None:
    put(example, "places", "north-base", "sources", f"sources/{READ}#p2")
    assert only(example).remedy() == f"write {READ}#p2"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#p2"


def test_what_is_suggested_for_a_name_is_what_the_kind_or_measure_allows(example: Path) -> None:
    put(example, "relations", "rel-aaaa", "subject_id", "North Ministry")
    finding = next(one for one in gate_1(example) if one.column == "subject_id")
    assert "north-ministry" not in finding.remedy()
    assert "data/actors.csv (person" in finding.remedy()
    assert "data/actors.csv (person" in finding.remedy("es")
    put(example, "relations", "rel-aaaa", "subject_id", "Ministro Uno")
    assert "minister-one" in only(example).remedy()


@pytest.mark.parametrize(
    ("written", "near"), [("minister-onee", "minister-one"), ("north-ministri", "")]
)
def test_what_is_suggested_for_a_slip_is_what_the_kind_allows(
    written: str, near: str, example: Path
) -> None:
    put(example, "relations", "rel-aaaa", "subject_id", written)
    assert only(example).values["nearest"] == (near and f" ({near}?)")
    assert str(only(example).values["tables"]).startswith("actors.")


@pytest.mark.parametrize("about", [READ, "no-such-event", "No Such Event"])
def test_what_a_figure_can_be_about_is_what_its_measure_allows(about: str, example: Path) -> None:
    put(example, "figures", "fig-bbbb", "about_id", about)
    told = only(example).text()
    assert "events" in told and "places" not in told


def test_a_wrong_end_is_told_even_if_the_other_end_is_faulty(example: Path) -> None:
    set_cells(
        example, "relations", "rel-aaaa", {"subject_id": "north-base", "object_id": "The Ministry"}
    )
    found = [(one.rule, one.column) for one in gate_1(example)]
    assert found == [("relation-ends", "subject_id"), ("id-form", "object_id")]


def test_who_has_a_name_is_offered_and_not_the_statements_that_are_called_so(
    example: Path,
) -> None:
    called = {"label_en": "Minister One", "label_es": "Ministro Uno"}
    set_cells(example, "sources", "minister-statement-2020", called)
    set_cells(example, "relations", "rel-aaaa", {"kind": "headed", "subject_id": "Minister One"})
    (told,) = (one for one in gate_1(example) if one.column == "subject_id")
    assert told.values["such"] == "minister-one"


def test_nothing_is_exempt_from_being_linked_to_something_else() -> None:
    # Where the ends are equal, relation-ends relies on it that this is told.
    assert "relation-to-itself" not in POSSIBLE


def test_a_relation_to_itself_is_told_once(example: Path) -> None:
    object_ = cell(example, "relations", "rel-aaaa", "object_id")
    put(example, "relations", "rel-aaaa", "subject_id", object_)
    assert only(example).rule == "relation-to-itself"
