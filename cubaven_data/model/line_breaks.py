"""Line breaks within a cell, and what may have been meant by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from math import prod
from unicodedata import normalize

_BREAKS = re.compile("[\n\u2028\u2029]+")
_MOST_READINGS = 8
_HYPHENS = "-\u00ac\u00ad\u2010\u2011\u2012\u2013"


def has_break(text: str) -> bool:
    """Whether the text has a line break anywhere."""
    return bool(_BREAKS.search(text))


def at_breaks(text: str, separator: str = "") -> Iterator[tuple[str, ...]]:
    """For each line break within the text, what the words around it can be on one line.

    In a list, the ``separator`` of its values may stand there too.
    """
    for before, after in pairwise(_lines(text)):
        last, first = before.rsplit(None, 1)[-1], after.split(None, 1)[0]
        listed = (f"{last}{separator}{first}",) if separator else ()
        yield (*listed, *_readings(last, first))


def on_one_line(text: str) -> Iterator[str]:
    """What the whole text can be on one line; nothing if it has too many readings."""
    if prod(map(len, at_breaks(text))) <= _MOST_READINGS:
        yield from reduce(_continued, _lines(text)[1:], _lines(text)[:1])


def _continued(begun: list[str], line: str) -> list[str]:
    return [reading for before in begun for reading in _joined(before, line)]


def _joined(before: str, after: str) -> Iterator[str]:
    last, first = before.rsplit(None, 1)[-1], after.split(None, 1)[0]
    for words in _readings(last, first):
        yield f"{before.removesuffix(last)}{words}{after.removeprefix(first)}"


def separates_words(text: str) -> bool:
    """Whether each line break in the text can only stand for a space."""
    return not has_break(text) or all(len(readings) == 1 for readings in at_breaks(text))


def between_digits(text: str) -> tuple[str, str] | None:
    """The digits on both sides of the first line break within the text, if it parts two numbers."""
    before, after = (*_lines(text), "", "")[:2]
    ends, begins = re.search(r"(\d+)[.,:]?$", before), re.match(r"\d+", after)
    return (ends[1], begins[0]) if ends and begins else None


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, _BREAKS.split(normalize("NFC", text))) if line]


def _readings(before: str, after: str) -> tuple[str, ...]:
    joined, apart = f"{before}{after}", f"{before} {after}"
    ends = before.rstrip('.,;:!?…%)]}»”"')[-1:]
    begins = after.lstrip('¿¡([{«“"')[:1]
    number = before.rstrip(".,:")[-1:].isdigit() and after[0].isdigit()
    if ends.isalnum() and begins.isalnum() and not number:
        return (apart,)
    if number and re.search(r"#[a-z]+\d+$", before):
        return (f"{before}-{after}", joined)
    # A hyphen at the end of a line may only divide the word.
    divided = before[-1] in _HYPHENS and before[:-1].isalpha() and after[0].isalpha()
    return (*([before[:-1] + after] if divided else []), joined, apart)
