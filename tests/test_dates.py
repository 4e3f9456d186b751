from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from cubaven_data.dates import Date, DateError, parse
from cubaven_data.fields import DateCell

years = st.integers(1, 9998)


@st.composite
def points(draw: st.DrawFn) -> str:
    day = draw(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)))
    form = draw(st.sampled_from(["day", "month", "year", "decade"]))
    text = {
        "day": f"{day.year:04}-{day.month:02}-{day.day:02}",
        "month": f"{day.year:04}-{day.month:02}",
        "year": f"{day.year:04}",
        "decade": f"{max(day.year // 10, 1):03}X",
    }[form]
    return text + draw(st.sampled_from(["", "", "?", "~", "%"]))


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


@given(points())
def test_the_days_agree_with_the_edtf_library(text: str) -> None:
    oracle = parse_edtf(text)
    parsed = parse(text)
    assert parsed.earliest and parsed.latest
    lower, upper = oracle.lower_strict(), oracle.upper_strict()
    assert (parsed.earliest.year, parsed.earliest.month, parsed.earliest.day) == tuple(lower[:3])
    assert (parsed.latest.year, parsed.latest.month, parsed.latest.day) == tuple(upper[:3])


@given(points(), points())
def test_before_and_overlapping_exclude_each_other(one: str, other: str) -> None:
    a, b = parse(one), parse(other)
    assert not (a.surely_before(b) and b.surely_before(a))
    assert a.overlaps(b) == b.overlaps(a) == (not a.surely_before(b) and not b.surely_before(a))
    assert a.overlaps(a)


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_a_date_error(text: str) -> None:
    try:
        parsed = parse(text)
    except DateError:
        return
    assert isinstance(parsed, Date) and parsed.text == text


@given(points(), points())
def test_the_pattern_in_the_schemas_takes_every_date_that_parses(one: str, other: str) -> None:
    import re

    pattern = re.compile(DateCell(extent=True, ongoing=True).pattern)
    for text in (one, f"[{one}..{other}]", f"{one}/{other}", f"[..{one}]", f"{one}/..", ".."):
        try:
            parse(text)
        except DateError:
            continue
        assert pattern.fullmatch(text)


def test_a_day_more_is_later() -> None:
    day = date(2026, 1, 3)
    later = day + timedelta(days=1)
    assert parse(day.isoformat()).surely_before(parse(later.isoformat()))
