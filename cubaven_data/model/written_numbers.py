"""What a number that people wrote in another form can mean."""

from __future__ import annotations

import re
from itertools import product

_TIMES = {
    "k": 3,
    "mil": 3,
    "thousand": 3,
    "m": 6,
    "million": 6,
    "millions": 6,
    "millón": 6,
    "millones": 6,
    "billion": 9,
    "mil millones": 9,
}


def written(text: str) -> tuple[str, ...]:
    """The plain decimal numbers that the text can mean, the likeliest first.

    A point or comma before three digits may separate thousands or decimals; ``25.000`` is how
    Spanish prints twenty-five thousand.
    """
    said = " ".join(text.casefold().split())
    match = re.fullmatch(r"(-?[0-9][0-9.,' ]*)\s*([a-zó ]*)", said)
    if match is None or (match[2].strip() and match[2].strip() not in _TIMES):
        return ()
    power = _TIMES.get(match[2].strip(), 0)
    return tuple(dict.fromkeys(_times(one, power) for one in _plain(match[1].strip())))


def _plain(digits: str) -> list[str]:
    bare = re.sub(r"(?<=\d)[ '](?=\d{3}\b)", "", digits)
    if re.fullmatch(r"-?\d+", bare):
        return [bare]
    found = []
    for thousands, decimals in product(".,", ".,"):
        grouped = rf"-?\d{{1,3}}(\{thousands}\d{{3}})+"
        if thousands != decimals and re.fullmatch(rf"{grouped}(\{decimals}\d+)?", bare):
            found.append(bare.replace(thousands, "").replace(decimals, "."))
    found += [bare.replace(",", ".")] if re.fullmatch(r"-?\d+[.,]\d+", bare) else []
    return found


def _times(number: str, power: int) -> str:
    whole, _, decimals = number.partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    decimals = decimals.ljust(power, "0")
    moved = (whole + decimals[:power]).lstrip("0") or "0"
    left = decimals[power:].rstrip("0")
    if not left and moved == "0":
        return "0"
    return f"{sign}{moved}.{left}" if left else f"{sign}{moved}"
