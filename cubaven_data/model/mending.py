"""What text suffers on its way through programs, and the text that was meant."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

ENCODINGS = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS 850"}
"""Encodings in which UTF-8 is often read by mistake, with their names."""

_FOREIGN = re.compile(r"[^\x00-\x7f]{2,}")
# The Latin letters and the marks that Spanish and English texts contain.
_MEANT = re.compile("[\u00a1-\u017f\u2013\u2014\u2018-\u201d\u2026\u20ac]+")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
# Ligatures, letters of full width, and hyphens and minus signs that look like the hyphen.
_VARIANT = re.compile("[\ufb00-\ufb06\uff01-\uff5e\u2010\u2011\u2212]")


def decoded_again(text: str) -> str:
    """The text with each stretch that was UTF-8, read in another encoding, read as UTF-8.

    A stretch is left as it is unless it decodes strictly, and to letters and marks of Spanish and
    English.
    """
    if text.isascii():
        return text
    return _FOREIGN.sub(lambda match: _decoded(match[0]), text)


def _decoded(stretch: str) -> str:
    for encoding in ENCODINGS:
        bytes_ = encoded(stretch, encoding)
        if bytes_ is None:
            continue
        try:
            meant = bytes_.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if _MEANT.fullmatch(meant):
            return meant
        # What was read wrongly twice becomes letters only if it is decoded twice.
        if (again := _decoded(meant)) != meant:
            return again
    return stretch


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


def without_entities(text: str) -> str:
    """The text with HTML entities such as ``&amp;`` replaced by what they stand for."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def plain(text: str) -> str:
    """The text with ligatures, letters of full width and unusual hyphens in their plain form."""
    if text.isascii():
        return text
    return _VARIANT.sub(lambda match: _plain_of(match[0]), text)


def _plain_of(character: str) -> str:
    hyphens = "\u2010\u2011\u2212"
    return "-" if character in hyphens else unicodedata.normalize("NFKC", character)
