"""What a release says of the one before, and when it is refused."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from examples import set_cells
from test_base import git, repository
from test_cli import run
from test_diff import add, copy, delete, edit, redirect

from cubaven_data import __version__
from cubaven_data.asking.losses import Loss, losses
from cubaven_data.asking.versions import Level, lowest
from cubaven_data.reading.loading import load
from cubaven_data.release.headings import heading
from cubaven_data.texts.wording import Language, texts

__all__ = ["repository"]
BEFORE = "v0.0.1"
TAG = f"v{__version__}"


def commit(root: Path, tag: str = "") -> None:
    git(root, "add", "--all", ".")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "Change")
    if tag:
        git(root, "tag", tag)


def exported(root: Path, *options: str) -> CompletedProcess[str]:
    return run("export", str(root), "--to", "csv", "--out", str(root.parent / "dist"), *options)


def told(root: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        (root.parent / "dist" / "changes.json").read_text("utf-8")
    )
    return found


def sheet(root: Path, name: str, language: Language) -> list[dict[str, str]]:
    """The rows of a sheet of changes by what its columns are."""
    said = texts(language)
    content = (root.parent / "dist" / name).read_text("utf-8-sig").splitlines()
    _, *rows = csv.reader(content, delimiter=said["flat"]["delimiter"])
    return [dict(zip(said["history"]["columns"], row, strict=True)) for row in rows]


def explain(root: Path, *names: str) -> None:
    """Writes into the changelog why what has these names is lost."""
    lines = (f"- Lost `{name}`: No longer needed.\n" for name in names)
    (root / "CHANGELOG.md").write_text(f"## {__version__}\n\n{''.join(lines)}\n## 0.0.1\n", "utf-8")


@pytest.fixture
def released(repository: Path) -> Path:
    """The small dataset, released once."""
    git(repository, "tag", BEFORE)
    return repository


def test_changes_are_told_from_the_last_release_in_both_languages(released: Path) -> None:
    set_cells(released, "figures", "fig-bbbb", {"best": "90", "as_reported": "90"})
    copy(released, "places", "north-base", id="south-base", name_en="South", name_es="Sur")
    delete(released, "figures", "fig-aaaa")
    redirect(released, "fig-aaaa")
    explain(released, "figures", "figures.high")
    commit(released, TAG)
    done = exported(released)
    assert done.returncode == 0, done.stderr
    found = told(released)
    assert (found["version"], found["since"]) == (__version__, BEFORE[1:])
    assert (found["level"], [*found["reasons"]]) == (  # type: ignore[misc]
        "minor",
        ["records-added", "records-withdrawn"],
    )
    changes = {change["id"]: change for change in found["changes"]}  # type: ignore[attr-defined]
    assert changes["fig-bbbb"]["cells"]["best"] == {"before": 80, "after": 90}
    sentence = changes["fig-bbbb"]["derived"]["sentence_es"]
    assert ("80" in sentence["before"], "90" in sentence["after"]) == (True, True)
    assert changes["south-base"]["what"] == "added"
    assert changes["fig-aaaa"]["reason_es"] == "Estaba dos veces."
    for name, title in (("CHANGES.md", "Changes since"), ("CHANGES.es.md", "Cambios desde")):
        page = (released.parent / "dist" / name).read_text("utf-8")
        assert page.startswith(f"# {title} {BEFORE[1:]}\n")
        assert all(f"**{id_}**" in page for id_ in changes if changes[id_]["what"] != "derived")
    for language, ending in (("en", ""), ("es", ".es")):
        rows = sheet(released, f"CHANGES{ending}.csv", language)
        assert {row["id"] for row in rows} == {*changes}
        assert all(row["id"] in row["citation"] and row["said"] for row in rows)
        told_of = {(row["id"], row["column"]): row for row in rows}
        number = told_of["fig-bbbb", heading("best", language)]
        assert (number["before"], number["after"]) == ("80", "90")
        assert f" {__version__}, fig-bbbb, " in number["citation"]
        reason = {"en": "Entered twice.", "es": "Estaba dos veces."}[language]
        assert told_of["fig-aaaa", ""]["because"] == reason


def test_the_sheet_of_changes_tells_of_columns_rows_about_the_coding_and_what_was_not_compared(
    repository: Path,
) -> None:
    schema = repository / "schema" / "json" / "claims.json"
    now = {path: path.read_bytes() for path in (schema, *(repository / "data").rglob("*.csv"))}
    claim = json.loads(now[schema])
    claim["$defs"]["Claim"]["properties"]["mood"] = {"type": "string"}
    schema.write_text(json.dumps(claim), encoding="utf-8")
    key = {"record_id": "south", "citation": "daily-north-2020-02-01#p1"}
    add(repository, "unconfirmed", **key, reason_en="Given there.", reason_es="Figura ahí.")
    set_cells(repository, "actors", "south", {"name_en": "The South"})
    set_cells(repository, "places", "north-base", {"lat": "105"})
    commit(repository, BEFORE)
    for path, content in now.items():
        path.write_bytes(content)
    explain(repository, "claims.mood")
    commit(repository)
    assert exported(repository).returncode == 0
    rows = {row["id"]: row for row in sheet(repository, "CHANGES.csv", "en")}
    mood = rows["claims.mood"]
    assert (mood["table"], mood["what"], mood["said"]) == (
        "claims",
        "1 column removed or renamed",
        "mood",
    )
    gone = rows["south daily-north-2020-02-01#p1"]
    assert (gone["what"], gone["said"]) == ("removed", "The South"), "as it was when it was there"
    assert f" {BEFORE[1:]}, south, " in gone["citation"]
    left = rows["north-base"]
    assert (left["table"], left["said"]) == ("places", "North Base")
    assert left["what"].startswith("not compared")
    assert "paragraph 2" in left["citation"]


def test_what_changed_only_in_the_other_language_is_headed_with_it(repository: Path) -> None:
    commit(repository, BEFORE)
    set_cells(repository, "actors", "minister-one", {"name_es": "Ministro Primero"})
    commit(repository)
    assert exported(repository).returncode == 0
    for name, language, other in (("CHANGES.csv", "en", "es"), ("CHANGES.es.csv", "es", "en")):
        found = {row["column"] for row in sheet(repository, name, language)}
        headed = {f"{heading(one, language)} (es)" for one in ("name", "sentence")}
        assert (headed <= found) == (other == "es"), name


def test_where_no_release_is_known_the_changes_say_so(repository: Path) -> None:
    assert exported(repository).returncode == 0
    assert told(repository)["since"] is None
    assert "changes" not in told(repository)
    page = (repository.parent / "dist" / "CHANGES.md").read_text("utf-8")
    assert "No earlier release is known" in page
    assert sheet(repository, "CHANGES.csv", "en") == []


def corrected(root: Path) -> None:
    set_cells(root, "places", "north-base", {"lat": "11.5"})


def added(root: Path) -> None:
    copy(root, "places", "north-base", id="south-base", name_en="South", name_es="Sur")


@pytest.mark.parametrize(
    ("last", "level", "next_"),
    [
        ((1, 4, 2), "patch", (1, 4, 3)),
        ((1, 4, 2), "minor", (1, 5, 0)),
        ((1, 4, 2), "major", (2, 0, 0)),
        ((0, 4, 2), "major", (0, 5, 0)),
    ],
)
def test_the_lowest_version_that_may_follow(
    last: tuple[int, int, int], level: Level, next_: tuple[int, int, int]
) -> None:
    assert lowest(last, level) == next_


@pytest.mark.parametrize(("change", "is_enough"), [(corrected, True), (added, False)])
def test_a_release_with_too_small_a_number_is_refused_at_its_tag(
    change: Callable[[Path], None],
    is_enough: bool,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from cubaven_data.publishing import history
    from cubaven_data.reading import versions

    for module in (history, versions):
        monkeypatch.setattr(module, "__version__", "1.0.1")
    git(repository, "tag", "v1.0.0")
    change(repository)
    data = load(repository)
    past = history.history(data, "1.0.1+00000000")
    assert past is not None
    assert [one.en for one in past.objections] == (
        []
        if is_enough
        else [
            "1.0.1 is too small a number after 1.0.0: the changes of the data make a minor version,"
            " at least 1.1.0"
        ]
    )


def test_a_tag_above_the_version_of_the_package_is_told_with_what_to_do(released: Path) -> None:
    git(released, "tag", "v9.9.9")
    done = exported(released)
    assert done.returncode == 0
    assert (
        f"- the tag v9.9.9 is of a higher version than that of the package, {__version__}: "
        "raise the version" in done.stderr
    )


def test_before_the_tag_what_speaks_against_a_release_is_told_and_at_the_tag_it_stops(
    released: Path,
) -> None:
    edit(released, "places", lambda rows: [row | {"lat": "", "lon": ""} for row in rows])
    edit(released, "places", lambda rows: [row | {"precision": "not_mapped"} for row in rows])
    edit(released, "coverage", lambda rows: rows[1:])
    done = exported(released)
    assert done.returncode == 0
    assert "Before this is tagged" in done.stderr
    commit(released, TAG)
    done = exported(released)
    assert done.returncode == 1
    assert f"cannot be the release {__version__}" in done.stderr
    lost = re.findall(r"Lost `([\w.]+)`", done.stderr)
    assert lost == ["places.lat", "places.lon", "coverage"]
    assert "+" in str(told(released)["version"]), "what was written before is still there"


def test_a_loss_that_the_changelog_explains_is_released_with_its_reason(released: Path) -> None:
    edit(released, "unconfirmed", lambda rows: [])
    explain(released, "unconfirmed")
    commit(released, TAG)
    done = exported(released)
    assert done.returncode == 0, done.stderr
    (loss,) = told(released)["lost"]  # type: ignore[misc]
    assert (loss["name"], loss["after"], loss["reason"]) == (  # type: ignore[index]
        "unconfirmed",
        0,
        "No longer needed.",
    )
    page = (released.parent / "dist" / "CHANGES.md").read_text("utf-8")
    assert re.search(r"- `unconfirmed`: \d+ → 0\. No longer needed\.", page)


@pytest.mark.parametrize("shallow", [True, False])
def test_a_release_that_cannot_be_compared_with_an_earlier_one_says_so(
    shallow: bool, released: Path, tmp_path: Path
) -> None:
    git(released, "tag", "--delete", BEFORE)
    commit(released, TAG)
    clone = tmp_path / "clone" / released.name
    depth = ["--depth", "1"] if shallow else []
    git(tmp_path, "clone", "--quiet", *depth, f"file://{released.parent}", str(clone.parent))
    git(clone, "fetch", "--quiet", "origin", "tag", TAG)
    done = exported(clone)
    if shallow:
        assert done.returncode == 2
        assert "without the tag of any earlier release" in done.stderr
        assert "git fetch --unshallow --tags" in done.stderr
        assert not (clone.parent / "dist").exists()
        git(clone, "tag", "--delete", TAG)
        done = exported(clone)
        assert "without the tag of any earlier release" in done.stderr
    else:
        assert "No earlier release is known here to compare with." in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("tag", ["", TAG])
def test_nothing_is_released_from_a_repository_that_git_cannot_read(
    tag: str, released: Path
) -> None:
    commit(released, tag)
    (released.parent / ".git" / "HEAD").unlink()
    done = exported(released)
    assert done.returncode == 2
    assert "git cannot read the repository of this folder" in done.stderr
    assert not (released.parent / "dist").exists()


@pytest.mark.parametrize("reason", ["", "   ", "x", "…", "--"])
def test_a_reason_without_a_word_explains_no_loss(reason: str, released: Path) -> None:
    edit(released, "unconfirmed", lambda rows: [])
    text = f"## {__version__}\n\n- Lost `unconfirmed`: {reason}\n"
    (released / "CHANGELOG.md").write_text(text, "utf-8")
    commit(released, TAG)
    assert exported(released).returncode == 1


def test_a_reason_given_for_an_earlier_version_does_not_count(released: Path) -> None:
    edit(released, "unconfirmed", lambda rows: [])
    lines = [f"## {__version__}", "", "- More.", "", "## 0.0.1", "", "- Lost `unconfirmed`: Old."]
    (released / "CHANGELOG.md").write_text("\n".join(lines), "utf-8")
    commit(released, TAG)
    assert exported(released).returncode == 1


def test_an_id_that_vanished_stops_a_release_until_it_is_redirected(released: Path) -> None:
    delete(released, "figures", "fig-bbbb")
    commit(released, TAG)
    done = exported(released, "--lang", "es")
    assert done.returncode == 1
    assert "fig-bbbb" in done.stderr
    redirect(released, "fig-bbbb")
    explain(released, "figures")
    commit(released)
    git(released, "tag", "--force", TAG)
    assert exported(released).returncode == 0


def test_the_base_belongs_to_a_change_and_an_export_compares_with_the_last_release(
    repository: Path,
) -> None:
    git(repository, "switch", "--quiet", "-c", "topic")
    delete(repository, "figures", "fig-bbbb")
    commit(repository)
    assert run("validate", str(repository), "--all").returncode == 1
    assert exported(repository).returncode == 0
    git(repository, "tag", BEFORE, "main")
    done = exported(repository)
    assert (done.returncode, '"fig-bbbb" was there before' in done.stderr) == (0, True)
    git(repository, "tag", TAG)
    assert exported(repository).returncode == 1


def test_a_tenth_of_the_rows_may_go_without_a_reason_and_no_more(example: Path) -> None:
    for n in range(10 - len(load(example).rows["publishers"])):
        copy(example, "publishers", "daily-north", id=f"paper-{n}")
    before = load(example)
    for id_, lost in (("paper-0", []), ("paper-1", [Loss("publishers", 10, 8)])):
        delete(example, "publishers", id_)
        assert [*losses(before, load(example))] == lost


def test_a_column_is_lost_with_its_last_value(example: Path) -> None:
    before = load(example)
    url = next(row.id for row in before.rows["publishers"] if row.record.url)
    blank = {"url": ""}
    edit(
        example, "publishers", lambda rows: [r if r["id"] == url else r | {"url": ""} for r in rows]
    )
    assert [*losses(before, load(example))] == []
    edit(example, "publishers", lambda rows: [row | blank for row in rows])
    had = sum(row.record.url is not None for row in before.rows["publishers"])
    assert [*losses(before, load(example))] == [Loss("publishers.url", had, 0)]


def test_the_changelog_of_a_release_is_that_of_its_tag(released: Path) -> None:
    commit(released, TAG)
    page = released / "CHANGELOG.md"
    before = page.read_text("utf-8") if page.exists() else ""
    page.write_text(f"{before}\nNever committed.\n", "utf-8")
    done = exported(released)
    assert done.returncode == 2
    assert f"CHANGELOG.md: it is not as in the tag {TAG}" in done.stderr
    assert not (released.parent / "dist").exists()


def test_a_reason_within_a_comment_explains_no_loss(released: Path) -> None:
    edit(released, "unconfirmed", lambda rows: [])
    text = f"## {__version__}\n\n<!--\n- Lost `unconfirmed`: Not yet.\n-->\n"
    (released / "CHANGELOG.md").write_text(text, "utf-8")
    commit(released, TAG)
    assert exported(released).returncode == 1
