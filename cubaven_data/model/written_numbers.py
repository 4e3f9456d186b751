"""What a number that people wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.texts.wording import LANGUAGES, Language

LONGEST = 80
"""The most characters that a number or a date in another form has; what is longer is a text."""


def written(text: str, languages: Sequence[Language] = LANGUAGES) -> tuple[str, ...]:
    """The plain decimal numbers that the text can mean, the likeliest first.

    The text is the number and nothing else. Words for none are no number here: they can also stand
    for a blank.
    """
    if len(text) > LONGEST:
        return ()
    said = [*numbers_said(text.strip(), languages)]
    if len(said) != 1 or said[0].text != text.strip() or said[0].kind not in ("number", "one"):
        return ()
    readings = [*map(_plain, said[0].values)]
    # Two zeros after a mark can be decimals, or what is left of thousands.
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]00", text.strip()):
        readings.append(re.sub("[.,]", "", text.strip()))
    return tuple(dict.fromkeys(readings))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}" if number else "0"
