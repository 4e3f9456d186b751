"""Numbers as running text says them, in digits and words, in English and Spanish."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cubaven_data.model.number_words import OR_ELSE, UNITS, VAGUE
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.texts.wording import LANGUAGES, texts

HANDBOOK = Path(__file__).parent.parent / "docs" / "coding-handbook.md"


def read(text: str, *kinds: str) -> list[set[float]]:
    said = numbers_said(text)
    return [{*map(float, one.values)} for one in said if not kinds or one.kind in kinds]


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [
        ("Thirty-two Cuban security personnel", [32]),
        ("nearly two decades", [20]),
        ("over a decade", [10]),
        ("a decade and a half", [15]),
        ("the past quarter century", [25]),
        ("a quarter of a century", [25]),
        ("killed 2.5 million", [2.5e6]),
        ("$2.5bn, or 25k", [2.5e9, 25000]),
        ("half a million, half a dozen", [500000, 6]),
        ("two and a half million", [2.5e6]),
        ("1 millón 200 mil 300, o 3 mil 500", [1200300, 3500]),
        ("2 million 300 thousand; 2 thousand 5 left", [2.3e6, 2000, 5]),
        ("3 mil 40, 20 mil 30 mil", [3000, 40, 20000, 30000]),
        ("three dozen and a score of them", [36, 20]),
        ("-3 degrees, 20-30 people, 20–30 men", [-3, 20, 30, 20, 30]),
        ("a hundred and fifty, a hundred and five, a hundred fifty", [150, 105, 150]),
        ("a thousand and one, a hundred and fifty thousand", [1001, 150000]),
        ("between a hundred and fifty, between a hundred and two hundred", [100, 50, 100, 200]),
        ("between fifty and two hundred and fifty", [50, 250]),
        ("between a hundred and fifty and two hundred and five", [150, 205]),
        ("3 millardos, un millardo, a milliard", [3e9, 1e9, 1e9]),
        ("1.2 mn, 1.2mln, 15 mdd, 53 kbd", [1.2e6, 1.2e6, 15e6, 53000]),
        ("one point two million, tres coma cinco", [1.2e6, 3.5]),
        ("at one point two hundred soldiers", [200]),
        ("none, nobody, no one and zero", [0, 0, 0, 0]),
        ("25 mil, veinticinco mil y 25 000", [25000, 25000, 25000]),
        ("unos treinta mil", [30000]),
        ("2,5 millones, 25 mil millones", [2.5e6, 25e9]),
        ("dos millones y medio, medio millón", [2.5e6, 500000]),
        ("veintiún mil, treinta y una mujeres, quinientas veintidos", [21000, 31, 522]),
        ("una veintena, un centenar, dos docenas", [20, 100, 24]),
        ("un cuarto de siglo, medio siglo, década y media, siglo y medio", [25, 50, 15, 150]),
        ("un billón", [1e12]),
        ("ninguno, ningún soldado, nadie, cero", [0, 0, 0, 0]),
    ],
)
def test_numbers_are_read_in_digits_and_words(passage: str, numbers: list[float]) -> None:
    assert read(passage, "number", "none") == [{number} for number in numbers]


@pytest.mark.parametrize(
    "passage",
    [
        "the 3rd, the third, 1.º de enero, el 3º, the second",
        "the 1980s, F16 and G2",
        "a third, two thirds, la mitad, un tercio, half of them",
        "tres cuartas partes, la tercera parte, one in five, 1 de cada 5",
        "40 percent, 40 %, el 40 por ciento, -3 %",
        "one of them, un soldado, unos soldados, no one else but one",
        "no fewer, sin tropas",
        "several hundred, a few thousand, varios cientos",
        "dozens, decenas de miles, unas docenas",
        "it happened once",
    ],
)
def test_what_is_no_number_or_may_be_none_is_not_taken_for_one(passage: str) -> None:
    assert read(passage, "number") == []


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [
        ("both men, a pair, a couple of them", [2, 2, 2]),
        ("ambos, ambas, un par de ellos, una pareja", [2, 2, 2, 2]),
        ("a single man, un solo hombre, una única mujer", [1, 1, 1]),
        ("not a single man, ni un solo hombre, ni una sola mujer", []),
        ("a couple of dozen, a couple hundred, un par de miles", [2]),
    ],
)
def test_words_for_one_or_two_may_be_of_something_else(passage: str, numbers: list[float]) -> None:
    assert read(passage, "few") == [{number} for number in numbers]


@pytest.mark.parametrize(
    ("passage", "likely"),
    [
        ("20 and 30 thousand", [{20, 20000}, {30000}]),
        ("35-40,000; entre 35 y 40.000", [{35, 35000}, {40000, 40}] * 2),
        ("25.000", [{25000, 25}]),
        ("2,500 men", [{2500, 2.5}]),
        ("53 MBD", [{53000, 53e6}]),
        ("80±10, 80 +/- 10", [{70, 80, 90}] * 2),
        ("1MM, 25 MM de dólares", [{1e6, 1}, {25e6, 25}]),
    ],
)
def test_what_can_mean_two_numbers_has_both(passage: str, likely: list[set[float]]) -> None:
    assert read(passage) == likely


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [
        ("20 to 30 thousand, dos o tres mil", [20000, 30000, 2000, 3000]),
        ("entre dos y tres mil", [2000, 3000]),
        ("3-4 mil millones, entre 3 y 4 mil millones", [3e9, 4e9, 3e9, 4e9]),
        ("three to four thousand million", [3e9, 4e9]),
        ("500 a 4 mil millones", [5e8, 4e9]),
        ("500 to 3 thousand, between 50 and a hundred", [500, 3000, 50, 100]),
        ("100 to 1 million", [100, 1e6]),
    ],
)
def test_the_smaller_number_of_a_range_has_the_unit_of_the_other(
    passage: str, numbers: list[float]
) -> None:
    assert read(passage) == [{number} for number in numbers]


@pytest.mark.parametrize(
    ("passage", "percent"),
    [
        ("half of them, la mitad, media, one half", [50] * 4),
        ("a quarter, una cuarta parte, tres cuartas partes", [25, 25, 75]),
        ("one in five, 1 de cada 5, two out of every four, 1 in 4", [20, 20, 50, 25]),
    ],
)
def test_a_fraction_is_a_percentage(passage: str, percent: list[float]) -> None:
    assert read(passage) == [{number} for number in percent]
    assert read(passage, "part") == [{number} for number in percent]


def test_a_fraction_in_percent_is_rounded_as_one_likes() -> None:
    assert {33, 33.3, 33.33} < read("un tercio")[0]
    assert {67, 66.7, 66.67} < read("two thirds")[0]


@pytest.mark.parametrize("passage", ["5 in 10 years", "1 in 2019", "32 out of 80"])
def test_two_numbers_are_no_fraction(passage: str) -> None:
    assert len(read(passage, "number")) == 2


@pytest.mark.parametrize("passage", ["500-1,500", "5 and 10,000", "2019 to 30,000", "5 to 5,500"])
def test_a_number_in_digits_shares_no_thousands_that_it_cannot(passage: str) -> None:
    assert len(read(passage)[0]) == 1


def test_the_mark_of_a_language_separates_its_thousands() -> None:
    assert [[*map(float, one.values)] for one in numbers_said("25.000", ("es",))] == [[25000]]
    assert [[*map(float, one.values)] for one in numbers_said("25,000", ("en",))] == [[25000]]
    assert [[*map(float, one.values)] for one in numbers_said("25.000", ("en",))] == [[25000, 25]]
    assert [[*map(float, one.values)] for one in numbers_said("once", ("es",))] == [[11]]


def test_a_number_is_quoted_as_it_is_written() -> None:
    (said,) = numbers_said("Unos Treinta y dos\u00a0cubanos")
    assert said.text == "Treinta y dos"


def test_the_vague_words_are_those_of_the_handbook_and_of_the_sentences() -> None:
    handbook = HANDBOOK.read_text("utf-8")
    rows = re.findall(
        r"^\| (.+?) \| (\d+) \| \| \| `order_of_magnitude` \|$", handbook, re.MULTILINE
    )
    spanish = re.search("In Spanish texts: (.+)", handbook)
    assert spanish
    rows += re.findall(r"\*([^*]+)\* (\d+)", spanish[1])
    for words, least in rows:
        assert {float(least)} in read(words, "vague"), words
    least = {one.least for one in VAGUE}
    assert {int(number) for _, number in rows} == least
    for language in LANGUAGES:
        assert {int(number) for number in texts(language)["numbers"]["vague"]} == least


def test_every_unit_multiplies_what_stands_before_it() -> None:
    for language, units in UNITS.items():
        for word, value in units.items():
            (said,) = numbers_said(f"7 {word}", (language,))
            values = [value, *OR_ELSE.get(word, ())]
            assert [*map(float, said.values)] == [7 * value for value in values], word
