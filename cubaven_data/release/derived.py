"""The tables that are derived as a whole: ids, citations, who relays whom, aliases, codes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cubaven_data.model.citations import Citation
from cubaven_data.model.claims import Actor, Agency, Record
from cubaven_data.model.released import Output, Released
from cubaven_data.model.tables import TABLES, VOCABULARIES
from cubaven_data.origins.lineage import source_links
from cubaven_data.reading.dataset import Dataset

_ID = Output("id", "text", "Identifier.", "Identificador.")
_RECORD_ID = Output("record_id", "text", "Record.", "Registro.", refers_to="records")
_POSITION = Output(
    "position", "integer", "Place in the list, from 1.", "Lugar en la lista, desde 1."
)
_SOURCE_ID = Output(
    "source_id", "text", "Text that was read.", "Texto que se leyó.", refers_to="sources"
)
_LOCATOR = Output("locator", "text", "Place in that text.", "Lugar en ese texto.")
_ORIGIN_ID = Output(
    "origin_id",
    "text",
    "Source that the text names for the claim; blank where it speaks for itself.",
    "Fuente que el texto nombra para la afirmación; en blanco si habla por sí mismo.",
    required=False,
    refers_to="sources",
)


def derived_tables(dataset: Dataset) -> list[Released]:
    """The five derived tables: records, citations, source_links, aliases, codes."""
    return [
        _records(dataset),
        _citations(dataset),
        _source_links(dataset),
        _aliases(dataset),
        _codes(dataset),
    ]


def citation_parts(citation: Citation) -> dict[str, str | None]:
    """A citation as the values of its columns."""
    return {
        "source_id": citation.source_id,
        "locator": citation.locator,
        "origin_id": citation.origin_id,
    }


def name_of(record: Record, language: str) -> str | None:
    """The name or title of a record in the language, or in its own; ``None`` where it has none."""
    columns = (f"name_{language}", f"title_{language}", "name", "title")
    return next((getattr(record, c) for c in columns if c in type(record).model_fields), None)


def _records(dataset: Dataset) -> Released:
    columns = (
        _ID,
        Output("table", "code", "Table that has it.", "Tabla que lo tiene.", codes=tuple(TABLES)),
        Output("kind", "text", "What kind it is.", "De qué clase es.", required=False),
        Output("name_en", "text", "Name or title.", "Nombre o título.", required=False),
        Output("name_es", "text", "The same in Spanish.", "Lo mismo en español.", required=False),
    )
    rows = []
    for name, records in dataset.tables.items():
        if name == "redirects":
            continue
        for record in records:
            rows.append(
                {
                    "id": getattr(record, "id"),  # noqa: B009
                    "table": name,
                    "kind": getattr(record, "kind", None),
                    "name_en": name_of(record, "en"),
                    "name_es": name_of(record, "es"),
                }
            )
    return Released("records", "All records", "Todos los registros", columns, tuple(rows), ("id",))


def _citations(dataset: Dataset) -> Released:
    origin_types = tuple(dataset.vocabularies["origin_type"].terms)
    columns = (
        _RECORD_ID,
        Output(
            "column",
            "code",
            "Whether it supports or contradicts the record.",
            "Si respalda o contradice el registro.",
            codes=("sources", "disputed_by"),
        ),
        _POSITION,
        _SOURCE_ID,
        _LOCATOR,
        _ORIGIN_ID,
        Output(
            "voice_id",
            "text",
            "Whoever it goes back to: a speaker, a publisher or a source.",
            "A quién se remonta: quien habla, un medio o una fuente.",
            refers_to="records",
        ),
        Output(
            "origin_type",
            "code",
            "What the origin counts as.",
            "Qué cuenta como origen.",
            codes=origin_types,
        ),
    )
    lineage = dataset.lineage
    rows: list[dict[str, Any]] = []
    positions: dict[tuple[str, str], int] = {}
    for record, column, citation in dataset.citations():
        place = (record.id, column)
        positions[place] = positions.get(place, 0) + 1
        rows.append(
            {
                "record_id": record.id,
                "column": column,
                "position": positions[place],
                **citation_parts(citation),
                "voice_id": lineage.voice(citation.origin),
                "origin_type": lineage.origin_type(citation.origin),
            }
        )
    key = ("record_id", "column", "position")
    return Released("citations", "Citations", "Citas", columns, tuple(rows), key)


def _source_links(dataset: Dataset) -> Released:
    columns = (
        replace(_ORIGIN_ID, required=True, en="Source relayed.", es="Fuente recogida."),
        replace(_SOURCE_ID, en="Text that relays it.", es="Texto que la recoge."),
        Output(
            "n_citations",
            "integer",
            "Number of citations that do.",
            "Número de citas que lo hacen.",
        ),
    )
    links = source_links(citation for _, _, citation in dataset.citations())
    rows = tuple(
        {"origin_id": origin, "source_id": read, "n_citations": count}
        for (origin, read), count in links.items()
    )
    title = ("Who relays whom", "Quién recoge a quién")
    return Released("source_links", *title, columns, rows, ("origin_id", "source_id"))


def _aliases(dataset: Dataset) -> Released:
    columns = (
        _RECORD_ID,
        _POSITION,
        Output("alias", "text", "Other name in use.", "Otro nombre en uso."),
    )
    named: tuple[Actor | Agency, ...] = (*dataset.actors, *dataset.agencies)
    rows = tuple(
        {"record_id": record.id, "position": position, "alias": alias}
        for record in named
        for position, alias in enumerate(record.aliases or (), 1)
    )
    return Released("aliases", "Aliases", "Otros nombres", columns, rows, ("record_id", "position"))


def _codes(dataset: Dataset) -> Released:
    shared = VOCABULARIES["status"].columns
    columns = (
        Output("vocabulary", "text", "Code list.", "Lista de códigos."),
        *(Output(c.name, "text", c.en, c.es, c.required) for c in shared),
    )
    rows = tuple(
        {"vocabulary": name, **{c.name: getattr(term, c.name) for c in shared}}
        for name, vocabulary in sorted(dataset.vocabularies.items())
        for term in vocabulary.terms.values()
    )
    return Released("codes", "Codes", "Códigos", columns, rows, ("vocabulary", "code"))
