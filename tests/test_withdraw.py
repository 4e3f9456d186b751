"""``cubaven withdraw``: ids withdrawn, merged and renamed."""

from __future__ import annotations

import csv
import subprocess
from datetime import date
from pathlib import Path

import pytest
from asking import contents_of, format_root, gate_1
from examples import set_cells
from test_base import git, repository
from test_cli import SAVED_MEANWHILE, run, run_python

__all__ = ["repository"]
WHY = ("--reason-en", "Not in the text.", "--reason-es", "No figura en el texto.")
BOTH = "the reason is needed in both languages: give --reason-en and --reason-es"


def withdraw(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run("withdraw", *arguments, "--root", str(root), **variables)


def lines(root: Path, table: str) -> list[str]:
    return (root / "data" / f"{table}.csv").read_text("utf-8").splitlines()


def add(root: Path, table: str, *rows: str) -> None:
    path = root / "data" / f"{table}.csv"
    path.write_text(path.read_text("utf-8") + "".join(f"{row}\n" for row in rows), "utf-8")
    for name, change in format_root(root).changes.items():
        (root / name).write_text(change.after, "utf-8")


def test_a_withdrawn_row_goes_and_its_id_is_redirected_nowhere(example: Path) -> None:
    done = withdraw(example, "rel-cccc", *WHY, "--since", "2020-04-01")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "wrote data/relations.csv\nwrote data/redirects.csv\n"
    assert not [line for line in lines(example, "relations") if line.startswith("rel-cccc")]
    row = "rel-cccc,,Not in the text.,No figura en el texto.,2020-04-01"
    assert row in lines(example, "redirects")
    assert gate_1(example) == []


def test_the_day_of_the_change_is_today_unless_it_is_given(example: Path) -> None:
    assert withdraw(example, "rel-cccc", *WHY).returncode == 0
    (row,) = [line for line in lines(example, "redirects") if line.startswith("rel-cccc")]
    # The day can change while the command runs.
    assert date.today().toordinal() - date.fromisoformat(row[-10:]).toordinal() in (0, 1)


def test_what_the_coding_explains_of_a_withdrawn_row_goes_with_it_and_is_shown(
    example: Path,
) -> None:
    row = "rel-aaaa,daily-north-2020-02-01#p2,Named there.,Nombrado ahí."
    another = "rel-aaaa,south-wire-2020-01-16#p2,Named there too.,Nombrado también ahí."
    cited = {"sources": "daily-north-2020-02-01#p2; south-wire-2020-01-16#p2"}
    set_cells(example, "relations", "rel-aaaa", cited)
    add(example, "coding/unconfirmed", row, another)
    assert gate_1(example) == []
    done = withdraw(example, "rel-aaaa", *WHY)
    assert done.returncode == 0
    assert "data/coding/unconfirmed.csv" in done.stdout
    for one in (row, another):
        assert one.removeprefix("rel-aaaa,").replace(",", " · ") in done.stdout
        assert one not in lines(example, "coding/unconfirmed")
    assert gate_1(example) == []


def test_an_id_that_others_refer_to_is_not_withdrawn_and_they_are_named(example: Path) -> None:
    before = contents_of(example)
    done = withdraw(example, "minister-one", *WHY)
    assert done.returncode == 1
    assert done.stdout.startswith("3 cells refer to minister-one, in rel-aaaa, rel-cccc, ")
    assert "minister-statement-2020" in done.stdout
    assert done.stderr.startswith("Nothing was written: change these records first")
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert contents_of(example) == before


@pytest.mark.parametrize("reason", [(), WHY[:2], WHY[2:]])
def test_a_withdrawn_id_needs_its_reason_in_both_languages(
    reason: tuple[str, ...], example: Path
) -> None:
    done = withdraw(example, "rel-cccc", *reason)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"cubaven: {BOTH}\n"


@pytest.mark.parametrize("leads", [("--as", "daily-north-advisers"), ("--into", "east-paper-a")])
def test_a_reason_that_is_given_for_another_id_is_given_in_both_languages(
    leads: tuple[str, str], example: Path
) -> None:
    done = withdraw(example, "daily-north-2020-02-01", *leads, *WHY[:2])
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"cubaven: {BOTH}\n"


def test_an_id_that_a_release_had_leaves_a_redirect_although_it_is_new_on_the_branch(
    repository: Path,
) -> None:
    rows = (repository / "data" / "relations.csv").read_text("utf-8")
    git(repository, "tag", "v0.0.1")
    lasting = "".join(one for one in rows.splitlines(True) if not one.startswith("rel-cccc,"))
    (repository / "data" / "relations.csv").write_text(lasting, "utf-8")
    git(repository, "commit", "--quiet", "--all", "-m", "Gone by mistake")
    (repository / "data" / "relations.csv").write_text(rows, "utf-8")
    done = withdraw(repository, "rel-cccc", *WHY)
    assert done.returncode == 0, done.stdout
    assert any(row.startswith("rel-cccc,") for row in lines(repository, "redirects"))


def test_an_id_that_is_new_on_the_branch_leaves_no_redirect(repository: Path) -> None:
    add(repository, "actors", "the-east,state,East,Este,,,,,,,,,east-paper-a#p1")
    add(
        repository,
        "relations",
        "rel-dddd,the-east,party_to,asserted,north-south-2008,,,,,,,,,east-paper-a#p1,",
    )
    redirects = lines(repository, "redirects")
    done = withdraw(repository, "the-east", "--as", "east")
    assert done.returncode == 0, done.stdout
    assert done.stderr.startswith("the-east is new on this branch, so nobody can have cited it")
    assert any(row.startswith("rel-dddd,east,") for row in lines(repository, "relations"))
    assert withdraw(repository, "rel-dddd").returncode == 0, "without a reason"
    assert withdraw(repository, "east", "--into", "south", "--yes").returncode == 0
    assert lines(repository, "redirects") == redirects
    assert not [line for line in lines(repository, "actors") if "East" in line]


def test_a_renamed_record_takes_its_references_and_citations_along(example: Path) -> None:
    old, new = "daily-north-2020-02-01", "daily-north-advisers"
    cited = "".join(text.decode() for text in contents_of(example).values()).count(old)
    done = withdraw(example, old, "--as", new, "--since", "2020-04-01")
    assert done.returncode == 0, done.stdout
    texts = {name: text.decode() for name, text in contents_of(example).items()}
    assert f"\n{old},{new},Renamed {new}.,Ahora se llama {new}.,2020-04-01\n" in (
        texts.pop("data/redirects.csv")
    )
    assert not [name for name, text in texts.items() if old in text]
    assert "".join(texts.values()).count(new) == cited
    assert gate_1(example) == []
    assert not format_root(example).changes, "the files are as fmt writes them"


@pytest.mark.parametrize("new", ["base-of-the-south", "la-base-del-sur-de-los-asesores"])
def test_the_reason_that_is_written_for_a_new_name_is_in_the_language_of_its_column(
    new: str, example: Path
) -> None:
    for old, name in (("north-base", new), (new, "the-base")):
        done = withdraw(example, old, "--as", name)
        assert (done.returncode, done.stdout) == (0, "")
        assert gate_1(example) == []


def test_an_id_that_was_renamed_is_withdrawn_with_what_it_was_before(example: Path) -> None:
    assert (
        withdraw(example, "east-paper-b", "--as", "east-b", "--since", "2020-04-01").returncode == 0
    )
    reasons = ("--reason-en", "Read twice.", "--reason-es", "Leído dos veces.")
    done = withdraw(example, "east-b", *reasons, "--since", "2020-05-01")
    assert done.returncode == 0, done.stdout
    for old in ("east-paper-b", "east-b"):
        assert f"{old},,Read twice.,Leído dos veces.,2020-05-01" in lines(example, "redirects")
    assert gate_1(example) == []


def test_a_list_that_has_both_records_has_the_one_that_stays_once(example: Path) -> None:
    path = example / "data" / "coding" / "searches.csv"
    listed = path.read_text("utf-8")
    both = listed.replace(",daily-north-2020-02-01,", ",daily-north-2020-02-01; east-paper-a,")
    path.write_text(both, "utf-8")
    done = withdraw(example, "east-paper-a", "--into", "daily-north-2020-02-01", "--yes")
    assert done.returncode == 0, done.stdout
    assert path.read_text("utf-8") == listed != both


def test_an_older_redirect_leads_to_the_new_id(example: Path) -> None:
    assert withdraw(example, "minister-one", "--as", "minister-first").returncode == 0
    assert any(
        row.startswith("first-minister,minister-first,") for row in lines(example, "redirects")
    )


def test_an_older_redirect_whose_reason_gives_way_is_shown(example: Path) -> None:
    add(example, "redirects", "fig-zzzz,fig-bbbb,Another spelling.,Otra grafía.,2020-03-02")
    done = withdraw(example, "fig-bbbb", *WHY, "--since", "2020-04-01")
    assert "fig-zzzz,,Not in the text.,No figura en el texto.,2020-04-01" in lines(
        example, "redirects"
    )
    told = " ".join(done.stdout.split())
    assert "give way to those of this withdrawal: fig-zzzz · fig-bbbb · Another spelling." in told


def test_rows_that_say_the_same_are_merged_with_their_citations(example: Path) -> None:
    add(
        example,
        "relations",
        "rel-dddd,minister-one,leads,asserted,north-ministry,,,,2015,2019-03,,,,"
        "daily-north-2020-02-01#p3; south-wire-2020-01-16#p4,south-wire-2020-01-16#p9",
    )
    done = withdraw(example, "rel-dddd", "--into", "rel-aaaa", "--since", "2020-04-01")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("citation added to the row that stays") == 3
    (row,) = [line for line in lines(example, "relations") if line.startswith("rel-aaaa")]
    for place in ("01#p2; ", "01#p3; ", "16#p4,", "16#p9"):
        assert place in row
    assert (
        "rel-dddd,rel-aaaa,The same record as rel-aaaa.,Es el mismo registro que rel-aaaa.,"
        "2020-04-01" in lines(example, "redirects")
    )
    assert gate_1(example) == []


def test_notes_fill_blank_cells_of_the_row_that_stays_and_are_never_lost_unseen(
    example: Path,
) -> None:
    same = "minister-one,leads,asserted,north-ministry,,as head,como jefe,2015,2019-03"
    cited = "south-wire-2020-01-16#p4,"
    add(
        example,
        "relations",
        f"rel-dddd,{same},,,,{cited}",
        f"rel-eeee,{same},By phone.,Por teléfono.,,{cited}",
        f"rel-ffff,{same},By letter.,Por carta.,,{cited}",
    )
    assert withdraw(example, "rel-eeee", "--into", "rel-dddd").returncode == 0
    (row,) = [line for line in lines(example, "relations") if line.startswith("rel-dddd")]
    assert "By phone.,Por teléfono." in row
    done = withdraw(example, "rel-ffff", "--into", "rel-dddd")
    assert done.returncode == 1
    assert '"By letter." in the row that goes' in done.stdout


def test_a_citation_that_the_other_row_has_is_not_added_twice(example: Path) -> None:
    add(
        example,
        "relations",
        "rel-dddd,minister-one,leads,asserted,north-ministry,,as head,como jefe,2015,2019-03,,,,"
        "south-wire-2020-01-16#p4-6,",
        "rel-eeee,minister-one,leads,asserted,north-ministry,,as head,como jefe,2015,2019-03,,,,"
        "south-wire-2020-01-16#p5; south-wire-2020-01-16#p7,",
    )
    done = withdraw(example, "rel-eeee", "--into", "rel-dddd")
    assert done.returncode == 0, done.stdout
    (row,) = [line for line in lines(example, "relations") if line.startswith("rel-dddd")]
    assert row.endswith(",south-wire-2020-01-16#p4-6; south-wire-2020-01-16#p7,")


def test_a_merge_that_loses_something_shows_it_and_waits_for_yes(example: Path) -> None:
    before = contents_of(example)
    done = withdraw(example, "fig-bbbb", "--into", "fig-aaaa")
    assert done.returncode == 1
    assert '  best: "80" in the row that goes, "150" in the one that stays\n' in done.stdout
    assert done.stderr.startswith(
        "Nothing was written: what is listed above would be lost or misplaced."
    )
    assert contents_of(example) == before


def test_rows_that_differ_are_merged_without_their_citations_which_are_shown(
    example: Path,
) -> None:
    done = withdraw(example, "fig-bbbb", "--into", "fig-aaaa", "--yes")
    assert done.returncode == 0, done.stdout
    assert '  best: "80" in the row that goes, "150" in the one that stays\n' in done.stdout
    assert done.stdout.count("citation not kept") == 2
    (row,) = [line for line in lines(example, "figures") if line.startswith("fig-aaaa")]
    assert "unnamed" not in row
    assert gate_1(example) == []


@pytest.mark.parametrize("fingerprint", ["", "5fce" * 16])
def test_places_in_a_text_that_is_merged_are_to_be_found_again_unless_both_are_the_same(
    fingerprint: str, example: Path
) -> None:
    goes, stays = "south-wire-2020-01-16", "east-paper-a"
    path = example / "data" / "sources.csv"
    header, *rows = csv.reader(path.read_text("utf-8").splitlines())
    (one,) = (row for row in rows if row[0] == stays)
    cells = dict(zip(header, one, strict=True)) | {"fingerprint": fingerprint}
    for id_ in (goes, stays):
        set_cells(example, "sources", id_, {**cells, "id": id_})
    done = withdraw(example, goes, "--into", stays)
    assert done.returncode == (0 if fingerprint else 1), done.stdout
    assert (f"alt-aaaa cites {goes}#p3: look for the place" in done.stdout) is not bool(fingerprint)


def test_what_became_of_paragraphs_of_a_text_that_is_merged_is_to_be_looked_at(
    example: Path,
) -> None:
    add(example, "coding/coverage", "east-paper-a,p4,opinion,praise,elogio")
    before = contents_of(example)
    done = withdraw(example, "east-paper-a", "--into", "east-paper-b")
    assert done.returncode == 1
    assert "data/coding/coverage.csv cites east-paper-a#p4: look for the place" in done.stdout
    assert contents_of(example) == before


@pytest.mark.parametrize("to", ["--as", "--into"])
def test_what_was_wrong_before_under_the_older_id_does_not_hold_up_an_edit(
    to: str, example: Path
) -> None:
    wrong = "north-guard,part_of,asserted,north-ministry,,,,,,,,,east-paper-a#p4 for subject_id,"
    add(example, "relations", f"rel-ffff,{wrong}")
    assert [one.rule for one in gate_1(example)] == ["citation-whole"]
    new = "east-paper-z" if to == "--as" else "east-paper-b"
    done = withdraw(example, "east-paper-a", to, new, "--yes")
    assert (done.returncode, "[citation-whole]" in done.stdout) == (0, False)
    assert [one.rule for one in gate_1(example)] == ["citation-whole"]


SAME = "minister-one,leads,asserted,north-ministry,,,,2015,2019-03,,,"
EXPLAINED = "daily-north-2020-02-01#p2,Named there.,Nombrado ahí."


def test_what_explains_the_citations_of_a_row_that_says_the_same_goes_to_the_row_that_stays(
    example: Path,
) -> None:
    add(example, "relations", f"rel-dddd,{SAME},daily-north-2020-02-01#p3,")
    add(
        example,
        "coding/unconfirmed",
        "rel-dddd,daily-north-2020-02-01#p3,By his title.,Por su cargo.",
    )
    add(example, "coding/exceptions", "alias-shared,rel-dddd,sources,Known.,2020-03-02")
    done = withdraw(example, "rel-dddd", "--into", "rel-aaaa")
    assert done.returncode == 0, done.stdout
    assert "that goes too" not in done.stdout
    explained = "rel-aaaa,daily-north-2020-02-01#p3,By his title.,Por su cargo."
    assert explained in lines(example, "coding/unconfirmed")
    assert "alias-shared,rel-aaaa,sources,Known.,2020-03-02" in lines(example, "coding/exceptions")


@pytest.mark.parametrize(
    ("cited", "stays"),
    [
        ("daily-north-2020-02-01#p2", "rel-aaaa,daily-north-2020-02-01#p2,By a list.,Por lista."),
        ("daily-north-2020-02-01#p2-3", None),
    ],
)
def test_an_explanation_that_the_row_that_stays_cannot_take_is_shown_and_waits_for_yes(
    cited: str, stays: str | None, example: Path
) -> None:
    path = example / "data" / "relations.csv"
    path.write_text(path.read_text("utf-8").replace("daily-north-2020-02-01#p2,", f"{cited},"))
    add(example, "relations", f"rel-dddd,{SAME},daily-north-2020-02-01#p2,")
    add(example, "coding/unconfirmed", f"rel-dddd,{EXPLAINED}", *([stays] if stays else []))
    before = contents_of(example)
    done = withdraw(example, "rel-dddd", "--into", "rel-aaaa")
    assert (done.returncode, contents_of(example)) == (1, before)
    assert "daily-north-2020-02-01#p2 · Named there. · Nombrado ahí." in done.stdout
    assert withdraw(example, "rel-dddd", "--into", "rel-aaaa", "--yes").returncode == 0
    assert not [row for row in lines(example, "coding/unconfirmed") if "Named there." in row]
    assert gate_1(example) == []


def test_what_the_row_that_stays_explains_in_the_same_words_is_not_lost(example: Path) -> None:
    add(example, "relations", f"rel-dddd,{SAME},daily-north-2020-02-01#p2,")
    add(example, "coding/unconfirmed", f"rel-aaaa,{EXPLAINED}", f"rel-dddd,{EXPLAINED}")
    done = withdraw(example, "rel-dddd", "--into", "rel-aaaa")
    assert (done.returncode, done.stdout) == (0, "")
    assert gate_1(example) == []


@pytest.mark.parametrize("table", ["unconfirmed", "exceptions"])
def test_what_the_coding_explains_of_a_row_that_says_something_else_is_shown_and_waits_for_yes(
    table: str, example: Path
) -> None:
    row = {
        "unconfirmed": "fig-bbbb,daily-north-unnamed-p4 via daily-north-2020-02-01#p4,A.,A.",
        "exceptions": "reported-digits,fig-bbbb,as_reported,A word.,2020-03-02",
    }[table]
    add(example, f"coding/{table}", row)
    done = withdraw(example, "fig-bbbb", "--into", "fig-aaaa", "--dry-run")
    assert f"row of data/coding/{table}.csv that goes too: " in done.stderr
    assert withdraw(example, "fig-bbbb", "--into", "fig-aaaa", "--yes").returncode == 0
    assert row not in lines(example, f"coding/{table}")


def test_references_go_to_the_record_that_stays(example: Path) -> None:
    add(
        example,
        "relations",
        "rel-dddd,south,party_to,asserted,north-south-2008,,,,,,,,,east-paper-a#p1,",
    )
    done = withdraw(example, "east-paper-a", "--into", "east-paper-b", "--yes")
    assert done.returncode == 0, done.stdout
    assert any("east-paper-b#p1" in line for line in lines(example, "relations"))


def test_a_merge_that_would_make_a_text_relay_itself_is_refused(example: Path) -> None:
    before = contents_of(example)
    done = withdraw(example, "south-wire-2020-01-15", "--into", "daily-north-2020-02-01")
    assert done.returncode == 1
    assert "agreements north-south-2008 sources: " in done.stdout
    assert contents_of(example) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["minister-on", *WHY], 'no record has the id "minister-on"; perhaps minister-one'),
        (["zzzzzzzz", *WHY], 'no record has the id "zzzzzzzz"; `cubaven find`'),
        (["first-minister", *WHY], '"first-minister" is redirected to "minister-one" already'),
        (["gone", *WHY], '"gone" was withdrawn already'),
        (["north", "--into", "north-ministry"], '"north" is in actors and "north-ministry" in ag'),
        (["north", "--into", "north"], '"north" cannot be merged into itself'),
        (["north", "--into", "nowhere"], 'no record has the id "nowhere"'),
        (["north", "--as", "south"], 'another record has the id "south" already'),
        (["north", "--as", "north"], '"north" is the id that it has; write another one'),
        (["north", "--as", "gone"], '"gone" was an id before, as data/redirects.csv says'),
        (["north", "--as", "fig-abcd"], '"fig-abcd" would be taken for an id of figures; choose'),
        (["north", "--as", "The North"], '"The North" is not an id; write lower-case words'),
        (["north", "--as", "nan"], '"nan" is a placeholder, not an id; choose another'),
        (
            ["north", "--reason-en", "word " * 20_001, "--reason-es", "Por eso."],
            "--reason-en: the text is longer than 32,767 characters, the most that a cell",
        ),
        (["rel-aaaa", "--as", "minister-leads"], '"minister-leads" does not begin as the ids'),
        (
            ["north", "--as", "the-north", "--since", "soon"],
            '--since: "soon" is not a day; write the day as year-month-day',
        ),
        (
            ["north", "--as", "the-north", "--since", "2 March 2020"],
            '--since: "2 March 2020" is not a day; write 2020-03-02',
        ),
        (["north", "--as", "n", "--into", "south"], "--into and --as cannot be combined"),
    ],
)
def test_what_cannot_be_withdrawn_gives_2_and_one_line(
    arguments: list[str], told: str, example: Path
) -> None:
    before = contents_of(example)
    done = withdraw(example, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"cubaven: {told}")
    assert done.stderr.count("\n") == 1
    assert contents_of(example) == before


def test_what_gate_1_finds_in_the_result_is_told(example: Path) -> None:
    before = contents_of(example)
    done = withdraw(example, "fig-bbbb", "--reason-en", "=1+1", "--reason-es", "Repetida.")
    assert done.returncode == 1
    assert done.stdout.startswith("  redirects fig-bbbb reason_en: ")
    assert "[formula]" in done.stdout
    assert contents_of(example) == before


def test_only_what_is_wrong_in_the_reason_is_told_if_references_would_follow(
    example: Path,
) -> None:
    reason = ("--reason-en", "=1+1", "--reason-es", "Otro nombre.")
    done = withdraw(example, "north", "--as", "norte", *reason)
    assert done.returncode == 1
    assert done.stdout.startswith("  redirects north reason_en: ")
    assert "reference" not in done.stdout
    assert done.stderr == "Nothing was written: give the reason otherwise.\n"


def test_a_dry_run_prints_a_patch_alone_and_writes_nothing(example: Path) -> None:
    before = contents_of(example)
    done = withdraw(example, "fig-bbbb", "--into", "fig-aaaa", "--dry-run")
    assert done.returncode == 0
    assert done.stdout.startswith("--- a/data/figures.csv\n")
    assert "citation not kept" in done.stderr
    assert contents_of(example) == before
    subprocess.run(["patch", "-p1", "-s"], cwd=example, input=done.stdout, text=True, check=True)
    assert gate_1(example) == []


def test_a_save_meanwhile_is_not_overwritten(example: Path) -> None:
    path, other = example / "data" / "redirects.csv", example / "data" / "relations.csv"
    before = other.read_bytes()
    arguments = ["withdraw", "rel-cccc", *WHY, "--root", str(example)]
    done = run_python("-c", SAVED_MEANWHILE, str(path), *arguments)
    assert done.returncode == 2
    assert path.read_text("utf-8") == "saved by somebody"
    assert other.read_bytes() == before
