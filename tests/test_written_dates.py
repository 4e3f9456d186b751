"""Dates in the forms in which people and programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import format_files, gate_1
from examples import set_cells

from cubaven_data.model.printed_dates import is_printed, without_dates
from cubaven_data.model.written_dates import Written, written
from cubaven_data.reading.records import Records
from cubaven_data.texts.wording import Language


def _extents(first: str, last: str) -> tuple[str, ...]:
    return (f"{first}/{last}", f"[{first}..{last}]")


@pytest.mark.parametrize(
    "text", ["2020-01-20?~", "20 January 2020~%", "mayo de 2019??", "1990s~?", "in 2020?%"]
)
def test_a_date_with_two_marks_has_no_reading_and_is_left(text: str, example: Path) -> None:
    assert written(text) == Written()
    set_cells(example, "events", "withdrawal-first-step", {"date": text})
    assert [finding.rule for finding in gate_1(example)] == ["date-syntax"]
    assert format_files(example).changes == {}


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
        ("2004-06-xx", "2004-06-XX"),
        ("201x", "201X"),
        ("2019-05-17T00:00:00", "2019-05-17"),
        ("2019-05-17 00:00:00", "2019-05-17"),
        ("11/21/2026", "2026-11-21"),
        ("21/11/2026", "2026-11-21"),
        ("5/5/2026", "2026-05-05"),
        ("May 2019", "2019-05"),
        ("May 2019?", "2019-05?"),
        ("mayo de 2019 ~", "2019-05~"),
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
        ("Mar 5, 2019", "2019-03-05"),
        ("Mar. 5 2019", "2019-03-05"),
        ("mar. 2019", "2019-03"),
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
        ("2019, May 17", "2019-05-17"),
        ("the 17th of May 2019", "2019-05-17"),
        ("17 May 2019 (Friday)", "2019-05-17"),
        ("mayo 17 de 2019", "2019-05-17"),
        ("17/05/2019 0:00", "2019-05-17"),
        ("el 17 de mayo de 2019", "2019-05-17"),
        ("in May 2019", "2019-05"),
        ("en el año 2019", "2019"),
        ("1990s", "199X"),
        ("the 1990s", "199X"),
        ("década de 1990", "199X"),
        ("5/17/2019 12:00:00 AM", "2019-05-17"),
        ("2019 - 05 - 17", "2019-05-17"),
        ("17 / 05 / 2019", "2019-05-17"),
        ("17. 5. 2019", "2019-05-17"),
        ("year 2019", "2019"),
        ('"2019-05-17"', "2019-05-17"),
        ("'2019-05-17", "2019-05-17"),
        ("'2019", "2019"),
        ("2019_05_17", "2019-05-17"),
        ("17 de mayo del año 2019", "2019-05-17"),
        ("mayo del año 2019", "2019-05"),
        ("Monday 20 January 2020?", "2020-01-20?"),
        ("5-I-2026", "2026-01-05"),
        ("5/xii/2026", "2026-12-05"),
        ("5.iv.2026", "2026-04-05"),
        ("1º/3/2020", "2020-03-01"),
        ("¿2019?", "2019?"),
        ("mayo de 2019 (?)", "2019-05?"),
        ("[2020-01-20, 2020-01-22]", "[2020-01-20,2020-01-22]"),
        ("[2020-01 .. 2020-02]", "[2020-01..2020-02]"),
        ("2019 05 17", "2019-05-17"),
        ("1ero de mayo de 2019", "2019-05-01"),
    ],
)
def test_what_can_be_read_in_one_way_is_repaired(text: str, date: str, example: Path) -> None:
    assert written(text) == Written((date,), True)
    set_cells(example, "events", "withdrawal-first-step", {"date": text, "part_of": ""})
    format_files(example)
    assert str(Records.read(example)["withdrawal-first-step"].date) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Febuary 2020", "2020-02"),
        ("feberero de 2020", "2020-02"),
        ("Janury 20, 2020", "2020-01-20"),
        ("20 de enro de 2020", "2020-01-20"),
        ("antes de agotso de 2020", "[..2020-07]"),
    ],
)
def test_a_month_with_a_slip_in_its_letters_is_offered_and_left(text: str, date: str) -> None:
    found = written(text)
    assert date in found.readings and not (found.sure or found.by_text)


@pytest.mark.parametrize("text", ["carnival 2020", "sometime in 2020", "agenda 2020", "Febuary"])
def test_a_word_that_is_no_month_with_a_slip_is_none(text: str) -> None:
    assert written(text) == Written()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("31 de abril", "30"),
        ("31 de abril de 2020", "30"),
        ("31-abr-20", "30"),
        ("31/04/2020", "30"),
        ("February 30, 2020", "29"),
        ("2019-02-29", "28"),
        ("[2020-01-20..2020-01-32]", "31"),
    ],
)
def test_of_a_day_that_its_month_does_not_have_only_that_is_told(
    text: str, days: str, example: Path
) -> None:
    set_cells(example, "events", "withdrawal-first-step", {"date": text})
    (finding,) = gate_1(example)
    assert finding.remedy().endswith(f"that month has only {days} days")
    assert finding.remedy("es").endswith(f"ese mes solo tiene {days} días")


@pytest.mark.parametrize(
    ("table", "id_", "column", "text", "year"),
    [
        ("events", "withdrawal-first-step", "date", "0201", "0201"),
        ("events", "withdrawal-first-step", "date", "020X", "020X"),
        ("events", "withdrawal-first-step", "date", "3 March 0220", "0220"),
        ("events", "withdrawal-first-step", "date", "[2004..2101]", "2101"),
        ("sources", "daily-north-2020-02-01", "accessed", "0202-03-01", "0202"),
        ("agreements", "north-south-2008", "signed", "0208-05", "0208"),
        ("relations", "rel-aaaa", "began", "0215", "0215"),
    ],
)
def test_a_year_that_no_date_has_is_told_with_those_that_dates_have(
    table: str, id_: str, column: str, text: str, year: str, example: Path
) -> None:
    set_cells(example, table, id_, {column: text})
    finding = next(one for one in gate_1(example) if one.column == column)
    assert finding.rule == "date-syntax" and text in finding.message()
    assert finding.remedy() == f"write a year from 1000 to 2100, instead of {year}"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("3/1/2026", ("2026-01-03", "2026-03-01")),
        ("17-May-19", ("2019-05-17",)),
        ("17/may/19", ("2019-05-17",)),
        ("3/4/19", ("2019-04-03", "2019-03-04")),
        ("43602", ("2019-05-17", "2023-05-18")),
        ("19-01-03", ("2003-01-19", "2019-01-03")),
        ("19/05/17", ("2017-05-19", "2019-05-17")),
        ("201905", ("2019-05",)),
        ("200512", ("2005-12", "2020-05-12", "2012-05-20")),
        ("2010\u201311", ("2010-11", "2010/2011", "[2010..2011]")),
        ("3-1/2026", ()),
        ("2020-00-00", ("2020",)),
        ("2020-01-00", ("2020-01",)),
        ("Q1 2020", ("2020-01/2020-03", "[2020-01..2020-03]")),
        ("2020-T4", ("2020-10/2020-12", "[2020-10..2020-12]")),
        ("before 2019", ("[..2018]",)),
        ("after May 2019", ("[2019-06..]",)),
        ("antes de mayo de 2019", ("[..2019-04]",)),
        ("hacia 2019", ("2019~",)),
        ("desde 2013", ("[2013..]", "2013/..")),
        ("since May 2019", ("[2019-05..]", "2019-05/..")),
        ("no earlier than 2013", ("[2013..]",)),
        ("2018-", ("2018/..", "[2018..]")),
        ("1T 2020", ("2020-01/2020-03", "[2020-01..2020-03]")),
        ("2020-01-20/25", _extents("2020-01-20", "2020-01-25")),
        ("2020-01-20/02-03", _extents("2020-01-20", "2020-02-03")),
        ("20-01-2020 a 22-01-2020", _extents("2020-01-20", "2020-01-22")),
        ("soon", ()),
        # January to February, or the second of January
        ("19-01-03", ("2003-01-19", "2019-01-03")),
        ("19/05/17", ("2017-05-19", "2019-05-17")),
        ("201905", ("2019-05",)),
        ("2019-2020", ("2019/2020", "[2019..2020]")),
        ("entre 2019 y 2020", ("2019/2020", "[2019..2020]")),
        ("1" * 32_000, ()),
        ("3-5 January 2026", _extents("2026-01-03", "2026-01-05")),
        ("January 3–5, 2026", _extents("2026-01-03", "2026-01-05")),
        ("3 al 5 de enero de 2026", _extents("2026-01-03", "2026-01-05")),
        ("del 3 al 5 de enero de 2026", _extents("2026-01-03", "2026-01-05")),
        ("entre el 3 y el 5 de enero de 2026", _extents("2026-01-03", "2026-01-05")),
        ("31 December 2025 to 2 January 2026", _extents("2025-12-31", "2026-01-02")),
        ("3 de enero a 5 de febrero de 2026", _extents("2026-01-03", "2026-02-05")),
        ("January–March 2026", _extents("2026-01", "2026-03")),
        ("5-3 January 2026", ()),
        ("3 and 5 January 2026", ("[2026-01-03,2026-01-05]", "2026-01-03/2026-01-05")),
        ("3 and 4 January 2026", ("[2026-01-03,2026-01-04]", "2026-01-03/2026-01-04")),
        ("3 y 4 de enero de 2026", ("[2026-01-03,2026-01-04]", "2026-01-03/2026-01-04")),
        ("3 o 4 de enero de 2026", ("[2026-01-03,2026-01-04]",)),
        ("los años 90", ("199X",)),
        ("los años noventa", ("199X",)),
        ("the '90s", ("199X",)),
        # A decade or a century, and decades of two centuries.
        ("2000s", ("200X",)),
        ("los años 2000", ("200X",)),
        ("1900s", ("190X", "[1900..1999]")),
        ("la década de 1900", ("190X", "[1900..1999]")),
        ("until March 2020", ("[..2020-03]", "../2020-03")),
        ("hasta marzo de 2020", ("[..2020-03]", "../2020-03")),
        ("by March 2020", ("[..2020-03]",)),
        ("3-4/5/2020", _extents("2020-05-03", "2020-05-04")),
        ("5/3-4/2020", _extents("2020-05-03", "2020-05-04")),
        ("3/4 de marzo de 2020", _extents("2020-03-03", "2020-03-04")),
        ("los años 20", ("202X", "192X")),
        ("no later than 5 January 2026", ("[..2026-01-05]",)),
        ("a más tardar el 5 de enero de 2026", ("[..2026-01-05]",)),
        ("a partir del 3 de enero de 2026", ("[2026-01-03..]", "2026-01-03/..")),
        ("antes del 3 de enero de 2026", ("[..2026-01-02]",)),
        ("ene-45", ("2045-01",)),
        ("Jan '19", ("2019-01",)),
        ("early 2019", ("[2019-01..2019-04]", "2019")),
        ("a principios de 2019", ("[2019-01..2019-04]", "2019")),
        ("mid-2019", ("[2019-05..2019-08]", "2019")),
        ("mid-2020", ("[2020-05..2020-08]", "2020")),
        ("late 2019", ("[2019-09..2019-12]", "2019")),
        ("a mediados de mayo de 2019", ("[2019-05-11..2019-05-20]", "2019-05")),
        ("a finales de los años 90", ("[1997..1999]", "199X")),
        ("31/2/2026", ()),
        ("2019-31-12", ("2019-12-31",)),
        ("c.2019", ("2019~",)),
        ("2026-13", ()),
        ("2026-01-03T14:30", ("2026-01-03",)),
        ("5-X-2026", ("2026-10-05",)),
        ("5-I-26", ("2026-01-05",)),
        ("1er trimestre 2020", _extents("2020-01", "2020-03")),
        ("el segundo trimestre de 2020", _extents("2020-04", "2020-06")),
        ("the last quarter of 2020", _extents("2020-10", "2020-12")),
        ("primer semestre de 2020", _extents("2020-01", "2020-06")),
        ("second half of 2020", _extents("2020-07", "2020-12")),
        ("H1 2020", _extents("2020-01", "2020-06")),
        ("tercer cuatrimestre de 2020", _extents("2020-09", "2020-12")),
        ("2019/open", ("2019/..",)),
        ("2019 to date", ("2019/..",)),
        ("2019 a la fecha", ("2019/..",)),
        ("de 2019 en adelante", ("[2019..]", "2019/..")),
        ("16 January 2020 09.30 GMT", ("2020-01-16",)),
        ("Updated Jan 16, 2020", ("2020-01-16",)),
        ("Última actualización: 16/01/2020, 10:15", ("2020-01-16",)),
        ("Actualizado el 16 de enero de 2020", ("2020-01-16",)),
        ("Fecha:16/01/2020", ("2020-01-16",)),
        ("Published 1/2/2020", ("2020-02-01", "2020-01-02")),
        ("noche del 2 al 3 de enero de 2026", _extents("2026-01-02", "2026-01-03")),
        ("night of 2–3 January 2026", _extents("2026-01-02", "2026-01-03")),
        ("en la madrugada del 3 de enero de 2026", ("2026-01-03",)),
        ("20 January 2020, morning", ("2020-01-20",)),
        ("20/01/2020 2pm", ("2020-01-20",)),
        ("2020-01-20 evening", ("2020-01-20",)),
        ("2020-01-20 (14h)", ()),
        ("el 20 de enero de 2020 a las 2 de la tarde", ("2020-01-20",)),
        ("01/02/2020, noche", ("2020-02-01", "2020-01-02")),
        ("since late 2019", ("[2019-09..]", "2019-09/..")),
        ("hasta mediados de 2019", ("[..2019-08]", "../2019-08")),
        ("before early 2019", ("[..2018-12]",)),
        ("después de finales de 2019", ("[2020-01..]",)),
        ("until at least late 2019", ("[2019-09..]",)),
        ("1st half of Jan 2020", _extents("2020-01-01", "2020-01-15")),
        ("primera semana de febrero de 2020", _extents("2020-02-01", "2020-02-07")),
        ("last week of January 2020", _extents("2020-01-25", "2020-01-31")),
        ("2020-01-20Z", ("2020-01-20",)),
        ("2020-01-20+00:00", ("2020-01-20",)),
        ("2020-XX", ("2020",)),
        ("2020-XX-XX", ("2020",)),
        ("{2020,2021}", ("[2020,2021]", "2020/2021")),
        ("/2020", ("[..2020]", "../2020")),
        ("enero (2020)", ("2020-01",)),
        ("mes de enero de 2020", ("2020-01",)),
        ("segunda quincena de febrero de 2020", _extents("2020-02-16", "2020-02-29")),
        ("third half of January 2020", ()),
        ("January 2020 (20th)", ("2020-01-20",)),
        ("January 2020, 20", ("2020-01-20",)),
        ("2020-W05", _extents("2020-01-27", "2020-02-02")),
        ("2020-W5", _extents("2020-01-27", "2020-02-02")),
        ("2020-01-20 a.m.", ("2020-01-20",)),
        ("2020-W05-3", ("2020-01-29",)),
        ("semana 5 de 2020", _extents("2020-01-27", "2020-02-02")),
        ("2020-W54", ()),
        # Midnight of the day after, east of Greenwich; an afternoon; midnight to its west.
        ("2020-01-19T23:00:00.000Z", ("2020-01-19", "2020-01-20")),
        ("2020-01-19T23:12:00.000Z", ("2020-01-19",)),
        ("2020-01-19T04:00:00.000Z", ("2020-01-19",)),
        # No day follows the last one that the calendar has.
        ("after 9999", ()),
        ("until: 2020", ()),
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
    "text", ["Sunday 20 January 2020", "martes, 20 de enero de 2020", "Sunday 20/1/2020 10:15"]
)
def test_a_day_of_another_day_of_the_week_is_told_to_be_that_and_left(
    text: str, example: Path
) -> None:
    set_cells(example, "events", "withdrawal-first-step", {"date": text})
    (finding,) = gate_1(example)
    assert finding.remedy() == (
        "write 2020-01-20 if the date is right; it falls on another day of the week"
    )
    assert "otro día de la semana" in finding.remedy("es")
    assert format_files(example).changes == {}


@pytest.mark.parametrize(
    "text",
    [
        *("May 5", "5 May", "20 enero", "20 de enero", "20-Jan", "Jan. 9th"),
        *("12-25", "03-04", "20/1", "martes 3", "Tuesday 3rd", "el martes 3 de marzo"),
    ],
)
def test_of_a_day_without_its_year_it_is_told_that_the_year_is_missing(
    text: str, example: Path
) -> None:
    set_cells(example, "events", "withdrawal-first-step", {"date": text})
    (finding,) = gate_1(example)
    assert finding.remedy() == "write the day with its year, which is missing"
    assert finding.remedy("es") == "escriba el día con su año, que falta"


@pytest.mark.parametrize("text", ["January 20", "Jan 20", "enero 20", "ene-20"])
def test_a_number_after_a_month_may_be_the_day_of_a_year_that_is_missing(
    text: str, example: Path
) -> None:
    set_cells(example, "events", "withdrawal-first-step", {"date": text})
    (finding,) = gate_1(example)
    assert finding.remedy() == (
        "write 2020-01 if the number is the year; if it is the day, the year is missing"
    )


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("2026-01/02", (*_extents("2026-01", "2026-02"), "2026-01-02", "2026-02-01")),
        ("2019-05/06", (*_extents("2019-05", "2019-06"), "2019-05-06", "2019-06-05")),
        ("2026.01-05", (*_extents("2026-01", "2026-05"), "2026-01-05", "2026-05-01")),
        ("2026/01-03", (*_extents("2026-01", "2026-03"), "2026-01-03", "2026-03-01")),
        ("2019-05/31", ("2019-05-31",)),
        ("2019-12/01", ("2019-12-01", "2019-01-12")),
    ],
)
def test_two_marks_are_from_one_month_to_another_or_a_day_in_either_order(
    text: str, readings: tuple[str, ...], example: Path
) -> None:
    assert written(text) == Written(readings)
    set_cells(example, "events", "withdrawal-2020", {"date": text})
    assert f"write {' | '.join(readings)}" in {finding.remedy() for finding in gate_1(example)}
    format_files(example)
    assert text in (example / "data" / "events.csv").read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        *("January, 2020", "enero, 2020", "Jan., 2020", "2020, enero", "enero,2020"),
        *("January , 2020", "enero, de 2020", "enero del 2020"),
    ],
)
def test_a_month_and_a_year_with_a_comma_are_repaired(text: str, example: Path) -> None:
    assert written(text) == Written(("2020-01",), sure=True)
    set_cells(example, "agencies", "north-guard", {"founded": text})
    format_files(example)
    assert ",2020-01," in (example / "data" / "agencies.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        *(
            (f"2019 {word}", ("2019~",))
            for word in ("aprox.", "(aprox.)", "approx.", "c.", "or so")
        ),
        *((f"mayo de 2019{word}", ("2019-05~",)) for word in (" aprox", ", más o menos", " circa")),
        ("1990s approx.", ("199X~",)),
        *((f"2020-01-20{mark}", ("2020-01-20",)) for mark in (",", ";", ":", " ,")),
        ("2020-01-20?,", ("2020-01-20?",)),
        ("enero de 2020,", ("2020-01",)),
        ("1/2/2020,", ("2020-02-01", "2020-01-02")),
        *((text, ("2020-01-20",)) for text in ("2020 -01-20", "2020- 01 - 20", "20 /1/2020")),
        ("2019 -05", ("2019-05",)),
        *((f"2020-01-20{to}22", _extents("2020-01-20", "2020-01-22")) for to in ("–", " - ", "..")),
        *((f"2020-01-20{to}22", _extents("2020-01-20", "2020-01-22")) for to in (" al ", " to ")),
        ("2020-01-20–02-03", _extents("2020-01-20", "2020-02-03")),
        *((f"2020{to}2021", _extents("2020", "2021")) for to in ("..", "...", "…", "--", " .. ")),
        ("2020-01..2020-03", _extents("2020-01", "2020-03")),
        ("2020-01-20, 2020-01-22", ("[2020-01-20,2020-01-22]", "2020-01-20/2020-01-22")),
        ("2001-2002?", ("2001/2002?", "[2001..2002]")),
        ("(2001)", ("2001",)),
        *((f"{about} 2020", ("2020~",)) for about in ("aprox.", "approx.", "aproximadamente")),
        ("c. 2019-2020", _extents("2019", "2020")),
        ("2020-01-20/", ("2020-01-20/..", "[2020-01-20..]")),
        ("16/01/2020 - 21:00", ("2020-01-16",)),
    ],
)
def test_marks_and_words_beside_a_date_leave_its_readings_and_make_none_sure(
    text: str, readings: tuple[str, ...], example: Path
) -> None:
    assert written(text) == Written(readings)
    set_cells(example, "events", "withdrawal-2020", {"date": text})
    assert f"write {' | '.join(readings)}" in {finding.remedy() for finding in gate_1(example)}
    format_files(example)
    assert text in (example / "data" / "events.csv").read_text("utf-8")


def test_a_day_of_05_may_be_a_year_that_a_spreadsheet_took_for_a_day(example: Path) -> None:
    assert written("23-Jun-05") == Written(("2005-06-23", "2001"), by_text=True)
    set_cells(example, "agencies", "north-guard", {"founded": "23-Jun-05"})
    assert format_files(example).changes == {}


def test_what_is_longer_than_any_date_is_none() -> None:
    assert written("17 mayo 2019".ljust(80)).readings == ("2019-05-17",)
    assert written("17 mayo 2019".ljust(81)) == Written()


def test_a_reading_is_offered_only_where_the_column_can_hold_it(example: Path) -> None:
    set_cells(example, "agreements", "north-south-2008", {"signed": "3-5 January 2008"})
    set_cells(example, "sources", "daily-north-2020-02-01", {"accessed": "early 2021"})
    remedies = {finding.column: finding.remedy() for finding in gate_1(example)}
    assert remedies["signed"] == "write [2008-01-03..2008-01-05]"
    assert remedies["accessed"] == "write the day as year-month-day"


@pytest.mark.parametrize(
    ("text", "such"),
    [
        ("2001/2002", "2001 | [2001..2002]"),
        ("2001/2002?", "2001 | [2001..2002]"),
        ("2001-2002?", "2001 | [2001..2002]"),
        ("2001/..", "2001 | [2001..]"),
        ("..", "a single date, or [a..b] for some time between a and b"),
    ],
)
def test_of_a_date_that_lasts_the_end_of_a_column_and_the_time_between_are_offered(
    text: str, such: str, example: Path
) -> None:
    set_cells(example, "agencies", "north-guard", {"founded": text})
    (finding,) = (one for one in gate_1(example) if one.column == "founded")
    assert finding.remedy() == f"write {such}"


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
        ("2020-01-25", "a quarter left in January 2020", ("en",), False),
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


@pytest.mark.parametrize(
    ("date", "passage", "printed"),
    [
        ("2026-05", "they may leave in 2026", False),
        ("2026-03", "to march in 2026", False),
        ("2026-03", "el mar Caribe en 2026", False),
        ("2026-03", "Mar-a-Lago in 2026", False),
        ("2026-05", "In May they left; in 2026", True),
        ("2026-05", "IN MAY 2026", True),
        ("2026-05", "the 5 may 2026", True),
        ("2026-05", "may 2026", True),
        ("2026-05", "en mayo de 2026", True),
        ("2026-01", "in Jan. and Feb. 2026", True),
    ],
)
def test_a_word_that_is_also_a_month_is_one_with_a_capital_or_with_a_day_or_year(
    date: str, passage: str, printed: bool
) -> None:
    assert is_printed(date, passage) is printed


@pytest.mark.parametrize(
    ("passage", "rest"),
    [
        ("El 5 de enero de 2026 salieron 80", "El ; salieron 80"),
        ("On January 5, 2026, 80 left", "On ;, 80 left"),
        ("del 3 al 5 de enero salieron", "del ; salieron"),
        ("on 3, 4 and 5 January 80 left", "on ; 80 left"),
        ("the 5 March attack of 2026-01-05, 5/1/2026", "the ; attack of ;, ;"),
        ("in 2019, at 5:30", ";, at ;"),
        # Numbers beside a month.
        ("In May 30 advisers left, and 5 may follow", None),
        ("January 80, march 20, 2,500 of them in May 2.500", None),
    ],
)
def test_a_text_without_its_dates_keeps_its_numbers(passage: str, rest: str | None) -> None:
    assert without_dates(passage) == (rest or passage)
