"""One frozen class per table of the bibliography: sources, publishers, redirects."""

from __future__ import annotations

from typing import Annotated

from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.claims import COUNTRY, ID, KIND, NOTE_EN, NOTE_ES, Record
from cubaven_data.model.columns import Day, Fingerprint, Id, Text, Url, When, column


class Source(Record):
    """A text, statement, document or testimony: read, or known through others."""

    id: Id = ID
    kind: Annotated[str, Code("source_kind")] = KIND
    title: Text = column(
        "Title as printed; a description in [brackets] where there is none.",
        "Título tal como se publicó; una descripción entre [corchetes] si no lo hay.",
    )
    publisher_id: Annotated[str, Reference(tables=("publishers",))] | None = column(
        "Who published it, or whom the speaker told.", "Quién lo publicó o a quién se le dijo."
    )
    author: Text | None = column("Author as printed.", "Autor tal como se publicó.")
    speaker_id: Annotated[str, Reference(tables=("actors", "agencies"))] | None = column(
        "Whose words they are.", "De quién son las palabras."
    )
    published: When | None = column("When it was published or said.", "Cuándo se publicó o dijo.")
    language: Annotated[str, Code("language")] | None = column(
        "Language of the text.", "Idioma del texto."
    )
    url: Url | None = column("Address of the text.", "Dirección del texto.")
    archive_url: Url | None = column("Address of a copy.", "Dirección de una copia.")
    accessed: Day | None = column("Day on which it was read.", "Día en que se leyó.")
    access: Annotated[str, Code("access")] = column(
        "How much of it was read.", "Cuánto se leyó de ella."
    )
    fingerprint: Fingerprint | None = column(
        "SHA-256 of the text's paragraphs, to notice a change.",
        "SHA-256 de los párrafos del texto, para notar cambios.",
    )
    note_en: Text | None = NOTE_EN
    note_es: Text | None = NOTE_ES


class Publisher(Record):
    """Who publishes."""

    id: Id = ID
    kind: Annotated[str, Code("publisher_kind")] = KIND
    name: Text = column("Name in use.", "Nombre en uso.")
    country: Annotated[str, Code("country")] | None = COUNTRY
    state_controlled: Annotated[str, Code("state_controlled")] | None = column(
        "Whether a state owns or directs it; blank is not researched.",
        "Si un Estado lo posee o dirige; en blanco, no investigado.",
    )
    url: Url | None = column("Home page.", "Página principal.")


class Redirect(Record):
    """An identifier that moved or was withdrawn."""

    old_id: Id = column("Identifier no longer in use.", "Identificador que ya no se usa.")
    new_id: Annotated[str, Reference()] | None = column(
        "Identifier to use instead; blank is withdrawn.",
        "Identificador que lo sustituye; en blanco, retirado.",
    )
    reason_en: Text = column("Why, in English.", "Por qué, en inglés.")
    reason_es: Text = column("Why, in Spanish.", "Por qué, en español.")
    since: Day = column("Day of the change.", "Día del cambio.")
