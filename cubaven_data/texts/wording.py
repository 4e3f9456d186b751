"""The reader's language and the texts in that language.

``en.toml`` and ``es.toml`` contain the same texts under the same names. A text is a template:
``{rows}`` is replaced by a value, ``{rows:row|rows}`` by the singular if that value is 1 and by the
plural otherwise.
"""

from __future__ import annotations

import errno
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal, NamedTuple, get_args

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Texts = Mapping[str, Any]


class Words(NamedTuple):
    """The same text in each language; as a template value, shown in the template's language."""

    en: str
    es: str

    def within(self, language: Language) -> str:
        """The text in the given language."""
        return str(getattr(self, language))


Value = str | int | Words
"""A value that can fill a placeholder in a template."""


class _Template(Formatter):
    """Fills in values and chooses plural forms.

    English and Spanish have the same rule for whole numbers: 1 is singular, all others are plural.
    """

    def format_field(self, value: object, spec: str) -> str:
        one, choice, other = spec.partition("|")
        if choice:
            return one if str(value) == "1" else other
        return str(value)


def filled(template: str, values: Mapping[str, Value], language: Language) -> str:
    """The template filled in; values are escaped (see :func:`quote`), and those that are not texts
    in each language cut to 200 characters."""
    shown = {name: _shown(value, language) for name, value in values.items()}
    return _Template().vformat(template, (), shown)


def _shown(value: Value, language: Language) -> str:
    if isinstance(value, Words):
        said = value.within(language)
        return quote(said, len(said))
    return quote(str(value), 200)


def quote(text: str, limit: int = 60) -> str:
    """The text for display: cut to ``limit`` characters, then unprintable characters escaped."""
    shown = text if len(text) <= limit else text[:limit] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


class _Sections(Mapping[str, Any]):
    """The sections of a file of texts, each parsed when it is first needed.

    All of them take as long as a short command does.
    """

    def __init__(self, content: str) -> None:
        self._written: dict[str, str] = {}
        self._parsed: dict[str, Any] = {}
        for part in re.split(r"^(?=\[)", content, flags=re.MULTILINE)[1:]:
            section = re.split(r"[].]", part, maxsplit=1)[0].removeprefix("[")
            self._written[section] = self._written.get(section, "") + part

    def __getitem__(self, section: str) -> Any:  # noqa: ANN401
        if section not in self._parsed:
            self._parsed[section] = tomllib.loads(self._written[section])[section]
        return self._parsed[section]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


@cache
def texts(language: Language) -> Texts:
    """All texts in the language, by section and name."""
    path = Path(__file__).with_name(f"{language}.toml")
    return _Sections(path.read_text(encoding="utf-8"))


def text(section: str, name: str, language: Language, /, **values: Value) -> str:
    """A text in the language, with its values filled in."""
    return filled(texts(language)[section][name], values, language)


def words(section: str, name: str, /, **values: Value) -> Words:
    """A text in each language, with its values filled in."""
    return Words(*(text(section, name, language, **values) for language in LANGUAGES))


def reason_of(error: Exception) -> Words:
    """Why a file cannot be read or written, with the system's own message as a fallback."""
    code = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    if code in texts("en")["reasons"]:
        return words("reasons", code)
    said = getattr(error, "strerror", None) or str(error)
    return Words(said, said)


class UserError(Exception):
    """A request that cannot be carried out; the message is a text of the section ``says``."""

    def __init__(self, sentence: str, /, **values: Value) -> None:
        self._sentence, self._values = sentence, values
        super().__init__(self.message())

    def message(self, language: Language = "en") -> str:
        """The message in the language."""
        return text("says", self._sentence, language, **self._values)


def reader_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language given by ``--lang``; otherwise Spanish in a Spanish locale, English elsewhere.

    The locale is the first of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is not blank, which is
    the order that POSIX prescribes.
    """
    asked = re.search(r"(?:^|\0)--lang[=\0](en|es)(?:\0|$)", "\0".join(arguments))
    if asked:
        return "es" if asked[1] == "es" else "en"
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    return "es" if re.match(r"es(?![a-z])", locale, re.IGNORECASE) else "en"
