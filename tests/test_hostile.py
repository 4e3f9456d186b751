"""Hostile and broken input: findings or one clear line, in bounded time, never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asking import contents_of, format_root, gate_1
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_cli import run

from cubaven_data.checking.graphs import cycles
from cubaven_data.checking.records import check_records
from cubaven_data.model.tables import FILES, TABLES
from cubaven_data.publishing.gates import validate
from cubaven_data.reading.loading import load

REPOSITORY = Path(__file__).parent.parent
ACTORS = "data/actors.csv"


def cli(*arguments: str | bytes, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "cubaven_data.cli", *arguments],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        timeout=60,
        check=False,
        **{"stderr": subprocess.PIPE, **options},
    )


def bad_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Ministro", b"Ministr\xff\xfe"))


def utf16(path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))


def nul(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\x00")


def mixed_line_ends(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n", 1).replace(b"south", b"\rsouth", 1))


def open_quote(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"south", b'"south', 1))


def huge_cell(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"Minister of the north.", b"x" * 10**7))


def many_columns(path: Path) -> None:
    path.write_bytes(b",".join(b"c%d" % n for n in range(10_000)) + b"\n")


def doubled_header(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"id,kind", b"id,id", 1))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link_out_of_the_tree(path: Path) -> None:
    secret = path.parent.parent.parent / "secret.csv"
    secret.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(secret)


def link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def nested_citations(path: Path) -> None:
    cell = "; ".join(f"a via b-{n}#p1" for n in range(1500))
    path.write_text(path.read_text("utf-8").replace("daily-north-2020-02-01#p2", cell), "utf-8")


def regular_expression_bomb(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("Q42", "a" * 32_000 + "!"), "utf-8")
    path.write_text(
        path.read_text("utf-8").replace("\nsouth,", "\n" + "a-" * 16_000 + ","), "utf-8"
    )


def range_of_many_digits(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("#p2", f"#p2-{'9' * 5_000}"), "utf-8")


def right_to_left_id(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("\nsouth,", "\n\u202ehtuos,"), "utf-8")


DAMAGE = {
    bad_bytes: "encoding",
    utf16: "encoding",
    nul: "control-character",
    mixed_line_ends: "line-ends",
    open_quote: "quotes",
    huge_cell: "quotes",
    many_columns: "header",
    doubled_header: "header",
    empty: "header",
    missing: "file-missing",
    folder: "file-unreadable",
    pipe: "file-unreadable",
    link_out_of_the_tree: "file-unreadable",
    link_to_itself: "file-unreadable",
    nested_citations: "source-exists",
    regular_expression_bomb: "id-form",
    range_of_many_digits: "locator-form",
    right_to_left_id: "invisible-character",
}


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_a_damaged_table_gives_its_finding_and_fmt_leaves_or_mends_it(
    damage: Callable[[Path], None], example: Path
) -> None:
    damage(example / ACTORS)
    findings = validate(example).findings
    assert DAMAGE[damage] in {f.rule for f in findings if f.file == ACTORS}
    for finding in findings:
        assert len(finding.text()) < 5000
        assert "\n" not in finding.text()
    format_root(example)


ANY_FILE = (utf16, nul, many_columns, empty, missing, folder, pipe, link_to_itself)


@pytest.mark.parametrize("damage", ANY_FILE, ids=lambda damage: damage.__name__)
def test_a_damaged_code_list_gives_its_finding_alone(
    damage: Callable[[Path], None], example: Path
) -> None:
    path = "schema/vocabularies/actor_kind.csv"
    damage(example / path)
    (finding,) = validate(example).findings
    assert (finding.file, finding.rule) == (path, DAMAGE[damage])
    left = [finding.file for finding in format_root(example).findings]
    assert left == ([] if finding.fix else [path])


def test_what_is_outside_the_root_is_neither_read_nor_written(example: Path) -> None:
    link_out_of_the_tree(example / ACTORS)
    secret = example.parent / "secret.csv"
    before = secret.read_bytes()
    secret.write_bytes(b"\xef\xbb\xbf" + before)
    done = cli("fmt", str(example), stdout=subprocess.PIPE)
    assert done.returncode == 1
    assert secret.read_bytes() == b"\xef\xbb\xbf" + before


@pytest.mark.parametrize("where", ["outside", "root/notes"])
def test_schema_writes_nothing_through_a_link(where: str, example: Path, tmp_path: Path) -> None:
    precious = tmp_path / where / "precious.txt"
    precious.parent.mkdir(exist_ok=True)
    precious.write_text("mine", encoding="utf-8")
    place = example / "docs" / "rules.md"
    place.unlink()
    place.symlink_to(precious)
    done = run("schema", str(example))
    assert done.returncode == 2
    assert "docs/rules.md: it is a link, and what it leads to would be over" in done.stderr
    assert precious.read_text("utf-8") == "mine"


def test_every_folder_that_is_written_to_is_cleared_of_what_was_left(example: Path) -> None:
    left = example / "docs" / ".rules.md.cubaven-writing-999999-abcdefgh"
    left.write_text("half", encoding="utf-8")
    (example / "docs" / "rules.md").write_text("old", encoding="utf-8")
    assert run("schema", str(example)).returncode == 0
    assert not left.exists()


def test_paths_in_a_descriptor_that_point_elsewhere_are_never_followed(example: Path) -> None:
    descriptor = example / "datapackage.json"
    text = descriptor.read_text("utf-8")
    for path in ("../secret.csv", "/etc/passwd", "https://example.org/x.csv"):
        descriptor.write_text(text.replace("data/actors.csv", path), encoding="utf-8")
        assert [f.rule for f in validate(example).findings] == ["descriptor"]


def test_one_bad_address_among_a_thousand_good_ones_is_told(example: Path) -> None:
    path = example / "data" / "sources.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    some = [
        rows[-1].replace("south-wire-2020-01-16", f"wire-{n}").replace("example/2", f"a.b.org/{n}")
        for n in range(1000)
    ]
    some[500] = some[500].replace("https://south-wire.a.b.org", "https://south-wire")
    path.write_text("".join([*rows, *some]), "utf-8")
    done = cli("validate", str(example), stdout=subprocess.PIPE)
    assert done.returncode == 1
    assert b"sources.csv:509:url wire-500 [url]" in done.stdout


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400))
def test_any_bytes_give_findings_or_none(content: bytes, example: Path) -> None:
    (example / "data" / "publishers.csv").write_bytes(content)
    for finding in gate_1(example):
        assert finding.text("en") and finding.text("es")


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.text(max_size=20), min_size=6, max_size=6))
def test_any_cells_give_findings_or_none(cells: list[str], example: Path) -> None:
    path = example / "data" / "publishers.csv"
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    header = path.read_bytes().split(b"\n")[0] + b"\n"
    path.write_bytes(header + quoted.encode("utf-8", "surrogatepass") + b"\n")
    for finding in gate_1(example):
        assert finding.text("en") and finding.text("es")


@pytest.mark.parametrize("command", ["validate", "fmt", "export"])
def test_output_that_cannot_be_written_gives_2_and_one_line(command: str, example: Path) -> None:
    (example / ACTORS).write_bytes(b"")
    with Path("/dev/full").open("wb") as full:
        done = cli(command, str(example), stdout=full, cwd=example)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"no space left" in done.stderr


def test_a_closed_output_gives_2_and_one_line(example: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m cubaven_data.cli validate {example} >&-"],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


def test_a_path_too_long_gives_2_and_one_line() -> None:
    done = cli("validate", "a" * 5000)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def edit(root: Path, table: str, find: str, replace: str) -> None:
    path = root / "data" / f"{table}.csv"
    text = path.read_text("utf-8")
    assert find in text
    path.write_text(text.replace(find, replace, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "find", "replace", "rules"),
    [
        (
            "sources",
            "A. Writer,,,2020-02-01,en",
            "A. Writer,,,2020-02-01,xx",
            ["code"],
        ),
        ("actors", "\nsouth,", "\nsouth ,", ["white-space"]),
        (
            "publishers",
            "south-wire,news_agency",
            "north,news_agency",
            ["id-unique"],
        ),
        ("redirects", "gone,,", "south-wire-2020-01-16x,south-wire-2020-01-16,", []),
    ],
)
def test_one_defect_does_not_blame_its_neighbours(
    table: str, find: str, replace: str, rules: list[str], example: Path
) -> None:
    edit(example, table, find, replace)
    found = {finding.rule for finding in validate(example).findings}
    assert found <= {*rules, "canonical-form", "reference"}
    assert set(rules) <= found


def test_a_citation_of_a_redirected_source_is_told_its_new_id(example: Path) -> None:
    edit(example, "redirects", "gone,,", "old-north,daily-north-2020-02-01,")
    edit(example, "places", "daily-north-2020-02-01#p2", "old-north#p2")
    texts = [f.text() for f in validate(example).findings if f.rule == "redirected-id"]
    assert len(texts) == 1
    assert (
        'data/places.csv:2:sources north-base [redirected-id] "old-north" was redirected'
        in texts[0]
    )
    assert texts[0].endswith("daily-north-2020-02-01")


@pytest.mark.slow
@pytest.mark.parametrize("table", FILES)
def test_a_table_with_a_header_alone_never_breaks_the_run(table: str, example: Path) -> None:
    path = example / FILES[table].path
    path.write_text(path.read_text("utf-8").split("\n")[0] + "\n", encoding="utf-8")
    done = cli("validate", str(example), "--all", stdout=subprocess.PIPE)
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    format_root(example)


@pytest.mark.parametrize("length", [32_767, 32_768, 131_073, 10**6])
def test_a_first_line_of_any_length_is_told(length: int, example: Path) -> None:
    path = example / ACTORS
    path.write_text("x" * length + "\n" + path.read_text("utf-8"), encoding="utf-8")
    assert {f.rule for f in gate_1(example) if f.file == ACTORS} <= {"header", "quotes"}
    assert [f for f in gate_1(example) if f.file == ACTORS]


@pytest.mark.parametrize("columns", [*range(1, 12)])
def test_rules_skip_a_row_whose_cell_they_cannot_read(columns: int, root: Path) -> None:
    data = load(root)
    for name, table in TABLES.items():
        if columns >= len(table.header):
            continue
        column = table.header[columns]
        rows = [replace(row, record=blanked(row.record, column)) for row in data.rows[name]]
        faulty = [replace(row, faulty=frozenset((column,))) for row in rows]
        findings = check_records(replace(data, rows={**data.rows, name: faulty}), canonical=False)
        told = [f.text() for f in findings if f.file == table.path and f.column == column]
        assert told == [], "a cell that is faulty is told once, by what read it"


def blanked(record: Any, column: str) -> Any:
    return record.model_copy(update={column: None})


@pytest.mark.parametrize("name", ["figures (1).csv", "notes.txt", "coding/old.csv"])
def test_a_stray_file_beside_the_tables_is_told(name: str, example: Path) -> None:
    (example / "data" / name).write_text("id\n", encoding="utf-8")
    (finding,) = gate_1(example)
    assert finding.text().startswith(f"data/{name} [unknown-file] ")


ROW = (b"actors", b"id=someone", b"kind=person", b"name_es=Alguien", b"sources=east-paper-a#p1")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((b"new", *ROW, b"name_en=A\xff"), b"name_en: the byte 0xff is not valid UTF-8"),
        ((b"new", *ROW, b"name_en=A\x01"), b"name_en: the control character U+0001"),
        (
            (b"withdraw", b"rel-cccc", b"--reason-en", b"A\xff", b"--reason-es", b"B"),
            b"--reason-en: the byte 0xff is not valid UTF-8",
        ),
        (
            (b"withdraw", b"rel-cccc", b"--reason-en", b"A", b"--reason-es", b"\x07B"),
            b"--reason-es: the control character U+0007",
        ),
        ((b"withdraw", b"rel-\xff", b"--as", b"rel-dddd"), b"no record has the id"),
        ((b"withdraw", b"north", b"--as", b"\xff"), b"is not an id"),
        ((b"show", b"rel-\xff"), b"no record"),
    ],
)
def test_an_argument_that_no_file_can_hold_is_told_in_one_line_and_nothing_is_written(
    arguments: tuple[bytes, ...], told: bytes, example: Path
) -> None:
    before = contents_of(example)
    done = cli(*arguments, "--root", str(example), stdout=subprocess.PIPE)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"cubaven: ") and told in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert contents_of(example) == before


def test_a_language_in_capitals_is_refused_with_the_two_there_are(example: Path) -> None:
    done = cli("validate", str(example), "--lang", "ES")
    assert done.returncode == 2
    assert b"'ES' is not one of 'en', 'es'" in done.stderr


def test_a_folder_or_pipe_in_place_of_a_saved_text_is_named(example: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "east-paper-a.txt").mkdir()
    os.mkfifo(texts / "east-paper-b.txt")
    done = cli("evidence", str(example), "--texts", str(texts))
    assert done.returncode == 2
    assert b"cannot be read: east-paper-a.txt, east-paper-b.txt\n" in done.stderr
    assert b"Traceback" not in done.stderr


def stray_link(path: Path) -> None:
    path.symlink_to("figures.csv")


def stray_link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def stray_link_to_a_folder(path: Path) -> None:
    path.symlink_to(path.parent)


@pytest.mark.parametrize(
    "made", [Path.touch, os.mkfifo, stray_link, stray_link_to_nothing, stray_link_to_a_folder]
)
@pytest.mark.parametrize("name", ["data/copy.csv", "data/coding/a", "schema/vocabularies/a.csv"])
def test_a_stray_link_or_pipe_is_told_as_a_file_is(
    name: str, made: Callable[[Path], None], example: Path
) -> None:
    made(example / name)
    assert [finding.text().split("] ")[0] for finding in gate_1(example)] == [
        f"{name} [unknown-file"
    ]


def test_a_code_list_above_its_folder_is_told(example: Path) -> None:
    (example / "schema" / "country.csv").touch()
    assert [(one.file, one.rule) for one in gate_1(example)] == [
        ("schema/country.csv", "unknown-file")
    ]


def test_a_folder_of_the_dataset_may_be_a_link_within_it(example: Path) -> None:
    (example / "data" / "coding").rename(example / "coding")
    (example / "data" / "coding").symlink_to("../coding")
    assert gate_1(example) == []


def test_a_pipe_among_the_schemas_holds_no_comparison_up(example: Path) -> None:
    os.mkfifo(example / "schema" / "json" / "a.json")
    done = cli("diff", str(example), "--root", str(example))
    assert done.returncode == 0


@pytest.mark.parametrize("name", [".~lock.figures.csv#", ".figures.csv.swp"])
def test_what_programs_keep_beside_an_open_file_is_not_told(name: str, example: Path) -> None:
    (example / "data" / name).write_text("", encoding="utf-8")
    assert gate_1(example) == []


@pytest.mark.parametrize(("subject", "told"), [("rel-aaaa", True), ("rel-cccc", False)])
def test_what_a_relation_allows_is_held_also_where_the_kind_is_not_the_second_column(
    subject: str, told: bool, example: Path
) -> None:
    path = example / "schema" / "vocabularies" / "relation_kind.csv"
    text = path.read_text("utf-8")
    changed = re.sub(r"(?m)^(guarded,.*),actors; agencies,", r"\1,relations.guarded,", text)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    with (example / "data" / "relations.csv").open("a", encoding="utf-8") as file:
        cited = "daily-north-unnamed-p4 via daily-north-2020-02-01#p4"
        file.write(f"rel-dddd,{subject},guarded,asserted,minister-one{',' * 9}{cited},\n")
    found = [f for f in gate_1(example) if f.rule == "relation-ends" and f.line == 5]
    assert bool(found) == told
    if told:
        assert '"rel-aaaa" (relations.leads) cannot be the subject of guarded' in found[0].message()


def test_a_cycle_among_thousands_of_relaying_sources_is_found_soon() -> None:
    chain = {f"s{n}": [f"s{n + 1}", *(f"s{m}" for m in range(n + 2, n + 9))] for n in range(4000)}
    chain["s4008"] = ["s4007"]
    chain["s4007"] = ["s4008"]
    steps = 0

    class Counted(list[str]):
        def __iter__(self) -> Iterator[str]:
            nonlocal steps
            for one in list.__iter__(self):
                steps += 1
                yield one

    found = list(cycles({text: Counted(origins) for text, origins in chain.items()}))
    assert sorted(found[0]) == ["s4007", "s4008"]
    assert len(found) == 1
    assert steps <= sum(map(len, chain.values())), "each step is taken once"
