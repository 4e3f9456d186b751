"""Dates in the forms in which people and programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import format_files, gate_1
from examples import set_cells

from cubaven_data.model.written_dates import Written, is_printed, written
from cubaven_data.reading.records import Records
from cubaven_data.texts.wording import Language


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("17 de mayo de 2019", "2019-05-17"),
        ("17 mayo 2019", "2019-05-17"),
        ("1.º de enero de 2026", "2026-01-01"),
        ("May 17, 2019", "2019-05-17"),
        ("17 May 2019", "2019-05-17"),
        ("May 17th, 2019", "2019-05-17"),
        ("17-may-2019", "2019-05-17"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("2019/05/17", "2019-05-17"),
        ("2019-5-17", "2019-05-17"),
        ("2019.05.17", "2019-05-17"),
        ("20190517", "2019-05-17"),
        ("2019-05-17T00:00:00", "2019-05-17"),
        ("2019-05-17 00:00:00", "2019-05-17"),
        ("11/21/2026", "2026-11-21"),
        ("21/11/2026", "2026-11-21"),
        ("5/5/2026", "2026-05-05"),
        ("May 2019", "2019-05"),
        ("mayo de 2019", "2019-05"),
        ("2019/5", "2019-05"),
        ("2019-5", "2019-05"),
        ("05/2019", "2019-05"),
        ("5-2019", "2019-05"),
        ("May/2019", "2019-05"),
        ("Mayo/2019", "2019-05"),
        ("martes 5 de marzo de 2019", "2019-03-05"),
        ("Tuesday, March 5, 2019", "2019-03-05"),
        ("el mar. 5 de marzo de 2019", "2019-03-05"),
        # The day of the week tells the day from the month.
        ("sábado 3/1/2026", "2026-01-03"),
        ("primero de mayo de 2019", "2019-05-01"),
        ("1ro de mayo de 2019", "2019-05-01"),
        ("May first, 2019", "2019-05-01"),
        ("2019\u201305\u201317", "2019-05-17"),
        ("17MAY2019", "2019-05-17"),
        ("17/mayo/2019", "2019-05-17"),
        ("17/may/2019", "2019-05-17"),
        ("2019-May-17", "2019-05-17"),
        ("mayo 17 de 2019", "2019-05-17"),
        ("17/05/2019 0:00", "2019-05-17"),
        ("5/17/2019 12:00:00 AM", "2019-05-17"),
    ],
)
def test_what_can_be_read_in_one_way_is_repaired(text: str, date: str, example: Path) -> None:
    assert written(text) == Written((date,), True)
    set_cells(example, "events", "withdrawal-first-step", {"date": text, "part_of": ""})
    format_files(example)
    assert str(Records.read(example)["withdrawal-first-step"].date) == date


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3/1/2026", ("2026-01-03", "2026-03-01")),
        ("17-May-19", ("2019-05-17",)),
        ("3/4/19", ("2019-04-03", "2019-03-04")),
        ("43602", ("2019-05-17", "2023-05-18")),
        ("19-01-03", ("2003-01-19", "2019-01-03")),
        ("19/05/17", ("2017-05-19", "2019-05-17")),
        ("201905", ("2019-05",)),
        ("200512", ("2005-12", "2020-05-12", "2012-05-20")),
        ("Monday, March 5, 2019", ("2019-03-05",)),
        ("2010\u201311", ()),
        ("3-1/2026", ()),
        ("before 2019", ("[..2018]",)),
        ("after May 2019", ("[2019-06..]",)),
        ("antes de mayo de 2019", ("[..2019-04]",)),
        ("hacia 2019", ("2019~",)),
        ("desde 2013", ("[2013..]",)),
        ("soon", ()),
        # January to February, or the second of January
        ("2026-01/02", ("2026-01/2026-02",)),
        ("2026.01-05", ("2026-01/2026-05",)),
        ("2026.01-05", ("2026-01/2026-05",)),
        ("19-01-03", ("2003-01-19", "2019-01-03")),
        ("19/05/17", ("2017-05-19", "2019-05-17")),
        ("201905", ("2019-05",)),
        ("2019-2020", ("2019/2020", "[2019..2020]")),
        ("entre 2019 y 2020", ("2019/2020", "[2019..2020]")),
        ("1" * 98_000, ()),
        ("31/2/2026", ()),
        ("2026-13", ()),
        ("2026-01-03T14:30", ()),
    ],
)
def test_what_can_be_read_in_several_ways_or_is_not_sure_is_offered(
    text: str, readings: tuple[str, ...], example: Path
) -> None:
    assert written(text)[:2] == (readings, False)
    set_cells(example, "sources", "daily-north-2020-02-01", {"published": ""})
    set_cells(example, "events", "withdrawal-first-step", {"date": text, "part_of": ""})
    (finding,) = gate_1(example)
    assert finding.rule == "date-syntax"
    assert finding.remedy() == f"write {' | '.join(readings)}" or not readings
    format_files(example)
    assert gate_1(example) == [finding]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("2026-01/02", "2026-01/2026-02"),
        ("2019-05/06", "2019-05/2019-06"),
        ("2026.01-05", "2026-01/2026-05"),
        ("2026/01-03", "2026-01/2026-03"),
    ],
)
def test_two_marks_are_from_one_month_to_another_and_no_day(
    text: str, reading: str, example: Path
) -> None:
    assert written(text) == Written((reading,))
    set_cells(example, "events", "withdrawal-2020", {"date": text})
    assert f"write {reading}" in {finding.remedy() for finding in gate_1(example)}
    format_files(example)
    assert text in (example / "data" / "events.csv").read_text("utf-8")


def test_what_is_longer_than_any_date_is_none() -> None:
    assert written("17 mayo 2019".ljust(80)).readings == ("2019-05-17",)
    assert written("17 mayo 2019".ljust(81)) == Written()


def test_a_date_that_cannot_be_read_is_answered_by_the_forms_that_dates_have(
    example: Path,
) -> None:
    set_cells(example, "events", "withdrawal-first-step", {"date": "soon", "part_of": ""})
    (finding,) = gate_1(example)
    assert finding.remedy().startswith("write year-month-day, or less: ")
    assert finding.remedy("es").startswith("escriba año-mes-día, o menos: ")


@pytest.mark.parametrize(
    ("date", "passage", "languages", "printed"),
    [
        ("2026-01-03", "On January 3, 2026, troops", ("en",), True),
        ("2026-01-03", "on Jan. 3", ("en",), False),
        ("2026-01-03", "on January 13, 2026", ("en",), False),
        ("2026-01-03", "on the 3rd of January 2026", ("en",), True),
        ("2026-01-03", "two Januaries and 3 marines in 2026", ("en",), False),
        ("2026-03", "the marines of 2026", ("en",), False),
        ("2008-05", "in May 2008", ("en",), True),
        ("2008", "since 2008", ("en",), True),
        ("2008", "since 20080", ("en",), False),
        ("2020-01-20", "el 20 de enero de 2020", ("es",), True),
        ("2020-01-20", "el 20 de enero del 2020", ("es",), True),
        ("2020-01-20", "el veinte de enero de 2020", ("es",), True),
        ("2020-01-20", "el 20 de ene. de 2020", ("es",), True),
        ("2020-01-20", "el 21 de enero de 2020", ("es",), False),
        ("2020-01-20", "el 20 de enero de 2020", ("en",), False),
        ("2020-01-20", "January 20, 2020", ("es",), False),
        ("2020-01", "enero del 2020", ("es",), True),
        ("2020-09", "setiembre de 2020", ("es",), True),
        ("2020-01-01", "el 1.º de enero de 2020", ("es",), True),
        ("2020-01-01", "el 1º de enero de 2020", ("es",), True),
        ("2020-01-01", "el primero de enero de 2020", ("es",), True),
        ("2020-01-20", "20/01/2020", ("es",), True),
        ("2020-01-20", "1/20/2020", ("en",), True),
        ("2020-01-20", "2020-01-20", ("en",), True),
        ("2020-01-20", "20/02/2020", ("es",), False),
        ("2026-01-03?", "nothing", ("en",), True),
        ("[..2026-01-31?]", "nothing", ("en",), True),
        ("2014-02/2014-05", "nothing", ("en",), True),
    ],
)
def test_a_date_must_be_printed_unless_it_is_vague_or_inferred(
    date: str, passage: str, languages: tuple[Language, ...], printed: bool
) -> None:
    assert is_printed(date, passage, languages) is printed
