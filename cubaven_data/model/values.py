"""Types of released values, and how each is expressed in Table Schema, Python and polars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, get_origin

from cubaven_data.model.citations import Citation

Json = dict[str, Any]


@dataclass(frozen=True)
class ValueType:
    """A type of released value.

    ``table_schema`` is its type in Table Schema, blank if CSV files leave it out, because its items
    have a table of their own. ``python`` is its type in Python, from which pydantic makes its JSON
    Schema. ``polars`` takes the polars module and returns the polars type; the module is large, so
    only the code that makes frames imports it.
    """

    name: str
    table_schema: str
    python: Any
    polars: Callable[[Any], Any]

    @property
    def is_list(self) -> bool:
        """Whether a value is a list; lists can be empty but not null."""
        return get_origin(self.python) is list

    @property
    def is_flat(self) -> bool:
        """Whether a cell of a CSV file can hold a value."""
        return bool(self.table_schema)


CITATION_PARTS = ("source_id", "locator", "origin_id", "attribution", "supports")
"""The parts of a released citation: properties of :class:`.citations.Citation`, and columns of the
released table of citations."""


def citation_parts(citation: Citation) -> dict[str, str | None]:
    """The values of the parts of a citation."""
    return {name: getattr(citation, name) for name in CITATION_PARTS}


def _citation(pl: Any) -> Any:  # noqa: ANN401
    return pl.Struct(dict.fromkeys(CITATION_PARTS, pl.String))


TEXT = ValueType("text", "string", str, lambda pl: pl.String)
CODE = ValueType("code", "string", str, lambda pl: pl.Enum)
DATE = ValueType("date", "date", date, lambda pl: pl.Date)
NUMBER = ValueType("number", "number", float, lambda pl: pl.Float64)
INTEGER = ValueType("integer", "integer", int, lambda pl: pl.Int64)
NAMES = ValueType("names", "", list[str], lambda pl: pl.List(pl.String))
# Ids and codes contain no semicolon, so a list of them fits into a cell.
IDS = ValueType("ids", "string", list[str], lambda pl: pl.List(pl.String))
CITATIONS = ValueType("citations", "", list[Json], lambda pl: pl.List(_citation(pl)))


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
