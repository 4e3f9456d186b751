"""Line breaks within a cell, and what may have been meant by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import normalize

_BREAKS = re.compile("[\n\u2028\u2029]+")
_HYPHENS = "-\u00ac\u00ad\u2010\u2011\u2012\u2013"


def has_break(text: str) -> bool:
    """Whether the text has a line break anywhere."""
    return bool(_BREAKS.search(text))


def at_breaks(text: str) -> Iterator[tuple[str, ...]]:
    """For each line break within the text, what the words around it can be on one line."""
    for before, after in pairwise(_lines(text)):
        yield _readings(before.rsplit(None, 1)[-1], after.split(None, 1)[0])


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
