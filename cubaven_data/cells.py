"""Texts to values: each distinct text of a column is checked and parsed once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from cubaven_data.fields import Code, Number
from cubaven_data.tables import Column, Table

INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\ufe0e\ufe0f\uffa0\ufffd")
"""Printable to Unicode, blank or a stand-in to people: fillers, a variation mark, lost bytes."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LOOKS_LATIN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_MEANS_NOTHING = frozenset(("n/a", "na", "null", "none", "nil", "?", "tbd", "s/d"))


class ColumnValues(dict[str, Any]):
    """The value of each distinct text of one column; texts that break a rule are in ``faults``."""

    def __init__(self, table: Table, column: Column, context: Mapping[str, Any]) -> None:
        self.column = column
        self.context = context
        self.faults: dict[str, tuple[str, dict[str, str]]] = {}
        self.fills_itself = bool(table.id_prefix) and column.name == table.key

    def __missing__(self, text: str) -> Any:  # noqa: ANN401
        fault = self._text_fault(text)
        value = None
        if text and not fault:
            try:
                value = self.column.cell.parse(text, self.context)
            except PydanticCustomError as error:
                fault = error.type, {k: v for k, v in (error.context or {}).items() if k != "rule"}
        if fault:
            self.faults[text] = fault
        self[text] = value
        return value

    def _text_fault(self, text: str) -> tuple[str, dict[str, str]] | None:
        if not text:
            if not self.column.required:
                return None
            means = {"means_en": self.column.en, "means_es": self.column.es}
            return ("id-blank" if self.fills_itself else "required"), means
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
        if text[0] in "=+@" or (text[0] == "-" and not isinstance(self.column.cell, Number)):
            return "formula", {"value": text}
        if text.casefold() in _MEANS_NOTHING and not isinstance(self.column.cell, Code):
            return "blank-word", {"value": text}
        return None


def _mixed(text: str) -> str:
    """The first word with Latin letters beside Cyrillic or Greek ones that look like them."""
    if not _LOOKS_LATIN.search(text):
        return ""
    return next((w for w in text.split() if _LOOKS_LATIN.search(w) and _LATIN.search(w)), "")
