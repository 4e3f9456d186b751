"""The formats of the reports: what a program, a code host or a person gets to see."""

from __future__ import annotations

import gzip
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
from cubaven_data.checking.catalogue import catalogue
from cubaven_data.cli.options import Format
from cubaven_data.findings import Finding, Fix, Language
from cubaven_data.model.tables import TABLES
from cubaven_data.publishing.gates import validate
from cubaven_data.reports import WRITERS, as_text, summary
from cubaven_data.reports.annotations import as_annotations
from cubaven_data.reports.document import as_document, findings_schema
from cubaven_data.reports.junit import as_junit
from cubaven_data.reports.page import Page, Selection, UnknownNameError, page_of
from cubaven_data.reports.sarif import MOST, cut
from cubaven_data.reports.terminal import as_terminal, style

GOLDEN = Path(__file__).parent / "golden"
# A value with all that a format could stumble over, as it stands in a CSV file.
NASTY = '"Minister, ""100%"" ]]> <b>&amp; {0} [x](y) ::error::\u200b\u202e\t é"'
# What is found in a file before it has rows, or about its whole text.
OF_FILES = (
    *("file-missing", "unknown-file", "file-unreadable", "encoding", "byte-order-mark"),
    *("line-ends", "control-character", "header", "delimiter", "merge-conflict", "ragged-row"),
    *(
        "not-csv",
        "blank-line",
        "row-repeated",
        "table-empty",
        "quotes",
        "whole-line-quoted",
        "canonical-form",
        "code-list-empty",
        "descriptor",
    ),
)
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


def test_sarif_ends_where_receivers_stop_errors_first_and_says_so(broken: Path) -> None:
    found = page(broken).findings[-1]
    warnings = [replace(found, warns=True, id=f"w{n}") for n in range(MOST)]
    mistakes = [replace(found, id=f"e{n}") for n in range(30)]
    many = page_of(warnings + mistakes, contents_of(broken), "en", Selection())
    run = sarif_of(many)
    ids = [result["properties"]["id"] for result in run["results"]]
    assert ids == [f.id for f in [*mistakes, *warnings][:MOST]]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == cut(many)
    assert cut(many) == "findings: 5030; this SARIF log contains 5000 of them"
    assert len(gzip.compress(WRITERS["sarif"](many).encode())) < 10_000_000


def test_sarif_says_what_is_beyond_the_limit(broken: Path) -> None:
    limited = page(broken, limit=2)
    (notification,) = sarif_of(limited)["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith(f"findings: {limited.total}; ")
    assert "toolExecutionNotifications" not in sarif_of(page(broken))["invocations"][0]


def test_sarif_offers_no_fix_so_long_that_receivers_refuse_the_log(broken: Path) -> None:
    place = Finding("data/places.csv", 2, "lat", "number-too-high", {"value": "1", "bound": "90"})
    for length, offered in ((1000, True), (1001, False)):
        (result,) = sarif_of(one(broken, replace(place, fix=Fix("x" * length))))["results"]
        assert ("fixes" in result) == offered


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
    assert lines[:2] == ["data/places.csv", "  2:lat north-base [number-too-high] 105 is too high"]
    row, mark, remedy = lines[2:5]
    assert len(row) <= 60
    assert row[mark.index("^") : len(mark)] == "105"
    assert remedy.strip().startswith("write a number that is at most 90; if lat and lon")


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
        ({"rules": ["nope"]}, '"nope" is not a rule; `cubaven explain` lists the rules'),
        ({"rules": ["number-to-high"]}, '"number-to-high" is not a rule; the closest match is "n'),
        (
            {"tables": ["figure"]},
            '--table: "figure" is not a table; the closest match is "f',
        ),
        (
            {"tables": ["cifras", "actors"]},
            '--table: "cifras" is not a table; tables and code lists are named like',
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


@pytest.mark.parametrize("limit", [1, 12])
def test_the_last_line_for_github_counts_what_is_beyond_the_limit(limit: int, broken: Path) -> None:
    found = [*page(broken).findings] * 12
    limited = page_of(found, contents_of(broken), "en", Selection(limit=limit))
    *annotations, last = as_annotations(limited).splitlines()
    assert len(annotations) == limit
    assert last == (
        f"::notice ::findings: {len(found)}; the log of this step shows {limit} of them, "
        "GitHub 10 of a kind at most"
    )
    few = page(broken, limit=1)
    assert as_annotations(few).splitlines()[-1].startswith(f"::notice ::findings: {few.total}; ")


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


def test_a_finding_about_a_row_is_told_with_its_id_in_every_format(example: Path) -> None:
    write(example, "number-too-high", "wrong")
    shown = page(example)
    assert [f.id for f in shown.findings] == ["north-base"]
    assert as_text(shown.findings).startswith("data/places.csv:2:lat north-base [number-too-high] ")
    assert "data/places.csv:2:lat north-base [number-too-high] " in as_annotations(shown)
    assert "  2:lat north-base [number-too-high] " in as_terminal(shown, 80, colour=False)
    assert json.loads(as_document(shown))["findings"][0]["id"] == "north-base"
    (result,) = sarif_of(shown)["results"]
    assert result["message"]["text"].startswith("north-base: 105 ")
    assert result["properties"] == {"id": "north-base"}
    names = [case.get("name") for case in ET.fromstring(as_junit(shown)).iter("testcase")]
    assert "2:lat north-base [number-too-high]" in names


@pytest.mark.parametrize("rule", [r for r in catalogue() if catalogue()[r].gate == 1])
def test_the_id_of_a_finding_is_the_key_of_its_row(rule: str, example: Path) -> None:
    write(example, rule, "wrong")
    report = validate(example)
    at = {(row.table.path, row.line): row.id for rows in report.data.rows.values() for row in rows}
    for finding in report.findings:
        # A finding about a file may have a line; it is not about the row that begins there.
        file_alone = finding.rule in OF_FILES
        key = "" if file_alone else at[finding.file, finding.line]
        assert finding.id == key, finding.rule


def test_an_id_that_the_message_quotes_is_not_repeated() -> None:
    values = {"value": "north", "place": "data/agencies.csv:2"}
    finding = Finding("data/actors.csv", 3, "id", "id-unique", values, id="north")
    assert finding.text().startswith('data/actors.csv:3:id [id-unique] "north" is already used')
    values = {"id": "north", "value": "granma#p9"}
    finding = Finding("u.csv", 2, "citation", "explained-citation", values, id="north granma#p9")
    assert finding.text().startswith("u.csv:2:citation [explained-citation] north has no")


def test_an_id_that_shows_nothing_or_never_ends_is_told_as_values_are() -> None:
    finding = Finding("data/actors.csv", 3, "", "canonical-form", id="a\u200b\n" + "x" * 1000)
    line = finding.text()
    assert line.isprintable()
    assert len(line) < 200


def test_a_warning_is_told_as_one_in_every_format(example: Path) -> None:
    write(example, "languages-alike", "wrong")
    shown = page(example)
    assert (shown.total, shown.errors) == (1, 0)
    assert "[languages-alike] warning: " in as_text(shown.findings)
    assert "[languages-alike] warning: " in as_terminal(shown, 80, colour=False)
    assert as_annotations(shown).startswith("::warning ")
    assert json.loads(as_document(shown))["findings"][0]["severity"] == "warning"
    (result,) = sarif_of(shown)["results"]
    assert result["level"] == "warning"
    assert sarif_of(shown)["invocations"][0]["exitCode"] == 0
    junit = ET.fromstring(as_junit(shown))
    assert (junit.get("failures"), junit.find(".//system-out") is not None) == ("0", True)
