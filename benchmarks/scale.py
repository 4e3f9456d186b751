"""Time and memory by size, in one run side by side: the gates, frictionless, and DuckDB as limit.

    python benchmarks/scale.py --bin FOLDER [--keep FOLDER] [--all-up-to ROWS] [ROWS ...]

Each runs as a process of its own, turn by turn, on generated packages, and must find nothing.
Seconds are medians; memory is the most that any run took, in all its processes. A gate builds on
what those before it leave, so a gate is measured as the run up to it, and its own time is what it
adds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = {1_000: 7, 10_000: 5, 100_000: 3}

# `cubaven validate` as it is, but that it stops after a gate.
UP_TO = """
import sys
from functools import partial
from cubaven_data import cli, validation
validation.validate = partial(validation.validate, gates=int(sys.argv.pop(1)))
cli.main()
"""
QUERY = """
import sys, duckdb
found = duckdb.connect().execute(open(sys.argv[1], encoding="utf-8").read()).fetchall()
sys.exit(str(found) if found else 0)
"""


@dataclass
class Cost:
    """What the runs of one command took."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: int = 0

    @property
    def seconds(self) -> float:
        """Median wall time."""
        return statistics.median(self.wall)

    def run(self, command: list[str], folder: Path, exit_code: int = 0, says: str = "") -> None:
        """Runs the command once more, which must exit so and say this."""
        with tempfile.TemporaryFile() as said:
            begin = time.perf_counter()
            process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
            with _watched(process.pid) as held:
                _, status, used = os.wait4(process.pid, 0)
                self.wall.append(time.perf_counter() - begin)
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            text = said.read().decode()
        assert process.returncode == exit_code, text
        assert says in text, text
        self.cpu.append(used.ru_utime + used.ru_stime)
        # Kilobytes, but on macOS bytes.
        alone = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        self.memory = max(self.memory, alone, *held)


@contextmanager
def _watched(pid: int) -> Iterator[list[int]]:
    """How much memory a process and its children hold together, looked at twice a second.

    What they share counts once. Empty where the system does not tell.
    """
    held: list[int] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.5):
            with suppress(OSError):
                children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
                held.append(sum(_share_of_memory(one) for one in (pid, *children)))

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield held
    finally:
        over.set()
        watch.join()


def _share_of_memory(pid: int | str) -> int:
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return 1024 * next(int(line.split()[1]) for line in told.splitlines() if line[:4] == "Pss:")


def commands(folder: Path, rows: int, told: argparse.Namespace) -> dict[str, list[str]]:
    """What is run on a package of so many rows, by name."""
    script = folder / "limit.sql"
    limit = [sys.executable, str(HERE / "limit.py"), "--sql", str(folder)]
    script.write_bytes(subprocess.run(limit, check=True, stdout=subprocess.PIPE).stdout)
    up_to = [str(told.bin / "python"), "-c", UP_TO]
    gates = {
        "gate 1": [*up_to, "1", "validate"],
        "gates 1 and 2": [*up_to, "2", "validate"],
        "`cubaven validate`, all gates": [str(told.bin / "cubaven"), "validate"],
    }
    if rows > told.all_up_to:
        gates = {"gate 1": gates["gate 1"]}
    return {
        **gates,
        "`frictionless validate`": [str(told.bin / "frictionless"), "validate", "datapackage.json"],
        "DuckDB, the limit": [sys.executable, "-c", QUERY, str(script)],
    }


def measure(rows: int, told: argparse.Namespace, keep: Path) -> dict[str, Cost]:
    """What each command took on a package of so many rows."""
    folder = keep / str(rows)
    if not folder.exists():
        # In a process of its own: a child is billed for the memory that its parent had.
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        make = [sys.executable, str(HERE / "generate.py"), str(rows), str(unfinished)]
        subprocess.run(make, check=True)
        unfinished.rename(folder)
    runs = commands(folder, rows, told)
    costs = {name: Cost() for name in runs}
    for _ in range(told.rounds or ROUNDS.get(rows, 1)):
        for name, command in runs.items():
            costs[name].run(command, folder)
            print(f"{rows:9,} {name}: {costs[name].wall[-1]:.2f} s", file=sys.stderr)
    return costs


def table(costs: dict[int, dict[str, Cost]]) -> Iterator[str]:
    """The measurements in Markdown."""
    yield "| rows | what runs | seconds | CPU seconds | MB | of frictionless | of the limit |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    for rows, found in costs.items():
        *ours, theirs, limit = found
        before = 0.0
        for name, cost in found.items():
            added = f" (adds {cost.seconds - before:.2f})" if before and name in ours else ""
            before = cost.seconds
            yield (
                f"| {rows:,} | {name} | {cost.seconds:.2f}{added} | "
                f"{statistics.median(cost.cpu):.2f} | {cost.memory / 1e6:.0f} | "
                f"{cost.seconds / found[theirs].seconds:.2f} | "
                f"{cost.seconds / found[limit].seconds:.2f} |"
            )


def targets(costs: dict[int, dict[str, Cost]]) -> Iterator[str]:
    """Gate 1 beside its targets, in Markdown; those whose sizes were not run are left out."""
    yield "| gate 1 | at most | measured |"
    yield "| --- | ---: | ---: |"
    hundred, million = costs.get(100_000), costs.get(1_000_000)
    if hundred:
        ratio = hundred["gate 1"].seconds / hundred["`frictionless validate`"].seconds
        yield f"| of frictionless's time, 100,000 rows | 0.25 | {ratio:.2f} |"
    if million:
        gate = million["gate 1"]
        ratio = gate.seconds / million["`frictionless validate`"].seconds
        yield f"| of frictionless's time, 1,000,000 rows | 0.2 | {ratio:.2f} |"
        ratio = gate.seconds / million["DuckDB, the limit"].seconds
        yield f"| of the limit's time, 1,000,000 rows | 5 | {ratio:.2f} |"
        yield f"| MB, 1,000,000 rows | 500 | {gate.memory / 1e6:.0f} |"
    if hundred and million:
        ratio = million["gate 1"].seconds / hundred["gate 1"].seconds
        yield f"| times the time for ten times the rows, from 100,000 | 11 | {ratio:.1f} |"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    sizes = [1_000, 10_000, 100_000, 1_000_000]
    parser.add_argument("rows", type=int, nargs="*", default=sizes, metavar="ROWS")
    parser.add_argument(
        "--bin",
        type=lambda path: Path(path).absolute(),
        required=True,
        help="the environment to measure, without pandas, which pandera would import",
    )
    parser.add_argument(
        "--keep", type=Path, help="where generated packages are kept and found again"
    )
    parser.add_argument(
        "--all-up-to", type=int, default=100_000, metavar="ROWS", help="beyond, gate 1 alone"
    )
    parser.add_argument("--rounds", type=int, help="default: 7, 5, 3 and 1 by size")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        keep = (told.keep or Path(scratch)).absolute()
        costs = {rows: measure(rows, told, keep) for rows in told.rows}
    print(*table(costs), "", *targets(costs), sep="\n")


if __name__ == "__main__":
    main()
