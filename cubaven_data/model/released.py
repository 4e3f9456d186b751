"""The released tables and their columns: those of the dataset, and those derived from it.

A date becomes five columns, and the citations of a row are counted. Five tables are entirely
derived: ``records`` (every id with its table and names), ``citations``, ``source_links`` (which
text relays which source), ``aliases`` and ``codes``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from cubaven_data.model import dates
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.columns import Column
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.values import CODE, DATE, TEXT, ValueType
from cubaven_data.texts.wording import Words


@dataclass(frozen=True)
class ReleasedColumn:
    """A column of a released table.

    A column of codes has a fixed set of ``codes`` or, if that is empty, those of the code lists
    ``vocabularies``; a list of codes has theirs as items. ``refers_to`` is the released table whose
    key the values are; blank if none.
    """

    name: str
    type: ValueType
    means: Words
    required: bool = True
    vocabularies: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    refers_to: str = ""


Codes = Mapping[str, Vocabulary[Any]]
"""Code lists by name."""


def codes_of(column: ReleasedColumn, vocabularies: Codes) -> tuple[str, ...]:
    """The codes that a cell can be, retired ones included; empty if it is not a single code."""
    if column.type.is_list:
        return ()
    return column.codes or tuple(
        c for name in column.vocabularies for c in vocabularies[name].terms
    )


@dataclass(frozen=True)
class ReleasedTable:
    """A released table.

    ``row`` is the name of what a row is, as a type has it. ``key`` are the names of the columns
    that identify a row.
    """

    name: str
    row: str
    title: Words
    columns: tuple[ReleasedColumn, ...]
    key: tuple[str, ...]

    @property
    def references(self) -> Mapping[str, str]:
        """The table that each reference refers to, by the name of its column."""
        return {column.name: column.refers_to for column in self.columns if column.refers_to}

    @property
    def flat(self) -> ReleasedTable:
        """The same table without the columns that CSV leaves out."""
        return replace(self, columns=tuple(c for c in self.columns if c.type.is_flat))


Key = TypeVar("Key", bound=Hashable)


def referred_first(references: Mapping[Key, Iterable[Key]]) -> list[Key]:
    """The keys in their order, except that each comes after those that it refers to.

    A database that checks foreign keys takes tables and rows in this order. Keys that refer to
    themselves do not count, nor do keys that are not there; of a cycle, one key comes too early.
    """
    placed: dict[Key, None] = {}
    entered: set[Key] = set()
    waiting = [*reversed([*references])]
    while waiting:
        key = waiting[-1]
        others = () if key in entered else references[key]
        entered.add(key)
        if further := [one for one in others if one in references and one not in entered]:
            waiting.extend(reversed(further))
        else:
            placed[waiting.pop()] = None
    return [*placed]


def released_columns(column: Column) -> Iterator[ReleasedColumn]:
    """The released columns of a column of the dataset, in the order of :meth:`Cell.spread`."""
    cell = column.cell
    refers = ""
    lists: tuple[str, ...] = ()
    if isinstance(cell, Reference) and not cell.released.is_list:
        refers = cell.tables[0] if len(cell.tables) == 1 else "records"
    if isinstance(cell, Code):
        lists = (cell.vocabulary,)
    yield ReleasedColumn(
        column.name, cell.released, column.means, column.required, lists, (), refers
    )
    if isinstance(cell, DateCell):
        earliest, latest, precision, edtf = (f"{column.name}_{part}" for part in dates.PARTS)
        yield ReleasedColumn(earliest, DATE, _EARLIEST, required=False)
        yield ReleasedColumn(latest, DATE, _LATEST, required=False)
        yield ReleasedColumn(precision, CODE, _PRECISION, column.required, codes=dates.PRECISIONS)
        yield ReleasedColumn(edtf, TEXT, _EDTF, required=False)


_EARLIEST = Words("Earliest possible day of the date.", "Primer día posible de la fecha.")
_LATEST = Words("Latest possible day of the date.", "Último día posible de la fecha.")
_PRECISION = Words("Precision of the date.", "Precisión de la fecha.")
_EDTF = Words(
    "The date in a form that common EDTF libraries accept; blank if it is `..`.",
    "La fecha en una forma que aceptan las bibliotecas usuales de EDTF; en blanco si es `..`.",
)
