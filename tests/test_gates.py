from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from cubaven_data.reading.dataset import Dataset, load, read_code_lists
from cubaven_data.release.descriptors import data_package, table_schema
from cubaven_data.release.frames import check_frame, pandera_schema, to_frame
from cubaven_data.release.tables import release
from cubaven_data.model.tables import TABLES
from cubaven_data.publishing.gates import Memory, check_package, frictionless_findings, validate


def test_gate_2_finds_a_value_that_the_column_must_have_and_lost(example: Path) -> None:
    tables = release(Dataset.read(example))
    figures = tables["figures"]
    row = {**figures.rows[0], "measure": None}
    broken = replace(figures, rows=(row, *figures.rows[1:]))
    (finding,) = check_frame(broken)
    assert finding.rule == "frame"
    assert finding.location == "frames/figures:1:measure"
    assert "not_nullable" in finding.message()


def test_gate_2_finds_a_key_that_stands_twice(example: Path) -> None:
    tables = release(Dataset.read(example))
    places = tables["places"]
    broken = replace(places, rows=places.rows * 2)
    assert {finding.rule for finding in check_frame(broken)} == {"frame"}


def test_the_frames_schema_is_checked_by_pandera_itself(example: Path) -> None:
    for table in release(Dataset.read(example)).values():
        frame = to_frame(table)
        assert pandera_schema(table).validate(frame).equals(frame)


def test_the_gates_can_be_run_up_to_any_of_them(example: Path) -> None:
    (example / "datapackage.json").unlink()
    for gates, rules in ((1, []), (2, []), (3, ["descriptor"])):
        report = validate(example, gates)
        assert (report.gate, [finding.rule for finding in report.findings]) == (gates, rules)


def test_gate_3_tells_what_frictionless_rejects(example: Path) -> None:
    loaded = load(example)
    assert list(check_package(loaded, Memory())) == []
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "north"), encoding="utf-8")
    (finding,) = check_package(loaded, Memory())
    assert finding.rule == "package"
    assert finding.location == "data/places.csv:2:lat"
    assert "north" in finding.message()


def test_frictionless_sees_a_broken_foreign_key(example: Path) -> None:
    path = example / "data" / "agencies.csv"
    path.write_text(path.read_text("utf-8").replace("north-base", "no-base"), encoding="utf-8")
    vocabularies = read_code_lists(example).vocabularies
    schemas = {name: table_schema(table, vocabularies) for name, table in TABLES.items()}
    findings = frictionless_findings(data_package(schemas), example)
    assert [finding.file for finding in findings] == ["data/agencies.csv"]


def test_the_committed_package_is_accepted_by_frictionless(root: Path) -> None:
    descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    assert frictionless_findings(descriptor, root) == []


def test_a_later_gate_does_not_run_while_an_earlier_has_findings(example: Path) -> None:
    (example / "datapackage.json").unlink()  # gate 3 would say so
    path = example / "data" / "actors.csv"
    path.write_text(path.read_text("utf-8").replace("Q42", "42"), encoding="utf-8")
    report = validate(example)
    assert report.gate == 1
    assert [finding.rule for finding in report.findings] == ["wikidata-id"]
