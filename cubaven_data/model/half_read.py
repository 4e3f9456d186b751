"""Text of which a program that took UTF-8 for another encoding lost bytes: told, and completed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from math import prod

from cubaven_data.model.utf_8 import Read, read_again

CONTROL = re.compile("[\x80-\x84\x86-\x9f]")
"""Control characters that no text has; the next line, U+0085, is white space."""

# What the last byte may have been lost of, perhaps with a question mark in its place.
_BEGUN = re.compile("([ÃÂÄÅĂ]|â€)([?\ufffd]?)")
# What follows a capital Ã in words of Portuguese and Vietnamese.
_AFTER_TILDE = re.compile(r"[EIMNOSUY]|Z[EI]|[\W\d_]|$")
_BEFORE_SPACE = "0123456789.,;:%)]»”"
# What is left of a mark such as ” of three bytes, where no word has the letter: alone, beside
# digits and other marks, in contractions of English and French; and of an emoji.
_MARK = re.compile(
    r"â(?=[A-ZÀ-ÖØ-Þ¢-¨¬¯°±´-¶¼-¾\d])|(?<=\d)â|(?<!\S)â(?=[\s.,;:]|$)|(?<=[^\W\d_]{3})âs\b"
    r"|\b(?i:(?:ai|are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)nât"
    r"|(?:he|it|she|that|there|they|we|what|who|you)â(?:d|ll|re|s|ve))\b|\bIâ(?:d|ll|m|ve)\b"
    r"|\b(?i:[cdjlmnst]â(?=[aeo](?!s?\b)|[éèê])|quâ(?=[aeiou]))|(?<!\w)ð|ï¸"
)
# Where few words have it, which is no evidence alone.
_OPENED, _CLOSED = re.compile(r"(?<!\w)â(?=\w)"), re.compile(r"â(?!\w|€)")
_CAPITALS = "ÁÉÓÚÑÜ"
_NOT_SPANISH = re.compile(
    "[ÁÉÓ][AEO]|Ñ(?![AEIOU])|(?<=[B-DF-HJ-NP-TV-Z])Ñ|(?<!G)Ü|Ü(?![EI])", re.IGNORECASE
)
# In a word, Ò and Ô, or Ñ and Ó of which a program turned the quotation mark.
_TURNED = re.compile(r"Ã([’”])(?=[^\W\d_])")
_AS_IT_WAS = {"’": "Ã‘", "”": "Ã“"}
_MOST_READINGS = 8


def decoded_again(text: str) -> str:
    """The text with each stretch that was UTF-8, read in another encoding, read as UTF-8; as it is
    if bytes of it were lost."""
    return text if text.isascii() or is_half_read(text) else read_again(text).meant


def is_half_read(text: str) -> bool:
    """Whether bytes of the text were lost, or became control characters or other marks, so that
    what is left of it cannot be decoded."""
    if text.isascii():
        return False
    if _TURNED.search(text):
        return True
    read = read_again(text)
    left = CONTROL.search(read.meant) or any(begin in read.rest for begin in read.begun)
    return bool(left) or bool(_without_ends(read)) or _lacks_marks(read, read.begun)


def _without_ends(read: Read) -> frozenset[str]:
    found = _BEGUN.finditer(read.meant)
    return frozenset(match[1] for match in found if _lost_its_end(match))


def _lacks_marks(read: Read, begun: frozenset[str]) -> bool:
    opened = _OPENED.search(read.meant)
    if _MARK.search(read.meant) or (opened and _CLOSED.search(read.meant, opened.end())):
        return True
    return bool(begun and _CLOSED.search(read.rest))


def completed(text: str) -> Iterator[str]:
    """What the text can mean once the bytes that it lost are added, likeliest first.

    Nothing if they can have been too many.
    """
    turned_back = _TURNED.sub(lambda match: _AS_IT_WAS[match[1]], text)
    for one in dict.fromkeys((turned_back, text)):
        yield from _completed(one)


def _completed(text: str) -> Iterator[str]:
    read = read_again(text)
    begun = read.begun | _without_ends(read)
    unknown = (begin for begin in begun if not _BEGUN.fullmatch(begin))
    if _lacks_marks(read, begun) or any(begin in read.rest for begin in unknown):
        return
    parts: list[tuple[str, ...]] = []
    at = 0
    for match in _BEGUN.finditer(read.meant):
        parts += [(read.meant[at : match.start()],), _readings(match, begun)]
        at = match.end()
    if prod(map(len, parts)) <= _MOST_READINGS:
        for reading in product(*parts):
            yield " ".join("".join((*reading, read.meant[at:])).split())


def _readings(match: re.Match[str], begun: frozenset[str]) -> tuple[str, ...]:
    whole = tuple(_whole(match))
    if _lost_its_end(match):
        return whole
    if match[1] not in begun:
        return (match[0],)
    # It may be half of a letter, as others in the text, or a letter; if that can be told at all.
    return (match[0], *whole) if whole else ()


def _lost_its_end(match: re.Match[str]) -> bool:
    """Whether no language has the letter there by itself."""
    letter, question = match.groups()
    before, after = _around(match)
    if len(letter) > 1 or before.islower() or question == "\ufffd":
        return True
    if letter == "Ã":
        # João has it in capitals, after one and before few of them.
        return not (before.isupper() and _AFTER_TILDE.match(match.string, match.end()))
    # Of a hard space; in Welsh, a word begins with it.
    return letter == "Â" and before != "" and before in _BEFORE_SPACE and not after.strip()


def _whole(match: re.Match[str]) -> Iterator[str]:
    """What stood where a character lost its end, likeliest first."""
    letter, question = match.groups()
    before, after = _around(match)
    found: tuple[str, ...] = ()
    if len(letter) > 1:
        within = before.isalnum() and after.isalnum()
        found = ("-", "”") if within else ("”",) if before.strip() else ()
    elif letter == "Â":
        found = (" ", "") if after.isupper() else ("", " ") if after.isalpha() else ("",)
    elif letter in "ÃĂ" and (before.islower() or (before.isupper() and after.islower())):
        # Between vowels, ñ is as likely.
        within = {before.casefold(), after.casefold()} <= {*"aeiou"}
        found = ("í", "ñ") if within else ("í",) if after.isalpha() else ("í", "à")
    elif letter == "Ã" and (before.isalpha() or after.isalpha()):
        letters = f"Í{_CAPITALS}" if before.isalpha() else f"ÁÍ{_CAPITALS[1:]}"
        found = tuple(one for one in letters if not _NOT_SPANISH.search(f"{before}{one}{after}"))
    elif letter == "Ã":
        found = ("à",)
    for one in found:
        yield one
        # It may be in place of the lost byte, or its own.
        if question == "?" and not after.isalnum():
            yield f"{one}?"


def _around(match: re.Match[str]) -> tuple[str, str]:
    start, end = match.span()
    return match.string[max(start - 1, 0) : start], match.string[end : end + 1]
