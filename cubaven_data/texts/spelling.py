"""Suggestions for misspelled words."""

from __future__ import annotations

from collections.abc import Collection


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
