"""What a number that people wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.texts.wording import LANGUAGES, Language

LONGEST = 80
"""The most characters that a number or a date in another form has; what is longer is a text."""
_OF_TIME = re.compile(r"d[eé]cad|centur|siglo|lustro", re.IGNORECASE)


def written(text: str, languages: Sequence[Language] = LANGUAGES) -> tuple[str, ...]:
    """The plain decimal numbers that the text can mean, the likeliest first.

    The text is the number and nothing else. Words for none are no number here: they can also stand
    for a blank.
    """
    if len(text) > LONGEST:
        return ()
    text = text.strip()
    # Whether decades are years or days depends on what is measured.
    if _OF_TIME.search(text):
        return ()
    said = [*numbers_said(text, languages)]
    if len(said) != 1 or said[0].text != text or said[0].kind not in ("number", "one"):
        return ()
    values = [*said[0].values]
    if cut := re.fullmatch(r"(-?\d+)[.,](0+)", text):
        # Where a program has cut zeros, the mark separated thousands.
        values.append(Decimal("".join(cut.groups())))
    return tuple(dict.fromkeys(map(plain, values)))


def scientific(text: str) -> str:
    """The number of a text such as ``1.05E+01`` or ``+80``; blank if it is none.

    Programs round such numbers to what their cell shows, and a plus may have meant *or more*.
    """
    match = re.fullmatch(r"\+?(\d{1,15}(?:\.\d{1,15})?(?:[Ee]\+?0?\d{1,2})?)", text)
    return plain(Decimal(match[1])) if match and not text.isdecimal() else ""


def plain(number: Decimal) -> str:
    """The number as a cell writes it."""
    return f"{number.normalize():f}" if number else "0"
