"""One frozen class per table of claims; a field's description is its column's documentation."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict

from cubaven_data.model.cells import Code, Number, Reference
from cubaven_data.model.columns import (
    Amount,
    Citations,
    End,
    Extent,
    FewWords,
    Id,
    Names,
    Text,
    When,
    WikidataId,
    column,
)

# Columns that several tables share.
ID = column("Frozen, unique across all tables.", "Inmutable y único en todas las tablas.")
KIND = column("What kind it is.", "De qué clase es.")
NAME_EN = column("Name in English.", "Nombre en inglés.")
NAME_ES = column("Name in Spanish.", "Nombre en español.")
TITLE_EN = column("Short title in English.", "Título breve en inglés.")
TITLE_ES = column("Short title in Spanish.", "Título breve en español.")
ALIASES = column(
    "Other names that the sources use, separated by semicolon and space.",
    "Otros nombres que usan las fuentes, separados por punto y coma y espacio.",
)
COUNTRY = column("Country it belongs to.", "País al que pertenece.")
SUMMARY_EN = column("Summary in English, neutral.", "Resumen en inglés, neutral.")
SUMMARY_ES = column("Summary in Spanish, neutral.", "Resumen en español, neutral.")
NOTE_EN = column(
    "Note in English: what is claimed, and what to know before printing it.",
    "Nota en inglés: qué se afirma y qué conviene saber antes de publicarlo.",
)
NOTE_ES = column("The same note in Spanish.", "La misma nota en español.")
WIKIDATA_ID = column("Identifier in Wikidata.", "Identificador en Wikidata.")
PLACE_ID = column("Where, as exactly as it is told.", "Dónde, con la precisión que da el texto.")
STATUS = column(
    "How well the claim is supported, checked against its citations.",
    "Qué respaldo tiene la afirmación, contrastado con sus citas.",
)
SOURCES = column(
    "Citations that support the whole row: where it was read, and who it goes back to.",
    "Citas que respaldan toda la fila: dónde se leyó y a quién se remonta.",
)
# What a number can be about.
COUNTABLE = ("actors", "agencies", "agreements", "events", "places")
DISPUTED_BY = column("Citations that contradict the row.", "Citas que contradicen la fila.")


class Record(BaseModel):
    """A row of any table: frozen, with its fields in the order of the columns."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Actor(Record):
    """A person, state, government, international body, party, company or group."""

    id: Id = ID
    kind: Annotated[str, Code("actor_kind")] = KIND
    name_en: Text = NAME_EN
    name_es: Text = NAME_ES
    aliases: Names | None = ALIASES
    country: Annotated[str, Code("country")] | None = COUNTRY
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
    acronym: Text | None = column("Acronym in use.", "Siglas en uso.")
    aliases: Names | None = ALIASES
    country: Annotated[str, Code("country")] | None = COUNTRY
    parent_id: Annotated[str, Reference(tables=("agencies",))] | None = column(
        "Body that it belongs to.", "Organismo al que pertenece."
    )
    founded: When | None = column("When it was created.", "Cuándo se creó.")
    dissolved: When | None = column(
        "When it ended or was renamed.", "Cuándo terminó o cambió de nombre."
    )
    place_id: Annotated[str, Reference(tables=("places",))] | None = PLACE_ID
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    wikidata_id: WikidataId | None = WIKIDATA_ID
    sources: Citations = SOURCES


class Agreement(Record):
    """An instrument between parties."""

    id: Id = ID
    kind: Annotated[str, Code("agreement_kind")] = KIND
    title_en: Text = TITLE_EN
    title_es: Text = TITLE_ES
    signed: When | None = column("When it was signed.", "Cuándo se firmó.")
    ended: When | None = column("When it ended.", "Cuándo terminó.")
    text_status: Annotated[str, Code("text_status")] = column(
        "Whether its text is public.", "Si su texto es público."
    )
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    status: Annotated[str, Code("status")] = STATUS
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Event(Record):
    """Something that happened at a time, official statements included."""

    id: Id = ID
    kind: Annotated[str, Code("event_kind")] = KIND
    title_en: Text = TITLE_EN
    title_es: Text = TITLE_ES
    date: Extent | None = column("When it happened (EDTF).", "Cuándo ocurrió (EDTF).")
    place_id: Annotated[str, Reference(tables=("places",))] | None = PLACE_ID
    part_of: Annotated[str, Reference(tables=("events",))] | None = column(
        "Larger event that it is a part of.", "Suceso mayor del que forma parte."
    )
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    status: Annotated[str, Code("status")] = STATUS
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Figure(Record):
    """One claimant's number."""

    id: Id = ID
    about_id: Annotated[str, Reference(tables=COUNTABLE)] = column(
        "Record that the number is about.", "Registro al que se refiere el número."
    )
    measure: Annotated[str, Code("measure")] = column(
        "What is measured; its vocabulary gives the unit.",
        "Qué se mide; su vocabulario da la unidad.",
    )
    population: Annotated[str, Code("population")] | None = column(
        "Who is counted; never blank where people are.",
        "A quiénes se cuenta; nunca en blanco si son personas.",
    )
    low: Amount | None = column("Lowest value claimed.", "Valor mínimo que se afirma.")
    best: Amount | None = column("Value claimed.", "Valor que se afirma.")
    high: Amount | None = column("Highest value claimed.", "Valor máximo que se afirma.")
    qualifier: Annotated[str, Code("qualifier")] = column(
        "How the number is hedged; it decides which bounds are filled.",
        "Con qué matiz se da el número; decide qué límites se rellenan.",
    )
    as_reported: FewWords = column(
        "The words of the number as the text has them, six at most.",
        "Las palabras del número tal como están en el texto, seis como máximo.",
    )
    currency: Annotated[str, Code("currency")] | None = column(
        "Currency, where money is measured.", "Moneda, cuando se mide dinero."
    )
    date: Extent = column(
        "When the number holds (EDTF).", "Momento o período para el que vale el número (EDTF)."
    )
    accounting: Annotated[str, Code("accounting")] = column(
        "How it is counted over time.", "Cómo se cuenta en el tiempo."
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES
    status: Annotated[str, Code("status")] = STATUS
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Relation(Record):
    """A typed, dated link between two records."""

    id: Id = ID
    subject_id: Annotated[str, Reference()] = column(
        "Record that acts or holds the post.", "Registro que actúa u ocupa el puesto."
    )
    kind: Annotated[str, Code("relation_kind")] = column(
        "What links them; its vocabulary says what may stand on each side.",
        "Qué los une; su vocabulario dice qué puede figurar a cada lado.",
    )
    object_id: Annotated[str, Reference()] = column(
        "Record that it acts on or belongs to.", "Registro sobre el que actúa o al que pertenece."
    )
    role_en: Text | None = column("Role or matter in English.", "Función o materia en inglés.")
    role_es: Text | None = column("Role or matter in Spanish.", "Función o materia en español.")
    start: When | None = column("When it began, if told.", "Cuándo empezó, si consta.")
    end: End | None = column(
        "When it ended; `..` while it goes on; blank where unknown.",
        "Cuándo terminó; `..` mientras continúa; en blanco si no se sabe.",
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES
    status: Annotated[str, Code("status")] = STATUS
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Place(Record):
    """A place that can be put on a map, or deliberately not."""

    id: Id = ID
    kind: Annotated[str, Code("place_kind")] = KIND
    name_en: Text = NAME_EN
    name_es: Text = NAME_ES
    country: Annotated[str, Code("country")] | None = COUNTRY
    admin1: Text | None = column("First-level division.", "División de primer nivel.")
    lat: Annotated[float, Number(-90, 90)] | None = column(
        "Latitude, WGS 84, degrees.", "Latitud, WGS 84, grados."
    )
    lon: Annotated[float, Number(-180, 180)] | None = column(
        "Longitude, WGS 84, degrees.", "Longitud, WGS 84, grados."
    )
    precision: Annotated[str, Code("place_precision")] = column(
        "How exact the coordinates are, or that there are none on purpose.",
        "Qué exactitud tienen las coordenadas, o que no las hay a propósito.",
    )
    sources: Citations = SOURCES
