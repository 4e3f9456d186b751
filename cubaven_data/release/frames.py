"""Released tables as typed polars frames, and the pandera schemas that they satisfy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cubaven_data.findings import Finding
from cubaven_data.model.released import Codes, ReleasedColumn, ReleasedTable, codes_of
from cubaven_data.model.values import CITATIONS, CODE, DATE, INTEGER
from cubaven_data.release.tables import Released

if TYPE_CHECKING:
    import pandera.polars as pa
    import polars as pl

# Pairs of columns whose values must be in this order if both are given.
_ORDERED = (
    ("low", "best"),
    ("best", "high"),
    ("low", "high"),
    ("n_origins", "n_citations"),
    ("spread_low", "spread_high"),
)


def to_frame(released: Released) -> pl.DataFrame:
    """The table as a frame, with codes as enumerations and citations as lists of structs."""
    import polars as pl

    return pl.DataFrame([_series(column, released) for column in released.columns])


def _series(column: ReleasedColumn, released: Released) -> pl.Series:
    import polars as pl

    values, dtype = released.values[column.name], _dtype(column, released.vocabularies)
    if column.type is not CITATIONS:
        return pl.Series(column.name, values, dtype)
    # polars takes thirty times as long to make lists of structs from lists of dictionaries.
    parts = pl.DataFrame(
        [
            pl.Series("row", [n for n, cited in enumerate(values) for _ in cited], pl.UInt32),
            *(
                pl.Series(
                    part.name, [one[part.name] for cited in values for one in cited], pl.String
                )
                for part in dtype.inner.fields
            ),
        ]
    )
    lists = parts.group_by("row").agg(pl.struct(pl.exclude("row")).alias(column.name))
    rows = pl.DataFrame({"row": pl.int_range(len(values), dtype=pl.UInt32, eager=True)})
    return rows.join(lists, on="row", how="left", maintain_order="left")[column.name].fill_null([])


def schema_of(table: ReleasedTable, vocabularies: Codes) -> pa.DataFrameSchema:
    """The pandera schema of a released table.

    It checks the names, order and types of the columns, the codes, nulls, that integers are not
    negative, that bounds, counts and days are in order, that required lists are not empty, and that
    keys are unique.
    """
    import pandera.polars as pa

    columns = {
        column.name: pa.Column(
            _dtype(column, vocabularies),
            nullable=not column.required,
            checks=[pa.Check.ge(0)] if column.type is INTEGER else [],
        )
        for column in table.columns
    }
    return pa.DataFrameSchema(
        columns,
        checks=[*_order_checks(table), *_filled_checks(table)],
        strict=True,
        ordered=True,
        unique=list(table.key),
        name=table.name,
    )


def check_frame(released: Released, records: Sequence[Any] = ()) -> Iterator[Finding]:
    """Findings of gate 2: the frame breaks its schema, or has lost values of ``records``."""
    import pandera.polars as pa
    import polars as pl

    frame, name = to_frame(released), released.table.name
    try:
        schema_of(released.table, released.vocabularies).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        for case in errors.failure_cases.iter_rows(named=True):
            line = (case["index"] or 0) + 1
            values = {"check": str(case["check"]), "value": str(case["failure_case"])}
            yield Finding(f"frames/{name}", line, str(case["column"] or ""), "frame", values)
    for column in type(records[0]).model_fields if records else ():
        given = sum(getattr(record, column) is not None for record in records)
        found = frame[column]
        kept = found.len() - found.null_count()
        if found.dtype.base_type() is pl.List:
            kept = (found.list.len() > 0).sum()
        if kept != given:
            values = {"check": "fill rate", "value": f"{kept} of {given}"}
            yield Finding(f"frames/{name}", 0, column, "frame", values)


def _dtype(column: ReleasedColumn, vocabularies: Codes) -> Any:  # noqa: ANN401
    import polars as pl

    dtype = column.type.polars(pl)
    return dtype(codes_of(column, vocabularies)) if column.type is CODE else dtype


def _order_checks(table: ReleasedTable) -> Iterator[pa.Check]:
    import pandera.polars as pa
    import polars as pl

    names = {column.name for column in table.columns}
    days = [c.name for c in table.columns if c.type is DATE and c.name.endswith("_earliest")]
    pairs = [pair for pair in _ORDERED if names.issuperset(pair)]
    pairs += [(name, name.replace("_earliest", "_latest")) for name in days]
    for lower, upper in pairs:
        in_order = (pl.col(lower) <= pl.col(upper)).fill_null(value=True)
        yield pa.Check(
            lambda data, test=in_order: data.lazyframe.select(test), name=f"{lower} <= {upper}"
        )


def _filled_checks(table: ReleasedTable) -> Iterator[pa.Check]:
    import pandera.polars as pa
    import polars as pl

    for column in table.columns:
        if column.type.is_list and column.required:
            filled = pl.col(column.name).list.len() > 0
            yield pa.Check(
                lambda data, test=filled: data.lazyframe.select(test), name=f"{column.name} filled"
            )
