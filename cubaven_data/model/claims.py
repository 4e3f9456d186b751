"""One frozen class per table of claims; the descriptions of the fields document the columns."""

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
ID = column(
    "Stable identifier, unique across all tables.",
    "Identificador estable, único en todas las tablas.",
)
KIND = column("Kind of record.", "Clase de registro.")
NAME_EN = column("Name in English.", "Nombre en inglés.")
NAME_ES = column("Name in Spanish.", "Nombre en español.")
TITLE_EN = column("Short title in English.", "Título breve en inglés.")
TITLE_ES = column("Short title in Spanish.", "Título breve en español.")
ALIASES = column(
    "Other names that the sources use, separated by semicolon and space.",
    "Otros nombres que usan las fuentes, separados por punto y coma y espacio.",
)
COUNTRY = column("Country it belongs to.", "País al que pertenece.")
SUMMARY_EN = column("Neutral summary in English.", "Resumen neutral en inglés.")
SUMMARY_ES = column("Neutral summary in Spanish.", "Resumen neutral en español.")
NOTE_EN = column(
    "Note in English: what is claimed, and what to know before publishing it.",
    "Nota en inglés: qué se afirma y qué hay que saber antes de publicarlo.",
)
NOTE_ES = column("The same note in Spanish.", "La misma nota en español.")
WIKIDATA_ID = column("Identifier in Wikidata.", "Identificador en Wikidata.")
PLACE_ID = column(
    "Place, as precisely as the sources give it.", "Lugar, con la precisión que dan las fuentes."
)
STATUS = column(
    "How well the claim is supported; checked against its citations.",
    "Qué respaldo tiene la afirmación; se comprueba con sus citas.",
)
SOURCES = column(
    "Citations that support the whole row: where it was read, and whom it goes back to.",
    "Citas que respaldan toda la fila: dónde se leyó y a quién se remonta.",
)
# The tables of records that a figure can be about.
COUNTABLE = ("actors", "agencies", "agreements", "events", "places")
DISPUTED_BY = column("Citations that contradict the row.", "Citas que contradicen la fila.")


class Record(BaseModel):
    """A validated row of any table: frozen, with its fields in the order of the columns."""

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
        "Body that it is part of.", "Organismo del que forma parte."
    )
    founded: When | None = column("When it was created (EDTF).", "Cuándo se creó (EDTF).")
    dissolved: When | None = column(
        "When it was dissolved or renamed (EDTF).",
        "Cuándo se disolvió o cambió de nombre (EDTF).",
    )
    place_id: Annotated[str, Reference(tables=("places",))] | None = PLACE_ID
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    wikidata_id: WikidataId | None = WIKIDATA_ID
    sources: Citations = SOURCES


class Agreement(Record):
    """A treaty, contract or other instrument between parties."""

    id: Id = ID
    kind: Annotated[str, Code("agreement_kind")] = KIND
    title_en: Text = TITLE_EN
    title_es: Text = TITLE_ES
    signed: When | None = column("When it was signed (EDTF).", "Cuándo se firmó (EDTF).")
    ended: When | None = column("When it ended (EDTF).", "Cuándo terminó (EDTF).")
    text_status: Annotated[str, Code("text_status")] = column(
        "Whether its text is public.", "Si su texto es público."
    )
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    status: Annotated[str, Code("status")] = STATUS
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Event(Record):
    """Something that happened at a certain time, including statements that matter in themselves."""

    id: Id = ID
    kind: Annotated[str, Code("event_kind")] = KIND
    title_en: Text = TITLE_EN
    title_es: Text = TITLE_ES
    date: Extent | None = column("When it happened (EDTF).", "Cuándo ocurrió (EDTF).")
    place_id: Annotated[str, Reference(tables=("places",))] | None = PLACE_ID
    part_of: Annotated[str, Reference(tables=("events",))] | None = column(
        "Larger event that it is part of.", "Suceso mayor del que forma parte."
    )
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    status: Annotated[str, Code("status")] = STATUS
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Figure(Record):
    """A number, as one claimant gives it."""

    id: Id = ID
    about_id: Annotated[str, Reference(tables=COUNTABLE)] = column(
        "Record that the number is about.", "Registro al que se refiere el número."
    )
    measure: Annotated[str, Code("measure")] = column(
        "What is measured; its code list gives the unit.",
        "Qué se mide; su lista de códigos da la unidad.",
    )
    population: Annotated[str, Code("population")] | None = column(
        "Who is counted; required where people are counted, blank elsewhere.",
        "A quiénes se cuenta; obligatorio si se cuentan personas, en blanco en los demás casos.",
    )
    low: Amount | None = column("Lowest value claimed.", "Valor mínimo que se afirma.")
    best: Amount | None = column(
        "Value claimed; in a range, the most likely one.",
        "Valor que se afirma; en un intervalo, el más probable.",
    )
    high: Amount | None = column("Highest value claimed.", "Valor máximo que se afirma.")
    qualifier: Annotated[str, Code("qualifier")] = column(
        "How the number is hedged; determines which of low, best and high are filled in.",
        "Con qué matiz se da el número; determina cuáles de low, best y high se rellenan.",
    )
    as_reported: FewWords = column(
        "The number in the words of the text, six at most.",
        "El número con las palabras del texto, seis como máximo.",
    )
    currency: Annotated[str, Code("currency")] | None = column(
        "Currency; required where money is measured, blank elsewhere.",
        "Moneda; obligatoria si se mide dinero, en blanco en los demás casos.",
    )
    date: Extent = column(
        "Time or period to which the number applies (EDTF).",
        "Momento o período al que corresponde el número (EDTF).",
    )
    accounting: Annotated[str, Code("accounting")] = column(
        "Whether it is counted at one moment, over a period, per unit of time or up to the date.",
        "Si se cuenta en un momento, en un período, por unidad de tiempo o hasta la fecha.",
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
        "Record that acts or holds the post.", "Registro que actúa u ocupa el cargo."
    )
    kind: Annotated[str, Code("relation_kind")] = column(
        "How they are linked; its code list says which records are allowed on each side.",
        "Qué los une; su lista de códigos indica qué registros se admiten a cada lado.",
    )
    object_id: Annotated[str, Reference()] = column(
        "Record that it acts on or belongs to.", "Registro sobre el que actúa o al que pertenece."
    )
    role_en: Text | None = column(
        "Role or subject matter, in English.", "Función o materia, en inglés."
    )
    role_es: Text | None = column(
        "Role or subject matter, in Spanish.", "Función o materia, en español."
    )
    start: When | None = column(
        "When it began (EDTF); blank if unknown.",
        "Cuándo empezó (EDTF); en blanco si no se sabe.",
    )
    end: End | None = column(
        "When it ended (EDTF); `..` if ongoing, blank if unknown.",
        "Cuándo terminó (EDTF); `..` si continúa, en blanco si no se sabe.",
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES
    status: Annotated[str, Code("status")] = STATUS
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Place(Record):
    """A place, with coordinates unless they are deliberately left out."""

    id: Id = ID
    kind: Annotated[str, Code("place_kind")] = KIND
    name_en: Text = NAME_EN
    name_es: Text = NAME_ES
    country: Annotated[str, Code("country")] | None = COUNTRY
    admin1: Text | None = column(
        "First-level administrative division.", "División administrativa de primer nivel."
    )
    lat: Annotated[float, Number(-90, 90)] | None = column(
        "Latitude in degrees (WGS 84).", "Latitud en grados (WGS 84)."
    )
    lon: Annotated[float, Number(-180, 180)] | None = column(
        "Longitude in degrees (WGS 84).", "Longitud en grados (WGS 84)."
    )
    precision: Annotated[str, Code("place_precision")] = column(
        "How precise the coordinates are, or that they are deliberately left out.",
        "Qué precisión tienen las coordenadas, o que se omiten a propósito.",
    )
    sources: Citations = SOURCES
