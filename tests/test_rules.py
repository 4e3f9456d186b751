from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from asking import all_gates
from examples import set_cells, write

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.checking.examples import InWords, OfRow, example_of
from cubaven_data.checking.rules import RULES
from cubaven_data.fixing.replacing import replace_file
from cubaven_data.publishing.gates import validate
from cubaven_data.texts.wording import LANGUAGES, Value, Words

GOLDEN = Path(__file__).with_name("broken.toml")
# What no data can bring about while gate 1 holds; tests/test_gates.py shows these.
WITHOUT_DATA = {"frame", "package"}
# What needs a base or a saved text beside the data; tests/test_base.py and tests/test_evidence.py
# show these.
WITH_MORE = {rule.id for rule in catalogue().values() if rule.gate == 0}
BROKEN = [rule for rule in catalogue() if rule not in WITHOUT_DATA | WITH_MORE]


@pytest.fixture(scope="module")
def golden(example_once: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The finding that the wrong form of each example gives, as it was once."""
    if os.environ.get("WRITE_GOLDEN"):
        lines = GOLDEN.read_text("utf-8").split("\n", 2)[:2]
        for rule in BROKEN:
            root = tmp_path_factory.mktemp(rule) / "root"
            write(Path(shutil.copytree(example_once, root)), rule, "wrong")
            told = "\n".join(finding.text() for finding in validate(root).findings)
            lines.append(f"{rule} = {json.dumps(told, ensure_ascii=False)}")
        replace_file(GOLDEN, "\n".join(lines) + "\n")
    return tomllib.loads(GOLDEN.read_text("utf-8"))


def test_every_rule_has_one_fixture_and_every_fixture_a_rule(golden: dict[str, str]) -> None:
    assert [*golden] == BROKEN, "run with WRITE_GOLDEN=1, and look at what changed"


def test_every_rule_across_rows_is_in_the_catalogue() -> None:
    assert set(RULES) < set(catalogue())


@pytest.mark.parametrize("rule", BROKEN)
def test_the_right_form_of_an_example_gives_no_finding(rule: str, example: Path) -> None:
    write(example, rule, "right")
    assert [finding.text() for finding in validate(example).findings] == []


@pytest.mark.parametrize("rule", BROKEN)
def test_the_wrong_form_of_an_example_gives_exactly_its_finding(
    rule: str, example: Path, golden: dict[str, str]
) -> None:
    write(example, rule, "wrong")
    findings = validate(example).findings
    assert [finding.text() for finding in findings] == [golden[rule]]
    assert findings[0].rule == rule
    values = catalogue()[rule].example.get("values", {})
    shown = {name: given_as(value) for name, value in findings[0].values.items() if name in values}
    assert shown == values, "the example explains this very finding"


def given_as(value: Value) -> object:
    return value._asdict() if isinstance(value, Words) else value


@pytest.mark.parametrize("rule", BROKEN)
def test_a_finding_reads_in_spanish_too(rule: str, example: Path) -> None:
    write(example, rule, "wrong")
    (finding,) = validate(example).findings
    spanish, english = finding.text("es"), finding.text("en")
    assert spanish.split("]")[0] == english.split("]")[0]
    quoted = " ".join(map(str, finding.values.values()))
    placeholders = re.findall(r"\{\w*\}", spanish)
    assert [one for one in placeholders if one not in quoted] == [], "every placeholder is filled"
    assert spanish != english


@pytest.mark.parametrize("rule", catalogue())
def test_right_and_wrong_differ_and_are_told_in_the_same_cells(rule: str) -> None:
    example = example_of(catalogue()[rule])
    if isinstance(example, InWords):
        for language in LANGUAGES:
            wrong, right = (example.rule.in_words(form, language) for form in ("wrong", "right"))
            assert wrong and right and wrong != right
        return
    assert example.right != example.wrong or getattr(example, "encoding", "utf-8") != "utf-8"
    if isinstance(example, OfRow):
        assert list(example.right) == list(example.wrong)


def test_the_example_is_valid(example: Path) -> None:
    assert all_gates(example).findings == ()


def test_the_five_articles_are_valid(root: Path) -> None:
    assert [finding.text() for finding in all_gates(root).findings] == []


def test_several_faults_are_told_together_in_the_order_of_the_files(example: Path) -> None:
    for rule in ("reference", "code", "date-order", "coordinates"):
        write(example, rule, "wrong")
    assert [finding.rule for finding in validate(example).findings] == [
        "code",
        "date-order",
        "reference",
        "coordinates",
    ]


def test_the_same_findings_come_in_the_same_order_from_every_process(example: Path) -> None:
    path = example / "data" / "places.csv"
    papers = ("east-paper-b", "daily-north-2020-02-01", "south-wire-2020-01-16")
    cited = [f"{paper} via east-paper-a#p1" for paper in papers]
    cited += [f"east-paper-a via {paper}#p1" for paper in papers]
    cited += ["no-such-text via no-such-paper#p1"]
    text = path.read_text("utf-8").replace("daily-north-2020-02-01#p2", "; ".join(cited))
    path.write_text(text, encoding="utf-8")
    told = [
        subprocess.run(
            [sys.executable, "-m", "cubaven_data.cli", "validate", str(example)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("1", "2", "3", "4")
    ]
    assert b"origin-circular" in told[0] and b"no-such-paper" in told[0]
    assert len({*told}) == 1


def test_a_broken_cell_does_not_make_references_to_its_row_look_wrong(example: Path) -> None:
    write(example, "required", "wrong")  # a cell of minister-one, whom relations refer to
    assert [finding.rule for finding in validate(example).findings] == ["required"]


ONCE = {
    "source-exists": [("relations", "rel-bbbb", {"sources": "no-text#p1; no-text#p2"})],
    "redirected-id": [("relations", "rel-bbbb", {"sources": "gone#p1; gone#p2"})],
    "told-before": [("relations", "rel-bbbb", {"began": "2021"})],
    "expected-before": [("relations", "rel-bbbb", {"began": "2019", "modality": "expected"})],
    "paragraph-cited": [("coverage", "daily-north-2020-02-01 p12", {"paragraphs": "p2-6"})],
    "outside-lifetime": [
        ("agencies", "north-ministry", {"founded": "2002"}),
        ("relations", "rel-cccc", {"object_id": "north-ministry", "began": "", "ended": "1995"}),
    ],
}


@pytest.mark.parametrize("rule", ONCE)
def test_a_cell_has_one_finding_of_a_rule_however_many_sources_or_records_it_offends(
    rule: str, example: Path
) -> None:
    for table, id_, cells in ONCE[rule]:
        set_cells(example, table, id_, cells)
    found = [finding for finding in validate(example).findings if finding.rule == rule]
    assert len({finding.location for finding in found}) == len(found) == 1


def test_what_is_wrong_with_a_header_is_told_in_the_language_of_the_message(example: Path) -> None:
    path = example / "data" / "publishers.csv"
    text = path.read_text("utf-8").replace("kind,name", "sort,name", 1)
    path.write_text(text, encoding="utf-8")
    (finding,) = validate(example).findings
    assert "(missing: kind; unknown: sort)" in finding.message("en")
    assert "(faltan: kind; desconocidas: sort)" in finding.message("es")
