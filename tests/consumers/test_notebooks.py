"""What people load into notebooks and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import pandas as pd
import polars as pl
import pytest
from questions import HEADINGS, QUESTIONS, Condition, Question, in_sql, in_text


def contains(column: str, value: str) -> str:
    return f"list_contains({column}, '{value}')"


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_duckdb_answers_over_files(question: Question, form: str, released: Path) -> None:
    base = duckdb.connect()
    source = f"'{released}/{form}/claims.{form}'"
    if form == "json":
        source = f"(select unnest(rows, max_depth := 2) from {source})"
    base.execute(f"create view claims as from {source}")
    query = in_sql(question, in_text if form == "csv" else contains)
    assert {id_ for (id_,) in base.execute(query).fetchall()} == question.answer


def frame(form: str, released: Path) -> pd.DataFrame:
    """The claims in a data frame, with the names of the released columns."""
    if form == "csv":
        return pd.read_csv(released / "csv" / "claims.csv")
    if form == "parquet":
        return pd.read_parquet(released / "parquet" / "claims.parquet")
    if form == "flat":
        read = pd.read_csv(released / "flat" / "claims.en.csv")
    else:
        (book,) = (released / "xlsx").glob("*.en.xlsx")
        read = pd.read_excel(book, sheet_name="All claims")
    return read.rename(columns={shown: name for name, shown in HEADINGS.items()} | {"Id": "id"})


def meets(claims: pd.DataFrame, one: Condition, is_shown: bool) -> pd.Series[bool]:
    """Which claims meet the condition, by the code or by what is shown for it."""
    column, value = claims[one.column], (is_shown and one.shown) or one.value
    if one.how == "is":
        return column == value
    if one.how == "with":
        return column.fillna("").map(lambda cell: value in parts(cell))
    return pd.to_datetime(column) >= value if isinstance(value, str) else column >= value


def parts(cell: str | Sequence[str]) -> Sequence[str]:
    """The values of a list, which is text except in Parquet."""
    return cell.split("; ") if isinstance(cell, str) else cell


@pytest.mark.parametrize("form", ["csv", "parquet", "flat", "xlsx"])
def test_pandas_answers_over_files(form: str, released: Path) -> None:
    claims = frame(form, released)
    for question in QUESTIONS:
        found = claims
        for one in question.conditions:
            found = found[meets(found, one, form in ("flat", "xlsx"))]
        assert {*found["id"]} == question.answer, question


def test_polars_answers_over_parquet(released: Path) -> None:
    claims = pl.read_parquet(released / "parquet" / "claims.parquet")

    def condition(one: Condition) -> pl.Expr:
        column = pl.col(one.column)
        if one.how == "with":
            return column.list.contains(one.value)
        if one.how == "is":
            return column == one.value
        value = pl.lit(one.value)
        return column >= (value.str.to_date() if isinstance(one.value, str) else value)

    for question in QUESTIONS:
        found = claims.filter(*map(condition, question.conditions))
        assert {*found["id"]} == question.answer, question


def test_networkx_answers_what_is_asked_of_relations(released: Path) -> None:
    graph = nx.read_graphml(released / "graphml" / "network.graphml", force_multigraph=True)
    # The edges are those claims that are relations between actors and agencies.
    edges = {
        id_: values | {"about": ends} for *ends, id_, values in graph.edges(keys=True, data=True)
    }

    def meets(edge: dict[str, Any], one: Condition) -> bool:
        cell = edge.get(one.column)
        return one.value in cell if one.how == "with" else cell == one.value

    known = {"kind", "about", "modality", "support"}
    asked = [
        question
        for question in QUESTIONS
        if all(
            one.column in known and (one.column != "about" or one.value in graph)
            for one in question.conditions
        )
    ]
    assert len(asked) > 3
    for question in asked:
        found = {
            id_
            for id_, edge in edges.items()
            if all(meets(edge, one) for one in question.conditions)
        }
        assert found == question.answer & edges.keys(), question
