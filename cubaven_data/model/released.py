"""The tables of the release and their columns: those of the dataset, and what is derived for them.

A date becomes four columns, and what the citations of a row amount to is counted. Five tables are
derived as a whole: ``records`` (every id with its table and names), ``citations``, ``source_links``
(who relays whom), ``aliases`` and ``codes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cubaven_data.model import dates
from cubaven_data.model.cells import Code, DateCell, Reference
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.columns import Column
from cubaven_data.model.tables import TABLES, VOCABULARIES, Table
from cubaven_data.model.values import CODE, DATE, INTEGER, TEXT, ValueType
from cubaven_data.texts.wording import Words


@dataclass(frozen=True)
class ReleasedColumn:
    """A column of a released table.

    A code is one of ``codes`` or, where there are none, of the code list ``vocabulary``;
    ``refers_to`` is the released table whose key the value is.
    """

    name: str
    type: ValueType
    means: Words
    required: bool = True
    vocabulary: str = ""
    codes: tuple[str, ...] = ()
    refers_to: str = ""


Codes = Mapping[str, Vocabulary[Any]]
"""Code lists by name."""


def codes_of(column: ReleasedColumn, vocabularies: Codes) -> tuple[str, ...]:
    """The codes that a column can hold, retired ones included; none if it holds no codes."""
    return column.codes or tuple(vocabularies[column.vocabulary].terms if column.vocabulary else ())


@dataclass(frozen=True)
class ReleasedTable:
    """A released table: its columns, and those of them that identify a row."""

    name: str
    title: Words
    columns: tuple[ReleasedColumn, ...]
    key: tuple[str, ...]

    @property
    def flat(self) -> ReleasedTable:
        """The same table without the columns that hold lists."""
        return replace(self, columns=tuple(c for c in self.columns if not c.type.is_list))


def released_columns(column: Column) -> Iterator[ReleasedColumn]:
    """What becomes of a column of the dataset, in the order of :meth:`Cell.spread`."""
    cell = column.cell
    refers, vocabulary = "", ""
    if isinstance(cell, Reference):
        refers = cell.tables[0] if len(cell.tables) == 1 else "records"
    if isinstance(cell, Code):
        vocabulary = cell.vocabulary
    yield ReleasedColumn(
        column.name, cell.released, column.means, column.required, vocabulary, (), refers
    )
    if isinstance(cell, DateCell):
        earliest, latest, precision = (f"{column.name}_{part}" for part in dates.PARTS)
        yield ReleasedColumn(earliest, DATE, _EARLIEST, required=False)
        yield ReleasedColumn(latest, DATE, _LATEST, required=False)
        yield ReleasedColumn(precision, CODE, _PRECISION, column.required, codes=dates.PRECISIONS)


_EARLIEST = Words("First day on which it can have been.", "Primer día en que pudo ser.")
_LATEST = Words("Last day on which it can have been.", "Último día en que pudo ser.")
_PRECISION = Words("How exact it is.", "Qué exactitud tiene.")

NAMED = ("about_id", "subject_id", "object_id")
"""The references whose names are released beside the id."""


def _names_beside(column: str) -> Iterator[ReleasedColumn]:
    stem = column.removesuffix("_id")
    means = Words(f"Name behind {column}.", f"Nombre de {column}.")
    yield ReleasedColumn(f"{stem}_en", TEXT, means, required=False)
    means = Words("The same in Spanish.", "Lo mismo en español.")
    yield ReleasedColumn(f"{stem}_es", TEXT, means, required=False)


COUNTS = (
    ReleasedColumn(
        "n_citations",
        INTEGER,
        Words("Number of citations in sources.", "Número de citas en sources."),
    ),
    ReleasedColumn(
        "n_origins",
        INTEGER,
        Words(
            "Number of independent named origins that they go back to.",
            "Número de orígenes independientes con nombre a los que se remontan.",
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
)
"""What the citations of a row amount to."""

VOICES = (
    ReleasedColumn(
        "who_says_so_en",
        TEXT,
        Words(
            "Whoever the citations go back to, by name.",
            "A quién se remontan las citas, por su nombre, en inglés.",
        ),
    ),
    ReleasedColumn("who_says_so_es", TEXT, Words("The same in Spanish.", "Lo mismo en español.")),
)
"""Who the citations of a claim go back to."""

OF_FIGURES = (
    ReleasedColumn(
        "unit",
        CODE,
        Words("Unit of low, best and high.", "Unidad de low, best y high."),
        vocabulary="unit",
    ),
    ReleasedColumn(
        "rival_group",
        TEXT,
        Words(
            "First of the figures that answer the same question; they may agree. Blank if alone.",
            "Primera de las cifras que responden a la misma pregunta; pueden coincidir. "
            "En blanco si no hay otras.",
        ),
        required=False,
        refers_to="figures",
    ),
)
"""What is derived for figures alone."""


def _own_table(table: Table) -> ReleasedTable:
    columns = [released for column in table.columns for released in released_columns(column)]
    for name in NAMED:
        if name in table.header:
            columns += _names_beside(name)
    columns += COUNTS if "sources" in table.header else ()
    columns += VOICES if "status" in table.header else ()
    columns += OF_FIGURES if table.name == "figures" else ()
    return ReleasedTable(table.name, table.title, tuple(columns), table.key)


_RECORD_ID = ReleasedColumn("record_id", TEXT, Words("Record.", "Registro."), refers_to="records")
_POSITION = ReleasedColumn(
    "position", INTEGER, Words("Place in the list, from 1.", "Lugar en la lista, desde 1.")
)
_SOURCE_ID = ReleasedColumn(
    "source_id", TEXT, Words("Text that was read.", "Texto que se leyó."), refers_to="sources"
)
_ORIGIN_ID = ReleasedColumn(
    "origin_id",
    TEXT,
    Words(
        "Source that the text names for the claim; blank where it speaks for itself.",
        "Fuente que el texto nombra para la afirmación; en blanco si habla por sí mismo.",
    ),
    required=False,
    refers_to="sources",
)
_NAME_ES = Words("The same in Spanish.", "Lo mismo en español.")

RECORDS = ReleasedTable(
    "records",
    Words("All records", "Todos los registros"),
    (
        ReleasedColumn("id", TEXT, Words("Identifier.", "Identificador.")),
        ReleasedColumn(
            "table",
            CODE,
            Words("Table that has it.", "Tabla que lo tiene."),
            codes=tuple(name for name, table in TABLES.items() if table.has_ids),
        ),
        ReleasedColumn("kind", TEXT, Words("What kind it is.", "De qué clase es."), required=False),
        ReleasedColumn(
            "name_en", TEXT, Words("Name or title.", "Nombre o título."), required=False
        ),
        ReleasedColumn("name_es", TEXT, _NAME_ES, required=False),
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
                "Whether it supports or contradicts the record.",
                "Si respalda o contradice el registro.",
            ),
            codes=("sources", "disputed_by"),
        ),
        _POSITION,
        _SOURCE_ID,
        ReleasedColumn("locator", TEXT, Words("Place in that text.", "Lugar en ese texto.")),
        _ORIGIN_ID,
        ReleasedColumn(
            "voice_id",
            TEXT,
            Words(
                "Whoever it goes back to: a speaker, a publisher or a source.",
                "A quién se remonta: quien habla, un medio o una fuente.",
            ),
            refers_to="records",
        ),
        ReleasedColumn(
            "origin_type",
            CODE,
            Words("What the origin counts as.", "Qué cuenta como origen."),
            vocabulary="origin_type",
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
            Words("Number of citations that do.", "Número de citas que lo hacen."),
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
        ReleasedColumn("alias", TEXT, Words("Other name in use.", "Otro nombre en uso.")),
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
            for column in VOCABULARIES["status"].columns
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
"""Every released table by name, in the order of the release."""
