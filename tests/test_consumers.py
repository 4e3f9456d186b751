"""The release, read by those who will read it; all must give the same answers."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pandas as pd
import polars as pl
import pytest

Rows = list[tuple[Any, ...]]

# How many Cubans were killed on 2026-01-03, with the independent named origins of each number.
KILLED = """
    select cast(f.best as integer), f.support, f.n_origins, f.n_unnamed_origins
    from figures f
    where f.about_id = 'caracas-raid-2026' and f.measure = 'killed'
      and f.population like 'cuban%' and f.date_earliest = '2026-01-03'
    order by 3 desc
"""
# The same over the group of rivals: every place where it was read, and whom that goes back to.
VOICES = """
    select count(*), count(distinct case when c.origin_type <> 'unnamed' then c.voices end)
    from figures f join citations c on c.record_id = f.id
    where f.about_id = 'caracas-raid-2026' and f.measure = 'killed'
      and f.population like 'cuban%' and c.column_name = 'sources'
      and coalesce(c.supports, '') = ''
"""
# Every number for Cubans in Venezuela: who is counted, how, and how much is claimed.
PERSONNEL = """
    select f.measure, f.population, f.qualifier, f.accounting,
           cast(coalesce(f.low, f.high) as integer), f.n_origins
    from figures f
    where f.measure in ('present', 'rotated', 'served') and f.population like 'cuban%'
    order by 1
"""
PRECEDED = """
    select r.subject_id, a.name_en, r.ended
    from relations r join agencies a on a.id = r.subject_id
    where r.kind = 'precedes' and r.object_id = 've-dgcim'
"""
ANSWERS: dict[str, Rows] = {
    KILLED: [(32, "acknowledged", 1, 0), (32, "unnamed", 0, 1)],
    VOICES: [(3, 1)],
    PERSONNEL: [
        ("present", "cuban_advisers", "order_of_magnitude", "stock", 1000, 0),
        ("rotated", "cuban_personnel", "at_most", "cumulative", 25000, 0),
        ("served", "cuban_medical_and_sports_staff", "order_of_magnitude", "cumulative", 1000, 1),
    ],
    PRECEDED: [("ve-dim", "Military intelligence service of Venezuela (DIM)", "2011")],
}
TABLES = ("figures", "citations", "relations", "agencies")


def duckdb_over(files: str) -> Callable[[Path, str], Rows]:
    def ask(dist: Path, query: str) -> Rows:
        base = duckdb.connect()
        for table in TABLES:
            source = f"'{dist}/{files.format(table)}'"
            if files.startswith("json"):
                source = f"(select unnest(rows, recursive := false) as r from read_json({source}))"
                base.execute(f"create view {table} as select r.* from {source}")
            else:
                base.execute(f"create view {table} as select * from {source}")
        return base.execute(query).fetchall()

    return ask


def sqlite_import(dist: Path, query: str) -> Rows:
    """What the SQLite shell does on `.import --csv`: text cells, columns with affinities."""
    with closing(sqlite3.connect(":memory:")) as base:
        return _imported(base, dist).execute(query).fetchall()


def _imported(base: sqlite3.Connection, dist: Path) -> sqlite3.Connection:
    for table in TABLES:
        with (dist / "csv" / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            header, *rows = csv.reader(file)
        numeric = ("low", "best", "high", "position")
        columns = ", ".join(
            f'"{name}" {"numeric" if name in numeric or name.startswith("n_") else "text"}'
            for name in header
        )
        base.execute(f"create table {table} ({columns})")
        marks = ", ".join("?" * len(header))
        cells = [[cell or None for cell in row] for row in rows]
        base.executemany(f"insert into {table} values ({marks})", cells)
    return base


@pytest.mark.parametrize("query", ANSWERS, ids=["killed", "voices", "personnel", "preceded"])
@pytest.mark.parametrize(
    "ask",
    [
        duckdb_over("csv/{}.csv"),
        duckdb_over("parquet/{}.parquet"),
        duckdb_over("json/{}.json"),
        sqlite_import,
    ],
    ids=["duckdb csv", "duckdb parquet", "duckdb json", "sqlite csv"],
)
def test_sql_gives_the_same_answers_over_every_format(
    ask: Callable[[Path, str], Rows], query: str, dist: Path
) -> None:
    assert ask(dist, query) == ANSWERS[query]


def test_polars_gives_the_same_answers(dist: Path) -> None:
    figures = pl.read_parquet(dist / "parquet" / "figures.parquet")
    killed = figures.filter(
        pl.col("about_id") == "caracas-raid-2026",
        pl.col("measure") == "killed",
        pl.col("population").cast(pl.String).str.starts_with("cuban"),
    ).sort("n_origins", descending=True)
    columns = ["best", "support", "n_origins", "n_unnamed_origins"]
    assert killed.select(columns).rows() == ANSWERS[KILLED]
    assert killed["rival_group"].n_unique() == 1
    personnel = figures.filter(pl.col("measure").is_in(["present", "rotated", "served"]))
    assert personnel.height == len(ANSWERS[PERSONNEL])
    relations = pl.read_csv(dist / "csv" / "relations.csv", infer_schema_length=None)
    preceded = relations.filter(pl.col("kind") == "precedes", pl.col("object_id") == "ve-dgcim")
    assert preceded["subject_id"].to_list() == ["ve-dim"]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_pandas_gives_the_same_answers(form: str, dist: Path) -> None:
    def read(table: str) -> pd.DataFrame:
        if form == "csv":
            return pd.read_csv(dist / "csv" / f"{table}.csv")
        return pd.read_parquet(dist / "parquet" / f"{table}.parquet")

    figures = read("figures")
    killed = figures[
        (figures.about_id == "caracas-raid-2026")
        & (figures.measure == "killed")
        & figures.population.astype(str).str.startswith("cuban")
    ].sort_values("n_origins", ascending=False)
    columns = ["best", "support", "n_origins", "n_unnamed_origins"]
    assert list(killed[columns].itertuples(index=False, name=None)) == ANSWERS[KILLED]
    personnel = figures[figures.measure.isin(["present", "rotated", "served"])]
    assert sorted(personnel.low.fillna(personnel.high)) == [1000, 1000, 25000]
    relations = read("relations")
    preceded = relations[(relations.kind == "precedes") & (relations.object_id == "ve-dgcim")]
    assert list(preceded.subject_id) == ["ve-dim"]


def test_json_answers_an_app_that_checked_it_first(dist: Path) -> None:
    folder = dist / "json"
    document = json.loads((folder / "cubaven-data.json").read_text("utf-8"))
    schema = json.loads((folder / document["$schema"]).read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    tables = document["tables"]
    killed = [
        (figure["best"], figure["support"], figure["n_origins"], figure["n_unnamed_origins"])
        for figure in tables["figures"]
        if figure["about_id"] == "caracas-raid-2026"
        and figure["measure"] == "killed"
        and figure["population"].startswith("cuban")
    ]
    assert sorted(killed, key=lambda row: -row[2]) == ANSWERS[KILLED]
    preceded = [
        relation["subject_id"]
        for relation in tables["relations"]
        if (relation["kind"], relation["object_id"]) == ("precedes", "ve-dgcim")
    ]
    assert preceded == ["ve-dim"]


def test_every_citation_leads_to_sources_that_are_there(dist: Path) -> None:
    document = json.loads((dist / "json" / "cubaven-data.json").read_text("utf-8"))
    sources = {source["id"] for source in document["tables"]["sources"]}
    for table in document["tables"].values():
        for row in table:
            for citation in row.get("sources", []) if isinstance(row.get("sources"), list) else []:
                assert citation["source_id"] in sources
                assert citation["origin_id"] is None or citation["origin_id"] in sources
