"""What a mutation is, and the real data that it is made from.

The data is read here with ``csv`` alone: what is wrong, and where, is decided apart from the
package under test. Only which column holds what is taken from its registry.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Literal, NamedTuple

from cubaven_data.model.cells import Cell
from cubaven_data.model.columns import Column
from cubaven_data.model.tables import FILES, TABLES, VOCABULARIES, Table

Place = tuple[str, int, str]  # file, line, column; the column "*" is any
Verdict = Literal["wrong", "form", "unseen"]


@dataclass(frozen=True)
class Mutant:
    """A file changed: by ``lines`` (a text instead of each, ``None`` for a line that is gone), or
    as a whole by ``content`` (``None``: the file is gone).

    Of each group of places in ``at``, gate 1 must find one; of none, it must find nothing.
    """

    path: str
    at: tuple[tuple[Place, ...], ...]
    lines: Mapping[int, str | None] = field(default_factory=dict)
    content: bytes | None = b""

    def made_from(self, text: str) -> bytes | None:
        """The file as the mutation leaves it."""
        if not self.lines:
            return self.content
        old = enumerate(text.removesuffix("\n").split("\n"), 1)
        new = [self.lines.get(number, line) for number, line in old]
        return "".join(f"{line}\n" for line in new if line is not None).encode()


@dataclass(frozen=True)
class Site:
    """One cell of the data."""

    sheet: Sheet
    row: int
    column: Column

    @property
    def text(self) -> str:
        """What the cell holds."""
        return self.sheet.rows[self.row][self.column.name]

    @property
    def record(self) -> Mapping[str, str]:
        """The row that the cell stands in."""
        return self.sheet.rows[self.row]

    @property
    def place(self) -> Place:
        """Where the cell is."""
        return self.sheet.place(self.row, self.column.name)

    def put(self, text: str) -> Mutant:
        """The mutation that writes another text into the cell, and is to be found there."""
        return self.sheet.put(self.row, {self.column.name: text}, self.place)

    def put_unseen(self, text: str) -> Mutant:
        """The mutation that writes another text into the cell, which is not to be found."""
        return self.sheet.put(self.row, {self.column.name: text})


@dataclass(frozen=True)
class Sheet:
    """A file of the data; ``rows[i]`` stands on line ``i + 2``."""

    table: Table
    text: str
    rows: list[dict[str, str]]

    def place(self, row: int, column: str = "*") -> Place:
        """Where a cell, or a row, is."""
        return self.table.path, row + 2, column

    def site(self, row: int, column: str) -> Site:
        """The cell of a row in a column."""
        return Site(self, row, next(c for c in self.table.columns if c.name == column))

    def line(self, row: int, **cells: str) -> str:
        """The row's line with other cells."""
        return csv_line([*(self.rows[row] | cells).values()])

    def put(self, row: int, cells: Mapping[str, str], *at: Place) -> Mutant:
        """The mutation that writes cells of one row."""
        return self.edit({row + 2: self.line(row, **cells)}, *at)

    def insert(self, below: int, line: str, *at: Place) -> Mutant:
        """The mutation that adds a line below a row."""
        return self.edit({below + 2: f"{self.line(below)}\n{line}"}, *at)

    def edit(self, lines: Mapping[int, str | None], *at: Place) -> Mutant:
        """The mutation that changes lines; all places are to be found."""
        return Mutant(self.table.path, tuple((place,) for place in at), lines)

    def append(self, cells: Mapping[str, str], *columns: str) -> Mutant:
        """The mutation that adds a row at the end, to be found in each of the columns."""
        last = len(self.rows) + 1
        above = self.line(last - 2) if self.rows else ",".join(self.table.header)
        row = csv_line([cells.get(name, "") for name in self.table.header])
        at = (self.place(last - 1, column) for column in columns)
        return self.edit({last: f"{above}\n{row}"}, *at)

    def whole(self, content: bytes | None, line: int) -> Mutant:
        """The mutation that changes the file as a whole, to be found on the line."""
        return Mutant(self.table.path, (((self.table.path, line, "*"),),), content=content)


def csv_line(cells: list[str]) -> str:
    """The cells as a line of CSV, without its end."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().removesuffix("\n")


class Data:
    """The real data: its files, and what refers to what."""

    def __init__(self, root: Path) -> None:
        self.sheets = {name: self._read(root, table) for name, table in FILES.items()}
        self.tables = {name: self.sheets[name] for name in TABLES}
        self.of_records = {n: s for n, s in self.tables.items() if s.table.has_ids}

    def _read(self, root: Path, table: Table) -> Sheet:
        text = (root / table.path).read_text("utf-8")
        return Sheet(table, text, list(csv.DictReader(io.StringIO(text))))

    @cached_property
    def ids(self) -> dict[str, str]:
        """The table of each id."""
        return {row["id"]: n for n, s in self.of_records.items() for row in s.rows}

    @cached_property
    def records(self) -> dict[str, dict[str, str]]:
        """The row of each id."""
        return {row["id"]: row for s in self.of_records.values() for row in s.rows}

    @cached_property
    def explained(self) -> set[str]:
        """The ids of the records of which a citation is explained."""
        return {row["record_id"] for row in self.tables["unconfirmed"].rows}

    @cached_property
    def no_evidence(self) -> set[tuple[str, int]]:
        """The paragraphs that are said to have given no row, with their texts."""
        found = set()
        for row in self.tables["coverage"].rows:
            first, _, last = row["paragraphs"].removeprefix("p").partition("-")
            if row["reason"] != "in_part":
                span = range(int(first), int(last or first) + 1)
                found |= {(row["source_id"], paragraph) for paragraph in span}
        return found

    @cached_property
    def codes(self) -> dict[str, dict[str, dict[str, str]]]:
        """The row of each code, by list."""
        return {n: {row["code"]: row for row in self.sheets[n].rows} for n in VOCABULARIES}

    def cells(self, *types: type[Cell], filled: bool = True) -> Iterator[Site]:
        """The cells of the tables whose column is of one of the types, blank ones too if asked."""
        for sheet in self.tables.values():
            for column in sheet.table.columns:
                if not types or type(column.cell) in types:
                    for row in range(len(sheet.rows)):
                        site = Site(sheet, row, column)
                        if site.text or not filled:
                            yield site

    def column(self, table: str, name: str, filled: bool = True) -> Iterator[Site]:
        """The cells of one column."""
        for row in range(len(self.tables[table].rows)):
            site = self.tables[table].site(row, name)
            if site.text or not filled:
                yield site

    @cached_property
    def mentions(self) -> dict[str, list[Place]]:
        """Where each id is referred to or cited."""
        found: dict[str, list[Place]] = {}
        for site in self.cells():
            if site.column.name in site.sheet.table.references:
                for id_ in site.text.split("; "):
                    found.setdefault(id_, []).append(site.place)
            elif site.column.name in ("sources", "disputed_by"):
                for id_ in sorted({id_ for c in citations(site.text) for id_ in c.ids}):
                    found.setdefault(id_, []).append(site.place)
        return found

    @cached_property
    def with_alternatives(self) -> set[str]:
        """The ids of the records of which a cell has another value too."""
        return {row["record_id"] for row in self.tables["alternatives"].rows}

    def ends(self, id_: str) -> set[str]:
        """What a code list can say of the record: its table, and its kind."""
        table = self.ids[id_]
        return {table, f"{table}.{self.records[id_].get('kind')}"}

    def fits(self, id_: str, relation: str, side: str) -> bool:
        """Whether the kind of relation allows the record on the side."""
        allowed = self.codes["relation_kind"][relation][side].split("; ")
        return not self.ends(id_).isdisjoint(allowed)

    def countable(self, id_: str, measure: str) -> bool:
        """Whether the measure allows figures about the record."""
        return not self.ends(id_).isdisjoint(self.codes["measure"][measure]["about"].split("; "))

    def days_of_texts(self, site: Site) -> list[str]:
        """When the texts that bear out the cell were published, as far as that is told."""
        cited = (c for c in citations(site.record["sources"]) if not c.columns)
        days = (self.records[c.read]["published"] for c in cited)
        return [day for day in days if re.match(r"\d{4}", day)]


class Cited(NamedTuple):
    """A citation: ``via`` is the chain as written (blank without one), ``origin`` its first source,
    ``columns`` what stands after ``for``."""

    via: str
    origin: str
    read: str
    locator: str
    columns: str

    @property
    def ids(self) -> list[str]:
        """The sources of the chain, the origin first."""
        steps = self.via.split(" via ")[:-1]
        return [*(step.rstrip("~?") for step in steps), self.read]


def citations(text: str) -> list[Cited]:
    """The citations of a cell."""
    found = []
    for part in text.split("; "):
        chain, columns = part.partition(" for ")[::2]
        via, place = chain[: chain.rfind(" via ") + 5], chain[chain.rfind(" via ") + 5 :]
        if " via " not in chain:
            via, place = "", chain
        read, _, locator = place.partition("#")
        origin = via.split(" via ")[0].rstrip("~?")
        found.append(Cited(via, origin, read, locator, columns))
    return found


def says_a_number(words: str) -> bool:
    """Whether the words have a number, as the texts of the data print them."""
    return bool(re.search(r"\d|\b(two|three|thirty|a dozen)\b", words, re.IGNORECASE))


def period_said(words: str) -> bool:
    """Whether the words name a period, as the texts of the data print it."""
    return bool(re.search(r"\b(a|per|por) (day|día|year)\b|diario|anual|\bbpd|b/d", words))


def article_said(*texts: str) -> bool:
    """Whether one of the texts has articles or other small words of its language."""
    english = "the|of|for|and|who|with|that|in|on|at|by|to|his|her|its|their"
    spanish = "de|del|el|la|los|las|y|por|con|que|su|sus"
    return any(re.search(rf"(^| )({english}|{spanish}) ", text) for text in texts)


@dataclass(frozen=True)
class Kind:
    """A kind of mistake, and what gate 1 must make of it.

    ``wrong`` makes the data wrong, ``form`` only its form; ``unseen`` makes it wrong in a way that
    no validator can see.
    """

    verdict: Verdict
    make: Callable[[Data, Random], Iterator[Mutant]]

    @property
    def name(self) -> str:
        """The name of the kind."""
        return self.make.__name__

    def mutants(self, data: Data, at_most: int) -> list[Mutant]:
        """A seeded choice of the different mutations of this kind, in the order of the data."""
        found = {repr((m.path, m.lines, m.content)): m for m in self.make(data, Random(self.name))}
        chosen = Random(self.name).sample(range(len(found)), min(at_most, len(found)))
        every = [*found.values()]
        return [every[at] for at in sorted(chosen)]


def wrong(make: Callable[[Data, Random], Iterator[Mutant]]) -> Kind:
    """A kind that makes the data wrong; a mutation without a place left it right."""
    return Kind("wrong", make)


def form(make: Callable[[Data, Random], Iterator[Mutant]]) -> Kind:
    """A kind that breaks the canonical form and nothing else."""
    return Kind("form", make)


def unseen(make: Callable[[Data, Random], Iterator[Mutant]]) -> Kind:
    """A kind that makes the data wrong in a way that no validator can see."""
    return Kind("unseen", make)


def kinds_of(module: ModuleType) -> Iterator[Kind]:
    """The kinds that a module defines, in its order."""
    return (value for value in vars(module).values() if isinstance(value, Kind))
