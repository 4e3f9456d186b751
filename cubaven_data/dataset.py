"""The records of all tables, by table and by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from cubaven_data.batches import Batch, read_batches
from cubaven_data.bibliography import Publisher, Redirect, Source
from cubaven_data.canonical import CanonicalForm
from cubaven_data.files import Sheet
from cubaven_data.findings import DataError, Finding
from cubaven_data.models import (
    Actor,
    Agency,
    Agreement,
    Event,
    Figure,
    Place,
    Record,
    Relation,
)
from cubaven_data.tables import TABLES, VOCABULARIES, Table
from cubaven_data.terms import Term
from cubaven_data.vocabularies import Vocabulary


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
        return loaded.dataset

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


@dataclass(frozen=True)
class Row:
    """A record with the place that it was read from."""

    table: Table
    line: int
    record: Any

    @property
    def id(self) -> str:
        """The record's own id (or code)."""
        return cast(str, getattr(self.record, self.table.key))

    def fault(self, column: str, rule: str, **values: str) -> Finding:
        """The finding that a rule makes about this row."""
        return Finding(self.table.path, self.line, column, rule, values)


@dataclass(frozen=True)
class CodeLists:
    """The code lists under a root: their terms with their lines, and those that can be relied on.

    A list with a fault is no vocabulary: what it would allow, nobody can tell.
    """

    sheets: Mapping[str, Sheet]
    forms: Mapping[str, CanonicalForm]
    rows: Mapping[str, list[Row]]
    vocabularies: Mapping[str, Vocabulary[Any]]

    @cached_property
    def findings(self) -> list[Finding]:
        """What is wrong with the files and their cells."""
        return [finding for sheet in self.sheets.values() for finding in sheet.findings]


@dataclass(frozen=True)
class Loaded:
    """What reading a root gave: rows without a faulty cell, with their lines, and the faults."""

    root: Path
    dataset: Dataset
    rows: Mapping[str, list[Row]]
    findings: list[Finding]

    def rows_with(self, *columns: str) -> Iterator[Row]:
        """The rows of every table of the dataset that has all of these columns."""
        for name, table in TABLES.items():
            if all(column in table.model.model_fields for column in columns):
                yield from self.rows[name]


def bundled_root() -> Path:
    """The dataset that belongs to this package: inside the wheel, or the checkout around it."""
    package = Path(__file__).parent
    inside = package / "package"
    return inside if inside.is_dir() else package.parent


def is_root(folder: Path) -> bool:
    """Whether the folder looks like the root of a dataset."""
    return (folder / "data").is_dir() and (folder / "schema" / "vocabularies").is_dir()


def read_code_lists(root: Path) -> CodeLists:
    """The code lists under the root; never raises for what their files hold."""
    sheets: dict[str, Sheet] = {}
    forms = {name: CanonicalForm() for name in VOCABULARIES}
    rows: dict[str, list[Row]] = {}
    vocabularies: dict[str, Vocabulary[Any]] = {}
    for name, table in VOCABULARIES.items():
        sheet = sheets[name] = Sheet(table)
        rows[name] = []
        for batch in read_batches(sheet, root, vocabularies):
            forms[name].look(batch)
            rows[name] += _rows(batch)
        if not rows[name] and not sheet.findings:
            sheet.lose(1, "code-list-empty")
        if not sheet.findings:
            vocabularies[name] = Vocabulary.of(name, [cast(Term, row.record) for row in rows[name]])
    return CodeLists(sheets, forms, rows, vocabularies)


def load(root: Path) -> Loaded:
    """Reads all vocabularies and tables; collects every fault instead of stopping at the first."""
    lists = read_code_lists(root)
    findings = [*lists.findings]
    rows: dict[str, list[Row]] = {}
    for name, table in TABLES.items():
        sheet = Sheet(table)
        batches = read_batches(sheet, root, lists.vocabularies)
        rows[name] = [row for batch in batches for row in _rows(batch)]
        findings += sheet.findings
    tables = {name: tuple(row.record for row in rows[name]) for name in TABLES}
    return Loaded(root, Dataset(tables, lists.vocabularies), rows, findings)


def _rows(batch: Batch) -> Iterator[Row]:
    """The rows without a faulty cell."""
    table, sound = batch.table, batch.sound
    for line, values in zip(sound.chunk.lines, sound.records(), strict=True):
        yield Row(table, line, table.model.trusted(values))
