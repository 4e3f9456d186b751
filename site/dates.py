"""Dates of the release in words: those of columns that the release does not put into words."""

from __future__ import annotations

import re
from collections.abc import Mapping

POINT = re.compile(r"(\d{3}[\dX])(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)")


def in_words(date: str | None, words: Mapping[str, str], months: list[str]) -> str:
    """A date as this dataset writes it, in the words of a language; blank where there is none."""
    if not date:
        return ""
    bare = date.strip("[]")
    if "," in bare:
        return words["or"].join(_point(part, words, months) for part in bare.split(","))
    begin, between, end = bare.partition("/" if "/" in bare else "..")
    if not between:
        return _point(bare, words, months)
    if begin.endswith("?") and end.endswith("?"):
        phrase = in_words(f"{begin[:-1]}{between}{end[:-1]}", words, months)
        return words["inferred"].format(date=phrase)
    begin, end = (
        "" if side == ".." else _point(side, words, months, "day_within") for side in (begin, end)
    )
    key = {(True, True): "span", (True, False): "since", (False, True): "until"}.get(
        (bool(begin), bool(end)), "open"
    )
    if between == ".." and key == "span":
        key = "between"
    return words[key].format(begin=begin, end=end)


def _point(text: str, words: Mapping[str, str], months: list[str], form: str = "day") -> str:
    """A point in time; ``form`` is how a day is said, with an article in a Spanish phrase."""
    found = POINT.fullmatch(text)
    if not found:
        return text
    year, month, day, mark = found.groups()
    about = mark in ("~", "%")
    if year.endswith("X"):
        said = words["decade"].format(year=year.replace("X", "0"))
    elif not month or month == "XX":
        said = year
    elif not day or day == "XX":
        said = words["month"].format(month=months[int(month) - 1], year=year)
    else:
        form = "day_within" if about else form
        said = words[form].format(day=int(day), month=months[int(month) - 1], year=year)
    if about:
        said = words["about"].format(date=said)
    return words["inferred"].format(date=said) if mark in ("?", "%") else said
