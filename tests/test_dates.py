from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from fuzz.parts import choices, intervals, points
from hypothesis import given, reject

from cubaven_data.model.columns import Column
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.dates import DateError, parse
from cubaven_data.model.released import released_columns
from cubaven_data.texts.wording import Words


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2026-01-03", "2026-01-03", "2026-01-03", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2008", "2008-01-01", "2008-12-31", "year"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("2004-06-XX", "2004-06-01", "2004-06-30", "month"),
        ("2004-06-XX?", "2004-06-01", "2004-06-30", "month"),
        ("2025-11~", "2025-11-01", "2025-11-30", "month"),
        ("[2004..2006]", "2004-01-01", "2006-12-31", "between"),
        ("[..2026-01-31?]", None, "2026-01-31", "between"),
        ("[2026-01?..]", "2026-01-01", None, "between"),
        ("[2004-06-XX..2006]", "2004-06-01", "2006-12-31", "between"),
        ("[2020-01-03,2020-01-05]", "2020-01-03", "2020-01-05", "between"),
        ("[201X,2020?,2021-05-XX]", "2010-01-01", "2021-05-31", "between"),
        ("2014-02/2014-05", "2014-02-01", "2014-05-31", "extent"),
        ("2013/..", "2013-01-01", None, "extent"),
        ("../2019", None, "2019-12-31", "extent"),
        ("../..", None, None, "extent"),
        ("..", None, None, "ongoing"),
    ],
)
def test_a_date_has_its_first_and_last_possible_day(
    text: str, earliest: str | None, latest: str | None, precision: str
) -> None:
    parsed = parse(text)
    days = [day and day.isoformat() for day in (parsed.earliest, parsed.latest)]
    assert (*days, parsed.precision, str(parsed)) == (earliest, latest, precision, text)


NO_DATES = """
n/a|2026-02-30|2025-02-29|2026-13|0000|26-01-03|2026-1-3|3/1/2026|2026-01-03 |²026|٢٠٢٦
[2004-2006]|[..]|2014/|[2004..2006|20XX|2026-01-03T00:00|2026??|201X-01|2014/2015/2016
[2014/2015..2016]|-2026|
2004-XX|2004-XX-XX|2004-13-XX|2004-06-0X|2004-06-xx|2004-06?-XX
[2020]|[2020,]|[,2020]|[2020, 2021]|[2020,2021|{2020,2021}|[2020,2021..2022]|[2020,..]|2020,2021
[2020,2020]|[2020-01?,2020-01]|[2020,2020-05]|[2020-05,2020]|[2020-01,2020-01-XX]|[2020/2021,2022]
0201|0999-12-31|020X|2101|9999-01|[0201..2004]|2020-01-03/0202|[..2101]
"""


@pytest.mark.parametrize(
    "text", [t for line in NO_DATES.strip().split("\n") for t in line.split("|")]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="syntax"):
        parse(text)


@pytest.mark.parametrize(
    "text", ["2020/2019", "[2006..2004]", "2020-02/2020-01", "[2020,2022,2021]"]
)
def test_an_interval_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="interval-order"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("2004-06-XX~", True),
        ("[2020-01-03,2020-01-05]", True),
        ("[2020,2021?,2022-05-XX]", True),
        ("[2020]", False),
        ("[2020,2022-XX]", False),
        ("2013/..", False),
    ],
)
def test_the_pattern_of_the_schemas_takes_what_is_parsed(text: str, taken: bool) -> None:
    assert bool(re.fullmatch(DateCell().pattern, text)) == taken
    assert not re.fullmatch(DateCell(day=True).pattern, text)


@pytest.mark.parametrize(
    ("text", "inferred", "approximate"),
    [
        ("2025", False, False),
        ("2025?", True, False),
        ("2025~", False, True),
        ("2025%", True, True),
        ("[..2026-01-31?]", True, False),
        ("2014~/2015?", True, True),
        ("[2014,2016%]", True, True),
        ("..", False, False),
    ],
)
def test_a_mark_anywhere_says_that_it_is_inferred_or_approximate(
    text: str, inferred: bool, approximate: bool
) -> None:
    assert (parse(text).is_inferred, parse(text).is_approximate) == (inferred, approximate)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("2025-11~", ["2025-11~"]),
        ("[2004..2006?]", ["2004", "2006?"]),
        ("[..2014]", ["2014"]),
        ("[2014,2016-05-XX,2017]", ["2014", "2016-05-XX", "2017"]),
        ("2013/..", ["2013"]),
        ("..", []),
    ],
)
def test_a_date_has_the_points_that_it_names(text: str, points: list[str]) -> None:
    assert [*map(str, parse(text).points)] == points


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("..", None),
        ("[..2026-01-31?]", "[..2026-01-31]"),
        ("[2026-01%..]", "[2026-01..]"),
        ("[2004-06..2006]", "[2004-06..2006-12]"),
        ("[2004..2006-05-07]", "[2004-01-01..2006-05-07]"),
        ("[2004-06-XX..2006]", "[2004-06..2006-12]"),
        ("[201X~..2021]", "[2010..2021]"),
        ("[..201X]", "[..2019]"),
        ("201X/..", "2010/.."),
        ("../201X?", "../2019?"),
        ("201X?/2021", "2010?/2021"),
        ("2004-06-XX/2005~", "2004-06/2005~"),
        ("2004-06-XX~/..", "2004-06~/.."),
    ],
)
def test_what_the_edtf_library_refuses_is_written_in_a_form_that_it_accepts(
    text: str, edtf: str | None
) -> None:
    assert parse(text).edtf == edtf
    # The library fails at an open beginning before a decade with an error of another kind.
    with pytest.raises((EDTFParseException, TypeError)):
        parse_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-03",
        "2008-05",
        "2008",
        "201X%",
        "2004-06-XX~",
        "2025-11~",
        "2025?",
        "[2004..2006]",
        "[..2014]",
        "[2026-01..]",
        "[2020-01-03,2020-01-05]",
        "[201X?,2020-06-XX,2021%]",
        "2014-02/2014-05",
        "2014~/2015?",
        "2013?/..",
        "../2019~",
        "201X/2020-06-XX",
    ],
)
def test_what_the_edtf_library_accepts_stays_as_it_is(text: str) -> None:
    assert parse(text).edtf == text
    parse_edtf(text)


@given(points() | intervals | choices)
def test_the_edtf_library_accepts_the_edtf_form_and_finds_the_same_days(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        reject()
    assert date.edtf
    oracle = parse_edtf(date.edtf)
    for ours, theirs in (
        (date.earliest, oracle.lower_strict()),
        (date.latest, oracle.upper_strict()),
    ):
        # An open side is an infinite number to the library.
        assert isinstance(theirs, float) if ours is None else ours.timetuple()[:3] == theirs[:3]


def test_a_column_of_dates_is_released_with_what_follows_from_its_text() -> None:
    column = Column("date", DateCell(), True, Words("When.", "Cuándo."))
    released = {c.name: (c.type.name, c.required) for c in released_columns(column)}
    assert [*released] == ["date", "date_earliest", "date_latest", "date_precision", "date_edtf"]
    assert released["date_edtf"] == (released["date"][0], False)
    spread = [*DateCell().spread([parse("[2004?..2006]"), None])]
    days = date(2004, 1, 1), date(2006, 12, 31)
    expected = ["[2004?..2006]", *days, "between", "[2004..2006]"]
    assert spread == [[value, None] for value in expected]


@given(points(), points())
def test_before_and_overlapping_exclude_each_other(one: str, other: str) -> None:
    a, b = parse(one), parse(other)
    assert not (a.surely_before(b) and b.surely_before(a))
    assert a.overlaps(b) == b.overlaps(a) == (not a.surely_before(b) and not b.surely_before(a))
    assert a.overlaps(a)


def test_a_day_more_is_later() -> None:
    day = date(2026, 1, 3)
    later = day + timedelta(days=1)
    assert parse(day.isoformat()).surely_before(parse(later.isoformat()))
