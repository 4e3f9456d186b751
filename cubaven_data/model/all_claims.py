"""The table ``claims``: every claim of the dataset in one row, as a person reads it."""

from __future__ import annotations

from cubaven_data.model.added import CONFLICT, GROUP, OF_CLAIMS, SUPPORT, in_both
from cubaven_data.model.claims import Figure
from cubaven_data.model.released import ReleasedColumn, ReleasedTable, released_columns
from cubaven_data.model.tables import TABLES, columns_of
from cubaven_data.model.values import CODE, DATE, IDS, INTEGER, TEXT
from cubaven_data.texts.wording import Words

CLAIM_TABLES = tuple(name for name, table in TABLES.items() if "outcome" in table.header)
"""The tables of claims."""

OF_NUMBERS = (
    *("population", "low", "best", "high", "qualifier", "as_reported", "currency", "per"),
    "accounting",
)
"""The columns of figures that the table has, blank for other claims."""

_SHARED = {column.name: column for column in (*SUPPORT, *OF_CLAIMS)}


def _of_figures(name: str) -> ReleasedColumn:
    (column,) = (column for column in columns_of(Figure) if column.name == name)
    (released,) = released_columns(column)
    return ReleasedColumn(
        released.name, released.type, released.means, False, released.vocabularies
    )


CLAIMS = ReleasedTable(
    "claims",
    "Claim",
    Words("All claims", "Todas las afirmaciones"),
    (
        ReleasedColumn("id", TEXT, Words("Identifier.", "Identificador."), refers_to="records"),
        *in_both("sentence", Words("The claim as a sentence.", "La afirmación como frase.")),
        *(_SHARED[f"who_says_so_{language}"] for language in ("en", "es")),
        *(_SHARED[f"read_in_{language}"] for language in ("en", "es")),
        _SHARED["support"],
        _SHARED["standing"],
        ReleasedColumn(
            "contested",
            CODE,
            Words(
                "Whether a source disputes it, or an independent origin answers the same question "
                "otherwise.",
                "Si una fuente la discute, o si un origen independiente responde otra cosa a la "
                "misma pregunta.",
            ),
            codes=("yes", "no"),
        ),
        _SHARED["flags"],
        ReleasedColumn(
            "modality",
            CODE,
            Words(
                "What is said of it: that it is so, may be so, is provided for, is denied; blank "
                "for agreements and other values.",
                "Qué se dice de ello: que es así, que puede serlo, que está previsto, que se "
                "niega; en blanco en acuerdos y otros valores.",
            ),
            False,
            vocabularies=("modality",),
        ),
        ReleasedColumn(
            "table_name",
            CODE,
            Words(
                "Table that contains the claim with all its columns.",
                "Tabla que contiene la afirmación con todas sus columnas.",
            ),
            codes=CLAIM_TABLES,
        ),
        ReleasedColumn(
            "kind",
            TEXT,
            Words(
                "What is claimed: the kind of agreement, event or relation, the measure of a "
                "figure, the column of another value.",
                "Qué se afirma: la clase de acuerdo, suceso o relación, la medida de una cifra, la "
                "columna de otro valor.",
            ),
        ),
        *in_both("kind", Words("The kind in words.", "La clase en palabras, en inglés.")),
        ReleasedColumn(
            "about",
            IDS,
            Words(
                "The records that it is about: subject, object, event, place, agreement.",
                "Los registros a los que se refiere: sujeto, objeto, suceso, lugar, acuerdo.",
            ),
        ),
        *in_both(
            "about",
            Words(
                "Names or titles of the records that it is about, in English, with acronyms.",
                "Nombres o títulos de los registros a los que se refiere, en inglés, con siglas.",
            ),
        ),
        *map(_of_figures, OF_NUMBERS),
        ReleasedColumn(
            "unit",
            CODE,
            Words("Unit of low, best and high.", "Unidad de low, best y high."),
            False,
            vocabularies=("unit",),
        ),
        *in_both(
            "when",
            Words(
                "Date or period that it is about, in words; of a link that is part of an event, "
                "such as who was sanctioned, that of the event, marked so.",
                "Fecha o período al que se refiere, en palabras, en inglés; de un vínculo que "
                "forma parte de un suceso, como a quién se sancionó, la del suceso, y así se "
                "indica.",
            ),
            required=False,
        ),
        ReleasedColumn(
            "first_day",
            DATE,
            Words(
                "First possible day of the date or period that it is about; blank if open or not "
                "told.",
                "Primer día posible de la fecha o el período al que se refiere; en blanco si está "
                "abierto o no se dice.",
            ),
            False,
        ),
        ReleasedColumn(
            "last_day",
            DATE,
            Words(
                "Last possible day of that date or period, likewise. What can be about 2019 has a "
                "first day before 2020 or none, and a last day after 2018 or none.",
                "Último día posible de esa fecha o ese período, del mismo modo. Lo que puede "
                "referirse a 2019 tiene un primer día anterior a 2020 o ninguno, y un último día "
                "posterior a 2018 o ninguno.",
            ),
            False,
        ),
        ReleasedColumn(
            "sort_date",
            DATE,
            Words(
                "Last possible day of that date or of the beginning of that period, so that what "
                "is known to the month alone stands after the days of the month, and what is known "
                "to the year alone on 31 December; to sort by, not to print.",
                "Último día posible de esa fecha o del comienzo de ese período, de modo que lo que "
                "solo se sabe por el mes va detrás de los días del mes, y lo que solo se sabe por "
                "el año, el 31 de diciembre; para ordenar, no para publicar.",
            ),
            False,
        ),
        ReleasedColumn(
            "sort_year", INTEGER, Words("Year of sort_date.", "Año de sort_date."), False
        ),
        ReleasedColumn(
            "claimed_sort_date",
            DATE,
            Words(
                "Day by which it had been claimed: of the last possible days of the origins and of "
                "the texts that relay them, the first; a text dated by its year alone counts as of "
                "31 December. To sort by, not to print.",
                "Día en que ya se había afirmado: de los últimos días posibles de los orígenes y "
                "de los textos que los recogen, el primero; un texto del que solo se sabe el año "
                "cuenta como del 31 de diciembre. Para ordenar, no para publicar.",
            ),
            False,
        ),
        _SHARED["n_citations"],
        _SHARED["n_origins"],
        _SHARED["n_unnamed_origins"],
        ReleasedColumn(
            "voices",
            IDS,
            Words(
                "Whom it goes back to: governments, speakers, publishers or sources without a "
                "name; blank for a comparison by this dataset. Where a text leaves open whom it "
                "relays, that text or the other, whichever leaves fewer named origins.",
                "A quién se remonta: gobiernos, declarantes, medios o fuentes no identificadas; en "
                "blanco si es una comparación de este conjunto de datos. Si un texto deja abierto "
                "a quién recoge, ese texto o el otro: el que deje menos orígenes con nombre.",
            ),
            False,
        ),
        *in_both(
            "voices",
            Words(
                "Names of those to whom it goes back, in English.",
                "Nombres de aquellos a quienes se remonta, en inglés.",
            ),
            required=False,
        ),
        ReleasedColumn(
            "origins",
            IDS,
            Words(
                "Sources that its citations attribute it to, also where the text leaves that "
                "open; a text that attributes it to nobody is its own. What has no title has a "
                "description in [brackets].",
                "Fuentes a las que la atribuyen sus citas, también si el texto lo deja abierto; un "
                "texto que no la atribuye a nadie es la suya. Lo que no tiene título lleva una "
                "descripción entre [corchetes].",
            ),
        ),
        ReleasedColumn(
            "denied_by",
            IDS,
            Words(
                "Who says that it is not so, and for whom: of a denial, or a number of none, "
                "whoever makes it; of another claim, whoever disputes it, denies the same link in "
                "the same role, or says that there are none.",
                "Quién dice que no es así, y por quién habla: de una negación, o de una cifra que "
                "dice que no hay ninguno, quien la hace; de otra afirmación, quien la discute, "
                "niega el mismo vínculo en la misma función o dice que no hay ninguno.",
            ),
            False,
        ),
        *in_both(
            "denied_by",
            Words(
                "Names of those who say that it is not so, in English.",
                "Nombres de quienes dicen que no es así, en inglés.",
            ),
            required=False,
        ),
        *in_both(
            "contested_by",
            Words(
                "Who contests it, in words; *in another role*, who denies the same link in another "
                "role.",
                "Quién la contradice, en palabras, en inglés; *en otra función*, quién niega el "
                "mismo vínculo en otra función.",
            ),
            required=False,
        ),
        ReleasedColumn(
            "origin_kinds",
            IDS,
            Words(
                "Kinds of the sources that make it, such as official_statement.",
                "Clases de las fuentes que la hacen, como official_statement.",
            ),
            vocabularies=("source_kind",),
        ),
        ReleasedColumn(
            "n_rivals",
            INTEGER,
            Words(
                "Number of other claims on the same question, alike or not.",
                "Número de otras afirmaciones sobre la misma pregunta, coincidan o no.",
            ),
        ),
        ReleasedColumn(
            "rivals",
            IDS,
            Words("These claims, and other values.", "Esas afirmaciones y otros valores."),
            False,
        ),
        ReleasedColumn("rival_group", TEXT, GROUP, required=False, refers_to="records"),
        CONFLICT,
        ReleasedColumn(
            "n_origins_of_all",
            INTEGER,
            Words(
                "Independent named origins behind it and its rivals together, without what was "
                "withdrawn, refuted or misquoted.",
                "Orígenes independientes identificados de la afirmación y de sus rivales, juntos, "
                "sin lo que se retiró, refutó o citó mal.",
            ),
        ),
        *in_both(
            "note",
            Words(
                "What cannot be coded but a reader must know, such as the ground of a sanction: "
                "the note or, of an event or agreement, the summary.",
                "Lo que no se puede codificar pero hay que saber, como el motivo de una sanción: "
                "la nota o, de un suceso o acuerdo, el resumen, en inglés.",
            ),
            required=False,
        ),
        *in_both("citation", Words("Ready to print.", "Lista para publicar, en inglés.")),
        ReleasedColumn(
            "url",
            TEXT,
            Words(
                "Address of the first text that was read, if it has one.",
                "Dirección del primer texto que se leyó, si la tiene.",
            ),
            False,
        ),
    ),
    key=("id",),
)
"""All claims; ``docs/reference.md`` explains the columns that other tables share."""
