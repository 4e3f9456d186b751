from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cubaven_data.findings import catalogue
from cubaven_data.rules import RULES
from cubaven_data.validation import validate

BROKEN: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("broken.toml").read_text(encoding="utf-8")
)
# What no data can bring about while gate 1 holds; tests/test_gates.py shows these.
WITHOUT_DATA = {"frame", "package"}
# What needs a saved text beside the data; tests/test_evidence.py shows these.
WITH_TEXTS = {rule for rule in catalogue() if rule.startswith("evidence-")}


def break_it(root: Path, change: dict[str, Any]) -> None:
    path = root / change["file"]
    if change.get("delete") or change.get("folder"):
        path.unlink()
        if change.get("folder"):
            path.mkdir()
        return
    text = path.read_bytes().decode()
    assert text.count(change["find"]) == 1, "what is to be changed stands there once"
    text = text.replace(change["find"], change["replace"])
    path.write_bytes(text.encode(change.get("bytes", "utf-8")))


def test_every_rule_has_one_fixture_and_every_fixture_a_rule() -> None:
    assert set(BROKEN) | WITHOUT_DATA | WITH_TEXTS == set(catalogue())


def test_every_rule_across_rows_is_in_the_catalogue() -> None:
    assert set(RULES) < set(catalogue())


@pytest.mark.parametrize("rule", BROKEN)
def test_a_defect_gives_exactly_its_finding(rule: str, example: Path) -> None:
    break_it(example, BROKEN[rule])
    findings = validate(example).findings
    assert [finding.text() for finding in findings] == [BROKEN[rule]["finds"]]
    assert findings[0].rule == rule


@pytest.mark.parametrize("rule", BROKEN)
def test_a_finding_reads_in_spanish_too(rule: str, example: Path) -> None:
    break_it(example, BROKEN[rule])
    (finding,) = validate(example).findings
    spanish, english = finding.text("es"), finding.text("en")
    assert spanish.split("]")[0] == english.split("]")[0]
    assert not re.search(r"\{\w*\}", spanish), "every placeholder is filled"
    assert (rule == "bounds-order") or spanish != english


def test_the_example_is_valid(example: Path) -> None:
    report = validate(example)
    assert report.findings == ()
    assert report.gate == 3


def test_the_real_data_is_valid(root: Path) -> None:
    assert [finding.text() for finding in validate(root).findings] == []


def test_several_faults_are_told_together_in_the_order_of_the_files(example: Path) -> None:
    for rule in ("reference", "code", "date-order", "coordinates"):
        break_it(example, BROKEN[rule])
    assert [finding.rule for finding in validate(example).findings] == [
        "code",
        "date-order",
        "reference",
        "coordinates",
    ]


def test_a_broken_cell_does_not_make_references_to_its_row_look_wrong(example: Path) -> None:
    break_it(example, BROKEN["required"])  # a cell of minister-one, whom relations refer to
    assert [finding.rule for finding in validate(example).findings] == ["required"]
