"""One frozen class per type of code list: most have only labels and definitions, some have more."""

from __future__ import annotations

from typing import Annotated

from cubaven_data.model.cells import Code, Form
from cubaven_data.model.claims import Record
from cubaven_data.model.columns import Text, column

_KINDS = r"[a-z]+(\.[a-z_]+)?(; [a-z]+(\.[a-z_]+)?)*"
_BOUNDS = r"(low\??|best\??|high\??)( (best\??|high\??))*"


class Term(Record):
    """A code with its labels and definitions."""

    code: Annotated[str, Form("code-form", r"[A-Za-z][A-Za-z0-9_]*")] = column(
        "Code as written in cells; never reused with another meaning.",
        "Código tal como se escribe en las celdas; nunca se reutiliza con otro significado.",
    )
    label_en: Text = column("Label in English.", "Etiqueta en inglés.")
    label_es: Text = column("Label in Spanish.", "Etiqueta en español.")
    definition_en: Text = column("Definition in English.", "Definición en inglés.")
    definition_es: Text = column("Definition in Spanish.", "Definición en español.")
    replaced_by: Text | None = column(
        "Code to use instead, if this one is retired.",
        "Código que lo sustituye, si está retirado.",
    )


class Measure(Term):
    """What a figure measures."""

    unit: Annotated[str, Code("unit")] = column("Unit of the numbers.", "Unidad de los números.")


class Population(Term):
    """Whom a figure counts."""

    broader: Text | None = column(
        "Next broader population.", "Población inmediatamente más amplia."
    )


class Qualifier(Term):
    """How a number is hedged."""

    bounds: Annotated[str, Form("bounds-form", _BOUNDS)] | None = column(
        "Which of low, best and high are filled in; `?` marks optional ones.",
        "Qué columnas se rellenan entre low, best y high; `?` marca las opcionales.",
    )

    @property
    def filled(self) -> frozenset[str]:
        """The bounds that must be filled in."""
        return frozenset(b for b in (self.bounds or "").split() if not b.endswith("?"))

    @property
    def allowed(self) -> frozenset[str]:
        """The bounds that may be filled in, required ones included."""
        return frozenset(b.rstrip("?") for b in (self.bounds or "").split())


class RelationKind(Term):
    """A kind of relation between two records, and the kinds of record allowed on each side."""

    subject: Annotated[str, Form("kinds-form", _KINDS)] = column(
        "Allowed subjects, each a table or table.kind, separated by semicolon and space.",
        "Sujetos admitidos: cada uno, tabla o tabla.clase, separados por punto y coma y espacio.",
    )
    object: Annotated[str, Form("kinds-form", _KINDS)] = column(
        "Allowed objects, each a table or table.kind, separated by semicolon and space.",
        "Objetos admitidos: cada uno, tabla o tabla.clase, separados por punto y coma y espacio.",
    )
    inverse_en: Text = column(
        "Label read from object to subject, in English.",
        "Etiqueta leída del objeto al sujeto, en inglés.",
    )
    inverse_es: Text = column(
        "Label read from object to subject, in Spanish.",
        "Etiqueta leída del objeto al sujeto, en español.",
    )


class SourceKind(Term):
    """A kind of source, and the type of origin that it counts as."""

    origin_type: Annotated[str, Code("origin_type")] = column(
        "Type of origin that it counts as.", "Tipo de origen que le corresponde."
    )
