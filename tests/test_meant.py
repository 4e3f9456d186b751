"""What people write in place of codes, citations, ids, dates and coordinates, and what it means."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from asking import format_files, gate_1
from test_everyday import ONE, READ, only, put
from test_fixes import cell

from cubaven_data.asking.filters import UnknownValueError, period
from cubaven_data.findings import Finding
from cubaven_data.model.written_citations import separated


def told(example: Path, column: str) -> Finding:
    return next(one for one in gate_1(example) if one.column == column)


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        *(("per", word, "day") for word in ("per day", "día", "Dia", "diario", "/day", "cada día")),
        *(("per", word, "month") for word in ("monthly", "mes", "por mes", "/mes")),
        *(("per", word, "year") for word in ("yr", "annually", "p.a.", "per annum", "años", "/yr")),
        *(("currency", word, "USD") for word in ("US$", "us$", "U.S. dollars", "dólar americano")),
        *(("currency", word, "EUR") for word in ("€", "euros")),
    ],
)
def test_a_unit_of_time_or_money_under_another_name_is_repaired(
    column: str, written: str, code: str, example: Path
) -> None:
    put(example, "figures", "fig-cccc", column, written)
    assert told(example, column).remedy().startswith(f'write "{code}"')
    format_files(example)
    assert cell(example, "figures", "fig-cccc", column) == code


@pytest.mark.parametrize(
    ("column", "written"),
    [("per", "week"), ("per", "semanal"), ("currency", "Canadian dollars"), ("currency", "£")],
)
def test_a_unit_that_has_no_code_is_taken_for_no_other(
    column: str, written: str, example: Path
) -> None:
    put(example, "figures", "fig-cccc", column, written)
    assert " | " in told(example, column).remedy()
    assert "can be added there" in told(example, column).remedy()
    format_files(example)
    assert cell(example, "figures", "fig-cccc", column) == written


@pytest.mark.parametrize(
    ("written", "columns"),
    [
        *(("for Lat", "lat"), ("for LAT, LON", "lat, lon"), ("for lat,lon", "lat, lon")),
        *(("for lat and lon", "lat, lon"), ("for lat y lon", "lat, lon"), ("FOR Lat", "lat")),
        *(("for lat/lon", "lat, lon"), ("for name en", "name_en"), ("for name-en", "name_en")),
        *(("para lat", "lat"), ("for: lat", "lat"), ("for the country.", "country")),
    ],
)
def test_columns_after_for_in_another_spelling_are_repaired(
    written: str, columns: str, example: Path
) -> None:
    whole = f"{READ}#p2; {READ}#p3"
    put(example, "places", "north-base", "sources", f"{whole} {written}")
    assert only(example).remedy() == f"write {READ}#p3 for {columns}"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{whole} for {columns}"


@pytest.mark.parametrize("written", ["for the whole row", "for lat (and lon)"])
def test_words_after_for_that_are_no_columns_are_left(written: str, example: Path) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#p2 {written}")
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#p2 {written}"


@pytest.mark.parametrize(
    ("name", "such"), [("latt", "(lat)"), ("latitud", "(kind, name_en, "), ("contry", "(country)")]
)
def test_a_column_that_a_row_lacks_is_told_with_the_one_meant_or_all_there_are(
    name: str, such: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", f"{READ}#p2; {READ}#p3 for {name}")
    assert such in only(example).remedy()


@pytest.mark.parametrize(
    "written",
    [
        "https://south-wire.example/2#p3",
        "http://www.south-wire.example/2/?utm_source=a #P3",
        "https://south-wire.example/2#párrafo 3",
        "https://web.archive.org/web/20200101000000/https://south-wire.example/2#p3",
        "south-wire-2020-01-16 ## p3",
    ],
)
def test_the_address_of_a_source_that_is_cited_is_made_its_id(written: str, example: Path) -> None:
    put(example, "places", "north-base", "sources", written)
    assert only(example).remedy().startswith(("write south-wire-2020-01-16#p3", "write p3"))
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == "south-wire-2020-01-16#p3"


def test_an_address_between_other_citations_and_their_origins_is_made_the_id(example: Path) -> None:
    of = "minister-statement-2020 via "
    put(example, "places", "north-base", "sources", f"{READ}#p2; {of}https://east.example/a#p3")
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#p2; {of}east-paper-a#p3"


def test_an_address_with_two_places_is_offered_with_both(example: Path) -> None:
    put(example, "places", "north-base", "sources", "https://east.example/a#p3, p5")
    assert only(example).remedy() == "write east-paper-a#p3; east-paper-a#p5"


def test_an_address_that_no_source_has_says_where_sources_are(example: Path) -> None:
    put(example, "places", "north-base", "sources", "https://nowhere.example/2#p3")
    assert "data/sources.csv" in only(example).remedy()
    assert "data/sources.csv" in only(example).remedy("es")


@pytest.mark.parametrize(
    ("written", "began", "ended"),
    [
        *((text, "[2015..] | 2015", "[2015..] | ..") for text in ("since 2015", "desde 2015")),
        *((text, "[2015..] | 2015", "[2015..] | ..") for text in ("from 2015 on", "2015+")),
        *((text, "[2015..] | 2015", "[2015..] | ..") for text in ("as of 2015", "ever since 2015")),
        *(
            (text, "[2015..]", "[2015..]")
            for text in ("2015 or later", "≥2015", "en 2015 o después")
        ),
        *(
            (text, "[..2015]", "[..2015]")
            for text in ("since at least 2015", "desde al menos 2015")
        ),
        *((text, "[..2015]", "[..2015] | 2015") for text in ("until 2015", "hasta 2015", "-2015")),
        *(
            (text, "[2015..]", "[2015..]")
            for text in ("until at least 2015", "hasta al menos 2015")
        ),
        *((text, "[..2015]", "[..2015]") for text in ("by 2015", "≤2015", "2015 o antes")),
        *((text, "[2016..]", "[2016..]") for text in ("after 2015", ">2015")),
        *((text, "[..2014]", "[..2014]") for text in ("before 2015", "<2015")),
        ("since about 2015", "[2015~..] | 2015~", "[2015~..] | .."),
        ("desde mayo de 2015", "[2015-05..] | 2015-05", "[2015-05..] | .."),
        *(
            (text, "2015 | [2015..2017]", "2017 | [2015..2017]")
            for text in ("2015-2017", "from 2015 until 2017", "2015–17", "2015-17")
        ),
    ],
)
def test_words_before_and_after_a_date_are_read_for_the_end_that_a_column_has(
    written: str, began: str, ended: str, example: Path
) -> None:
    for column, such in (("began", began), ("ended", ended)):
        put(example, "relations", "rel-aaaa", column, written)
        assert told(example, column).remedy() == f"write {such}"
        format_files(example)
        assert cell(example, "relations", "rel-aaaa", column) == written
        put(example, "relations", "rel-aaaa", column, "")


@pytest.mark.parametrize(
    "written", ["until present", "hasta hoy", "hasta la fecha", "2015–present", "up to now"]
)
def test_what_goes_on_until_now_has_no_end_yet(written: str, example: Path) -> None:
    put(example, "relations", "rel-aaaa", "ended", written)
    assert told(example, "ended").remedy() == "write .."


@pytest.mark.parametrize(
    ("written", "such"),
    [
        *((text, "2020/2021 | [2020..2021]") for text in ("2020–21", "2020/21", "2020-21")),
        *((text, "2020/2021 | [2020..2021]") for text in ("2020—21", "2020 / 21", "2020–2021")),
        ("2008–10", "2008-10 | 2008/2010 | [2008..2010]"),
        *(("2020–02", "2020-02"), ("2020-24", "2020/2024 | [2020..2024]")),
        ("1999-00", "1999 | 1999/2000 | [1999..2000]"),
        *(
            (text, "[2019-12..2020-03] | [2020-12..2021-03] | 2020")
            for text in ("winter 2020", "the winter of 2020", "en el invierno de 2020")
        ),
        *((text, "[2020-12..2021-03]") for text in ("winter 2020-21", "invierno 2020–2021")),
        *((text, "[2019-09..2019-12] | 2019") for text in ("fall 2019", "otoño de 2019")),
    ],
)
def test_two_years_and_seasons_are_offered_and_left(written: str, such: str, example: Path) -> None:
    put(example, "events", "withdrawal-2020", "date", written)
    assert told(example, "date").remedy() == f"write {such}"
    format_files(example)
    assert cell(example, "events", "withdrawal-2020", "date") == written


@pytest.mark.parametrize("written", ["winter 2020-23", "winter", "verano 2019-20", "2020-01–2019"])
def test_what_is_no_season_of_a_year_and_no_two_years_is_not_offered_as_one(
    written: str, example: Path
) -> None:
    put(example, "events", "withdrawal-2020", "date", written)
    assert told(example, "date").remedy().startswith("write year-month-day")


@pytest.mark.parametrize(
    "written",
    [
        *(
            "Q00123",
            "q123",
            "wd:Q123",
            "wikidata:Q123",
            "<http://www.wikidata.org/wiki/Q123>",
        ),
        *("https://www.wikidata.org/wiki/Q123#P31", "https://m.wikidata.org/wiki/Q123?uselang=es"),
        *(
            "https://www.wikidata.org/wiki/Special:EntityData/Q123.json",
            "wikidata.org/entity/Q00123/",
        ),
    ],
)
def test_the_address_and_other_spellings_of_an_id_of_wikidata_are_repaired(
    written: str, example: Path
) -> None:
    put(example, *ONE, "wikidata_id", written)
    assert only(example).remedy().startswith("write Q123, or ")
    format_files(example)
    assert cell(example, *ONE, "wikidata_id") == "Q123"


@pytest.mark.parametrize(
    ("written", "such"),
    [
        *(
            (text, "Q123")
            for text in ("Q123?", "Q 123", "Q123 (Minister)", "00123", "Q-123", "[[Q123]]")
        ),
        *((text, "Q and the number") for text in ("Q123/Q124", "P123", "Q0", "Q123; Q124")),
    ],
)
def test_an_id_of_wikidata_that_is_not_sure_is_left(written: str, such: str, example: Path) -> None:
    put(example, *ONE, "wikidata_id", written)
    assert only(example).remedy().startswith(f"write {such}")
    format_files(example)
    assert cell(example, *ONE, "wikidata_id") == written


@pytest.mark.parametrize(
    ("written", "lat"),
    [
        *((text, "10.5") for text in ("10 30 N", "N 10°30'", "N10.5", "10°30N", "10d30m00s N")),
        *((text, "10.5") for text in ("10-30-00N", "10:30:00 N", "10o30'N", "lat: 10.5")),
        *(
            (text, "10.5")
            for text in ("10.5 grados", "10.5 degrees N", "Norte 10.5", "latitud 10,5")
        ),
        *((text, "-10.5") for text in ("S10.5", "10 30 S", "10.5 S.")),
        *((text, "-10.50417") for text in ("-10 30 15", "-10:30:15")),
    ],
)
def test_an_angle_with_its_direction_in_any_spelling_is_repaired(
    written: str, lat: str, example: Path
) -> None:
    put(example, "places", "north-base", "lat", written)
    assert told(example, "lat").remedy() == f"write {lat}"
    format_files(example)
    assert cell(example, "places", "north-base", "lat") == lat


@pytest.mark.parametrize(
    ("column", "written", "such"),
    [
        *(("lat", text, "10.5 | -10.5") for text in ("10°30", "10 30", "10:30:00", "10d30m00s")),
        *(("lat", text, "-10.5 | 10.5") for text in ("-10.5 S", "-10.5 N")),
        *(("lon", "-66.9 W", "-66.9 | 66.9"), ("lat", "-66.9 W", "-66.9 | 66.9 in lon")),
        *(("lat", text, "-66.9 in lon") for text in ("W66.9", "W 66 54", "66.9O", "lon: -66.9")),
        *(("lon", text, "10.5 in lat") for text in ("N10.5", "10 30 N", "lat 10.5")),
        ("lat", "-10 30", "-10 in lat and 30 in lon"),
        ("lat", "10 30 N 67 30 W", "10.5 in lat and -67.5 in lon"),
    ],
)
def test_an_angle_of_two_readings_or_of_the_other_column_is_offered_and_left(
    column: str, written: str, such: str, example: Path
) -> None:
    put(example, "places", "north-base", column, written)
    assert told(example, column).remedy() == f"write {such}"
    format_files(example)
    assert cell(example, "places", "north-base", column) == written


@pytest.mark.parametrize("written", ["105", "-105", "179.5"])
def test_a_latitude_that_can_only_be_a_longitude_may_be_swapped(
    written: str, example: Path
) -> None:
    put(example, "places", "north-base", "lat", written)
    finding = told(example, "lat")
    assert f"if lat and lon are swapped, {written} belongs in lon" in finding.remedy()
    assert f"si lat y lon están cambiadas, {written} va en lon" in finding.remedy("es")


@pytest.mark.parametrize(("column", "written"), [("lat", "181"), ("lon", "200"), ("lon", "-181")])
def test_an_angle_that_is_neither_is_not_said_to_be_swapped(
    column: str, written: str, example: Path
) -> None:
    put(example, "places", "north-base", column, written)
    assert "swapped" not in told(example, column).remedy()


@pytest.mark.parametrize(
    ("written", "such"),
    [
        *(("20/1/2020", "write 2020-01-20"), ("enero de 2020", "write 2020-01")),
        *(
            ("1/2/2020", "write 2020-02-01 | 2020-01-02"),
            ("since 2019", "write [2019..] | 2019/.."),
        ),
        *(
            ("2020–2021", "write 2020/2021 | [2020..2021]"),
            ("20 de enero", "year, which is missing"),
        ),
        *(("2021/2019", "ends before it begins; write 2019/2021"), ("foo", "a year, a month (")),
        *(("[2021..2019]", "ends before it begins; write 2019/2021"), ("2020-02-30", "29 days")),
    ],
)
def test_a_search_in_time_offers_what_its_date_can_mean(written: str, such: str) -> None:
    with pytest.raises(UnknownValueError) as raised:
        period(written)
    assert such in str(raised.value)
    assert "2005/2010" not in str(raised.value)


def test_a_cell_full_of_signs_takes_no_longer_than_it_is_long() -> None:
    began = perf_counter()
    separated("x" + " #" * 8000)
    assert perf_counter() - began < 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Daily-North-2020-02-01#p2", f"{READ}#p2"),
        ("DAILY_NORTH_2020_02_01#p2-9", f"{READ}#p2-9"),
        (
            "Minister-Statement-2020 via Daily-North-2020-02-01#p2",
            f"minister-statement-2020 via {READ}#p2",
        ),
        (f"Minister_Statement_2020~ via {READ}#p2", f"minister-statement-2020~ via {READ}#p2"),
        ("Daily-North-2020-02-01#párrafo 2", f"{READ}#p2"),
    ],
)
def test_a_source_in_another_spelling_is_told_with_its_id_as_it_is_repaired(
    written: str, meant: str, example: Path
) -> None:
    put(example, "places", "north-base", "sources", written)
    finding = only(example)
    assert (finding.rule, finding.remedy()) == ("citation-syntax", f"write {meant}")
    assert finding.remedy("es") == f"escriba {meant}"
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == meant


def test_what_is_no_source_in_any_spelling_is_told_the_form_of_citations(example: Path) -> None:
    for written in ("Daily-South-2020#p2", "North-Base#p2"):
        put(example, "places", "north-base", "sources", written)
        assert only(example).remedy().startswith("write source-id#p12, or ")


@pytest.mark.parametrize(
    ("written", "such"),
    [
        *(("Cuba; Venezuela", "CU | VE"), ("CU/VE", "CU | VE"), ("VE, CU", "VE | CU")),
        *(("Cuba y Venezuela", "CU | VE"), ("Cuba and Venezuela", "CU | VE"), ("CU-VE", "CU | VE")),
        *(("CU VE", "CU | VE"), ("Cuba (Venezuela)", "CU | VE"), ("Cuba | Venezuela", "CU | VE")),
        *(("US/CU/VE", "US | CU | VE"), ("Estados Unidos + Cuba", "US | CU"), ("CU; CU", "CU")),
    ],
)
def test_of_several_codes_in_one_cell_those_are_offered_and_left(
    written: str, such: str, example: Path
) -> None:
    put(example, "places", "north-base", "country", written)
    told = f"write {such}; schema/vocabularies/country.csv defines all codes"
    assert only(example).remedy().startswith(told)
    format_files(example)
    assert cell(example, "places", "north-base", "country") == written


@pytest.mark.parametrize("written", ["Cuba; Atlantis", "CU/VE/QQ"])
def test_a_list_of_which_a_part_is_no_code_offers_all_codes(written: str, example: Path) -> None:
    put(example, "places", "north-base", "country", written)
    assert " | CU | IR | " in only(example).remedy()
