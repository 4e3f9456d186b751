"""The columns that the release adds to the tables of the dataset."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.model.columns import Column, When
from cubaven_data.model.released import ReleasedColumn, released_columns
from cubaven_data.model.values import CODE, DATE, IDS, INTEGER, NUMBER, TEXT
from cubaven_data.texts.wording import Words

NAMED = ("about_id", "subject_id", "object_id", "record_id", "under_id")
"""The references that are released with the names of their records next to the id."""


def in_both(name: str, means: Words, *, required: bool = True) -> Iterator[ReleasedColumn]:
    """A text in each language; ``means`` is the description of the English one."""
    yield ReleasedColumn(f"{name}_en", TEXT, means, required)
    yield ReleasedColumn(f"{name}_es", TEXT, SAME, required)


SAME = Words("The same in Spanish.", "Lo mismo en español.")


def names_beside(column: str) -> Iterator[ReleasedColumn]:
    """The names of the records to which a column refers."""
    means = Words(
        f"Name or title, in English, of the record in {column}, with its acronym.",
        f"Nombre o título, en inglés, del registro de {column}, con sus siglas.",
    )
    yield from in_both(column.removesuffix("_id"), means, required=False)


SUPPORT = (
    ReleasedColumn(
        "n_citations",
        INTEGER,
        Words("Number of citations in sources.", "Número de citas en sources."),
    ),
    ReleasedColumn(
        "n_origins",
        INTEGER,
        Words(
            "Number of independent named origins that the citations go back to.",
            "Número de orígenes independientes identificados a los que se remontan las citas.",
        ),
    ),
    ReleasedColumn(
        "n_unnamed_origins",
        INTEGER,
        Words(
            "Number of unnamed origins, never counted as independent.",
            "Número de orígenes no identificados, que nunca cuentan como independientes.",
        ),
    ),
    ReleasedColumn(
        "support",
        CODE,
        Words(
            "How well it is supported; what is possible, expected or misquoted has `single_source` "
            "at most.",
            "Qué respaldo tiene; lo posible, lo esperado y lo mal citado, `single_source` como "
            "mucho.",
        ),
        vocabularies=("support",),
    ),
    *in_both(
        "who_says_so",
        Words("Whom the citations go back to.", "A quiénes se remontan las citas, en inglés."),
    ),
    *in_both("read_in", Words("Texts that were read.", "Textos que se leyeron, en inglés.")),
    ReleasedColumn(
        "flags",
        IDS,
        Words(
            "What to know before printing it: codes of the list `flag`; blank, as any list "
            "without items, if there is nothing.",
            "Qué hay que saber antes de publicarlo: códigos de la lista `flag`; en blanco, como "
            "toda lista sin elementos, si no hay nada.",
        ),
        required=False,
        vocabularies=("flag",),
    ),
    ReleasedColumn(
        "not_told",
        IDS,
        Words(
            "Blank columns of which the texts, coded whole, do not tell.",
            "Columnas en blanco de las que los textos, codificados íntegramente, nada dicen.",
        ),
        required=False,
    ),
    ReleasedColumn(
        "as_of",
        DATE,
        Words(
            "Last day until which a text that was read can vouch for it.",
            "Último día hasta el que puede responder de ello un texto que se leyó.",
        ),
        required=False,
    ),
)
"""The columns of every table whose rows cite sources."""

CLAIMED_ON = Column(
    "claimed_on",
    When.__metadata__[0],  # type: ignore[attr-defined]
    required=False,
    means=Words(
        "When it was first claimed: the date of the origin, else of the text.",
        "Cuándo se afirmó por primera vez: la fecha del origen o, si no consta, la del texto.",
    ),
)
OF_CLAIMS = (
    *in_both("sentence", Words("The claim as a sentence.", "La afirmación como frase, en inglés.")),
    ReleasedColumn(
        "standing",
        CODE,
        Words("Whether it is disputed, or what became of it.", "Si se discute o qué fue de ello."),
        vocabularies=("standing", "outcome"),
    ),
    *released_columns(CLAIMED_ON),
)
"""The columns of every table of claims."""

GROUP = Words(
    "First id of its group of rivals; blank if it is in none. What is said for a long or open "
    "period rivals claims for different times, and joins no group with them.",
    "Primer id de su grupo de rivales; en blanco si no está en ninguno. Lo que se dice de un "
    "período largo o abierto rivaliza con afirmaciones de momentos distintos y no forma grupo con "
    "ellas.",
)
CONFLICT = ReleasedColumn(
    "conflict",
    CODE,
    Words(
        "Whether independent claimants give numbers in its group that cannot both be so, or only "
        "those who relay one origin differ; blank if neither.",
        "Si en su grupo declarantes independientes dan números incompatibles, o solo difieren "
        "quienes recogen un mismo origen; en blanco si ni lo uno ni lo otro.",
    ),
    required=False,
    vocabularies=("conflict",),
)
OF_AGENCIES = (
    *in_both(
        "when",
        Words(
            "Its founding and its end, in words.", "Su creación y su fin, en palabras, en inglés."
        ),
        required=False,
    ),
    *in_both(
        "dates",
        Words("Its founding and its end as a sentence.", "Su creación y su fin como frase."),
        required=False,
    ),
    *in_both(
        "dates_citation",
        Words(
            "That sentence ready to print, with the texts that give the dates.",
            "Esa frase lista para publicar, con los textos que dan las fechas, en inglés.",
        ),
        required=False,
    ),
    *in_both(
        "dates_who_says_so",
        Words("Whom these texts go back to.", "A quiénes se remontan esos textos, en inglés."),
        required=False,
    ),
    ReleasedColumn(
        "dates_support",
        CODE,
        Words("How well they support the dates.", "Qué respaldo dan a las fechas."),
        required=False,
        vocabularies=("support",),
    ),
    ReleasedColumn(
        "dates_flags",
        IDS,
        Words(
            "What to know before printing the dates: codes of the list `flag`.",
            "Qué hay que saber antes de publicar las fechas: códigos de la lista `flag`.",
        ),
        required=False,
        vocabularies=("flag",),
    ),
)
"""The derived columns that only agencies have."""
OF_FIGURES = (
    ReleasedColumn(
        "unit",
        CODE,
        Words("Unit of low, best and high.", "Unidad de low, best y high."),
        vocabularies=("unit",),
    ),
    ReleasedColumn("rival_group", TEXT, GROUP, required=False, refers_to="figures"),
    ReleasedColumn(
        "spread_low",
        NUMBER,
        Words("Lowest number in its group.", "Número más bajo de su grupo."),
        required=False,
    ),
    ReleasedColumn(
        "spread_high",
        NUMBER,
        Words("Highest number in its group.", "Número más alto de su grupo."),
        required=False,
    ),
    CONFLICT,
    ReleasedColumn(
        "n_origins_of_group",
        INTEGER,
        Words(
            "Number of independent named origins behind its group.",
            "Número de orígenes independientes identificados detrás de su grupo.",
        ),
        required=False,
    ),
)
"""The derived columns that only figures have."""

OF_RELATIONS = (
    ReleasedColumn("rival_group", TEXT, GROUP, required=False, refers_to="relations"),
    ReleasedColumn(
        "open_question",
        TEXT,
        Words(
            "First id of the possible answers to one question; blank if it is not one of several.",
            "Primer id de las respuestas posibles a una pregunta; en blanco si no hay varias.",
        ),
        required=False,
        refers_to="relations",
    ),
)
"""The derived columns that only relations have."""
