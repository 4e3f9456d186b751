"""Numerals in words, as the library for them reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from text_to_num import text2num

from cubaven_data.model import number_words
from cubaven_data.texts.wording import LANGUAGES, Language

LONGEST = 10
"""The most words that one numeral has."""
# What the library cannot spell.
_RESPELT = {"veintiún": "veintiuno", "veintiun": "veintiuno", "veintitres": "veintitrés"}
_RESPELT |= {"veintidos": "veintidós"}
_POINTS = [[word] for word in number_words.POINT]
_UNITS = number_words.UNITS["en"]
_WORD = re.compile(r"[^\W\d_]+")


def numeral(
    words: Sequence[str], before: str, languages: Sequence[Language]
) -> tuple[Decimal, int] | None:
    """The longest run of the first words that is one number, and how many words it has.

    ``before`` is the word before them.
    """
    spelt = [_RESPELT.get(word, word) for word in words]
    # The library reads one hundred and fifty, and not a hundred and fifty.
    if spelt[0] in ("a", "an") and len(spelt) > 1 and spelt[1] in _UNITS:
        spelt[0] = "one"
    if not any(_begins(spelt[0], language) for language in languages):
        return None
    found = None
    for count, word in enumerate(spelt, 1):
        # Fifty and two hundred are two numbers.
        if not word.isalpha() or (word == "and" and spelt[count - 2] not in _UNITS):
            break
        # So are between a hundred and fifty, unless another follows.
        if before == "between" and "and" in spelt[:count] and spelt[count : count + 1] != ["and"]:
            continue
        value = _value(spelt[:count], languages)
        if value is not None:
            found = Decimal(value), count
    # At one point two of them left.
    if found and spelt[found[1] : found[1] + 1] in _POINTS and before != "at":
        digits = (_value([word], languages) for word in spelt[found[1] + 1 :])
        told = [*takewhile(lambda digit: digit in range(10), digits)]
        if told:
            decimals = "".join(map(str, told))
            return Decimal(f"{found[0]}.{decimals}"), found[1] + 1 + len(told)
    return found


def has_number_words(text: str) -> bool:
    """Whether a word of the text can be of a number of ten or more."""
    return any(map(_is_of_ten_or_more, _WORD.findall(text.casefold())))


# Texts have the same words.
@lru_cache(20_000)
def _is_of_ten_or_more(word: str) -> bool:
    units = number_words.joined(number_words.UNITS, LANGUAGES)
    spelt = _RESPELT.get(word, word)
    return word in units or any((_value([spelt], [one]) or 0) >= 10 for one in LANGUAGES)


# Most words begin no numeral, and to ask for each run that begins with them takes long.
@lru_cache(20_000)
def _begins(word: str, language: Language) -> bool:
    try:
        text2num(word, language)
    except ValueError:
        return False
    return True


def _value(words: list[str], languages: Sequence[Language]) -> int | None:
    if words[-1] in number_words.NUMERAL_TOO or words[0] in number_words.NUMERAL_TOO:
        return None
    # "once" is eleven in Spanish only.
    if words == ["once"] and "en" in languages:
        return None
    for language in languages:
        try:
            return int(text2num(" ".join(words), language))
        except ValueError:
            continue
    return None
