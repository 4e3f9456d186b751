"""Loads a dataset: all its files, rows, records and code lists, read once per run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from cubaven_data.findings import Finding
from cubaven_data.model.citations import Citation, paragraphs
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.ends import ends_allowed
from cubaven_data.model.tables import FILES, TABLES, VOCABULARIES, Table
from cubaven_data.reading.alternatives import Other, others_in
from cubaven_data.reading.index import Index
from cubaven_data.reading.meant import (
    with_free_id,
    with_id_meant,
    with_number_meant,
    with_source_meant,
)
from cubaven_data.reading.rows import Row, exempted, read_rows
from cubaven_data.reading.sheets import Sheet, read_sheet

FOLDERS = tuple(dict.fromkeys(table.folder for table in FILES.values()))
"""The folders of the dataset; one may lie in another."""


class Mention(NamedTuple):
    """An id in a column of a row, the tables that may contain it, and the ends that it may be of
    (empty: any)."""

    row: Row
    column: str
    id: str
    tables: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True)
class Loaded:
    """The content of a dataset: files, rows with their lines, code lists, and findings so far.

    ``sheets`` and ``rows`` contain code lists and tables by name, in the order of the registry.
    ``codes`` contains only the code lists without findings, because a faulty one cannot say which
    codes are allowed.
    """

    root: Path
    sheets: Mapping[str, Sheet]
    rows: Mapping[str, Sequence[Row]]
    codes: Mapping[str, Vocabulary[Any]]
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def index(self) -> Index:
        """The index of ids, redirects and sources that the rules use."""
        return Index({name: self.rows[name] for name in TABLES})

    @property
    def contents(self) -> Mapping[str, bytes]:
        """The bytes of the files that could be read, by path."""
        return {s.table.path: s.content for s in self.sheets.values() if s.content is not None}

    @property
    def codes_are_sound(self) -> bool:
        """Whether all code lists are without findings."""
        return len(self.codes) == len(VOCABULARIES)

    @property
    def is_complete(self) -> bool:
        """Whether every row of every file was read."""
        return all(sheet.complete for sheet in self.sheets.values())

    def rows_of(self, table: str, *columns: str) -> Iterator[Row]:
        """The rows of a table or code list in which none of these columns is faulty."""
        for row in self.rows[table]:
            if not row.faulty or row.faulty.isdisjoint(columns):
                yield row

    def rows_with(self, *columns: str) -> Iterator[Row]:
        """The rows of every table that has all these columns, if none of them is faulty."""
        for name, table in TABLES.items():
            if all(column in table.header for column in columns):
                yield from self.rows_of(name, *columns)

    def texts_for(self, row: Row, column: str) -> list[Any]:
        """The sources that were read for a cell: those cited for the whole row or its column."""
        cited = (c for c in row.record.sources if not c.columns or column in c.columns)
        ids = dict.fromkeys(citation.source_id for citation in cited)
        return [self.index.sources[id_] for id_ in ids if id_ in self.index.sources]

    @cached_property
    def others(self) -> Sequence[Other]:
        """The alternatives whose field is a column of their record that may have another value."""
        rows = self.rows_of("alternatives", "record_id", "field", "value")
        return [*others_in(rows, self.index, self.codes)]

    @cached_property
    def varied(self) -> Loaded:
        """Each record as it would be with each other value: see :meth:`as_in`."""
        return self.as_in(self.others)

    def as_in(self, others: Sequence[Other]) -> Loaded:
        """The records as these would have them, in place of the rows; the line of a row is the
        place of its alternative in ``others``.

        Ids are looked up in the records as they are.
        """
        rows: dict[str, list[Row]] = {name: [] for name in self.rows}
        for at, one in enumerate(others):
            if one.variant is not None:
                row = Row(one.table, at, one.record.id, one.variant, one.faulty)
                rows[one.table.name].append(row)
        varied = replace(self, rows=rows)
        vars(varied)["index"] = self.index
        return varied

    def others_of(self, table: str, column: str) -> Iterator[tuple[Row, str, Any]]:
        """The records of a table as they would be with each other value for the column; each with
        the row and the column where the value stands."""
        for one in self.others:
            is_of = (one.table.name, one.column.name) == (table, column)
            if is_of and one.variant is not None:
                yield one.row, "value", one.variant

    def values_of(self, table: str, column: str) -> Iterator[tuple[Row, str, Any]]:
        """The records of a table in which the column is not faulty, as they are and with each other
        value for it; each with the row and the column of the value."""
        yield from ((row, column, row.record) for row in self.rows_of(table, column))
        yield from self.others_of(table, column)

    def ends_for(self, table: Table, column: str, record: Any) -> tuple[str, ...]:  # noqa: ANN401
        """The ends that a column with references allows in a record (empty: any)."""
        allowed = ends_allowed(table.name, column, vars(record), self.codes)
        return allowed or table.references[column].tables

    @cached_property
    def references(self) -> Sequence[Mention]:
        """Every reference to a record, without those in citations."""
        return [
            Mention(row, at, id_, cell.tables, self.ends_for(table, column, record))
            for name, table in TABLES.items()
            for column, cell in table.references.items()
            for row, at, record in self.values_of(name, column)
            for id_ in _listed(getattr(record, column))
        ]

    @cached_property
    def citations(self) -> Sequence[tuple[Row, str, Citation]]:
        """Every citation with its row and its column; faulty cells are skipped."""
        return [
            (row, column, citation)
            for name, table in TABLES.items()
            for column in table.citation_lists
            for row in self.rows_of(name, column)
            for citation in getattr(row.record, column) or ()
        ]

    @cached_property
    def citing(self) -> Mapping[tuple[str, int], Row]:
        """The first row that cites a paragraph, by the id of the text and its number there."""
        found: dict[tuple[str, int], Row] = {}
        for row, _, citation in self.citations:
            for number in paragraphs(citation.locator):
                found.setdefault((citation.source_id, number), row)
        return found


def _listed(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def is_root(folder: Path) -> bool:
    """Whether the folder contains ``data/`` and ``schema/vocabularies/``, as a root does."""
    return (folder / "data").is_dir() and (folder / "schema" / "vocabularies").is_dir()


def root_around(folder: Path) -> Path | None:
    """The folder if it is a root, otherwise the nearest one around it that is."""
    if is_root(folder):
        return folder
    return next(filter(is_root, folder.resolve().parents), None)


def holds_tables(folder: Path) -> bool:
    """Whether the folder has tables where a root has them."""
    return any((folder / table.path).is_file() for table in TABLES.values())


def bundled_root() -> Path:
    """The root of the packaged dataset: inside the installed package, or the checkout around it."""
    package = Path(__file__).parent.parent
    inside = package / "package"
    return inside if inside.is_dir() else package.parent


def load(root: Path) -> Loaded:
    """Reads all code lists and tables; collects all findings instead of stopping at the first.

    Never raises an error because of the content of the files.
    """
    loaded = loaded_from(root, {name: read_sheet(root, table) for name, table in FILES.items()})
    loaded.findings.extend(unknown_files(paths_under(root)))
    return loaded


def loaded_from(
    root: Path, sheets: Mapping[str, Sheet], known: Mapping[str, Sequence[Row]] | None = None
) -> Loaded:
    """The content of these files, of which there is one for each table and code list.

    ``known`` are the rows of files that were read before, by table or code list.
    """
    rows: dict[str, Sequence[Row]] = {**(known or {})}
    codes: dict[str, Vocabulary[Any]] = {}
    exempt = exempted(sheets["exceptions"])
    for name, sheet in sheets.items():
        if name not in rows:
            rows[name] = read_rows(sheet, codes, exempt)
        if name in VOCABULARIES:
            if sheet.complete and not sheet.rows:
                sheet.lose(1, "code-list-empty")
            if not sheet.findings:
                codes[name] = Vocabulary.of(name, [row.record for row in rows[name]])
    return assembled(root, sheets, rows, codes)


def assembled(
    root: Path,
    sheets: Mapping[str, Sheet],
    rows: Mapping[str, Sequence[Row]],
    codes: Mapping[str, Vocabulary[Any]],
) -> Loaded:
    """What these files and rows amount to, with all findings about files and cells."""
    loaded = Loaded(root, sheets, rows, codes)
    for sheet in sheets.values():
        loaded.findings.extend(_with_ids_meant(sheet, loaded))
    return loaded


def paths_under(root: Path) -> set[str]:
    """The paths of all that is no folder in the dataset's folders, or in ``schema`` itself.

    A link is what it is, not what it leads to; a pipe is not opened.
    """
    below = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    found = chain(below, (root / "schema").glob("*"))
    files = {path for path in found if path.is_symlink() or not path.is_dir()}
    return {path.relative_to(root).as_posix() for path in files}


def unknown_files(paths: Iterable[str]) -> Iterator[Finding]:
    """Findings for those files in the dataset's folders that do not belong to it.

    Hidden files are ignored, because programs keep them next to the files that they have open.
    """
    known = {*FOLDERS, *(table.path for table in FILES.values())}
    for path in sorted({*paths} - known):
        if not any(part.startswith(".") for part in PurePosixPath(path).parts):
            yield Finding(path, 0, "", "unknown-file")


def _with_ids_meant(sheet: Sheet, data: Loaded) -> Iterator[Finding]:
    """The findings of a sheet, with better suggestions where other rows or cells say what is
    meant."""
    rows = {row.line: row for row in data.rows[sheet.table.name]}
    for finding in sheet.findings:
        if finding.column in sheet.table.references:
            ends = data.ends_for(sheet.table, finding.column, rows[finding.line].record)
            yield with_id_meant(finding, ends, data.index)
        elif finding.column in sheet.table.citation_lists:
            yield with_source_meant(finding, sheet.table.column(finding.column).cell, data.index)
        elif finding.rule == "number":
            cell = sheet.table.column(finding.column).cell
            yield with_number_meant(finding, cell, rows[finding.line].record, data.index)
        elif finding.column == "id":
            yield with_free_id(finding, sheet.table.name, data.index)
        else:
            yield finding
