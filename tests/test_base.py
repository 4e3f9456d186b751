"""Comparison with a base: ids that vanish, are used again or change, and findings that are old."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from examples import set_cells, write
from test_cli import run

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.findings import Finding
from cubaven_data.publishing.gates import validate
from cubaven_data.reading.revisions import RevisionError, merge_base, revision


def git(folder: Path, *arguments: str) -> str:
    name = ("-c", "user.name=One", "-c", "user.email=one@example.org")
    done = subprocess.run(
        ["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(example: Path) -> Path:
    """The small dataset, in a subfolder of a repository with one commit."""
    folder = example.parent / "repository"
    folder.mkdir()
    root = example.rename(folder / "dataset")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "First")
    return root


def compared(root: Path) -> list[Finding]:
    return list(validate(root, base=merge_base(root)).findings)


def told(root: Path) -> list[tuple[str, str, str]]:
    return [(finding.rule, finding.severity, finding.text("en")) for finding in compared(root)]


def rules(root: Path) -> list[str]:
    return [finding.rule for finding in compared(root)]


def replace(root: Path, name: str, old: str, new: str) -> None:
    path = root / "data" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


LAST = "gone,,Not a public person.,No es una persona pública.,2020-03-02\n"


def redirect(root: Path, row: str) -> None:
    path = root / "data" / "redirects.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([header, *sorted([*rows, row])]) + "\n", encoding="utf-8")


def without_figure(root: Path) -> None:
    path = root / "data" / "figures.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if not one.startswith("fig-bbbb,")), "utf-8")


def test_nothing_is_found_where_nothing_was_changed(repository: Path) -> None:
    assert compared(repository) == []


def test_an_id_that_is_gone_without_a_redirect_is_an_error(repository: Path) -> None:
    without_figure(repository)
    assert told(repository) == [
        (
            "id-vanished",
            "error",
            'data/figures.csv [id-vanished] "fig-bbbb" was there before and is gone; restore the '
            "row, or add its id to data/redirects.csv, with the id that replaces it or, if it is "
            "withdrawn, with the reason alone",
        )
    ]


def test_an_id_that_is_withdrawn_or_replaced_has_not_vanished(repository: Path) -> None:
    without_figure(repository)
    redirect(repository, "fig-bbbb,fig-aaaa,Said twice.,Dicho dos veces.,2020-03-02")
    assert compared(repository) == []


def test_a_new_name_is_suggested_for_the_id_that_it_resembles(repository: Path) -> None:
    replace(repository, "figures.csv", "fig-bbbb", "fig-bbbc")
    assert [text for rule, _, text in told(repository) if "gone (fig-bbbc?)" in text]


def test_a_redirect_does_not_vanish_either(repository: Path) -> None:
    replace(repository, "redirects.csv", LAST, "")
    assert rules(repository) == ["id-vanished"]


def test_an_id_that_was_redirected_is_not_used_again(repository: Path) -> None:
    replace(repository, "redirects.csv", LAST, "")
    replace(repository, "places.csv", "\nnorth-base,", "\ngone,")
    replace(repository, "agencies.csv", ",north-base,", ",gone,")
    assert "id-reused" in rules(repository)


def test_a_record_that_moves_to_another_table_leaves_its_id_behind(repository: Path) -> None:
    without_figure(repository)
    replace(repository, "alternatives.csv", "\nalt-aaaa,", "\nfig-bbbb,")
    assert ("id-reused", "error") in [one[:2] for one in told(repository)]


def test_a_changed_kind_is_a_warning(repository: Path) -> None:
    set_cells(repository, "places", "north-base", {"kind": "building"})
    assert [one[:2] for one in told(repository)] == [("kind-changed", "warning")]


def test_what_is_redirected_was_an_id(repository: Path) -> None:
    redirect(repository, "fig-zzzz,fig-aaaa,Said twice.,Dicho dos veces.,2020-03-02")
    assert [one[:2] for one in told(repository)] == [("redirect-unknown", "error")]


def test_a_redirect_stays_within_the_table_that_the_id_had(repository: Path) -> None:
    set_cells(repository, "actors", "minister-one", {"name_en": "Minister One"})
    replace(repository, "places.csv", "\nnorth-base,", "\nnorth-camp,")
    replace(repository, "agencies.csv", "north-base", "north-camp")
    redirect(repository, "north-base,north-guard,Renamed.,Renombrada.,2020-03-02")
    assert "redirect-table" in rules(repository)


def test_every_rule_about_a_base_is_shown_here() -> None:
    source = Path(__file__).read_text("utf-8")
    outside = [rule.id for rule in catalogue().values() if rule.gate == 0]
    assert [
        rule for rule in outside if not rule.startswith("evidence-") and f'"{rule}"' not in source
    ] == []


def test_findings_that_the_base_has_too_come_last_and_say_so(repository: Path) -> None:
    write(repository, "date-order", "wrong")
    git(repository, "commit", "--quiet", "--all", "-m", "A mistake")
    assert [finding.old for finding in compared(repository)] == [False], "nothing has changed"
    write(repository, "coordinates", "wrong")
    new, old = compared(repository)
    assert (new.rule, new.old, old.rule, old.old) == ("coordinates", False, "date-order", True)
    assert "[date-order] already there: " in old.text() and "] ya estaba: " in old.text("es")


def test_the_base_is_where_the_branch_left_the_default_branch(repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "switch", "--quiet", "-c", "topic")
    without_figure(repository)
    git(repository, "commit", "--quiet", "--all", "-m", "Delete")
    base = merge_base(repository)
    assert base and base.commit == first
    assert rules(repository) == ["id-vanished"], "committed as well as not"


def test_without_a_repository_there_is_no_base(example: Path) -> None:
    assert merge_base(example) is None


def test_a_revision_that_does_not_exist_is_refused(repository: Path) -> None:
    for name in ("nowhere", "--upload-pack=x", ""):
        with pytest.raises(RevisionError, match="is not a revision"):
            revision(repository, name)


def test_files_that_git_cannot_read_are_one_sentence(repository: Path) -> None:
    git(repository, "config", "core.bare", "true")
    with pytest.raises(RevisionError, match="cannot be read from this repository"):
        merge_base(repository)
    done = run("validate", str(repository))
    assert (done.returncode, "cannot be read" in done.stderr) == (0, True)
    for name in ("main", ""):
        done = run("validate", str(repository), "--base", name)
        assert (done.returncode, done.stdout) == (2, "")


def test_a_shallow_clone_says_that_it_compares_with_nothing(
    repository: Path, tmp_path: Path
) -> None:
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "Second")
    git(repository, "switch", "--quiet", "-c", "topic")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "Third")
    git(repository, "switch", "--quiet", "main")
    address = f"file://{repository.parent}"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=topic", address, "shallow")
    with pytest.raises(RevisionError, match="only part of the history"):
        merge_base(tmp_path / "shallow" / "dataset")


def test_a_base_with_other_columns_or_unreadable_files_gives_no_finding(repository: Path) -> None:
    text = (repository / "data" / "places.csv").read_text("utf-8")
    replace(repository, "places.csv", "name_en", "name")
    git(repository, "commit", "--quiet", "--all", "-m", "Another header")
    (repository / "data" / "places.csv").write_text(text, encoding="utf-8")
    without_figure(repository)
    assert compared(repository) == []
