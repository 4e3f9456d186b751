"""How long validation takes, and how much memory, beside frictionless in the same run.

    python benchmarks/compare.py [--bin FOLDER] [--rounds N] [ROWS ...]

Whole processes, turn by turn, on generated datasets of at least so many rows; 0 stands for the five
articles themselves. Prints one table of medians in Markdown, and stops with the output of a run
that does not end as it should. Needs Linux.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

SIZES = (0, 5_000, 10_000, 100_000)
BAD, CLEAN, ALL = "one bad cell", "clean", "clean, `--all`"
# Wall time as a multiple of the peer's, at most; by size.
AIMS = {
    BAD: {0: 0.4, 5_000: 0.7, 10_000: 1, 100_000: 2},
    CLEAN: {0: 0.45, 5_000: 0.7, 10_000: 1, 100_000: 2},
    ALL: {0: 1.5, 5_000: 1.6, 10_000: 1.8, 100_000: 2},
}
HELP_AIM = 1.3
BARE_APP = """
import typer
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
@app.command()
def command(name: str = "") -> None: ...
app()
"""
# Users have compiled modules, whatever the shell is set to that this runs in.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass
class Run:
    """A command in a folder: how it has to end, and what it took each time.

    It has to exit with the ``code`` and to print what it ``says``; ``aim`` is the most that its
    time may be as a multiple of its peer's. Memory is the most that it held at once, in MB.
    """

    name: str
    command: list[str]
    folder: Path
    code: int = 0
    says: str = ""
    aim: float | None = None
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def once(self) -> None:
        """Runs it; stops the script with its output if it does not end as it has to."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
            begun = time.perf_counter()
            process = subprocess.Popen(
                self.command, cwd=self.folder, env=ENVIRONMENT, stdout=output, stderr=output
            )
            _, status, used = os.wait4(process.pid, 0)
            self.wall.append(time.perf_counter() - begun)
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            said = output.read()
        if process.returncode != self.code or self.says not in said:
            sys.exit(f"{self.command} exited with {process.returncode}:\n{said}")
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.memory.append(used.ru_maxrss * 1024 / 1e6)


def runs_on(size: int, folder: Path, programs: Path) -> tuple[str, list[Run]]:
    """How many rows a dataset of that size has, and what is run on it; the peer comes last."""
    clean, broken = folder / "clean", folder / "broken"
    # In a process of its own: a run is billed for the memory that its parent has.
    grow = [programs / "python", Path(__file__).with_name("growing.py"), clean, str(size)]
    rows = int(subprocess.run(grow, check=True, env=ENVIRONMENT, stdout=subprocess.PIPE).stdout)
    shutil.copytree(clean, broken)
    events = broken / "data" / "events.csv"
    events.write_bytes(events.read_bytes().replace(b",withdrawal,", b",withdrawl,", 1))
    ours = [str(programs / "cubaven"), "validate"]
    theirs = [str(programs / "frictionless"), "validate", "datapackage.json"]
    aims = {name: by_size.get(size) for name, by_size in AIMS.items()}
    return f"{rows:,}", [
        Run(f"cubaven validate, {BAD}", ours, broken, 1, "withdrawl", aims[BAD]),
        Run(f"cubaven validate, {CLEAN}", ours, clean, aim=aims[CLEAN]),
        Run(f"cubaven validate, {ALL}", [*ours, "--all"], clean, aim=aims[ALL]),
        Run("frictionless validate, clean", theirs, clean),
    ]


def starts(programs: Path) -> list[Run]:
    """How long a start takes, beside an app of one command with the same settings."""
    ours = [str(programs / "cubaven"), "--help"]
    theirs = [str(programs / "python"), "-c", BARE_APP, "--help"]
    return [
        Run("cubaven --help", ours, Path(), aim=HELP_AIM),
        Run("bare typer app, --help", theirs, Path()),
    ]


def measured(rows: str, runs: list[Run], rounds: int) -> Iterator[str]:
    """The lines of the table for these runs, of which the last is the peer of the others."""
    for _ in range(rounds):
        for run in runs:
            run.once()
    peer = median(runs[-1].wall)
    for run in runs:
        wall = median(run.wall)
        aim = f"{run.aim:g}" if run.aim else ""
        yield (
            f"| {rows} | {run.name} | {wall:.2f} | {median(run.cpu):.2f} | "
            f"{median(run.memory):.0f} | {wall / peer:.2f} | {aim} |"
        )


def main() -> None:
    """Prints the table, line by line as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="ROWS")
    here = Path(sys.executable).parent
    parser.add_argument("--bin", type=Path, default=here, help="which environment is measured")
    parser.add_argument("--rounds", type=int, default=7)
    told = parser.parse_args()
    programs = told.bin.absolute()
    print("| rows | whole process | wall, s | CPU, s | peak MB | times the peer | at most |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    print(*measured("", starts(programs), told.rounds), sep="\n", flush=True)
    for size in told.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            rows, runs = runs_on(size, Path(scratch), programs)
            print(*measured(rows, runs, told.rounds), sep="\n", flush=True)


if __name__ == "__main__":
    main()
