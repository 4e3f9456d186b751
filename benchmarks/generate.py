"""Valid datasets of any size, made from the models: the same size gives the same bytes.

python benchmarks/generate.py ROWS FOLDER
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cubaven_data.dataset import Dataset
from cubaven_data.fields import (
    CitationList,
    Code,
    DateCell,
    Form,
    Identifier,
    NameList,
    Number,
    Reference,
)
from cubaven_data.formatting import canonical_text
from cubaven_data.tables import TABLES, Column, Table

ROOT = Path(__file__).parent.parent
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
WORDS = ("unit", "guard", "base", "advisers", "report", "claims", "oil", "left", "texts", "year")

Row = dict[str, str]


class Maker:
    """Makes rows whose cells are what their column types ask for, and which break no rule."""

    def __init__(self, rows: int) -> None:
        self.random = random.Random(rows)
        self.vocabularies = Dataset.read(ROOT).vocabularies
        self.counts = {name: max(2, int(rows * share)) for name, share in SHARES.items()}
        self.kinds: dict[str, dict[str, list[str]]] = {}

    def id(self, table: str, number: int) -> str:
        """The id of the n-th row of a table."""
        prefix = TABLES[table].id_prefix
        return f"{prefix}-{number:06x}" if prefix else f"{table}-{number}"

    def kind(self, table: str, number: int) -> str:
        """The kind of the n-th row: every kind in turn."""
        column = next(c for c in TABLES[table].columns if c.name == "kind")
        codes = self.vocabularies[column.cell.vocabulary].codes  # type: ignore[attr-defined]
        return str(codes[number % len(codes)])

    def text(self) -> str:
        """A few words, seldom the same."""
        return " ".join(self.random.choices(WORDS, k=5)) + f" {self.random.randrange(10**6)}"

    def date(self) -> str:
        """A day, a month or a year."""
        day = f"{self.random.randrange(2000, 2026)}"
        for digits in (12, 28):
            if self.random.random() < 0.7:
                day += f"-{self.random.randrange(1, digits + 1):02}"
            else:
                break
        return day

    def citation(self) -> str:
        """An even source, which is relayed, via an odd one, which was read."""
        sources = self.counts["sources"] // 2
        read = self.id("sources", 2 * self.random.randrange(sources) + 1)
        place = f"{read}#p{self.random.randrange(1, 60)}"
        if self.random.random() < 0.5:
            return place
        return f"{self.id('sources', 2 * self.random.randrange(sources))} via {place}"

    def cell(self, table: Table, column: Column, number: int) -> str:
        """A cell of the column's type."""
        cell = column.cell
        if isinstance(cell, Reference):
            targets = [name for name in cell.tables if name != table.name] or ["actors"]
            if not set(targets) & set(cell.tables or targets) or not column.required:
                return ""
            return self.id(targets[0], self.random.randrange(self.counts[targets[0]]))
        makers: dict[type, Callable[[], str]] = {
            Identifier: lambda: self.id(table.name, number),
            Code: lambda: self.random.choice(self.vocabularies[cell.vocabulary].codes),  # type: ignore[attr-defined]
            DateCell: self.date,
            CitationList: self.citation,
            NameList: lambda: f"{self.text()}; {self.text()}",
            Form: lambda: "",
            Number: lambda: "",
        }
        return makers.get(type(cell), self.text)()

    def row(self, name: str, number: int) -> Row:
        """A valid row of the table."""
        table = TABLES[name]
        row = {c.name: self.cell(table, c, number) for c in table.columns}
        if "kind" in row and name != "relations":
            row["kind"] = self.kind(name, number)
        if "disputed_by" in row:
            row |= {"disputed_by": "", "status": "alleged"}
        for column in ("end", "ended", "dissolved", "fingerprint", "archive_url"):
            if column in row:
                row[column] = ""
        getattr(self, f"_{name}", lambda row, number: None)(row, number)
        return row

    def _figures(self, row: Row, number: int) -> None:
        row["about_id"] = self.id("events", self.random.randrange(self.counts["events"]))
        unit = self.vocabularies["measure"][row["measure"]].unit
        row["population"] = row["population"] if unit == "people" else ""
        row["currency"] = row["currency"] if unit == "money" else ""
        bounds = self.vocabularies["qualifier"][row["qualifier"]].allowed
        low = self.random.randrange(1, 10**4)
        values = {"low": low, "best": low + 5, "high": low + 10}
        row |= {n: str(v) if n in bounds else "" for n, v in values.items()}
        row["as_reported"] = f"some {low}"

    def _relations(self, row: Row, number: int) -> None:
        kind = self.vocabularies["relation_kind"][row["kind"]]
        for column in ("subject", "object"):
            table, _, wanted = self.random.choice(getattr(kind, column).split("; ")).partition(".")
            at = self.random.randrange(self.counts[table])
            if wanted:
                codes = len(self._kinds_of(table))
                at = min(at - at % codes + self._kinds_of(table).index(wanted), at)
                while self.kind(table, at) != wanted:
                    at = (at + 1) % self.counts[table]
            row[f"{column}_id"] = self.id(table, at)
        if row["subject_id"] == row["object_id"] or row["kind"] in ("reprints", "rewrites"):
            row |= {"kind": "allied_with", "subject_id": "actors-0", "object_id": "actors-1"}

    def _kinds_of(self, table: str) -> list[str]:
        column = next(c for c in TABLES[table].columns if c.name == "kind")
        return list(self.vocabularies[column.cell.vocabulary].codes)  # type: ignore[attr-defined]

    def _events(self, row: Row, number: int) -> None:
        row["part_of"] = ""

    def _places(self, row: Row, number: int) -> None:
        row |= {"precision": "city", "lat": f"{number % 90}.5", "lon": f"-{number % 180}.25"}

    def _sources(self, row: Row, number: int) -> None:
        read = number % 2 == 1
        row |= {"kind": "news_article", "speaker_id": "", "published": "", "author": self.text()}
        row |= {"access": "full", "accessed": "2026-01-02"} if read else {"access": "relayed"}
        row |= {} if read else {"accessed": ""}
        row["url"] = f"https://example.org/{number}"

    def _redirects(self, row: Row, number: int) -> None:
        row |= {"old_id": f"old-{number}", "new_id": self.id("actors", number)}
        row["since"] = "2026-01-02"


def generate(rows: int, folder: Path) -> None:
    """Writes a valid dataset of about so many rows into the folder, which must not exist."""
    shutil.copytree(ROOT / "schema", folder / "schema")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "datapackage.json", folder)
    (folder / "data").mkdir()
    maker = Maker(rows)
    for name, table in TABLES.items():
        made: list[list[Any]] = []
        for number in range(maker.counts[name]):
            row = maker.row(name, number)
            made.append([row[column] for column in table.header])
        text = canonical_text(table, made)
        (folder / table.path).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
