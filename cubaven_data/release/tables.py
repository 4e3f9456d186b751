"""The tables as they are released: the dataset's own, with what is derived from them.

A date becomes four columns, lists become lists of values, and what the citations amount to is
counted. Five tables are derived as a whole: ``records`` (every id with its table and names),
``citations``, ``source_links`` (who relays whom), ``aliases`` and ``codes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.claims import Record
from cubaven_data.model.columns import (
    Cell,
    CitationList,
    Code,
    DateCell,
    NameList,
    Number,
    Reference,
)
from cubaven_data.model.dates import Date
from cubaven_data.model.released import Output, Released, Type
from cubaven_data.model.tables import TABLES, Column
from cubaven_data.origins.lineage import Lineage, rival_groups
from cubaven_data.reading.dataset import Dataset
from cubaven_data.release.derived import citation_parts, derived_tables, name_of

_PRECISIONS = ("day", "month", "year", "decade", "between", "extent", "ongoing")
_DATE_PARTS = (
    ("earliest", "First day on which it can have been.", "Primer día en que pudo ser."),
    ("latest", "Last day on which it can have been.", "Último día en que pudo ser."),
)
_VOICES = (
    Output(
        "who_says_so_en",
        "text",
        "Whoever the citations go back to, by name.",
        "A quién se remontan las citas, por su nombre, en inglés.",
    ),
    Output(
        "who_says_so_es",
        "text",
        "The same in Spanish.",
        "Lo mismo en español.",
    ),
)
_COUNTS = (
    Output(
        "n_citations",
        "integer",
        "Number of citations in sources.",
        "Número de citas en sources.",
    ),
    Output(
        "n_origins",
        "integer",
        "Number of independent named origins that they go back to.",
        "Número de orígenes independientes con nombre a los que se remontan.",
    ),
    Output(
        "n_unnamed_origins",
        "integer",
        "Number of unnamed origins, never counted as independent.",
        "Número de orígenes sin nombre, que nunca cuentan como independientes.",
    ),
)


def release(dataset: Dataset) -> dict[str, Released]:
    """All released tables by name, in a fixed order; rows in the order of the data."""
    own = [_own_table(dataset, name) for name in TABLES]
    return {table.name: table for table in (*own, *derived_tables(dataset))}


def _own_table(dataset: Dataset, name: str) -> Released:
    table = TABLES[name]
    columns = [c for column in table.columns for c in _outputs(dataset, column, table.key)]
    rows = [
        {key: value for column in table.columns for key, value in _cells(record, column)}
        for record in dataset.tables[name]
    ]
    for added, values in _additions(dataset, name):
        columns += added
        for row, record in zip(rows, dataset.tables[name], strict=True):
            row |= values(record)
    return Released(name, table.title_en, table.title_es, tuple(columns), tuple(rows), (table.key,))


Addition = tuple[Sequence[Output], Callable[[Any], dict[str, Any]]]


def _additions(dataset: Dataset, name: str) -> Iterator[Addition]:
    """The derived columns of a table, each group with what computes its values for a record."""
    header = TABLES[name].header
    for column in ("about_id", "subject_id", "object_id"):
        if column in header:
            yield _name_columns(dataset, column)
    if "sources" in header:
        yield _COUNTS, partial(_counts, dataset.lineage)
    if "status" in header:
        yield _VOICES, partial(_voices, dataset, dataset.lineage)
    if name == "figures":
        yield _figure_columns(dataset)


def _counts(lineage: Lineage, record: Any) -> dict[str, Any]:  # noqa: ANN401
    found = lineage.corroborate(record.sources)
    return {
        "n_citations": found.n_citations,
        "n_origins": found.n_origins,
        "n_unnamed_origins": found.n_unnamed_origins,
    }


def _voices(dataset: Dataset, lineage: Lineage, record: Any) -> dict[str, Any]:  # noqa: ANN401
    found = lineage.corroborate(record.sources)
    voices = [dataset[id_] for id_ in (*found.origins, *found.unnamed)]
    return {
        f"who_says_so_{language}": SEPARATOR.join(
            name_of(voice, language) or "" for voice in voices
        )
        for language in ("en", "es")
    }


def _name_columns(dataset: Dataset, column: str) -> Addition:
    stem = column.removesuffix("_id")
    columns = [
        Output(f"{stem}_en", "text", f"Name behind {column}.", f"Nombre de {column}.", False),
        Output(f"{stem}_es", "text", "The same in Spanish.", "Lo mismo en español.", False),
    ]

    def values(record: Any) -> dict[str, Any]:  # noqa: ANN401
        named = dataset[getattr(record, column)]
        return {f"{stem}_{language}": name_of(named, language) for language in ("en", "es")}

    return columns, values


def _figure_columns(dataset: Dataset) -> Addition:
    measures = dataset.vocabularies["measure"]
    groups = rival_groups(dataset.figures)
    columns = [
        Output(
            "unit",
            "code",
            "Unit of low, best and high.",
            "Unidad de low, best y high.",
            codes=tuple(dataset.vocabularies["unit"].terms),
        ),
        Output(
            "rival_group",
            "text",
            "First of the figures that answer the same question; they may agree. Blank if alone.",
            "Primera de las cifras que responden a la misma pregunta; pueden coincidir. "
            "En blanco si no hay otras.",
            required=False,
            refers_to="figures",
        ),
    ]

    def values(record: Any) -> dict[str, Any]:  # noqa: ANN401
        return {"unit": measures[record.measure].unit, "rival_group": groups.get(record.id)}

    return columns, values


def _outputs(dataset: Dataset, column: Column, key: str) -> Iterator[Output]:
    cell = column.cell
    refers = ""
    if isinstance(cell, Reference):
        refers = cell.tables[0] if len(cell.tables) == 1 else "records"
    codes = tuple(dataset.vocabularies[cell.vocabulary].terms) if isinstance(cell, Code) else ()
    yield Output(column.name, _type(cell), column.en, column.es, column.required, codes, refers)
    if isinstance(cell, DateCell):
        for part, en, es in _DATE_PARTS:
            yield Output(f"{column.name}_{part}", "date", en, es, required=False)
        yield Output(
            f"{column.name}_precision",
            "code",
            "How exact it is.",
            "Qué exactitud tiene.",
            required=column.required,
            codes=_PRECISIONS,
        )


def _type(cell: Cell) -> Type:
    types: Mapping[type[Cell], Type] = {
        Code: "code",
        Number: "number",
        NameList: "names",
        CitationList: "citations",
    }
    return types.get(type(cell), "text")


def _cells(record: Record, column: Column) -> Iterator[tuple[str, Any]]:
    value = getattr(record, column.name)
    if isinstance(column.cell, DateCell):
        date: Date | None = value
        yield column.name, date.text if date else None
        yield f"{column.name}_earliest", date.earliest if date else None
        yield f"{column.name}_latest", date.latest if date else None
        yield f"{column.name}_precision", date.precision if date else None
    elif isinstance(column.cell, CitationList):
        yield column.name, [citation_parts(citation) for citation in value or ()]
    elif isinstance(column.cell, NameList):
        yield column.name, list(value or ())
    else:
        yield column.name, value
