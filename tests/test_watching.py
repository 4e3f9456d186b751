from __future__ import annotations

import contextlib
import os
import pty
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from test_cli import ENGLISH, run

from cubaven_data.cli.watching import check_on_and_on, turns

WAITING = "Watching data/ and schema/; press Ctrl-C to stop."
VALID = "34 rows in 17 tables: all valid."
# Longer than any machine takes: only a test that fails waits for it.
PATIENCE = 120


class Watcher:
    """A running command, and the lines that it prints, on either output, as it prints them."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cubaven_data.cli", "validate", str(root), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=ENGLISH | {"WATCHFILES_FORCE_POLLING": "false"},
            # Whoever runs the tests may ignore interrupts, and what they start with them.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        self.lines: Queue[str] = Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.decode().rstrip("\n"))
        self.process.stdout.close()
        self.lines.put("(end)")

    def told(self, last: str = WAITING) -> list[str]:
        """The lines up to this one, which is awaited and left out."""
        lines: list[str] = []
        while (line := self.lines.get(timeout=PATIENCE)) != last:
            assert line != "(end)", lines
            lines.append(line)
        return lines

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        assert self.told("(end)") == []
        return code


@contextlib.contextmanager
def watching(root: Path, *arguments: str) -> Iterator[Watcher]:
    watcher = Watcher(root, "--watch", *arguments)
    try:
        yield watcher
    finally:
        watcher.process.kill()
        watcher.process.wait()
        watcher.reader.join(PATIENCE)


def edit(path: Path, before: str, after: str) -> None:
    """Saves as most editors do: under another name first."""
    text = path.read_text("utf-8")
    assert before in text
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text.replace(before, after), encoding="utf-8")
    beside.replace(path)


CHANGED = "changed: data/places.csv"
TOO_HIGH = (
    "data/places.csv:2:lat north-base [number-too-high] 195 is too high; "
    "write a number that is at most 90"
)


def test_a_file_whose_name_is_no_text_does_not_end_it(example: Path) -> None:
    with watching(example) as watcher:
        assert watcher.told() == [VALID]
        (example / "data" / os.fsdecode(b"b\xff.csv")).touch()
        assert any("unknown-file" in line for line in watcher.told())
        edit(example / "data" / "places.csv", "10.5", "195")
        while TOO_HIGH not in watcher.told():
            pass
        assert watcher.interrupt() == 1


def test_each_save_is_met_by_the_report_that_validate_gives(example: Path) -> None:
    places = example / "data" / "places.csv"
    with watching(example) as watcher:
        assert watcher.told() == [VALID]
        edit(places, "10.5", "195")
        assert watcher.told() == [
            "",
            "changed: data/places.csv",
            TOO_HIGH,
            "findings: 1 · rows: 34",
        ]
        places.write_text(places.read_text("utf-8").replace("195", "10.5"), encoding="utf-8")
        assert watcher.told() == ["", CHANGED, VALID]
        away = places.rename(example / "places.csv")
        assert "[file-missing]" in watcher.told()[2]
        away.rename(places)
        assert watcher.told()[2:] == [VALID]
        (example / "schema" / "tables" / "actors.json").unlink()
        told = watcher.told()
        assert told[1] == "changed: schema/tables/actors.json"
        assert "[descriptor]" in told[2]
        assert watcher.interrupt() == 1


def test_a_table_that_is_a_link_to_itself_does_not_end_it(example: Path) -> None:
    table = example / "data" / "places.csv"
    table.unlink()
    table.symlink_to(table)
    with watching(example) as watcher:
        assert "[file-unreadable]" in watcher.told()[0]
        assert watcher.interrupt() == 1


def test_an_interrupt_ends_it_with_what_the_last_run_gave(example: Path) -> None:
    with watching(example) as watcher:
        watcher.told()
        edit(example / "data" / "places.csv", "10.5", "195")
        watcher.told()
        edit(example / "data" / "places.csv", "195", "10.5")
        watcher.told()
        assert watcher.interrupt() == 0


def test_the_rules_and_the_language_asked_for_hold_for_each_run(example: Path) -> None:
    waiting = "Vigilando data/ y schema/; pulse Ctrl-C para terminar."
    with watching(example, "--table", "actors", "--lang", "es", "--format", "github") as watcher:
        watcher.told(waiting)
        edit(example / "data" / "places.csv", "10.5", "195")
        told = watcher.told(waiting)
        assert told == [
            "",
            "cambios: data/places.csv",
            "problemas: 0 · filas: 34 · excluidos por --rule o --table: 1",
        ]
        edit(example / "data" / "actors.csv", "Q42", "42")
        assert watcher.told(waiting)[2].startswith("::error file=data/actors.csv")


def test_a_folder_that_is_taken_away_ends_it_with_2_and_one_line(example: Path) -> None:
    with watching(example) as watcher:
        watcher.told()
        shutil.move(example, example.with_name("elsewhere"))
        assert watcher.process.wait(PATIENCE) == 2
        (line,) = watcher.told("(end)")
        assert line.startswith(f"cubaven: {example} does not contain data/")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--fix"], "cannot be combined with --fix"),
        (["--fix", "--dry-run"], "cannot be combined with --fix"),
        *((["--format", name], name) for name in ("json", "sarif", "junit")),
    ],
)
def test_what_cannot_be_repeated_is_refused_in_one_line(
    arguments: list[str], said: str, example: Path
) -> None:
    done = run("validate", str(example), "--watch", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_a_flood_of_saves_takes_one_turn(example: Path) -> None:
    taking = turns(example)
    assert next(taking) == []
    saved = [*(example / "data").rglob("*.csv"), *(example / "schema" / "vocabularies").iterdir()]
    for path in saved:
        path.write_bytes(path.read_bytes())
    assert next(taking) == sorted(path.relative_to(example).as_posix() for path in saved)


def test_what_editors_keep_beside_a_file_takes_no_turn(example: Path) -> None:
    taking = turns(example)
    next(taking)
    for name in (
        ".places.new.csv",
        ".places.csv.swp",
        "places.csv~",
        ".~lock.places.csv#",
        "4913",
        "#places.csv#",
    ):
        (example / "data" / name).write_text("?", encoding="utf-8")
    (example / "notes.csv").write_text("?", encoding="utf-8")
    (example / "datapackage.json").touch()
    assert next(taking) == ["datapackage.json"]


def test_a_folder_that_is_replaced_is_watched_as_before(example: Path) -> None:
    taking = turns(example)
    next(taking)
    tables = example / "schema" / "tables"
    shutil.rmtree(tables)
    assert "schema/tables" in next(taking)
    tables.mkdir()
    assert "schema/tables" in next(taking)
    (tables / "actors.json").write_text("{}", encoding="utf-8")
    assert next(taking) == ["schema/tables/actors.json"]


def test_files_that_change_while_they_are_read_get_another_turn(example: Path) -> None:
    places, taken = example / "data" / "places.csv", []

    def check() -> int:
        taken.append(1)
        if len(taken) == 1:
            edit(places, "10.5", "195")
            raise KeyError("a row that is gone")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_on_and_on(example, check, "en")
    assert len(taken) == 2


def test_an_error_of_our_own_is_not_hidden(example: Path) -> None:
    def check() -> int:
        raise KeyError("an error of ours")

    with pytest.raises(KeyError):
        check_on_and_on(example, check, "en")


# Nobody is there any more

WATCH = [sys.executable, "-m", "cubaven_data.cli", "validate", "--watch"]
# Whoever runs the tests may ignore what closing a terminal sends, and what they start with them.
DEFAULTS = (
    "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_DFL); "
    "os.execvp(sys.argv[1], sys.argv[1:])"
)


def is_running(process: int) -> bool:
    """Whether it runs; one that has ended and that nobody has asked about does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def ends(process: int) -> bool:
    """Whether it ends by itself; otherwise it is ended."""
    until = time.monotonic() + PATIENCE
    while is_running(process):
        if time.monotonic() > until:
            os.kill(process, signal.SIGKILL)
            return False
        time.sleep(0.05)
    return True


def wait_for(path: Path, text: str) -> str:
    until = time.monotonic() + PATIENCE
    while text not in (found := path.read_text("utf-8") if path.exists() else ""):
        assert time.monotonic() < until, found
        time.sleep(0.05)
    return found


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


def test_it_ends_when_its_reader_closes_the_pipe_though_nothing_changes(
    example: Path, log: Path
) -> None:
    with log.open("wb") as said:
        watcher = subprocess.Popen(
            WATCH, cwd=example, env=ENGLISH, stdout=subprocess.PIPE, stderr=said
        )
    wait_for(log, WAITING)
    assert watcher.stdout
    watcher.stdout.close()
    assert ends(watcher.pid)
    assert watcher.wait() == 0
    assert log.read_text("utf-8") == f"{VALID}\n{WAITING}\n"


def test_it_ends_when_its_parent_ends_though_its_output_is_a_file(example: Path, log: Path) -> None:
    # The parent waits for a line before it leaves the watcher alone.
    parent = subprocess.Popen(
        ["sh", "-c", '"$@" >log 2>&1 & echo $! >id; read line', "sh", *WATCH, str(example)],
        stdin=subprocess.PIPE,
        cwd=log.parent,
        env=ENGLISH,
    )
    wait_for(log, WAITING)
    watcher = int((log.parent / "id").read_text())
    assert is_running(watcher)
    parent.communicate(b"\n", timeout=PATIENCE)
    assert ends(watcher)
    assert log.read_text("utf-8") == f"{VALID}\n{WAITING}\n"


def test_it_ends_when_its_parent_was_gone_before_it_began(example: Path, log: Path) -> None:
    subprocess.run(
        ["sh", "-c", '"$@" >log 2>&1 & echo $! >id; exit', "sh", *WATCH, str(example)],
        stdin=subprocess.DEVNULL,
        cwd=log.parent,
        env=ENGLISH,
        start_new_session=True,
        check=True,
    )
    assert ends(int((log.parent / "id").read_text()))
    assert "Traceback" not in log.read_text("utf-8")


@pytest.mark.parametrize("ignoring", [False, True])
def test_it_ends_when_its_terminal_closes(ignoring: bool, example: Path, log: Path) -> None:
    hangup = "SIG_IGN" if ignoring else "SIG_DFL"
    code = DEFAULTS.replace("SIG_DFL", hangup)
    process, ours = pty.fork()
    if not process:
        os.chdir(example)
        os.execve(sys.executable, [sys.executable, "-c", code, *WATCH], ENGLISH)
    printed = b""
    while WAITING.encode() not in printed:
        printed += os.read(ours, 65536)
    os.close(ours)
    assert ends(process)
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == (0 if ignoring else -signal.SIGHUP)


def test_it_ends_when_the_terminal_closes_of_the_shell_that_has_left_it(
    example: Path, log: Path
) -> None:
    process, ours = pty.fork()
    if not process:
        os.chdir(log.parent)
        words = ["sh", "-c", '"$@" & echo $! >id; exit', "sh", *WATCH, str(example)]
        os.execve(sys.executable, [sys.executable, "-c", DEFAULTS, *words], ENGLISH)
    watcher = int(wait_for(log.with_name("id"), "\n"))
    os.close(ours)
    os.waitpid(process, 0)
    assert ends(watcher)


def test_a_request_to_end_ends_it_without_a_word(example: Path) -> None:
    with watching(example) as watcher:
        watcher.told()
        watcher.process.terminate()
        assert watcher.process.wait(PATIENCE) == -signal.SIGTERM
        assert watcher.told("(end)") == []


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away_ends_a_long_report(unbuffered: str, example: Path) -> None:
    path = example / "data" / "places.csv"
    header, row = path.read_text("utf-8").splitlines()
    rows = [row.replace("north-base", f"base-{n:05}").replace("10.5", " 195") for n in range(5_000)]
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    for options in ("", "--format json", "--fix --dry-run --color"):
        command = (
            f"{sys.executable} -m cubaven_data.cli validate {options} | head -c 100 >/dev/null"
        )
        # The exit code of the first of the pipe, as bash gives it.
        done = subprocess.run(
            ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
            cwd=example,
            env=ENGLISH | {"PYTHONUNBUFFERED": unbuffered},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, ""), options
