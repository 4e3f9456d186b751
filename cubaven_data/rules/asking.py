"""How rules are asked: of the rows of which tables, and what they answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from cubaven_data.batches import Batch
from cubaven_data.findings import Finding
from cubaven_data.known import Known
from cubaven_data.tables import TABLES

Fault = tuple[int, str, dict[str, str]]
"""The row of a batch that breaks the rule, the column, and the values that the message quotes."""
Key = TypeVar("Key", bound=Hashable)
Question = Callable[[Batch, Known], Iterator[Fault]]


@dataclass(frozen=True)
class Check:
    """A rule about rows: ``question`` is asked of each batch of these tables.

    It sees rows with a faulty cell only if it is one that looks at cells one at a time.
    """

    rule: str
    question: Question
    tables: frozenset[str]
    faulty_too: bool

    def __call__(self, batch: Batch, known: Known) -> Iterator[Finding]:
        """The findings in the batch."""
        path, lines = batch.table.path, batch.chunk.lines
        for n, column, values in self.question(batch, known):
            yield Finding(path, lines[n], column, self.rule, values)


def rows_of(*tables: str, faulty_too: bool = False) -> Callable[[Question], Check]:
    """Makes a rule of a function: asked of these tables, or of all where none is named."""
    return lambda question: _check(question, frozenset(tables or TABLES), faulty_too)


def rows_with(*columns: str, faulty_too: bool = False) -> Callable[[Question], Check]:
    """Makes a rule of a function: asked of all tables that have these columns."""
    tables = frozenset(name for name, table in TABLES.items() if {*columns} <= {*table.header})
    return lambda question: _check(question, tables, faulty_too)


def _check(question: Question, tables: frozenset[str], faulty_too: bool) -> Check:
    return Check(question.__name__.replace("_", "-"), question, tables, faulty_too)


def places_of(keys: Iterable[Key], broken: Callable[[Key], bool]) -> list[int]:
    """Where the keys of rows are broken; each distinct key is looked at once."""
    every = [*keys]
    bad = {key for key in {*every} if broken(key)}
    return [n for n, key in enumerate(every) if key in bad] if bad else []
