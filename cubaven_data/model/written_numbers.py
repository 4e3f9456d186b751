"""What a number that people wrote in another form can mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from cubaven_data.model.digits_said import digits_said
from cubaven_data.model.numbers_said import Said, numbers_said
from cubaven_data.texts.wording import LANGUAGES, Language

LONGEST = 80
"""The most characters that a number or a date in another form has; what is longer is a text."""
_LIKE_DIGITS = str.maketrans("OIl", "011")
# Whether decades are years or days depends on what is measured, mm may be millimetres, and others
# say what is counted too.
_UNCERTAIN = re.compile(
    r"d[eé]cad|centur|siglo|lustro|(?:mm|mn|mln|mdd|[km]bp?d)\b|±|\+/", re.IGNORECASE
)


def written(text: str, languages: Sequence[Language] = LANGUAGES) -> tuple[str, ...]:
    """The plain decimal numbers that the text can mean, the likeliest first.

    The text is the number and nothing else. Words for none are no number here: they can also stand
    for a blank.
    """
    if len(text) > LONGEST:
        return ()
    text = re.sub(r"(?<=\d)_(?=\d{3}(?!\d))", " ", text.strip())
    if _UNCERTAIN.search(text):
        return ()
    said = [*numbers_said(text, languages)]
    if len(said) != 1 or said[0].text != text or said[0].kind not in ("number", "one"):
        return ()
    values = [*said[0].values]
    if cut := re.fullmatch(r"(-?\d+)[.,](00+)", text):
        # Where a program has cut zeros, the mark separated thousands.
        values.append(Decimal("".join(cut.groups())))
    return tuple(dict.fromkeys(map(plain, values)))


def unsure(text: str) -> tuple[str, ...]:
    """The number of a text such as ``1.05E+01``, ``+80``, ``'80``, ``80.``, ``2 1/2`` or ``8O``; it
    may mean another.

    Programs round the first to what their cell shows; a plus may have meant *or more*; a mark may
    be that of a year, or of a text in a spreadsheet; what follows the point may be lost; a letter
    may stand for a digit that looks like it.
    """
    bare = re.sub(r"^(?:['\u2019\u2018]|\+(?=\d))|(?<=\d)[.,*]$", "", text)
    if match := re.fullmatch(r"-?\d{1,15}(?:[.,]\d{1,15})?[Ee][+-]?\d{1,2}", bare, re.ASCII):
        return (plain(Decimal(match[0].replace(",", "."))),)
    if len(text) <= LONGEST:
        if number := _with_fraction(text):
            return (number,)
        if re.fullmatch(r"(?=.*\d)[\dOIl.,]+", bare):
            bare = bare.translate(_LIKE_DIGITS)
    return written(bare) if bare != text else ()


def _with_fraction(text: str) -> str:
    """The number of *½*, *2 1/2* or *2½ millones*; blank if it is none."""
    shown = re.sub("[¼-¾⅐-⅞]", lambda sign: f" {unicodedata.normalize('NFKC', sign[0])}", text)
    said = " ".join(shown.split())
    match = re.fullmatch(r"(?:(\d{1,9}) )?(\d)[/\u2044]([2-9])(?: (\D+))?", said)
    # Without a whole number, 1/2 may be a day of January.
    if not match or ("/" in text and not match[1]):
        return ""
    unit = written(f"1 {match[4]}") if match[4] else ("1",)
    number = Decimal(match[1] or 0) + Decimal(match[2]) / Decimal(match[3])
    return plain(number * Decimal(unit[0])) if len(unit) == 1 else ""


def values_in(said: Said, languages: Sequence[Language]) -> tuple[Decimal, ...]:
    """What a number can be in a text of these languages: points and commas mean what they mean
    there."""
    alone = said.values == digits_said(said.text)
    return digits_said(said.text, languages) if alone else said.values


def in_full(text: str, said: str, languages: Sequence[Language] = LANGUAGES) -> str:
    """The number in words that say how many thousands or millions the text counts.

    So *1,5 millones* says what ``1,5`` is; blank if the words say no such number, or several;
    one that can mean two is offered with both.
    """
    scales = [10**power for power in (3, 6, 9)]
    known = {Decimal(number) * scale for number in written(text) for scale in scales}
    told = (one for one in numbers_said(said, languages) if one.kind == "number")
    found = {frozenset(known.intersection(one.values)) for one in told} - {frozenset()}
    return " | ".join(map(plain, sorted(*found))) if len(found) == 1 else ""


def plain(number: Decimal | float) -> str:
    """The number as a cell writes it, never with an exponent."""
    return f"{Decimal(str(number)).normalize():f}" if number else "0"
