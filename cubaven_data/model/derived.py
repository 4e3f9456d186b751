"""The columns and tables that only the release has, and the registry of all released tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cubaven_data.model.citations import ATTRIBUTIONS
from cubaven_data.model.columns import Column, When
from cubaven_data.model.released import ReleasedColumn, ReleasedTable, released_columns
from cubaven_data.model.tables import TABLES, VOCABULARIES, Table
from cubaven_data.model.values import CODE, DATE, IDS, INTEGER, NUMBER, TEXT
from cubaven_data.texts.wording import Words

NAMED = ("about_id", "subject_id", "object_id", "record_id", "under_id")
"""The references that are released with the names of their records next to the id."""


def _in_both(name: str, means: Words, *, required: bool = True) -> Iterator[ReleasedColumn]:
    """A text in each language; ``means`` is the description of the English one."""
    yield ReleasedColumn(f"{name}_en", TEXT, means, required)
    yield ReleasedColumn(f"{name}_es", TEXT, _SAME, required)


_SAME = Words("The same in Spanish.", "Lo mismo en español.")


def _names_beside(column: str) -> Iterator[ReleasedColumn]:
    means = Words(
        f"Name or title, in English, of the record in {column}.",
        f"Nombre o título, en inglés, del registro de {column}.",
    )
    yield from _in_both(column.removesuffix("_id"), means, required=False)


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
        Words("How well it is supported.", "Qué respaldo tiene."),
        vocabularies=("support",),
    ),
    *_in_both(
        "who_says_so",
        Words("Whom the citations go back to.", "A quiénes se remontan las citas, en inglés."),
    ),
    *_in_both("read_in", Words("Texts that were read.", "Textos que se leyeron, en inglés.")),
    ReleasedColumn(
        "flags",
        IDS,
        Words(
            "What to know before printing it: codes of the list `flag`.",
            "Qué hay que saber antes de publicarlo: códigos de la lista `flag`.",
        ),
        required=False,
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
    *_in_both(
        "sentence", Words("The claim as a sentence.", "La afirmación como frase, en inglés.")
    ),
    ReleasedColumn(
        "standing",
        CODE,
        Words("Whether it is disputed, or what became of it.", "Si se discute o qué fue de ello."),
        vocabularies=("standing", "outcome"),
    ),
    *released_columns(CLAIMED_ON),
)
"""The columns of every table of claims."""

_RIVALS = Words(
    "First id of the rival claims; blank if there are none.",
    "Primer id de las afirmaciones rivales; en blanco si no las hay.",
)
OF_FIGURES = (
    ReleasedColumn(
        "unit",
        CODE,
        Words("Unit of low, best and high.", "Unidad de low, best y high."),
        vocabularies=("unit",),
    ),
    ReleasedColumn("rival_group", TEXT, _RIVALS, required=False, refers_to="figures"),
    ReleasedColumn(
        "spread_low",
        NUMBER,
        Words("Lowest number among the rivals.", "Número más bajo entre las rivales."),
        required=False,
    ),
    ReleasedColumn(
        "spread_high",
        NUMBER,
        Words("Highest number among the rivals.", "Número más alto entre las rivales."),
        required=False,
    ),
    ReleasedColumn(
        "conflict",
        CODE,
        Words(
            "Whether independent claimants differ, or only those who relay one origin.",
            "Si difieren declarantes independientes o solo quienes recogen un mismo origen.",
        ),
        required=False,
        vocabularies=("conflict",),
    ),
)
"""The derived columns that only figures have."""

OF_RELATIONS = (
    ReleasedColumn("rival_group", TEXT, _RIVALS, required=False, refers_to="relations"),
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


def _own_table(table: Table) -> ReleasedTable:
    columns = [released for column in table.columns for released in released_columns(column)]
    for name in NAMED:
        if name in table.header:
            columns += _names_beside(name)
    columns += OF_CLAIMS if "outcome" in table.header else ()
    columns += SUPPORT if "sources" in table.header else ()
    columns += {"figures": OF_FIGURES, "relations": OF_RELATIONS}.get(table.name, ())
    return ReleasedTable(table.name, table.title, tuple(columns), table.key)


_RECORD_ID = ReleasedColumn("record_id", TEXT, Words("Record.", "Registro."), refers_to="records")
_POSITION = ReleasedColumn(
    "position", INTEGER, Words("Position in the list, from 1.", "Posición en la lista, desde 1.")
)
_SOURCE_ID = ReleasedColumn(
    "source_id", TEXT, Words("Text that was read.", "Texto que se leyó."), refers_to="sources"
)
_ORIGIN_ID = ReleasedColumn(
    "origin_id",
    TEXT,
    Words(
        "Source to which the text attributes the claim; blank if it makes the claim itself.",
        "Fuente a la que el texto atribuye la afirmación; en blanco si la hace el propio texto.",
    ),
    required=False,
    refers_to="sources",
)
RECORDS = ReleasedTable(
    "records",
    Words("All records", "Todos los registros"),
    (
        ReleasedColumn("id", TEXT, Words("Identifier.", "Identificador.")),
        ReleasedColumn(
            "table",
            CODE,
            Words("Table that contains the record.", "Tabla que contiene el registro."),
            codes=tuple(name for name, table in TABLES.items() if table.has_ids),
        ),
        ReleasedColumn(
            "kind", TEXT, Words("Kind of record.", "Clase de registro."), required=False
        ),
        ReleasedColumn(
            "name_en",
            TEXT,
            Words(
                "Name or title, in English if possible.", "Nombre o título, en inglés si lo hay."
            ),
            required=False,
        ),
        ReleasedColumn("name_es", TEXT, _SAME, required=False),
    ),
    key=("id",),
)

CITATIONS = ReleasedTable(
    "citations",
    Words("Citations", "Citas"),
    (
        _RECORD_ID,
        ReleasedColumn(
            "column",
            CODE,
            Words(
                "Whether it supports (`sources`) or contradicts (`disputed_by`) the record.",
                "Si respalda (`sources`) o contradice (`disputed_by`) el registro.",
            ),
            codes=("sources", "disputed_by"),
        ),
        _POSITION,
        _SOURCE_ID,
        ReleasedColumn("locator", TEXT, Words("Place in that text.", "Lugar en ese texto.")),
        _ORIGIN_ID,
        ReleasedColumn(
            "attribution",
            CODE,
            Words(
                "How certain it is that the text attributes the claim to the origin: it says so, "
                "attribution is carried over from a neighbouring paragraph, or the text leaves it "
                "open.",
                "Con qué certeza atribuye el texto la afirmación al origen: lo dice, se arrastra "
                "de un párrafo vecino o el texto lo deja abierto.",
            ),
            codes=ATTRIBUTIONS,
        ),
        ReleasedColumn(
            "supports",
            TEXT,
            Words(
                "Columns of the record that it supports; blank for the whole row.",
                "Columnas del registro que respalda; en blanco, toda la fila.",
            ),
            required=False,
        ),
        ReleasedColumn(
            "citation",
            TEXT,
            Words(
                "The citation as it is written, with every source between origin and text.",
                "La cita tal como está escrita, con todas las fuentes entre el origen y el texto.",
            ),
        ),
        *_in_both("in_words", Words("The citation in words.", "La cita en palabras, en inglés.")),
        ReleasedColumn(
            "voices",
            IDS,
            Words(
                "Whom it goes back to: governments, speakers, a publisher or the source itself.",
                "A quién se remonta: gobiernos, declarantes, un medio o la propia fuente.",
            ),
        ),
        ReleasedColumn(
            "origin_type",
            CODE,
            Words(
                "Whether somebody with a name vouches for it.",
                "Si responde de ello alguien identificado.",
            ),
            codes=("named", "unnamed"),
        ),
    ),
    key=("record_id", "column", "position"),
)

SOURCE_LINKS = ReleasedTable(
    "source_links",
    Words("Who relays whom", "Quién recoge a quién"),
    (
        replace(_ORIGIN_ID, required=True, means=Words("Source relayed.", "Fuente recogida.")),
        replace(_SOURCE_ID, means=Words("Text that relays it.", "Texto que la recoge.")),
        ReleasedColumn(
            "n_citations",
            INTEGER,
            Words("Number of citations through it.", "Número de citas a través de él."),
        ),
    ),
    key=("origin_id", "source_id"),
)

ALIASES = ReleasedTable(
    "aliases",
    Words("Aliases", "Otros nombres"),
    (
        _RECORD_ID,
        _POSITION,
        ReleasedColumn("alias", TEXT, Words("Other name in use.", "Otro nombre que se usa.")),
    ),
    key=("record_id", "position"),
)

CODES = ReleasedTable(
    "codes",
    Words("Codes", "Códigos"),
    (
        ReleasedColumn("vocabulary", TEXT, Words("Code list.", "Lista de códigos.")),
        *(
            ReleasedColumn(column.name, TEXT, column.means, column.required)
            for column in VOCABULARIES["access"].columns
        ),
    ),
    key=("vocabulary", "code"),
)

RELEASED: Mapping[str, ReleasedTable] = {
    table.name: table
    for table in (
        *map(_own_table, TABLES.values()),
        *(RECORDS, CITATIONS, SOURCE_LINKS, ALIASES, CODES),
    )
}
"""All released tables by name, in the order of the release."""
