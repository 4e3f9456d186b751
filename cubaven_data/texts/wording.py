"""The reader's language, and every text in it.

``en.toml`` and ``es.toml`` hold the same texts under the same names. A text is a template:
``{rows}`` is filled with a value, ``{rows:row|rows}`` chooses by that value.
"""

from __future__ import annotations

import errno
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal, NamedTuple, get_args

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Texts = Mapping[str, Any]


class Words(NamedTuple):
    """The same words in each language; as a value, they are shown in that of the text around."""

    en: str
    es: str

    def within(self, language: Language) -> str:
        """The words in the language."""
        return str(getattr(self, language))


Value = str | int | Words
"""What a template can be filled with."""


class _Template(Formatter):
    """Fills in values and chooses plurals: in English and Spanish alike, one thing is singular, and
    none or several are plural."""

    def format_field(self, value: object, spec: str) -> str:
        one, choice, other = spec.partition("|")
        if choice:
            return one if str(value) == "1" else other
        return str(value)


def filled(template: str, values: Mapping[str, Value], language: Language) -> str:
    """The template with its values: unprintable characters escaped, and long texts cut."""
    shown = {
        name: quote(value.within(language) if isinstance(value, Words) else str(value), 200)
        for name, value in values.items()
    }
    return _Template().vformat(template, (), shown)


def quote(text: str, limit: int = 60) -> str:
    """The text as a message shows it: unprintable characters escaped, cut to a limit."""
    shown = text if len(text) <= limit else text[:limit] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


@cache
def texts(language: Language) -> Texts:
    """Every text in the language, by section and name."""
    return tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))


def text(section: str, name: str, language: Language, /, **values: Value) -> str:
    """A text in the language, filled with its values."""
    return filled(texts(language)[section][name], values, language)


def words(section: str, name: str, /, **values: Value) -> Words:
    """A text in each language, filled with its values."""
    return Words(*(text(section, name, language, **values) for language in LANGUAGES))


def reason_of(error: Exception) -> Words:
    """Why a file cannot be read or written; what the system says where no text of ours does."""
    code = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    if code in texts("en")["reasons"]:
        return words("reasons", code)
    said = getattr(error, "strerror", None) or str(error)
    return Words(said, said)


class UserError(Exception):
    """What was asked for cannot be done: a sentence of the section ``says``, with its values."""

    def __init__(self, sentence: str, /, **values: Value) -> None:
        self._sentence, self._values = sentence, values
        super().__init__(self.message())

    def message(self, language: Language = "en") -> str:
        """The sentence in the language."""
        return text("says", self._sentence, language, **self._values)


def reader_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that ``--lang`` asks for; else Spanish where the locale is, else English.

    The locale is the first of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is not blank.
    """
    asked = re.search(r"(?:^|\0)--lang[=\0](en|es)(?:\0|$)", "\0".join(arguments))
    if asked:
        return "es" if asked[1] == "es" else "en"
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    return "es" if re.match(r"es(?![a-z])", locale, re.IGNORECASE) else "en"
