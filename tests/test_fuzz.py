"""What holds for any input, on what once broke it and on what hypothesis makes.

The coverage-guided run of the same properties is tests/fuzz/run.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.parts import MADE
from fuzz.properties import TARGETS
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.slow
CORPUS = sorted((Path(__file__).parent / "fuzz" / "corpus").glob("*/*"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_a_property_holds(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_a_corpus_and_parts_to_be_made_of() -> None:
    assert {path.parent.name for path in CORPUS} == TARGETS.keys() == MADE.keys()


@pytest.mark.parametrize("target", TARGETS)
@given(data=st.data())
def test_whatever_is_made_of_the_right_parts_holds(target: str, data: st.DataObject) -> None:
    TARGETS[target](data.draw(MADE[target]).encode())


@pytest.mark.parametrize("target", TARGETS)
@given(content=st.binary(max_size=400))
def test_whatever_the_bytes_are_the_property_holds(target: str, content: bytes) -> None:
    TARGETS[target](content)
