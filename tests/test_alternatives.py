"""Alternatives: each other value is held to what its column is, and follows what that follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import format_files, gate_1
from examples import set_cells
from test_withdraw import WHY, add, lines, withdraw

from cubaven_data.asking.sound import sound_part
from cubaven_data.findings import Finding
from cubaven_data.fixing.fixes import repairs_for, with_fixes
from cubaven_data.reading.loading import load

STATEMENT = "minister-statement-2020"
CAMP = "camp,military_base,Camp,Campo,,,,VE,,,,not_mapped,daily-north-2020-02-01#p2"


def stand_elsewhere(root: Path) -> None:
    add(root, "places", CAMP.replace("camp,military_base,Camp,Campo", "hut,building,Hut,Caseta"))
    set_cells(root, "agencies", "north-guard", {"place_id": "hut"})


def given(root: Path, record: str, field: str, value: str) -> list[Finding]:
    """What gate 1 finds if another value is given for a cell of a record."""
    set_cells(
        root, "alternatives", "alt-aaaa", {"record_id": record, "field": field, "value": value}
    )
    return gate_1(root, canonical=False)


def told(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.id, finding.column, finding.rule) for finding in found]


@pytest.mark.parametrize(
    ("record", "field", "value", "rule"),
    [
        ("north-guard", "parent_id", "no-such-id", "reference"),
        ("north-guard", "parent_id", "gone", "redirected-id"),
        ("north-guard", "parent_id", "first-minister", "redirected-id"),
        ("north-guard", "parent_id", "fig-aaaa", "reference-kind"),
        ("north-guard", "parent_id", "minister-one", "reference-kind"),
        ("north-guard", "parent_id", "north-guard", "part-circular"),
        ("withdrawal-2020", "part_of", "withdrawal-2020", "part-circular"),
        ("withdrawal-2020", "place_id", "south", "reference-kind"),
        ("minister-statement-2020", "speaker_id", "south; north-base", "reference-kind"),
        ("fig-bbbb", "about_id", "north", "figure-about"),
        ("rel-aaaa", "subject_id", "north-base", "relation-ends"),
        ("rel-aaaa", "object_id", "north-base", "relation-ends"),
        ("rel-aaaa", "subject_id", "north-ministry", "relation-to-itself"),
        ("rel-aaaa", "object_id", "minister-one", "relation-to-itself"),
        ("north-guard", "founded", "abc", "date-syntax"),
        ("north-guard", "founded", "2001", "alternative-value"),
        ("north-guard", "dissolved", "..", "date-form"),
        ("north-guard", "kind", "no_such_kind", "code"),
        ("fig-bbbb", "best", "1,500", "number"),
        ("fig-bbbb", "best", "-5", "number-too-low"),
        ("fig-bbbb", "best", "80.5", "whole-number"),
        ("fig-bbbb", "best", "90000000000000", "count-possible"),
        ("rel-aaaa", "kind", "party_to", "relation-ends"),
        ("north-guard", "founded", "2021", "told-before"),
        ("north-guard", "dissolved", "2025", "end-told-before"),
        ("withdrawal-first-step", "date", "2021-05", "told-before"),
        ("fig-bbbb", "date", "2021-05", "told-before"),
        ("rel-bbbb", "began", "2021-05", "told-before"),
        ("rel-aaaa", "ended", "2021-05", "end-told-before"),
    ],
)
def test_another_value_breaks_the_rule_that_it_would_break_in_its_column(
    record: str, field: str, value: str, rule: str, example: Path
) -> None:
    if field == "dissolved":
        set_cells(example, "agencies", record, {"dissolved": ""})
    found = given(example, record, field, value)
    assert (("alt-aaaa", "value", rule), False) in [
        (one, finding.warns) for one, finding in zip(told(found), found, strict=True)
    ]
    assert {one for one, *_ in told(found)} == {"alt-aaaa"}


def test_records_of_different_tables_are_not_compared_by_another_value_either(
    example: Path,
) -> None:
    set_cells(
        example,
        "relations",
        "rel-bbbb",
        {"subject_id": "north", "kind": "distinct_from", "object_id": "south", "began": ""},
    )
    for field in ("subject_id", "object_id"):
        found = given(example, "rel-bbbb", field, "north-guard")
        assert told(found) == [("alt-aaaa", "value", "relation-tables")]


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ("north-guard", "parent_id", ""),
        ("north-guard", "founded", "1999"),
        ("rel-aaaa", "ended", ".."),
        ("north-base", "lon", "-70"),
        ("fig-bbbb", "about_id", "withdrawal-first-step"),
        ("minister-statement-2020", "speaker_id", "south; minister-one"),
    ],
)
def test_a_value_that_the_column_could_have_is_right(
    record: str, field: str, value: str, example: Path
) -> None:
    found = given(example, record, field, value or "north-ministry")
    assert told(found) == ([] if value else [("alt-aaaa", "value", "alternative-value")])


@pytest.mark.parametrize("field", ["note_en", "value", "field"])
def test_no_other_value_is_given_for_another_value(field: str, example: Path) -> None:
    (finding,) = given(example, "alt-aaaa", field, "2003")
    assert (finding.rule, finding.column) == ("reference-kind", "record_id")


@pytest.mark.parametrize(
    ("record", "field", "value", "offered"),
    [
        ("north-guard", "founded", "03/04/2002", "2002-04-03 | 2002-03-04"),
        ("fig-bbbb", "best", "1,500", "1500 | 1.5"),
        ("north-guard", "parent_id", "Ministry of the North", "north-ministry"),
        ("north-guard", "parent_id", "north-ministr", "(north-ministry?)"),
        ("north-guard", "foundedd", "2003", "(founded?)"),
        ("rel-aaaa", "object_id", "North Guard", "north-guard"),
    ],
)
def test_a_message_offers_what_it_would_offer_in_the_column(
    record: str, field: str, value: str, offered: str, example: Path
) -> None:
    (finding,) = given(example, record, field, value)
    assert offered in finding.text("en")
    assert offered in finding.text("es")


MENDED = [
    ("north-guard", "founded", "January 2002", {"value": "2002-01"}),
    ("north-guard", "kind", "Ministry", {"value": "ministry"}),
    ("north-guard", "country", "us", {"value": "US"}),
    (STATEMENT, "speaker_id", "south; first-minister", {"value": "south; minister-one"}),
    ("north-guard", "Founded", "2003", {"field": "founded"}),
]


@pytest.mark.parametrize(("record", "field", "value", "mended"), MENDED)
def test_what_would_be_repaired_in_the_column_is_repaired_and_announced(
    record: str, field: str, value: str, mended: dict[str, str], example: Path
) -> None:
    found = given(example, record, field, value)
    data = load(example)
    assert {
        f.column: f.fix and f.fix.cell for f in with_fixes(found, repairs_for(data, found))
    } == (mended)
    format_files(example)
    assert gate_1(example) == []


def test_the_name_of_a_record_is_repaired_as_it_would_be_in_the_column(example: Path) -> None:
    stand_elsewhere(example)
    found = given(example, "north-guard", "place_id", "North Base")
    (announced,) = with_fixes(found, repairs_for(load(example), found))
    assert announced.fix and announced.fix.cell == "north-base"
    format_files(example)
    assert ",place_id,north-base," in lines(example, "alternatives")[1]
    assert gate_1(example) == []


@pytest.mark.parametrize("value", ["South Base", "unknown"])
def test_what_nobody_can_know_is_left(value: str, example: Path) -> None:
    found = given(example, "north-guard", "place_id", value)
    format_files(example)
    assert gate_1(example) == found != []


def test_another_value_follows_the_record_that_it_names(example: Path) -> None:
    add(example, "places", CAMP)
    assert given(example, "north-guard", "place_id", "camp") == []
    assert withdraw(example, "camp", "--as", "camp-2").returncode == 0
    assert lines(example, "alternatives")[1].startswith("alt-aaaa,north-guard,place_id,camp-2,")
    assert gate_1(example) == []


def test_another_value_follows_the_record_that_its_own_is_merged_into(example: Path) -> None:
    add(example, "places", CAMP)
    stand_elsewhere(example)
    given(example, "north-guard", "place_id", "camp")
    assert withdraw(example, "camp", "--into", "north-base", "--yes").returncode == 0
    assert ",place_id,north-base," in lines(example, "alternatives")[1]


def test_a_record_that_another_value_names_is_not_withdrawn(example: Path) -> None:
    add(example, "places", CAMP)
    given(example, "north-guard", "place_id", "camp")
    done = withdraw(example, "camp", *WHY)
    assert done.returncode == 1
    assert done.stdout.startswith("1 cell refers to camp, in alt-aaaa")


def test_a_row_that_names_what_is_left_out_is_left_out_too(example: Path) -> None:
    add(example, "places", CAMP.replace("VE", "XX"))
    given(example, "north-guard", "place_id", "camp")
    part, left_out = sound_part(load(example))
    assert {*left_out} == {"camp", "alt-aaaa"}
    assert not part.rows["alternatives"]


def test_no_agreement_is_part_of_itself(example: Path) -> None:
    set_cells(example, "agreements", "north-south-2008", {"part_of": "north-south-2008"})
    (finding,) = gate_1(example)
    assert (finding.column, finding.rule) == ("part_of", "part-circular")


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ("north-guard", "founded", "2020"),
        ("north-guard", "dissolved", "2000"),
        ("north-south-2008", "signed", "2019"),
        ("north-south-2008", "ended", "2007"),
        ("rel-aaaa", "ended", "2014"),
    ],
)
def test_another_date_that_turns_the_record_round_is_a_warning(
    record: str, field: str, value: str, example: Path
) -> None:
    found = given(example, record, field, value)
    assert told(found) == [("alt-aaaa", "value", "date-order")]
    assert found[0].warns
    assert "in a further alternative" in found[0].advice("en")


@pytest.mark.parametrize(
    ("record", "field", "value", "rule"),
    [
        ("fig-bbbb", "measure", "oil_value", "population-unit"),
        ("fig-aaaa", "as_reported", "210", "reported-digits"),
        ("fig-bbbb", "currency", "USD", "currency-unit"),
        ("fig-bbbb", "qualifier", "between", "qualifier-bounds"),
        ("fig-aaaa", "low", "180", "bounds-order"),
        ("fig-aaaa", "date", "1950", "figure-event-date"),
        ("withdrawal-first-step", "date", "2019", "part-date"),
        ("north", "wikidata_id", "Q42", "wikidata-unique"),
        ("north-ministry", "parent_id", "north-guard", "part-circular"),
        ("withdrawal-2020", "title_es", "Withdrawal of the advisers", "languages-alike"),
    ],
)
def test_another_value_that_does_not_go_with_the_records_as_they_are_is_a_warning(
    record: str, field: str, value: str, rule: str, example: Path
) -> None:
    found = given(example, record, field, value)
    warned = [one for one, finding in zip(told(found), found, strict=True) if finding.warns]
    assert ("alt-aaaa", "value", rule) in warned


def test_other_values_for_several_cells_of_a_record_may_belong_together(example: Path) -> None:
    rows = [
        f"alt-bbb{n},fig-aaaa,{cell},,,,south-wire-2020-01-16#p3,"
        for n, cell in enumerate(("high,190", "best,185"))
    ]
    for row in rows:
        add(example, "alternatives", row)
    assert given(example, "fig-aaaa", "low", "180") == []


@pytest.mark.parametrize(
    ("record", "field", "value", "more", "rule"),
    [
        ("north-guard", "dissolved", "1999", "founded,2002", "date-order"),
        ("rel-aaaa", "ended", "2014", "began,2016", "date-order"),
        ("north-south-2008", "signed", "2019", "ended,2017", "date-order"),
        ("fig-aaaa", "low", "300", "best,120", "bounds-order"),
        ("south-wire-2020-01-16", "published", "2022", "accessed,2021", "read-before-published"),
    ],
)
def test_an_other_value_that_fits_no_other_value_either_is_a_warning(
    record: str, field: str, value: str, more: str, rule: str, example: Path
) -> None:
    add(example, "alternatives", f"alt-bbbb,{record},{more},,,,south-wire-2020-01-16#p3,")
    found = [one for one in given(example, record, field, value) if one.rule == rule]
    assert ("alt-aaaa", True) in [(one.id, one.warns) for one in found]


@pytest.mark.parametrize(("field", "value"), [("low", "300"), ("best", "1000000000")])
def test_numbers_in_two_tables_are_not_to_be_swapped(field: str, value: str, example: Path) -> None:
    found = given(example, "fig-aaaa", field, value)
    (finding,) = (one for one in found if one.rule == "bounds-order")
    assert "in a further alternative" in finding.remedy("en")
    assert "en otra alternativa" in finding.remedy("es")


def test_what_is_wrong_in_the_record_itself_is_not_told_of_another_value_too(example: Path) -> None:
    set_cells(example, "figures", "fig-aaaa", {"currency": "USD"})
    found = given(example, "fig-aaaa", "high", "210")
    assert told(found) == [("fig-aaaa", "currency", "currency-unit")]


def test_a_text_can_name_what_it_is_older_than_as_others_tell_it(example: Path) -> None:
    set_cells(example, "agencies", "north-guard", {"founded": "2020-02-01", "dissolved": ""})
    assert given(example, "north-guard", "acronym", "NGX") == []


def test_other_dates_for_both_ends_are_no_contradiction_of_the_record(example: Path) -> None:
    add(example, "alternatives", "alt-bbbb,north-guard,dissolved,1995,,,,south-wire-2020-01-16#p3,")
    assert given(example, "north-guard", "founded", "1990") == []


def test_another_day_of_publication_after_the_text_was_read_is_a_warning(example: Path) -> None:
    found = given(example, "south-wire-2020-01-16", "published", "2021")
    assert told(found) == [("alt-aaaa", "value", "read-before-published")]
    assert found[0].warns
