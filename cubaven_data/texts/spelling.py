"""Suggestions for misspelled words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Literal


def alike(word: str, choices: Collection[str], least: float, most: int = 1) -> list[str]:
    """The choices most similar to the word, best first.

    At most ``most`` choices are returned, each with a similarity of at least ``least``, from 0 to
    100 (identical). Similarity is ``rapidfuzz.fuzz.ratio``, the normalized Indel similarity: edit
    distance with insertions and deletions only.
    """
    # Imported here because most runs suggest nothing.
    from rapidfuzz import fuzz, process

    found = process.extract(word, [*choices], scorer=fuzz.ratio, score_cutoff=least, limit=most)
    return [choice for choice, *_ in found]


def alike_id(written: str, ids: Collection[str]) -> list[str]:
    """The id that differs from the written one only by a slip in its letters, if there is one.

    The numbers of both are the same: another year or another date is another thing.
    """
    numbers = _numbers(written)
    letters = {"".join(re.findall("[a-z-]", id_)): id_ for id_ in ids if _numbers(id_) == numbers}
    found = alike("".join(re.findall("[a-z-]", written)), letters, 80)
    return [letters[one] for one in found]


def _numbers(id_: str) -> list[str]:
    return re.findall(r"[0-9]+", id_)


def without_accents(text: str, form: Literal["NFD", "NFKD"] = "NFD") -> str:
    """The text decomposed in this Unicode form, without the accents of Latin letters."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize(form, text))


def folded(text: str) -> str:
    """The words of a text in small letters without accents, separated by single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", letters))
