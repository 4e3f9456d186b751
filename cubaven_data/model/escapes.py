"""Letters that a program wrote as codes, such as ``%C3%B1`` and ``\\u00f1``, and what was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial

# Letters that a single byte of Windows-1252 can stand for in Spanish.
_LETTERS = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡")
# With a scheme, a host and a path, a query, or the ending of a file.
_ADDRESS = re.compile(r"://|\bwww\.|\w\.\w+/|\?\w+=|\.[a-z]{2,4}$")

# After a letter; those that nothing else looks like, also at the beginning of a word.
_SINGLE = re.compile(
    r"(?:(?<=[^\W\d_])|(?<!\S)(?=.{4}[a-zà-ÿ]))"
    r"(?:\\x([0-9A-Fa-f]{2})(?![0-9A-Fa-f]*\\)|<([0-9A-Fa-f]{2})>)"
    r"|(?<=[^\W\d_])(?:%([C-F][0-9A-F])(?![0-9A-Z%])|\\'([c-f]\d|[cd]a|cd|f[ac])"
    r"|u00([c-fC-F][0-9a-fA-F]))"
)

# Accents beside their letters, with the combining ones that they stand for. PDF files and TeX have
# them before the letter; tilde and diaeresis also after it. In d´Aubuisson it is an apostrophe.
_COMBINING = {
    "´": "\u0301",
    "'": "\u0301",
    "~": "\u0303",
    "˜": "\u0303",
    "¨": "\u0308",
    '"': "\u0308",
}
_MARK = r"""(?:[´~˜¨]|\\['"])"""
_BESIDE = re.compile(
    rf"(?:(?<=[A-Za-z][a-zà-ÿ])|(?<=\b[A-Z])){_MARK}(?:[aeinouı]|\\i)|(?<=[A-Z]{{2}}){_MARK}[AEINOU]"
    r"|(?<!\w)´[AEIOU](?=\w)|(?<=[A-Za-z])(?:[nN]~(?=[aeiouAEIOU])|u¨(?=[eiéí]))"
)
# At the end of a word, if none begins with it as with a quotation mark.
_AT_END, _OPENS = re.compile(r"(?<=[A-Za-z])[aeiou]´(?!\w)"), re.compile(r"(?<!\w)´(?=\w)")
_MAY_BE = re.compile(r"[%=\\+´~˜¨<]|_x|u00")


def _text_of(digits: str, alone: bool) -> str | None:
    """The text of bytes in hexadecimal; ``alone`` is whether one byte may be a letter."""
    content = bytes.fromhex(digits)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text if alone and _LETTERS.issuperset(c for c in text if not c.isascii()) else None


def _hexadecimal(match: re.Match[str]) -> str | None:
    # A single byte is a letter only within a word and with a digit: 50%edad, cell=F1 and =FAilure
    # have none.
    digits = re.sub(r"[%=<>]|\\[x']", "", match[0])
    return _text_of(digits, alone=_is_within(match) and any(map(str.isdigit, digits)))


def _octal(match: re.Match[str]) -> str | None:
    numbers = (int(number, 8) for number in match[0].split("\\")[1:])
    return _text_of("".join(f"{number:02x}" for number in numbers), alone=_is_within(match))


def _is_within(match: re.Match[str]) -> bool:
    """Whether the match stands within a word."""
    before = match.string[: match.start()][-1:]
    return before.isalpha() and match.string[match.end() :][:1].islower()


def _units(match: re.Match[str]) -> str | None:
    found = re.findall(r"[uUx][{+]?([0-9a-fA-F]+)", match[0])
    try:
        text = "".join(chr(int(one, 16)) for one in found)
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except (ValueError, OverflowError):
        return None


def _base64(match: re.Match[str]) -> str | None:
    # Letters of Spanish only: A+B-C is no UTF-7.
    try:
        text = match[0].encode().decode("utf-7")
    except UnicodeDecodeError:
        return None
    return text if _LETTERS.issuperset(text) else None


def _accented(match: re.Match[str]) -> str | None:
    accent = next(filter(_COMBINING.get, match[0]))
    letter = re.sub(r"[^A-Za-zı]", "", match[0]).replace("ı", "i")
    text = unicodedata.normalize("NFC", letter + _COMBINING[accent])
    return text if text in _LETTERS else None


_FORMS: Mapping[str, Callable[[re.Match[str]], str | None]] = {
    r"(?:%[0-9A-Fa-f]{2})+": _hexadecimal,
    r"(?:=[0-9A-F]{2})+": _hexadecimal,
    r"(?:\\x[0-9A-Fa-f]{2})+": _hexadecimal,
    r"(?:<[0-9A-Fa-f]{2}>)+": _hexadecimal,
    r"(?:\\'[0-9a-f]{2})+": _hexadecimal,
    r"(?:\\[0-3][0-7]{2})+": _octal,
    r"(?:(?:\\|%)u[0-9A-Fa-f]{4}|\\[ux]\{[0-9A-Fa-f]{2,6}\}|\\U[0-9A-Fa-f]{8})+": _units,
    r"(?:<U\+[0-9A-Fa-f]{4,8}>|_x[0-9A-Fa-f]{4}_)+": _units,
    r"\+[A-Za-z0-9+/]{3,}-": _base64,
    r"""\{\\['~"]\\?[A-Za-z]\}|\\['~"]\{\\?[A-Za-z]\}|\\~[nN]""": _accented,
}


def unescaped(text: str) -> str:
    """The text with letters for the codes that programs wrote for them, except in addresses.

    A word is left as it is unless one of its codes stands for a letter or mark beyond ASCII, which
    nobody writes so. Also what was written so twice. The text is left where that is only a part of
    what was meant (see :func:`spelled_out`).
    """
    surely = _unescaped(text)
    return text if _spelled_out(surely) != surely else surely


def spelled_out(text: str) -> str:
    """The text also with letters of Spanish for single bytes (``D\\xedaz``, ``Bol%EDvar``) in its
    words, and for letters with their accents beside them (``Jos´e``).

    That is likely what was meant, and not sure: ``dir\\xfabrica`` may be a path.
    """
    return _spelled_out(_unescaped(text))


def _unescaped(text: str) -> str:
    while (once := re.sub(r"\S+", _word, text) if _may_be_escaped(text) else text) != text:
        text = once
    return text


def _spelled_out(text: str) -> str:
    if not _may_be_escaped(text) or _ADDRESS.search(text):
        return text
    text = _SINGLE.sub(
        lambda match: _text_of(match[match.lastindex or 0], alone=True) or match[0], text
    )
    for beside in (_BESIDE,) if _OPENS.search(text) else (_BESIDE, _AT_END):
        text = beside.sub(lambda match: _accented(match) or match[0], text)
    return text


def _may_be_escaped(text: str) -> bool:
    return bool(_MAY_BE.search(text))


def _word(match: re.Match[str]) -> str:
    word = match[0]
    if _ADDRESS.search(word):
        return word
    for form, read in _FORMS.items():
        meant = re.sub(form, partial(_shown, read), word)
        if not meant.isascii() and len(meant) < len(word) and _beyond(meant) > _beyond(word):
            return meant
    return word


def _beyond(text: str) -> int:
    return sum(not character.isascii() for character in text)


def _shown(read: Callable[[re.Match[str]], str | None], code: re.Match[str]) -> str:
    text = read(code)
    return text if text and text.isprintable() and "\ufffd" not in text else code[0]
