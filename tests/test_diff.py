"""What ``cubaven diff`` and ``compare`` tell, on a small dataset and copies of it that differ."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from examples import set_cells
from test_base import git, repository
from test_cli import run

from cubaven_data import Comparison, Dataset, compare
from cubaven_data.asking.causes import Cause
from cubaven_data.asking.comparing import Change
from cubaven_data.asking.versions import LEVELS, version_of
from cubaven_data.model.tables import FILES
from cubaven_data.showing.changes import Worded
from cubaven_data.showing.comparisons import LARGEST, as_json, as_markdown, as_text
from cubaven_data.showing.markdown import escaped
from cubaven_data.texts.wording import LANGUAGES, Language

__all__ = ["repository"]
GOLDEN = Path(__file__).parent / "golden_diff"
WORKFLOWS = Path(__file__).parent.parent / ".github" / "workflows"
Rows = list[dict[str, str]]


@pytest.fixture
def changed(example: Path) -> Path:
    """A copy of the small dataset, to change."""
    return Path(shutil.copytree(example, example.parent / "changed"))


def edit(root: Path, name: str, change: Callable[[Rows], Rows]) -> None:
    table = FILES[name]
    path = root / table.path
    with path.open(newline="", encoding="utf-8") as file:
        rows = change(list(csv.DictReader(file)))
    rows.sort(key=lambda row: [row[column] for column in table.sort_by])
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, table.header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def add(root: Path, name: str, **cells: str) -> None:
    edit(root, name, lambda rows: [*rows, cells])


def copy(root: Path, name: str, id_: str, **cells: str) -> None:
    def copied(rows: Rows) -> Rows:
        (row,) = (row for row in rows if row[FILES[name].key[0]] == id_)
        return [*rows, row | cells]

    edit(root, name, copied)


def delete(root: Path, name: str, id_: str) -> None:
    edit(root, name, lambda rows: [row for row in rows if row[FILES[name].key[0]] != id_])


def redirect(root: Path, old: str, new: str = "") -> None:
    reasons = {"reason_en": "Entered twice.", "reason_es": "Estaba dos veces."}
    add(root, "redirects", old_id=old, new_id=new, since="2020-03-03", **reasons)


def link(root: Path, subject: str, kind: str, object_: str, id_: str = "rel-nnnn") -> None:
    """Adds a relation between two records, of which nothing else is known."""
    cells = {"subject_id": subject, "kind": kind, "object_id": object_, "modality": "asserted"}
    add(root, "relations", id=id_, sources="daily-north-2020-02-01#p1", **cells)


def compared(example: Path, changed: Path) -> Comparison:
    return compare(Dataset.read(example), Dataset.read(changed))


def changes(example: Path, changed: Path) -> dict[str, Change]:
    return {change.id: change for change in compared(example, changed).changes}


def told(example: Path, changed: Path, language: Language = "en") -> str:
    return as_text(compared(example, changed), language, 80)


def test_where_nothing_differs_one_sentence_says_so(example: Path, changed: Path) -> None:
    assert told(example, changed) == "Nothing changes.\n"
    assert told(example, changed, "es") == "No cambia nada.\n"
    assert version_of(compared(example, changed)) is None


def test_the_order_of_rows_and_of_the_code_lists_is_no_difference(
    example: Path, changed: Path
) -> None:
    path = changed / "data" / "actors.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8")
    assert compared(example, changed).changes == []


def test_a_record_that_was_added_is_told_with_its_sentence_and_who_says_so(
    example: Path, changed: Path
) -> None:
    copy(changed, "figures", "fig-bbbb", id="fig-dddd", best="90", as_reported="90")
    said = told(example, changed)
    assert (
        "fig-dddd · figure · added · unnamed\n"
        "    90 Cuban advisers left as part of Withdrawal of the advisers on 20 January\n"
        "    2020.\n"
        "    — Daily North\n"
    ) in said
    assert "    rivals: – → fig-bbbb\n    spread of the rivals: – → 80 to 90\n" in said


def test_a_record_that_makes_no_claim_is_told_with_its_cells(example: Path, changed: Path) -> None:
    id_ = "daily-north-2020-02-02"
    copy(changed, "sources", "daily-north-2020-02-01", id=id_, title="Later", language="es")
    said = " ".join(told(example, changed).split())
    assert f"{id_} · source · added Later kind: news article · publisher_id: Daily North" in said
    assert "published: 1 February 2020 (2020-02-01) · language: Spanish · url: https://" in said


def test_a_date_that_changed_is_told_in_words_and_as_it_is_written(
    example: Path, changed: Path
) -> None:
    set_cells(changed, "relations", "rel-aaaa", {"ended": "[2019..2020]"})
    said = " ".join(told(example, changed).split())
    words = "at some time between 2019 and 2020 ([2019..2020])"
    assert f"ended − March 2019 (2019-03) + {words}" in said


def test_tables_are_called_by_their_names_in_both_languages(example: Path, changed: Path) -> None:
    delete(changed, "figures", "fig-bbbb")
    comparison = compare(Dataset.read(example), Dataset.read(changed))
    assert "\n== figures ==\n" in as_text(comparison, "en", 80)
    assert "\n== cifras (figures) ==\n" in as_text(comparison, "es", 80)


def test_a_changed_cell_is_told_before_and_after_in_words(example: Path, changed: Path) -> None:
    source = "south-wire-2020-01-15 via daily-north-2020-02-01#p4 for best"
    cited = "daily-north-unnamed-p4 via daily-north-2020-02-01#p4"
    cells = {"qualifier": "about", "best": "85", "sources": f"{cited}; {source}"}
    set_cells(changed, "figures", "fig-bbbb", cells)
    found = changes(example, changed)["fig-bbbb"]
    assert found.what == "changed"
    assert [*found.cells] == ["best", "qualifier", "sources"]
    said = told(example, changed)
    assert "    best: 80 → 85\n" in said
    assert "    qualifier: exactly → about\n" in said
    assert "      − Daily North, according to Daily North (1 February 2020), paragraph 6\n" in said
    assert re.search(r"\+ South Wire, .*paragraph 4, for\s+best\n", said, re.DOTALL)
    assert "    qualifier: exactamente → alrededor de\n" in told(example, changed, "es")


def test_a_cell_that_reads_the_same_in_words_is_told_as_written(
    example: Path, changed: Path
) -> None:
    for root in (example, changed):
        copy(root, "method", "count", code="census")
        set_cells(root, "figures", "fig-bbbb", {"method": "count"})
    set_cells(changed, "figures", "fig-bbbb", {"method": "census"})
    assert "    method: count → census\n" in told(example, changed)


def test_what_was_blank_or_becomes_blank_says_so(example: Path, changed: Path) -> None:
    set_cells(changed, "places", "north-base", {"admin1": "Zulia", "lat": "", "lon": ""})
    said = told(example, changed)
    assert "    admin1: (blank) → Zulia\n" in said
    assert "    lat: 10.5 → (blank)\n" in said


def test_a_record_that_is_gone_says_where_it_went_or_why_or_that_nobody_knows(
    example: Path, changed: Path
) -> None:
    for id_ in ("fig-aaaa", "fig-bbbb", "rel-cccc"):
        delete(changed, "relations" if id_ == "rel-cccc" else "figures", id_)
    redirect(changed, "fig-aaaa")
    redirect(changed, "fig-bbbb", "fig-cccc")
    said = told(example, changed)
    assert "fig-aaaa · figure · withdrawn\n" in said
    assert "    why: Entered twice.\n" in said
    assert "fig-bbbb · figure · redirected to fig-cccc\n" in said
    assert "rel-cccc · relation · gone without a redirect\n" in said
    assert "  figures: removed: 2\n" in said
    assert "redirects" not in said, "the redirect of what is gone is not told again"


def test_a_new_id_is_no_new_record_and_references_that_follow_it_are_no_change(
    example: Path, changed: Path
) -> None:
    for path in (changed / "data").rglob("*.csv"):
        text = path.read_text("utf-8").replace("south-wire-2020-01-15", "south-wire-report")
        path.write_text(text.replace("north-base", "base-of-the-north"), encoding="utf-8")
    redirect(changed, "south-wire-2020-01-15", "south-wire-report")
    redirect(changed, "north-base", "base-of-the-north")
    found = changes(example, changed)
    assert {id_: (one.what, one.was, one.cells) for id_, one in found.items()} == {
        "south-wire-report": ("renamed", "south-wire-2020-01-15", {}),
        "base-of-the-north": ("renamed", "north-base", {}),
    }
    assert "base-of-the-north · place · renamed, was north-base" in told(example, changed)


def test_an_old_redirect_that_vanishes_is_told(example: Path, changed: Path) -> None:
    delete(changed, "redirects", "gone")
    comparison = compared(example, changed)
    assert [(one.table, one.id, one.what) for one in comparison.changes] == [
        ("redirects", "gone", "removed")
    ]
    version = version_of(comparison)
    assert version and version.reasons == {"ids-gone": ["gone"]}


def test_rows_without_an_id_are_told_by_their_key(example: Path, changed: Path) -> None:
    set_cells(changed, "coverage", "daily-north-2020-02-01 p12", {"note_en": "blame"})
    add(
        changed,
        "unconfirmed",
        record_id="south",
        citation="daily-north-2020-02-01#p1",
        reason_en="Given there.",
        reason_es="Figura ahí.",
    )
    said = told(example, changed)
    assert "daily-north-2020-02-01 p12 · changed\n    note_en: praise → blame\n" in said
    assert "south daily-north-2020-02-01#p1 · added\n" in said


def test_what_changed_through_others_is_told_once_for_all_that_changed_alike(
    example: Path, changed: Path
) -> None:
    set_cells(changed, "publishers", "daily-north", {"name": "Northern Daily"})
    found = changes(example, changed)
    others = [one for one in found.values() if one.what == "derived"]
    assert {*others[0].derived} == {"who_says_so_en", "who_says_so_es"}
    assert all(not one.cells for one in others)
    said = told(example, changed)
    assert said.count("    who says so: Daily North → Northern Daily\n") == 1
    assert re.search(r"minister-one, north, .*· \d+ records alike", said, re.DOTALL)


def test_of_many_rivals_only_some_are_named(example: Path, changed: Path) -> None:
    for n in range(13):
        copy(changed, "figures", "fig-bbbb", id=f"fig-d{n:03}", best=f"{n}", as_reported=f"{n}")
    found = compared(example, changed)
    for page in (as_text(found, "en", 80), as_markdown(found, "en", 80)):
        assert "+ fig-d009\n" in page
        assert "+ fig-d010\n" not in page
        assert "+ and 3 more\n" in page


def test_rivals_that_join_and_leave_and_their_spread_are_told(example: Path, changed: Path) -> None:
    cells = {"best": "90", "as_reported": "90"}
    source = "south-wire-2020-01-16#p3"
    copy(changed, "figures", "fig-bbbb", id="fig-dddd", sources=source, **cells)
    said = told(example, changed)
    assert (
        "    rivals: – → fig-dddd\n"
        "    spread of the rivals: – → 80 to 90\n"
        "    conflict: – → claimants differ\n"
    ) in said
    copy(example, "figures", "fig-bbbb", id="fig-dddd", sources=source, **cells)
    set_cells(changed, "figures", "fig-dddd", {"best": "95", "as_reported": "95"})
    assert "    spread of the rivals: 80 to 90 → 80 to 95\n" in told(example, changed)


def test_a_rival_that_has_another_id_is_the_same_rival(example: Path, changed: Path) -> None:
    for root, id_ in ((example, "fig-dddd"), (changed, "fig-eeee")):
        copy(root, "figures", "fig-bbbb", id=id_, best="90", as_reported="90")
    redirect(changed, "fig-dddd", "fig-eeee")
    found = changes(example, changed)
    assert {id_: (one.what, one.derived) for id_, one in found.items()} == {
        "fig-eeee": ("renamed", {})
    }


def test_a_reading_in_the_other_language_alone_is_told(example: Path, changed: Path) -> None:
    set_cells(changed, "actors", "north", {"label_es": "el Norte"})
    assert "Norte fue parte" not in told(example, changed).partition("changed through")[0]
    assert re.search(r"− Norte .*\n\s+\+ El Norte", told(example, changed), re.DOTALL)


# Why support changed. In the small dataset, rel-bbbb is corroborated by the Daily North and the
# South Wire, each in its own voice.


def causes(example: Path, changed: Path, id_: str, column: str = "support") -> list[Cause]:
    return [*changes(example, changed)[id_].causes.get(column, ())]


def test_support_that_changed_by_the_citations_of_the_record_itself(
    example: Path, changed: Path
) -> None:
    cells = {"sources": "south-wire-2020-01-16#p2", "role_en": "a", "role_es": "un"}
    set_cells(changed, "relations", "rel-bbbb", cells)
    assert causes(example, changed, "rel-bbbb") == [Cause("relations", "rel-bbbb", ("sources",))]
    assert (
        "support: corroborated → single source, because its sources changed\n"
        "    independent origins: 2 → 1\n"
    ) in told(example, changed)


@pytest.mark.parametrize("kind", ["reprints", "rewrites", "follows", "possibly_same_as"])
def test_support_that_changed_because_two_texts_are_now_one_origin(
    kind: str, example: Path, changed: Path
) -> None:
    link(changed, "daily-north-2020-02-01", kind, "south-wire-2020-01-16")
    assert causes(example, changed, "rel-bbbb") == [Cause("relations", "rel-nnnn")]
    said = " ".join(told(example, changed).split())
    assert "rel-bbbb: corroborated → single source, because rel-nnnn is new (“" in said
    said = " ".join(told(changed, example).split())
    assert "rel-bbbb: single source → corroborated, because rel-nnnn is gone (“" in said


@pytest.mark.parametrize(
    ("table", "id_", "cells"),
    [
        ("sources", "daily-north-2020-02-01", {"publisher_id": "south-wire"}),
        ("sources", "daily-north-2020-02-01", {"speaks_for": "north", "speaker_id": "north"}),
        ("publishers", "daily-north", {"kind": "aggregator"}),
    ],
)
def test_support_that_changed_by_what_is_known_of_a_source(
    table: str, id_: str, cells: Mapping[str, str], example: Path, changed: Path
) -> None:
    if "speaks_for" in cells:
        for root in (example, changed):
            both = {"speaks_for": "north", "speaker_id": "north"}
            set_cells(root, "sources", "south-wire-2020-01-16", both)
    set_cells(changed, table, id_, cells)
    (cause,) = causes(example, changed, "rel-bbbb")
    assert (cause.table, cause.id, {*cause.columns}) == (table, id_, {*cells})


def test_support_that_changed_because_two_sources_were_merged(example: Path, changed: Path) -> None:
    for root in (example, changed):
        source = "south-wire-2020-01-16"
        copy(root, "sources", source, id="third", publisher_id="", url="https://third.example/")
        set_cells(root, "relations", "rel-bbbb", {"sources": f"{source}#p2; third#p1"})
    delete(changed, "sources", "third")
    redirect(changed, "third", "south-wire-2020-01-16")
    cells = {"sources": "south-wire-2020-01-16#p1; south-wire-2020-01-16#p2"}
    set_cells(changed, "relations", "rel-bbbb", cells)
    (cause,) = causes(example, changed, "rel-bbbb")
    assert cause == Cause("sources", "third", (), "south-wire-2020-01-16")
    assert "because third is south-wire-2020-01-16 now" in " ".join(told(example, changed).split())


def test_what_a_merged_record_said_and_its_successor_does_not_is_told(
    example: Path, changed: Path
) -> None:
    delete(changed, "figures", "fig-bbbb")
    redirect(changed, "fig-bbbb", "fig-aaaa")
    change = changes(example, changed)["fig-bbbb"]
    assert [*change.cells] == ["best", "qualifier", "as_reported", "date", "sources"]
    said = told(example, changed)
    assert "    not carried over to fig-aaaa:\n" in said
    assert "    best: 80 → 150\n" in said
    assert "      − Daily North, according to Daily North (1 February 2020), paragraph 4\n" in said


def test_a_merge_that_carried_everything_over_tells_nothing_of_it(
    example: Path, changed: Path
) -> None:
    copy(example, "figures", "fig-bbbb", id="fig-dddd")
    redirect(changed, "fig-dddd", "fig-bbbb")
    assert changes(example, changed)["fig-dddd"].cells == {}
    assert "not carried over" not in told(example, changed)


def test_support_that_changed_by_a_code_list(example: Path, changed: Path) -> None:
    set_cells(changed, "source_kind", "wire_report", {"origin_type": "unnamed"})
    assert causes(example, changed, "rel-bbbb") == [Cause("source_kind", "source_kind")]
    assert "because the code list source_kind changed" in told(example, changed)


def test_a_flag_that_changed_because_a_source_was_corrected(example: Path, changed: Path) -> None:
    link(changed, "south-wire-2020-01-16", "corrects", "daily-north-2020-02-01")
    assert causes(example, changed, "north-base", "flags") == [Cause("relations", "rel-nnnn")]


def test_of_two_changes_that_are_needed_together_both_are_told(
    example: Path, changed: Path
) -> None:
    set_cells(changed, "sources", "daily-north-2020-02-01", {"publisher_id": "south-wire"})
    set_cells(changed, "relations", "rel-bbbb", {"sources": "daily-north-2020-02-01#p6"})
    set_cells(example, "relations", "rel-bbbb", {"sources": "daily-north-2020-02-01#p6"})
    cells = {"kind": "aggregator"}
    set_cells(changed, "publishers", "south-wire", cells)
    found = causes(example, changed, "rel-bbbb")
    assert [cause.id for cause in found] == ["daily-north-2020-02-01", "south-wire"]


def test_of_two_changes_of_which_either_is_enough_both_are_told(
    example: Path, changed: Path
) -> None:
    link(changed, "daily-north-2020-02-01", "follows", "south-wire-2020-01-16")
    set_cells(changed, "sources", "daily-north-2020-02-01", {"publisher_id": "south-wire"})
    found = causes(example, changed, "rel-bbbb", "n_origins")
    assert [cause.id for cause in found] == ["rel-nnnn", "daily-north-2020-02-01"]


def test_what_changes_did_together_is_told_of_none_of_them(example: Path, changed: Path) -> None:
    """Three origins are one by two links: each alone leaves two, and both are needed for less."""
    cells = {"sources": "daily-north-2020-02-01#p6; east-paper-a#p1; south-wire-2020-01-16#p2"}
    for root in (example, changed):
        set_cells(root, "relations", "rel-bbbb", cells)
    link(changed, "daily-north-2020-02-01", "possibly_same_as", "south-wire-2020-01-16")
    link(changed, "daily-north-2020-02-01", "possibly_same_as", "east-paper-a", "rel-oooo")
    found = changes(example, changed)["rel-bbbb"]
    assert found.derived["n_origins"] == (3, 1)
    assert "n_origins" not in found.causes
    assert {cause.id for cause in found.causes["support"]} == {"rel-nnnn", "rel-oooo"}
    assert "    independent origins: 3 → 1\n" in told(example, changed)


# Which version a release has to be.


def version(example: Path, changed: Path) -> tuple[str, dict[str, list[str]]]:
    found = version_of(compared(example, changed))
    assert found
    return found.level, {**found.reasons}


def add_record(root: Path) -> None:
    copy(root, "places", "north-base", id="south-base")


def retire(root: Path) -> None:
    copy(root, "method", "count", code="census")
    set_cells(root, "method", "count", {"replaced_by": "census"})


def forward(root: Path) -> None:
    delete(root, "figures", "fig-aaaa")
    redirect(root, "fig-aaaa", "fig-bbbb")


def withdraw(root: Path) -> None:
    delete(root, "figures", "fig-aaaa")
    redirect(root, "fig-aaaa")


@pytest.mark.parametrize(
    ("change", "level", "reason", "names"),
    [
        (lambda r: delete(r, "method", "count"), "major", "codes-removed", ["method.count"]),
        (lambda r: delete(r, "figures", "fig-aaaa"), "major", "ids-gone", ["fig-aaaa"]),
        (add_record, "minor", "records-added", ["south-base"]),
        (forward, "minor", "records-redirected", ["fig-aaaa"]),
        (withdraw, "minor", "records-withdrawn", ["fig-aaaa"]),
        (
            lambda r: copy(r, "method", "count", code="census"),
            "minor",
            "codes-added",
            ["method.census"],
        ),
        (
            lambda r: set_cells(r, "places", "north-base", {"lat": "11.5"}),
            "patch",
            "corrected",
            ["north-base"],
        ),
        (
            lambda r: set_cells(r, "method", "count", {"label_en": "counted"}),
            "patch",
            "corrected",
            ["method.count"],
        ),
        (
            lambda r: delete(r, "coverage", "daily-north-2020-02-01"),
            "patch",
            "corrected",
            ["coverage: daily-north-2020-02-01 p11", "coverage: daily-north-2020-02-01 p12"],
        ),
    ],
)
def test_what_a_change_makes_of_the_version(
    change: Callable[[Path], None],
    level: str,
    reason: str,
    names: list[str],
    example: Path,
    changed: Path,
) -> None:
    change(changed)
    assert version(example, changed) == (level, {reason: names})


def test_a_code_that_is_retired_is_a_minor_version(example: Path, changed: Path) -> None:
    retire(changed)
    reasons = {"codes-added": ["method.census"], "codes-retired": ["method.count"]}
    assert version(example, changed) == ("minor", reasons)


def test_the_highest_version_counts_with_its_reasons_alone(example: Path, changed: Path) -> None:
    add_record(changed)
    delete(changed, "figures", "fig-aaaa")
    assert version(example, changed) == ("major", {"ids-gone": ["fig-aaaa"]})
    assert told(example, changed).startswith(
        "A release with this is a major version: 1 id gone without a redirect (fig-aaaa)."
    )


def test_columns_and_tables_that_are_gone_are_major_and_new_ones_minor(example: Path) -> None:
    data = Dataset.read(example)
    few, many = {"places": ("id", "lat")}, {"places": ("id", "lat", "lon"), "ships": ("id",)}
    gone = version_of(compare(data, data, (many, few)))
    assert gone == ("major", {"tables-removed": ["ships"], "columns-removed": ["places.lon"]})
    new = version_of(compare(data, data, (few, many)))
    assert new == ("minor", {"tables-added": ["ships"], "columns-added": ["places.lon"]})
    assert version_of(compare(data, data, ({}, many))) is None, "those of one are not known"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_a_version_has_its_words(language: Language, example: Path) -> None:
    from cubaven_data.texts.wording import texts

    assert [*texts(language)["reasons-of-versions"]] == [*LEVELS]
    assert {*texts(language)["diff"]["levels"]} == {*LEVELS.values()}


# The command: revisions, folders, the working files.


def diff(root: Path, *arguments: str, code: int = 0, **variables: str) -> tuple[str, str]:
    done = run("diff", *arguments, cwd=root, **variables)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def test_without_arguments_the_working_files_are_compared_with_where_the_branch_left(
    repository: Path,
) -> None:
    git(repository, "checkout", "--quiet", "-b", "mine")
    set_cells(repository, "places", "north-base", {"lat": "11.5"})
    git(repository, "commit", "--quiet", "-am", "Second")
    set_cells(repository, "places", "north-base", {"lon": "-66.5"})
    said, how = diff(repository)
    assert "lat: 10.5 → 11.5" in said
    assert "lon: -66.9 → -66.5" in said
    base = git(repository, "rev-parse", "main")[:10]
    assert how == (
        f"compared: {base}, where this branch left the default branch → the working files\n"
    )


def test_one_revision_is_compared_with_the_working_files_and_two_with_each_other(
    repository: Path,
) -> None:
    for lat in ("11.5", "12.5"):
        set_cells(repository, "places", "north-base", {"lat": lat})
        git(repository, "commit", "--quiet", "-am", lat)
    set_cells(repository, "places", "north-base", {"lat": "13.5"})
    assert "lat: 12.5 → 13.5" in diff(repository, "HEAD")[0]
    assert "lat: 10.5 → 11.5" in diff(repository, "HEAD~2", "HEAD~1")[0]
    assert "lat: 11.5 → 10.5" in diff(repository, "HEAD~1", "HEAD~2")[0]
    assert diff(repository, "main", "HEAD")[0] == "Nothing changes.\n"


def test_folders_are_compared_without_a_repository(example: Path, changed: Path) -> None:
    set_cells(changed, "places", "north-base", {"lat": "11.5"})
    outside = example.parent
    assert "lat: 10.5 → 11.5" in diff(outside, "root", "changed", "--root", "root")[0]
    assert "lat: 11.5 → 10.5" in diff(example, str(changed))[0]


def test_what_is_neither_a_revision_nor_a_folder_is_named(repository: Path) -> None:
    said, how = diff(repository, "nowhere", code=2)
    assert (said, how.count("\n")) == ("", 1)
    assert how.startswith('cubaven: "nowhere" is neither a revision of this repository nor')
    # A blank name is that of a variable which is not set, and not the current folder.
    for blank in (("",), ("HEAD", ""), ("", "HEAD")):
        assert '"" is neither' in diff(repository, *blank, code=2)[1]
    how = diff(repository, "HEAD", "data", "--lang", "es", code=2)[1]
    assert how.startswith("cubaven: «data» no es ni una revisión de este repositorio ni")


def test_without_a_repository_there_must_be_something_to_compare_with(example: Path) -> None:
    assert "name a revision or a folder" in diff(example, code=2)[1]


def test_a_clone_that_is_too_shallow_says_so(repository: Path, tmp_path: Path) -> None:
    set_cells(repository, "places", "north-base", {"lat": "11.5"})
    git(repository, "commit", "--quiet", "-am", "Second")
    source, target = f"file://{repository.parent}", str(tmp_path / "clone")
    git(tmp_path, "clone", "--quiet", "--depth", "1", source, target)
    how = diff(tmp_path / "clone" / "dataset", "HEAD~1", code=2)[1]
    assert "git fetch --unshallow" in how


def test_a_side_that_cannot_be_read_is_told_with_what_is_wrong(
    example: Path, changed: Path
) -> None:
    (changed / "data" / "places.csv").unlink()
    said, how = diff(example, str(changed), code=2)
    assert "[file-missing]" in said
    assert how.startswith(f"cubaven: the data of {changed} cannot be read by this version")


def test_it_is_told_whether_findings_are_about_the_base_or_the_working_files(
    repository: Path,
) -> None:
    path = repository / "data" / "figures.csv"
    sound = path.read_text("utf-8")
    path.write_text(sound, encoding="utf-16")
    said, how = diff(repository, "HEAD", code=2)
    assert "figures.csv:1 [encoding]" in said
    assert how.endswith("what is wrong in them, `cubaven validate --fix` repairs if it can\n")
    git(repository, "commit", "--quiet", "-am", "Second")
    path.write_text(sound, encoding="utf-8")
    said, how = diff(repository, "HEAD", code=2)
    assert "figures.csv:1 [encoding]" in said
    assert "--fix" not in said, "nobody repairs the past"
    assert how.startswith("cubaven: the data of HEAD cannot be read")
    assert how.endswith("as they are there, not about the working files\n")


@pytest.mark.parametrize("wrong", ["root", "changed"])
def test_a_row_that_is_wrong_on_one_side_is_left_out_of_both_and_told(
    wrong: str, example: Path, changed: Path
) -> None:
    """Otherwise it would seem to be new or gone, with all that refers to it."""
    set_cells(example.parent / wrong, "places", "north-base", {"lat": "105"})
    set_cells(changed, "actors", "south", {"name_en": "The South"})
    said, how = diff(example.parent, "root", "changed", "--root", "root")
    assert "name_en: South → The South" in said
    assert "added" not in said
    assert "removed" not in said
    assert "Not compared, because they break rules on one side" in said
    assert ": 5 rows (north-base, " in " ".join(said.split()), "what is wrong itself comes first"
    assert how == "compared: root → changed\n"
    markdown = diff(example.parent, "root", "changed", "--root", "root", "--format", "markdown")[0]
    assert ": 5 rows (north-base, " in markdown
    told = json.loads(
        diff(example.parent, "root", "changed", "--root", "root", "--format", "json")[0]
    )
    assert (told["left_out"], told["left_out_ids"][0]) == (5, "north-base")


@pytest.mark.parametrize("id_", ["", "Minister One"])
def test_a_row_that_lost_its_id_is_not_compared_rather_than_gone(
    id_: str, example: Path, changed: Path
) -> None:
    set_cells(changed, "actors", "minister-one", {"id": id_})
    said, _ = diff(example.parent, "root", "changed", "--root", "root")
    assert said.startswith("Nothing changes in the rows that were compared.\n")
    assert f": 7 rows ({id_ or 'data/actors.csv'}, " in " ".join(said.split())


def test_a_row_that_is_wrong_is_no_sign_that_nothing_changes(example: Path, changed: Path) -> None:
    set_cells(changed, "places", "north-base", {"lat": "105"})
    said, _ = diff(example.parent, "root", "changed", "--root", "root")
    assert said.startswith("Nothing changes in the rows that were compared.\n")
    said, _ = diff(example.parent, "root", "root", "--root", "root")
    assert said.startswith("Nothing changes.\n")


def test_a_revision_with_other_columns_is_read_by_its_own_schemas(
    repository: Path,
) -> None:
    schema = repository / "schema" / "tables" / "places.json"
    path = repository / "data" / "places.csv"
    now = {one: one.read_text("utf-8") for one in (schema, path)}
    fields = json.loads(now[schema])
    fields["fields"] = [one for one in fields["fields"] if one["name"] != "admin1"]
    fields["fields"].append({"name": "height", "type": "string"})
    schema.write_text(json.dumps(fields), encoding="utf-8")
    (row,) = csv.DictReader(now[path].splitlines())
    del row["admin1"]
    row["height"] = "100"
    path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n", encoding="utf-8")
    git(repository, "commit", "--quiet", "-am", "Other columns")
    for one, text in now.items():
        one.write_text(text, encoding="utf-8")
    set_cells(repository, "places", "north-base", {"lat": "11.5"})
    said, _ = diff(repository, "HEAD")
    assert said.startswith(
        "A release with this is a major version: 1 column removed or renamed\n(places.height).\n"
    )
    assert "lat: 10.5 → 11.5" in said
    assert "Not compared" not in said


def test_a_revision_without_a_table_and_a_code_list_of_today_is_read(repository: Path) -> None:
    paths = [
        repository / path
        for path in ("data/coding/exceptions.csv", "schema/vocabularies/conflict.csv")
    ]
    paths += [repository / "schema" / folder / "exceptions.json" for folder in ("tables", "json")]
    paths += [repository / "schema" / "tables" / "vocabularies" / "conflict.json"]
    now = {path: path.read_text("utf-8") for path in paths}
    for path in paths:
        path.unlink()
    git(repository, "commit", "--quiet", "-am", "Before")
    for path, text in now.items():
        path.write_text(text, encoding="utf-8")
    said, _ = diff(repository, "HEAD")
    assert said.startswith("A release with this is a minor version: 2 tables added")


def test_a_computed_column_of_the_release_that_is_gone_is_told(
    repository: Path,
) -> None:
    path = repository / "schema" / "json" / "claims.json"
    now = path.read_text("utf-8")
    schema = json.loads(now)
    schema["$defs"]["Claim"]["properties"]["mood"] = {"type": "string"}
    path.write_text(json.dumps(schema), encoding="utf-8")
    git(repository, "commit", "--quiet", "-am", "Another column")
    path.write_text(now, encoding="utf-8")
    said, _ = diff(repository, "HEAD")
    assert said.startswith(
        "A release with this is a major version: 1 column removed or renamed\n(claims.mood).\n"
    )


def test_a_header_that_is_merely_wrong_is_not_taken_for_other_columns(
    example: Path, changed: Path
) -> None:
    path = changed / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("admin1", "admin"), encoding="utf-8")
    assert "[header]" in diff(example, str(changed), code=2)[0]


# Formats.


@pytest.fixture
def rich(example: Path, changed: Path) -> Comparison:
    """One change of every kind."""
    link(changed, "daily-north-2020-02-01", "follows", "south-wire-2020-01-16")
    withdraw(changed)
    set_cells(changed, "figures", "fig-bbbb", {"best": "85", "as_reported": "85"})
    copy(changed, "figures", "fig-bbbb", id="fig-dddd", best="90", as_reported="90")
    set_cells(changed, "actors", "south", {"summary_en": "", "wikidata_id": "Q43"})
    set_cells(changed, "unconfirmed", "north daily-north-2020-02-01#p1", {"reason_en": "Mine."})
    retire(changed)
    for path in (changed / "data").rglob("*.csv"):
        text = path.read_text("utf-8").replace("north-base", "base-of-the-north")
        path.write_text(text, encoding="utf-8")
    redirect(changed, "north-base", "base-of-the-north")
    return compared(example, changed)


PRINTED = {"diff.txt": as_text, "diff.md": as_markdown, "diff.json": as_json}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRINTED)
def test_every_format_looks_as_it_did(name: str, language: Language, rich: Comparison) -> None:
    path = GOLDEN / language / name
    printed = PRINTED[name](rich, language, 80)
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text("utf-8"), "if this is meant, run with WRITE_GOLDEN=1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_fits_a_terminal_80_columns_wide(language: Language, rich: Comparison) -> None:
    assert max(map(len, as_text(rich, language, 80).splitlines())) <= 80


def test_json_has_the_values_before_and_after_and_why(rich: Comparison) -> None:
    found = json.loads(as_json(rich, "en", 80))
    assert found["version"]["level"] == "minor"
    by_id = {change["id"]: change for change in found["changes"]}
    assert by_id["fig-bbbb"]["cells"]["best"] == {"before": 80, "after": 85}
    assert by_id["rel-bbbb"]["derived"]["support"] == {
        "before": "corroborated",
        "after": "single_source",
        "because": [{"table": "relations", "id": "rel-nnnn", "columns": [], "into": None}],
    }
    assert "rel-bbbb" in found["support_changed"]


def test_the_command_prints_each_format(example: Path, changed: Path) -> None:
    set_cells(changed, "places", "north-base", {"lat": "11.5"})
    said = {name: diff(changed, str(example), "--format", name)[0] for name in FORMATS}
    assert json.loads(said["json"])["changes"][0]["id"] == "north-base"
    assert said["markdown"].startswith("### What changes in the data\n")
    assert said["text"].startswith("A release with this is a patch version")


FORMATS = ("text", "markdown", "json")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b_c *d* `e` ~f~ $g$", r"a\|b\_c \*d\* \`e\` \~f\~ \$g\$"),
        ("[x](https://y.example)", r"\[x\](https://y.example)"),
        ("<details> & <!-- x -->", "&lt;details&gt; &amp; &lt;!-- x --&gt;"),
        ("@someone and a@b", "@<!-- -->someone and a@<!-- -->b"),
        ("see #12 and gh-3", "see #<!-- -->12 and gh-<!-- -->3"),
        ("1. first", r"1\. first"),
        ("# title", r"\# title"),
        ("- item", r"\- item"),
        ("two\n\nlines", "two lines"),
        ("back\\slash", r"back\\slash"),
        ("32 people, 2008-05", "32 people, 2008-05"),
    ],
)
def test_in_markdown_a_text_of_the_data_means_nothing(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_no_cell_of_the_data_ends_the_details_of_a_comment(example: Path, changed: Path) -> None:
    note = "</details <big *Loud* @someone | #1"
    set_cells(changed, "figures", "fig-bbbb", {"note_en": note, "note_es": note})
    said = as_markdown(compared(example, changed), "en", 80)
    assert said.count("<details>") == said.count("</details>") == 1
    assert "&lt;/details &lt;big \\*Loud\\* @<!-- -->someone \\| #<!-- -->1" in said


def test_a_long_comment_is_cut_between_records_and_says_so(example: Path, changed: Path) -> None:
    for number in range(300):
        note = f"{number} {'ñ' * 200}"
        copy(changed, "places", "north-base", id=f"base-{number:03}", name_en=note, name_es=note)
    said = as_markdown(compared(example, changed), "en", 80)
    assert LARGEST - 1000 < len(said.encode()) <= LARGEST
    assert said.count("<details>") == said.count("</details>") == 1
    shown = said.count("- **base-")
    assert said.endswith(
        f"\n\n{300 - shown} entries are left out here; `cubaven diff` in the branch shows all.\n"
    )


def test_a_comment_is_not_cut_again_by_the_workflow_that_posts_it() -> None:
    posted = (WORKFLOWS / "comment.yml").read_text("utf-8")
    (limit,) = re.findall(r"-le (\d+) \]", posted)
    assert int(limit) >= LARGEST


def test_a_comparison_says_what_it_is(rich: Comparison) -> None:
    assert repr(rich) == f"<Comparison: {len(rich.changes)} changes>"
    assert Worded(rich, "en").version_said.startswith("A release with this is a minor version")
