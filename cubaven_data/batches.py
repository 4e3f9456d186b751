"""Rows with their values, many at a time: a column is a sequence, a row is a place in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress
from operator import attrgetter
from pathlib import Path
from typing import Any

from cubaven_data.cells import ColumnValues
from cubaven_data.citations import Citation
from cubaven_data.files import Sheet
from cubaven_data.reading import Chunk, read_chunks
from cubaven_data.tables import Table
from cubaven_data.vocabularies import Vocabulary


@dataclass(frozen=True)
class Batch:
    """Rows of one table that follow each other; ``batch["kind"][n]`` is a cell of the n-th of them.

    A cell that breaks a rule is ``None``; so is a blank one where its column holds something else
    than text (dates, numbers, lists); a blank text is ``""``. ``faulty`` are the rows with a cell
    that breaks a rule.
    """

    table: Table
    chunk: Chunk
    columns: Mapping[str, Sequence[Any]]
    faulty: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.chunk.lines)

    def __getitem__(self, column: str) -> Sequence[Any]:
        return self.columns[column]

    @property
    def sound(self) -> Batch:
        """The rows without a cell that breaks a rule."""
        return self._sound if self.faulty else self

    @cached_property
    def _sound(self) -> Batch:
        kept = [n for n in range(len(self)) if n not in self.faulty]
        texts = [[cells[n] for n in kept] for cells in self.chunk.columns]
        columns = {name: [cells[n] for n in kept] for name, cells in self.columns.items()}
        return Batch(self.table, Chunk(texts, [self.chunk.lines[n] for n in kept]), columns)

    def filled(self, *columns: str) -> Iterator[tuple[Any, ...]]:
        """The rows in which none of these columns is blank or 0: the place, then the values."""
        rows = [*zip(*(self.columns[c] for c in columns), strict=True)]
        for n, values in compress(enumerate(rows), map(all, rows)):
            yield n, *values

    def records(self) -> Iterator[dict[str, Any]]:
        """The values of each row by column; ``None`` for whatever is blank."""
        header = self.table.header
        columns = [[value if value != "" else None for value in self[name]] for name in header]
        for values in zip(*columns, strict=True):
            yield dict(zip(header, values, strict=True))

    @cached_property
    def citations(self) -> Sequence[Citation]:
        """Every citation of these rows."""
        lists = (self.columns[name] for name in self.table.citation_lists)
        return [*chain.from_iterable(filter(None, chain.from_iterable(lists)))]

    def citing(self, such: Callable[[Citation], bool]) -> Iterator[tuple[int, str, Citation]]:
        """The citations that are such, with their rows and columns."""
        for column in self.table.citation_lists:
            for n, citations in enumerate(self.columns[column]):
                yield from ((n, column, citation) for citation in citations or () if such(citation))

    @cached_property
    def read(self) -> frozenset[str]:
        """The ids of the texts that these rows cite as read."""
        return frozenset(map(attrgetter("source_id"), self.citations))

    @cached_property
    def cited(self) -> frozenset[str]:
        """The ids of all sources that these rows cite, as origins or as texts that were read."""
        origins = {*map(attrgetter("origin_id"), self.citations)}
        return self.read.union(origins - {None})

    @cached_property
    def referred(self) -> Mapping[str, frozenset[str]]:
        """The ids that these rows refer to, by column."""
        return {name: frozenset(filter(None, self[name])) for name in self.table.references}


def read_batches(
    sheet: Sheet, root: Path, vocabularies: Mapping[str, Vocabulary[Any]]
) -> Iterator[Batch]:
    """The rows of the sheet; what is wrong with a cell or the file is told to the sheet."""
    context = {"vocabularies": vocabularies}
    readers = [ColumnValues(sheet.table, column, context) for column in sheet.table.columns]
    for chunk in read_chunks(sheet, root):
        yield batch_of(sheet, chunk, readers)


def batch_of(sheet: Sheet, chunk: Chunk, readers: Sequence[ColumnValues]) -> Batch:
    """The rows of a chunk with their values; what is wrong with a cell is told to the sheet."""
    columns: dict[str, Sequence[Any]] = {}
    faulty: set[int] = set()
    for reader, cells in zip(readers, chunk.columns, strict=True):
        columns[reader.column.name] = reader.read(cells, chunk.plain)
        if not reader.faults:
            continue
        for n, text in enumerate(cells):
            if text in reader.faults:
                rule, about = reader.faults[text]
                sheet.fault(chunk.lines[n], reader.column.name, rule, **about)
                faulty.add(n)
    return Batch(sheet.table, chunk, columns, frozenset(faulty))
