"""What is claimed: one frozen class per table, documented by its fields."""

from __future__ import annotations

from typing import Annotated

from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import (
    Amount,
    Begin,
    Citations,
    End,
    Extent,
    FewWords,
    Finish,
    Id,
    Instrument,
    Modality,
    Text,
    When,
    column,
)
from cubaven_data.model.shared import (
    DISPUTED_BY,
    ID,
    KIND,
    LABEL_EN,
    LABEL_ES,
    MODALITY,
    NOTE_EN,
    NOTE_ES,
    OUTCOME,
    PLACE_ID,
    PLURAL,
    SOURCES,
    SUMMARY_EN,
    SUMMARY_ES,
    TITLE_EN,
    TITLE_ES,
    UNDER_ID,
    Record,
)

# The tables of records that a figure can be about.
COUNTABLE = ("actors", "agencies", "agreements", "events", "places")


class Agreement(Record):
    """A treaty, contract or other instrument between parties."""

    id: Id = ID
    kind: Annotated[str, Code("agreement_kind")] = KIND
    title_en: Text = TITLE_EN
    title_es: Text = TITLE_ES
    label_en: Text | None = LABEL_EN
    label_es: Text | None = LABEL_ES
    plural: Annotated[str, Code("plural")] | None = PLURAL
    signed: When | None = column(
        "When it was signed (EDTF).", "Cuándo se firmó (EDTF).", tellable=True
    )
    ended: Finish | None = column("When it ended (EDTF).", "Cuándo terminó (EDTF).", tellable=True)
    text_status: Annotated[str, Code("text_status")] = column(
        "Whether its text is public.", "Si su texto es público."
    )
    part_of: Annotated[str, Reference(tables=("agreements",))] | None = column(
        "Instrument that it is part of or carries out.",
        "Instrumento del que forma parte o que desarrolla.",
    )
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    outcome: Annotated[str, Code("outcome")] | None = OUTCOME
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Event(Record):
    """Something that happened, is planned or is expected at a certain time, statements included."""

    id: Id = ID
    kind: Annotated[str, Code("event_kind")] = KIND
    modality: Modality = MODALITY
    title_en: Text = TITLE_EN
    title_es: Text = TITLE_ES
    label_en: Text | None = LABEL_EN
    label_es: Text | None = LABEL_ES
    plural: Annotated[str, Code("plural")] | None = PLURAL
    date: Extent | None = column(
        "When it happened (EDTF).", "Cuándo ocurrió (EDTF).", tellable=True
    )
    place_id: Annotated[str, Reference(tables=("places",))] | None = PLACE_ID
    part_of: Annotated[str, Reference(tables=("events",))] | None = column(
        "Larger event that it is part of.", "Suceso mayor del que forma parte."
    )
    under_id: Instrument | None = UNDER_ID
    summary_en: Text | None = SUMMARY_EN
    summary_es: Text | None = SUMMARY_ES
    outcome: Annotated[str, Code("outcome")] | None = OUTCOME
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Figure(Record):
    """A number, as one claimant gives it."""

    id: Id = ID
    about_id: Annotated[str, Reference(tables=COUNTABLE)] = column(
        "Event, actor, body, place or instrument that the number is about, as its measure allows; "
        "whom it counts is the population.",
        "Suceso, actor, organismo, lugar o instrumento al que se refiere el número, según permita "
        "la medida; a quiénes cuenta es la población.",
    )
    measure: Annotated[str, Code("measure")] = column(
        "What is measured; its code list gives the unit.",
        "Qué se mide; su lista de códigos da la unidad.",
    )
    population: Annotated[str, Code("population")] | None = column(
        "Who is counted; required where people are counted, blank elsewhere.",
        "A quiénes se cuenta; obligatorio si se cuentan personas, en blanco en los demás casos.",
        blank_counts=True,
    )
    modality: Modality = MODALITY
    under_id: Instrument | None = UNDER_ID
    low: Amount | None = column(
        "Lowest value claimed.",
        "Valor mínimo que se afirma.",
        blank_counts=True,
    )
    best: Amount | None = column(
        "Value claimed; in a range, the most likely one.",
        "Valor que se afirma; en un intervalo, el más probable.",
        blank_counts=True,
    )
    high: Amount | None = column(
        "Highest value claimed.",
        "Valor máximo que se afirma.",
        blank_counts=True,
    )
    qualifier: Annotated[str, Code("qualifier")] = column(
        "How the number is hedged; determines which of low, best and high are filled in.",
        "Con qué matiz se da el número; determina cuáles de low, best y high se rellenan.",
    )
    per: Annotated[str, Code("period")] | None = column(
        "Unit of time, if the number is a rate.", "Unidad de tiempo, si el número es una tasa."
    )
    as_reported: FewWords = column(
        "The number in the words of the text, six at most.",
        "El número con las palabras del texto, seis como máximo.",
    )
    currency: Annotated[str, Code("currency")] | None = column(
        "Currency; required where money is measured, blank elsewhere.",
        "Moneda; obligatoria si se mide dinero, en blanco en los demás casos.",
        blank_counts=True,
    )
    date: Extent = column(
        "Time or period to which the number applies (EDTF).",
        "Momento o período al que corresponde el número (EDTF).",
    )
    accounting: Annotated[str, Code("accounting")] = column(
        "Whether it is counted at one moment, over a period or up to the date, or is an average or "
        "a peak.",
        "Si se cuenta en un momento, en un período o hasta la fecha, o es un promedio o un máximo.",
    )
    method: Annotated[str, Code("method")] | None = column(
        "How the claimant arrived at the number.",
        "Cómo llegó al número quien lo da.",
        tellable=True,
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES
    outcome: Annotated[str, Code("outcome")] | None = OUTCOME
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
    modality: Modality = MODALITY
    object_id: Annotated[str, Reference()] = column(
        "Record that it acts on or belongs to.", "Registro sobre el que actúa o al que pertenece."
    )
    under_id: Instrument | None = UNDER_ID
    role_en: Text | None = column(
        "Role or subject matter, in English.", "Función o materia, en inglés."
    )
    role_es: Text | None = column(
        "Role or subject matter, in Spanish.", "Función o materia, en español."
    )
    began: Begin | None = column(
        "When it began (EDTF); blank if unknown.",
        "Cuándo empezó (EDTF); en blanco si no se sabe.",
        tellable=True,
    )
    ended: End | None = column(
        "When it ended (EDTF); `..` if ongoing, blank if unknown.",
        "Cuándo terminó (EDTF); `..` si continúa, en blanco si no se sabe.",
        tellable=True,
        blank_counts=True,
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES
    outcome: Annotated[str, Code("outcome")] | None = OUTCOME
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY


class Alternative(Record):
    """Another value that a source gives for one cell of a record."""

    id: Id = ID
    record_id: Annotated[
        str,
        Reference(
            tables=(
                *("actors", "agencies", "agreements", "events", "figures", "relations", "places"),
                *("sources", "publishers"),
            )
        ),
    ] = column("Record for which another value is given.", "Registro para el que se da otro valor.")
    field: Text = column(
        "Column of the record that has another value.",
        "Columna del registro que tiene otro valor.",
    )
    value: Text = column(
        "The other value, as the column would hold it.",
        "El otro valor, tal como lo contendría la columna.",
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES
    outcome: Annotated[str, Code("outcome")] | None = OUTCOME
    sources: Citations = SOURCES
    disputed_by: Citations | None = DISPUTED_BY
