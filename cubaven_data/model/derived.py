"""The tables that only the release has, and the registry of all released tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cubaven_data.model.added import (
    NAMED,
    OF_AGENCIES,
    OF_CLAIMS,
    OF_FIGURES,
    OF_RELATIONS,
    SAME,
    SUPPORT,
    in_both,
    names_beside,
)
from cubaven_data.model.all_claims import CLAIM_TABLES, CLAIMS
from cubaven_data.model.citations import ATTRIBUTIONS
from cubaven_data.model.released import (
    ReleasedColumn,
    ReleasedTable,
    referred_first,
    released_columns,
)
from cubaven_data.model.tables import TABLES, VOCABULARIES, Table
from cubaven_data.model.values import CODE, IDS, INTEGER, TEXT
from cubaven_data.texts.wording import Words

_OF_ONE = {"agencies": OF_AGENCIES, "figures": OF_FIGURES, "relations": OF_RELATIONS}


def _own_table(table: Table) -> ReleasedTable:
    columns = [released for column in table.columns for released in released_columns(column)]
    for name in NAMED:
        if name in table.header:
            columns += names_beside(name)
    columns += OF_CLAIMS if table.name in CLAIM_TABLES else ()
    columns += SUPPORT if "sources" in table.header else ()
    columns += _OF_ONE.get(table.name, ())
    return ReleasedTable(table.name, table.model.__name__, table.title, tuple(columns), table.key)


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
    "RecordRow",
    Words("All records", "Todos los registros"),
    (
        ReleasedColumn("id", TEXT, Words("Identifier.", "Identificador.")),
        ReleasedColumn(
            "table_name",
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
                "Name or title, in English if possible, with its acronym.",
                "Nombre o título, en inglés si lo hay, con sus siglas.",
            ),
            required=False,
        ),
        ReleasedColumn("name_es", TEXT, SAME, required=False),
    ),
    key=("id",),
)

CITATIONS = ReleasedTable(
    "citations",
    "CitationRow",
    Words("Citations", "Citas"),
    (
        _RECORD_ID,
        ReleasedColumn(
            "column_name",
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
        *in_both("in_words", Words("The citation in words.", "La cita en palabras, en inglés.")),
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
    key=("record_id", "column_name", "position"),
)

SOURCE_LINKS = ReleasedTable(
    "source_links",
    "SourceLink",
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
    "Alias",
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
    "Code",
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

_RELEASED = {
    table.name: table
    for table in (
        *map(_own_table, TABLES.values()),
        *(CLAIMS, RECORDS, CITATIONS, SOURCE_LINKS, ALIASES, CODES),
    )
}
RELEASED: Mapping[str, ReleasedTable] = {
    name: _RELEASED[name]
    for name in referred_first({n: t.references.values() for n, t in _RELEASED.items()})
}
"""All released tables by name, in the order of the release: each after those it refers to."""
