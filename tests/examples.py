"""The examples of the catalogue, written into a small dataset."""

from __future__ import annotations

import csv
from pathlib import Path

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.checking.examples import Cells, InWords, OfFile, example_of
from cubaven_data.model.tables import FILES


def write(root: Path, rule: str, form: str) -> None:
    """Brings the dataset under the root into the right or wrong form of the rule's example."""
    example = example_of(catalogue()[rule])
    if isinstance(example, InWords):
        if form == "wrong":
            _do_what_the_words_say(rule, root / example.file)
        return
    content = getattr(example, form)
    if isinstance(example, OfFile):
        path = root / example.file
        text = path.read_bytes().decode()
        assert text.count(example.right) == 1, "what is right stands there once"
        encoding = example.encoding if form == "wrong" else "utf-8"
        path.write_bytes(text.replace(example.right, content).encode(encoding))
    else:
        if example.given:
            set_cells(root, example.given.table, example.given.id, example.given.cells)
        set_cells(root, example.table, example.id, content)


def set_cells(root: Path, table_name: str, id_: str, cells: Cells) -> None:
    """Sets cells of one row and puts the rows in order; touches nothing else."""
    table = FILES[table_name]
    path = root / table.path
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    (row,) = (row for row in rows if " ".join(row[name] for name in table.key) == id_)
    assert cells.keys() <= row.keys()
    row.update(cells)
    if table.sort_by:
        rows.sort(key=lambda row: [row[name] for name in table.sort_by])
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, table.header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _do_what_the_words_say(rule: str, path: Path) -> None:
    if rule == "unknown-file":
        path.write_text("id\n", encoding="utf-8")
        return
    path.unlink()
    if rule == "file-unreadable":
        path.mkdir()
    else:
        assert rule == "file-missing"
