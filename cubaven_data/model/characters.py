"""What is wrong with the characters of a text, whatever its column holds: the one home of that.

Placeholders are words that stand for "nothing here"; invisible are the characters that Unicode
calls printable and people cannot see.
"""

from __future__ import annotations

import re
import unicodedata

PLACEHOLDERS = frozenset(("n/a", "na", "null", "none", "nil", "?", "tbd", "s/d"))
"""Words that stand for nothing, with their case folded."""
INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\ufe0e\ufe0f\uffa0\ufffd")
"""Printable to Unicode, blank or a stand-in to people: fillers, variation marks, lost bytes."""
WIDTHLESS = frozenset("\u200b\u200c\u200e\u2060\u202a\u202c\u2066\u2068\u2069\ufeff")
"""Characters of no width, and of no effect on how Latin text is shown.

Not the joiner, which makes one picture of two; not a soft hyphen, which may have been seen as a
hyphen; no marks that turn the order round: what was seen is not known.
"""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters that no file may hold; line ends and tabs are other matters."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKS_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_FORMULA = frozenset("=+@-")


def squeezed(text: str) -> str:
    """The text in Unicode form NFC, without space at its ends and with single spaces within."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


def fault_in(text: str) -> tuple[str, dict[str, str]] | None:
    """The first rule that the characters of a text break, with the values of its message."""
    if "\n" in text:
        return "cell-newline", {"value": text}
    if text != " ".join(text.split()):
        return "white-space", {"value": text}
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            return "unicode-form", {"value": text}
        if not text.isprintable() or not INVISIBLE.isdisjoint(text):
            hidden = next(c for c in text if not c.isprintable() or c in INVISIBLE)
            name = unicodedata.name(hidden, "")
            return "invisible-character", {"value": text, "name": f"U+{ord(hidden):04X} {name}"}
        if mixed := _mixed(text):
            return "look-alike-letter", {"value": mixed}
    return None


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text[0] in _FORMULA


def is_placeholder(text: str) -> bool:
    """Whether the text is a word that stands for nothing, in whatever case."""
    return len(text) <= 4 and text.casefold() in PLACEHOLDERS


def _mixed(text: str) -> str:
    """The first word with Latin letters beside Cyrillic or Greek ones that look like them."""
    if not _LOOKS_LATIN.search(text):
        return ""
    return next((w for w in text.split() if _LOOKS_LATIN.search(w) and _LATIN.search(w)), "")


def slug(name: str, limit: int) -> str:
    """The id that a name most likely stands for: its first words without accents, in lower case,
    joined by hyphens, within the limit; an example of an id where the name has no letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain)[:8])
    return words[:limit].rstrip("-") or "ve-dgcim"
