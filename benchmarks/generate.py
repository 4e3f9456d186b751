"""Valid datasets of any size, made up as the real one is: the same size gives the same bytes.

    python benchmarks/generate.py ROWS FOLDER

Columns come from the models, what is in them from the real data. No rule is broken, and hardly one
is idle.
"""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from library import Library
from likeness import DAYS, END, READ, ROOT, TOLD, Likeness, Row, ident

from cubaven_data.origins.lineage import SAME_TEXT
from cubaven_data.model.tables import TABLES

# How a large dataset of this kind would be made up: claims outnumber entities.
SHARES = {
    "relations": 0.5,
    "figures": 0.2,
    "events": 0.15,
    "sources": 0.08,
    "actors": 0.04,
    "agencies": 0.01,
    "places": 0.01,
    "publishers": 0.005,
    "agreements": 0.004,
    "redirects": 0.001,
}


class Maker:
    """Makes the rows of one dataset, each table in its canonical order."""

    def __init__(self, rows: int) -> None:
        counts = {name: max(2, int(rows * share)) for name, share in SHARES.items()}
        self.like = Likeness(rows, counts)
        self.random = self.like.random
        self.library = Library(self.like)
        self.whole: dict[int, tuple[int, int]] = {}

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table in canonical order; nothing but their keys is held."""
        keys = getattr(self, f"_keys_of_{name}", lambda: self._keys(name))
        own = getattr(self, f"_{name}", lambda row, number: None)
        for *key, number in sorted(keys()):
            row = dict(zip(TABLES[name].sort_by, key, strict=True))
            self.like.fill(name, row, number)
            own(row, number)
            if "sources" in row:
                self.library.cite(row, name)
            yield row

    def _keys(self, name: str) -> Iterator[tuple[Any, ...]]:
        return ((ident(name, number), number) for number in range(self.like.counts[name]))

    def _keys_of_figures(self) -> Iterator[tuple[Any, ...]]:
        fillers = self.like.fillers["figures"]
        tables = TABLES["figures"].references["about_id"].tables
        for number in range(self.like.counts["figures"]):
            about = self.like.some(self.random.choice((*tables, *["events"] * 10)))
            measure = fillers["measure"].make(number)
            people = self.like.vocabularies["measure"][measure].unit == "people"
            population = fillers["population"].make(number) if people else ""
            yield about, measure, population, ident("figures", number), number

    def _keys_of_relations(self) -> Iterator[tuple[Any, ...]]:
        kinds = self.like.vocabularies["relation_kind"]
        codes = self.like.codes("relations", TABLES["relations"].columns[2])
        drawn = [kind for kind in codes if kind not in SAME_TEXT]
        ends = {k: (kinds[k].subject.split("; "), kinds[k].object.split("; ")) for k in drawn}
        copies = iter(self.library.original_of.items())
        taken: set[tuple[str, str, str]] = set()
        for number in range(self.like.counts["relations"]):
            if copy := next(copies, None):
                one, other = (ident("sources", at) for at in copy)
                key = one, self.random.choice(SAME_TEXT), other
            else:
                key = "", "", ""
            while not (key[0] and key[2]) or key[0] == key[2] or key in taken:
                kind = self.random.choice(drawn)
                one, other = (
                    self.like.some(*self.random.choice(side).split(".")) for side in ends[kind]
                )
                key = one, kind, other
            taken.add(key)
            yield *key, ident("relations", number), number

    def _actors(self, row: Row, number: int) -> None:
        row["kind"] = self.like.kinds["actors"][number]

    def _agencies(self, row: Row, number: int) -> None:
        row["kind"] = self.like.kinds["agencies"][number]
        row["parent_id"] = ident("agencies", number // 7) if number % 3 and number > 6 else ""
        self._span(row, "founded", "dissolved")

    def _agreements(self, row: Row, number: int) -> None:
        self._span(row, "signed", "ended")

    def _span(self, row: Row, first: str, last: str) -> None:
        """Dates of a beginning and an end, where there are such, in this order."""
        begin = self.random.randrange(TOLD)
        end = self.random.randrange(begin, TOLD)
        row[first] = self.like.when(begin) if row[first] else ""
        row[last] = self.like.when(end) if row[last] else ""

    def _events(self, row: Row, number: int) -> None:
        """Every hundredth is a whole of ten wholes, each of these of some of the nine next ones."""
        row["kind"] = self.like.kinds["events"][number]
        if number % 10:
            above = number - number % 10
            row["part_of"] = ident("events", above) if self.random.random() < 0.2 else ""
            if row["part_of"] and row["date"]:
                first, last = self.whole[above]
                row["date"] = self.like.when(self.random.randrange(first, last))
            return
        above = number - number % 100
        first, last = self.whole.get(above, (0, TOLD))
        first, last = sorted(self.random.sample(range(first, last, 40 if number % 100 else 400), 2))
        self.whole = {**({above: self.whole[above]} if number % 100 else {}), number: (first, last)}
        row["date"] = f"{DAYS[first]}/{DAYS[last]}"
        row["part_of"] = ident("events", above) if number % 100 else ""

    def _figures(self, row: Row, number: int) -> None:
        unit = self.like.vocabularies["measure"][row["measure"]].unit
        row["currency"] = (row["currency"] or "USD") if unit == "money" else ""
        bounds = self.like.vocabularies["qualifier"][row["qualifier"]]
        low = int(10 ** self.random.uniform(0, 4.5))
        half = ".5" if unit in ("years", "money") and low % 3 == 0 else ""
        values = {"low": low, "best": low + low // 10, "high": low + low // 5}
        row |= dict.fromkeys(values, "")
        row |= {name: f"{values[name]}{half}" for name in bounds.allowed}
        row["as_reported"] = f"{row['as_reported'].split()[0]} {low}"

    def _relations(self, row: Row, number: int) -> None:
        self._span(row, "start", "end")
        if row["end"] and number % 2:
            row["end"] = ".."

    def _places(self, row: Row, number: int) -> None:
        if row["precision"] != "not_mapped":
            row["lat"] = f"{self.random.randrange(1, 200_000) / 10_000:.12g}"
            row["lon"] = f"-{self.random.randrange(600_000, 850_000) / 10_000:.12g}"

    def _sources(self, row: Row, number: int) -> None:
        text = self.library.texts[number]
        row |= {"kind": text.kind, "speaker_id": text.speaker, "publisher_id": text.publisher}
        row["published"] = self.like.when(text.day) if row["published"] else ""
        if text.read:
            row["access"] = self.random.choice(("full", "excerpt"))
            row["accessed"] = DAYS[self.random.randrange(READ, END)]
            row["fingerprint"] = f"{self.random.getrandbits(256):064x}" if number % 3 else ""
            row["url"] = f"https://example.org/texts/{number}"
        else:
            row |= {"access": "relayed", "accessed": "", "fingerprint": ""}
            row["url"] = row["url"] if row["note_en"] else f"https://example.org/heard/{number}"

    def _keys_of_redirects(self) -> Iterator[tuple[Any, ...]]:
        return ((f"former-{number:07}", number) for number in range(self.like.counts["redirects"]))


def generate(rows: int, folder: Path) -> None:
    """Writes a valid dataset of about so many rows into the folder, which must not exist."""
    shutil.copytree(ROOT / "schema", folder / "schema")
    shutil.copy(ROOT / "datapackage.json", folder)
    (folder / "data").mkdir()
    maker = Maker(rows)
    for name, table in TABLES.items():
        with (folder / table.path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.header)
            writer.writerows(map(itemgetter(*table.header), maker.rows(name)))


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
