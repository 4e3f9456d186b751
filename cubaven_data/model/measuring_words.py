"""The words for currencies, periods and units, in English or Spanish, by the codes of the lists or
by others for what has no code."""

from __future__ import annotations

import re
from collections.abc import Mapping

_DOLLARS = "USD AUD BBD BSD CAD HKD JMD NZD SGD TTD"
_PESOS = "CUP ARS CLP COP DOP MXN PHP UYU"
# By all that each may be. Codes have capitals: a cup is no CUP.
_MONEY = {
    f"{_DOLLARS} {_PESOS}": r"(?<!R)\$",
    _DOLLARS: r"dollars?|d[óo]lar(?:es)?",
    _PESOS: "pesos?",
    "USD": "(?-i:USD)",
    "EUR": "€|euros?|(?-i:EUR)",
    "GBP": "£|pounds?(?: sterling)?|libras? esterlinas?|(?-i:GBP)",
    "VES VEF VED VEB": r"(?-i:Bs)|bol[íi]var(?:es)?|(?-i:VE[SFDB])",
    "CUP": "(?-i:CUP)",
    "RUB": "₽|roubles?|rubles?|rublos?|(?-i:RUB)",
    "CNY": "yuan(?:es)?|renminbi|(?-i:RMB|CNY)",
    "CNY JPY": "¥",
    "BRL": r"R\$|reais|(?-i:BRL)",
}


def _alone(words: str) -> str:
    """The words, which digits may touch, but no letters."""
    return rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])"


CURRENCIES: Mapping[str, re.Pattern[str]] = {
    codes: re.compile(_alone(words), re.IGNORECASE) for codes, words in _MONEY.items()
}
"""Currencies, by all codes that the words may mean."""

# A year ago, al mes de la firma.
_NOT_TIME = r"(?! (?:ago|later|before|earlier|after|and|de)\b)"
PERIODS: Mapping[str, re.Pattern[str]] = {
    period: re.compile(rf"\b(?:{words})\b{_NOT_TIME}", re.IGNORECASE)
    for period, words in {
        "day": r"(?:a|per|each|every) day|daily|(?:al|por|cada) d[íi]a|diari[oa]s?|bpd|b/d",
        "week": r"(?:a|per|each|every) week|weekly|(?:a la|por|cada) semana|semanal(?:es)?",
        "month": r"(?:a|per|each|every) month|monthly|(?:al|por|cada) mes|mensual(?:es)?",
        "quarter": r"(?:per|each|every) quarter|quarterly|(?:al|por|cada) trimestre"
        r"|trimestral(?:es)?",
        "half-year": r"half-yearly|(?:al|por|cada) semestre|semestral(?:es)?",
        "year": r"(?:a|per|each|every) year|yearly|annual(?:ly)?|per annum|(?:al|por|cada) año"
        r"|anual(?:es)?",
    }.items()
}
"""Periods of a rate."""

# Right after the number: elsewhere, the words may tell what became of what is counted.
_AFTER = r"\s*(?:(?:of|de|US|U\.S\.) )?(?:{})(?!\w)"
UNITS: Mapping[str, re.Pattern[str]] = {
    unit: re.compile(_AFTER.format(words), re.IGNORECASE)
    for unit, words in {
        "people": r"people|persons?|personas?|soldiers?|soldados?|troops|tropas|doctors?"
        r"|m[ée]dicos?",
        "money": "|".join(_MONEY.values()),
        "barrels": r"barrels?|barril(?:es)?|bpd|b/d",
        "vessels": r"vessels?|ships?|boats?|barcos?|buques?|embarcaci(?:ón|ones)|lanchas?",
        "agreements": r"agreements?|treat(?:y|ies)|acuerdos?|convenios?|tratados?",
        "tons": r"(?:metric )?(?:tons?|tonnes?)|toneladas?",
        "litres": r"(?:lit(?:er|re)|gallon)s?|litros?|gal[óo]n(?:es)?",
        "hours": r"hours?|minutes?|horas?|minutos?",
        "days": r"days?|d[íi]as?",
        "weeks": r"weeks?|semanas?",
        "months": r"months?|mes(?:es)?",
        "years": r"years?|años?",
    }.items()
}
"""Units, right after the number."""

FATES: Mapping[str, re.Pattern[str]] = {
    measure: re.compile(_AFTER.format(words), re.IGNORECASE)
    for measure, words in {
        "killed": r"dead|deaths|killed|fatalities|muert[oa]s?|fallecid[oa]s?",
        "wounded": r"wounded|injured|injuries|herid[oa]s?|lesionad[oa]s?",
    }.items()
}
"""What became of people, by measure, right after the number."""
