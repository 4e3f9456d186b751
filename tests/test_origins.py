"""The vectors of docs/origins.md: small datasets with the results that they must give, and why."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from roots import FROZEN, REPOSITORY

from cubaven_data.model.tables import TABLES
from cubaven_data.origins.counting import count
from cubaven_data.origins.lineage import Lineage
from cubaven_data.origins.rivals import rival_figures, rival_relations
from cubaven_data.origins.support import Grading
from cubaven_data.reading.loading import load
from cubaven_data.reading.records import Records
from cubaven_data.reading.rows import read_record
from cubaven_data.release.claims import Claims
from cubaven_data.release.tables import release

VECTORS = json.loads((Path(__file__).parent / "origins" / "vectors.json").read_text("utf-8"))
CODES = load(FROZEN).codes
# Any valid value for the columns that a vector leaves out although they must not be blank.
FILLER = {
    "title_en": "Title",
    "title_es": "Título",
    "name_en": "Name",
    "name_es": "Nombre",
    "name": "Name",
    "title": "Title",
    "modality": "asserted",
    "text_status": "reported_only",
    "kind": "withdrawal",
    "measure": "killed",
    "population": "all_persons",
    "best": "10",
    "qualifier": "exact",
    "as_reported": "10",
    "accounting": "flow",
    "date": "2020",
    "sources": "herald-1#p9",
}


def record_of(table: str, cells: Mapping[str, str]) -> Any:
    filler = FILLER if table == "figures" else {**FILLER, "date": ""}
    row = [cells.get(name, filler.get(name, "")) for name in TABLES[table].header]
    record, problems = read_record(TABLES[table], row, CODES)
    assert not problems, (cells, problems)
    return record


def dataset_of(vector: Mapping[str, Any]) -> tuple[Records, Any]:
    claim = {"id": "claim", "table": "events", **vector["row"]}
    table = claim.pop("table")
    rows = {name: [] for name in TABLES}
    for given in (VECTORS["base"], vector["given"], {table: [claim]}):
        for name, added in given.items():
            rows[name] += [record_of(name, cells) for cells in added]
    tables = {name: tuple(records) for name, records in rows.items()}
    return Records(tables, CODES), tables[table][-1]


def found(dataset: Records, record: Any) -> dict[str, Any]:
    lineage = dataset.lineage
    assert isinstance(lineage, Lineage)
    origins = count(lineage, record.sources)
    grading = Grading(dataset.tables, dataset.vocabularies, lineage)
    (table,) = (name for name, records in dataset.tables.items() if record in records)
    columns = Claims(dataset).columns(table)
    row = {name: values[-1] for name, values in columns.items()}
    return {
        "n_citations": origins.n_citations,
        "n_origins": origins.n_origins,
        "n_unnamed_origins": origins.n_unnamed_origins,
        "voices": [sorted(lineage.voices(citation.origin)) for citation in origins.counted],
        "who_says_so": [
            {"source": one.source_id, "follows": [*one.follows], "perhaps": one.perhaps}
            for one in origins.sayers
        ],
        "read_in": [*origins.read_in],
        "support": grading.support(record, origins),
        "standing": grading.standing(record),
        "flags": grading.flags(record, origins),
        "not_told": row["not_told"],
        "as_of": str(row["as_of"]),
        "claimed_on": row["claimed_on"],
    }


@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda v: f"{v['rule']}-{v['why'][:60]}")
def test_origins_are_counted_as_specified(vector: Mapping[str, Any]) -> None:
    told = found(*dataset_of(vector))
    for name, expected in vector["expected"].items():
        if name == "flags_include":
            assert {*expected} <= {*told["flags"]}, told["flags"]
        elif name == "flags_exclude":
            assert {*expected}.isdisjoint(told["flags"]), told["flags"]
        else:
            assert told[name] == expected, name


@pytest.mark.parametrize("vector", VECTORS["rivals"], ids=lambda v: f"{v['rule']}-{v['why'][:60]}")
def test_rivals_are_grouped_as_specified(vector: Mapping[str, Any]) -> None:
    rows = dict.fromkeys(TABLES, ())
    for name, cells in VECTORS["base"].items():
        rows[name] = tuple(record_of(name, one) for one in cells)
    for cells in vector["rows"]:
        rows[cells["table"]] += (record_of(cells["table"], cells),)
    claims = Claims(Records(rows, CODES))
    for column, expected in (("rival_group", "groups"), ("open_question", "questions")):
        groups: dict[str, list[str]] = {}
        for name in ("figures", "relations"):
            for record, group in zip(
                rows[name], claims.columns(name).get(column, ()), strict=False
            ):
                if group:
                    groups.setdefault(group, []).append(record.id)
        if expected in vector["expected"]:
            assert [*groups.values()] == vector["expected"][expected]
            assert all(name == min(ids) for name, ids in groups.items())
    for id_, spread in vector["expected"].get("spread", {}).items():
        columns = claims.columns("figures")
        at = [record.id for record in rows["figures"]].index(id_)
        names = ("spread_low", "spread_high", "conflict", "n_origins_of_group")
        assert [columns[name][at] for name in names] == spread
    of = {
        **rival_figures(rows["figures"]).of,
        **rival_relations(rows["relations"], CODES["relation_kind"]).of,
    }
    if "contested" in vector["expected"]:
        claims_ = release(Records(rows, CODES))["claims"].rows
        contested = [row["id"] for row in claims_ if row["contested"] == "yes"]
        assert contested == vector["expected"]["contested"]
    for id_, rivals in vector["expected"].get("rivals", {}).items():
        assert [one.id for one in of[id_]] == rivals


def rules_of(text: str) -> Iterator[int]:
    return map(int, re.findall(r"^(\d+)\. \*\*", text, re.MULTILINE))


def test_each_rule_of_the_specification_has_vectors() -> None:
    specified = [*rules_of((REPOSITORY / "docs" / "origins.md").read_text("utf-8"))]
    assert specified == [*range(1, len(specified) + 1)]
    tested = {vector["rule"] for kind in ("vectors", "rivals") for vector in VECTORS[kind]}
    assert tested == {*specified}
