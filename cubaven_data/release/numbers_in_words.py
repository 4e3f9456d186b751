"""The number of a figure as a sentence says it."""

from __future__ import annotations

from decimal import Decimal

from cubaven_data.model.claims import Figure
from cubaven_data.model.released import Codes
from cubaven_data.texts.wording import Language, texts


def number_in_words(figure: Figure, codes: Codes, language: Language) -> tuple[str, bool]:
    """The number with its hedge and with what is counted, and whether its verb is in the plural.

    Units of money are those of the currency. Vague words such as *hundreds* are said as such, never
    as the bound that stands for them.
    """
    said = texts(language)["numbers"]
    unit = codes["measure"][figure.measure].unit
    counted = codes["unit"][unit]
    if figure.population:
        counted = codes["population"][figure.population]
    if figure.currency:
        counted = codes["currency"][figure.currency]
    one = {figure.low, figure.best, figure.high} == {1.0, None}
    noun = getattr(counted, f"{'one' if one else 'many'}_{language}")
    per = f" {getattr(codes['period'][figure.per], f'label_{language}')}" if figure.per else ""
    words = said["vague_years"] if unit == "years" else said["vague"]
    vague = words.get(f"{figure.low:.0f}" if figure.low is not None else "")
    if figure.qualifier == "order_of_magnitude" and vague:
        return f"{vague.format(noun=noun)}{per}", True
    filled = [name for name in ("low", "best", "high") if getattr(figure, name) is not None]
    template = said[figure.qualifier].get("_".join(filled), said["between"]["low_high"])
    shown = {name: printed(getattr(figure, name), language) for name in filled}
    return f"{template.format(noun=noun, **shown)}{per}", not (
        one or figure.qualifier == "undetermined"
    )


def printed(number: float, language: Language) -> str:
    """The number as the language prints it: in a word from two to nine, else in digits.

    Spanish separates thousands by a space from five digits on, as the *Ortografía de la lengua
    española* (2010) has it; the space does not break.
    """
    said = texts(language)["numbers"]
    if word := said["small"].get(f"{number:g}"):
        return str(word)
    whole, _, decimals = f"{Decimal(f'{number:.15g}'):f}".partition(".")
    marks = said["marks"]
    grouped = f"{int(whole):,}".replace(",", marks["thousands"][1:-3])
    if len(whole) < int(marks["from_digits"]):
        grouped = whole
    return f"{grouped}{marks['decimals']}{decimals}" if decimals else grouped
