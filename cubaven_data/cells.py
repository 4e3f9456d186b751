"""Texts to values: each distinct text of a column is checked and parsed once.

The texts of a chunk are looked at together first: whether all are sound shows at a glance, in most
chunks of most columns. Only where it does not is each looked at on its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from itertools import product
from operator import itemgetter
from typing import Any

from pydantic_core import PydanticCustomError

from cubaven_data.fields import Code, DateCell, Number, TextCell
from cubaven_data.tables import Column, Table

Fault = tuple[str, dict[str, str]]
"""The rule that a text breaks, and the values that its message quotes."""
INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\ufe0e\ufe0f\uffa0\ufffd")
"""Printable to Unicode, blank or a stand-in to people: fillers, a variation mark, lost bytes."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKS_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_UNUSUAL = re.compile(f"[{''.join(sorted(INVISIBLE))}{_LOOKS_LATIN.pattern[1:]}")
_FORMULA = frozenset("=+@-")
_MEANS_NOTHING = frozenset(
    "".join(letters)
    for word in ("n/a", "na", "null", "none", "nil", "?", "tbd", "s/d")
    # Every letter whose case folds to it: ſ is an s.
    for letters in product(*({c for c in f"{a}{a.upper()}ſ" if c.casefold() == a} for a in word))
)
_REMEMBERED = 30_000


class ColumnValues:
    """The values of the texts of one column, chunk by chunk.

    ``faults`` holds the texts of the last chunk that break a rule.
    """

    def __init__(self, table: Table, column: Column, context: Mapping[str, Any]) -> None:
        self.column = column
        self.faults: dict[str, Fault] = {}
        self._context = context
        self._fills_itself = bool(table.id_prefix) and column.name == table.key
        self._typed = column.cell.typed
        # Codes, dates and numbers repeat often, lists and references now and then, texts hardly.
        self._remembers = isinstance(column.cell, Code | DateCell | Number)
        self._repeats = not isinstance(column.cell, TextCell)
        self._remembered: dict[str, Any] = {}

    def read(self, texts: Sequence[str], plain: bool = False) -> Sequence[Any]:
        """The value of each text: ``None`` where it is faulty, or blank in a typed column.

        If the texts are ``plain``, their characters need no closer look.
        """
        if self.faults or len(self._remembered) > _REMEMBERED:
            self.faults = {}
            self._remembered = {}
        values = self._remembered
        new = {*texts}.difference(values) if self._repeats else texts
        if new:
            met = self._meet(new, plain)
            if self._remembers:
                values |= met
            else:
                values = met
        if self._typed:
            return [*map(values.__getitem__, texts)]
        if self.faults:
            return [None if text in self.faults else text for text in texts]
        return texts

    def _meet(self, met: Collection[str], plain: bool) -> dict[str, Any]:
        texts = [*filter(None, met)]
        blank = {"": None} if len(texts) < len(met) else {}
        if blank and self.column.required:
            means = {"means_en": self.column.en, "means_es": self.column.es}
            self.faults[""] = ("id-blank" if self._fills_itself else "required"), means
        if not texts:
            return blank
        sound = _are_tidy(texts) and (plain or _are_usual(texts))
        found = self.column.cell.values(texts, self._context) if sound else None
        values = self._one_by_one(texts) if found is None else found
        values.update(blank)
        return values

    def _one_by_one(self, texts: Collection[str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for text in {*texts}:
            fault = self._fault(text)
            try:
                values[text] = None if fault else self.column.cell.parse(text, self._context)
            except PydanticCustomError as error:
                about = {k: v for k, v in (error.context or {}).items() if k != "rule"}
                fault, values[text] = (error.type, about), None
            if fault:
                self.faults[text] = fault
        return values

    def _fault(self, text: str) -> Fault | None:
        """What is wrong with a text in any column; the first of it."""
        if "\n" in text:
            return "cell-newline", {"value": text}
        if text != " ".join(text.split()):
            return "white-space", {"value": text}
        if not text.isascii():
            if not unicodedata.is_normalized("NFC", text):
                return "unicode-form", {"value": text}
            if not text.isprintable() or not INVISIBLE.isdisjoint(text):
                hidden = next(c for c in text if not c.isprintable() or c in INVISIBLE)
                name = unicodedata.name(hidden, "")
                return "invisible-character", {"value": text, "name": f"U+{ord(hidden):04X} {name}"}
            if mixed := _mixed(text):
                return "look-alike-letter", {"value": mixed}
        cell = self.column.cell
        if text[0] in _FORMULA and not (text[0] == "-" and isinstance(cell, Number)):
            return "formula", {"value": text}
        if text in _MEANS_NOTHING and not isinstance(cell, Code):
            return "blank-word", {"value": text}
        return None


def _are_tidy(texts: Collection[str]) -> bool:
    """Whether no text, of those that are not blank, has stray spaces or begins like a formula, and
    none is a word for nothing."""
    return (
        "  " not in f" {' '.join(texts)} "
        and _FORMULA.isdisjoint(map(itemgetter(0), texts))
        and _MEANS_NOTHING.isdisjoint(texts)
    )


def _are_usual(texts: Collection[str]) -> bool:
    """Whether no character in the texts asks for a closer look at each."""
    together = " ".join(texts)
    return (
        together.isprintable()  # no white space but plain spaces is
        and not _UNUSUAL.search(together)
        and unicodedata.is_normalized("NFC", together)
    )


def _mixed(text: str) -> str:
    """The first word with Latin letters beside Cyrillic or Greek ones that look like them."""
    if not _LOOKS_LATIN.search(text):
        return ""
    return next((w for w in text.split() if _LOOKS_LATIN.search(w) and _LATIN.search(w)), "")
