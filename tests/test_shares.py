"""Large files in shares: nothing is left out, nothing found twice, whoever does it."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import in_shares

from cubaven_data import files, shares
from cubaven_data.files import Sheet, Stretch
from cubaven_data.findings import Finding
from cubaven_data.reading.sheets import csv_text
from cubaven_data.checking.records import check_records
from cubaven_data.shares import shares_of
from cubaven_data.model.tables import TABLES

NAMES = tuple(TABLES)[:4]
# The size of a piece in bytes, and its lines.
PIECES = st.lists(st.tuples(st.integers(1, 10_000), st.integers(1, 50)), min_size=1, max_size=30)
ALL_DO_THEIR_PART = """
import os, sys, time
from cubaven_data.shares import side_by_side

first = os.getpid()

def job(number, fatal):
    time.sleep(0.05)
    if number >= fatal and os.getpid() != first:
        os._exit(1)
    return number, os.getpid()

for fatal, processes in ((99, 3), (5, 1)):
    done = side_by_side([lambda n=n: job(n, fatal) for n in range(20)], 3)
    assert [number for number, _ in done] == [*range(20)]
    assert len({process for _, process in done}) == processes
"""
IN_THREE = """
import sys
from cubaven_data import cli, files, shares
files.PIECE, shares.WORTH_IT, shares.SHARE = 700, 0, 5_000
shares.processors = lambda: 3
cli.main()
"""


def stretches(pieces: list[tuple[int, int]]) -> list[Stretch]:
    made: list[Stretch] = []
    begin, line = 0, 1
    for size, lines in pieces:
        made.append(Stretch(begin, begin + size, line, line + lines))
        begin, line = begin + size, line + lines
    return made


@given(st.dictionaries(st.sampled_from(NAMES), PIECES, min_size=1), st.integers(1, 50_000))
def test_shares_have_all_pieces_once_and_in_order(
    pieces: dict[str, list[tuple[int, int]]], work: int
) -> None:
    divided = {name: stretches(found) for name, found in pieces.items()}
    tables = [TABLES[name] for name in NAMES]
    with patch.multiple(shares, WORTH_IT=0, SHARE=work):
        found = shares_of(tables, divided)
    for name in NAMES:
        parts = [s.stretch for share in found for s in share if s.table.name == name]
        if name not in divided:
            assert parts == [files.WHOLE]
            continue
        borders = {(piece.begin, piece.line) for piece in divided[name]}
        assert {(part.begin, part.line) for part in parts} <= borders
        assert (parts[0].begin, parts[-1].end) == (0, divided[name][-1].end)
        for before, after in pairwise(parts):
            assert (before.end, before.next_line) == (after.begin, after.line)


def test_a_small_dataset_is_one_share(root: Path) -> None:
    tables = [*TABLES.values()]
    sizes = {table.name: (root / table.path).stat().st_size for table in tables}
    pieces = {name: [Stretch(0, size, 1, 300)] for name, size in sizes.items()}
    assert shares_of(tables, pieces) == [[*map(Sheet, tables)]]


def found_in(root: Path) -> list[Finding]:
    with patch.object(files, "PIECE", 500):
        alone = check_records(root).findings
        with in_shares(3_000):
            assert check_records(root, processes=2).findings == alone
    return alone


def test_clean_data_are_clean_in_shares(root: Path) -> None:
    assert found_in(root) == []


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the real data, to break."""
    for name in ("data", "schema"):
        shutil.copytree(root / name, tmp_path / name)
    return tmp_path


def rows_of(copy: Path, name: str) -> tuple[Path, list[str]]:
    path = copy / TABLES[name].path
    return path, path.read_text("utf-8").splitlines(keepends=True)


@pytest.mark.parametrize("row", range(5, 285, 40))
def test_rows_out_of_order_are_seen_wherever_a_share_ends(copy: Path, row: int) -> None:
    path, rows = rows_of(copy, "relations")
    rows[row], rows[row + 1] = rows[row + 1], rows[row]
    path.write_text("".join(rows), "utf-8")
    assert [finding.rule for finding in found_in(copy)] == ["canonical-form"]


def test_an_id_that_stands_in_two_shares_is_seen(copy: Path) -> None:
    path, rows = rows_of(copy, "relations")
    first, last = rows[1].partition(","), rows[-1].partition(",")
    path.write_text("".join([*rows[:-1], first[0], *last[1:]]), "utf-8")
    assert "id-unique" in {finding.rule for finding in found_in(copy)}


def test_a_claim_that_stands_in_two_shares_is_seen(copy: Path) -> None:
    path, rows = rows_of(copy, "relations")
    again = rows[1].partition(",")
    path.write_text("".join([*rows, "rel-zzzz", *again[1:]]), "utf-8")
    assert "claim-repeated" in {finding.rule for finding in found_in(copy)}


def test_a_circle_through_two_shares_is_seen(copy: Path) -> None:
    path, rows = rows_of(copy, "events")
    at = TABLES["events"].header.index("part_of")
    first, last = (row.split(",")[0] for row in (rows[1], rows[-1]))
    for row, whole in ((1, last), (len(rows) - 1, first)):
        cells = next(csv.reader([rows[row]]))
        cells[at] = whole
        rows[row] = csv_text([cells])
    path.write_text("".join(rows), "utf-8")
    assert "part-circular" in {finding.rule for finding in found_in(copy)}


@pytest.mark.parametrize("spoil", ['"', "\r", "\n", "\x00", ",", "\ufeff", "\n\n", "Ñ"])
def test_what_is_wrong_with_a_file_is_told_as_if_it_was_read_in_one_go(
    copy: Path, spoil: str
) -> None:
    path, rows = rows_of(copy, "relations")
    for row in (40, 140, 240):
        rows[row] = f"{spoil}{rows[row][:9]}{spoil}{rows[row][9:]}"
    path.write_bytes("".join(rows).encode())
    assert found_in(copy)


@pytest.mark.parametrize("content", [None, b"", b"kind,id\n", b"\xff\n"])
def test_a_file_that_cannot_be_divided_is_told_once(copy: Path, content: bytes | None) -> None:
    path = copy / TABLES["relations"].path
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert len(found_in(copy)) == 1


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Not in this process: it has threads, and what has threads is not copied.
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, timeout=60
    )


def test_all_processes_do_their_part_and_what_one_leaves_undone_is_done_by_another() -> None:
    done = run(ALL_DO_THEIR_PART)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_tells_the_same_in_three_processes(copy: Path) -> None:
    path, rows = rows_of(copy, "relations")
    path.write_text("".join([*rows, rows[3]]).replace("reported", "confirmed"), "utf-8")
    alone = run("from cubaven_data import cli; cli.main()", "validate", str(copy))
    together = run(IN_THREE, "validate", str(copy))
    assert (together.returncode, together.stdout) == (1, alone.stdout)
    assert alone.stdout.count("[status-evidence]") > 10
