from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

Json = dict[str, Any]


@pytest.fixture(scope="module")
def network(dist: Path) -> nx.MultiDiGraph:
    return nx.read_graphml(dist / "graphml" / "network.graphml", force_multigraph=True)


def rows(dist: Path, table: str) -> list[Json]:
    found: list[Json] = json.loads((dist / "json" / f"{table}.json").read_text("utf-8"))["rows"]
    return found


def test_networkx_reads_every_actor_and_agency_with_both_names(
    network: nx.MultiDiGraph, dist: Path
) -> None:
    named = {row["id"]: (row["name_en"], row["name_es"]) for row in rows(dist, "actors")}
    named |= {row["id"]: (row["name_en"], row["name_es"]) for row in rows(dist, "agencies")}
    read = {id_: (node["name_en"], node["name_es"]) for id_, node in network.nodes(data=True)}
    assert read == named
    assert {node["label"] for _, node in network.nodes(data=True)} == {n for n, _ in named.values()}


def test_every_relation_of_two_nodes_is_an_edge_that_says_how_far_it_goes(
    network: nx.MultiDiGraph, dist: Path
) -> None:
    relations = {
        (row["subject_id"], row["object_id"], row["id"]): row for row in rows(dist, "relations")
    }
    between = {ends for ends in relations if ends[0] in network and ends[1] in network}
    assert set(network.edges(keys=True)) == between
    assert between
    columns = ("kind", "modality", "standing", "support", "n_origins", "began", "ended_latest")
    for *ends, edge in network.edges(keys=True, data=True):
        row = relations[ends[0], ends[1], ends[2]]
        for column in (*columns, "sentence_en", "sentence_es"):
            assert edge.get(column) == row[column], (ends, column)
