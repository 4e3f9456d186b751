from __future__ import annotations

from datetime import date, timedelta

import pytest
from fuzz.parts import points
from hypothesis import given

from cubaven_data.model.dates import DateError, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2026-01-03", "2026-01-03", "2026-01-03", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2008", "2008-01-01", "2008-12-31", "year"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("2025-11~", "2025-11-01", "2025-11-30", "month"),
        ("[2004..2006]", "2004-01-01", "2006-12-31", "between"),
        ("[..2026-01-31?]", None, "2026-01-31", "between"),
        ("[2026-01?..]", "2026-01-01", None, "between"),
        ("2014-02/2014-05", "2014-02-01", "2014-05-31", "extent"),
        ("2013/..", "2013-01-01", None, "extent"),
        ("../2019", None, "2019-12-31", "extent"),
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
[2004-2006]|[..]|../..|2014/|[2004..2006|20XX|2026-01-03T00:00|2026??|201X-01|2014/2015/2016
[2014/2015..2016]|-2026|
"""


@pytest.mark.parametrize(
    "text", [t for line in NO_DATES.strip().split("\n") for t in line.split("|")]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="syntax"):
        parse(text)


@pytest.mark.parametrize("text", ["2020/2019", "[2006..2004]", "2020-02/2020-01"])
def test_an_interval_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="interval-order"):
        parse(text)


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
