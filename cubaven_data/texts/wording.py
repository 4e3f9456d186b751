"""The reader's language, and what the commands say in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cubaven_data.findings import Language


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


@cache
def texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Every text of the commands: by section and name, then by language."""
    content = Path(__file__).with_name("commands.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of the commands in one language."""

    language: Language

    def help(self, command: str) -> str:
        """What a command does."""
        return texts()["help"][command][self.language].strip()

    def option(self, name: str) -> str:
        """What an argument or option means."""
        return texts()["option"][name][self.language]

    def framed(self, page: str) -> str:
        """A page of help as typer prints it, its headings in the language too."""
        for words in texts()["frame"].values():
            page = page.replace(words["en"], words[self.language])
        return page

    def says(self, name: str, /, **values: object) -> str:
        """A sentence to the reader, with its values."""
        return texts()["says"][name][self.language].format_map(values)


class SaidError(Exception):
    """Something that the commands tell in a sentence of theirs, with its values."""

    def __init__(self, sentence: str, **values: object) -> None:
        self._sentence, self._values = sentence, values
        super().__init__(self.message())

    def message(self, language: Language = "en") -> str:
        """The sentence in the language."""
        return Wording(language).says(self._sentence, **self._values)
