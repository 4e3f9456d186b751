"""The values of the released tables, one sequence per column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cubaven_data.model.added import NAMED
from cubaven_data.model.all_claims import CLAIMS
from cubaven_data.model.derived import (
    ALIASES,
    CITATIONS,
    CODES,
    RECORDS,
    RELEASED,
    SOURCE_LINKS,
)
from cubaven_data.model.entities import Actor, Agency
from cubaven_data.model.released import (
    Codes,
    ReleasedColumn,
    ReleasedTable,
    referred_first,
    released_columns,
)
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import citation_parts
from cubaven_data.origins.lineage import source_links
from cubaven_data.reading.records import Records
from cubaven_data.release.all_claims import AllClaims
from cubaven_data.release.claims import Claims
from cubaven_data.release.labels import Labels, name_to_find
from cubaven_data.texts.wording import LANGUAGES

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


def release(dataset: Records) -> dict[str, Released]:
    """All released tables by name, in the order of the release.

    Rows are in the order of the data, except that each comes after those of its table to which it
    refers.
    """
    claims = Claims(dataset)
    own = {name: _own_columns(dataset, name) | claims.columns(name) for name in TABLES}
    derived = {
        CLAIMS.name: _by_column(AllClaims(dataset, own).rows(), CLAIMS),
        RECORDS.name: _by_column(_records(dataset), RECORDS),
        CITATIONS.name: _by_column(_citations(dataset), CITATIONS),
        SOURCE_LINKS.name: _by_column(_source_links(dataset), SOURCE_LINKS),
        ALIASES.name: _by_column(_aliases(dataset), ALIASES),
        CODES.name: _by_column(_codes(dataset), CODES),
    }
    values = own | derived
    return {
        name: Released(table, _loadable(values[name], table), dataset.vocabularies)
        for name, table in RELEASED.items()
    }


def _loadable(columns: Columns, table: ReleasedTable) -> Columns:
    within = [columns[name] for name, other in table.references.items() if other == table.name]
    if not within:
        return columns
    (key,) = table.key
    references = dict(zip(columns[key], zip(*within, strict=True), strict=True))
    at = {one: row for row, one in enumerate(columns[key])}
    order = [at[one] for one in referred_first(references)]
    return {name: [values[row] for row in order] for name, values in columns.items()}


def _own_columns(dataset: Records, name: str) -> Columns:
    table, records = TABLES[name], dataset.tables[name]
    columns: Columns = {}
    for column in table.columns:
        spread = column.cell.spread([getattr(record, column.name) for record in records])
        names = (released.name for released in released_columns(column))
        columns |= dict(zip(names, spread, strict=True))
    for column_ in (column for column in NAMED if column in table.header):
        named = [dataset[id_] if id_ else None for id_ in columns[column_]]
        for language in LANGUAGES:
            names_ = [name_to_find(record, language) if record else None for record in named]
            columns[f"{column_.removesuffix('_id')}_{language}"] = names_
    return columns


def _by_column(rows: Iterable[Sequence[Any]], table: ReleasedTable) -> Columns:
    names = [column.name for column in table.columns]
    by_column = [*zip(*rows, strict=True)] or [()] * len(names)
    return dict(zip(names, by_column, strict=True))


def _records(dataset: Records) -> Iterator[Sequence[Any]]:
    for name in (name for name, table in TABLES.items() if table.has_ids):
        records: Iterable[Any] = dataset.tables[name]
        for record in records:
            kind = getattr(record, "kind", None)
            names = (name_to_find(record, language) for language in LANGUAGES)
            yield record.id, name, kind, *names


def _citations(dataset: Records) -> Iterator[Sequence[Any]]:
    lineage = dataset.lineage
    labels = [Labels(dataset, language) for language in LANGUAGES]
    positions: dict[tuple[str, str], int] = {}
    for record, column, citation in dataset.citations():
        place = (record.id, column)
        positions[place] = positions.get(place, 0) + 1
        parts = citation_parts(citation).values()
        in_words = (label.cited(citation) for label in labels)
        voices = sorted(lineage.voices(citation.origin))
        origin_type = "named" if lineage.is_named(citation.origin) else "unnamed"
        yield *place, positions[place], *parts, str(citation), *in_words, voices, origin_type


def _source_links(dataset: Records) -> Iterator[Sequence[Any]]:
    for link, count in source_links(one for _, _, one in dataset.citations()).items():
        yield *link, count


def _aliases(dataset: Records) -> Iterator[Sequence[Any]]:
    named: Iterable[Actor | Agency] = (*dataset.actors, *dataset.agencies)
    for record in named:
        for position, alias in enumerate(record.aliases or (), 1):
            yield record.id, position, alias


def _codes(dataset: Records) -> Iterator[Sequence[Any]]:
    shared = [column.name for column in CODES.columns[1:]]
    for name, vocabulary in sorted(dataset.vocabularies.items()):
        for term in vocabulary.terms.values():
            yield name, *(getattr(term, column) for column in shared)
