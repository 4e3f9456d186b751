"""What a mistyped word may stand for."""

from __future__ import annotations

from collections.abc import Collection


def alike(word: str, choices: Collection[str], least: float, most: int = 1) -> list[str]:
    """The choices spelled most like the word, best first: ``most`` of them at the most, and none
    whose likeness (100: the same) is less than ``least``.

    Likeness counts the letters that both have in the same order: Levenshtein's distance without
    substitutions, as rapidfuzz's ``ratio`` defines it.
    """
    # Only who mistyped is to wait for this import.
    from rapidfuzz import fuzz, process

    found = process.extract(word, [*choices], scorer=fuzz.ratio, score_cutoff=least, limit=most)
    return [choice for choice, *_ in found]
