"""The words for numbers that the library for numerals does not know, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cubaven_data.texts.wording import Language


class Vague(NamedTuple):
    """A word in place of a number, in each language, and the least number that it stands for."""

    least: int
    en: tuple[str, ...]
    es: tuple[str, ...]


VAGUE = (
    Vague(20, ("decades", "tens"), ("décadas", "decenas")),
    Vague(24, ("dozens",), ("docenas",)),
    Vague(40, ("scores",), ("veintenas",)),
    Vague(100, ("hundreds",), ("cientos", "centenares", "centenas")),
    Vague(1000, ("thousands",), ("miles", "millares")),
    Vague(10_000, ("tens of thousands",), ("decenas de miles", "decenas de millares")),
    Vague(
        100_000,
        ("hundreds of thousands",),
        ("cientos de miles", "centenares de miles", "centenas de miles"),
    ),
    Vague(10**6, ("millions",), ("millones",)),
    Vague(10**7, ("tens of millions",), ("decenas de millones",)),
    Vague(
        10**8,
        ("hundreds of millions",),
        ("cientos de millones", "centenares de millones", "centenas de millones"),
    ),
    Vague(
        10**9,
        ("billions", "thousands of millions"),
        ("miles de millones", "millares de millones"),
    ),
    Vague(10**10, ("tens of billions",), ("decenas de miles de millones",)),
    Vague(
        10**11,
        ("hundreds of billions",),
        ("cientos de miles de millones", "centenares de miles de millones"),
    ),
    Vague(10**12, ("trillions",), ("billones",)),
)
"""The vague words with the bounds of the table under "Numbers" in the coding handbook."""

UNITS: Mapping[Language, Mapping[str, int]] = {
    "en": {
        "dozen": 12,
        "score": 20,
        "hundred": 100,
        "thousand": 1000,
        "k": 1000,
        "million": 10**6,
        "millions": 10**6,
        "m": 10**6,
        "mm": 10**6,
        "mn": 10**6,
        "mln": 10**6,
        "billion": 10**9,
        "bn": 10**9,
        "milliard": 10**9,
        "milliards": 10**9,
        "trillion": 10**12,
        "decade": 10,
        "decades": 10,
        "century": 100,
        "centuries": 100,
        "kbd": 1000,
        "kbpd": 1000,
        "mbd": 1000,
        "mbpd": 1000,
    },
    "es": {
        "decena": 10,
        "decenas": 10,
        "docena": 12,
        "docenas": 12,
        "veintena": 20,
        "treintena": 30,
        "centena": 100,
        "centenar": 100,
        "centenares": 100,
        "mil": 1000,
        "millar": 1000,
        "millares": 1000,
        "millón": 10**6,
        "millon": 10**6,
        "millones": 10**6,
        "mm": 10**6,
        "mdd": 10**6,
        "millardo": 10**9,
        "millardos": 10**9,
        "billón": 10**12,
        "billon": 10**12,
        "billones": 10**12,
        "década": 10,
        "décadas": 10,
        "lustro": 5,
        "lustros": 5,
        "siglo": 100,
        "siglos": 100,
    },
}
"""What multiplies the number before it; decades and centuries count years, *mbd* barrels."""

OR_ELSE: Mapping[str, tuple[int, ...]] = {
    "m": (1000,),
    "mm": (1,),
    "billon": (10**9,),
    "mbd": (10**6,),
    "mbpd": (10**6,),
}
"""What a unit can be instead: *m* is also short for *mil*, and *billon* may be English; millimetres
count as what they are."""

ARTICLES: Mapping[Language, tuple[str, ...]] = {"en": ("a", "an"), "es": ("un", "una")}
"""One, before a unit: *a dozen*."""

ONE: Mapping[Language, tuple[str, ...]] = {"en": ("one",), "es": ("un", "una", "uno")}
"""One, or an article or pronoun: *one of them*."""

FEW: Mapping[Language, Mapping[str, int]] = {
    "en": {
        "a single": 1,
        "both": 2,
        "a pair": 2,
        "a couple": 2,
    },
    "es": {
        "un solo": 1,
        "una sola": 1,
        "un único": 1,
        "una única": 1,
        "ambos": 2,
        "ambas": 2,
        "un par": 2,
        "una pareja": 2,
    },
}
"""One or two, which may be of something else: *80 from both countries*."""

NONE: Mapping[Language, tuple[str, ...]] = {
    "en": ("none", "nobody", "no one", "not a single", "zero", "nil"),
    "es": ("ninguno", "ninguna", "ningún", "ni un solo", "ni una sola", "nadie", "cero"),
}
"""Zero."""

NOT: Mapping[Language, tuple[str, ...]] = {"en": ("no", "without"), "es": ("no", "sin")}
"""Zero in *no troops*, and no number in *no fewer than 20*."""

PARTS: Mapping[Language, Mapping[str, int]] = {
    "en": {
        "half": 2,
        "halves": 2,
        "third": 3,
        "thirds": 3,
        "quarter": 4,
        "quarters": 4,
        "fifth": 5,
        "fifths": 5,
        "tenth": 10,
        "tenths": 10,
    },
    "es": {
        "medio": 2,
        "media": 2,
        "mitad": 2,
        "tercio": 3,
        "tercios": 3,
        "cuarto": 4,
        "cuartos": 4,
        "quinto": 5,
        "quintos": 5,
        "décimo": 10,
        "décimos": 10,
        "tercera parte": 3,
        "terceras partes": 3,
        "cuarta parte": 4,
        "cuartas partes": 4,
        "quinta parte": 5,
        "quintas partes": 5,
        "décima parte": 10,
        "décimas partes": 10,
    },
}
"""Fractions, by what they divide by."""

ALONE: frozenset[str] = frozenset(
    ("half", "quarter", "medio", "media", "cuarto", "mitad", "tercera parte", "cuarta parte")
)
"""Fractions that need no number before them: *half a million*, *the past quarter century*."""

IN = ("in", "in every", "out of every", "de cada")
"""What stands between the numbers of a fraction: *one in five*."""

POINT: frozenset[str] = frozenset(("point", "coma", "punto"))
"""What stands before decimals in words: *one point two million*."""

AND_A_HALF = ("and a half", "y medio", "y media")
"""A half more of the unit before it."""

PERCENT = ("%", "percent", "per cent", "percentage", "por ciento", "pct")
"""What makes a percentage of the number before it."""

TIMES = ("times", "veces")
"""What makes a multiple of the number before it: *ten times as many*."""

LEADING: Mapping[Language, tuple[str, ...]] = {
    "en": ("few", "several", "many", "couple", "some"),
    "es": ("pocos", "pocas", "varios", "varias", "muchos", "muchas", "cuantos", "cuantas"),
}
"""What makes a number vague: *several hundred*."""

NUMERAL_TOO: frozenset[str] = frozenset(("o", "unos", "unas"))
"""Words that the library takes for numerals and that are none: *unos treinta mil*."""

TO: frozenset[str] = frozenset(("to", "a", "or", "o", "u", "-", "–", "—"))
"""What stands between the two numbers of a range: *20 to 30 thousand*."""

RANGE: frozenset[str] = frozenset(("between", "entre"))
"""What makes a range of the two numbers after it."""

BETWEEN: frozenset[str] = TO | {"and", "y"}
"""What stands between two numbers that can share a unit."""

ORDINALS = ("st", "nd", "rd", "th", "s", "º", "ª", "°", "er", "ro", "ra")
"""What makes digits an ordinal, or a decade: *3rd*, *1980s*."""

GROUPED: Mapping[Language, str] = {"en": ",", "es": "."}
"""The mark between thousands."""


def joined(
    table: Mapping[Language, Mapping[str, int]], languages: Sequence[Language]
) -> dict[str, int]:
    """The words of these languages, with their values."""
    return {word: value for language in languages for word, value in table[language].items()}


def listed(
    table: Mapping[Language, tuple[str, ...]], languages: Sequence[Language]
) -> frozenset[str]:
    """The words of these languages."""
    return frozenset(word for language in languages for word in table[language])


def phrases(languages: Sequence[Language]) -> Iterator[tuple[str, int, str]]:
    """The vague words and those for none, one or two in these languages, each with its number and
    the kind of it, the longest first."""
    every = [
        (phrase, number, kind)
        for language in languages
        for kind, numbers in (
            ("vague", {word: one.least for one in VAGUE for word in getattr(one, language)}),
            ("few", FEW[language]),
            ("none", dict.fromkeys(NONE[language], 0)),
            ("not", dict.fromkeys(NOT[language], 0)),
        )
        for phrase, number in numbers.items()
    ]
    yield from sorted(every, key=lambda one: -len(one[0].split()))
