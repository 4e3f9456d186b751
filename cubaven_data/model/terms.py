"""One frozen class per shape of code list: most are plain, some say more about their codes."""

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
        "Code as cells write it; never used again for something else.",
        "Código tal como se escribe en las celdas; no se reutiliza para otra cosa.",
    )
    label_en: Text = column("Label in English.", "Etiqueta en inglés.")
    label_es: Text = column("Label in Spanish.", "Etiqueta en español.")
    definition_en: Text = column("Definition in English.", "Definición en inglés.")
    definition_es: Text = column("Definition in Spanish.", "Definición en español.")
    replaced_by: Text | None = column(
        "Code to use instead, for a retired one.", "Código que sustituye a uno retirado."
    )


class Measure(Term):
    """What a figure measures."""

    unit: Annotated[str, Code("unit")] = column("Unit of the numbers.", "Unidad de los números.")


class Population(Term):
    """Who a figure counts."""

    broader: Text | None = column("Next wider population.", "Población inmediatamente más amplia.")


class Qualifier(Term):
    """How a number is hedged."""

    bounds: Annotated[str, Form("bounds-form", _BOUNDS)] | None = column(
        "Which of low, best, high are filled; `?` marks those that may be.",
        "Cuáles de low, best, high se rellenan; `?` marca las opcionales.",
    )

    @property
    def filled(self) -> frozenset[str]:
        """The bounds that must be filled."""
        return frozenset(b for b in (self.bounds or "").split() if not b.endswith("?"))

    @property
    def allowed(self) -> frozenset[str]:
        """The bounds that may be filled."""
        return frozenset(b.rstrip("?") for b in (self.bounds or "").split())


class RelationKind(Term):
    """What links two records, and what may stand on each side."""

    subject: Annotated[str, Form("kinds-form", _KINDS)] = column(
        "Tables, or table.kind, of the subject.", "Tablas, o tabla.clase, del sujeto."
    )
    object: Annotated[str, Form("kinds-form", _KINDS)] = column(
        "Tables, or table.kind, of the object.", "Tablas, o tabla.clase, del objeto."
    )
    inverse_en: Text = column("Label read backwards, English.", "Etiqueta inversa, en inglés.")
    inverse_es: Text = column("Label read backwards, Spanish.", "Etiqueta inversa, en español.")


class SourceKind(Term):
    """What a source is, and what it counts as when it is the origin of a claim."""

    origin_type: Annotated[str, Code("origin_type")] = column(
        "What it counts as as an origin.", "Qué cuenta como origen."
    )
