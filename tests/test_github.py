"""Forms, labels, workflows and pages that a repository on GitHub has around the data."""

from __future__ import annotations

import os
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from github_files import FORM, FORMS, GITHUB, REPOSITORY, WORKFLOW, WORKFLOWS, labels, parsed
from jsonschema import Draft202012Validator
from test_cli import run

from cubaven_data.model.tables import FILES, TABLES

PAGES = [REPOSITORY / name for name in ("CODE_OF_CONDUCT.md", "SECURITY.md", "docs/corrections.md")]
TEXTS = [
    *(path for path in GITHUB.rglob("*") if path.is_file()),
    *PAGES,
    *(page.with_suffix(".es.md") for page in PAGES),
]


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_states_its_rights_its_time_and_its_place_and_pins_every_action(
    path: Path,
) -> None:
    Draft202012Validator(WORKFLOW).validate(parsed(path))


@pytest.mark.parametrize("path", FORMS, ids=name_of)
def test_a_form_asks_in_both_languages(path: Path) -> None:
    form = parsed(path)
    Draft202012Validator(FORM).validate(form)
    ids = [item["id"] for item in form["body"] if "id" in item]
    assert len(set(ids)) == len(ids)


def test_the_forms_are_these_and_an_issue_needs_none() -> None:
    assert [path.stem for path in FORMS] == ["1-error", "2-source", "3-row", "4-reply"]
    assert parsed(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": True}


def test_an_action_has_one_version_everywhere_which_a_comment_names() -> None:
    uses = [
        line.strip().removeprefix("- ")
        for path in WORKFLOWS
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    for line in uses:
        assert re.fullmatch(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    assert len(set(uses)) == len({line.split("@")[0] for line in uses})


def test_no_value_of_an_event_is_pasted_into_a_script() -> None:
    """A branch may be named like a command; in a variable it stays a name."""
    for path in WORKFLOWS:
        for job in parsed(path)["jobs"].values():
            assert not [one for one in job["steps"] if "${{" in one.get("run", "")], path


def test_what_may_write_runs_nothing_of_a_pull_request() -> None:
    writing = {}
    for path in WORKFLOWS:
        workflow = parsed(path)
        assert "write" not in workflow["permissions"].values()
        for name, job in workflow["jobs"].items():
            rights = job.get("permissions", {})
            if "write" in rights.values():
                writing[path.stem, name] = sorted(k for k, v in rights.items() if v == "write")
                own = "pull_request" not in workflow["on"] and (
                    set(workflow["on"]) == {"push"} or "'push'" in job.get("if", "")
                )
                used = [one["uses"] for one in job["steps"] if "uses" in one]
                scripts = " ".join(one.get("run", "") for one in job["steps"])
                assert own or not used, (path, name)
                assert own or not re.search(r"\bmake\b|\bgit\b|\.venv|\.ci/", scripts), (path, name)
    assert writing == {
        ("comment", "comment"): ["pull-requests"],
        ("labels", "define"): ["issues"],
        ("labels", "apply"): ["pull-requests"],
        ("release", "release"): ["contents"],
    }


def test_a_checkout_leaves_no_token_behind() -> None:
    for path in WORKFLOWS:
        for job in parsed(path)["jobs"].values():
            for one in job["steps"]:
                if "actions/checkout@" in one.get("uses", ""):
                    assert one["with"]["persist-credentials"] is False


def test_the_python_of_the_workflows_is_the_oldest_that_the_package_runs_on() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    for path in WORKFLOWS:
        for version in re.findall(r"python-version: (.+)", path.read_text("utf-8")):
            assert f">={yaml.safe_load(version)}" == project["requires-python"]


def test_each_command_of_a_step_is_one_that_exists() -> None:
    targets = re.findall(r"^([a-z-]+):(?!=)", (REPOSITORY / "Makefile").read_text("utf-8"), re.M)
    listed = run("--help").stdout
    found = set()
    for path in WORKFLOWS:
        for job in parsed(path)["jobs"].values():
            script = "\n".join(one.get("run", "") for one in job["steps"])
            found |= set(
                re.findall(r"^make\b.*|\.ci/\w+|cubaven [a-z]+ .*? --format", script, re.M)
            )
    for command in found:
        first, *rest = command.split()
        if first == "make":
            assert {word for word in rest if "=" not in word} <= set(targets), command
        elif first == "cubaven":
            assert re.search(rf"^  {rest[0]} ", listed, re.MULTILINE), command
        else:
            assert os.access(REPOSITORY / first, os.X_OK), command
    assert {"make", "make check FORMAT=github", ".ci/run", ".ci/pack"} < found


def test_a_change_of_any_file_is_checked_by_one_workflow() -> None:
    data, code = (parsed(GITHUB / "workflows" / f"{name}.yml")["on"] for name in ("data", "code"))
    for event in ("pull_request", "push"):
        paths = data[event]["paths"]
        assert paths == code[event]["paths-ignore"]
        for table in FILES.values():
            assert any(fnmatch(table.path, path) for path in paths), table.path
        assert not any(fnmatch("cubaven_data/data.py", path) for path in paths)


def test_there_is_a_label_for_every_table_and_for_every_form() -> None:
    titles = {name: f"{table.title.en} · {table.title.es}" for name, table in TABLES.items()}
    defined = labels()
    assert {name: text for name, (_, text) in defined.items() if name in TABLES} == titles
    for path in FORMS:
        assert set(parsed(path)["labels"]) <= set(defined), path
    for name, (color, description) in defined.items():
        assert len(name) <= 50
        assert len(description) <= 100
        assert re.fullmatch("[0-9a-f]{6}", color)


def test_the_form_for_a_row_names_tables_as_the_registry_does() -> None:
    body = parsed(GITHUB / "ISSUE_TEMPLATE" / "3-row.yml")["body"]
    (asked,) = (item["attributes"]["options"] for item in body if item.get("id") == "table")
    titles = [f"{table.title.en} · {table.title.es}" for table in TABLES.values()]
    assert asked == titles[: len(asked)]


def test_a_hook_repairs_and_checks_whatever_file_of_the_data_a_commit_changes() -> None:
    (repository,) = parsed(REPOSITORY / ".pre-commit-config.yaml")["repos"]
    (hook,) = repository["hooks"]
    assert hook["entry"] == ".venv/bin/cubaven validate --fix"
    assert hook["pass_filenames"] is False
    assert all(re.search(hook["files"], table.path) for table in FILES.values())
    assert not re.search(hook["files"], "tests/example/data/actors.csv")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_says_the_same_in_spanish(page: Path) -> None:
    """As far as can be seen: as many headings, items and rows, the same code, the same numbers."""
    english, spanish = (path.read_text("utf-8") for path in (page, page.with_suffix(".es.md")))
    for part in (r"^#+ ", r"^- ", r"^\| ", r"^$"):
        assert len(re.findall(part, english, re.M)) == len(re.findall(part, spanish, re.M)), part
    for part in (r"`[^`]+`", r"\d+"):
        assert sorted(re.findall(part, english)) == sorted(re.findall(part, spanish)), part
    assert f"]({page.stem}.es.md)" in english
    assert f"]({page.name})" in spanish


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings_and_nobody_is_asked_to_write_to_an_address(
    path: Path,
) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\w@\w+\.\w", text)
    for target, heading in re.findall(r"\]\((?!https?://|%s)([^)#]+)#?([^)]*)\)", text):
        # A form is shown one level below the repository's address.
        file = (
            REPOSITORY / target.removeprefix("../blob/HEAD/")
            if path.suffix == ".yml"
            else path.parent / target
        )
        assert file.exists(), target
        headings = re.findall(r"^#+ (.*)", file.read_text("utf-8"), re.M)
        slugs = [re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings]
        assert not heading or heading in slugs, heading
