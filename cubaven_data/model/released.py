"""What a released table is: its columns, its rows and its key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Type = Literal["text", "code", "date", "number", "integer", "names", "citations"]


@dataclass(frozen=True)
class Output:
    """A column of a released table.

    ``codes`` are the values of a code; ``refers_to`` is the released table whose key the value is.
    """

    name: str
    type: Type
    en: str
    es: str
    required: bool = True
    codes: tuple[str, ...] = ()
    refers_to: str = ""


@dataclass(frozen=True)
class Released:
    """A released table: its columns, its rows (values by column), and what identifies a row."""

    name: str
    title_en: str
    title_es: str
    columns: tuple[Output, ...]
    rows: tuple[dict[str, Any], ...]
    key: tuple[str, ...]

    @property
    def flat(self) -> Released:
        """The same table without the columns that hold lists."""
        kept = tuple(c for c in self.columns if c.type not in ("names", "citations"))
        names = [column.name for column in kept]
        rows = tuple({name: row[name] for name in names} for row in self.rows)
        return replace(self, columns=kept, rows=rows)
