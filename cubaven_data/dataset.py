"""The records of all tables, by table and by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from cubaven_data.bibliography import Publisher, Redirect, Source
from cubaven_data.cells import ColumnValues
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
from cubaven_data.reading import Sheet, read_sheet
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
    """A record with the place that it was read from; ``faulty`` columns could not be read."""

    table: Table
    line: int
    record: Any
    faulty: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The record's own id (or code)."""
        return cast(str, getattr(self.record, self.table.key))

    def fault(self, column: str, rule: str, **values: str) -> Finding:
        """The finding that a rule makes about this row."""
        return Finding(self.table.path, self.line, column, rule, values)


@dataclass
class Loaded:
    """What reading a root gave: records with their lines, and what could not be read.

    ``rows`` are those without a faulty cell, ``all_rows`` the others too, for rules that look at
    one cell at a time. ``ids`` knows the ids of all, so that one bad cell does not make every
    reference to its row look wrong.
    """

    root: Path
    dataset: Dataset
    sheets: Mapping[str, Sheet]
    rows: Mapping[str, list[Row]]
    all_rows: Mapping[str, list[Row]]
    ids: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)

    def rows_with(self, *columns: str) -> Iterator[Row]:
        """The rows of every table of the dataset that has all of these columns."""
        for name, table in TABLES.items():
            if all(column in table.model.model_fields for column in columns):
                yield from self.rows[name]

    @property
    def moved(self) -> Mapping[str, str | None]:
        """The redirected ids that no record has, with their new ids (``None``: withdrawn)."""
        rows = (row.record for row in self.rows["redirects"])
        return {row.old_id: row.new_id for row in rows if row.old_id not in self.ids}

    def nearest_id(self, written: str, tables: tuple[str, ...] = ()) -> str:
        """The known ids most like the one written, as a message adds them; blank where none is."""
        candidates = [id_ for id_, table in self.ids.items() if not tables or table in tables]
        close = get_close_matches(written, candidates, n=1, cutoff=0.7)
        close = close or [id_ for id_ in candidates if id_.startswith(f"{written}-")][:3]
        return f" ({' | '.join(close)}?)" if close else ""


def bundled_root() -> Path:
    """The dataset that belongs to this package: inside the wheel, or the checkout around it."""
    package = Path(__file__).parent
    inside = package / "package"
    return inside if inside.is_dir() else package.parent


def is_root(folder: Path) -> bool:
    """Whether the folder looks like the root of a dataset."""
    return (folder / "data").is_dir() and (folder / "schema" / "vocabularies").is_dir()


def load(root: Path, before: Loaded | None = None) -> Loaded:
    """Reads all vocabularies and tables; collects every fault instead of stopping at the first.

    Files that are clean and still as ``before`` had them are not parsed again, nor are such rows.
    """
    sheets: dict[str, Sheet] = {}
    rows: dict[str, list[Row]] = {}
    all_rows: dict[str, list[Row]] = {}
    vocabularies: dict[str, Vocabulary[Any]] = {}
    context = {"vocabularies": vocabularies}
    for name, table in [*VOCABULARIES.items(), *TABLES.items()]:
        known = before.sheets[name] if before else None
        sheets[name] = sheet = read_sheet(root, table, known)
        if name in VOCABULARIES and sheet is not known:
            before = None  # other codes: every cell is to be checked anew
        all_rows[name] = list(_typed_rows(sheet, context, before))
        rows[name] = [row for row in all_rows[name] if not row.faulty]
        if name in VOCABULARIES and sheet.complete and not sheet.rows:
            sheet.lose(1, "code-list-empty")
        if name in VOCABULARIES and not sheet.findings:
            terms = [cast(Term, row.record) for row in rows[name]]
            vocabularies[name] = Vocabulary.of(name, terms)
    tables = {name: tuple(row.record for row in rows[name]) for name in TABLES}
    dataset = Dataset(tables, vocabularies)
    ids = _ids(sheets)
    findings = [_with_id_meant(f, ids, sheets) for sheet in sheets.values() for f in sheet.findings]
    return Loaded(root, dataset, sheets, rows, all_rows, ids, findings)


def _with_id_meant(
    finding: Finding, ids: Mapping[str, str], sheets: Mapping[str, Sheet]
) -> Finding:
    """The finding about a text that is no id, with the id of the record that has that name."""
    if finding.rule != "id-form":
        return finding
    such = finding.values["such"]
    for name in ("actors", "agencies", "agreements", "events", "places", "publishers", "sources"):
        header = TABLES[name].header
        named = [header.index(c) for c in header if c.startswith(("name", "title", "aliases"))]
        for row in sheets[name].rows:
            if finding.values["value"].casefold() in {row[at].casefold() for at in named}:
                such = row[0]
    if such not in ids:
        such = (get_close_matches(such, ids, n=1, cutoff=0.8) or [such])[0]
    return replace(finding, values={**finding.values, "such": such})


def _ids(sheets: Mapping[str, Sheet]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, table in TABLES.items():
        if name != "redirects":
            at = table.header.index(table.key)
            for row in sheets[name].rows:
                found.setdefault(" ".join(row[at].split()), name)
    return found


def _typed_rows(sheet: Sheet, context: Mapping[str, Any], before: Loaded | None) -> Iterator[Row]:
    names = sheet.table.header
    columns = [ColumnValues(sheet.table, column, context) for column in sheet.table.columns]
    model = sheet.table.model
    known: Iterable[tuple[list[str], Row]] = ()
    if before:
        name = sheet.table.name
        known = zip(before.sheets[name].rows, before.all_rows[name], strict=True)
    then = {typed.line: (row, typed) for row, typed in known if not typed.faulty}
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if line in then and then[line][0] == row:
            yield then[line][1]
            continue
        values = [cells[text] for cells, text in zip(columns, row, strict=True)]
        faulty: frozenset[str] = frozenset()
        if any(cells.faults for cells in columns):
            for cells, text in zip(columns, row, strict=True):
                if text in cells.faults:
                    rule, about = cells.faults[text]
                    sheet.fault(line, cells.column.name, rule, **about)
                    faulty |= {cells.column.name}
        yield Row(sheet.table, line, model.trusted(dict(zip(names, values, strict=True))), faulty)
