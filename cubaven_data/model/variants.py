"""Cell types of few columns, each like a more general one but for one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cubaven_data.model import values
from cubaven_data.model.cells import Context, Form, TextCell
from cubaven_data.model.numbers import Number
from cubaven_data.model.placeholders import NOT_KNOWN, WORDS_FOR_ZERO
from cubaven_data.model.values import Json, ValueType
from cubaven_data.model.written_numbers import plain, unsure
from cubaven_data.model.written_quantities import (
    beside_words,
    degrees,
    elsewhere,
    says_none,
    split_up,
)
from cubaven_data.texts.wording import LANGUAGES, Language, Value, Words, words

_POLE = 90


@dataclass(frozen=True)
class Label(TextCell):
    """What a code is called; one of them stands for what is not known."""

    placeholders: ClassVar[frozenset[str]] = NOT_KNOWN


@dataclass(frozen=True)
class NumberInWords(TextCell):
    """A number as its text prints it, or that it is unknown."""

    placeholders: ClassVar[frozenset[str]] = WORDS_FOR_ZERO | NOT_KNOWN


@dataclass(frozen=True)
class Quantity(Number):
    """A number of what is counted or measured, of which other columns say the rest."""

    placeholders: ClassVar[frozenset[str]] = WORDS_FOR_ZERO
    minimum: float | None = 0

    def instead_of(self, text: str) -> Value:
        """What to write; of a fraction, where it can be one."""
        if says_none(text):
            return words("says", "zero-if-none")
        readings = self.readings(text) or unsure(text)
        if readings and all("." in reading for reading in readings):
            number = self.offered(text, readings)
            return words("says", "number-fraction" if number else "number-forms", number=number)
        return super().instead_of(text)

    def elsewhere(self, text: str) -> Words | None:
        """What to write, and which part of it in another column."""
        return split_up(text, self.can_hold)


@dataclass(frozen=True)
class Degrees(Number):
    """An angle; its seventh decimal is about a centimetre on the ground."""

    length: ClassVar[str] = "angle-length"
    pattern: ClassVar[str] = r"(0|-?[1-9]\d{0,2}|-?(0|[1-9]\d{0,2})\.\d{0,6}[1-9])"

    def readings(self, text: str, languages: Sequence[Language] = LANGUAGES) -> tuple[str, ...]:
        """Also an angle with its direction, or in minutes and seconds."""
        plain = super().readings(text, languages)
        return plain or degrees(text, latitude=self.maximum == _POLE)

    def instead_of(self, text: str) -> Value:
        """What to write; of a letter after the number, that it may be a direction."""
        return (not self.readings(text) and self.elsewhere(text)) or super().instead_of(text)

    def limited(self, number: float, bound: float) -> Value:
        """Also that a latitude that can only be a longitude may be swapped with it."""
        limit = super().limited(number, bound)
        if self.maximum != _POLE or abs(number) > 2 * _POLE:
            return limit
        return words("says", "angles-swapped", bound=limit, number=plain(number))

    def elsewhere(self, text: str) -> Words | None:
        """Which column the angle belongs in, or the two that stand in one cell."""
        return elsewhere(text, latitude=self.maximum == _POLE)


@dataclass(frozen=True)
class DefinedCode(Form):
    """A code in the list that defines it; NA is the code of Namibia."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("na", "unknown"))
    rule: str = "code-form"
    form: str = r"[A-Za-z][A-Za-z0-9_]*"


@dataclass(frozen=True)
class WholeNumber(Number):
    """A whole number of at least 1, of at most six digits."""

    holds: ClassVar[str] = "whole-number"
    released: ClassVar[ValueType] = values.INTEGER
    minimum: float | None = 1
    length: ClassVar[str] = "whole-length"
    pattern: ClassVar[str] = r"0|-?[1-9][0-9]{0,5}"

    def elsewhere(self, text: str) -> Words | None:
        """The number beside words that may say what is counted."""
        number = beside_words(text, self.can_hold)
        return words("says", "number-counted", number=number) if number else None

    def parse(self, text: str, context: Context) -> int:
        """The number."""
        return int(super().parse(text, context))

    def table_schema(self) -> Json:
        """The type ``integer``, with its bounds as constraints."""
        return super().table_schema() | {"type": "integer"}
