from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cubaven_data.publishing.writers import FORMATS
from cubaven_data.reports import WRITERS

REPOSITORY = Path(__file__).parent.parent
COMMANDS = ("validate", "fmt", "schema", "export")
ENGLISH = {
    **os.environ,
    # Whatever the machine that runs the tests asks for.
    "NO_COLOR": "",
    "FORCE_COLOR": "",
    "COLUMNS": "80",
    "PYTHONPATH": str(REPOSITORY),
    "LC_ALL": "C.UTF-8",
}


def run(
    *arguments: str, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    return run_python("-m", "cubaven_data.cli", *arguments, cwd=cwd, **variables)


def run_python(
    *arguments: str, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=ENGLISH | variables,
        check=False,
    )


@pytest.mark.parametrize("command", ["validate", "fmt", "export"])
def test_a_current_folder_that_was_deleted_is_told(command: str, tmp_path: Path) -> None:
    gone = f'cd "{tmp_path}" && rmdir "{tmp_path}" && exec "{sys.executable}" -m cubaven_data.cli'
    done = subprocess.run(
        ["sh", "-c", f"{gone} {command}"], capture_output=True, env=ENGLISH, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"cubaven: the current folder no longer exists; change to one that does\n"


@pytest.mark.parametrize(
    "arguments", [("export", "--out", ""), ("validate", " "), ("show", "x", "--root", "")]
)
def test_a_folder_whose_name_is_blank_is_not_this_one(
    arguments: tuple[str, ...], example: Path
) -> None:
    done = run(*arguments, cwd=example)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the name is blank; name a folder" in done.stderr
    assert not [*example.glob("csv")]


def test_a_clean_dataset_gives_0_and_no_findings(example: Path) -> None:
    done = run("validate", str(example))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "34 rows in 17 tables: all valid.\n"


def test_findings_give_1_and_stand_on_standard_output_alone(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "195"), encoding="utf-8")
    done = run("validate", str(example))
    assert done.returncode == 1
    assert done.stdout == (
        "data/places.csv:2:lat north-base [number-too-high] 195 is too high; "
        "write a number that is at most 90\n"
    )


def test_a_warning_is_printed_and_stops_nothing(example: Path, tmp_path: Path) -> None:
    path = example / "data" / "actors.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Ministro del norte.", "Minister of the north."), encoding="utf-8")
    done = run("validate", "--all", str(example))
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert "[languages-alike] warning: " in done.stdout
    assert done.stderr == "findings: 1 (warnings: 1) · rows: 34\n"
    assert run("export", str(example), "--out", str(tmp_path / "dist")).returncode == 0


def test_findings_as_json_carry_every_part(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "195"), encoding="utf-8")
    found = json.loads(run("validate", str(example), "--format", "json").stdout)
    assert found == {
        "language": "en",
        "total": 1,
        "findings": [
            {
                "file": "data/places.csv",
                "line": 2,
                "column": "lat",
                "id": "north-base",
                "rule": "number-too-high",
                "severity": "error",
                "old": False,
                "message": "195 is too high",
                "remedy": "write a number that is at most 90",
                "fix": None,
            }
        ],
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_no_dataset_gives_2_and_one_line(command: str, tmp_path: Path) -> None:
    done = run(command, str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert str(tmp_path) in done.stderr


def test_a_format_that_does_not_exist_gives_2(example: Path, tmp_path: Path) -> None:
    done = run("export", str(example), "--to", "docx", "--out", str(tmp_path / "dist"))
    assert done.returncode == 2
    assert ",".join(FORMATS) in done.stderr
    assert not (tmp_path / "dist").exists()


def test_invalid_data_is_not_exported(example: Path, tmp_path: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "195"), encoding="utf-8")
    done = run("export", str(example), "--out", str(tmp_path / "dist"))
    assert done.returncode == 1
    assert "[number-too-high]" in done.stdout
    assert not (tmp_path / "dist").exists()


def test_fmt_check_tells_and_fmt_does(example: Path) -> None:
    path = example / "data" / "places.csv"
    canonical = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + canonical)
    done = run("fmt", "--check", str(example))
    assert (done.returncode, done.stderr) == (1, "would write data/places.csv\n")
    assert path.read_bytes() != canonical
    done = run("fmt", str(example))
    assert (done.returncode, done.stderr) == (0, "wrote data/places.csv\n")
    assert path.read_bytes() == canonical
    assert run("fmt", "--check", str(example)).returncode == 0


# Runs a command; a file is saved when everything has been read and nothing written yet.
SAVED_MEANWHILE = """
import sys
from pathlib import Path
from cubaven_data.cli.app import main
from cubaven_data.fixing import replacing

path = Path(sys.argv.pop(1))
clear_up = replacing.clear_up
def late(folders):
    path.write_text("saved by somebody")
    clear_up(folders)
replacing.clear_up = late
main()
"""


@pytest.mark.parametrize("command", [["fmt"], ["validate", "--fix"]])
def test_a_save_while_files_are_repaired_is_not_overwritten(
    command: list[str], example: Path
) -> None:
    path, other = example / "data" / "places.csv", example / "data" / "actors.csv"
    for file in (path, other):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    before = other.read_bytes()
    done = run_python("-c", SAVED_MEANWHILE, str(path), *command, str(example))
    assert done.returncode == 2
    assert done.stderr == (
        "cubaven: data/places.csv was saved while this ran; nothing was written, run it again\n"
    )
    assert path.read_text("utf-8") == "saved by somebody"
    assert other.read_bytes() == before


def test_schema_check_tells_what_has_drifted_and_schema_writes_it(example: Path) -> None:
    path = example / "schema" / "tables" / "actors.json"
    right = path.read_bytes()
    path.unlink()
    done = run("schema", "--check", str(example))
    assert (done.returncode, done.stderr) == (1, "would write schema/tables/actors.json\n")
    run("schema", str(example))
    assert path.read_bytes() == right
    assert run("schema", "--check", str(example)).returncode == 0


def test_the_committed_files_are_those_that_the_models_give() -> None:
    done = run("schema", "--check", str(REPOSITORY))
    assert (done.returncode, done.stderr) == (0, "")


def test_validate_py_takes_the_same_arguments_and_gives_the_same(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "195"), encoding="utf-8")
    for arguments in ([str(example)], [str(example), "--format", "json"], ["/nowhere"]):
        script = subprocess.run(
            [sys.executable, str(REPOSITORY / "validate.py"), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=ENGLISH,
            check=False,
        )
        command = run("validate", *arguments)
        assert (script.returncode, script.stdout) == (command.returncode, command.stdout)


def test_output_survives_a_terminal_that_cannot_show_it(example: Path) -> None:
    path = example / "data" / "actors.csv"
    path.write_text(path.read_text("utf-8").replace("Señor Uno", "Señor  Uno"), encoding="utf-8")
    done = run("validate", str(example), PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Se\\xf1or" in done.stdout


@pytest.mark.parametrize("output", ["json", "sarif", "junit", "github"])
def test_what_programs_read_is_utf_8_whatever_the_terminal_can_show(
    output: str, example: Path
) -> None:
    path = example / "data" / "actors.csv"
    path.write_text(path.read_text("utf-8").replace("Señor Uno", "Señor  Uno"), encoding="utf-8")
    done = run("validate", str(example), "--format", output, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "M. One; Señor  Uno" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "shown", "told"),
    [
        (("--rule", "number-too-high"), ["places"], "findings: 1 · rows: 34 · excluded by"),
        (("--table", "actors", "--table", "places"), ["actors", "places"], "findings: 2 · rows"),
        (("--limit", "1"), ["actors"], "findings: 2 (1 shown) · rows: 34\n"),
    ],
)
def test_findings_are_narrowed_and_the_rest_is_counted(
    arguments: tuple[str, ...], shown: list[str], told: str, example: Path
) -> None:
    for name, right, wrong in (("places", "10.5", "195"), ("actors", "Q42", "42")):
        path = example / "data" / f"{name}.csv"
        path.write_text(path.read_text("utf-8").replace(right, wrong), encoding="utf-8")
    done = run("validate", str(example), *arguments)
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        f"data/{name}.csv" for name in shown
    ]
    assert done.stderr.startswith(told)


def test_no_finding_that_was_asked_for_gives_0_but_does_not_call_the_data_valid(
    example: Path,
) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "195"), encoding="utf-8")
    done = run("validate", str(example), "--table", "actors")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "findings: 0 · rows: 34 · excluded by --rule or --table: 1\n"


@pytest.mark.parametrize(
    ("option", "name", "nearest"),
    [("--rule", "number-to-high", "number-too-high"), ("--table", "Places", "places")],
)
def test_an_unknown_rule_or_table_gives_2_and_one_line_with_the_nearest(
    option: str, name: str, nearest: str, example: Path
) -> None:
    done = run("validate", str(example), option, name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f'cubaven: {option}: "{name}"')
    assert done.stderr.endswith(f'the closest match is "{nearest}"\n')
    assert done.stderr.count("\n") == 1


def at_a_terminal(*arguments: str, **variables: str) -> str:
    """What the command prints to standard output where that is a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "cubaven_data.cli", *arguments],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=ENGLISH
        | {"COLUMNS": "60"}
        | {"TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
        | variables,
    ):
        os.close(theirs)
        printed = b""
        # Linux tells the end of a terminal by an error.
        with contextlib.suppress(OSError):
            while chunk := os.read(ours, 65536):
                printed += chunk
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")


def test_at_a_terminal_findings_stand_by_file_in_colour_with_the_cell_marked(
    example: Path,
) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "195"), encoding="utf-8")
    coloured = at_a_terminal("validate", str(example))
    assert coloured.startswith("\x1b[1mdata/places.csv\x1b[0m\n")
    plain = at_a_terminal("validate", str(example), NO_COLOR="1")
    assert plain == at_a_terminal("validate", str(example), "--no-color")
    assert plain == (
        "data/places.csv\n"
        "  2:lat north-base [number-too-high] 195 is too high\n"
        "      … Base,Base Norte,,,,VE,,195,-66.9,site,daily-north-2…\n"
        "                               ^^^\n"
        "      write a number that is at most 90\n"
        "\n"
    )
    assert run("validate", str(example), "--color", COLUMNS="60").stdout == coloured
    assert run("validate", str(example), FORCE_COLOR="1", COLUMNS="60").stdout == coloured
    assert at_a_terminal("validate", str(example), "--format", "json").startswith("{")


SAID = (
    ("validate",),
    ("validate", "--fix", "--dry-run"),
    ("validate", "--nonsense"),
    ("fmt", "--check"),
    ("schema", "--check"),
    ("export", "--to", "csv"),
    ("evidence", "--texts", "."),
    ("explain", "nonsense"),
    (),
)


@pytest.mark.parametrize("arguments", SAID, ids=" ".join)
def test_a_standard_error_that_is_full_or_closed_changes_nothing(
    arguments: tuple[str, ...], example: Path
) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", " 195"), encoding="utf-8")
    (example / "schema" / "tables" / "actors.json").unlink()

    def done(redirected: str) -> tuple[int, str, str]:
        words = [sys.executable, "-m", "cubaven_data.cli", *arguments]
        command = ["sh", "-c", f'"$@" {redirected}', "sh", *words]
        run = subprocess.run(
            command, capture_output=True, text=True, cwd=example, env=ENGLISH, check=False
        )
        return run.returncode, run.stdout, run.stderr

    code, printed, _ = done("")
    for redirected in ("2>/dev/full", "2>&- <&-"):
        assert done(redirected) == (code, printed, "")
    assert done(">&- 2>&-") == (2, "", "")
    if printed:
        assert done(">/dev/full 2>/dev/full") == (2, "", "")


def test_what_is_written_without_standard_error_holds_no_message(example: Path) -> None:
    path = example / "data" / "places.csv"
    canonical = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + canonical)
    command = f"{sys.executable} -m cubaven_data.cli validate --fix 2>&- <&-"
    subprocess.run(["sh", "-c", command], cwd=example, env=ENGLISH, check=True)
    assert path.read_bytes() == canonical


HEAVY = ("pydantic", "polars", "pandera", "frictionless", "pandas")


def imported_by(*arguments: str) -> set[str]:
    code = (
        "import sys; sys.argv[1:] = " + repr(list(arguments)) + "\n"
        "from cubaven_data.cli.app import main\n"
        "try: main()\n"
        "finally: print('\\n' + ' '.join(sys.modules), file=sys.stderr)"
    )
    done = run_python("-c", code)
    return {name for name in done.stderr.rsplit("\n", 2)[-2].split() if name in HEAVY}


def test_help_imports_nothing_heavy() -> None:
    assert imported_by("--help") == set()
    # typer itself imports pydantic where it runs a command, if it is installed.
    assert imported_by("validate", "--help") <= {"pydantic"}


def test_an_explanation_imports_nothing_heavy() -> None:
    assert imported_by("explain") <= {"pydantic"}
    assert imported_by("explain", "date-order") <= {"pydantic"}


@pytest.mark.parametrize("output", [["--color"], *(["--format", name] for name in WRITERS)])
def test_gate_1_imports_nothing_of_the_later_gates(output: list[str], example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "195"), encoding="utf-8")
    assert imported_by("validate", str(example), *output) == {"pydantic"}


PROTECTED = (
    ("fmt", "data/figures.csv"),
    ("validate --fix", "data/figures.csv"),
    ("schema", "datapackage.json"),
)


@pytest.mark.parametrize(("command", "name"), PROTECTED)
def test_a_file_that_is_protected_is_named_with_what_to_do(
    command: str, name: str, example: Path
) -> None:
    path, other = example / name, example / "data" / "actors.csv"
    for one in (path, other):
        one.write_bytes(one.read_bytes() + b"\n\n")
    before = path.read_bytes(), other.read_bytes()
    path.chmod(0o444)
    done = run(*command.split(), str(example))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"cubaven: {path} cannot be replaced (operation not permitted), and nothing was written; "
        "make the file and its folder writable, and run it again\n"
    )
    assert (path.read_bytes(), other.read_bytes()) == before


@pytest.mark.parametrize("command", ["schema", "schema --check"])
def test_a_circular_link_is_told_and_left(command: str, example: Path) -> None:
    path = example / "datapackage.json"
    path.unlink()
    path.symlink_to(path.name)
    done = run(*command.split(), str(example))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("datapackage.json: the link is circular\n")
    assert path.is_symlink()


@pytest.mark.parametrize("folder", ["", "data", "notes/drafts"])
def test_what_is_asked_within_a_dataset_is_answered_from_it(folder: str, example: Path) -> None:
    (example / folder).mkdir(parents=True, exist_ok=True)
    done = run("show", "minister-one", cwd=example / folder)
    assert (done.returncode, "Minister One" in done.stdout) == (0, True)


def test_where_tables_lie_without_their_code_lists_no_other_data_answer(example: Path) -> None:
    (example / "schema").rename(example.parent / "schema")
    for command in (["find", "minister"], ["export", "--to", "bibliography"]):
        done = run(*command, cwd=example)
        assert (done.returncode, done.stdout) == (2, "")
        assert "does not contain data/ and schema/vocabularies/" in done.stderr


def test_where_there_are_no_data_the_packaged_ones_answer(tmp_path: Path) -> None:
    done = run("find", "dgcim", cwd=tmp_path)
    assert "ve-dgcim" in done.stdout


@pytest.mark.parametrize("start", [("-m", "cubaven_data.cli"), ("validate.py",)])
def test_who_interrupts_the_start_sees_no_traceback(start: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt")
    paths = os.pathsep.join((str(tmp_path), str(REPOSITORY)))
    done = run_python(*start, "--help", cwd=REPOSITORY, PYTHONPATH=paths)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_without_the_texts_of_the_code_no_command_runs(example: Path) -> None:
    done = run("schema", cwd=example, PYTHONOPTIMIZE="2")
    assert (done.returncode, done.stdout) == (2, "")
    assert "leaves out the descriptions" in done.stderr
