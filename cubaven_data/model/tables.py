"""The registry of all tables and code lists, with file, model and row order; its order is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cubaven_data.model import bibliography, claims, coding, entities, terms
from cubaven_data.model.cells import Cell, Reference
from cubaven_data.model.citations import Citation
from cubaven_data.model.columns import Column
from cubaven_data.model.lists import CitationList
from cubaven_data.model.shared import Record
from cubaven_data.texts.wording import Words


@dataclass(frozen=True)
class Table:
    """A table or code list of the dataset, each a CSV file.

    ``key`` are the columns that identify a row, usually just the id. ``sort_by`` are the columns
    that define the canonical row order; if empty, the order of the file is kept. ``id_prefix``
    begins the ids that the formatter fills in; if blank, ids are chosen by hand.
    """

    name: str
    model: type[Record]
    title: Words
    folder: str = "data"
    key: tuple[str, ...] = ("id",)
    sort_by: tuple[str, ...] = ("id",)
    id_prefix: str = ""

    @property
    def path(self) -> str:
        """The path of the file relative to the root, with forward slashes."""
        return f"{self.folder}/{self.name}.csv"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order."""
        return tuple(columns_of(self.model))

    @cached_property
    def header(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The column with the given name; raises ``ValueError`` if there is none."""
        return self.columns[self.header.index(name)]

    def key_of(self, cells: Sequence[str]) -> str:
        """The key of a row as written: the id or, without ids, the cells of the key with spaces."""
        return " ".join(" ".join(cells[self.header.index(name)] for name in self.key).split())

    @property
    def has_ids(self) -> bool:
        """Whether its rows have an id that other rows can refer to."""
        return self.key == ("id",)

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The cell types of the columns that refer to records, by column name."""
        return {c.name: c.cell for c in self.columns if isinstance(c.cell, Reference)}

    def referred(self, record: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
        """The ids to which a record refers, each with its column; not those that it cites."""
        for column in self.references:
            value = getattr(record, column)
            for id_ in (value,) if isinstance(value, str) else value or ():
                yield column, id_

    def cited(self, record: Any) -> Iterator[tuple[str, Citation]]:  # noqa: ANN401
        """The citations of a record of the table, each with its column."""
        for column in self.citation_lists:
            for citation in getattr(record, column) or ():
                yield column, citation

    @cached_property
    def may_differ(self) -> list[str]:
        """The names of the columns for which another value can be given, as an alternative."""
        return [name for name in self.header if name not in (*self.key, *self.citation_lists)]

    @cached_property
    def citation_lists(self) -> list[str]:
        """The names of the columns that contain lists of citations."""
        return [column.name for column in self.columns if isinstance(column.cell, CitationList)]


def columns_of(model: type[Record]) -> Iterator[Column]:
    """The columns that a model defines, in order; raises ``TypeError`` for one without a cell."""
    for name, info in model.model_fields.items():
        required = next((m for m in info.metadata if isinstance(m, Cell)), None)
        extra: Any = info.json_schema_extra
        means = Words(info.description or "", extra["es"])
        cell = required or _cell_within(info.annotation)
        more = {name: extra[name] for name in ("tellable", "blank_counts")}
        yield Column(name, cell, required is not None, means, **more)


def _cell_within(annotation: object) -> Cell:
    # In `Annotated[X, cell] | None`, the cell type is one level down.
    for member in getattr(annotation, "__args__", ()):
        for metadata in getattr(member, "__metadata__", ()):
            if isinstance(metadata, Cell):
                return metadata
    raise TypeError(f"no column type in {annotation}")


_TABLES = (
    Table("actors", entities.Actor, Words("Actors", "Actores")),
    Table("agencies", entities.Agency, Words("Agencies", "Organismos")),
    Table("agreements", claims.Agreement, Words("Agreements", "Acuerdos")),
    Table("events", claims.Event, Words("Events", "Sucesos")),
    Table(
        "figures",
        claims.Figure,
        Words("Figures", "Cifras"),
        sort_by=("about_id", "measure", "population", "id"),
        id_prefix="fig",
    ),
    Table(
        "relations",
        claims.Relation,
        Words("Relations", "Relaciones"),
        sort_by=("subject_id", "kind", "object_id", "id"),
        id_prefix="rel",
    ),
    Table(
        "alternatives",
        claims.Alternative,
        Words("Alternatives", "Alternativas"),
        sort_by=("record_id", "field", "id"),
        id_prefix="alt",
    ),
    Table("places", entities.Place, Words("Places", "Lugares")),
    Table("sources", bibliography.Source, Words("Sources", "Fuentes")),
    Table("publishers", bibliography.Publisher, Words("Publishers", "Medios y editores")),
    Table(
        "redirects",
        bibliography.Redirect,
        Words("Redirects", "Redirecciones"),
        key=("old_id",),
        sort_by=("old_id",),
    ),
    Table(
        "coverage",
        coding.Coverage,
        Words("Paragraphs without a row", "Párrafos sin fila"),
        folder="data/coding",
        key=("source_id", "paragraphs"),
        sort_by=(),
    ),
    Table(
        "unconfirmed",
        coding.Unconfirmed,
        Words("Unconfirmed citations", "Citas sin confirmar"),
        folder="data/coding",
        key=("record_id", "citation"),
        sort_by=("record_id", "citation"),
    ),
    Table(
        "exceptions",
        coding.Exempt,
        Words("Exceptions from rules", "Excepciones a las reglas"),
        folder="data/coding",
        key=("rule", "record_id", "field"),
        sort_by=("rule", "record_id", "field"),
    ),
    Table(
        "searches",
        coding.Search,
        Words("Searches", "Búsquedas"),
        folder="data/coding",
        key=("question_en", "words"),
        sort_by=("question_en", "words"),
    ),
    Table(
        "agreement",
        coding.SecondCoding,
        Words("Agreement of two coders", "Fiabilidad entre codificadores"),
        folder="data/coding",
        key=("coded_on", "table_name", "field"),
        sort_by=("coded_on", "table_name", "field"),
    ),
    Table(
        "audits",
        coding.Audit,
        Words("Rows read once more", "Filas releídas"),
        folder="data/coding",
        key=("read_on", "scope_en"),
        sort_by=("read_on", "scope_en"),
    ),
)

_TERMS: Mapping[str, type[terms.Term]] = {
    "currency": terms.Counted,
    "event_kind": terms.EventKind,
    "measure": terms.Measure,
    "population": terms.Population,
    "qualifier": terms.Qualifier,
    "relation_kind": terms.RelationKind,
    "source_kind": terms.SourceKind,
    "unit": terms.Counted,
}

# Code lists that other code lists refer to come first, because files are read in this order.
_VOCABULARIES = (
    "unit",
    "origin_type",
    "access",
    "accounting",
    "actor_kind",
    "agency_kind",
    "agreement_kind",
    "claim_part",
    "coded",
    "conflict",
    "country",
    "coverage_reason",
    "currency",
    "event_kind",
    "flag",
    "language",
    "measure",
    "method",
    "modality",
    "outcome",
    "period",
    "place_kind",
    "place_precision",
    "plural",
    "population",
    "publisher_kind",
    "qualifier",
    "relation_kind",
    "search_result",
    "source_kind",
    "standing",
    "state_controlled",
    "support",
    "text_status",
)

TABLES: Mapping[str, Table] = {table.name: table for table in _TABLES}
"""The tables of the dataset by name, in the order used in every report."""


def table_by_prefix(id_: str) -> str:
    """The name of the table whose ids begin as this one does; blank if none has such a prefix."""
    prefix = id_.partition("-")[0]
    return next((table.name for table in _TABLES if table.id_prefix == prefix), "")


VOCABULARIES: Mapping[str, Table] = {
    name: Table(
        name,
        _TERMS.get(name, terms.Term),
        Words(f"Codes: {name}", f"Códigos: {name}"),
        folder="schema/vocabularies",
        key=("code",),
        sort_by=(),
    )
    for name in _VOCABULARIES
}
"""The code lists by name."""

FILES: Mapping[str, Table] = {**VOCABULARIES, **TABLES}
"""All tables and code lists by name; code lists come first, because tables refer to them."""
