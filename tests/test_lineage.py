"""What holds of the counting of origins whatever is cited; docs/origins.md has vectors for its
rules."""

from __future__ import annotations

import gc
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubaven_data.model.citations import Citation, Step
from cubaven_data.origins.counting import count
from cubaven_data.origins.lineage import Lineage
from cubaven_data.reading.records import Records

UNNAMED = "daily-north-unnamed-p4"
texts = st.sampled_from(["daily-north-2020-02-01", "south-wire-2020-01-16", "east-paper-a"])
origins = st.sampled_from(["south-wire-2020-01-15", "minister-statement-2020", UNNAMED])


def cited(marks: str) -> st.SearchStrategy[list[Citation]]:
    """Lists of citations with chains of up to two origins, each step marked with one of these."""
    steps = st.lists(
        st.builds(Step, origins, st.sampled_from(["", *marks])),
        max_size=2,
        unique_by=lambda step: step.source_id,
    )
    columns = st.sampled_from([(), (), (), ("date",)])
    citations = st.builds(Citation, texts, st.just("p1"), steps.map(tuple), columns)
    return st.lists(citations, min_size=1, max_size=6)


@pytest.fixture(scope="module")
def lineage(example_once: Path) -> Lineage:
    return Records.read(example_once).lineage


@given(found=cited("~?"))
def test_the_order_of_citations_does_not_matter(lineage: Lineage, found: list[Citation]) -> None:
    one, other = count(lineage, found), count(lineage, found[::-1])
    for name in ("n_citations", "n_origins", "n_unnamed_origins", "attribution"):
        assert getattr(one, name) == getattr(other, name)
    for name in ("effective", "read_in", "sayers"):
        assert {*getattr(one, name)} == {*getattr(other, name)}


@given(found=cited("~"))
def test_more_citations_never_mean_fewer_origins_where_nothing_is_open(
    lineage: Lineage, found: list[Citation]
) -> None:
    """The example has no joint statement, which would make one of two voices."""
    fewer, whole = count(lineage, found[:-1]), count(lineage, found)
    assert fewer.n_origins <= whole.n_origins
    assert {*fewer.effective} <= {*whole.effective}
    assert whole.n_origins + whole.n_unnamed_origins <= len({*whole.effective})


@given(found=cited("~?"))
def test_a_mark_of_doubt_never_adds_an_origin(lineage: Lineage, found: list[Citation]) -> None:
    certain = [c._replace(steps=tuple(s._replace(mark="") for s in c.steps)) for c in found]
    assert count(lineage, found).n_origins <= count(lineage, certain).n_origins


@given(found=cited("~?"))
def test_what_supports_a_column_alone_counts_only_as_a_citation(
    lineage: Lineage, found: list[Citation]
) -> None:
    counted = count(lineage, found)
    left = count(lineage, [citation for citation in found if not citation.columns])
    assert counted.n_citations == len(found)
    for name in ("effective", "sayers", "n_origins", "n_unnamed_origins"):
        assert getattr(counted, name) == getattr(left, name)


@pytest.mark.parametrize("kind", ["reprints", "follows", "possibly_same_as"])
@pytest.mark.parametrize("shape", ["chain", "ring", "circle at the end"])
def test_the_time_grows_with_the_number_of_sources(
    kind: str, shape: str, example_once: Path
) -> None:
    dataset = Records.read(example_once)
    source, link = dataset["south-wire-2020-01-16"], dataset["rel-bbbb"]
    taken = []
    for number in (1000, 8000):
        ids = [f"text-{n:04}" for n in range(number)]
        pairs = [*pairwise(ids)]
        if shape != "chain":
            pairs.append((ids[-1], ids[0 if shape == "ring" else -5]))
        sources = [source.model_copy(update={"id": id_}) for id_ in ids]
        links = [
            link.model_copy(update={"subject_id": one, "kind": kind, "object_id": other})
            for one, other in pairs
        ]
        tables = {**dataset.tables, "sources": sources, "relations": links}
        lineage = Lineage(tables, dataset.vocabularies["source_kind"])
        # What other tests left in memory is walked by the collector: not what is measured here.
        gc.freeze()
        gc.disable()
        try:
            began = process_time()
            for id_ in ids:
                count(lineage, [Citation(id_, "p1", ())])
            count(lineage, [Citation(id_, "p1", ()) for id_ in ids])
            taken.append(process_time() - began)
        finally:
            gc.enable()
            gc.unfreeze()
    # Eight times as many; where the time grows with the square, it is sixty-four.
    assert taken[1] < 25 * taken[0]
