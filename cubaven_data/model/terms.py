"""One frozen class per type of code list: most have only labels and definitions, some have more."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated

from cubaven_data.model.cells import Code, Form
from cubaven_data.model.columns import Text, column
from cubaven_data.model.shared import Record
from cubaven_data.model.variants import DefinedCode, Label

_KINDS = r"[a-z]+(\.[a-z_]+)?(; [a-z]+(\.[a-z_]+)?)*"
_TRAIT = r"(dated_by_event|editorial|one_at_a_time|same_table)"
_ROLE = r"[^{}]*\{role\}[^{}]*"
_FRAME = (
    r"[^{}]*(\{number\}[^{}]*(\{per\}[^{}]*)?\{verb\}[^{}]*(\{about\}[^{}]*)?"
    r"|(\{about\}[^{}]*)?\{verb\}[^{}]*\{number\}[^{}]*(\{per\}[^{}]*)?)"
)
_BOUND = r"(low\??|best\??|high\??)( (best\??|high\??))*"
_BOUNDS = rf"{_BOUND}( \| {_BOUND})*"


class Term(Record):
    """A code with its labels and definitions."""

    code: Annotated[str, DefinedCode()] = column(
        "Code as written in cells; never reused with another meaning.",
        "Código tal como se escribe en las celdas; nunca se reutiliza con otro significado.",
    )
    label_en: Annotated[str, Label()] = column("Label in English.", "Etiqueta en inglés.")
    label_es: Annotated[str, Label()] = column("Label in Spanish.", "Etiqueta en español.")
    definition_en: Text = column("Definition in English.", "Definición en inglés.")
    definition_es: Text = column("Definition in Spanish.", "Definición en español.")
    replaced_by: Text | None = column(
        "Code to use instead, if this one is retired.",
        "Código que lo sustituye, si está retirado.",
        blank_counts=True,
    )


class Counted(Term):
    """A code that stands after a number in a sentence."""

    one_en: Text = column("As it stands after 1, in English.", "Tal como va tras 1, en inglés.")
    many_en: Text = column(
        "As it stands after any other number, in English.",
        "Tal como va tras cualquier otro número, en inglés.",
    )
    one_es: Text = column("As it stands after 1, in Spanish.", "Tal como va tras 1, en español.")
    many_es: Text = column(
        "As it stands after any other number, in Spanish.",
        "Tal como va tras cualquier otro número, en español.",
    )
    none_es: Text | None = column(
        'As it stands before the verb if there is none, in Spanish, such as "ningún barco"; blank '
        'if "cero" is said.',
        "Tal como va ante el verbo si no hay ninguno, en español, por ejemplo «ningún barco»; en "
        "blanco si se dice «cero».",
    )


class Verb(Term):
    """A code that a sentence expresses with a verb; its forms include the preposition, if any."""

    past_en: Text = column("Past tense in English, singular.", "Pasado en inglés, en singular.")
    past_plural_en: Text = column("Past tense in English, plural.", "Pasado en inglés, en plural.")
    base_en: Text = column("Base form in English.", "Forma base en inglés.")
    participle_en: Text = column("Past participle in English.", "Participio pasado en inglés.")
    past_es: Text = column("Past tense in Spanish, singular.", "Pretérito en español, en singular.")
    past_plural_es: Text = column(
        "Past tense in Spanish, plural.", "Pretérito en español, en plural."
    )
    infinitive_es: Text = column("Infinitive in Spanish.", "Infinitivo en español.")
    subjunctive_es: Text = column(
        "Imperfect subjunctive in Spanish, singular.",
        "Pretérito imperfecto de subjuntivo en español, en singular.",
    )


class EventKind(Verb):
    """A kind of event; its verb says that such an event happened."""

    traits: Annotated[str, Form("traits-form", "said")] | None = column(
        "`said`: somebody says something, and what is said are rows of their own.",
        "`said`: alguien dice algo, y lo que se dice son filas aparte.",
    )


class Measure(Verb):
    """What a figure measures, and how a sentence expresses it."""

    unit: Annotated[str, Code("unit")] = column("Unit of the numbers.", "Unidad de los números.")
    about: Annotated[str, Form("kinds-form", _KINDS)] = column(
        "What the number can be about, each a table or table.kind, separated by semicolon and "
        "space.",
        "De qué puede ser el número: cada uno, tabla o tabla.clase, separados por punto y coma y "
        "espacio.",
    )
    frame_en: Annotated[str, Form("frame-form", _FRAME)] = column(
        "Sentence in English, with {number}, {verb} and {about}; with {per} where a unit of time "
        "does not stand right after the number.",
        "Frase en inglés, con {number}, {verb} y {about}; con {per} donde una unidad de tiempo no "
        "va justo después del número.",
    )
    frame_es: Annotated[str, Form("frame-form", _FRAME)] = column(
        "The same sentence in Spanish.", "La misma frase en español."
    )


class Population(Counted):
    """Whom a figure counts."""

    broader: Text | None = column(
        "Code of the next broader population, which includes all of these people; blank if there "
        "is none.",
        "Código de la población inmediatamente más amplia, que incluye a todas estas personas; en "
        "blanco si no la hay.",
        blank_counts=True,
    )


class Qualifier(Term):
    """How a number is hedged."""

    bounds: Annotated[str, Form("bounds-form", _BOUNDS)] | None = column(
        "Which of low, best and high are filled in; `?` marks optional ones, `|` separates ways.",
        "Qué columnas se rellenan entre low, best y high; `?` marca las opcionales, `|` separa "
        "maneras.",
        blank_counts=True,
    )

    def fits(self, filled: Collection[str]) -> bool:
        """Whether these bounds, and no others, may be filled in."""
        return any(needed <= {*filled} <= possible for needed, possible in self.ways)

    @property
    def ways(self) -> list[tuple[set[str], set[str]]]:
        """The ways to fill in the bounds, each with those that it needs and those that it has room
        for."""
        return [
            (
                {bound for bound in way.split() if not bound.endswith("?")},
                {bound.rstrip("?") for bound in way.split()},
            )
            for way in (self.bounds or "").split(" | ")
        ]


class RelationKind(Verb):
    """A kind of relation between two records, the kinds of record allowed on each side, and the
    verb that links them."""

    subject: Annotated[str, Form("kinds-form", _KINDS)] = column(
        "Allowed subjects, each a table or table.kind, separated by semicolon and space.",
        "Sujetos admitidos: cada uno, tabla o tabla.clase, separados por punto y coma y espacio.",
    )
    object: Annotated[str, Form("kinds-form", _KINDS)] = column(
        "Allowed objects, each a table or table.kind, separated by semicolon and space.",
        "Objetos admitidos: cada uno, tabla o tabla.clase, separados por punto y coma y espacio.",
    )
    traits: Annotated[str, Form("traits-form", rf"{_TRAIT}(; {_TRAIT})*")] | None = column(
        "`dated_by_event`: the link is part or effect of the event on one of its sides and, unless "
        "it has dates of its own, is dated with it; `editorial`: a comparison that this dataset "
        "makes; `one_at_a_time`: one subject for each object at a time; `same_table`: both sides "
        "are in one table.",
        "`dated_by_event`: el vínculo es parte o efecto del suceso que está en uno de sus lados y, "
        "si no tiene fechas propias, lleva la de este; `editorial`: comparación que hace este "
        "conjunto de datos; `one_at_a_time`: un solo sujeto por objeto a la vez; `same_table`: "
        "ambos lados están en una misma tabla.",
    )
    role_en: Annotated[str, Form("role-form", _ROLE)] | None = column(
        "How a sentence in English adds the role; in parentheses if blank.",
        "Cómo añade la función una frase en inglés; entre paréntesis si está en blanco.",
    )
    role_es: Annotated[str, Form("role-form", _ROLE)] | None = column(
        "The same in Spanish.", "Lo mismo en español."
    )
    inverse_en: Text = column(
        "Label read from object to subject, in English.",
        "Etiqueta leída del objeto al sujeto, en inglés.",
    )
    inverse_es: Text = column(
        "Label read from object to subject, in Spanish.",
        "Etiqueta leída del objeto al sujeto, en español.",
    )

    @property
    def all_traits(self) -> frozenset[str]:
        """The traits of the kind."""
        return frozenset((self.traits or "").split("; "))


class SourceKind(Term):
    """A kind of source, and the type of origin that it counts as."""

    origin_type: Annotated[str, Code("origin_type")] = column(
        "Type of origin that it counts as.", "Tipo de origen que le corresponde."
    )
