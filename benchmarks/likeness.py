"""What one column of the real data looks like, and cells that look the same.

How often a cell is filled, how often texts repeat, how long they are, what they end in and which
words and codes they hold is drawn from ``data/``; nothing is known here of what columns have to
do with each other.
"""

from __future__ import annotations

import csv
import random
import string
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from cubaven_data.reading.dataset import Dataset
from cubaven_data.model.columns import (
    CitationList,
    Code,
    DateCell,
    Form,
    NameList,
    Number,
    Reference,
    TextCell,
)
from cubaven_data.model.tables import TABLES, Column, Table

ROOT = Path(__file__).parent.parent
# What the data happens not to have yet is still to be checked: columns filled, claims refuted.
LEAST = 0.05
# Of so many texts before, one may stand again.
RECENT = 50
# What a text can end in after its last word.
MARKS = string.punctuation + "’”»…"

# The days of a dataset: on those before TOLD something happens, on those before READ a text
# appears, on those after it is read.
FIRST = date(2000, 1, 1)
DAYS = [(FIRST + timedelta(n)).isoformat() for n in range(27 * 365)]
TOLD, READ, END = DAYS.index("2020-01-01"), DAYS.index("2026-01-01"), len(DAYS)

Row = dict[str, str]


def ident(table: str, number: int) -> str:
    """The id of the n-th record of a table; ids are in the order of their numbers."""
    return f"{TABLES[table].id_prefix or table}-{number:07}"


@dataclass
class Filler:
    """How one column is filled.

    In the share ``filled`` of rows, or where its ``twin`` in the other language is; in the share
    ``repeated`` of these with one of the last texts; else with what is made for the row's number.
    """

    twin: str
    filled: float
    repeated: float
    make: Callable[[int], str]
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=RECENT))


class Likeness:
    """Makes cells that look like those of the real data, for tables of so many rows."""

    def __init__(self, seed: int, counts: dict[str, int]) -> None:
        self.random = random.Random(seed)
        self.counts = counts
        self.vocabularies = Dataset.read(ROOT).vocabularies
        self.real: dict[str, list[Row]] = {}
        for name, table in TABLES.items():
            with (ROOT / table.path).open(encoding="utf-8", newline="") as file:
                self.real[name] = list(csv.DictReader(file))
        self.kinds: dict[str, list[str]] = {}
        self.of_kind: dict[str, list[int]] = defaultdict(list)
        for name in ("actors", "agencies", "events"):
            self._draw_kinds(name)
        self.fillers = {
            name: {column.name: self._filler(table, column) for column in table.columns}
            for name, table in TABLES.items()
        }

    def _draw_kinds(self, name: str) -> None:
        # Relations ask for records of some kind before these are written.
        column = next(c for c in TABLES[name].columns if c.name == "kind")
        self.kinds[name] = self.random.choices(self.codes(name, column), k=self.counts[name])
        for number, kind in enumerate(self.kinds[name]):
            self.of_kind[f"{name}.{kind}"].append(number)

    def fill(self, table: str, row: Row, number: int) -> None:
        """Fills the cells that the row of the table does not have yet."""
        for name, filler in self.fillers[table].items():
            if name not in row:
                row[name] = self._cell(filler, row, number)

    def _cell(self, filler: Filler, row: Row, number: int) -> str:
        if filler.twin:
            filled = bool(row[filler.twin])
        else:
            filled = filler.filled == 1 or self.random.random() < filler.filled
        if not filled:
            return ""
        if filler.recent and self.random.random() < filler.repeated:
            return self.random.choice(filler.recent)
        text = filler.make(number)
        if filler.repeated:
            filler.recent.append(text)
        return text

    def _filler(self, table: Table, column: Column) -> Filler:
        cell = column.cell
        real = [row[column.name] for row in self.real[table.name] if row[column.name]]
        share = max(LEAST, len(real) / max(1, len(self.real[table.name])))
        twin = column.name.removesuffix("_es") + "_en" if column.name.endswith("_es") else ""
        repeated = 0.0
        if isinstance(cell, TextCell) and real:
            repeated = 1 - len(set(real)) / len(real)
        make = self._maker(table, column, real)
        return Filler(twin, 1 if column.required else share, repeated, make)

    def _maker(self, table: Table, column: Column, real: list[str]) -> Callable[[int], str]:
        cell = column.cell
        if isinstance(cell, Reference):
            targets = [t for t in cell.tables or TABLES if t not in ("redirects", table.name)]
            return lambda number: self.some(self.random.choice(targets or [table.name]))
        if isinstance(cell, Form):
            forms: dict[str, Callable[[int], str]] = {
                "id-form": lambda number: ident(table.name, number),
                "url": lambda number: f"https://example.org/{table.name}/{column.name}/{number}",
                "fingerprint-form": lambda number: f"{self.random.getrandbits(256):064x}",
                "wikidata-id": lambda number: f"Q{self.random.randrange(1, 10**7)}",
            }
            return forms[cell.rule]
        if isinstance(cell, Code):
            codes = self.codes(table.name, column)
            return lambda number: self.random.choice(codes)
        if isinstance(cell, DateCell):
            if cell.day:
                return lambda number: DAYS[self.random.randrange(READ, END)]
            return lambda number: self.when(self.random.randrange(TOLD), cell.extent)
        if isinstance(cell, (CitationList, Number)):
            return lambda number: ""
        words = self.words["es" if column.name.endswith("_es") else "en"]
        most = getattr(cell, "words", 0) or 99
        names = isinstance(cell, NameList)
        texts = [part for text in real for part in (text.split("; ") if names else [text])]
        shapes = [
            (min(most, max(2, len(text.split()))), text[len(text.rstrip(MARKS)) :])
            for text in texts
        ] or [(3, "")]

        def text(number: int) -> str:
            length, end = self.random.choice(shapes)
            return " ".join(self.random.choices(words, k=length)).rstrip(MARKS) + end

        if names:
            # A name drawn twice is to stand there once.
            return lambda number: "; ".join(dict.fromkeys((text(number), text(number))))
        return text

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """The words of the real data in each language, as often as they occur."""
        words: dict[str, list[str]] = {"en": [], "es": []}
        for name, table in TABLES.items():
            for column in table.header:
                if column[-3:] in ("_en", "_es"):
                    found = [w for row in self.real[name] for w in row[column].split()]
                    words[column[-2:]] += [w for w in found if w.strip("“")[:1].isalpha()]
        return {language: [w for w in found if ";" not in w] for language, found in words.items()}

    def codes(self, table: str, column: Column) -> list[str]:
        """The codes of a column as often as the data has them, each one once more."""
        codes = self.vocabularies[column.cell.vocabulary].codes  # type: ignore[attr-defined]
        real = [row[column.name] for row in self.real[table] if row[column.name]]
        return [*codes, *real]

    def some(self, table: str, kind: str = "") -> str:
        """The id of some record of the table, of that kind; blank where there is none."""
        if kind:
            numbers = self.of_kind[f"{table}.{kind}"]
            return ident(table, self.random.choice(numbers)) if numbers else ""
        return ident(table, self.random.randrange(self.counts[table]))

    def when(self, day: int, extent: bool = False) -> str:
        """A date that the day is within, as vague as dates of the data are."""
        exact = DAYS[day]
        before = DAYS[max(0, day - self.random.randrange(400))][:7]
        after = DAYS[min(len(DAYS) - 1, day + self.random.randrange(400))][:7]
        forms = [
            exact,
            exact,
            exact[:7],
            exact[:4],
            f"{exact}?",
            f"{exact[:7]}~",
            f"{exact[:4]}?",
            f"{exact[:3]}X",
            f"[..{exact}]",
            f"[{before}..{after}]",
            f"[{exact[:7]}..]",
        ]
        if extent:
            forms += [f"{before}/{after}", f"{exact[:7]}/..", f"../{exact[:7]}"]
        return self.random.choice(forms)
