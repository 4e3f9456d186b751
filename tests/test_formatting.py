from __future__ import annotations

import csv
import errno
import io
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asking import format_files, format_root

from cubaven_data.fixing import replacing, swapping
from cubaven_data.fixing.replacing import (
    ChangedError,
    HalfWrittenError,
    clear_up,
    replace_file,
    replace_files,
)
from cubaven_data.model.tables import TABLES
from cubaven_data.publishing.gates import validate
from cubaven_data.reading.layout import LONGEST_CELL

FIGURES = "data/figures.csv"


def rows_of(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def as_csv(rows: list[list[str]], **options: Any) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, **{"lineterminator": "\n", **options}).writerows(rows)
    return buffer.getvalue()


DAMAGE: dict[str, Callable[[str], str]] = {
    "a byte order mark": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "semicolons": lambda text: as_csv(rows_of(text), delimiter=";", lineterminator="\r\n"),
    "all three": lambda text: "\ufeff" + as_csv(rows_of(text), delimiter=";", quoting=1),
    "no last line end": lambda text: text.rstrip("\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "rows of nothing": lambda text: text + "," * text.split("\n")[0].count(",") + "\n",
    "every cell quoted": lambda text: as_csv(rows_of(text), quoting=csv.QUOTE_ALL),
    "columns in another order": lambda text: as_csv([row[::-1] for row in rows_of(text)]),
    "rows in another order": lambda text: as_csv([rows_of(text)[0], *rows_of(text)[:0:-1]]),
}


@pytest.mark.parametrize(
    ("table", "damage"),
    [
        (table, damage)
        for table in TABLES
        for damage in DAMAGE
        # Where the order of the file is kept, nothing says which came first.
        if TABLES[table].sort_by or damage != "rows in another order"
    ],
)
def test_what_a_spreadsheet_does_on_saving_is_repaired(
    table: str, damage: str, example: Path
) -> None:
    path = example / TABLES[table].path
    before = path.read_text("utf-8")
    path.write_bytes(DAMAGE[damage](before).encode())
    format_files(example)
    assert path.read_bytes().decode() == before


def test_a_file_that_cannot_be_read_without_doubt_is_left_and_told(example: Path) -> None:
    path = example / FIGURES
    broken = path.read_text("utf-8").replace("150 to 200", "150, 200")
    path.write_text(broken, encoding="utf-8")
    result = format_files(example)
    assert [finding.rule for finding in result.findings] == ["ragged-row"]
    assert path.read_text("utf-8") == broken


def test_a_cell_whose_canonical_form_could_not_be_read_again_is_left_and_told(
    example: Path,
) -> None:
    path = example / "data" / "publishers.csv"
    grows = path.read_text("utf-8").replace("Daily North", "\u0958" * (LONGEST_CELL // 2 + 1))
    path.write_text(grows, encoding="utf-8")
    result = format_files(example)
    assert [finding.rule for finding in result.findings] == ["quotes"]
    assert path.read_text("utf-8") == grows


def test_blank_ids_are_filled_with_codes_of_their_own_in_any_row_order(example: Path) -> None:
    path = example / FIGURES
    header, *lines = path.read_text("utf-8").splitlines()
    blank = [line.replace(line.split(",")[0], "", 1) for line in lines]
    written = set()
    for seed in range(3):
        random.Random(seed).shuffle(blank)
        path.write_text("\n".join([header, *blank]) + "\n", encoding="utf-8")
        format_files(example)
        written.add(path.read_bytes())
        assert validate(example).findings == ()
    assert len(written) == 1
    ids = [row[0] for row in rows_of(path.read_text("utf-8"))[1:]]
    assert len(set(ids)) == len(lines)
    assert all(id_.startswith("fig-") and len(id_) == 8 for id_ in ids)


def id_of_80(path: Path) -> str:
    """The id of the figure that gives 80."""
    header, *rows = rows_of(path.read_text("utf-8"))
    return next(row[0] for row in rows if row[header.index("best")] == "80")


def test_a_filled_id_never_takes_one_that_was_used_before(example: Path) -> None:
    path = example / FIGURES
    text = path.read_text("utf-8").replace("fig-bbbb", "")
    path.write_text(text, encoding="utf-8")
    format_files(example)
    first = id_of_80(path)
    redirects = example / "data" / "redirects.csv"
    withdrawn = f"{first},,Wrong.,Errónea.,2020-03-02\n"
    redirects.write_text(redirects.read_text("utf-8") + withdrawn, encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    format_files(example)
    assert id_of_80(path) != first


def test_citations_are_sorted_and_none_is_lost(example: Path) -> None:
    path = example / FIGURES
    one = "daily-north-unnamed-p4 via daily-north-2020-02-01#p4"
    other = "daily-north-unnamed-p4 via daily-north-2020-02-01#p6"
    before = path.read_text("utf-8")
    path.write_text(before.replace(f"{one}; {other}", f"{other}; {one}"), encoding="utf-8")
    assert [f.rule for f in validate(example).findings] == ["canonical-form"]
    format_files(example)
    assert path.read_text("utf-8") == before


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = example / FIGURES
    before, listing = path.read_bytes(), sorted(path.parent.iterdir())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, "half")
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == listing


@pytest.mark.parametrize(
    "written",
    [
        lambda rows: as_csv(rows, delimiter="\t"),
        lambda rows: as_csv(rows, delimiter=";", quoting=csv.QUOTE_ALL),
        lambda rows: "sep=;\n" + as_csv(rows, delimiter=";"),
    ],
    ids=["tabs", "semicolons and quotes around every cell", "a line that tells the delimiter"],
)
def test_another_delimiter_is_named_and_repaired(
    written: Callable[[list[list[str]]], str], example: Path
) -> None:
    path = example / FIGURES
    before = path.read_text("utf-8")
    path.write_text(written(rows_of(before)), encoding="utf-8")
    (finding,) = validate(example).findings
    assert (finding.rule, finding.line, finding.fix is not None) == ("delimiter", 1, True)
    format_files(example)
    assert path.read_text("utf-8") == before


@pytest.mark.parametrize(
    "written",
    [
        ("<<<<<<< HEAD", "=======", ">>>>>>> other"),
        ('"<<<<<<< HEAD",,,,', '"=======",,,,', '">>>>>>> other",,,,'),
        ('"<<<<<<< HEAD";;', '"=======";;', '">>>>>>> other";;'),
        (" <<<<<<<<<<< HEAD", "===========", ">>>>>>>>>>> other"),
        ("<<<<<<< HEAD", "||||||| 1234abc", '"=======",,,'),
    ],
    ids=["plain", "quoted", "semicolons", "longer", "base"],
)
def test_an_unresolved_merge_is_named_by_its_lines_and_left(
    written: tuple[str, str, str], example: Path
) -> None:
    path = example / FIGURES
    header, first, *rest = path.read_text("utf-8").split("\n")
    lines = [header, written[0], first, written[1], first, written[2], *rest]
    path.write_text("\n".join(lines), encoding="utf-8")
    before = path.read_bytes()
    (finding,) = validate(example).findings
    assert finding.message() == "lines 2-6 are part of an unresolved merge conflict"
    format_files(example)
    assert path.read_bytes() == before


def test_a_file_that_was_saved_meanwhile_is_left_and_so_are_all_others(example: Path) -> None:
    one, other = example / "data" / "actors.csv", example / FIGURES
    read = {path: path.read_text("utf-8") for path in (one, other)}
    other.write_text("saved by somebody", encoding="utf-8")
    with pytest.raises(ChangedError, match=r"figures\.csv"):
        replace_files({one: "new", other: "new"}, read)
    assert one.read_text("utf-8") == read[one]
    assert other.read_text("utf-8") == "saved by somebody"
    assert not [*one.parent.glob(".*")]


@pytest.mark.parametrize("at_once", [True, False], ids=["exchanged", "replaced"])
@pytest.mark.parametrize("later", [False, True], ids=["once", "twice"])
def test_what_is_saved_in_the_last_moment_stays_and_all_else_comes_back(
    later: bool, at_once: bool, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, new, other = (example / "data" / f"{name}.csv" for name in ("actors", "new", "figures"))
    read = {path: path.read_text("utf-8") for path in (one, other)}

    def late(staged: Path, target: Path, flag: int) -> bool:
        if target == other and not other.read_text("utf-8").startswith("saved"):
            target.write_text("saved by somebody", encoding="utf-8")
            if later:
                one.write_text("saved after it was replaced", encoding="utf-8")
        return at_once and renamed(staged, target, flag)

    renamed = swapping.renamed
    monkeypatch.setattr(swapping, "renamed", late)
    with pytest.raises(ChangedError, match=r"figures\.csv"):
        replace_files({one: "new", new: "new", other: "new"}, read)
    assert one.read_text("utf-8") == ("saved after it was replaced" if later else read[one])
    assert other.read_text("utf-8") == "saved by somebody"
    assert not new.exists()
    assert not [*one.parent.glob(".*")]


def test_what_a_file_had_that_cannot_be_put_back_is_kept_and_named(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = example / "data" / "actors.csv", example / FIGURES
    before, done = one.read_text("utf-8"), []

    def failing(new: Path, target: Path) -> Path | None:
        done.append(target)
        if target == other or done.count(one) > 1:
            raise OSError(errno.EIO, "broken", str(target))
        return swap(new, target)

    swap = replacing.swap
    monkeypatch.setattr(replacing, "swap", failing)
    with pytest.raises(HalfWrittenError) as caught:
        replace_files({one: "new", other: "new"})
    monkeypatch.undo()
    replace_files({other: "newer"})
    (kept,) = caught.value.kept
    assert kept.read_text("utf-8") == before


def test_a_folder_in_the_place_of_a_file_that_was_replaced_stays(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = example / "data" / "actors.csv", example / FIGURES

    def late(new: Path, target: Path) -> Path | None:
        if target == other:
            one.unlink()
            one.mkdir()
            raise OSError(errno.EIO, "broken", str(target))
        return swap(new, target)

    swap = replacing.swap
    monkeypatch.setattr(replacing, "swap", late)
    with pytest.raises(OSError, match="broken"):
        replace_files({one: "new", other: "new"})
    assert one.is_dir()
    assert not [*one.parent.glob(".*")]


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_ends_a_command_waits_until_all_files_are_replaced(
    name: str, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = signal.Signals[name]
    paths = [example / "data" / "actors.csv", example / FIGURES]

    def interrupted(new: Path, target: Path) -> Path | None:
        os.kill(os.getpid(), ends)
        return swap(new, target)

    swap, before = replacing.swap, signal.signal(ends, signal.default_int_handler)
    monkeypatch.setattr(replacing, "swap", interrupted)
    try:
        replace_files(dict.fromkeys(paths, "new"))
        assert signal.getsignal(ends) is signal.default_int_handler
    finally:
        signal.signal(ends, before)
    assert {path.read_text("utf-8") for path in paths} == {"new"}


def test_who_else_may_write_a_file_and_what_is_noted_of_it_stays(example: Path) -> None:
    path = example / FIGURES
    os.setxattr(path, "user.note", b"kept")
    path.chmod(0o640)
    written = path.stat().st_mtime_ns
    replace_files({path: "new"})
    assert (os.getxattr(path, "user.note"), path.stat().st_mode & 0o777) == (b"kept", 0o640)
    assert path.stat().st_mtime_ns > written, "when it was written is not kept"


def test_a_file_that_was_deleted_meanwhile_is_not_made_again(example: Path) -> None:
    path = example / FIGURES
    read = {path: path.read_text("utf-8")}
    path.unlink()
    with pytest.raises(ChangedError, match=r"figures\.csv"):
        replace_files({path: "new"}, read)
    assert not path.exists()


def test_another_hard_link_keeps_the_old_content(example: Path) -> None:
    path, other = example / FIGURES, example / "copy.csv"
    other.hardlink_to(path)
    before = path.read_text("utf-8")
    replace_files({path: "new"}, {path: before})
    assert (path.read_text("utf-8"), other.read_text("utf-8")) == ("new", before)


def test_a_file_that_nobody_may_write_and_what_is_no_file_are_left(example: Path) -> None:
    one, pipe = example / FIGURES, example / "pipe"
    before = one.read_text("utf-8")
    one.chmod(0o444)
    os.mkfifo(pipe)
    for path in (one, pipe):
        with pytest.raises(OSError, match="not permitted"):
            replace_files({path: "new", example / "data" / "actors.csv": "new"})
    assert one.read_text("utf-8") == before
    assert pipe.is_fifo()
    assert (example / "data" / "actors.csv").read_text("utf-8") != "new"


def test_of_files_that_cannot_all_be_replaced_none_is(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, new, other = (example / "data" / f"{name}.csv" for name in ("actors", "new", "figures"))
    before, replace = one.read_text("utf-8"), Path.replace

    def locked(path: Path, target: Path) -> Path:
        if target == other:
            raise PermissionError(errno.EPERM, "locked", str(target))
        return replace(path, target)

    monkeypatch.setattr(swapping, "renamed", lambda *_: False)
    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(OSError, match=r"locked: '.*figures\.csv'"):
        replace_files({one: "new", new: "new", other: "new"})
    assert one.read_text("utf-8") == before
    assert not new.exists()
    assert not [*one.parent.glob(".*")]


def test_what_a_killed_process_left_is_cleared_and_nothing_else(example: Path) -> None:
    folder = example / "data"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (folder / f".figures.csv.cubaven-writing-{gone.pid}-x7k_q2ab").write_text("half")
    (folder / f".figures.csv.cubaven-writing-{os.getpid()}-x7k_q2ab").write_text("at work")
    (folder / ".~lock.figures.csv#").write_text("open in a spreadsheet")
    (folder / f".mine.cubaven-writing-{gone.pid}-notes").write_text("mine")
    (folder / f".my.cubaven-writing-{gone.pid}-abcdefgh").mkdir()
    clear_up([folder])
    left = {path.name for path in folder.glob(".*")}
    at_work = f".figures.csv.cubaven-writing-{os.getpid()}-x7k_q2ab"
    mine = {f".mine.cubaven-writing-{gone.pid}-notes", f".my.cubaven-writing-{gone.pid}-abcdefgh"}
    assert left == {at_work, *mine, ".~lock.figures.csv#"}


def test_the_real_data_is_in_canonical_form(root: Path) -> None:
    result = format_root(root)
    assert (result.changes, result.findings) == ({}, [])
