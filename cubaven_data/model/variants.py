"""Cell types of few columns, each like a more general one but for one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cubaven_data.model.cells import Form, Number, TextCell
from cubaven_data.model.characters import WORDS_FOR_ZERO


@dataclass(frozen=True)
class NumberInWords(TextCell):
    """A number as its text prints it."""

    placeholders: ClassVar[frozenset[str]] = WORDS_FOR_ZERO


@dataclass(frozen=True)
class Degrees(Number):
    """An angle; its seventh decimal is about a centimetre on the ground."""

    pattern: ClassVar[str] = r"(0|-?[1-9]\d{0,2}|-?(0|[1-9]\d{0,2})\.\d{0,6}[1-9])"


@dataclass(frozen=True)
class DefinedCode(Form):
    """A code in the list that defines it; NA is the code of Namibia."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("na",))
    rule: str = "code-form"
    form: str = r"[A-Za-z][A-Za-z0-9_]*"
