"""Loads a dataset: all its files, rows, records and code lists, read once per run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from cubaven_data.findings import Finding
from cubaven_data.model.characters import MAY_BE_RIGHT
from cubaven_data.model.citations import Citation
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.ends import ends_allowed
from cubaven_data.model.tables import FILES, TABLES, VOCABULARIES, Table
from cubaven_data.reading.index import Index
from cubaven_data.reading.problems import Problem, problem_of
from cubaven_data.reading.sheets import Sheet, read_sheet
from cubaven_data.texts.wording import Value, words

Exemptions = Mapping[str, Collection[tuple[str, str]]]

FOLDERS = tuple(dict.fromkeys(table.folder for table in FILES.values()))
"""The folders of the dataset; one may lie in another."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record with its place in the files.

    The cells of the ``faulty`` columns break a rule; the record has ``None`` in their place. ``id``
    is the key of the row as written, even if it is faulty (see :meth:`Table.key_of`).
    """

    table: Table
    line: int
    id: str
    record: Any
    faulty: frozenset[str] = frozenset()

    def fault(self, column: str, rule: str, **values: Value) -> Finding:
        """A finding about this row."""
        return Finding(self.table.path, self.line, column, rule, values, id=self.id)

    @property
    def modality(self) -> str:
        """The modality of the record; records of tables without one are asserted."""
        return str(getattr(self.record, "modality", "asserted"))

    def doubt(self, column: str, rule: str, **values: Value) -> Finding:
        """A warning about this row: it may be right."""
        return replace(self.fault(column, rule, **values), warns=True)


Mention = tuple[Row, str, str, tuple[str, ...]]
"""A row, its column, an id in it, and the tables that may contain the id (empty: any)."""


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
    def references(self) -> Sequence[Mention]:
        """Every reference to a record, without those in citations."""
        return [
            (row, column, id_, cell.tables)
            for name, table in TABLES.items()
            for column, cell in table.references.items()
            for row in self.rows_of(name, column)
            for id_ in _listed(getattr(row.record, column))
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


def _listed(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def is_root(folder: Path) -> bool:
    """Whether the folder contains ``data/`` and ``schema/vocabularies/``, as a root does."""
    return (folder / "data").is_dir() and (folder / "schema" / "vocabularies").is_dir()


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
    """The paths of all files in the dataset's folders."""
    found = {path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file()}
    return {path.relative_to(root).as_posix() for path in found}


def unknown_files(paths: Iterable[str]) -> Iterator[Finding]:
    """Findings for those files in the dataset's folders that do not belong to it.

    Hidden files are ignored, because programs keep them next to the files that they have open.
    """
    known = {table.path for table in FILES.values()}
    for path in sorted({*paths} - known):
        if not any(part.startswith(".") for part in PurePosixPath(path).parts):
            yield Finding(path, 0, "", "unknown-file")


def exempted(exceptions: Sheet) -> Exemptions:
    """The columns and rules about characters from which records are exempt, by their ids."""
    found: dict[str, set[tuple[str, str]]] = {}
    at = [exceptions.table.header.index(name) for name in ("record_id", "field", "rule")]
    for row in exceptions.rows:
        id_, field_, rule = (row[n] for n in at)
        if rule in MAY_BE_RIGHT:
            found.setdefault(id_, set()).add((field_, rule))
    return found


def read_record(
    table: Table,
    cells: Sequence[str],
    codes: Mapping[str, Vocabulary[Any]],
    exempt: Collection[tuple[str, str]] = (),
) -> tuple[Any, list[Problem]]:
    """The record of a row, with ``None`` for faulty cells, and the problems of those cells.

    ``exempt`` are pairs of a column and a rule about characters that its cell may break.
    """
    values = {name: cell or None for name, cell in zip(table.header, cells, strict=True)}
    context: dict[str, Any] = {"codes": codes, "exempt": exempt}
    try:
        return table.model.model_validate(values, context=context), []
    except ValidationError as error:
        problems = [
            problem_of(table, values, str(one["loc"][0]), one["type"], one.get("ctx", {}), codes)
            for one in error.errors(include_url=False, include_input=False)
        ]
    faulty = {problem.column.name for problem in problems}
    context["faulty"] = faulty
    blanked = {name: None if name in faulty else cell for name, cell in values.items()}
    return table.model.model_validate(blanked, context=context), problems


def read_rows(sheet: Sheet, codes: Mapping[str, Vocabulary[Any]], exempt: Exemptions) -> list[Row]:
    """The rows of a sheet as records; findings about their cells are added to the sheet."""
    table = sheet.table
    rows = []
    for line, cells in zip(sheet.lines, sheet.rows, strict=True):
        record, problems = read_record(table, cells, codes)
        id_ = table.key_of(cells)
        if problems and id_ in exempt:
            strict = problems
            record, problems = read_record(table, cells, codes, exempt[id_])
            passed = [one for one in strict if one not in problems]
            sheet.exempt.update((one.rule, id_, one.column.name) for one in passed)
        faulty = frozenset(problem.column.name for problem in problems)
        row = Row(table, line, id_, record, faulty)
        sheet.findings += (row.fault(p.column.name, p.rule, **p.values) for p in problems)
        rows.append(row)
    return rows


def _with_ids_meant(sheet: Sheet, data: Loaded) -> Iterator[Finding]:
    """The findings of a sheet, with better suggestions for references that are no ids."""
    table, rows = sheet.table, {row.line: row for row in data.rows[sheet.table.name]}
    for finding in sheet.findings:
        if finding.rule != "id-form" or finding.column not in table.references:
            yield finding
            continue
        record = vars(rows[finding.line].record)
        allowed = ends_allowed(table.name, finding.column, record, data.codes)
        ends = allowed or table.references[finding.column].tables
        value, such = str(finding.values["value"]), str(finding.values["such"])
        meant = data.index.meant(value, such, ends) or words("says", "ids-of", ends=_in(ends))
        yield replace(finding, values={**finding.values, "such": meant})


def _in(ends: Sequence[str]) -> str:
    """The files with records of these ends, each with the kinds that are meant."""
    found: dict[str, list[str]] = {}
    for table, _, kind in (end.partition(".") for end in ends or ("*",)):
        found.setdefault(f"data/{table}.csv", []).extend([kind] if kind else [])
    return ", ".join(f"{file} ({' / '.join(k)})" if k else file for file, k in found.items())
