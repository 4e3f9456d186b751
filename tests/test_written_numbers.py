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
        ("1.500.000,5", "1500000.5"),
        ("1,500,000.5", "1500000.5"),
        ("25k", "25000"),
        ("25 mil", "25000"),
        ("2,5 millones", "2500000"),
        ("1,5", "1.5"),
        ("2.50", "2.5"),
        ("10 millones", "10000000"),
        ("007", "7"),
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
        ("3-5", ()),
        ("many", ()),
        ("1-" * 49_000, ()),
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
    set_cells(example, table, id_, {column: "7-" * 49_000})
    began = process_time()
    found = [one for one in gate_1(example) if one.column == column]
    assert process_time() - began < 2
    assert len(found) == 1
