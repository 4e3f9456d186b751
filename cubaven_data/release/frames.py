"""Released tables as typed polars frames, and the pandera schemas that they satisfy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from cubaven_data.findings import Finding
from cubaven_data.model.released import Output, Released

if TYPE_CHECKING:
    import pandera.polars as pa

CITATION = pl.Struct({"source_id": pl.String, "locator": pl.String, "origin_id": pl.String})


def dtype(column: Output) -> pl.DataType | type[pl.DataType]:
    """The polars type of a column: codes are enumerations, lists are lists."""
    # Of enumerations only those that are: making one takes longer than all the rest.
    if column.type == "code":
        return pl.Enum(column.codes)
    types: Mapping[str, pl.DataType | type[pl.DataType]] = {
        "text": pl.String,
        "date": pl.Date,
        "number": pl.Float64,
        "integer": pl.Int64,
        "names": pl.List(pl.String),
        "citations": pl.List(CITATION),
    }
    return types[column.type]


def to_frame(table: Released) -> pl.DataFrame:
    """The table as a frame with the columns' types."""
    schema = {column.name: dtype(column) for column in table.columns}
    return pl.DataFrame(list(table.rows), schema=schema, orient="row")


def pandera_schema(table: Released) -> pa.DataFrameSchema:
    """The pandera schema of the table's frame: types, order, what may be null, keys."""
    return _schema(table.columns, table.key)


@lru_cache(maxsize=32)
def _schema(columns: tuple[Output, ...], key: tuple[str, ...]) -> pa.DataFrameSchema:
    import pandera.polars as pa

    checked = {
        column.name: pa.Column(
            dtype(column), nullable=not column.required or column.type in ("names", "citations")
        )
        for column in columns
    }
    return pa.DataFrameSchema(checked, strict=True, ordered=True, unique=list(key))


def check_frame(table: Released) -> list[Finding]:
    """What gate 2 finds: a frame that breaks its schema or lost rows or values on the way."""
    import pandera.polars as pa

    frame = to_frame(table)
    place = f"frames/{table.name}"
    findings = []
    try:
        pandera_schema(table).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for case in errors.failure_cases.iter_rows(named=True):
            line = (case["index"] or 0) + 1
            values = {"check": str(case["check"]), "value": str(case["failure_case"])}
            findings.append(Finding(place, line, str(case["column"] or ""), "frame", values))
    return [*findings, *_losses(place, frame, table)]


def _losses(place: str, frame: pl.DataFrame, table: Released) -> Iterator[Finding]:
    if frame.height != len(table.rows):
        values = {"check": "row count", "value": f"{frame.height} of {len(table.rows)}"}
        yield Finding(place, 0, "", "frame", values)
    for column in table.columns:
        blank = sum(row[column.name] is None for row in table.rows)
        if frame[column.name].null_count() != blank:
            values = {"check": "fill rate", "value": f"{frame[column.name].null_count()} nulls"}
            yield Finding(place, 0, column.name, "frame", values)
