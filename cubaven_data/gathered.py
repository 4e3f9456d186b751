"""What the rules about all rows have to know of each, kept small: ids, places, hashes."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from cubaven_data.batches import Batch
from cubaven_data.dates import Date
from cubaven_data.known import Known
from cubaven_data.tables import TABLES

PARTS = {"events": "part_of", "agencies": "parent_id"}
"""The columns that say of what a row is a part, by table."""

_NOT_THE_CLAIM = ("id", "note_en", "note_es", "as_reported", "status", "sources", "disputed_by")
CLAIM = {
    name: [at for at, c in enumerate(TABLES[name].header) if c not in _NOT_THE_CLAIM]
    for name in ("figures", "relations")
}
"""Which cells make up the claim of a row, by table."""


class Part(NamedTuple):
    """A row that is said to be a part of another."""

    line: int
    id: str
    whole: str


@dataclass
class Gathered:
    """Which text ``relays`` which origins, ``parts`` by table, the ``dates`` of events, where the
    doubled ids stand, and the hashes of the claims that seem ``repeated``, by table."""

    relays: dict[tuple[str, str], None] = field(default_factory=dict)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    doubled_at: dict[str, list[tuple[int, tuple[str, int], str]]] = field(default_factory=dict)
    repeated: dict[str, set[int]] = field(default_factory=dict)
    _claims: dict[str, set[int]] = field(default_factory=dict)

    def add(self, batch: Batch, known: Known) -> None:
        """Adds what the rows of a batch tell."""
        table, lines = batch.table.name, batch.chunk.lines
        ids = batch[batch.table.key]
        if doubled := known.doubled.intersection(ids):
            order = [*TABLES].index(table)
            for n, id_ in enumerate(ids):
                if id_ in doubled:
                    place = order, (batch.table.path, lines[n]), batch.table.key
                    self.doubled_at.setdefault(id_, []).append(place)
        if table == "events":
            self.dates.update((id_, date) for _, id_, date in batch.filled("id", "date"))
        if table in PARTS:
            parts = (Part(lines[n], *part) for n, *part in batch.filled("id", PARTS[table]))
            self.parts.setdefault(table, []).extend(parts)
        if table in CLAIM:
            claims = zip(*itemgetter(*CLAIM[table])(batch.chunk.columns), strict=True)
            self._note_claims(table, [*map(hash, claims)])
        # Who was never read relays nobody: no circle leads through such a source.
        self.relays |= {
            (read, origin): None
            for read, _, origin in batch.citations
            if origin and origin not in known.relayed
        }

    def join(self, other: Gathered) -> None:
        """Adds what another has gathered, of rows that follow."""
        self.relays |= other.relays
        self.dates |= other.dates
        for table, parts in other.parts.items():
            self.parts.setdefault(table, []).extend(parts)
        for id_, places in other.doubled_at.items():
            self.doubled_at.setdefault(id_, []).extend(places)
        for table, claims in other._claims.items():
            seen = self._claims.setdefault(table, set())
            if again := other.repeated.get(table, set()) | (seen & claims):
                self.repeated.setdefault(table, set()).update(again)
            seen |= claims

    def _note_claims(self, table: str, claims: list[int]) -> None:
        seen = self._claims.setdefault(table, set())
        before = len(seen)
        seen.update(claims)
        if len(seen) < before + len(claims):
            # One of these at least; which, shows when the rows are read again.
            self.repeated.setdefault(table, set()).update(claims)
