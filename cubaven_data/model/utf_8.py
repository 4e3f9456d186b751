"""UTF-8 that a program read in another encoding, and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, lru_cache
from typing import NamedTuple

SAVED_IN = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS 850"}
"""Encodings in which files are often saved, with their names."""
# In this order: what several of them read as letters of Spanish was most likely the first.
ENCODINGS = {
    **SAVED_IN,
    "latin-1": "Latin-1",
    "cp437": "DOS 437",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
}
"""Encodings in which UTF-8 is read by mistake, with their names."""
OF_SPANISH = re.compile("[áéíóúüñÁÉÍÓÚÜÑ¿¡]+")
"""The letters and marks of Spanish that ASCII lacks."""

_USUAL = ("cp1252", "latin-1")
_ASCII = re.compile("[\0-\x7f]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]{2,}")
# No character of UTF-8 beyond ASCII has a single byte.
_ALONE = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
_SEQUENCE = "(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})[\x80-\xbf]"
_ONE, _RUN = re.compile(_SEQUENCE), re.compile(f"(?:{_SEQUENCE})+")
# Letters and marks of Spanish, English and other languages in Latin script, signs, emoji with what
# chooses their form, and byte order marks.
_MEANT = re.compile("[\u00a1-\u017f\u1ea0-\u1ef9\u2000-\u2bff\ufe0f\ufeff\U0001f000-\U0001faff]+")
# What other encodings than the usual ones make of two characters may be no damage at all.
_OF_BOTH = re.compile("[áéíóúüñÁÉÍÓÚÜÑ¿¡ªº°«»\u2013\u2014\u2018-\u201d\u2026\u20ac]+")
_OTHER_SCRIPT = "[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufefc]"
# One letter of another script may be a letter and its closing marks; two are none by chance.
_TWO_OTHERS = re.compile(f"{_OTHER_SCRIPT}.*{_OTHER_SCRIPT}")
# A letter and the marks that close or end what it is in, which were hardly a single letter.
_LETTER_AND_MARKS = re.compile("[^\\W\\d_][\u2013-\u2019\u201c-\u201f\u2026\u00bb\u203a]{1,2}")


class Read(NamedTuple):
    """A text with what its parts mean, what was not decoded of it, and the characters that stand
    there by themselves only if they lost their ends, since others in the text begin with them."""

    meant: str
    rest: str
    begun: frozenset[str]


@lru_cache(maxsize=1 << 10)
def read_again(text: str) -> Read:
    """The text with each stretch that was UTF-8, read in another encoding, read as UTF-8.

    A stretch is left as it is unless it decodes strictly, and to what texts are written with. At
    the end of a word, a letter and a closing mark may be just that: they are decoded only to
    letters of Spanish.
    """
    others, begun = _leads_of_others(text)
    meant: list[str] = []
    rest: list[str] = []
    at = 0
    for start, end in _stretches(text, others):
        one = _decoded_at(text, start, end, others)
        if one != text[start:end]:
            begun.update(_begins(text[start:end]))
            meant += [text[at:start], one]
            rest.append(text[at:start])
            at = end
    # One letter may be beyond those that a part is decoded to, and the text still one whole.
    if at and (whole := _as_a_whole(text)):
        return read_again(whole)
    # Most letters and marks begin with these, whichever did here.
    begun.update("ÂÃ" if begun else "")
    return Read("".join((*meant, text[at:])), "\0".join((*rest, text[at:])), frozenset(begun))


def _as_a_whole(text: str) -> str:
    """The text that all of this one decodes to, blank if it does not; known to be damaged."""
    for encoding, meant in _decodings(text):
        if encoding in _USUAL or _MEANT.fullmatch(_ASCII.sub("", meant)):
            return meant
    return ""


def _decodings(text: str) -> Iterator[tuple[str, str]]:
    """The encodings in which a whole text can have been read, and what it was then."""
    for encoding in ENCODINGS:
        bytes_ = encoded(text, encoding)
        with suppress(UnicodeDecodeError):
            if bytes_ is not None and (meant := bytes_.decode("utf-8")) != text:
                yield encoding, meant


def _leads_of_others(text: str) -> tuple[frozenset[str], set[str]]:
    """The first characters of letters of other scripts, where two of them stand together; and those
    of them that are no letters of their own there."""
    found: set[str] = set()
    begun: set[str] = set()
    for match in _FOREIGN.finditer(text):
        sequences = _ONE.findall(_as_latin_1(match[0]))
        letters = (one.encode("latin-1").decode("utf-8", "ignore") for one in sequences)
        if _TWO_OTHERS.search("".join(letters)):
            leads = {c for c in match[0] if "Â" <= c <= "ô"}
            is_whole = len("".join(sequences)) == len(match[0])
            found |= leads
            begun |= {*filter(str.isupper, leads)} if is_whole else leads
    return frozenset(found), begun


def _stretches(text: str, others: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where what is not ASCII may have been UTF-8: all that stands together, or parts of it."""
    for match in _FOREIGN.finditer(text):
        if _decoded(match[0], others) != match[0]:
            yield match.span()
        else:
            for part in _RUN.finditer(_as_latin_1(match[0])):
                yield match.start() + part.start(), match.start() + part.end()


def _decoded_at(text: str, start: int, end: int, others: frozenset[str]) -> str:
    stretch, before = text[start:end], text[max(start - 1, 0) : start]
    meant = _decoded(stretch, others)
    # «Está»¹ and «está»—dijo end a quotation.
    if stretch.startswith("á»") and "«" in text:
        return stretch
    ends_word = not text[end : end + 1].isalpha()
    if ends_word and _LETTER_AND_MARKS.fullmatch(stretch) and stretch[0] not in others:
        # No capital stands after a small letter, neither as it is nor as it was meant.
        is_sure = stretch[0].isupper() and before.islower() and not meant.isupper()
        return meant if is_sure or OF_SPANISH.fullmatch(meant) else stretch
    # In capitals, a hard space is no end of a small letter.
    return stretch if stretch == "Ã\xa0" and before.isupper() else meant


# The same few stretches stand in a text again and again.
@lru_cache(maxsize=1 << 12)
def _decoded(stretch: str, others: frozenset[str] = frozenset()) -> str:
    for encoding, meant in _decodings(stretch):
        # What was read wrongly twice is decoded twice.
        again = _decoded(meant)
        likely = _MEANT if encoding in _USUAL else _OF_BOTH
        of_others = encoding in _USUAL and stretch[0] in others
        if again != meant or of_others or likely.fullmatch(meant):
            return again
    return stretch


def _begins(stretch: str) -> Iterator[str]:
    """All but the last of each character's bytes, as they were read."""
    for match in _ONE.finditer(_as_latin_1(stretch)):
        yield stretch[match.start() : match.end() - 1]


def read_wholly(text: str) -> tuple[str, str] | None:
    """The name of the encoding in which a whole text was read, and the text that was meant.

    ``None`` unless the text as a whole was UTF-8 and there is only one reading of it.
    """
    found: dict[str, str] = {}
    for encoding, meant in () if _ALONE.search(text) else _decodings(text):
        # What was read wrongly twice is decoded twice.
        twice = read_wholly(meant)
        found.setdefault(twice[1] if twice else meant, ENCODINGS[encoding])
    likely = [meant for meant in found if _MEANT.fullmatch(_ASCII.sub("", meant))]
    readings = likely or [*found]
    return (found[readings[0]], readings[0]) if len(readings) == 1 else None


def encoded(text: str, encoding: str) -> bytes | None:
    """The bytes of the text, ``None`` if it has characters that the encoding has not.

    As programs do, Windows-1252 takes the five bytes that it does not define for control codes.
    """
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        if encoding != "cp1252":
            return None
    try:
        return b"".join(_byte(character) for character in text)
    except UnicodeEncodeError:
        return None


@cache
def _byte(character: str) -> bytes:
    return character.encode("latin-1" if character in "\x81\x8d\x8f\x90\x9d" else "cp1252")


def _as_latin_1(text: str) -> str:
    """The bytes in Windows-1252 or Latin-1 as characters; a question mark for what neither has."""
    return "".join(
        c if "\x80" <= c <= "\x9f" else c.encode("cp1252", "replace").decode("latin-1")
        for c in text
    )
