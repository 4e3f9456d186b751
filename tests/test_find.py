"""Finding records: by what they are called and say, narrowed by filters, in every format."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from examples import set_cells
from test_cli import run

from cubaven_data import Dataset
from cubaven_data.asking.filters import UnknownValueError


@pytest.fixture(scope="module")
def frozen(root: Path) -> Dataset:
    return Dataset.read(root)


def ids(data: Dataset, text: str = "", **where: str | list[str]) -> list[str]:
    return [row["id"] for row in data.find(text, **where)]


@pytest.mark.parametrize(
    "text",
    [
        "ve-dgcim",
        "VE_DGCIM",
        "General Directorate of Military Counterintelligence",
        "Dirección General de Contrainteligencia Militar",
        "direccion general contrainteligencia militar",
        "DGCIM",
    ],
)
def test_a_record_is_found_first_by_its_id_and_by_every_name_it_has(
    text: str, frozen: Dataset
) -> None:
    assert ids(frozen, text)[0] == "ve-dgcim"


def test_a_claim_is_found_by_what_it_says_in_either_language(frozen: Dataset) -> None:
    assert "fig-4f9v" in ids(frozen, "32 Cuban security personnel")
    assert "fig-4f9v" in ids(frozen, "32 murieron operación", table="figures")


@pytest.mark.parametrize(
    ("old", "found", "told"),
    [
        ("first-minister", ["minister-one"], '"first-minister" is now "minister-one"'),
        ("gone", [], '"gone" was withdrawn: Not a public person.'),
    ],
)
def test_an_old_id_finds_what_replaced_it_and_nothing_that_is_merely_alike(
    old: str, found: list[str], told: str, example: Path
) -> None:
    done = run("find", old, "--root", example, "--format", "json")
    assert [row["id"] for row in json.loads(done.stdout)] == found
    assert told in done.stderr


def test_a_plural_finds_the_singular_after_what_has_the_words_themselves(
    frozen: Dataset,
) -> None:
    assert "fig-4f9v" in ids(frozen, "32 cubanos murieron", table="figures")
    assert ids(frozen, "DGCIMs, SEBIN") == ids(frozen, "DGCIM SEBIN")
    found, singular = ids(frozen, "asesores"), ids(frozen, "asesor")
    said = [frozen.sentence(id_, "es").casefold() for id_ in found]
    assert {*found} == {*singular}
    has = ["asesores" in one for one in said]
    assert has == sorted(has, reverse=True)


def test_typing_errors_are_forgiven_only_where_nothing_else_is_found(frozen: Dataset) -> None:
    assert "ve-dgcim" in ids(frozen, "contrainteligenca")
    assert "ve-dgcim" in ids(frozen, "DGCMI")
    exact = ids(frozen, "SEBIN")
    assert all("sebin" in str(frozen.rows[id_]).casefold() for id_ in exact)


def test_nothing_is_found_by_words_that_no_record_has(frozen: Dataset) -> None:
    assert ids(frozen, "submarine volcano") == []
    assert ids(frozen, "!!!") == []


def test_a_name_stands_before_a_sentence_that_contains_it(example: Path) -> None:
    found = ids(Dataset.read(example), "North Guard")
    assert found[0] == "north-guard"
    assert "rel-cccc" in found[1:]


def test_claims_without_a_text_are_in_the_order_of_their_dates(frozen: Dataset) -> None:
    found = frozen.find(table="events")
    days = [row["date_earliest"] or row["date_latest"] for row in found]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days == dated + [None] * (len(days) - len(dated)), "undated ones come last"


@pytest.mark.parametrize(
    ("where", "column", "values"),
    [
        ({"table": "figures"}, "table", {"figures"}),
        ({"table": ["figures", "events"]}, "table", {"figures", "events"}),
        ({"measure": "killed"}, "measure", {"killed"}),
        ({"measure": "muertos"}, "measure", {"killed"}),
        ({"modality": "provided for"}, "modality", {"provided_for"}),
        ({"support": "corroborated"}, "support", {"corroborated"}),
        ({"kind": "training"}, "kind", {"training"}),
    ],
)
def test_a_filter_keeps_what_has_one_of_its_values(
    where: dict[str, str | list[str]], column: str, values: set[str], frozen: Dataset
) -> None:
    found = frozen.find(**where)
    assert {row[column] for row in found} == values
    assert len(found) == sum(row.get(column) in values for row in frozen.rows.values())


def test_a_date_keeps_what_may_have_been_so_then(example: Path) -> None:
    # The post was held from 2015 to 2019.
    data = Dataset.read(example)
    began, ended = data["rel-aaaa"].began, data["rel-aaaa"].ended
    inside, before = str(began.earliest.year), str(began.earliest.year - 1)
    assert "rel-aaaa" in ids(data, date=inside)
    assert "rel-aaaa" not in ids(data, date=before)
    assert "rel-aaaa" in ids(data, date=f"{before}/{inside}")
    assert "rel-aaaa" not in ids(data, date=str(ended.latest.year + 1))


def test_an_agency_keeps_what_is_about_it_and_a_source_what_cites_it(example: Path) -> None:
    data = Dataset.read(example)
    about = ids(data, agency="north-guard")
    assert {"north-guard", "rel-cccc"} <= {*about}
    assert about == ids(data, agency="Guardia del Norte")
    cited = ids(data, source="south-wire-2020-01-16")
    by_hand = {
        record.id
        for record, _, citation in data.citations()
        if "south-wire-2020-01-16" in citation.ids
    }
    assert {*cited} == {"south-wire-2020-01-16", *by_hand}
    assert {*cited} <= {*ids(data, source="South Wire")}, "all texts of a publisher"


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ({"colour": "red"}, 'there is no filter "colour"; there are table, kind'),
        ({"table": "figure"}, '--table: "figure" is not one; perhaps figures'),
        ({"measure": "kiled"}, ""),
        ({"measure": "colour"}, '--measure: "colour" is not one; perhaps '),
        ({"kind": "killed"}, '--kind: "killed" is not one; it is a value of --measure'),
        ({"kind": "departed"}, '--kind: "departed" is not one; it is a value of --measure'),
        ({"kind": "Figures"}, '--kind: "Figures" is not one; it is a value of --table'),
        ({"date": "May 2019"}, '--date: "May 2019" is not a date; write 2019'),
        ({"agency": "zzz"}, '--agency: nothing is called "zzz"'),
        ({"agency": "guard"}, '--agency: "guard" is not one; perhaps north-guard'),
        ({"agency": "gone"}, '"gone" was withdrawn: Not a public person.'),
    ],
)
def test_a_value_that_does_not_exist_is_told_with_the_nearest(
    where: dict[str, str], message: str, example: Path
) -> None:
    data = Dataset.read(example)
    if not message:
        data.find(**where)
        return
    with pytest.raises(UnknownValueError) as caught:
        data.find(**where)
    assert caught.value.message("en").startswith(message)


def test_the_command_prints_what_was_found_and_says_how_many(example: Path) -> None:
    done = run("find", "north", "guard", "--root", str(example), "--limit", "1")
    assert done.returncode == 0
    assert done.stdout.startswith("north-guard · agency · ")
    assert done.stderr.startswith("found: ")
    assert done.stderr.endswith("(shown: 1)\n")
    spanish = run("find", "north-guard", "--root", str(example), "--lang", "es")
    assert spanish.stdout.startswith("north-guard · organismo · ")


def test_nothing_found_gives_1_and_a_wrong_value_2(example: Path) -> None:
    assert run("find", "zzzzzz", "--root", str(example)).returncode == 1
    done = run("find", "--kind", "zzzzzz", "--root", str(example))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith('cubaven: --kind: "zzzzzz" is not one; perhaps ')


def test_every_line_fits_the_terminal(root: Path) -> None:
    done = run("find", "--root", str(root), COLUMNS="80")
    longest = max(done.stdout.splitlines(), key=len)
    assert len(longest) <= 80 or longest.count(" · ") == longest.count(" ") / 2


def test_the_formats_for_programs_hold_the_same_rows(example: Path) -> None:
    arguments = ("find", "--table", "figures", "--root", str(example), "--format")
    rows = json.loads(run(*arguments, "json").stdout)
    table = [*csv.DictReader(io.StringIO(run(*arguments, "csv").stdout))]
    markdown = run(*arguments, "markdown").stdout.splitlines()
    assert [row["id"] for row in rows] == [row["id"] for row in table]
    assert [row["sentence_en"] for row in rows] == [row["sentence_en"] for row in table]
    assert len(markdown) == len(rows) + 2
    assert markdown[1] == f"|{' --- |' * markdown[0].count(' | ')} --- |"


def test_a_cell_with_a_bar_breaks_no_table(example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"name_en": "Minister | One"})
    done = run("find", "minister-one", "--root", str(example), "--format", "markdown")
    row = next(line for line in done.stdout.splitlines() if "| minister-one |" in line)
    assert "Minister \\| One" in row


def test_rows_with_errors_are_left_out_and_told(example: Path) -> None:
    set_cells(example, "relations", "rel-aaaa", {"began": "soon"})
    set_cells(example, "figures", "fig-aaaa", {"about_id": "nowhere"})
    done = run("find", "--root", str(example))
    assert done.returncode == 0
    assert "rel-aaaa" not in done.stdout
    assert "fig-aaaa" not in done.stdout
    assert "left out because they break rules, or refer to rows that do:" in done.stderr


def test_what_was_asked_for_is_the_first_that_is_named_where_rows_are_left_out(
    example: Path,
) -> None:
    set_cells(example, "actors", "minister-one", {"id": ""})
    for command in ("find", "show"):
        said = run(command, "first-minister", "--root", str(example)).stderr
        assert "refer to rows that do: 6 rows (first-minister, data/actors.csv, rel-aaaa," in said


def test_data_that_cannot_be_read_is_not_searched(example: Path) -> None:
    path = example / "schema" / "vocabularies" / "measure.csv"
    path.write_text("nonsense\n", encoding="utf-8")
    done = run("find", "north", "--root", str(example))
    assert done.returncode == 2
    assert "[header]" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_version_and_the_language_can_stand_before_the_command(example: Path) -> None:
    assert run("--version").stdout.startswith("cubaven-data ")
    before = run("--lang", "es", "find", "north", "--root", str(example))
    after = run("find", "north", "--root", str(example), "--lang", "es")
    assert before.stdout == after.stdout != run("find", "north", "--root", str(example)).stdout


def test_commands_and_options_can_be_completed() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("cubaven")],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            **{"_CUBAVEN_COMPLETE": "complete_bash", "COMP_WORDS": "cubaven fi", "COMP_CWORD": "1"},
        },
        check=True,
    )
    assert done.stdout.split() == ["find"]
