"""One frozen class per bibliographic table: sources, publishers, redirects."""

from __future__ import annotations

from typing import Annotated

from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import (
    Count,
    Country,
    Day,
    Fingerprint,
    Id,
    Speaker,
    Speakers,
    Text,
    Title,
    Url,
    When,
    column,
)
from cubaven_data.model.shared import (
    COUNTRY,
    ID,
    KIND,
    LABEL_EN,
    LABEL_ES,
    NOTE_EN,
    NOTE_ES,
    Record,
)


class Source(Record):
    """A text, statement, document or testimony, whether read or known only through others."""

    id: Id = ID
    kind: Annotated[str, Code("source_kind")] = KIND
    title: Title = column(
        "Title as printed, or a description in [brackets] if there is none.",
        "Título tal como se publicó, o una descripción entre [corchetes] si no tiene.",
    )
    label_en: Text | None = LABEL_EN
    label_es: Text | None = LABEL_ES
    publisher_id: Annotated[str, Reference(tables=("publishers",))] | None = column(
        "Who published it, or to whom the speaker said it.",
        "Quién la publicó, o a quién se lo dijo el declarante.",
    )
    author: Text | None = column("Author as printed.", "Autor tal como figura en el texto.")
    speaker_id: Speakers | None = column(
        "Whose words they are, one speaker or several.",
        "De quién son las palabras, de un declarante o de varios.",
        blank_counts=True,
    )
    speaks_for: Speaker | None = column(
        "Body for which the speaker speaks; blank if for nobody else.",
        "Organismo en cuyo nombre habla el declarante; en blanco si no habla por otro.",
    )
    published: When | None = column(
        "When it was published or said (EDTF).", "Cuándo se publicó o se dijo (EDTF)."
    )
    language: Annotated[str, Code("language")] | None = column(
        "Language of the text.", "Idioma del texto."
    )
    url: Url | None = column(
        "Web address of the text.",
        "Dirección web del texto.",
        blank_counts=True,
    )
    archive_url: Url | None = column(
        "Web address of an archived copy.", "Dirección web de una copia archivada."
    )
    accessed: Day | None = column(
        "Day on which it was read.",
        "Día en que se leyó.",
        blank_counts=True,
    )
    access: Annotated[str, Code("access")] = column(
        "How much of it was read.", "Cuánto se leyó de ella."
    )
    coded: Annotated[str, Code("coded")] | None = column(
        "Whether every claim of the text on the subject became a row; blank if it was not read.",
        "Si cada afirmación del texto sobre la materia se convirtió en fila; en blanco si no se "
        "leyó.",
        blank_counts=True,
    )
    paragraphs: Count | None = column(
        "Number of paragraphs of the copy that was read.",
        "Número de párrafos de la copia que se leyó.",
    )
    fingerprint: Fingerprint | None = column(
        "SHA-256 hash of the text's paragraphs, to detect later changes.",
        "Hash SHA-256 de los párrafos del texto, para detectar cambios posteriores.",
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES


class Publisher(Record):
    """An outlet or body that publishes sources."""

    id: Id = ID
    kind: Annotated[str, Code("publisher_kind")] = KIND
    name: Text = column("Name in use.", "Nombre en uso.")
    label_en: Text | None = LABEL_EN
    label_es: Text | None = LABEL_ES
    country: Country | None = COUNTRY
    state_controlled: Annotated[str, Code("state_controlled")] | None = column(
        "Whether a state owns or directs it; blank if not researched.",
        "Si un Estado es su dueño o lo dirige; en blanco si no se ha investigado.",
    )
    speaks_for: Speaker | None = column(
        "Body for which it speaks, if a state controls it.",
        "Organismo en cuyo nombre habla, si lo controla un Estado.",
    )
    url: Url | None = column("Web address of its home page.", "Dirección web de su portada.")


class Redirect(Record):
    """An identifier that was replaced or withdrawn."""

    old_id: Id = column("Identifier no longer in use.", "Identificador que ya no se usa.")
    new_id: Annotated[str, Reference()] | None = column(
        "Identifier to use instead; blank if withdrawn.",
        "Identificador que lo sustituye; en blanco si se retiró.",
        blank_counts=True,
    )
    reason_en: Text = column("Reason for the change, in English.", "Motivo del cambio, en inglés.")
    reason_es: Text = column("Reason for the change, in Spanish.", "Motivo del cambio, en español.")
    since: Day = column("Day of the change.", "Día del cambio.")
