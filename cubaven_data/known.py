"""What has to be known of all rows to judge one: which ids there are, what the sources are.

Kept small: validation goes through tables of any size, and remembers of a row no more than others
can depend on.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from cubaven_data.batches import Batch
from cubaven_data.dates import Date
from cubaven_data.fields import Code
from cubaven_data.files import Sheet, byte_pieces
from cubaven_data.lineage import SAME_TEXT, Lineage
from cubaven_data.reading import read_sheet
from cubaven_data.tables import TABLES, Table
from cubaven_data.vocabularies import Vocabulary

PARTS = {"events": "part_of", "agencies": "parent_id"}
"""The columns that say of what a row is a part, by table."""

_NOT_THE_CLAIM = ("id", "note_en", "note_es", "as_reported", "status", "sources", "disputed_by")
CLAIM = {
    name: [at for at, c in enumerate(TABLES[name].header) if c not in _NOT_THE_CLAIM]
    for name in ("figures", "relations")
}
"""Which cells make up the claim of a row, by table."""

# Enough for the mistakes of a person, few enough for those of a program.
_COMPARED = 2_000_000


class Source(NamedTuple):
    """What tells who speaks in a source."""

    kind: str
    speaker_id: str
    publisher_id: str


class Carrying(NamedTuple):
    """A relation that says that one text is another's."""

    line: int
    text: str
    original: str
    refuted: bool


class Part(NamedTuple):
    """A row that is said to be a part of another."""

    line: int
    id: str
    whole: str


@dataclass
class Known:
    """What is known of the rows under a root.

    ``ids`` gives for each id its table and its ``table.kind`` (blank where the kind is not known or
    there is none); ids that stand more than once are ``doubled``; ``carrying`` are the relations
    that say that one text is another's. :meth:`learn` adds the rest, as far as batches have been
    read: ``moved`` ids with their successors (``None``: withdrawn), the ``sources`` that can be
    relied on, when they were ``published`` and which are known only as ``relayed``, which text
    ``relays`` which origins, ``parts`` by table, the ``dates`` of events, where the doubled ids
    stand, and the hashes of the claims that seem ``repeated``.
    """

    root: Path
    vocabularies: Mapping[str, Vocabulary[Any]]
    ids: dict[str, tuple[str, str]] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)
    carrying: list[Carrying] = field(default_factory=list)
    moved: dict[str, str | None] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    published: dict[str, Date] = field(default_factory=dict)
    relayed: set[str] = field(default_factory=set)
    relays: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    parts: dict[str, list[Part]] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    doubled_at: dict[str, list[tuple[int, tuple[str, int], str]]] = field(default_factory=dict)
    repeated: dict[str, set[int]] = field(default_factory=dict)
    _claims: dict[str, set[int]] = field(default_factory=dict)
    _compared: int = 0

    @classmethod
    def of(cls, root: Path, vocabularies: Mapping[str, Vocabulary[Any]]) -> Known:
        """What a glance at the first cells of every line tells, before any of them is checked."""
        known = cls(root, vocabularies)
        for table in TABLES.values():
            kinds = _kinds(table, vocabularies)
            line = 2
            for content in _below_header(root, table):
                ids, ends = _first_cells(content, kinds, (table.name, ""))
                known._note_ids(table, ids, ends)
                if table.name == "relations":
                    known._note_carrying(table, line, content)
                line += len(ids)
        known.doubled.discard("")
        known.ids.pop("", None)
        return known

    def _note_ids(self, table: Table, ids: list[str], ends: list[tuple[str, str]]) -> None:
        if table.name == "redirects":
            times = Counter(ids)
            self.doubled |= {id_ for id_ in times if times[id_] > 1 or id_ in self.ids}
            return
        new = dict(zip(ids, ends, strict=True))
        if len(new) < len(ids) or not self.ids.keys().isdisjoint(new):
            for id_ in ids:
                if id_ in self.ids:
                    self.doubled.add(id_)
                self.ids.setdefault(id_, new[id_])
        else:
            self.ids |= new

    def _note_carrying(self, table: Table, line: int, content: bytes) -> None:
        if not any(kind.encode() in content for kind in SAME_TEXT):
            return
        at = [table.header.index(c) for c in ("subject_id", "kind", "object_id", "status")]
        lines = content.decode("utf-8", "replace").split("\n")
        for number, text in enumerate(lines, line):
            for row in csv.reader([text]) if any(kind in text for kind in SAME_TEXT) else ():
                if len(row) == len(table.header) and row[at[1]] in SAME_TEXT:
                    subject, _, original, status = (row[n] for n in at)
                    self.carrying.append(Carrying(number, subject, original, status == "refuted"))

    def learn(self, batch: Batch) -> None:
        """Adds what the rows of a batch tell."""
        table, lines = batch.table.name, batch.chunk.lines
        ids = batch[batch.table.key]
        doubled = self.doubled.intersection(ids)
        if doubled:
            order = [*TABLES].index(table)
            for n, id_ in enumerate(ids):
                if id_ in doubled:
                    place = order, (batch.table.path, lines[n]), batch.table.key
                    self.doubled_at.setdefault(id_, []).append(place)
        if table == "redirects":
            moves = zip(ids, batch["new_id"], strict=True)
            self.moved.update((old, new or None) for old, new in moves if old not in self.ids)
        elif table == "sources":
            facts = map(Source._make, zip(*(batch[c] for c in Source._fields), strict=True))
            self.sources.update(zip(ids, facts, strict=True))
            self.published.update((i, date) for _, i, date in batch.filled("id", "published"))
            for id_ in doubled:
                del self.sources[id_]
                self.published.pop(id_, None)
            self.relayed.update(i for _, i, how in batch.filled("id", "access") if how == "relayed")
            self.relayed -= doubled
        elif table == "events":
            self.dates.update((id_, date) for _, id_, date in batch.filled("id", "date"))
        if table in PARTS:
            parts = (Part(lines[n], *part) for n, *part in batch.filled("id", PARTS[table]))
            self.parts.setdefault(table, []).extend(parts)
        if table in CLAIM:
            claims = zip(*itemgetter(*CLAIM[table])(batch.chunk.columns), strict=True)
            self._note_claims(table, [*map(hash, claims)])
        for _, _, (read, _, origin) in batch.citations:
            # Who was never read relays nobody: no circle leads through such a source.
            if origin and origin not in self.relayed:
                self.relays[read][origin] = None

    def _note_claims(self, table: str, claims: list[int]) -> None:
        seen = self._claims.setdefault(table, set())
        repeated = self.repeated.setdefault(table, set())
        if len({*claims}) < len(claims) or not seen.isdisjoint(claims):
            for claim in claims:
                (repeated if claim in seen else seen).add(claim)
        else:
            seen.update(claims)

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


def _kinds(
    table: Table, vocabularies: Mapping[str, Vocabulary[Any]]
) -> Mapping[bytes, tuple[str, str]]:
    """The table and ``table.kind`` of each kind, for tables whose second column is the kind."""
    name, cell = table.header[1], table.columns[1].cell
    codes = vocabularies.get(cell.vocabulary) if isinstance(cell, Code) else None
    if name != "kind" or codes is None:
        return {}
    return {code.encode(): (table.name, f"{table.name}.{code}") for code in codes.terms}


def _below_header(root: Path, table: Table) -> Iterator[bytes]:
    """The lines of a table's file below its header, many at a time; none without that header."""
    header = None
    for content in byte_pieces(Sheet(table), root):
        if b"\r" in content:
            content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if header is None:
            first, _, content = content.partition(b"\n")
            header = next(csv.reader([first.decode("utf-8-sig", "replace")]), [])
            if header != table.header:
                return
        yield content if content.endswith(b"\n") else content + b"\n"


def _first_cells(
    content: bytes, kinds: Mapping[bytes, tuple[str, str]], unclear: tuple[str, str]
) -> tuple[list[str], list[tuple[str, str]]]:
    """The id of each line, and what it is the id of."""
    ids: list[bytes] = []
    ends: list[tuple[str, str]] = []
    begin = 0
    while (end := content.find(b"\n", begin)) >= 0:
        first = content.find(b",", begin, end)
        ids.append(content[begin:first] if first >= 0 else b"")
        if kinds:
            second = content.find(b",", first + 1, end)
            ends.append(kinds.get(content[first + 1 : second], unclear))
        begin = end + 1
    found = b"\n".join(ids).decode("utf-8", "replace").split("\n")
    if not "".join(found).replace("-", "").isalnum():
        found = [" ".join(id_.strip('"').split()) for id_ in found]
    return found, ends or [unclear] * len(found)
