"""Checks on the characters of a text that apply to every column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from cubaven_data.model.escapes import spelled_out, unescaped
from cubaven_data.model.half_read import decoded_again, is_half_read
from cubaven_data.model.left_behind import left_behind
from cubaven_data.model.mending import misread, plain, readings_in_part, without_entities
from cubaven_data.model.placeholders import is_placeholder
from cubaven_data.model.utf_8 import ENCODINGS
from cubaven_data.texts.spelling import without_accents

_MENDED: Mapping[str, Callable[[str], str]] = {
    "escaped-letter": unescaped,
    "mojibake": decoded_again,
    "html-entity": without_entities,
    "plain-character": plain,
}
MAY_BE_RIGHT = frozenset(
    (
        *("mojibake", "escaped-letter", "lost-letter", "left-behind"),
        *("plain-character", "look-alike-letter", "blank-word"),
    )
)
"""The rules about characters that a cell may break and yet be right, as an exception says."""
EXAMPLE_ID = "ve-dgcim"
"""An id, to show what one looks like."""
RESERVED_IDS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
"""Ids that no file can be named after on Windows; the release has a file for each record."""
INVISIBLE = frozenset(
    (
        *"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc\ufffd",
        *map(chr, (*range(0xFE00, 0xFE10), 0x1D159, *range(0xE0100, 0xE01F0))),
    )
)
"""Characters to reject although ``str.isprintable`` accepts them: what Unicode ignores by default,
such as fillers and variation selectors, blank signs, and the characters that stand for an object or
for lost bytes."""
_HIDDEN = INVISIBLE - {"\ufffd"}
WIDTHLESS = frozenset("\u200b\u200c\u200e\u2060\u202a\u202c\u2066\u2068\u2069\ufeff")
"""Zero-width characters that do not change how Latin text is displayed.

Three kinds are left out because removing them could change what the writer saw: the zero-width
joiner, which combines emoji; the soft hyphen, which may have been shown as a hyphen; and the
right-to-left controls, which reverse the order of the text.
"""
_EMOJI = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_JOINED = "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
# The signs that take a letter's vowel away and the letter heh have their form from joiners, also at
# the end of a word.
_FORMED = "[\u0647\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]"
# Thai, Lao, Burmese, Khmer, Tai Le, Tai Lue and Tai Tham have no spaces between words.
_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f]"
)
_MONGOLIAN = "[\u1820-\u18aa]"
# Chinese characters have variants, also of names.
_IDEOGRAPH = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
_OF_HEBREW = "[\u0591-\u05c7]"
JOINING = re.compile(
    f"(?<={_JOINED})[\u200c\u200d](?={_JOINED})|(?<={_FORMED})[\u200c\u200d](?!\\w)"
    f"|(?<={_UNSPACED})\u200b(?={_UNSPACED})|(?<={_MONGOLIAN})\u180e(?={_MONGOLIAN})"
    f"|(?<={_MONGOLIAN})[\u180b-\u180d\u180f]|(?<={_OF_HEBREW})\u034f(?={_OF_HEBREW})"
    f"|(?<={_IDEOGRAPH})[\ufe00-\ufe02\U000e0100-\U000e01ef]"
    f"|(?<={_EMOJI})\ufe0f?\u200d(?={_EMOJI})|(?<={_EMOJI})[\ufe0e\ufe0f]"
    "|(?<=[0-9#*])\ufe0f(?=\u20e3)|(?<=\U0001f3f4)[\U000e0030-\U000e007a]+\U000e007f"
)
"""What joins or parts letters where that is spelling, as in Persian, Hindi and Thai, what chooses
the form of a letter, and what joins and forms emoji."""
_WIDTHLESS = f"[{''.join(sorted(WIDTHLESS))}]+"
_BETWEEN_WORDS = re.compile(rf"(?<=[^\W_]|[.,:;!?)])({_WIDTHLESS})(?=[^\W_]|[¿¡(])")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters that no file may contain; other rules cover line ends and tabs."""

# What programs put in place of a letter, also as other encodings read it; the last where no
# encoding tells which.
_REPLACED = "|".join({"\ufffd", *("\ufffd".encode().decode(encoding) for encoding in ENCODINGS)})
_IN_ITS_PLACE = re.compile(f"{_REPLACED}|(?<=[^\\W\\d_])[¤¡¿¦¬∂■\u25a1\u25af](?=[a-zà-ÿ])")
# Letters of a script whose encoding reads two bytes as one, or has its letters in the same places.
_OF_OTHERS = "\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff66-\uff9f"
# A text in such a script may have a Latin word between its own; a Latin word has none of its.
_AMONG_LATIN = re.compile(
    rf"[^\W\d_{_OF_OTHERS}]+[{_OF_OTHERS}]{{1,2}}[a-z]+|[A-Za-z]+[\uff66-\uff9f]+[a-z]+"
)
# A question mark stands at the end of a word, not before a letter, but in addresses. Between a
# small and a capital letter, only the space is missing.
_QUESTION = re.compile(r"(?<![a-zß-ÿ])\?(?=[^\W\d_])|\?(?=[a-zß-ÿ])")
_ADDRESS = re.compile(r"://|^www\.|\?\w+=")
# Most cells: words, a space apart, with nothing in them that a rule about characters looks for,
# except what left_behind finds.
_ORDINARY = re.compile(r"[A-Za-z0-9áéíóúüñ.,;:()/-]+(?: [A-Za-z0-9áéíóúüñ.,;:()/-]+)*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKS_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
# Cyrillic and Greek words of these letters alone look like Latin ones.
_LIKE_LATIN = re.compile("[АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορυ]+")
_PARTS = re.compile("[-\u2013\u2014/]")
_FORMULA = frozenset("=+@-")
# What spreadsheets calculate has operators, calls, or a number after a minus.
_AS_PRINTED = re.compile(
    r"[@+](?![A-Za-z]{1,3}\d+\b)\w+(?:[\s,.:;?](?:[^-=*/^&<>()|!+]|-(?! ?\d))+)"
)
_SIGNED = re.compile(r"[-+]\d+([.,]\d+)*( ?%)?", re.ASCII)


# What a name or an id in another spelling is written with.
_SPELLED = re.compile(r"[\w\s-]+")
# Latin letters that are none with an accent.
_LATIN_LETTERS = str.maketrans(
    {**dict(zip("łŁøØđĐıħ", "lLoOdDih", strict=True)), "ß": "ss", "æ": "ae", "œ": "oe", "Æ": "AE"}
)


def squeezed(text: str) -> str:
    """The text in Unicode form NFC, trimmed, with each run of white space as a single space."""
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).split())


# Codes, dates and names stand in many cells.
@lru_cache(maxsize=1 << 16)
def faults_in(text: str) -> Sequence[tuple[str, dict[str, str]]]:
    """The rules that the characters of the text break, each with the values for its message."""
    return [*_faults_in(text)]


def _faults_in(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    if _ORDINARY.fullmatch(text) and "u00" not in text and not left_behind(text):
        return
    for rule, mended in _MENDED.items():
        if (meant := mended(text)) != text:
            if rule == "html-entity" and (tag := left_behind(meant)) != left_behind(text):
                yield "left-behind", {"value": text, "left": tag}
            else:
                # A cell may not hold the hard spaces that come to light.
                shown = re.sub("[ \u00a0]+", " ", meant)
                yield rule, {"value": text, "meant": shown}
    if (meant := spelled_out(text)) != text == unescaped(text):
        yield "escaped-letter", {"value": text, "meant": meant}
    if is_half_read(text):
        if readings := readings_in_part(text):
            yield "mojibake", {"value": text, "meant": " | ".join(readings)}
        else:
            words = filter(is_half_read, text.split())
            yield "lost-letter", {"value": text, "word": next(words, text)}
    elif (meant := misread(text)) != text:
        yield "mojibake", {"value": text, "meant": meant}
    if (left := left_behind(text)) and not is_placeholder(text):
        yield "left-behind", {"value": text, "left": left}
    if text != (meant := " ".join(text.split())):
        yield "white-space", {"value": text, "meant": meant}
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            yield "unicode-form", {"value": text}
        stray = JOINING.sub("", text)
        if not stray.isprintable() or not _HIDDEN.isdisjoint(stray):
            hidden = next(c for c in stray if not c.isprintable() or c in _HIDDEN)
            name = unicodedata.name(hidden, "")
            yield "invisible-character", {"value": text, "name": f"U+{ord(hidden):04X} {name}"}
    # Below what a repair ends, since it ends no loss.
    if lost := _lost(misread(text)):
        yield "lost-letter", {"value": text, "word": lost}
    if not text.isascii() and (mixed := mixed_word(text)):
        yield "look-alike-letter", {"value": mixed}


def without_width(text: str, between: Sequence[str] = (" ",)) -> tuple[str, ...]:
    """What a text can mean that has zero-width characters which are no spelling.

    Two words, with one of ``between`` in between, or a single one, where such a character is a
    place to break a line, or stands where a word may begin.
    """
    if JOINING.search(text):
        return ()
    parted = (
        _BETWEEN_WORDS.sub(lambda m: mark if _may_part(m) else m[0], text)  # noqa: B023
        for mark in between
    )
    return tuple(dict.fromkeys(squeezed(re.sub(_WIDTHLESS, "", one)) for one in (*parted, text)))


def _may_part(match: re.Match[str]) -> bool:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    within = before.isalpha() and after.isalpha() and not (before.islower() and after.isupper())
    return "\u200b" in match[0] or not within


def _lost(text: str) -> str:
    """The first word of the text that lost a letter; blank if none did."""
    if text.isascii() and "?" not in text:
        return ""
    return next((word for word in text.split() if _has_lost(word)), "")


def _has_lost(word: str) -> bool:
    asked = "?" in word and _QUESTION.search(word) and not _ADDRESS.search(word)
    # An accent before the first letter is that of a letter no longer there.
    foreign = _AMONG_LATIN.match(word)
    return bool(asked or _IN_ITS_PLACE.search(word) or unicodedata.combining(word[0]) or foreign)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text (not blank) for a formula, not for a number."""
    return text[0] in _FORMULA and not _SIGNED.fullmatch(text)


def calculates_nothing(text: str) -> bool:
    """Whether a text that begins with @ or + only begins like a formula: ``@handle leaves``."""
    return bool(_AS_PRINTED.fullmatch(text))


def mixed_word(text: str) -> str:
    """The first word that mixes Latin letters with Cyrillic or Greek ones; blank if none does."""
    if not _LOOKS_LATIN.search(text):
        return ""
    return next((word for word in text.split() if _is_mixed(word)), "")


def _is_mixed(word: str) -> bool:
    """Whether a word or one of its parts mixes scripts; ``анти-NATO`` does not."""
    if not (_LOOKS_LATIN.search(word) and _LATIN.search(word)):
        return False
    parts = _PARTS.split(word)
    letters = ("".join(filter(str.isalpha, part)) for part in parts)
    # A part that looks Latin may have been meant to be.
    return any(
        (_LOOKS_LATIN.search(part) and _LATIN.search(part)) or _LIKE_LATIN.fullmatch(part)
        for part in letters
    )


def slug(name: str, limit: int) -> str:
    """An id made from a name, to suggest in a message.

    It consists of the first eight words without accents, in lower case, joined by hyphens and cut
    to ``limit`` characters; of all words if there is no space between them. A name without Latin
    letters or digits gives an example of an id.
    """
    words = as_id(name)
    if " " in name:
        words = "-".join(words.split("-")[:8])
    return words[:limit].rstrip("-") or EXAMPLE_ID


def as_id(name: str) -> str:
    """The words and numbers of a name without accents, in lower case, joined by hyphens.

    Blank if it has letters that would be lost.
    """
    plain = without_accents(name.translate(_LATIN_LETTERS), "NFKD").lower()
    if any(char.isalnum() and not char.isascii() for char in plain):
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def in_form(text: str) -> str:
    """The text in the form of an id, if it has only letters, digits and what joins words."""
    return (as_id(text) if _SPELLED.fullmatch(text) else "") or text


def after_table(text: str, table_of: Callable[[str], str | None]) -> str:
    """The id of a record after the folder or file of its table, as in *events/withdrawal-2020*."""
    match = re.fullmatch(r"(?:\S*/)?([a-z_]+)(?:\.csv)?[/#:]([a-z0-9-]+)(?:\.\w+)?", text)
    return match[2] if match and table_of(match[2]) == match[1] else text
