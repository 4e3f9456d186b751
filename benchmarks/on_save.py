"""How soon a save is met: validation with a memory, and without, in one process.

In a copy of the data one cell of a column is edited and mended again, for each column in turn.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter

from cubaven_data.reading.dataset import bundled_root
from cubaven_data.model.tables import TABLES
from cubaven_data.publishing.gates import Memory, validate

TIMES = 5
COLUMNS = ("name_es", "summary_es", "role_es", "note_es", "title", "name")


def edited(text: str, column: str) -> str | None:
    """The file with another word in the first cell of the column that holds any."""
    rows = list(csv.reader(StringIO(text)))
    if column not in rows[0]:
        return None
    at = rows[0].index(column)
    row = next((row for row in rows[1:] if row[at]), None)
    if row is None:
        return None
    row[at] += " uno"
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def milliseconds(root: Path, memory: Memory | None = None) -> float:
    """How long validation takes; the edits leave nothing to find, so that all gates run."""
    start = perf_counter()
    report = validate(root, memory=memory)
    assert not report.findings, report.findings[0].text()
    return 1000 * (perf_counter() - start)


def main() -> None:
    """Prints a table: the cold run, and a line for each column that was edited."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(bundled_root() / "data", Path(folder) / "data")).parent
        shutil.copytree(bundled_root() / "schema", root / "schema")
        shutil.copy(bundled_root() / "datapackage.json", root)
        memory = Memory()
        milliseconds(root, memory)  # imports
        cold = median(milliseconds(root) for _ in range(TIMES))
        print("| saved | ms | of a run without memory |\n| --- | --- | --- |")
        print(f"| (no memory) | {cold:.0f} | 1.00 |")
        for table in TABLES.values():
            path = root / table.path
            before = path.read_text("utf-8")
            for column in COLUMNS:
                after = edited(before, column)
                times = []
                for text in (after, before) * TIMES if after else ():
                    path.write_text(text, encoding="utf-8", newline="\n")
                    times.append(milliseconds(root, memory))
                if times:
                    warm = median(times)
                    print(f"| {table.name}.{column} | {warm:.0f} | {warm / cold:.2f} |")


if __name__ == "__main__":
    main()
