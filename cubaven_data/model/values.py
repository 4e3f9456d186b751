"""Types of released values, and how each is expressed in Table Schema, JSON Schema and polars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cubaven_data.model.citations import ATTRIBUTIONS, Citation

Json = dict[str, Any]


@dataclass(frozen=True)
class ValueType:
    """A type of released value.

    ``table_schema`` is its type in Table Schema, blank if CSV files leave it out, because its items
    have a table of their own. ``json_schema`` is its JSON Schema. ``polars`` takes the polars
    module and returns the polars type; the module is large, so only the code that makes frames
    imports it.
    """

    name: str
    table_schema: str
    json_schema: Mapping[str, Any]
    polars: Callable[[Any], Any]

    @property
    def is_list(self) -> bool:
        """Whether a value is a list; lists can be empty but not null."""
        return bool(self.json_schema["type"] == "array")

    @property
    def is_flat(self) -> bool:
        """Whether a cell of a CSV file can hold a value."""
        return bool(self.table_schema)


_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
CITATION_PARTS: Mapping[str, Mapping[str, Any]] = {
    "source_id": _TEXT,
    "locator": _TEXT,
    "origin_id": _TEXT_OR_NULL,
    "attribution": _TEXT | {"enum": [*ATTRIBUTIONS]},
    "supports": _TEXT_OR_NULL,
}
"""The parts of a released citation, properties of :class:`.citations.Citation`, with the JSON
Schema of each."""


def citation_parts(citation: Citation) -> dict[str, str | None]:
    """The values of the parts of a citation."""
    return {name: getattr(citation, name) for name in CITATION_PARTS}


_CITATION = {
    "type": "object",
    "properties": dict(CITATION_PARTS),
    "required": [*CITATION_PARTS],
}


def _citation(pl: Any) -> Any:  # noqa: ANN401
    return pl.Struct(dict.fromkeys(CITATION_PARTS, pl.String))


TEXT = ValueType("text", "string", _TEXT, lambda pl: pl.String)
CODE = ValueType("code", "string", _TEXT, lambda pl: pl.Enum)
DATE = ValueType("date", "date", {"type": "string", "format": "date"}, lambda pl: pl.Date)
NUMBER = ValueType("number", "number", {"type": "number"}, lambda pl: pl.Float64)
INTEGER = ValueType("integer", "integer", {"type": "integer"}, lambda pl: pl.Int64)
_TEXTS = {"type": "array", "items": _TEXT}
NAMES = ValueType("names", "", _TEXTS, lambda pl: pl.List(pl.String))
# Ids and codes contain no semicolon, so a list of them fits into a cell.
IDS = ValueType("ids", "string", _TEXTS, lambda pl: pl.List(pl.String))
CITATIONS = ValueType(
    "citations", "", {"type": "array", "items": _CITATION}, lambda pl: pl.List(_citation(pl))
)


def plain(value: Any) -> Any:  # noqa: ANN401
    """The value for JSON and CSV: whole numbers without a decimal point, dates as ISO 8601."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def items_of(value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """The items of a cell: of a list all, of another value the value, of a blank cell none."""
    if value is None:
        return ()
    # A citation is a tuple, too, and a single value.
    return value if type(value) is tuple else (value,)
