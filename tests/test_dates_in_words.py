from __future__ import annotations

import pytest
from fuzz.parts import choices, intervals, points
from hypothesis import given, reject

from cubaven_data.model.dates import DateError, parse
from cubaven_data.release.dates_in_words import in_words, name_in_words, span_in_words
from cubaven_data.texts.wording import LANGUAGES


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("2026-01-03", "on 3 January 2026", "el 3 de enero de 2026"),
        ("2008-05", "in May 2008", "en mayo de 2008"),
        ("2008", "in 2008", "en 2008"),
        ("201X", "in the 2010s", "en la década de 2010"),
        ("2004-06-XX", "on a day in June 2004", "un día de junio de 2004"),
    ],
)
def test_a_point_is_a_phrase_that_can_follow_a_verb(text: str, english: str, spanish: str) -> None:
    date = parse(text)
    assert (in_words(date, "en"), in_words(date, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("2025-11~", "around November 2025", "hacia noviembre de 2025"),
        ("2026-01-03~", "around 3 January 2026", "hacia el 3 de enero de 2026"),
        ("201X~", "around the 2010s", "hacia la década de 2010"),
        ("2004-06-XX~", "around June 2004", "hacia junio de 2004"),
        ("2025?", "in 2025 (inferred)", "en 2025 (fecha deducida)"),
        ("2025%", "around 2025 (inferred)", "hacia 2025 (fecha deducida)"),
        (
            "2004-06-XX?",
            "on a day in June 2004 (inferred)",
            "un día de junio de 2004 (fecha deducida)",
        ),
    ],
)
def test_what_is_approximate_or_inferred_says_so(text: str, english: str, spanish: str) -> None:
    date = parse(text)
    assert (in_words(date, "en"), in_words(date, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        (
            "[2004..2006]",
            "at some time between 2004 and 2006",
            "en algún momento entre 2004 y 2006",
        ),
        (
            "[2026-01-03..2026-01]",
            "at some time between 3 January 2026 and the end of January 2026",
            "en algún momento entre el 3 de enero de 2026 y fines de enero de 2026",
        ),
        (
            "[2004-06-XX..2006]",
            "at some time between June 2004 and 2006",
            "en algún momento entre junio de 2004 y 2006",
        ),
        (
            "[201X..2020-05]",
            "at some time between the 2010s and May 2020",
            "en algún momento entre la década de 2010 y mayo de 2020",
        ),
        (
            "[2004~..2006]",
            "at some time between about 2004 and 2006",
            "en algún momento entre aproximadamente 2004 y 2006",
        ),
        ("[2014..2014]", "in 2014", "en 2014"),
        ("[..2026-02-01]", "by 1 February 2026", "a más tardar el 1 de febrero de 2026"),
        ("[..2026-02]", "by the end of February 2026", "a más tardar en febrero de 2026"),
        ("[..2004-06-XX]", "by the end of June 2004", "a más tardar en junio de 2004"),
        ("[..2014]", "by the end of 2014", "a más tardar en 2014"),
        ("[..201X]", "by the end of the 2010s", "a más tardar en la década de 2010"),
        ("[..2026-02~]", "by around February 2026", "a más tardar hacia febrero de 2026"),
        ("[2026-01-03..]", "on 3 January 2026 or later", "el 3 de enero de 2026 o después"),
        ("[2026-01..]", "in January 2026 or later", "en enero de 2026 o después"),
        ("[2026-01~..]", "around January 2026 or later", "hacia enero de 2026 o después"),
        ("[2004-06-XX..]", "on a day in June 2004 or later", "un día de junio de 2004 o después"),
    ],
)
def test_a_time_within_a_range_lies_between_its_bounds_or_on_one_side_of_its_only_one(
    text: str, english: str, spanish: str
) -> None:
    date = parse(text)
    assert (in_words(date, "en"), in_words(date, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("[2026-01-03,2026-01-05]", "on 3 or 5 January 2026", "el 3 o el 5 de enero de 2026"),
        (
            "[2026-01-03,2026-01-05,2026-01-07]",
            "on 3, 5 or 7 January 2026",
            "el 3, el 5 o el 7 de enero de 2026",
        ),
        ("[2014-09,2014-10]", "in September or October 2014", "en septiembre o en octubre de 2014"),
        ("[2018,2020]", "in 2018 or 2020", "en 2018 o en 2020"),
        ("[2018,2020~]", "in 2018 or around 2020", "en 2018 o hacia 2020"),
        ("[2018~,2020]", "around 2018 or in 2020", "hacia 2018 o en 2020"),
        ("[2018~,2020~]", "around 2018 or around 2020", "hacia 2018 o hacia 2020"),
        (
            "[2004-06-XX,2004-07-XX]",
            "on a day in June or a day in July 2004",
            "un día de junio o un día de julio de 2004",
        ),
        (
            "[2026-01-03,2026-02]",
            "on 3 January 2026 or in February 2026",
            "el 3 de enero de 2026 o en febrero de 2026",
        ),
        ("[201X,2021]", "in the 2010s or in 2021", "en la década de 2010 o en 2021"),
    ],
)
def test_one_of_several_names_them_all(text: str, english: str, spanish: str) -> None:
    date = parse(text)
    assert (in_words(date, "en"), in_words(date, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("2014-02/2014-05", "from February to May 2014", "desde febrero hasta mayo de 2014"),
        ("2013/2019", "from 2013 to 2019", "desde 2013 hasta 2019"),
        (
            "2014-02/2014-05-07",
            "from February 2014 to 7 May 2014",
            "desde febrero de 2014 hasta el 7 de mayo de 2014",
        ),
        ("2014~/2015", "from about 2014 to 2015", "desde aproximadamente 2014 hasta 2015"),
        ("2026-01-03/2026-01-03", "on 3 January 2026", "el 3 de enero de 2026"),
        ("2013/..", "from 2013 on", "desde 2013"),
        ("2013~/..", "from about 2013 on", "desde aproximadamente 2013"),
        ("../2026-02", "by February 2026", "hasta febrero de 2026"),
        (
            "../2026-02-01~",
            "by about 1 February 2026",
            "hasta aproximadamente el 1 de febrero de 2026",
        ),
        ("..", ", still so when reported", ", situación que continuaba al publicarse el texto"),
    ],
)
def test_an_extent_goes_from_its_first_to_its_last_date(
    text: str, english: str, spanish: str
) -> None:
    date = parse(text)
    assert (in_words(date, "en"), in_words(date, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        (
            "2026-01-03/2026-01-05",
            "from 3 to 5 January 2026",
            "desde el 3 hasta el 5 de enero de 2026",
        ),
        (
            "2026-01-30/2026-02-02",
            "from 30 January to 2 February 2026",
            "desde el 30 de enero hasta el 2 de febrero de 2026",
        ),
        (
            "2025-12-30/2026-01-02",
            "from 30 December 2025 to 2 January 2026",
            "desde el 30 de diciembre de 2025 hasta el 2 de enero de 2026",
        ),
        (
            "2014-02/2015-02",
            "from February 2014 to February 2015",
            "desde febrero de 2014 hasta febrero de 2015",
        ),
        (
            "[2026-01-03..2026-01-05]",
            "at some time between 3 and 5 January 2026",
            "en algún momento entre el 3 y el 5 de enero de 2026",
        ),
        (
            "[2014-02..2014-05]",
            "at some time between February and May 2014",
            "en algún momento entre febrero y mayo de 2014",
        ),
        (
            "[2026-01-30,2026-02-02]",
            "on 30 January or 2 February 2026",
            "el 30 de enero o el 2 de febrero de 2026",
        ),
        (
            "[2026-01-03,2026-01-05,2026-02-02]",
            "on 3 January, 5 January or 2 February 2026",
            "el 3 de enero, el 5 de enero o el 2 de febrero de 2026",
        ),
    ],
)
def test_a_month_or_year_that_all_dates_share_is_given_once(
    text: str, english: str, spanish: str
) -> None:
    date = parse(text)
    assert (in_words(date, "en"), in_words(date, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        (
            "[..2026-02-01?]",
            "by 1 February 2026 (inferred)",
            "a más tardar el 1 de febrero de 2026 (fecha deducida)",
        ),
        (
            "[2026-01?..]",
            "in January 2026 or later (inferred)",
            "en enero de 2026 o después (fecha deducida)",
        ),
        ("2013?/..", "from 2013 on (inferred)", "desde 2013 (fecha deducida)"),
        (
            "[2004?..2006?]",
            "at some time between 2004 and 2006 (dates inferred)",
            "en algún momento entre 2004 y 2006 (fechas deducidas)",
        ),
        (
            "2014-02?/2014-05?",
            "from February to May 2014 (dates inferred)",
            "desde febrero hasta mayo de 2014 (fechas deducidas)",
        ),
        (
            "2014-02?/2014-05",
            "from February 2014 (inferred) to May 2014",
            "desde febrero de 2014 (fecha deducida) hasta mayo de 2014",
        ),
        (
            "2014/2015%",
            "from 2014 to about 2015 (inferred)",
            "desde 2014 hasta aproximadamente 2015 (fecha deducida)",
        ),
        (
            "[2014-02?,2014-05?]",
            "in February or May 2014 (dates inferred)",
            "en febrero o en mayo de 2014 (fechas deducidas)",
        ),
        (
            "[2014-02?,2014-05]",
            "in February 2014 (inferred) or May 2014",
            "en febrero de 2014 (fecha deducida) o en mayo de 2014",
        ),
    ],
)
def test_the_phrase_says_which_of_its_dates_are_inferred(
    text: str, english: str, spanish: str
) -> None:
    date = parse(text)
    assert (in_words(date, "en"), in_words(date, "es")) == (english, spanish)


@pytest.mark.parametrize(
    ("began", "ended", "english", "spanish"),
    [
        ("2013", "2019", "from 2013 to 2019", "desde 2013 hasta 2019"),
        ("2014-02", "2014-05", "from February to May 2014", "desde febrero hasta mayo de 2014"),
        (
            "2026-01-03",
            "2026-01-05",
            "from 3 to 5 January 2026",
            "desde el 3 hasta el 5 de enero de 2026",
        ),
        ("2014", "2014", "in 2014", "en 2014"),
        (
            "2013",
            "..",
            "from 2013, still so when reported",
            "desde 2013, situación que continuaba al publicarse el texto",
        ),
        ("2013", "", "from 2013", "desde 2013"),
        ("2013~", "", "from about 2013", "desde aproximadamente 2013"),
        ("", "2019", "until 2019", "hasta 2019"),
        ("", "2019~", "until about 2019", "hasta aproximadamente 2019"),
        ("", "..", "still so when reported", "situación que continuaba al publicarse el texto"),
        ("", "", "", ""),
        (
            "[2004..2006]",
            "2019",
            "from some time between 2004 and 2006, until 2019",
            "desde algún momento entre 2004 y 2006, hasta 2019",
        ),
        (
            "2013",
            "[2017..2019]",
            "from 2013, until some time between 2017 and 2019",
            "desde 2013, hasta algún momento entre 2017 y 2019",
        ),
        (
            "[2004..]",
            "[..2019]",
            "from 2004 or later, no longer so at the end of 2019",
            "desde 2004 o después, lo que ya no era así a fines de 2019",
        ),
        (
            "[2004..2006]",
            "..",
            "from some time between 2004 and 2006, still so when reported",
            "desde algún momento entre 2004 y 2006, situación que continuaba al "
            "publicarse el texto",
        ),
        (
            "[2026-01-03,2026-01-05]",
            "..",
            "beginning on 3 or 5 January 2026, still so when reported",
            "con inicio el 3 o el 5 de enero de 2026, situación que continuaba al publicarse "
            "el texto",
        ),
        ("[..2014]", "[2014..]", "in 2014", "en 2014"),
        ("[..2014]", "", "from 2014 or earlier", "desde 2014 o antes"),
        (
            "",
            "[..2026-02-25]",
            "no longer so on 25 February 2026",
            "lo que ya no era así el 25 de febrero de 2026",
        ),
        ("", "[2014..]", "until 2014 or later", "hasta 2014 o después"),
        (
            "2013?",
            "..",
            "from 2013 (inferred), still so when reported",
            "desde 2013 (fecha deducida), situación que continuaba al publicarse el texto",
        ),
        ("2013?", "2019", "from 2013 (inferred) to 2019", "desde 2013 (fecha deducida) hasta 2019"),
        (
            "2013?",
            "2019?",
            "from 2013 to 2019 (dates inferred)",
            "desde 2013 hasta 2019 (fechas deducidas)",
        ),
        (
            "[2004?..2006?]",
            "2019",
            "from some time between 2004 and 2006 (dates inferred), until 2019",
            "desde algún momento entre 2004 y 2006 (fechas deducidas), hasta 2019",
        ),
    ],
)
def test_a_beginning_and_an_end_make_one_phrase(
    began: str, ended: str, english: str, spanish: str
) -> None:
    first, last = (parse(text) if text else None for text in (began, ended))
    found = [span_in_words(first, last, language) for language in LANGUAGES]
    assert found == [english, spanish]


@given(points() | intervals | choices)
def test_every_date_is_a_phrase_that_gives_its_first_and_last_year(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        reject()
    days = [day for day in (date.points[0].earliest, date.points[-1].earliest) if day]
    for language in LANGUAGES:
        phrase = in_words(date, language)
        assert phrase == phrase.strip()
        assert "  " not in phrase
        assert all(str(day.year) in phrase for day in days)
        assert ("(" in phrase) == date.is_inferred


def test_a_long_choice_is_not_cut() -> None:
    days = [f"2026-01-{day:02}~" for day in range(1, 31)]
    phrase = in_words(parse(f"[{','.join(days)}]"), "en")
    assert phrase.endswith("around 29 or around 30 January 2026")
    assert "…" not in phrase


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("2026-02-25", "25 February 2026", "25 de febrero de 2026"),
        ("2026-01?", "January 2026 (inferred)", "enero de 2026 (fecha deducida)"),
        ("2025-11~", "around November 2025", "hacia noviembre de 2025"),
        ("[..2026-02-21]", "by 21 February 2026", "a más tardar el 21 de febrero de 2026"),
        ("..", "still so when reported", "situación que continuaba al publicarse el texto"),
    ],
)
def test_a_date_beside_a_text_stands_without_preposition(
    text: str, english: str, spanish: str
) -> None:
    assert name_in_words(parse(text), "en") == english
    assert name_in_words(parse(text), "es") == spanish
