"""What has to be known of all rows to judge one: which ids there are, what the sources are.

Kept small: validation goes through tables of any size, and remembers of a row no more than others
can depend on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from cubaven_data.batches import Batch
from cubaven_data.dates import Date
from cubaven_data.fields import Code
from cubaven_data.files import Stretch
from cubaven_data.glance import Carrying, Glance
from cubaven_data.lineage import Lineage
from cubaven_data.reading import read_sheet
from cubaven_data.tables import TABLES
from cubaven_data.vocabularies import Vocabulary

# Enough for the mistakes of a person, few enough for those of a program.
_COMPARED = 2_000_000


class Source(NamedTuple):
    """What tells who speaks in a source."""

    kind: str
    speaker_id: str
    publisher_id: str


@dataclass
class Known:
    """What is known of the rows under a root.

    ``ids``, the ``doubled`` ones, the relations ``carrying`` a text and the ``pieces`` of files are
    what a :class:`~cubaven_data.glance.Glance` tells. :meth:`learn` adds the rest, as far as
    batches have been read: ``moved`` ids with their successors (``None``: withdrawn), the
    ``sources`` that can be relied on, when they were ``published`` and which are known only as
    ``relayed``.
    """

    root: Path
    vocabularies: Mapping[str, Vocabulary[Any]]
    ids: Mapping[str, tuple[str, str]]
    doubled: set[str]
    carrying: Sequence[Carrying]
    pieces: Mapping[str, Sequence[Stretch]]
    moved: dict[str, str | None] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    published: dict[str, Date] = field(default_factory=dict)
    relayed: set[str] = field(default_factory=set)
    _compared: int = 0

    @classmethod
    def of(cls, root: Path, vocabularies: Mapping[str, Vocabulary[Any]]) -> Known:
        """What a glance at all rows tells, before any of them is checked."""
        glance = Glance.at(root, vocabularies)
        return cls(root, vocabularies, glance.ids, glance.doubled, glance.carrying, glance.pieces)

    def learn(self, batch: Batch) -> None:
        """Adds what the rows of a batch tell to those who judge others."""
        ids = batch[batch.table.key]
        if batch.table.name == "redirects":
            moves = zip(ids, batch["new_id"], strict=True)
            self.moved.update((old, new or None) for old, new in moves if old not in self.ids)
        elif batch.table.name == "sources":
            facts = map(Source._make, zip(*(batch[c] for c in Source._fields), strict=True))
            self.sources.update(zip(ids, facts, strict=True))
            self.published.update((i, date) for _, i, date in batch.filled("id", "published"))
            for id_ in self.doubled.intersection(ids):
                del self.sources[id_]
                self.published.pop(id_, None)
            self.relayed.update(i for _, i, how in batch.filled("id", "access") if how == "relayed")
            self.relayed -= self.doubled

    @cached_property
    def ends_allowed(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """What may stand on each side of each kind of relation; nothing where that is not clear."""
        allowed: dict[tuple[str, str], frozenset[str]] = {}
        for kind, term in self.vocabularies["relation_kind"].terms.items():
            for side in ("subject", "object"):
                ends = getattr(term, side).split("; ")
                clear = all(is_end(end, self.vocabularies) for end in ends)
                allowed[kind, side] = frozenset(ends if clear else ())
        return allowed

    @cached_property
    def first_carrying(self) -> Mapping[str, Carrying]:
        """The first relation that says of a text that it is another's."""
        return {carrying.text: carrying for carrying in reversed(self.carrying)}

    @cached_property
    def first_day(self) -> Mapping[str, date]:
        """The first day on which each source can have been published, where that is known, once
        all sources have been read."""
        return {id_: day for id_, when in self.published.items() if (day := when.earliest)}

    @cached_property
    def last_day(self) -> Mapping[str, date]:
        """The last day on which each source can have been published, where that is known, once
        all sources have been read."""
        return {id_: day for id_, when in self.published.items() if (day := when.latest)}

    @cached_property
    def lineage(self) -> Lineage:
        """Who speaks in which source, as far as sources have been read."""
        originals = {c.text: c.original for c in self.carrying if not c.refuted}
        return Lineage(self.sources, originals, self.vocabularies.get("source_kind"))

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """The sources whose origin is without a name, once all sources have been read."""
        return frozenset(id_ for id_ in self.sources if self.lineage.heard(id_)[0] == "unnamed")

    def table_of(self, id_: str) -> str:
        """The table that has the id; blank where none has it."""
        return self.ids.get(id_, ("", ""))[0]

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The ids of records by their names, titles and aliases in lower case."""
        found: dict[str, str] = {}
        for table in TABLES.values():
            header = table.header
            at = [n for n, c in enumerate(header) if c.startswith(("name", "title", "aliases"))]
            for row in read_sheet(self.root, table).rows if at else ():
                found.update((row[n].casefold(), row[0]) for n in at if row[n])
        return found

    def nearest_ids(self, written: str, tables: tuple[str, ...] = (), like: float = 0.7) -> str:
        """The known ids most like the one written; blank where none is."""
        if self._compared > _COMPARED:
            return ""
        self._compared += len(self.ids)
        candidates = [id_ for id_, (table, _) in self.ids.items() if not tables or table in tables]
        close = get_close_matches(written, candidates, n=1, cutoff=like)
        close = close or [id_ for id_ in candidates if id_.startswith(f"{written}-")][:3]
        return " | ".join(close)


def is_end(end: str, vocabularies: Mapping[str, Vocabulary[Any]]) -> bool:
    """Whether ``table`` or ``table.kind`` names what a relation can link."""
    name, _, kind = end.partition(".")
    if name not in TABLES or not kind:
        return name in TABLES
    for column in TABLES[name].columns:
        if column.name == "kind" and isinstance(column.cell, Code):
            vocabulary = vocabularies.get(column.cell.vocabulary)
            return vocabulary is None or kind in vocabulary
    return False
