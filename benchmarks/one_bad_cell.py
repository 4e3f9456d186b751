"""How fast a contributor is told: the real data with one bad cell, beside frictionless.

    python benchmarks/one_bad_cell.py [ROUNDS]

Both run as whole processes, turn by turn, on a copy of the data in which one cell is wrong; both
must find it. A clean run through all three gates is measured beside them. What is measured is the
environment that this runs in: one without pandas, which pandera imports wherever it is installed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from scale import Cost

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def main(rounds: int) -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as scratch:
        clean, broken = Path(scratch) / "clean", Path(scratch) / "broken"
        for folder in (clean, broken):
            for part in ("data", "schema", "docs"):
                shutil.copytree(ROOT / part, folder / part)
            shutil.copy(ROOT / "datapackage.json", folder)
        events = broken / "data" / "events.csv"
        text = events.read_text("utf-8")
        assert text.count(",withdrawal,") > 0
        events.write_text(text.replace(",withdrawal,", ",withdrawl,", 1), encoding="utf-8")
        ours = [str(BIN / "cubaven"), "validate"]
        theirs = [str(BIN / "frictionless"), "validate", "datapackage.json"]
        runs = {
            "frictionless validate, one bad cell": (theirs, broken, 1, "constraint"),
            "cubaven validate, one bad cell": (ours, broken, 1, "[code]"),
            "frictionless validate, clean": (theirs, clean, 0, "VALID"),
            "cubaven validate, clean, three gates": (ours, clean, 0, "valid"),
        }
        costs = {name: Cost() for name in runs}
        for _ in range(rounds):
            for name, run in runs.items():
                costs[name].run(*run)
    first, *_ = costs.values()
    print(f"| whole process, median of {rounds} | seconds | of frictionless with one bad cell |")
    print("| --- | --- | --- |")
    for name, cost in costs.items():
        print(f"| {name} | {cost.seconds:.3f} | {cost.seconds / first.seconds:.2f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
