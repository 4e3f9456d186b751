"""The records of all tables, by table and by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self, cast

from cubaven_data.findings import DataError
from cubaven_data.model.all_claims import CLAIM_TABLES
from cubaven_data.model.bibliography import Publisher, Redirect, Source
from cubaven_data.model.citations import Citation
from cubaven_data.model.claims import Agreement, Alternative, Event, Figure, Relation
from cubaven_data.model.coding import Audit, Coverage, Exempt, Search, SecondCoding, Unconfirmed
from cubaven_data.model.entities import Actor, Agency, Place
from cubaven_data.model.released import Codes
from cubaven_data.model.shared import Record
from cubaven_data.model.tables import TABLES
from cubaven_data.origins import rivals
from cubaven_data.origins.disagreement import Disagreement
from cubaven_data.origins.lineage import Lineage
from cubaven_data.origins.support import Grading
from cubaven_data.reading.loading import Loaded, bundled_root, load
from cubaven_data.reading.versions import version_of
from cubaven_data.texts.spelling import alike


class UnknownIdError(KeyError):
    """No record has the id; the message says why it was withdrawn, or suggests similar ids."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, repr=False)
class Records:
    """The records of a dataset, immutable, each table in the order of its file.

    ``tables`` contains the records by table, ``vocabularies`` the code lists by name; the
    properties return the same records with their types. ``data[id]`` is the record with that id;
    redirects are followed. ``root`` is the folder that was read, or in whose repository.
    """

    tables: Mapping[str, tuple[Record, ...]]
    vocabularies: Codes
    root: Path | None = field(default=None, compare=False)

    @classmethod
    def read(cls, root: Path | str | None = None) -> Self:
        """Reads the dataset in the root folder or, without one, the packaged dataset.

        Raises :class:`DataError` with the findings if a file or a cell is faulty. Rules that
        involve several cells are checked only by ``cubaven validate`` and ``load()``.
        """
        loaded = load(Path(root) if root is not None else bundled_root())
        if loaded.findings:
            raise DataError(loaded.findings)
        return cls.of(loaded)

    @classmethod
    def of(cls, loaded: Loaded) -> Self:
        """The records of what was loaded, without those that have a faulty cell."""
        tables = {
            name: tuple(row.record for row in loaded.rows[name] if not row.faulty)
            for name in TABLES
        }
        return cls(tables, loaded.codes, loaded.root)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(records)} {name}" for name, records in self.tables.items())
        return f"<{type(self).__name__}: {counts}>"

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[str, Any]]:
        found: dict[str, tuple[str, Any]] = {}
        for name, records in self.tables.items():
            for record in records if TABLES[name].has_ids else ():
                found.setdefault(getattr(record, "id"), (name, record))  # noqa: B009
        return found

    @cached_property
    def _redirects(self) -> Mapping[str, Redirect]:
        return {redirect.old_id: redirect for redirect in self.redirects}

    @property
    def ids(self) -> Set[str]:
        """The ids of all records in the order of the tables, without redirected ones."""
        return self._by_id.keys()

    def current(self, id_: str) -> str | None:
        """The current id of the record, with redirects followed; ``None`` if there is none."""
        seen: set[str] = set()
        while id_ not in self._by_id and id_ in self._redirects and id_ not in seen:
            seen.add(id_)
            id_ = self._redirects[id_].new_id or id_
        return id_ if id_ in self._by_id else None

    def redirect(self, id_: str) -> Redirect | None:
        """Where the id moved, or why it was withdrawn; ``None`` if it is in use or never was."""
        return None if id_ in self._by_id else self._redirects.get(id_)

    def __contains__(self, id_: str) -> bool:
        return self.current(id_) is not None

    def __getitem__(self, id_: str) -> Any:  # noqa: ANN401 - a record of any table
        """The record with the id, with redirects followed; raises :class:`UnknownIdError`."""
        current = self.current(id_)
        if current is None:
            raise UnknownIdError(self._missing(id_))
        return self._by_id[current][1]

    def _missing(self, id_: str) -> str:
        if id_ in self._redirects:
            return f'"{id_}" was withdrawn: {self._redirects[id_].reason_en}'
        near = " or ".join(f'"{one}"' for one in alike(id_, [*self._by_id], 60, most=3))
        return f'no record "{id_}"' + (f"; did you mean {near}?" if near else "")

    def table_of(self, id_: str) -> str | None:
        """The name of the table that contains the id, or ``None``."""
        current = self.current(id_)
        return self._by_id[current][0] if current is not None else None

    @cached_property
    def version(self) -> str:
        """The version of the data, which no other data has; see :func:`.versions.version_of`."""
        terms = {name: [*codes.terms.values()] for name, codes in self.vocabularies.items()}
        return version_of({**terms, **self.tables}, self.root)

    @cached_property
    def lineage(self) -> Lineage:
        """The origins and voices of the sources."""
        return Lineage(self.tables, self.vocabularies["source_kind"])

    @cached_property
    def grading(self) -> Grading:
        """The support, standing and flags of the rows."""
        return Grading(self.tables, self.vocabularies, self.lineage)

    @cached_property
    def rival_figures(self) -> rivals.Rivals[Figure]:
        """Which figures are rivals."""
        return rivals.rival_figures(self.figures)

    @cached_property
    def rival_relations(self) -> rivals.Rivals[Relation]:
        """Which relations are rivals."""
        return rivals.rival_relations(self.relations, self.vocabularies["relation_kind"])

    @cached_property
    def disagreement(self) -> Disagreement:
        """Which claims are on the same question, and which of them are contested."""
        by_id = self._by_id.items()
        claims = {id_: record for id_, (table, record) in by_id if table in CLAIM_TABLES}
        return Disagreement(
            self.lineage, self.rival_figures, self.rival_relations, self.alternatives, claims
        )

    def citations(self) -> Iterator[tuple[Any, str, Citation]]:
        """Every citation with its record and its column, in the order of the tables and rows."""
        for name, records in self.tables.items():
            for record in records:
                for column, citation in TABLES[name].cited(record):
                    yield record, column, citation

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Persons, states, governments, international bodies, parties, companies and groups."""
        return cast(tuple[Actor, ...], self.tables["actors"])

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Security, intelligence and military bodies and units."""
        return cast(tuple[Agency, ...], self.tables["agencies"])

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """Treaties, contracts and other instruments between parties."""
        return cast(tuple[Agreement, ...], self.tables["agreements"])

    @property
    def events(self) -> tuple[Event, ...]:
        """Things that happened, including statements."""
        return cast(tuple[Event, ...], self.tables["events"])

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Numbers, each as one claimant gives it."""
        return cast(tuple[Figure, ...], self.tables["figures"])

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Typed, dated links between records."""
        return cast(tuple[Relation, ...], self.tables["relations"])

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other values that sources give for cells of records."""
        return cast(tuple[Alternative, ...], self.tables["alternatives"])

    @property
    def places(self) -> tuple[Place, ...]:
        """Places, with coordinates unless they are deliberately left out."""
        return cast(tuple[Place, ...], self.tables["places"])

    @property
    def sources(self) -> tuple[Source, ...]:
        """Texts, statements, documents and testimonies."""
        return cast(tuple[Source, ...], self.tables["sources"])

    @property
    def publishers(self) -> tuple[Publisher, ...]:
        """Outlets and bodies that publish sources."""
        return cast(tuple[Publisher, ...], self.tables["publishers"])

    @property
    def redirects(self) -> tuple[Redirect, ...]:
        """Identifiers that were replaced or withdrawn."""
        return cast(tuple[Redirect, ...], self.tables["redirects"])

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        """Reasons why paragraphs gave no row, or which part of them was left out."""
        return cast(tuple[Coverage, ...], self.tables["coverage"])

    @property
    def unconfirmed(self) -> tuple[Unconfirmed, ...]:
        """Reasons why citations that ``cubaven evidence`` cannot confirm are right."""
        return cast(tuple[Unconfirmed, ...], self.tables["unconfirmed"])

    @property
    def exceptions(self) -> tuple[Exempt, ...]:
        """Records that may break a rule, and why."""
        return cast(tuple[Exempt, ...], self.tables["exceptions"])

    @property
    def searches(self) -> tuple[Search, ...]:
        """Searches for texts, and what came of them."""
        return cast(tuple[Search, ...], self.tables["searches"])

    @property
    def agreement(self) -> tuple[SecondCoding, ...]:
        """How often a second coder coded the same."""
        return cast(tuple[SecondCoding, ...], self.tables["agreement"])

    @property
    def audits(self) -> tuple[Audit, ...]:
        """What a second reader found in the rows."""
        return cast(tuple[Audit, ...], self.tables["audits"])
