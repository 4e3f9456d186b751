from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandera.polars as pa
import polars as pl
import pytest
from asking import all_gates

from cubaven_data import schemas
from cubaven_data.findings import Finding
from cubaven_data.model.derived import RELEASED
from cubaven_data.model.tables import FILES
from cubaven_data.publishing.gates import check_package, validate
from cubaven_data.reading.records import Records
from cubaven_data.release.descriptors import data_package, table_schema
from cubaven_data.release.frames import check_frame, schema_of, to_frame
from cubaven_data.release.tables import Released, release

Values = Mapping[str, Sequence[Any]]


def changed(released: Released, **columns: Sequence[Any]) -> Released:
    return replace(released, values={**released.values, **columns})


def with_first(name: str, value: Any) -> Callable[[Values], Values]:
    return lambda values: {name: [value, *values[name][1:]]}


BROKEN: dict[str, tuple[str, Callable[[Values], Values], str]] = {
    "a required value is missing": ("figures", with_first("measure", None), "not_nullable"),
    "bounds are out of order": (
        "figures",
        lambda v: {"high": [9 for _ in v["high"]]},
        "best <= high",
    ),
    "a date ends before it begins": (
        "events",
        lambda v: {"date_earliest": v["date_latest"], "date_latest": v["date_earliest"]},
        "date_earliest <= date_latest",
    ),
    "a count is negative": ("places", with_first("n_citations", -1), "greater_than_or_equal_to"),
    "a row cites nothing": ("places", with_first("sources", []), "sources filled"),
    "a citation has no voice": ("citations", with_first("voices", []), "voices filled"),
    "a key is there twice": ("actors", with_first("id", "north"), "multiple_fields_uniqueness"),
    "more origins than citations": ("actors", with_first("n_origins", 7), "n_origins"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_gate_2_tells_what_a_frame_can_say_of_itself(name: str, example: Path) -> None:
    table, breaking, check = BROKEN[name]
    released = release(Records.read(example))[table]
    assert list(check_frame(released)) == []
    findings = list(check_frame(changed(released, **breaking(released.values))))
    assert {finding.rule for finding in findings} == {"frame"}
    assert any(check in finding.message() for finding in findings)


def test_gate_2_finds_values_that_were_lost_on_the_way(example: Path) -> None:
    dataset = Records.read(example)
    released = release(dataset)["places"]
    lost = changed(released, lat=[None] * released.height)
    (finding,) = check_frame(lost, dataset.places)
    assert finding == Finding(
        "frames/places", 0, "lat", "frame", {"check": "fill rate", "value": "0 of 1"}
    )


def test_a_frame_of_every_table_satisfies_its_schema_and_comes_back_unchanged(root: Path) -> None:
    dataset = Records.read(root)
    for name, released in release(dataset).items():
        frame = to_frame(released)
        assert schema_of(RELEASED[name], dataset.vocabularies).validate(frame).equals(frame)


def test_the_schemas_of_the_package_hold_for_what_it_loads_and_for_parquet(
    tmp_path: Path,
) -> None:
    import cubaven_data

    assert dir(schemas) == sorted(RELEASED)
    frame = cubaven_data.load("figures")
    frame.write_parquet(tmp_path / "figures.parquet")
    schemas.figures.validate(pl.read_parquet(tmp_path / "figures.parquet"), lazy=True)
    with pytest.raises(pa.errors.SchemaErrors):
        schemas.figures.validate(frame.drop("best"), lazy=True)
    with pytest.raises(AttributeError, match="cifras"):
        schemas.cifras  # noqa: B018


def test_by_default_gate_1_runs_and_the_generated_schemas_are_compared(example: Path) -> None:
    assert (validate(example).gate, validate(example).findings) == (1, ())
    assert (all_gates(example).gate, all_gates(example).findings) == (3, ())
    (example / "datapackage.json").unlink()
    for report in (validate(example), all_gates(example)):
        assert [finding.rule for finding in report.findings] == ["descriptor"]


def test_the_schemas_of_released_files_are_compared_with_all_gates(example: Path) -> None:
    (example / "schema" / "json" / "figures.json").unlink()
    assert validate(example).findings == ()
    (finding,) = all_gates(example).findings
    assert (finding.rule, finding.file) == ("descriptor", "schema/json/figures.json")


def test_gate_3_tells_what_frictionless_rejects(example: Path) -> None:
    package = data_package({name: table_schema(table) for name, table in FILES.items()})
    assert list(check_package(package, example)) == []
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "north"), encoding="utf-8")
    (finding,) = check_package(package, example)
    assert finding.rule == "package"
    assert finding.location == "data/places.csv:2:lat"
    assert "north" in finding.message()


@pytest.mark.parametrize(
    ("table", "find", "replace_by"),
    [
        ("agencies", "north-base", "no-base"),
        ("agencies", "protection_unit", "protection_units"),
        ("coding/coverage", "daily-north-2020-02-01", "daily-north"),
    ],
)
def test_frictionless_sees_a_broken_reference_to_a_record_and_to_a_code(
    table: str, find: str, replace_by: str, example: Path
) -> None:
    path = example / "data" / f"{table}.csv"
    path.write_text(path.read_text("utf-8").replace(find, replace_by, 1), encoding="utf-8")
    package = data_package({name: table_schema(table) for name, table in FILES.items()})
    assert {finding.file for finding in check_package(package, example)} == {f"data/{table}.csv"}


def test_the_committed_package_is_accepted_by_frictionless(root: Path) -> None:
    descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    assert list(check_package(descriptor, root)) == []


def test_a_later_gate_does_not_run_while_an_earlier_has_findings(example: Path) -> None:
    (example / "datapackage.json").unlink()  # the comparison of schemas would tell
    path = example / "data" / "actors.csv"
    path.write_text(path.read_text("utf-8").replace("Q42", "42"), encoding="utf-8")
    report = all_gates(example)
    assert report.gate == 1
    assert [finding.rule for finding in report.findings] == ["wikidata-id"]
