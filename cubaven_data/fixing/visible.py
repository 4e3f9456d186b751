"""Cells without what programs leave in them and nobody sees: white space, codes for letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from cubaven_data.model.characters import (
    INVISIBLE,
    WIDTHLESS,
    calculates_nothing,
    is_formula,
    squeezed,
    without_width,
)
from cubaven_data.model.escapes import unescaped
from cubaven_data.model.half_read import decoded_again, is_half_read
from cubaven_data.model.left_behind import left_behind
from cubaven_data.model.mending import entities_decoded, misread, plain

_MENDED = {"escaped-letter": unescaped, "mojibake": decoded_again, "plain-character": plain}
# How a formula begins, as a cell or as an item of a list.
_FORMULA = re.compile(r"(?:^|;)\s*[=+@-]")


def visible(text: str, allowed: Collection[str] = ()) -> str:
    """The text without stray white space and, if that is safe, without zero-width characters.

    What a program made of letters is made letters again, except by the rules that are allowed to be
    broken. A text that was surely read in a wrong encoding, or lost bytes, stays until a person has
    looked at it. Entities stay where replacing them gives others, since one of the two may have
    been meant, or gives tags.
    """
    if misread(text) != text or is_half_read(text):
        # A space may be what another encoding made of a letter.
        return text
    begins = squeezed(text)
    if text[:1].isspace() and begins and is_formula(begins) and not calculates_nothing(begins):
        # The space keeps it from being one.
        return text
    before = None
    seen = text
    while seen != before:
        before, seen = seen, _once(seen, allowed)
    # What only begins like a formula once it is plain was none.
    return squeezed(text) if len(_FORMULA.findall(seen)) > len(_FORMULA.findall(text)) else seen


def _once(text: str, allowed: Collection[str]) -> str:
    text = _letters(text, allowed)
    if "&" in text and "html-entity" not in allowed:
        once = entities_decoded(text)
        settled = entities_decoded(once) == once == _letters(once, allowed)
        settled = settled and left_behind(once) == left_behind(text)
        text = once if settled else text
    return _seen(squeezed(text))


def _letters(text: str, allowed: Collection[str]) -> str:
    """The text with letters for what programs made of them, whichever did so first."""
    before = None
    while text != before:
        before = text
        for rule, mended in _MENDED.items():
            text = text if rule in allowed else mended(text)
    return text


def _seen(text: str) -> str:
    """The text without zero-width characters, if it is in Latin script and nothing else is hidden.

    In other scripts, some of them are part of the spelling. Where one may part two words, all stay.
    """
    if text.isprintable():
        return text
    kept = "".join(c for c in text if c not in WIDTHLESS)
    letters = filter(str.isalpha, unicodedata.normalize("NFKC", kept))
    if not kept.isprintable() or not INVISIBLE.isdisjoint(kept) or len(without_width(text)) > 1:
        return text
    return squeezed(kept) if all("LATIN" in unicodedata.name(c, "") for c in letters) else text
