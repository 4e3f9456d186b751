"""The registry: every table with its file, model and canonical order. The order is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cubaven_data.model import bibliography, claims, terms
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.columns import Cell, CitationList, Code, Reference


@dataclass(frozen=True)
class Column:
    """A column of a table, as its model defines it."""

    name: str
    cell: Cell
    required: bool
    en: str
    es: str


@dataclass(frozen=True)
class Table:
    """A CSV file of the dataset, or a vocabulary.

    ``sort_by`` are the columns of the canonical row order (none: the order of the file is kept);
    ``id_prefix`` is what ids begin with that the formatter fills in (blank: people choose ids).
    """

    name: str
    model: type[claims.Record]
    folder: str = "data"
    key: str = "id"
    sort_by: tuple[str, ...] = ("id",)
    id_prefix: str = ""
    title_en: str = ""
    title_es: str = ""

    @property
    def path(self) -> str:
        """The file, relative to the root, with forward slashes."""
        return f"{self.folder}/{self.name}.csv"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        return tuple(columns_of(self.model))

    @cached_property
    def header(self) -> list[str]:
        """The names of the columns in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column of that name."""
        return self.columns[self.header.index(name)]

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The columns that refer to records, with what they may refer to."""
        return {c.name: c.cell for c in self.columns if isinstance(c.cell, Reference)}

    @cached_property
    def citation_lists(self) -> list[str]:
        """The columns that hold citations."""
        return [column.name for column in self.columns if isinstance(column.cell, CitationList)]


def columns_of(model: type[claims.Record]) -> Iterator[Column]:
    """The columns that a model defines, in order."""
    for name, info in model.model_fields.items():
        optional = next((m for m in info.metadata if isinstance(m, Cell)), None)
        cell = optional or _cell_within(info.annotation)
        extra = info.json_schema_extra
        es = str(extra["es"]) if isinstance(extra, dict) else ""
        yield Column(name, cell, optional is not None, info.description or "", es)


def _cell_within(annotation: object) -> Cell:
    # `Annotated[X, cell] | None`: the cell type stands one level down.
    for member in getattr(annotation, "__args__", ()):
        for metadata in getattr(member, "__metadata__", ()):
            if isinstance(metadata, Cell):
                return metadata
    raise TypeError(f"no column type in {annotation}")


_DATA = (
    Table("actors", claims.Actor, title_en="Actors", title_es="Actores"),
    Table("agencies", claims.Agency, title_en="Agencies", title_es="Organismos"),
    Table("agreements", claims.Agreement, title_en="Agreements", title_es="Acuerdos"),
    Table("events", claims.Event, title_en="Events", title_es="Sucesos"),
    Table(
        "figures",
        claims.Figure,
        sort_by=("about_id", "measure", "population", "id"),
        id_prefix="fig",
        title_en="Figures",
        title_es="Cifras",
    ),
    Table(
        "relations",
        claims.Relation,
        sort_by=("subject_id", "kind", "object_id", "id"),
        id_prefix="rel",
        title_en="Relations",
        title_es="Relaciones",
    ),
    Table("places", claims.Place, title_en="Places", title_es="Lugares"),
    Table("sources", bibliography.Source, title_en="Sources", title_es="Fuentes"),
    Table(
        "publishers", bibliography.Publisher, title_en="Publishers", title_es="Medios y editores"
    ),
    Table(
        "redirects",
        bibliography.Redirect,
        key="old_id",
        sort_by=("old_id",),
        title_en="Redirects",
        title_es="Redirecciones",
    ),
)

_TERMS: Mapping[str, type[terms.Term]] = {
    "measure": terms.Measure,
    "population": terms.Population,
    "qualifier": terms.Qualifier,
    "relation_kind": terms.RelationKind,
    "source_kind": terms.SourceKind,
}

# Those that other vocabularies use come first.
_VOCABULARIES = (
    "unit",
    "origin_type",
    "access",
    "accounting",
    "actor_kind",
    "agency_kind",
    "agreement_kind",
    "country",
    "currency",
    "event_kind",
    "language",
    "measure",
    "place_kind",
    "place_precision",
    "population",
    "publisher_kind",
    "qualifier",
    "relation_kind",
    "source_kind",
    "state_controlled",
    "status",
    "text_status",
)

TABLES: Mapping[str, Table] = {table.name: table for table in _DATA}
"""The ten tables of the dataset by name."""

VOCABULARIES: Mapping[str, Table] = {
    name: Table(
        name, _TERMS.get(name, terms.Term), folder="schema/vocabularies", key="code", sort_by=()
    )
    for name in _VOCABULARIES
}
"""The code lists by name."""


def is_end(end: str, codes: Mapping[str, Vocabulary[Any]]) -> bool:
    """Whether ``table`` or ``table.kind`` names what a relation can link."""
    name, _, kind = end.partition(".")
    if name not in TABLES or not kind:
        return name in TABLES
    if "kind" not in TABLES[name].header:
        return False
    cell = TABLES[name].column("kind").cell
    return isinstance(cell, Code) and kind in codes[cell.vocabulary]
