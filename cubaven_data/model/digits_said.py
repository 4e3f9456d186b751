"""What digits with marks between them can mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from cubaven_data.model import number_words
from cubaven_data.texts.wording import LANGUAGES, Language

GROUP = "[ '\u2019\u00a0\u2009\u202f]"
"""A space or sign between groups of three digits."""


def digits_said(digits: str, languages: Sequence[Language] = LANGUAGES) -> tuple[Decimal, ...]:
    """What digits with marks in them can mean.

    A point or comma before three digits may separate thousands or decimals. Of a single language,
    its own mark separates thousands: ``25.000`` is how Spanish prints twenty-five thousand.
    """
    bare = re.sub(rf"(?<=\d){GROUP}(?=\d{{3}})", "", digits)
    if re.fullmatch(r"-?\d+", bare):
        return (Decimal(bare),)
    found = []
    for thousands, decimals in product(".,", ".,"):
        grouped = rf"-?[1-9]\d{{0,2}}(\{thousands}\d{{3}})+"
        if thousands != decimals and re.fullmatch(rf"{grouped}(\{decimals}\d+)?", bare):
            value = Decimal(bare.replace(thousands, "").replace(decimals, "."))
            if [number_words.GROUPED[language] for language in languages] == [thousands]:
                return (value,)
            found.append(value)
    found += [Decimal(bare.replace(",", "."))] if re.fullmatch(r"-?\d+[.,]\d+", bare) else []
    return tuple(found)
