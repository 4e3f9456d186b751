"""The number of a figure as a sentence says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from cubaven_data.model.claims import Figure
from cubaven_data.model.released import Codes
from cubaven_data.model.terms import Measure
from cubaven_data.texts.wording import Language, texts

_ARTICLE = re.compile(r"\b(el|un) (?=\{number\})")


def framed(measure: Measure, language: Language) -> tuple[str, str]:
    """The Spanish article before the number in the frame of the measure, and the frame without it;
    blank if the frame has none."""
    frame = str(getattr(measure, f"frame_{language}"))
    article = _ARTICLE.search(frame)
    return (article[1], _ARTICLE.sub("", frame)) if article else ("", frame)


def number_in_words(
    figure: Figure, codes: Codes, language: Language, article: str = ""
) -> tuple[str, bool]:
    """The number with its hedge and with what is counted, and whether its verb is in the plural.

    Units of money are those of the currency. Vague words such as *hundreds* are said as such, never
    as the bound that stands for them. An article stands between the hedge and each bound. The unit
    of time is not said: see :func:`rate_in_words`.
    """
    said = texts(language)["numbers"]
    measure = codes["measure"][figure.measure]
    unit = measure.unit
    counted = codes["unit"][unit]
    if figure.population:
        counted = codes["population"][figure.population]
    if figure.currency:
        counted = codes["currency"][figure.currency]
    one = {figure.low, figure.best, figure.high} == {1.0, None}
    noun = getattr(counted, f"{'one' if one else 'many'}_{language}")
    words = said["vague_years"] if unit == "years" else said["vague"]
    vague = words.get(f"{figure.low:.0f}" if figure.low is not None else "")
    if figure.qualifier == "order_of_magnitude" and vague:
        return vague.format(noun=noun), True
    given = [name for name in ("low", "best", "high") if getattr(figure, name) is not None]
    bounds = {name: printed(getattr(figure, name), language) for name in given}
    shown = {name: f"{article} {bound}".lstrip() for name, bound in bounds.items()}
    if given and in_millions(getattr(figure, given[-1]), language):
        noun = said["of-millions"].format(noun=noun)
    none = figure.qualifier == "exact" and figure.best == 0
    qualifier = "none" if none else figure.qualifier
    if none and (nothing := getattr(counted, f"none_{language}", None)):
        # After the verb, Spanish would need another negation before it.
        frame = getattr(measure, f"frame_{language}")
        if "{number}" in frame.partition("{verb}")[0]:
            return str(nothing), False
    words = _template(qualifier, given, language).format(noun=noun, **shown)
    if figure.qualifier not in said:
        words = f"{getattr(codes['qualifier'][figure.qualifier], f'label_{language}')} {words}"
    return words, not one


def rate_in_words(figure: Figure, codes: Codes, language: Language) -> str:
    """The unit of time of a rate, such as *a day*; blank for other numbers."""
    return str(getattr(codes["period"][figure.per], f"label_{language}")) if figure.per else ""


def _template(qualifier: str, given: Sequence[str], language: Language) -> str:
    """How the bounds that are given in are said; plainly where the texts have no way of their own,
    as for a code that was added to the list."""
    said = texts(language)["numbers"]
    if way := said.get(qualifier, {}).get("_".join(given)):
        return str(way)
    if not given:
        return str(said["undetermined"][""])
    first, last = f"{{{given[0]}}}", f"{{{given[-1]}}}"
    if first == last:
        return f"{first} {{noun}}"
    return str(said["between"]["low_high"].format(low=first, high=last, noun="{noun}"))


def bare_number(figure: Figure, codes: Codes, language: Language) -> str:
    """The number in digits, with its hedge and without what is counted; blank if it is not given.

    Vague words stand as the text has them, in quotation marks.
    """
    given = [name for name in ("low", "best", "high") if getattr(figure, name) is not None]
    if figure.qualifier == "order_of_magnitude":
        return str(texts(language)["numbers"]["quoted"]).format(
            words=figure.as_reported.strip('"“”«»')
        )
    if not given:
        return ""
    shown = {name: digits(getattr(figure, name), language) for name in given}
    words = _template(figure.qualifier, given, language).format(noun="", **shown)
    said = re.sub(r" +(?=[ ,]|$)", "", words).rstrip(",")
    return f"{said} {rate_in_words(figure, codes, language)}".rstrip()


def printed(number: float, language: Language) -> str:
    """The number as a sentence has it: in words (those from two to nine, a million), in millions or
    more where three decimals serve, else in digits."""
    word = texts(language)["numbers"]["words"].get(f"{number:.15g}")
    return str(word) if word else in_millions(number, language) or digits(number, language)


def in_millions(number: float, language: Language) -> str:
    """The number in millions, or in what the language has above them, such as "1.5 billion"; blank
    if it is smaller or has more than three decimals then."""
    exact = Decimal(f"{number:.15g}")
    for unit in reversed(texts(language)["numbers"]["millions"].split(", ")):
        value, word = unit.split(" ")
        of_unit = exact / int(value)
        if of_unit >= 1 and of_unit == round(of_unit, 3):
            return f"{digits(float(of_unit), language)} {word}"
    return ""


def digits(number: float, language: Language) -> str:
    """The number in digits, as the language separates them.

    Spanish separates thousands by a space from five digits on, as the *Ortografía de la lengua
    española* (2010) has it; the space does not break.
    """
    whole, _, decimals = f"{Decimal(f'{number:.15g}'):f}".partition(".")
    marks = texts(language)["numbers"]["marks"]
    grouped = f"{int(whole):,}".replace(",", marks["thousands"][1:-3])
    if len(whole) < int(marks["from_digits"]):
        grouped = whole
    return f"{grouped}{marks['decimals']}{decimals}" if decimals else grouped
