"""Comparison with a base: ids that vanish, are used again or change, and findings that are old."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
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


WHY = "Said twice.,Dicho dos veces.,2020-03-02"
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


@pytest.mark.parametrize("hook", ["repository", "other"])
def test_a_hook_compares_with_the_repository_of_the_folder(
    hook: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (other := tmp_path / "other").mkdir()
    git(other, "init", "--quiet", "--initial-branch=main")
    git(other, "commit", "--quiet", "--allow-empty", "-m", "Other")
    without_figure(repository)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / hook / ".git"))
    assert rules(repository) == ["id-vanished"]


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
    redirect(repository, f"fig-bbbb,fig-aaaa,{WHY}")
    assert compared(repository) == []


@pytest.mark.parametrize("id_", ["North Base", "NORTH_BASE", "nul"])
def test_what_was_no_id_can_be_mended_without_a_redirect(id_: str, repository: Path) -> None:
    set_cells(repository, "places", "north-base", {"id": id_})
    git(repository, "commit", "--quiet", "--all", "-m", "Not an id")
    set_cells(repository, "places", id_, {"id": "north-base"})
    assert compared(repository) == []


def test_a_new_name_is_suggested_for_the_id_that_it_resembles(repository: Path) -> None:
    replace(repository, "figures.csv", "fig-bbbb", "fig-bbbc")
    assert [text for rule, _, text in told(repository) if "gone (fig-bbbc?)" in text]


def test_a_redirect_does_not_vanish_either(repository: Path) -> None:
    replace(repository, "redirects.csv", LAST, "")
    assert rules(repository) == ["id-vanished"]


def test_an_id_that_was_withdrawn_is_not_used_again(repository: Path) -> None:
    replace(repository, "redirects.csv", LAST, "")
    replace(repository, "places.csv", "\nnorth-base,", "\ngone,")
    replace(repository, "agencies.csv", ",north-base,", ",gone,")
    assert [
        text for _, _, text in told(repository) if '"gone" was withdrawn before, and is' in text
    ]


def test_ids_that_are_exchanged_are_found_on_both_rows(repository: Path) -> None:
    path = repository / "data" / "figures.csv"
    text = path.read_text("utf-8").replace("\nfig-aaaa,", "\nfig-xxxx,")
    text = text.replace("\nfig-bbbb,", "\nfig-aaaa,").replace("\nfig-xxxx,", "\nfig-bbbb,")
    path.write_text(text, "utf-8")
    found = [one for one in told(repository) if one[0] == "id-reused"]
    assert [one[1] for one in found] == ["error", "error"]
    wanted = '"fig-bbbb" has all that "fig-aaaa" had before; give each row its own id or code back'
    assert found[0][2].endswith(wanted), "a new id would be the wrong thing to choose"


def test_codes_that_are_exchanged_are_found_on_both_rows(repository: Path) -> None:
    path = repository / "schema" / "vocabularies" / "modality.csv"
    text = path.read_text("utf-8").replace("\nasserted,", "\nxxx,")
    text = text.replace("\ndenied,", "\nasserted,").replace("\nxxx,", "\ndenied,")
    path.write_text(text, "utf-8")
    found = [one for one in told(repository) if one[0] == "id-reused"]
    assert [one[1] for one in found] == ["error", "error"]
    assert '"asserted" has all that "denied" had before' in " ".join(one[2] for one in found)


def test_an_id_that_was_redirected_says_so_when_it_comes_back(repository: Path) -> None:
    kept = (repository / "data" / "figures.csv").read_text("utf-8")
    without_figure(repository)
    redirect(repository, f"fig-bbbb,fig-aaaa,{WHY}")
    git(repository, "commit", "--quiet", "--all", "-m", "Redirect")
    replace(repository, "redirects.csv", f"fig-bbbb,fig-aaaa,{WHY}\n", "")
    (repository / "data" / "figures.csv").write_text(kept, encoding="utf-8")
    (one,) = told(repository)
    assert one[:2] == ("id-reused", "error")
    assert (
        '"fig-bbbb" was redirected to "fig-aaaa" before, and is the id of a record again; '
        "choose a new id" in one[2]
    )


@pytest.fixture
def redirecting(repository: Path) -> Path:
    """The repository with a redirect of an id to another that exists."""
    redirect(repository, f"fig-zzzz,fig-bbbb,{WHY}")
    git(repository, "commit", "--quiet", "--all", "-m", "Redirect")
    return repository


@pytest.mark.parametrize(("target", "now"), [("fig-aaaa", 'to "fig-aaaa"'), ("", "nowhere")])
def test_a_redirect_that_leads_elsewhere_is_a_warning(
    target: str, now: str, redirecting: Path
) -> None:
    replace(redirecting, "redirects.csv", "fig-zzzz,fig-bbbb,", f"fig-zzzz,{target},")
    (one,) = told(redirecting)
    assert one[:2] == ("id-reused", "warning")
    assert (
        f'"fig-zzzz" led to "fig-bbbb" before, and leads {now} now; let it lead where it led'
        in one[2]
    )


@pytest.mark.parametrize("target", ["fig-aaaa", ""])
def test_a_redirect_follows_the_record_to_which_it_led(target: str, redirecting: Path) -> None:
    without_figure(redirecting)
    replace(redirecting, "redirects.csv", "fig-zzzz,fig-bbbb,", f"fig-zzzz,{target},")
    redirect(redirecting, f"fig-bbbb,{target},{WHY}")
    assert compared(redirecting) == []


def test_a_withdrawn_id_that_leads_to_a_record_is_a_warning(repository: Path) -> None:
    redirect(repository, f"fig-zzzz,,{WHY}")
    git(repository, "commit", "--quiet", "--all", "-m", "Withdraw")
    replace(repository, "redirects.csv", "fig-zzzz,,", "fig-zzzz,fig-bbbb,")
    (one,) = told(repository)
    assert one[:2] == ("id-reused", "warning")
    assert '"fig-zzzz" was withdrawn before, and leads to "fig-bbbb" now; leave it' in one[2]


def test_a_record_that_moves_to_another_table_leaves_its_id_behind(repository: Path) -> None:
    without_figure(repository)
    replace(repository, "alternatives.csv", "\nalt-aaaa,", "\nfig-bbbb,")
    assert ("id-reused", "error") in [one[:2] for one in told(repository)]


def test_a_changed_kind_is_a_warning(repository: Path) -> None:
    set_cells(repository, "places", "north-base", {"kind": "building"})
    assert [one[:2] for one in told(repository)] == [("kind-changed", "warning")]


def test_what_is_redirected_was_an_id(repository: Path) -> None:
    redirect(repository, f"fig-zzzz,fig-aaaa,{WHY}")
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


@pytest.fixture
def far(repository: Path) -> str:
    """The address of a repository whose branch `topic` has lost a figure, three commits after it
    left the default branch."""
    git(repository, "switch", "--quiet", "-c", "topic")
    without_figure(repository)
    for message in ("Second", "Third"):
        git(repository, "commit", "--quiet", "--all", "--allow-empty", "-m", message)
    git(repository, "switch", "--quiet", "main")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "Fourth")
    return f"file://{repository.parent}"


def cloned(address: str, folder: Path, *options: str) -> Path:
    git(folder, "clone", "--quiet", "--branch=topic", *options, address, "clone")
    return folder / "clone" / "dataset"


@pytest.mark.parametrize(
    ("options", "lacking", "command"),
    [
        (
            ["--depth=1"],
            "only part of the history, without the commit in which this branch left origin/main",
            "git fetch --unshallow origin main:refs/remotes/origin/main",
        ),
        (
            ["--depth=1", "--no-single-branch"],
            "only part of the history, without the commit in which this branch left origin/HEAD",
            "git fetch --unshallow",
        ),
        (
            ["--single-branch"],
            "this clone has no default branch",
            "git fetch origin main:refs/remotes/origin/main",
        ),
    ],
)
def test_a_clone_says_what_it_lacks_and_the_command_that_it_names_brings_it(
    options: list[str], lacking: str, command: str, far: str, tmp_path: Path
) -> None:
    root = cloned(far, tmp_path, *options)
    done = run("validate", str(root))
    assert (done.returncode, lacking in done.stderr) == (0, True)
    assert "nothing is compared" in done.stderr
    assert f"`{command}`" in done.stderr
    git(root, *command.split()[1:])
    assert rules(root) == ["id-vanished"]


def test_a_branch_that_has_nothing_in_common_with_the_default_branch_says_so(
    repository: Path,
) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "alone")
    git(repository, "commit", "--quiet", "-m", "Alone")
    with pytest.raises(RevisionError, match="no commit in common with main"):
        merge_base(repository)


def test_a_base_in_which_the_tables_are_behind_a_link_is_not_compared(repository: Path) -> None:
    (repository / "data").rename(repository / "elsewhere")
    (repository / "data").symlink_to("elsewhere")
    git(repository, "add", "--all", ".")
    git(repository, "commit", "--quiet", "-m", "Link")
    with pytest.raises(RevisionError, match="they were not in this folder then"):
        revision(repository, "HEAD")


def test_a_repository_that_git_does_not_read_says_so(repository: Path) -> None:
    (repository.parent / ".git" / "HEAD").unlink()
    for read in (merge_base, lambda root: revision(root, "main")):
        with pytest.raises(
            RevisionError, match=r"this folder \(fatal: not a git repo.*; `git status` there may"
        ):
            read(repository)


def test_that_git_is_missing_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(RevisionError, match=r"\(git is not installed, or not on the path\)"):
        revision(repository, "main")


def test_a_repository_without_a_remote_or_a_default_branch_has_no_base(repository: Path) -> None:
    git(repository, "branch", "--move", "trunk")
    assert merge_base(repository) is None


# A base that cannot be read whole.


def spoil(root: Path, name: str, change: Callable[[str], str]) -> None:
    """Commits another text of the table, and restores the one that was."""
    path = root / "data" / name
    text = path.read_text("utf-8")
    path.write_text(change(text), encoding="utf-8")
    git(root, "commit", "--quiet", "--all", "-m", "Spoil")
    path.write_text(text, encoding="utf-8")


def conflicting(text: str) -> str:
    return f"{text}<<<<<<< a\n=======\n>>>>>>> b\n"


@pytest.mark.parametrize("change", [conflicting, lambda text: f"{text}x,y\n"])
def test_of_a_base_that_cannot_be_read_whole_the_rest_is_compared_and_the_file_named(
    change: Callable[[str], str], repository: Path
) -> None:
    spoil(repository, "places.csv", change)
    without_figure(repository)
    assert rules(repository) == ["id-vanished"]
    done = run("validate", str(repository))
    assert done.returncode == 1
    assert "not all ids are compared" in done.stderr
    assert "cannot be read whole: data/places.csv\n" in done.stderr


def test_an_id_may_come_from_what_could_not_be_read(repository: Path) -> None:
    spoil(repository, "figures.csv", conflicting)
    without_figure(repository)
    redirect(repository, f"fig-bbbb,fig-aaaa,{WHY}")
    assert compared(repository) == []


@pytest.mark.parametrize("change", [("name_en", "name"), ("\n", ",\n"), ("name_en", "kind_of")])
def test_a_table_that_had_other_columns_gives_its_ids(
    change: tuple[str, str], repository: Path
) -> None:
    spoil(repository, "figures.csv", lambda text: text.replace("best", "number"))
    spoil(repository, "places.csv", lambda text: text.replace(*change))
    without_figure(repository)
    set_cells(repository, "places", "north-base", {"kind": "building"})
    assert rules(repository) == ["id-vanished", "kind-changed"]
    assert "not all ids" not in run("validate", str(repository)).stderr


def test_redirects_that_had_other_columns_keep_their_ids(repository: Path) -> None:
    spoil(repository, "redirects.csv", lambda text: text.replace("reason_en", "reason"))
    replace(repository, "redirects.csv", LAST, "")
    assert rules(repository) == ["id-vanished"]


def test_a_table_that_did_not_have_ids_is_named(repository: Path) -> None:
    spoil(repository, "figures.csv", lambda text: text.replace("id,", "code,", 1))
    done = run("validate", str(repository))
    assert "cannot be read whole: data/figures.csv\n" in done.stderr


def elsewhere(root: Path) -> None:
    """The dataset had been in another folder."""
    git(root, "mv", "data", "schema", "..")
    git(root, "commit", "--quiet", "-m", "Above")
    git(root, "mv", "../data", "../schema", ".")


def without_a_blob(root: Path) -> None:
    """The repository lacks a table of the base."""
    blob = git(root, "rev-parse", "HEAD:./data/figures.csv")
    (root.parent / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


@pytest.mark.parametrize("change", [elsewhere, without_a_blob])
def test_where_nothing_can_be_compared_it_is_said_and_a_base_that_was_given_is_refused(
    change: Callable[[Path], None], repository: Path
) -> None:
    without_figure(repository)
    change(repository)
    done = run("validate", str(repository))
    assert (done.returncode, "nothing is compared" in done.stderr) == (0, True)
    done = run("validate", str(repository), "--base", "HEAD")
    assert (done.returncode, done.stdout) == (2, "")
    done = run("diff", "HEAD", cwd=repository)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_base_that_is_given_and_tells_no_id_is_refused(repository: Path) -> None:
    files = [*(repository / "data").glob("*.csv")]
    texts = [path.read_text("utf-8") for path in files]
    for path, text in zip(files, texts, strict=True):
        path.write_text(conflicting(text), encoding="utf-8")
    git(repository, "commit", "--quiet", "--all", "-m", "Spoil")
    for path, text in zip(files, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    assert run("validate", str(repository)).returncode == 0
    assert run("validate", str(repository), "--base", "HEAD").returncode == 2


def test_what_others_may_know_is_not_deleted_because_the_base_cannot_be_read(
    repository: Path,
) -> None:
    spoil(repository, "figures.csv", conflicting)
    done = run("withdraw", "fig-cccc", "--into", "fig-aaaa", "--yes", "--root", str(repository))
    assert done.returncode == 0, done.stderr
    assert "\nfig-cccc,fig-aaaa," in (repository / "data" / "redirects.csv").read_text("utf-8")


def test_a_file_that_is_new_was_not_there_already(repository: Path) -> None:
    stray = repository / "data" / "places (1).csv"
    stray.write_text("", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "A stray file")
    stray.with_name("figures (1).csv").write_text("", encoding="utf-8")
    set_cells(repository, "actors", "south", {"name_en": "The South"})
    assert [(one.file, one.old) for one in compared(repository)] == [
        ("data/figures (1).csv", False),
        ("data/places (1).csv", True),
    ]
