"""One frozen class per table in ``data/coding/``, which documents the coding of the texts."""

from __future__ import annotations

from typing import Annotated

from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import Day, Locator, OneCitation, Text, column
from cubaven_data.model.shared import Record


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
