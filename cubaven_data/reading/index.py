"""The index of ids: look-up by id, by name and by similarity, and redirects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, Protocol

from cubaven_data.model.addresses import only_at
from cubaven_data.model.characters import after_table, in_form
from cubaven_data.model.ends import ends_of
from cubaven_data.model.tables import TABLES
from cubaven_data.texts.spelling import alike_id

NAMES = (
    *("name", "name_en", "name_es", "title", "title_en", "title_es"),
    *("label_en", "label_es", "acronym"),
)
"""The columns with names of a record; ``aliases`` has further ones."""
ADDRESSES = ("url", "archive_url")
"""The columns with the addresses of a source."""


class HasPlace(Protocol):
    """The attributes of a row that the index uses."""

    @property
    def id(self) -> str:
        """The record's own id, as written."""

    @property
    def record(self) -> Any:  # noqa: ANN401 - a record of any table
        """The record."""

    @property
    def faulty(self) -> frozenset[str]:
        """The columns whose cells break a rule."""


class Index:
    """The ids of all rows of the given tables.

    Rows with faulty cells are included, so that one bad cell does not make every reference to its
    row look wrong. ``doubled`` are the ids that more than one row has.
    """

    def __init__(self, rows: Mapping[str, Sequence[HasPlace]]) -> None:
        self._rows = rows
        self._found: dict[str, tuple[str, HasPlace]] = {}
        self.doubled: set[str] = set()
        for name, row in self._records():
            if self._found.setdefault(row.id, (name, row))[1] is not row:
                self.doubled.add(row.id)

    def _records(self) -> Iterator[tuple[str, HasPlace]]:
        for name, rows in self._rows.items():
            if TABLES[name].has_ids:
                yield from ((name, row) for row in rows if row.id)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __getitem__(self, id_: str) -> Any:  # noqa: ANN401 - a record of any table
        """The record with the id; raises ``KeyError`` if there is none."""
        return self._found[id_][1].record

    def row(self, id_: str) -> HasPlace:
        """The row with the id; raises ``KeyError`` if there is none."""
        return self._found[id_][1]

    def table_of(self, id_: str) -> str:
        """The name of the table that contains the id; blank if none does."""
        return self._found[id_][0] if id_ in self._found else ""

    def ends_of(self, id_: str) -> tuple[str, ...]:
        """The relation ends that the record fits: its table, and ``table.kind`` if it has a kind.

        Only the table if the kind is faulty. Raises ``KeyError`` if no record has the id.
        """
        table, row = self._found[id_]
        return ends_of(table, getattr(row.record, "kind", None))

    @cached_property
    def moved(self) -> Mapping[str, str | None]:
        """The new id of each redirected id that no record has; ``None`` if it was withdrawn."""
        rows = (row.record for row in self._rows["redirects"] if not row.faulty)
        return {row.old_id: row.new_id for row in rows if row.old_id not in self}

    @cached_property
    def sources(self) -> Mapping[str, Any]:
        """The sources without faulty cells and with a unique id, by id."""
        rows = self._rows["sources"]
        return {r.id: r.record for r in rows if not r.faulty and r.id not in self.doubled}

    @cached_property
    def source_at(self) -> Callable[[str], str | None]:
        """The id of the only source with an address, or of a copy in an archive with it."""
        rows = self._rows["sources"]
        return only_at((getattr(row.record, c), row.id) for c in ADDRESSES for row in rows)

    def source_spelled(self, written: str) -> str | None:
        """The id of the source that is written so, in capitals or with other marks or as it is."""
        id_ = written if written in self else in_form(after_table(written, self.table_of))
        return id_ if self.table_of(id_) == "sources" else None

    @cached_property
    def named(self) -> Mapping[str, list[str]]:
        """The ids of records by their case-folded names, labels, titles and aliases."""
        found: dict[str, list[str]] = {}
        for _, row in self._records():
            for name in dict.fromkeys(name.casefold() for name in _names_of(row.record)):
                found.setdefault(name, []).append(row.id)
        return found

    def meant(self, written: str, id_: str, ends: tuple[str, ...] = ()) -> str:
        """The ids of these ends (see :mod:`.ends`; all if none is given) to suggest.

        ``written`` is not an id; blank if there are none.

        They are those of the records with that name, of sources only if nothing else has it; else
        ``id_``, which is ``written`` in the form of an id, or the id that differs from it by a
        slip.
        """
        ids = self._of(ends)
        if (after := after_table(written, self.table_of)) in ids:
            return after
        named = [one for one in self.named.get(written.casefold(), ()) if one in ids]
        # Sources are called by whoever speaks in them.
        named = [one for one in named if self.table_of(one) != "sources"] or named
        # Of two records, one alone is not what was meant.
        slips = [] if re.search("[;,/|]", written) else alike_id(id_, ids)
        return " | ".join(named or ([id_] if id_ in ids else slips))

    def nearest(self, written: str, ends: tuple[str, ...] = ()) -> str:
        """The ids to suggest for a wrong id, separated by ``|``; blank if there are none.

        It is the id of these ends (all if none is given) that differs by a slip, or up to three ids
        that continue the wrong one.
        """
        ids = self._of(ends)
        longer = (id_ for id_ in ids if id_.startswith(f"{written}-"))
        return " | ".join(alike_id(written, ids) or islice(longer, 3))

    @lru_cache  # noqa: B019 - an index lives as long as the run
    def _of(self, ends: tuple[str, ...]) -> list[str]:
        """The ids of these ends (all if none is given) that have the form of an id.

        Without those that are filled in: two codes are alike by chance.
        """
        return [
            id_
            for id_, (table, row) in self._found.items()
            if "id" not in row.faulty
            and not TABLES[table].id_prefix
            and not (ends and {*ends}.isdisjoint(self.ends_of(id_)))
        ]


def _names_of(record: Any) -> Iterator[str]:  # noqa: ANN401
    yield from filter(None, (getattr(record, column, None) for column in NAMES))
    yield from getattr(record, "aliases", None) or ()
