"""What text suffers on its way through programs, and the text that was meant."""

from __future__ import annotations

import html
import html.entities
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from itertools import permutations

from cubaven_data.model.half_read import CONTROL, completed, decoded_again, is_half_read
from cubaven_data.model.utf_8 import OF_SPANISH, SAVED_IN, encoded

# The Latin letters and the marks that Spanish and English texts contain.
_MEANT = re.compile("[\u00a1-\u017f\u2013\u2014\u2018-\u201d\u2026\u20ac]+")
# Letters of full width belong to texts in these scripts: Japanese, Chinese, Korean.
_WIDE_SCRIPT = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# What Spanish and English texts are written with, beyond ASCII.
_WRITTEN = re.compile("[áéíóúüñÁÉÍÓÚÜÑ¿¡ªº°«»·§€\u00a0\u2013\u2014\u2018-\u201d\u2022\u2026]*")
_WRITTEN_ANYWHERE = re.compile("[\u00a0-\u024f\u2010-\u2026\u2030-\u203a\u20ac\u2122]*")
_FEW = 3
# A small letter before a capital with an accent, or a mark inside a word: another encoding.
_CAPITAL_WITHIN = "[a-zà-ÿ][À-Þ]"
_UNLIKELY = re.compile(
    f"{_CAPITAL_WITHIN}|[a-zà-ÿ][¿¡ªº°«»·§€±×÷¬¦¤£¢¥®©¶¼½¾¯¸¹²³´¨\u2022\u201c][a-zà-ÿ]"
)
# A mark that another encoding reads as a letter, where a letter is likelier.
_FOR_A_LETTER = re.compile(
    "[^\\W\\d_][\u2013\u2014\u2018\u201c\u201d\u2026][^\\W\\d_]|(?<!\\S)\u2026[^\\W\\d_]"
)
# No word of Spanish or English is one letter with an accent.
_LETTER_ALONE = re.compile(r"(?<![^\W\d_])[áéíóúüñÁÉÍÓÚÜÑ](?![^\W\d_])")
# Numbers and letters also where the semicolon is missing, as browsers show them.
_ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});|&#\d{3,5}(?!\d)"
    r"|&#x(?:[c-fC-F][0-9a-fA-F](?=[a-z])|[0-9a-fA-F]{2,5}(?![0-9a-fA-F]))"
    r"|&(?:[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring)|iquest|iexcl|[lr]aquo|ord[fm]|nbsp)"
)
_WORD = re.compile(r"[^\s\d.,;:()\"/-]{3,}")
_SIGN_IN_WORD = re.compile(
    "(?:[¢£¤¥¦¨©¬®±²³´µ¶¸¹¼½¾×÷‚ƒ„†‡ˆ‰‹›™\u2500-\u259f≤≥≈√∞∂∑∏π∫Ω]|(?<=[^\\W\\d_])[¡¿])(?=[a-zà-ÿ])"
    f"|(?<=[^\\W\\d_])‚|{_CAPITAL_WITHIN}"
)
# No Spanish word has an ñ after such a letter, or an accent on an i where it is stressed anyway.
_MISSPELLED = re.compile("[b-df-hj-np-tv-z]ñ|í[b-df-hj-np-tv-zñ]+[aeiou][ns]?$", re.IGNORECASE)
# Ligatures, letters of full width and of formulas (bold, cursive …, as posts are decorated with),
# and hyphens and minus signs that look like the hyphen.
_VARIANT = re.compile("[\ufb00-\ufb06\uff01-\uff5e\u2010\u2011\u2212\U0001d400-\U0001d7ff]")


def readings_of(content: bytes) -> dict[str, str]:
    """The texts of bytes that are not UTF-8, with the names of the encodings that give them.

    Only those that consist of what Spanish and English texts are written with; of a few characters
    also those of other languages and signs, since so few prove little.
    """
    few = sum(byte > 0x7F for byte in content) <= _FEW
    found = dict(_read_with(content, _WRITTEN_ANYWHERE if few else _WRITTEN))
    # A foreign letter does not make a text certain that is itself unlikely.
    if any(map(_FOR_A_LETTER.search, found)):
        found |= dict(_read_with(content, _WRITTEN_ANYWHERE))
    return found


def _read_with(content: bytes, written: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    # Latin-9 has the euro sign where Windows-1252 has one that nobody writes.
    latin_9 = {"iso8859_15": "Latin-9"} if b"\xa4" in content else {}
    for encoding, name in (latin_9 | SAVED_IN).items():
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if written.fullmatch("".join(_beyond_ascii(text))) and not _UNLIKELY.search(text):
                yield text, name


def readings_in_part(text: str) -> tuple[str, ...]:
    """What a text can mean of which bytes were lost or became control characters, likeliest first.

    What stood there is likely, and not sure.
    """
    found = {reading: None for one in (text, *completed(text)) for reading in _of_controls(one)}
    whole = (one for one in found if not is_half_read(one) and decoded_again(one) == one)
    return tuple(one for one in whole if one != text)


def _of_controls(text: str) -> Iterator[str]:
    """The text with marks or letters for its control characters.

    Programs that take a text for Latin-1 make them of the quotation marks and dashes of
    Windows-1252, and of the letters of others.
    """
    controls = "".join(CONTROL.findall(text))
    for encoding in SAVED_IN if controls else ():
        # What Latin-1 and Windows-1252 have in common may be of any language.
        foreign = controls if encoding == "cp1252" else "".join(_beyond_ascii(text))
        with suppress(UnicodeError):
            meant = {c: c.encode("latin-1").decode(encoding) for c in foreign}
            reading = "".join(meant.get(c, c) for c in text)
            unlikely = (_UNLIKELY, _FOR_A_LETTER, _LETTER_ALONE)
            if _WRITTEN.fullmatch("".join(meant.values())) and not any(
                such.search(reading) for such in unlikely
            ):
                yield reading
    if not controls:
        yield text


def misread(text: str) -> str:
    """The text with each word meant that one encoding of single bytes wrote and another read.

    Only words that no language writes so: with a sign before a letter (*Espa¤a*), or a capital with
    an accent after a small letter (*JosÈ*). What it makes of them is likely, and not sure.
    """
    return _WORD.sub(_reread, text) if not text.isascii() and _SIGN_IN_WORD.search(text) else text


def _reread(match: re.Match[str]) -> str:
    word = match[0]
    if not _SIGN_IN_WORD.search(word):
        return word
    meant = {
        read: None
        for wrong, right in permutations((*SAVED_IN, "cp437"), 2)
        if (bytes_ := encoded(word, wrong)) is not None and (read := _likely(bytes_, right))
    }
    return next(iter(meant)) if len(meant) == 1 else word


def _likely(content: bytes, encoding: str) -> str:
    """The word that the bytes are in the encoding, if only letters of Spanish are beyond ASCII."""
    with suppress(UnicodeDecodeError):
        word = content.decode(encoding)
        beyond = "".join(_beyond_ascii(word))
        if OF_SPANISH.fullmatch(beyond) and not re.search(f"{_CAPITAL_WITHIN}|[¿¡]", word):
            return "" if _MISSPELLED.search(word) else word
    return ""


def _beyond_ascii(text: str) -> Iterator[str]:
    return (character for character in text if character > "\x7f")


def without_entities(text: str) -> str:
    """The text with HTML entities such as ``&amp;`` replaced by what they stand for.

    Also those that are left when others are replaced.
    """
    while (decoded := entities_decoded(text)) != text:
        text = decoded
    return text


def entities_decoded(text: str) -> str:
    """The text with its HTML entities replaced once."""
    return _ENTITY.sub(lambda match: _decoded_entity(match[0]), text) if "&" in text else text


def _decoded_entity(entity: str) -> str:
    known = entity[1] == "#" or entity[1:] in html.entities.html5
    meant = html.unescape(entity) if known else entity
    # An operator or a letter of another script is no more likely than the entity's own letters.
    return meant if meant.isascii() or _MEANT.fullmatch(meant) or meant == "\xa0" else entity


def plain(text: str) -> str:
    """The text with ligatures, decorated or wide letters and unusual hyphens in their plain form.

    Texts in a script of letters of full width keep them.
    """
    if text.isascii() or _WIDE_SCRIPT.search(text):
        return text
    return _VARIANT.sub(lambda match: _plain_of(match[0]), text)


def _plain_of(character: str) -> str:
    hyphens = "\u2010\u2011\u2212"
    return "-" if character in hyphens else unicodedata.normalize("NFKC", character)
