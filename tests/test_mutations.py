"""Mistakes in the five articles, one at a time: gate 1 finds each where it is.

``mutations/`` holds the kinds, a function each: ``cells``, ``dates``, ``evidence``, ``rows`` and
``files`` those that must be found, ``unseen`` those that no validator can see.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from mutations import KINDS
from mutations.bench import Outcome, Witness, run

pytestmark = pytest.mark.slow
Run = tuple[Sequence[Outcome], Sequence[Witness]]


@pytest.fixture(scope="module")
def outcomes(root: Path) -> Run:
    return run(root)


def of(kind: str, outcomes: Run) -> list[Outcome]:
    return [outcome for outcome in outcomes[0] if outcome.kind == kind]


def kinds(*verdicts: str) -> list[str]:
    return [name for name, kind in KINDS.items() if kind.verdict in verdicts]


def test_there_are_5000_mutations_of_100_kinds(outcomes: Run) -> None:
    assert len(outcomes[0]) >= 5000
    assert len({outcome.kind for outcome in outcomes[0]}) >= 100


@pytest.mark.parametrize("kind", kinds("wrong", "form"))
def test_a_mistake_is_found_where_it_is(kind: str, outcomes: Run) -> None:
    made = of(kind, outcomes)
    assert [outcome.failed for outcome in made if outcome.failed] == []
    assert any(outcome.wrong for outcome in made)


@pytest.mark.parametrize("kind", kinds("unseen"))
def test_what_no_validator_can_see_is_not_found(kind: str, outcomes: Run) -> None:
    made = of(kind, outcomes)
    assert made
    assert [outcome.failed for outcome in made if outcome.failed] == []


def test_a_mistake_that_leaves_the_data_right_is_no_mistake(outcomes: Run) -> None:
    harmless = {o.kind for o in outcomes[0] if not o.wrong and KINDS[o.kind].verdict == "wrong"}
    assert harmless
    assert harmless <= {
        "reference_misspelt",
        "relation_reversed",
        "swapped_with_the_row_below",
    }


def test_what_frictionless_rejects_gate_1_rejects_too(outcomes: Run) -> None:
    rejected = [witness for witness in outcomes[1] if witness.stranger]
    assert [witness.what for witness in rejected if not witness.gate_1] == []
    assert rejected


def test_gate_1_finds_what_frictionless_does_not(outcomes: Run) -> None:
    more = [witness for witness in outcomes[1] if witness.gate_1 and not witness.stranger]
    assert len(more) > len(outcomes[1]) / 4


def test_what_is_not_read_again_changes_no_finding(outcomes: Run) -> None:
    assert [w.what for w in outcomes[1] if w.gate_1 != w.again] == []
