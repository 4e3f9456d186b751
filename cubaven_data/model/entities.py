"""Actors, agencies and places: one frozen class per table, documented by its fields."""

from __future__ import annotations

from typing import Annotated

from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import (
    Begin,
    Citations,
    Country,
    Finish,
    Id,
    Latitude,
    Longitude,
    Names,
    Text,
    WikidataId,
    column,
)
from cubaven_data.model.shared import (
    ALIASES,
    COUNTRY,
    ID,
    KIND,
    LABEL_EN,
    LABEL_ES,
    NAME_EN,
    NAME_ES,
    PLACE_ID,
    PLURAL,
    SOURCES,
    SUMMARY_EN,
    SUMMARY_ES,
    WIKIDATA_ID,
    Record,
)


class Actor(Record):
    """A person, state, government, international body, party, company or group."""

    id: Id = ID
    kind: Annotated[str, Code("actor_kind")] = KIND
    name_en: Text = NAME_EN
    name_es: Text = NAME_ES
    label_en: Text | None = LABEL_EN
    label_es: Text | None = LABEL_ES
    plural: Annotated[str, Code("plural")] | None = PLURAL
    aliases: Names | None = ALIASES
    country: Country | None = COUNTRY
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    wikidata_id: WikidataId | None = WIKIDATA_ID
    sources: Citations = SOURCES


class Agency(Record):
    """A security, intelligence or military body or unit."""

    id: Id = ID
    kind: Annotated[str, Code("agency_kind")] = KIND
    name_en: Text = NAME_EN
    name_es: Text = NAME_ES
    label_en: Text | None = LABEL_EN
    label_es: Text | None = LABEL_ES
    plural: Annotated[str, Code("plural")] | None = PLURAL
    acronym: Text | None = column("Acronym in use.", "Siglas en uso.")
    aliases: Names | None = ALIASES
    country: Country | None = COUNTRY
    parent_id: Annotated[str, Reference(tables=("agencies",))] | None = column(
        "Body that it is part of.", "Organismo del que forma parte.", tellable=True
    )
    founded: Begin | None = column(
        "When it was created (EDTF).", "Cuándo se creó (EDTF).", tellable=True
    )
    dissolved: Finish | None = column(
        "When it was dissolved or renamed (EDTF).",
        "Cuándo se disolvió o cambió de nombre (EDTF).",
        tellable=True,
    )
    place_id: Annotated[str, Reference(tables=("places",))] | None = PLACE_ID
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    wikidata_id: WikidataId | None = WIKIDATA_ID
    sources: Citations = SOURCES


class Place(Record):
    """A place, with coordinates unless they are deliberately left out."""

    id: Id = ID
    kind: Annotated[str, Code("place_kind")] = KIND
    name_en: Text = NAME_EN
    name_es: Text = NAME_ES
    label_en: Text | None = LABEL_EN
    label_es: Text | None = LABEL_ES
    plural: Annotated[str, Code("plural")] | None = PLURAL
    country: Country | None = COUNTRY
    admin1: Text | None = column(
        "First-level administrative division.", "División administrativa de primer nivel."
    )
    lat: Latitude | None = column(
        "Latitude in degrees (WGS 84).",
        "Latitud en grados (WGS 84).",
        blank_counts=True,
    )
    lon: Longitude | None = column(
        "Longitude in degrees (WGS 84).",
        "Longitud en grados (WGS 84).",
        blank_counts=True,
    )
    precision: Annotated[str, Code("place_precision")] = column(
        "How precise the coordinates are, or that they are deliberately left out.",
        "Qué precisión tienen las coordenadas, o que se omiten a propósito.",
    )
    sources: Citations = SOURCES
