"""One frozen class per table in ``data/coding/``, which documents the coding of the texts."""

from __future__ import annotations

from typing import Annotated

from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import Count, Day, Locator, OneCitation, Tally, Text, column
from cubaven_data.model.lists import ReferenceList
from cubaven_data.model.shared import NOTE_EN, NOTE_ES, Record


class Coverage(Record):
    """Why paragraphs of a text gave no row, or which part of them was left out."""

    source_id: Annotated[str, Reference(tables=("sources",))] = column(
        "Text that was read.", "Texto que se leyó."
    )
    paragraphs: Locator = column("Paragraphs of the text.", "Párrafos del texto.")
    reason: Annotated[str, Code("coverage_reason")] = column(
        "Why they gave no row; `in_part` if they gave rows but something was left out.",
        "Por qué no dieron ninguna fila; `in_part` si dieron filas pero se omitió algo.",
    )
    note_en: Text | None = column("What was left out, in English.", "Qué se omitió, en inglés.")
    note_es: Text | None = column("What was left out, in Spanish.", "Qué se omitió, en español.")


class Unconfirmed(Record):
    """Why a citation is kept although `cubaven evidence` cannot confirm it."""

    record_id: Annotated[str, Reference()] = column(
        "Record that has the citation.", "Registro que contiene la cita."
    )
    citation: OneCitation = column(
        "Citation that `cubaven evidence` cannot confirm.",
        "Cita que `cubaven evidence` no puede confirmar.",
    )
    reason_en: Text = column(
        "Why the citation is right, in English.", "Por qué la cita es correcta, en inglés."
    )
    reason_es: Text = column(
        "Why the citation is right, in Spanish.", "Por qué la cita es correcta, en español."
    )


class Exempt(Record):
    """A cell or row that may break a rule, because a person looked at it and says why."""

    rule: Text = column("Rule that the record may break.", "Regla que el registro puede incumplir.")
    record_id: Annotated[str, Reference()] = column(
        "Record that may break it.", "Registro que puede incumplirla."
    )
    field: Text | None = column(
        "Column that the finding names; blank if it is about the whole row.",
        "Columna que nombra la observación; en blanco si se refiere a toda la fila.",
    )
    reason: Text = column(
        "Why the record is right as it is.", "Por qué el registro es correcto tal como está."
    )
    since: Day = column("Day of the decision.", "Día de la decisión.")


class Search(Record):
    """A search for texts: the question, the words, where, and what came of it."""

    question_en: Text = column("Question, in English.", "Pregunta, en inglés.")
    question_es: Text = column("Question, in Spanish.", "Pregunta, en español.")
    words: Text = column("Words that were searched for.", "Palabras que se buscaron.")
    searched_in_en: Text = column("Where, in English.", "Dónde, en inglés.")
    searched_in_es: Text = column("Where, in Spanish.", "Dónde, en español.")
    searched_on: Day = column("Day of the search.", "Día de la búsqueda.")
    result: Annotated[str, Code("search_result")] = column("What came of it.", "Qué resultado dio.")
    source_ids: Annotated[tuple[str, ...], ReferenceList(tables=("sources",))] | None = column(
        "Texts found that bear on the question.", "Textos hallados que atañen a la pregunta."
    )
    note_en: Text | None = column("What is missing, in English.", "Qué falta, en inglés.")
    note_es: Text | None = column("What is missing, in Spanish.", "Qué falta, en español.")


class SecondCoding(Record):
    """How often a second coder, who had not seen the rows, coded the same from the same texts."""

    coded_on: Day = column("Day of the second coding.", "Día de la segunda codificación.")
    table_name: Text = column(
        "Table that the rows belong to.", "Tabla a la que pertenecen las filas."
    )
    field: Annotated[str, Code("claim_part")] | None = column(
        "Part of the claim that was compared; blank if it is whether the claim was found at all.",
        "Parte de la afirmación que se comparó; en blanco si se trata de si se encontró la "
        "afirmación.",
    )
    seed: Text = column(
        "Seed of the random draw.", "Semilla con la que se extrajo la muestra al azar."
    )
    n_rows: Count = column("Number of rows compared.", "Número de filas comparadas.")
    n_agreed: Tally = column(
        "Number of rows on which both agree.", "Número de filas en las que ambas coinciden."
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES


class Audit(Record):
    """What was found when rows were read against their paragraphs by somebody else than the coder.

    What was found has been corrected.
    """

    read_on: Day = column("Day of the reading.", "Día de la relectura.")
    scope_en: Text = column("Which rows, in English.", "Qué filas, en inglés.")
    scope_es: Text = column("Which rows, in Spanish.", "Qué filas, en español.")
    n_rows: Count = column("Number of rows read.", "Número de filas leídas.")
    n_wrong: Tally = column(
        "Number of rows that said what the text does not.",
        "Número de filas que decían lo que el texto no dice.",
    )
    n_overreach: Tally = column(
        "Number of rows that said more than the text.",
        "Número de filas que decían más que el texto.",
    )
    n_imprecise: Tally = column(
        "Number of rows that could be put better.",
        "Número de filas que podían formularse mejor.",
    )
    n_missing: Tally = column(
        "Number of claims of the texts that had no row.",
        "Número de afirmaciones de los textos que no tenían fila.",
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES
