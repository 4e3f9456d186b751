from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cubaven_data.model.citations import Citation, Step, parse_citations
from cubaven_data.origins.lineage import Corroboration
from cubaven_data.origins.rivals import rival_groups
from cubaven_data.reading.dataset import Dataset

NORTH = "daily-north-2020-02-01"


def corroborate(root: Path, cell: str) -> Corroboration:
    return Dataset.read(root).lineage.corroborate(parse_citations(cell))


@pytest.mark.parametrize(
    ("cell", "citations", "origins", "unnamed"),
    [
        (f"{NORTH}#p1", 1, ("daily-north",), 0),
        # Two places of one text, two texts of one publisher, a wire and its relay: one origin.
        (f"{NORTH}#p1; {NORTH}#p2", 2, ("daily-north",), 0),
        (f"south-wire-2020-01-15 via {NORTH}#p1; south-wire-2020-01-16#p1", 2, ("south-wire",), 0),
        # A text relays others: the origins count, the relay does not.
        (f"minister-statement-2020 via {NORTH}#p1", 1, ("minister-one",), 0),
        # Who has no name is counted apart.
        (f"daily-north-unnamed-p4 via {NORTH}#p4", 1, (), 1),
        (f"daily-north-unnamed-p4 via {NORTH}#p4; {NORTH}#p5", 2, ("daily-north",), 1),
        (f"{NORTH}#p1; south-wire-2020-01-16#p1", 2, ("daily-north", "south-wire"), 0),
    ],
)
def test_citations_add_up_to_their_independent_origins(
    cell: str, citations: int, origins: tuple[str, ...], unnamed: int, example: Path
) -> None:
    found = corroborate(example, cell)
    assert (found.n_citations, found.origins, found.n_unnamed_origins) == (
        citations,
        origins,
        unnamed,
    )


@pytest.mark.parametrize(
    ("cell", "origins", "n_origins"),
    [
        # Officials through a wire through a paper: the officials are the origin.
        (f"minister-statement-2020 via south-wire-2020-01-15 via {NORTH}#p1", ("minister-one",), 1),
        # What is carried over counts; of what is open the lower number stands.
        (f"south-wire-2020-01-15~ via {NORTH}#p1; {NORTH}#p2", ("daily-north", "south-wire"), 2),
        (f"south-wire-2020-01-15? via {NORTH}#p1; {NORTH}#p2", ("daily-north", "south-wire"), 1),
        # What supports a column alone says nothing of the claim.
        (f"{NORTH}#p1; south-wire-2020-01-16#p2 for date", ("daily-north",), 1),
    ],
)
def test_chains_marks_and_columns_decide_what_counts(
    cell: str, origins: tuple[str, ...], n_origins: int, example: Path
) -> None:
    found = corroborate(example, cell)
    assert (found.origins, found.n_origins) == (origins, n_origins)


@pytest.mark.parametrize("kind", ["reprints", "rewrites"])
def test_a_reprint_or_a_rewrite_is_its_original(kind: str, example: Path) -> None:
    path = example / "data" / "relations.csv"
    link = f"rel-dddd,{NORTH},{kind},south-wire-2020-01-16,,,,,,,reported,{NORTH}#p9,\n"
    path.write_text(path.read_text("utf-8") + link, encoding="utf-8")
    found = corroborate(example, f"{NORTH}#p1; south-wire-2020-01-16#p1")
    assert found.origins == ("south-wire",)


sources = st.sampled_from([NORTH, "south-wire-2020-01-16"])
origins = st.sampled_from(["south-wire-2020-01-15", "minister-statement-2020"])
marks = st.sampled_from(["", "~"])
chains = st.lists(st.builds(Step, origins, marks), max_size=1).map(tuple)


@settings(deadline=None)
@given(found=st.lists(st.builds(Citation, sources, st.just("p1"), chains), min_size=1))
def test_more_citations_never_mean_fewer_origins_and_order_does_not_matter(
    example_once: Path, found: list[Citation]
) -> None:
    lineage = Dataset.read(example_once).lineage
    whole = lineage.corroborate(found)
    assert set(lineage.corroborate(found[:-1]).origins) <= set(whole.origins)
    assert lineage.corroborate(found[::-1]).origins == whole.origins
    assert whole.n_origins + whole.n_unnamed_origins <= whole.n_citations


def test_rivals_are_about_the_same_thing_at_overlapping_dates(example: Path) -> None:
    groups = rival_groups(Dataset.read(example).figures)
    assert groups == {"fig-aaaa": "fig-aaaa", "fig-bbbb": "fig-aaaa"}


@pytest.mark.parametrize(
    ("find", "replace"),
    [
        ("departed,cuban_advisers,,80", "present,cuban_advisers,,80"),
        ("departed,cuban_advisers,,80", "departed,cuban_personnel,,80"),
        ("2020-01-20,flow", "2020-02-20,flow"),
        ("2020-01-20,flow", "2020-01-20,stock"),
    ],
)
def test_numbers_that_do_not_count_the_same_are_no_rivals(
    find: str, replace: str, example: Path
) -> None:
    path = example / "data" / "figures.csv"
    text = path.read_text("utf-8")
    assert text.count(find) == 1
    path.write_text(text.replace(find, replace), encoding="utf-8")
    assert rival_groups(Dataset.read(example).figures) == {}
