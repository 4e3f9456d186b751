"""The values of the released tables, one sequence per column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.derived import (
    ALIASES,
    CITATIONS,
    CODES,
    COUNTS,
    NAMED,
    OF_FIGURES,
    RECORDS,
    RELEASED,
    SOURCE_LINKS,
    VOICES,
)
from cubaven_data.model.entities import Actor, Agency
from cubaven_data.model.released import Codes, ReleasedColumn, ReleasedTable, released_columns
from cubaven_data.model.shared import Record
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import citation_parts
from cubaven_data.origins.lineage import source_links
from cubaven_data.origins.rivals import rival_groups
from cubaven_data.reading.dataset import Dataset

Columns = dict[str, Sequence[Any]]


@dataclass(frozen=True)
class Released:
    """A released table with its values by column, and the code lists of the dataset."""

    table: ReleasedTable
    values: Mapping[str, Sequence[Any]]
    vocabularies: Codes

    @property
    def columns(self) -> tuple[ReleasedColumn, ...]:
        """The columns of the table, in order."""
        return self.table.columns

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.values[self.columns[0].name])

    @property
    def rows(self) -> Iterator[dict[str, Any]]:
        """The rows, each as its values by column name."""
        names = [column.name for column in self.columns]
        for row in zip(*(self.values[name] for name in names), strict=True):
            yield dict(zip(names, row, strict=True))

    @property
    def flat(self) -> Released:
        """The same table without its list columns, as in CSV."""
        return Released(self.table.flat, self.values, self.vocabularies)


def release(dataset: Dataset) -> dict[str, Released]:
    """All released tables by name, in the order of the release; rows keep the order of the data."""
    derived = {
        RECORDS.name: _by_column(_records(dataset), RECORDS),
        CITATIONS.name: _by_column(_citations(dataset), CITATIONS),
        SOURCE_LINKS.name: _by_column(_source_links(dataset), SOURCE_LINKS),
        ALIASES.name: _by_column(_aliases(dataset), ALIASES),
        CODES.name: _by_column(_codes(dataset), CODES),
    }
    values = {name: _own_columns(dataset, name) for name in TABLES} | derived
    return {n: Released(t, values[n], dataset.vocabularies) for n, t in RELEASED.items()}


def name_of(record: Any, language: str) -> str | None:  # noqa: ANN401
    """The name or title of a record in the language, else in its own; ``None`` if it has none."""
    model: type[Record] = type(record)
    column = _name_column(model, language)
    return getattr(record, column) if column else None


@cache
def _name_column(model: type[Record], language: str) -> str | None:
    columns = (f"name_{language}", f"title_{language}", "name", "title")
    return next((column for column in columns if column in model.model_fields), None)


def _own_columns(dataset: Dataset, name: str) -> Columns:
    table, records = TABLES[name], dataset.tables[name]
    columns: Columns = {}
    for column in table.columns:
        spread = column.cell.spread([getattr(record, column.name) for record in records])
        names = (released.name for released in released_columns(column))
        columns |= dict(zip(names, spread, strict=True))
    for column_ in (column for column in NAMED if column in table.header):
        named = [dataset[id_] for id_ in columns[column_]]
        for language in ("en", "es"):
            names_ = [name_of(record, language) for record in named]
            columns[f"{column_.removesuffix('_id')}_{language}"] = names_
    if "sources" in table.header:
        columns |= _support(dataset, records, with_voices="status" in table.header)
    if name == "figures":
        measures, groups = dataset.vocabularies["measure"], rival_groups(dataset.figures)
        unit, group = (column.name for column in OF_FIGURES)
        columns[unit] = [measures[figure.measure].unit for figure in dataset.figures]
        columns[group] = [groups.get(figure.id) for figure in dataset.figures]
    return columns


def _support(dataset: Dataset, records: Iterable[Any], *, with_voices: bool) -> Columns:
    """The counts of each record's citations and, with voices, the names of their origins."""
    found = [dataset.lineage.corroborate(record.sources) for record in records]
    columns: Columns = {count.name: [getattr(f, count.name) for f in found] for count in COUNTS}
    for column in VOICES if with_voices else ():
        language = column.name[-2:]
        columns[column.name] = [
            SEPARATOR.join(
                name_of(dataset[id_], language) or "" for id_ in (*f.origins, *f.unnamed)
            )
            for f in found
        ]
    return columns


def _by_column(rows: Iterable[Sequence[Any]], table: ReleasedTable) -> Columns:
    names = [column.name for column in table.columns]
    by_column = [*zip(*rows, strict=True)] or [()] * len(names)
    return dict(zip(names, by_column, strict=True))


def _records(dataset: Dataset) -> Iterator[Sequence[Any]]:
    for name in (name for name, table in TABLES.items() if table.has_ids):
        records: Iterable[Any] = dataset.tables[name]
        for record in records:
            kind = getattr(record, "kind", None)
            yield record.id, name, kind, name_of(record, "en"), name_of(record, "es")


def _citations(dataset: Dataset) -> Iterator[Sequence[Any]]:
    lineage = dataset.lineage
    positions: dict[tuple[str, str], int] = {}
    for record, column, citation in dataset.citations():
        place = (record.id, column)
        positions[place] = positions.get(place, 0) + 1
        origin_type, voice = lineage.heard(citation.origin)
        parts = citation_parts(citation).values()
        yield *place, positions[place], *parts, str(citation), voice, origin_type


def _source_links(dataset: Dataset) -> Iterator[Sequence[Any]]:
    for link, count in source_links(one for _, _, one in dataset.citations()).items():
        yield *link, count


def _aliases(dataset: Dataset) -> Iterator[Sequence[Any]]:
    named: Iterable[Actor | Agency] = (*dataset.actors, *dataset.agencies)
    for record in named:
        for position, alias in enumerate(record.aliases or (), 1):
            yield record.id, position, alias


def _codes(dataset: Dataset) -> Iterator[Sequence[Any]]:
    shared = [column.name for column in CODES.columns[1:]]
    for name, vocabulary in sorted(dataset.vocabularies.items()):
        for term in vocabulary.terms.values():
            yield name, *(getattr(term, column) for column in shared)
