"""The steps of the workflows, run with a small dataset and a ``gh`` that notes what it is asked."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from examples import set_cells
from github_files import REPOSITORY, labels, parsed, step
from test_base import git

import cubaven_data
from cubaven_data.model.tables import FILES, TABLES, VOCABULARIES
from cubaven_data.publishing.writers import FORMATS

# Answers with the next of the texts given for a call that begins so, and notes the call.
GH = """\
#!{python}
import json, os, pathlib, sys
call = [word for word in sys.argv[1:] if word != "--silent"]
told = json.loads(pathlib.Path("answers.json").read_text())
body = [pathlib.Path(word.split("@", 1)[1]).read_text() for word in call if "=@" in word]
with open("calls.jsonl", "a") as file:
    file.write(json.dumps([*call, *body]) + "\\n")
key = next((key for key in told if " ".join(call).startswith(key)), None)
if key is None:
    sys.exit(0)
if told[key] is None:
    sys.exit(1)
if call[:2] == ["run", "download"]:
    folder = pathlib.Path(call[call.index("--dir") + 1])
    folder.mkdir(exist_ok=True)
    (folder / "change.md").write_text(told[key])
else:
    print(told[key])
"""
WRAPPER = '#!/bin/sh\nexec "{python}" {arguments} "$@"\n'


def program(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def set_up(root: Path) -> Path:
    """A dataset in a repository that is set up as `make` does."""
    for name in ("Makefile", "CHANGELOG.md", "requirements.lock", "pyproject.toml", ".gitignore"):
        shutil.copy(REPOSITORY / name, root)
    shutil.copytree(REPOSITORY / ".ci", root / ".ci")
    for name, arguments in (("python", ""), ("cubaven", "-m cubaven_data.cli")):
        text = WRAPPER.format(python=sys.executable, arguments=arguments)
        program(root / ".venv" / "bin" / name, text)
    (root / ".venv" / "ready").touch()
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "First")
    return root


@pytest.fixture
def checkout(example: Path) -> Path:
    """The small dataset, in a repository of its own."""
    return set_up(example)


def run_step(found: Any, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a step's script as GitHub does; the variables stand for what GitHub fills in."""
    env = {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY),
        "LC_ALL": "C.UTF-8",
        "GITHUB_REPOSITORY": "one/dataset",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        **variables,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]]
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60
    )


class Hub:
    """A repository on GitHub, as far as `gh` is asked for it."""

    def __init__(self, folder: Path, **answers: str | None) -> None:
        self.folder = folder
        program(folder / "bin" / "gh", GH.format(python=sys.executable))
        (folder / "answers.json").write_text(json.dumps(answers), "utf-8")

    def run(self, found: Any, **variables: str) -> list[list[str]]:
        """The calls that a step makes."""
        log = self.folder / "calls.jsonl"
        log.unlink(missing_ok=True)
        done = run_step(found, self.folder, **variables)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    return run_step(step("data", "Check the data"), folder)


def test_a_valid_change_of_data_passes(checkout: Path) -> None:
    done = check(checkout)
    assert (done.returncode, done.stdout.count("::")) == (0, 0), done.stderr


def test_an_error_in_the_data_is_an_annotation_and_stops_the_check(checkout: Path) -> None:
    set_cells(checkout, "places", "north-base", {"lat": "105"})
    done = check(checkout)
    assert done.returncode != 0
    assert "::error file=data/places.csv,line=2," in done.stdout


def test_what_a_pull_request_changes_is_described_from_its_merge(checkout: Path) -> None:
    git(checkout, "checkout", "--quiet", "-b", "change")
    set_cells(checkout, "places", "north-base", {"lat": "11.5"})
    git(checkout, "commit", "--quiet", "-am", "Change")
    git(checkout, "checkout", "--quiet", "--detach", "main")
    git(checkout, "merge", "--quiet", "--no-ff", "-m", "Merge", "change")
    done = run_step(step("data", "Describe the change"), checkout)
    assert done.returncode == 0, done.stderr
    told = (checkout / "build" / "change.md").read_text("utf-8")
    assert "11.5" in told
    assert (checkout / "summary.md").read_text("utf-8") == told


VERSION = cubaven_data.__version__
TAG = f"v{VERSION}"

COMMENT = step("comment", "Comment on the pull request")
JOB = parsed(REPOSITORY / ".github/workflows/comment.yml")["jobs"]["comment"]
RUN = {"RUN": "7", "COMMIT": "c0ffee", "HEAD": "two:change", "MARK": JOB["env"]["MARK"]}
PULLS = "api --method GET repos/one/dataset/pulls"
COMMENTS = "api --paginate repos/one/dataset/issues/5/comments"


def test_the_first_run_comments_and_a_later_one_replaces_the_comment(tmp_path: Path) -> None:
    answers = {"run download": "- **fig-cccc** is new\n", PULLS: "5"}
    *_, post = Hub(tmp_path, **answers, **{COMMENTS: ""}).run(COMMENT, **RUN)
    assert post[:4] == ["api", "--method", "POST", "repos/one/dataset/issues/5/comments"]
    assert post[-1] == f"{RUN['MARK']}\n- **fig-cccc** is new\n\n<sub>c0ffee</sub>\n"
    *_, patch = Hub(tmp_path, **answers, **{COMMENTS: "12\n13"}).run(COMMENT, **RUN)
    assert patch[:4] == ["api", "--method", "PATCH", "repos/one/dataset/issues/comments/12"]
    assert patch[-1] == post[-1]


@pytest.mark.parametrize(
    "answers",
    [{"run download": None}, {"run download": "- **fig-cccc** is new\n", PULLS: ""}],
    ids=["nothing was described", "the pull request has a newer commit"],
)
def test_where_there_is_nothing_to_say_the_comment_stays(
    answers: dict[str, str | None], tmp_path: Path
) -> None:
    calls = Hub(tmp_path, **answers).run(COMMENT, **RUN)
    assert not [call for call in calls if "POST" in call or "PATCH" in call]


def test_a_long_comment_is_cut_between_lines_and_says_where_the_rest_is(tmp_path: Path) -> None:
    line = f"- {'ñ' * 700}\n"
    answers = {"run download": line * 100, PULLS: "5", COMMENTS: ""}
    body = Hub(tmp_path, **answers).run(COMMENT, **RUN)[-1][-1]
    assert 55_000 < len(body.encode()) < 65_000
    kept, rest = body.removeprefix(f"{RUN['MARK']}\n").split("\n… ")
    assert set(kept.splitlines(keepends=True)) == {line}
    assert "https://github.com/one/dataset/actions/runs/7" in rest


@pytest.mark.parametrize("name", FILES)
def test_a_table_that_is_changed_is_a_label(name: str, tmp_path: Path) -> None:
    paths = f"{FILES[name].path}\n{FILES[name].path}\nREADME.md"
    answers = {"api --paginate repos/one/dataset/pulls/5/files": paths}
    _, *calls = Hub(tmp_path, **answers).run(step("labels", "Label the pull request"), NUMBER="5")
    told = [call[-1].removeprefix("labels[]=") for call in calls]
    assert sorted(told) == sorted(["code", "code lists" if name in VOCABULARIES else name])
    assert set(told) <= set(labels())
    assert all("repos/one/dataset/issues/5/labels" in call for call in calls)


def test_every_label_is_defined_with_its_colour_and_what_it_means(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / ".github", tmp_path / ".github")
    calls = Hub(tmp_path).run(step("labels", "Define the labels"))
    told = {call[2]: (call[4], call[6]) for call in calls}
    assert told == labels()
    assert set(TABLES) < set(told)


@pytest.fixture(scope="module")
def released_once(example_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which the release is written at its tag; not to be written to."""
    folder = tmp_path_factory.mktemp("released") / "root"
    root = set_up(Path(shutil.copytree(example_once, folder)))
    git(root, "tag", TAG)
    done = run_step(step("release", "Write the release"), root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def released(released_once: Path, tmp_path: Path) -> Path:
    """A repository in which the release is written at its tag."""
    return Path(shutil.copytree(released_once, tmp_path / "root"))


def pack(folder: Path, tag: str) -> subprocess.CompletedProcess[str]:
    return run_step(step("release", "Pack it"), folder, GITHUB_REF_NAME=tag)


def test_a_release_is_packed_with_checksums_and_into_the_same_bytes_each_time(
    released: Path,
) -> None:
    folder, dist = released / "build" / "release", released / "dist"
    found = []
    for _ in range(2):
        done = pack(released, TAG)
        assert done.returncode == 0, done.stderr
        found.append({path.name: path.read_bytes() for path in folder.iterdir()})
        for path in dist.rglob("*"):
            os.utime(path)
            path.chmod(0o700)
    assert found[0] == found[1]
    files = found[0]
    sums = files.pop("SHA256SUMS").decode()
    told = {f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in files.items()}
    assert set(sums.splitlines()) == told
    whole = f"cubaven-data-{VERSION}"
    archives = {f"{whole}-{name}.zip": name for name in FORMATS}
    assert set(files) == {
        *archives,
        *(f"{whole}{ending}" for ending in (".zip", ".en.xlsx", ".es.xlsx", ".sqlite")),
        *("CHANGES.md", "CHANGES.es.md", "CHANGES.csv", "CHANGES.es.csv", "changes.json"),
    }
    for name, format_name in archives.items():
        inside = {one for one in zipfile.ZipFile(folder / name).namelist() if one[-1] != "/"}
        there = (path for path in (dist / format_name).rglob("*") if path.is_file())
        assert inside == {path.relative_to(dist).as_posix() for path in there}
        assert {f"{format_name}/README.md", f"{format_name}/LICENSE"} < inside


def test_what_is_not_the_data_of_the_tag_is_not_packed(released: Path) -> None:
    set_cells(released, "places", "north-base", {"lat": "11.5"})
    assert run_step(step("release", "Write the release"), released).returncode == 0
    done = pack(released, TAG)
    assert (done.returncode, done.stderr.startswith("dist/ does not hold")) == (1, True)


@pytest.mark.parametrize("tag", ["v9.9.9", cubaven_data.__version__, ""])
def test_a_tag_that_is_not_the_version_is_no_release(tag: str, released: Path) -> None:
    done = pack(released, tag)
    assert done.returncode == 1
    assert f'"{tag}"' in done.stderr
    assert TAG in done.stderr
    assert not (released / "build").exists()


def test_a_version_of_which_the_changelog_says_nothing_is_no_release(released: Path) -> None:
    path = released / "CHANGELOG.md"
    path.write_text(f"# Changelog\n\n## {TAG[1:]}\n\n## 0.0.1\n\n- First.\n", "utf-8")
    done = pack(released, TAG)
    assert (done.returncode, done.stderr.startswith("CHANGELOG.md")) == (1, True)
    path.write_text(f"# Changelog\n\n## {TAG[1:]}\n\n- Next.\n\n## 0.0.1\n\n- First.\n", "utf-8")
    assert pack(released, TAG).returncode == 0
    assert (released / "build" / "notes.md").read_text("utf-8").split() == ["-", "Next."]


def test_a_release_is_published_at_once_with_all_that_was_packed(released: Path) -> None:
    assert pack(released, TAG).returncode == 0
    (call,) = Hub(released).run(step("release", "Publish it"), GITHUB_REF_NAME=TAG)
    assert call[:3] == ["release", "create", TAG]
    assert "--verify-tag" in call
    packed = {path.relative_to(released).as_posix() for path in released.glob("build/release/*")}
    assert packed < set(call)


def test_the_hook_repairs_what_it_can_and_stops_a_commit_that_is_wrong(checkout: Path) -> None:
    hook = parsed(REPOSITORY / ".pre-commit-config.yaml")["repos"][0]["hooks"][0]
    set_cells(checkout, "places", "north-base", {"country": "ve", "lat": "105"})
    done = run_step({"run": hook["entry"]}, checkout)
    assert done.returncode == 1
    assert "wrote data/places.csv" in done.stderr
    assert "[number-too-high]" in done.stdout
