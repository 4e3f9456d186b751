"""Numbers: how the text of a cell becomes one, and what to write instead of another text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from cubaven_data.model import values, written_dates, written_numbers
from cubaven_data.model.cells import Cell, Context, broken
from cubaven_data.model.characters import without_width
from cubaven_data.model.values import Json, ValueType
from cubaven_data.texts.wording import LANGUAGES, Language, Value, Words, words

BOUNDS = ("low", "best", "high")
"""The columns of a figure with its numbers, in the order that they have."""


@dataclass(frozen=True)
class Number(Cell):
    """A plain decimal number between ``minimum`` and ``maximum``, both inclusive.

    Decimals may not end in 0, because ``25.000`` is how Spanish texts print twenty-five thousand.
    """

    holds: ClassVar[str] = "number"
    released: ClassVar[ValueType] = values.NUMBER
    signs: ClassVar[str] = "-"
    length: ClassVar[str] = "number-length"
    minimum: float | None = None
    maximum: float | None = None
    # Each number has one spelling, with at most the 15 digits that a double preserves.
    pattern: ClassVar[str] = r"(0|-?[1-9]\d{0,8}|-?(0|[1-9]\d{0,8})\.\d{0,5}[1-9]|-?[1-9]\d{9,14})"

    def readings(self, text: str, languages: Sequence[Language] = LANGUAGES) -> tuple[str, ...]:
        """The numbers of this form that a text can mean, the likeliest first."""
        found = written_numbers.written(text, languages)
        return tuple(number for number in found if re.fullmatch(self.pattern, number))

    def elsewhere(self, text: str) -> Words | None:
        """What to write if a part of the text, or all of it, belongs in another column."""
        return None

    def instead_of(self, text: str) -> Value:
        """What to write instead of a text that is no number of this form."""
        offered = self.offered(text, self.readings(text))
        offered = offered or self.offered(text, written_numbers.unsure(text))
        told = offered or self.elsewhere(text)
        if not told and (spans := written_dates.spans_of(text)):
            such = " | ".join(f"{first}-{last}" for first, last in spans)
            told = words("says", "number-of-date", such=such)
        is_long = re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII)
        return told or words("says", self.length if is_long else "number-forms")

    def visible_in(self, text: str) -> Value:
        """What to write; digits that an invisible character parts may be two numbers."""
        parts = len(without_width(text)) > 1
        return words("says", "number-forms") if parts else super().visible_in(text)

    def limited(self, number: float, bound: float) -> Value:
        """The bound that the number is beyond, as a message tells it."""
        return written_numbers.plain(bound)

    def parse(self, text: str, context: Context) -> float:
        """The number."""
        # A plain number that is too large for the form of its cell is told to be that.
        if not re.fullmatch(f"{self.pattern}|{Number.pattern}", text, re.ASCII):
            raise broken("number", value=text, such=self.instead_of(text))
        number = float(text)
        if self.minimum is not None and number < self.minimum:
            bound = self.limited(number, self.minimum)
            raise broken("number-too-low", value=text, bound=bound)
        if self.maximum is not None and number > self.maximum:
            bound = self.limited(number, self.maximum)
            raise broken("number-too-high", value=text, bound=bound)
        if not re.fullmatch(self.pattern, text, re.ASCII):
            raise broken("number", value=text, such=self.instead_of(text))
        return number

    def table_schema(self) -> Json:
        """The type ``number``, with its bounds as constraints."""
        bounds = {"minimum": self.minimum, "maximum": self.maximum}
        given = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"type": "number"} | ({"constraints": given} if given else {})
