"""The records of all tables, by table and by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from cubaven_data.findings import DataError
from cubaven_data.model.bibliography import Publisher, Redirect, Source
from cubaven_data.model.citations import Citation
from cubaven_data.model.claims import (
    Actor,
    Agency,
    Agreement,
    Event,
    Figure,
    Place,
    Record,
    Relation,
)
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.tables import TABLES
from cubaven_data.origins.lineage import Lineage, originals_of
from cubaven_data.reading.loading import Loaded, bundled_root, load


@dataclass(frozen=True)
class Dataset:
    """The records of a valid dataset, immutable, each table in the order of its file.

    ``tables`` holds the records by table, ``vocabularies`` the code lists by name. The properties
    give the same records with their types.
    """

    tables: Mapping[str, tuple[Record, ...]]
    vocabularies: Mapping[str, Vocabulary[Any]]

    @classmethod
    def read(cls, root: Path | str | None = None) -> Dataset:
        """The dataset under the root folder; without one, the dataset that the package carries.

        Raises :class:`DataError`, with the findings, where files or cells cannot be read. Rules
        across rows are the job of ``cubaven validate``.
        """
        loaded = load(Path(root) if root is not None else bundled_root())
        if loaded.findings:
            raise DataError(loaded.findings)
        return cls.of(loaded)

    @classmethod
    def of(cls, loaded: Loaded) -> Dataset:
        """The records of what was loaded, but for those with a faulty cell."""
        tables = {
            name: tuple(row.record for row in loaded.rows[name] if not row.faulty)
            for name in TABLES
        }
        return cls(tables, loaded.codes)

    @cached_property
    def lineage(self) -> Lineage:
        """Who speaks in which source."""
        originals = originals_of(self.relations)
        sources = {source.id: source for source in self.sources}
        return Lineage(sources, originals, self.vocabularies["source_kind"])

    def citations(self) -> Iterator[tuple[Any, str, Citation]]:
        """Every citation with its record and its column, in the order of the data."""
        for records in self.tables.values():
            for record in records:
                for column in ("sources", "disputed_by"):
                    for citation in getattr(record, column, None) or ():
                        yield record, column, citation

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[str, Record]]:
        found: dict[str, tuple[str, Record]] = {}
        for name, records in self.tables.items():
            for record in records if name != "redirects" else ():
                found.setdefault(getattr(record, TABLES[name].key), (name, record))
        return found

    def __contains__(self, id_: str) -> bool:
        return id_ in self._by_id

    def __getitem__(self, id_: str) -> Any:  # noqa: ANN401 - a record of whichever table
        return self._by_id[id_][1]

    def table_of(self, id_: str) -> str | None:
        """The name of the table that has the id, or ``None``."""
        return self._by_id[id_][0] if id_ in self._by_id else None

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Persons, states, governments, bodies and groups."""
        return cast(tuple[Actor, ...], self.tables["actors"])

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Security, intelligence and military bodies."""
        return cast(tuple[Agency, ...], self.tables["agencies"])

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Instruments between parties."""
        return cast(tuple[Agreement, ...], self.tables["agreements"])

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, statements included."""
        return cast(tuple[Event, ...], self.tables["events"])

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Claimed numbers."""
        return cast(tuple[Figure, ...], self.tables["figures"])

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Links between records."""
        return cast(tuple[Relation, ...], self.tables["relations"])

    @property
    def places(self) -> tuple[Place, ...]:
        """Places."""
        return cast(tuple[Place, ...], self.tables["places"])

    @property
    def sources(self) -> tuple[Source, ...]:
        """Texts, statements, documents and testimonies."""
        return cast(tuple[Source, ...], self.tables["sources"])

    @property
    def publishers(self) -> tuple[Publisher, ...]:
        """Who publishes."""
        return cast(tuple[Publisher, ...], self.tables["publishers"])

    @property
    def redirects(self) -> tuple[Redirect, ...]:
        """Identifiers that moved or were withdrawn."""
        return cast(tuple[Redirect, ...], self.tables["redirects"])
