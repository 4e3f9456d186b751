"""The formats of the reports: what a program, a code host or a person gets to see."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from asking import contents_of
from examples import write
from sarif import SCHEMA

from cubaven_data import __version__
from cubaven_data.cli.options import Format
from cubaven_data.findings import Finding, Language
from cubaven_data.model.tables import TABLES
from cubaven_data.publishing.gates import validate
from cubaven_data.reports import WRITERS, as_text, summary
from cubaven_data.reports.annotations import as_annotations
from cubaven_data.reports.document import as_document, findings_schema
from cubaven_data.reports.junit import as_junit
from cubaven_data.reports.page import Page, Selection, UnknownNameError, page_of
from cubaven_data.reports.terminal import as_terminal, style

GOLDEN = Path(__file__).parent / "golden"
# A value with all that a format could stumble over, as it stands in a CSV file.
NASTY = '"Minister, ""100%"" ]]> <b>&amp; {0} [x](y) ::error::\u200b\u202e\t é"'
LANGUAGES: tuple[Language, ...] = ("en", "es")


@pytest.fixture
def broken(example: Path) -> Path:
    """The example with mistakes of many kinds."""
    for rule in ("file-missing", "coordinates", "number-too-high", "code", "required"):
        write(example, rule, "wrong")
    path = example / "data" / "sources.csv"
    header, first, *rest = path.read_text("utf-8").split("\n")
    path.write_text("\n".join([header, f"{first},extra", *rest]), encoding="utf-8")
    path = example / "data" / "actors.csv"
    text = path.read_text("utf-8").replace("Minister of the north.", NASTY)
    path.write_text(text, encoding="utf-8")
    return example


def page(root: Path, language: Language = "en", **selected: Any) -> Page:
    return page_of(validate(root).findings, contents_of(root), language, Selection(**selected))


def one(root: Path, finding: Finding, language: Language = "en") -> Page:
    return page_of([finding], contents_of(root), language, Selection())


PRINTED = {
    "findings.txt": WRITERS["text"],
    "findings.json": WRITERS["json"],
    "findings.github": WRITERS["github"],
    "findings.sarif": WRITERS["sarif"],
    "findings.xml": WRITERS["junit"],
    "terminal.txt": lambda page: as_terminal(page, 80, colour=False),
    "terminal.ansi": lambda page: as_terminal(page, 60, colour=True),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRINTED)
def test_every_format_looks_as_it_did(name: str, language: Language, broken: Path) -> None:
    path = GOLDEN / language / name
    printed = PRINTED[name](page(broken, language)).replace(__version__, "VERSION")
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(printed.encode())
    assert printed.encode() == path.read_bytes(), "if this is meant, run with WRITE_GOLDEN=1"


def test_the_golden_files_are_those_of_the_formats() -> None:
    found = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert found == {f"{language}/{name}" for language in LANGUAGES for name in PRINTED}


def test_the_formats_of_the_command_line_are_those_that_can_be_written() -> None:
    assert list(get_args(Format)) == list(WRITERS)


@pytest.mark.parametrize("name", WRITERS)
def test_no_format_names_the_folder_of_this_machine(name: str, broken: Path) -> None:
    assert str(broken) not in WRITERS[name](page(broken))


# JSON


def test_the_document_is_what_its_schema_says_and_holds_nothing_else(broken: Path) -> None:
    schema = json.loads((broken / "schema" / "reports" / "findings.json").read_text("utf-8"))
    assert schema == findings_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(WRITERS["json"](page(broken, limit=5)))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert list(document) == list(schema["properties"])
    described = list(schema["properties"]["findings"]["items"]["properties"])
    assert [list(finding) for finding in document["findings"]] == [described] * 5
    assert document["total"] > 5


@pytest.mark.parametrize(
    ("part", "value"), [("line", -1), ("line", "2"), ("rule", "Not A Rule"), ("message", None)]
)
def test_the_schema_refuses_what_is_not_a_finding(part: str, value: object, broken: Path) -> None:
    document = json.loads(WRITERS["json"](page(broken)))
    document["findings"][0][part] = value
    assert not jsonschema.Draft202012Validator(findings_schema()).is_valid(document)


# SARIF


def sarif_of(shown: Page) -> Any:
    log = json.loads(WRITERS["sarif"](shown))
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(log)] == []
    return log["runs"][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_describes_each_broken_rule_once_in_both_languages(
    language: Language, broken: Path
) -> None:
    run = sarif_of(page(broken, language))
    driver, (translation,) = run["tool"]["driver"], run["translations"]
    assert {driver["language"], translation["language"]} == {"en", "es"}
    assert driver["language"] == language
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == [rule["id"] for rule in translation["rules"]]
    assert len(ids) == len(set(ids))
    assert [ids[result["ruleIndex"]] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert set(ids) == {result["ruleId"] for result in run["results"]}
    for one, other in zip(driver["rules"], translation["rules"], strict=True):
        assert one["shortDescription"] != other["shortDescription"]


def test_sarif_regions_are_the_cells_in_characters(broken: Path) -> None:
    run = sarif_of(page(broken))
    cells = {}
    for result in run["results"]:
        (location,) = result["locations"]
        place = location["physicalLocation"]
        region = place.get("region", {})
        if "startColumn" in region:
            text = (broken / place["artifactLocation"]["uri"]).read_text("utf-8")
            line = text.split("\n")[region["startLine"] - 1]
            cells[result["ruleId"]] = line[region["startColumn"] - 1 : region["endColumn"] - 1]
    assert cells["number-too-high"] == "105"
    assert cells["required"] == ""
    assert cells["html-entity"] == NASTY


def test_sarif_of_clean_data_is_a_run_without_results(example: Path) -> None:
    run = sarif_of(page(example))
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 0}]


def test_sarif_shows_no_placeholder_and_no_link_that_stands_in_a_value(broken: Path) -> None:
    texts = [result["message"]["text"] for result in sarif_of(page(broken))["results"]]
    (nasty,) = (text for text in texts if "100%" in text)
    assert "{{0}}" in nasty
    assert "](" not in nasty


# JUnit


def test_junit_has_a_suite_a_file_and_a_failed_test_a_finding(broken: Path) -> None:
    shown = page(broken)
    root = ET.fromstring(WRITERS["junit"](shown))
    suites = {suite.get("name"): suite for suite in root}
    tables = sorted(path.name for path in Path("tests/example/data").rglob("*.csv"))
    assert sorted(Path(name or "").name for name in suites) == tables
    clean = suites["data/agencies.csv"]
    assert [child.tag for child in clean.iter()] == ["testsuite", "testcase"]
    failures = [failure.text for failure in root.iter("failure")]
    assert sorted(map(str, failures)) == sorted(as_text(shown.findings).splitlines())
    for suite in root:
        assert int(suite.get("failures", "")) == len(list(suite.iter("failure")))
        assert int(suite.get("tests", "")) == len(list(suite.iter("testcase")))
    assert root.get("failures") == str(len(failures))


def test_junit_of_clean_data_passes_every_table(example: Path) -> None:
    root = ET.fromstring(WRITERS["junit"](page(example)))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == (
        f"{len(TABLES)}",
        "0",
        "0",
    )


def test_junit_does_not_pass_a_file_whose_findings_are_beyond_the_limit(broken: Path) -> None:
    shown = page(broken, limit=1)
    root = ET.fromstring(WRITERS["junit"](shown))
    skipped = {suite.get("name") for suite in root if suite.find("testcase/skipped") is not None}
    everything = page(broken)
    assert skipped == {f.file for f in everything.findings} - {f.file for f in shown.findings}
    assert root.get("skipped") == str(len(skipped))


# At a terminal


def test_the_cell_is_marked_below_its_row(broken: Path) -> None:
    lines = as_terminal(page(broken, rules=["number-too-high"]), 60, colour=False).split("\n")
    assert lines[:2] == ["data/places.csv", "  2:lat [number-too-high] 105 is too high"]
    row, mark, remedy = lines[2:5]
    assert len(row) <= 60
    assert row[mark.index("^") : len(mark)] == "105"
    assert remedy.strip() == "write a number that is at most 90"


def test_a_blank_cell_is_marked_where_its_text_would_stand(broken: Path) -> None:
    lines = as_terminal(page(broken, rules=["required"]), 200, colour=False).split("\n")
    row, mark = lines[2:4]
    assert mark.strip() == "^"
    assert row[mark.index("^") - 1 : mark.index("^") + 1] == ",,"


def test_colour_changes_nothing_but_colour(broken: Path) -> None:
    coloured = as_terminal(page(broken), 80, colour=True)
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert plain == as_terminal(page(broken), 80, colour=False)


@pytest.mark.parametrize(
    ("color", "terminal", "environment", "grouped", "in_colour"),
    [
        (None, False, {}, False, False),
        (None, True, {}, True, True),
        (None, True, {"NO_COLOR": "1"}, True, False),
        (None, True, {"TERM": "dumb"}, True, False),
        (None, False, {"FORCE_COLOR": "1"}, True, True),
        (None, False, {"FORCE_COLOR": "0"}, False, False),
        (None, False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        (True, False, {"NO_COLOR": "1"}, True, True),
        (False, True, {"FORCE_COLOR": "1"}, True, False),
        (False, False, {}, False, False),
    ],
)
def test_who_asks_for_colour_gets_it(
    color: bool | None,
    terminal: bool,
    environment: dict[str, str],
    grouped: bool,
    in_colour: bool,
) -> None:
    assert style(color, terminal, environment) == (grouped, in_colour)


# What is shown


def test_only_the_findings_of_the_rules_and_tables_asked_for_are_shown(broken: Path) -> None:
    everything = page(broken)
    shown = page(broken, rules=["code", "number-too-high"], tables=["places"])
    assert [(f.file, f.rule) for f in shown.findings] == [("data/places.csv", "number-too-high")]
    assert shown.files == ("data/places.csv",)
    assert shown.hidden == everything.total - 1


def test_a_code_list_is_a_table_and_a_files_schema_belongs_to_its_table(root: Path) -> None:
    selection = Selection(tables=["unit", "figures"])
    for file in ("schema/vocabularies/unit.csv", "schema/tables/figures.json", "frames/figures"):
        assert selection.wants_file(file)
    assert not selection.wants_file("datapackage.json")


@pytest.mark.parametrize(
    ("selected", "message"),
    [
        ({"rules": ["number-to-high"]}, '"number-to-high" is not a rule; the closest match is "n'),
        (
            {"tables": ["figure"]},
            '--table: "figure" is not a table; the closest match is "f',
        ),
        (
            {"tables": ["cifras", "actors"]},
            '--table: "cifras" is not a table; the closest match is "',
        ),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_the_nearest(
    selected: dict[str, list[str]], message: str
) -> None:
    with pytest.raises(UnknownNameError, match=re.escape(message)):
        Selection(**selected)


def test_the_summary_counts_what_is_shown_and_what_is_not(broken: Path) -> None:
    rows = {"actors": 3, "places": 1}
    total = page(broken).total
    fixed = " · fixable with cubaven validate --fix: 1"
    assert summary(page(broken), rows) == f"findings: {total} · rows: 4{fixed}"
    shown = f"findings: {total} (1 shown) · rows: 4{fixed}"
    assert summary(page(broken, limit=1), rows) == shown
    nothing = page(broken, rules=["origin-later"])
    assert summary(nothing, rows) == (
        f"findings: 0 · rows: 4 · excluded by --rule or --table: {total}"
    )
    spanish = summary(page(broken, "es", rules=["code"], limit=1), rows)
    assert spanish == f"problemas: 1 · filas: 4 · excluidos por --rule o --table: {total - 1}"


def test_the_log_of_github_tells_place_and_rule_and_how_many_there_are(broken: Path) -> None:
    shown = page(broken)
    lines = as_annotations(shown).splitlines()
    findings = [line.split("::", 2)[2] for line in lines if not line.startswith("::notice")]
    assert all(f.location in line for f, line in zip(shown.findings, findings, strict=True))
    assert all(f"[{f.rule}]" in line for f, line in zip(shown.findings, findings, strict=True))
    many = replace(shown, findings=shown.findings * 12, total=12 * shown.total)
    last = as_annotations(many).splitlines()[-1]
    assert last.startswith(f"::notice ::findings: {many.total}; GitHub shows 10 of a kind")


def test_junit_names_are_unique_and_carry_file_line_and_time(broken: Path) -> None:
    shown = page(broken)
    twice = replace(shown, findings=tuple(f for f in shown.findings for _ in range(2)))
    cases = ET.fromstring(as_junit(twice)).iter("testcase")
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len({*names}) == len(names)
    cases = ET.fromstring(as_junit(shown)).iter("testcase")
    failed = [case for case in cases if case.find("failure") is not None]
    assert all(c.get("time") == "0" and c.get("file") == c.get("classname") for c in failed)
    assert [c.get("line") for c in failed] == [
        str(f.line or 1) for file in shown.files for f in shown.findings if f.file == file
    ]


def test_a_warning_is_told_as_one_in_every_format(example: Path) -> None:
    write(example, "languages-alike", "wrong")
    shown = page(example)
    assert (shown.total, shown.errors) == (1, 0)
    assert "[languages-alike] warning: " in as_text(shown.findings)
    assert as_annotations(shown).startswith("::warning ")
    assert json.loads(as_document(shown))["findings"][0]["severity"] == "warning"
    (result,) = sarif_of(shown)["results"]
    assert result["level"] == "warning"
    assert sarif_of(shown)["invocations"][0]["exitCode"] == 0
    junit = ET.fromstring(as_junit(shown))
    assert (junit.get("failures"), junit.find(".//system-out") is not None) == ("0", True)
