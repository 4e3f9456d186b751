"""Numbers in the forms in which people write them."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from asking import format_files, gate_1
from examples import set_cells

from cubaven_data.model.written_numbers import written
from cubaven_data.reading.records import Records


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,000,000,000", "1000000000"),
        ("1.000.000.000", "1000000000"),
        ("1 000 000 000", "1000000000"),
        ("80_000", "80000"),
        ("1_500_000", "1500000"),
        ("1.500.000,5", "1500000.5"),
        ("1,500,000.5", "1500000.5"),
        ("25k", "25000"),
        ("25 mil", "25000"),
        ("2,5 millones", "2500000"),
        ("1,5", "1.5"),
        ("2.50", "2.5"),
        ("10 millones", "10000000"),
        ("007", "7"),
        ("1 millón 200 mil", "1200000"),
        ("3 mil 500", "3500"),
    ],
)
def test_a_number_that_can_be_read_in_one_way_is_repaired(
    text: str, number: str, example: Path
) -> None:
    assert written(text) == (number,)
    cells = {"low": text, "as_reported": "a lot", "accounting": "average"}
    set_cells(example, "figures", "fig-cccc", cells)
    format_files(example)
    assert Records.read(example)["fig-cccc"].low == float(number)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("30.000", ("30000", "30")),
        ("25,000", ("25000", "25")),
        # Millions, or mil.
        ("32m", ("32000000", "32000")),
        ("32 M", ("32000000", "32000")),
        # Decimals, or what is left of thousands.
        ("1,00", ("1", "100")),
        ("25.00", ("25", "2500")),
        ("many", ()),
        ("1-" * 16_000, ()),
    ],
)
def test_a_number_that_can_be_read_in_several_ways_is_offered(
    text: str, readings: tuple[str, ...], example: Path
) -> None:
    assert written(text) == readings
    # The language of the text would decide.
    for source in ("daily-north-2020-02-01", "south-wire-2020-01-16"):
        set_cells(example, "sources", source, {"language": ""})
    set_cells(example, "figures", "fig-cccc", {"low": text, "as_reported": "a lot"})
    (finding,) = [one for one in gate_1(example) if one.column == "low"]
    assert finding.rule == "number"
    forms = "digits only, with a point for decimals"
    assert finding.remedy() == f"write {' | '.join(readings) or forms}"
    before = (example / "data" / "figures.csv").read_bytes()
    format_files(example)
    assert (example / "data" / "figures.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("USD 1000", "1000; the currency goes in currency"),
        ("US$ 1.000", "1000 | 1; the currency goes in currency"),
        ("1000 USD", "1000; the currency goes in currency"),
        ("80+", "80 in low, and at_least in qualifier"),
        ("al menos 80", "80 in low, and at_least in qualifier"),
        (">80", "80 in low, and more_than in qualifier"),
        ("up to 80", "80 in high, and at_most in qualifier"),
        ("80 como máximo", "80 in high, and at_most in qualifier"),
        ("80 como mucho", "80 in high, and at_most in qualifier"),
        ("80 a lo sumo", "80 in high, and at_most in qualifier"),
        ("a lo sumo 80", "80 in high, and at_most in qualifier"),
        ("80 at most", "80 in high, and at_most in qualifier"),
        ("80 max.", "80 in high, and at_most in qualifier"),
        ("80 como mínimo", "80 in low, and at_least in qualifier"),
        ("80 at least", "80 in low, and at_least in qualifier"),
        ("~80", "80 in best, and about in qualifier"),
        ("unas 80", "80 in best, and about in qualifier"),
        ("150-200", "150 in low, 200 in high, and between in qualifier"),
        ("entre 150 y 200", "150 in low, 200 in high, and between in qualifier"),
        ("80 soldados", "80; the words go in as_reported"),
        ("2,5", "2.5, unless people, vessels or agreements are counted, which are whole"),
        ("500 (aprox.)", "500 in best, and about in qualifier"),
        (
            "$80-$90",
            "80 in low, 90 in high, and between in qualifier; the currency goes in currency",
        ),
        ("~80-90", "digits only, with a point for decimals"),
        ("80-90 people", "80 in low, 90 in high, and between in qualifier"),
        ("80 o 90", "80 in low, 90 in high, and between in qualifier"),
        ("20 or 30", "20 in low, 30 in high, and between in qualifier"),
        ("80±5", "75 in low, 80 in best, 85 in high, and between in qualifier"),
        ("8O", "80"),
        ("2 1/2", "2.5, unless people, vessels or agreements are counted, which are whole"),
        ("½", "0.5, unless people, vessels or agreements are counted, which are whole"),
        ("2½ millones", "2500000"),
        ("2 ½ millones", "2500000"),
        ("3 ⅐", "digits only, with a point for decimals"),
        ("5-Mar", "the number in the text; a spreadsheet made a date of 3-5 | 5-3"),
        ("12-may", "the number in the text; a spreadsheet made a date of 5-12 | 12-5"),
        ("2020-05-12", "the number in the text; a spreadsheet made a date of 5-12 | 12-5"),
        ("1/3", "digits only, with a point for decimals"),
        ("5±80", "digits only, with a point for decimals"),
    ],
)
def test_what_a_number_says_beside_its_digits_has_a_column_of_its_own(
    text: str, remedy: str, example: Path
) -> None:
    set_cells(example, "figures", "fig-bbbb", {"best": text, "as_reported": "so many"})
    (finding,) = [one for one in gate_1(example) if one.column == "best"]
    assert finding.remedy() == f"write {remedy}"
    format_files(example)
    kept = (example / "data" / "figures.csv").read_text("utf-8")
    assert f",{text}," in kept or text == "2,5"


@pytest.mark.parametrize("text", ["12 paragraphs", "12 párrafos"])
def test_a_number_with_the_name_of_what_is_counted_is_offered_and_left(
    text: str, example: Path
) -> None:
    set_cells(example, "sources", "daily-north-2020-02-01", {"paragraphs": text})
    (finding,) = [one for one in gate_1(example) if one.column == "paragraphs"]
    assert finding.remedy() == "write 12, if that is what the column counts"
    format_files(example)
    assert f",{text}," in (example / "data" / "sources.csv").read_text("utf-8")


@pytest.mark.parametrize("word", ["none", "None", "nil", "ninguno", "Ninguna", "nobody"])
def test_none_is_zero_where_the_text_says_that_there_was_none(word: str, example: Path) -> None:
    set_cells(example, "figures", "fig-bbbb", {"best": word, "as_reported": "so many"})
    format_files(example)
    (finding,) = [one for one in gate_1(example) if one.column == "best"]
    assert finding.remedy().startswith("write 0 if the text says that there was none; ")
    set_cells(example, "figures", "fig-bbbb", {"as_reported": "ninguno de ellos"})
    format_files(example)
    assert Records.read(example)["fig-bbbb"].best == 0


@pytest.mark.parametrize(
    ("column", "text", "degrees"),
    [
        ("lat", "10.5 N", 10.5),
        ("lat", "10°30'15\"N", 10.50417),
        ("lon", "66° 55' W", -66.91667),
        ("lon", "66,9 oeste", -66.9),
        ("lon", "66.9 O", -66.9),
    ],
)
def test_an_angle_with_its_direction_is_repaired(
    column: str, text: str, degrees: float, example: Path
) -> None:
    set_cells(example, "places", "north-base", {"lat": "1", "lon": "1"} | {column: text})
    format_files(example)
    assert getattr(Records.read(example)["north-base"], column) == degrees


@pytest.mark.parametrize(
    ("column", "text", "remedy"),
    [
        ("lat", "10.5, -66.9", "10.5 in lat and -66.9 in lon"),
        ("lat", "lat=10.5,-66.9", "10.5 in lat and -66.9 in lon"),
        ("lon", "(10.5,-66.9)", "10.5 in lat and -66.9 in lon"),
        ("lon", "66.9 W 10.5 N", "10.5 in lat and -66.9 in lon"),
        ("lat", "66° 55' W", "-66.91667 in lon"),
        ("lon", "10.5 N", "10.5 in lat"),
    ],
)
def test_an_angle_in_the_column_of_another_is_told_where_it_belongs(
    column: str, text: str, remedy: str, example: Path
) -> None:
    set_cells(example, "places", "north-base", {"lat": "1", "lon": "1"} | {column: text})
    format_files(example)
    (finding,) = [one for one in gate_1(example) if one.column == column]
    assert finding.remedy() == f"write {remedy}"


@pytest.mark.parametrize("text", ["10.5, -66.9", "lat=10.5,-66.9", "10.5 N 66.9 W"])
def test_of_two_angles_in_one_cell_the_other_column_has_its_own_already(
    text: str, example: Path
) -> None:
    for column, pair in (("lat", ("10.5", "-66.9")), ("lon", ("10.5", "-66.9"))):
        set_cells(example, "places", "north-base", {"lat": "10.5", "lon": "-66.9", column: text})
        format_files(example)
        place = Records.read(example)["north-base"]
        assert (str(place.lat), str(place.lon)) == pair


@pytest.mark.parametrize(("best", "whole"), [("2.5", "2500"), ("200.525", "200525")])
def test_people_are_whole_and_a_point_may_have_separated_thousands(
    best: str, whole: str, example: Path
) -> None:
    set_cells(example, "figures", "fig-bbbb", {"best": best, "as_reported": "so many"})
    (finding,) = [one for one in gate_1(example) if one.rule == "whole-number"]
    assert finding.remedy() == (
        f"write the whole number; if the point separated thousands, it is {whole}"
    )


def test_what_is_longer_than_any_number_is_none() -> None:
    assert written("25 mil".ljust(80)) == ("25000",)
    assert written("25 mil".ljust(81)) == ()


@pytest.mark.parametrize(
    ("table", "id_", "column"),
    [("figures", "fig-cccc", "best"), ("figures", "fig-cccc", "as_reported")],
)
def test_a_cell_of_many_numbers_is_read_quickly_and_has_one_finding(
    table: str, id_: str, column: str, example: Path
) -> None:
    set_cells(example, table, id_, {column: "7-" * 16_000})
    began = process_time()
    found = [one for one in gate_1(example) if one.column == column]
    assert process_time() - began < 2
    assert len(found) == 1


def test_decimals_of_people_are_left_for_a_person(example: Path) -> None:
    for text, accounting, right in (
        ("1.234,56", "flow", "1.234,56"),
        ("1.234,56", "average", "1234.56"),
    ):
        cells = {"best": text, "as_reported": "many", "accounting": accounting}
        set_cells(example, "figures", "fig-bbbb", cells)
        format_files(example)
        assert Path(example / "data/figures.csv").read_text("utf-8").count(right) == 1


@pytest.mark.parametrize(
    ("column", "written", "rule", "bound"),
    [
        ("lat", "1050", "number-too-high", "at most 90"),
        ("lat", "105000", "number-too-high", "at most 90"),
        ("lat", "23135833", "number-too-high", "at most 90"),
        ("lat", "1050.5", "number-too-high", "at most 90"),
        ("lat", "-1050", "number-too-low", "at least -90"),
        ("lon", "8238.3", "number-too-high", "at most 180"),
        ("lon", "-8238333", "number-too-low", "at least -180"),
    ],
)
def test_an_angle_that_is_far_too_large_is_told_to_be_that_and_no_other_form_of_number(
    column: str, written: str, rule: str, bound: str, example: Path
) -> None:
    set_cells(example, "places", "north-base", {column: written})
    finding = next(one for one in gate_1(example) if one.column == column)
    assert (finding.rule, finding.remedy()) == (rule, f"write a number that is {bound}")
