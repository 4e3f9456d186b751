"""One frozen class per table of the records of coding, in ``data/coding/``."""

from __future__ import annotations

from typing import Annotated

from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.claims import Record
from cubaven_data.model.columns import Locator, OneCitation, Text, column


class Coverage(Record):
    """Why paragraphs of a text gave no row, or what of them was left out."""

    source_id: Annotated[str, Reference(tables=("sources",))] = column(
        "Text that was read.", "Texto que se leyó."
    )
    paragraphs: Locator = column("Paragraphs of the text.", "Párrafos del texto.")
    reason: Annotated[str, Code("coverage_reason")] = column(
        "Why they gave no row.", "Por qué no dieron ninguna fila."
    )
    note_en: Text | None = column("What was left out, in English.", "Qué se omitió, en inglés.")
    note_es: Text | None = column("The same in Spanish.", "Lo mismo en español.")


class Unconfirmed(Record):
    """Why a citation stands that no program can confirm in its text."""

    record_id: Annotated[str, Reference()] = column(
        "Record that cites it.", "Registro que la cita."
    )
    citation: OneCitation = column(
        "Citation that `cubaven evidence` cannot confirm.",
        "Cita que `cubaven evidence` no puede confirmar.",
    )
    reason_en: Text = column("Why it stands, in English.", "Por qué se mantiene, en inglés.")
    reason_es: Text = column("The same in Spanish.", "Lo mismo en español.")
