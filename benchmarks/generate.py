"""Valid datasets of any size, made up as the real one is: the same size gives the same bytes.

    python benchmarks/generate.py ROWS FOLDER

Columns come from the models. How often a cell is filled, how often texts repeat, how long they are
and which words and codes they hold is drawn from ``data/``. No rule is broken and hardly one idle.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from cubaven_data.citations import Citation, join
from cubaven_data.dataset import Dataset
from cubaven_data.fields import (
    CitationList,
    Code,
    DateCell,
    Form,
    NameList,
    Number,
    Reference,
    TextCell,
)
from cubaven_data.lineage import SAME_TEXT
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
# What the data happens not to have yet is still to be checked: columns filled, claims refuted.
LEAST = 0.05
# Of so many texts before, one may stand again.
RECENT = 50

# All that is told lies before 2020, all that was read appeared later and was read in 2026: no text
# tells what had not begun.
FIRST = date(2000, 1, 1)
DAYS = [(FIRST + timedelta(n)).isoformat() for n in range(27 * 365)]
TOLD, READ, SEEN = DAYS.index("2020-01-01"), DAYS.index("2026-01-01"), len(DAYS)

Row = dict[str, str]


def ident(table: str, number: int) -> str:
    """The id of the n-th record of a table; ids are in the order of their numbers."""
    return f"{TABLES[table].id_prefix or table}-{number:07}"


@dataclass(slots=True)
class Text:
    """A source: what claims that cite it have to know."""

    kind: str
    read: bool
    day: int
    speaker: str
    publisher: str


@dataclass
class Filler:
    """Fills one column: in that share of rows, repeating one of the last texts in that share."""

    name: str
    twin: str
    filled: float
    repeated: float
    make: Callable[[int], str]
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=RECENT))


class Maker:
    """Makes the rows of one dataset, each table in its canonical order."""

    def __init__(self, rows: int) -> None:
        self.random = random.Random(rows)
        self.vocabularies = Dataset.read(ROOT).vocabularies
        self.counts = {name: max(2, int(rows * share)) for name, share in SHARES.items()}
        self.real: dict[str, list[Row]] = {}
        for name, table in TABLES.items():
            with (ROOT / table.path).open(encoding="utf-8", newline="") as file:
                self.real[name] = list(csv.DictReader(file))
        self.kinds: dict[str, list[str]] = {}
        self.of_kind: dict[str, list[int]] = defaultdict(list)
        for name in ("actors", "agencies", "events"):
            column = next(c for c in TABLES[name].columns if c.name == "kind")
            self.kinds[name] = self.random.choices(self._codes(name, column), k=self.counts[name])
            for number, kind in enumerate(self.kinds[name]):
                self.of_kind[f"{name}.{kind}"].append(number)
        self.texts = [self._text(number) for number in range(self.counts["sources"])]
        self.read = [number for number, text in enumerate(self.texts) if text.read]
        self.unread = [number for number, text in enumerate(self.texts) if not text.read]
        self.original_of = dict(self._copies())
        self.fillers = {n: [self._filler(t, c) for c in t.columns] for n, t in TABLES.items()}
        # A paragraph gives several rows: the last citations are used again.
        self.said: deque[list[Citation]] = deque(maxlen=RECENT)
        self.whole: dict[int, tuple[int, int]] = {}

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table in canonical order; nothing but their keys is held."""
        table = TABLES[name]
        keys = getattr(self, f"_keys_of_{name}", lambda: self._keys(name))
        own = getattr(self, f"_{name}", lambda row, number: None)
        for *key, number in sorted(keys()):
            row = dict(zip(table.sort_by, key, strict=True))
            for filler in self.fillers[name]:
                if filler.name not in row:
                    row[filler.name] = self._cell(filler, row, number)
            own(row, number)
            if "sources" in row:
                self._cite(row, table)
            yield row

    # Cells: each column alone.

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
        return Filler(column.name, twin, 1 if column.required else share, repeated, make)

    def _maker(self, table: Table, column: Column, real: list[str]) -> Callable[[int], str]:
        cell = column.cell
        if isinstance(cell, Reference):
            targets = [t for t in cell.tables or TABLES if t not in ("redirects", table.name)]
            return lambda number: self._some(self.random.choice(targets or [table.name]))
        if isinstance(cell, Form):
            forms: dict[str, Callable[[int], str]] = {
                "id-form": lambda number: ident(table.name, number),
                "url": lambda number: f"https://example.org/{table.name}/{column.name}/{number}",
                "fingerprint-form": lambda number: f"{self.random.getrandbits(256):064x}",
                "wikidata-id": lambda number: f"Q{self.random.randrange(1, 10**7)}",
            }
            return forms[cell.rule]
        if isinstance(cell, Code):
            codes = self._codes(table.name, column)
            return lambda number: self.random.choice(codes)
        if isinstance(cell, DateCell):
            if cell.day:
                return lambda number: DAYS[self.random.randrange(READ, SEEN)]
            return lambda number: self._when(self.random.randrange(TOLD), cell.extent)
        if isinstance(cell, (CitationList, Number)):
            return lambda number: ""
        words = self.words["es" if column.name.endswith("_es") else "en"]
        most = getattr(cell, "words", 0) or 99
        lengths = [min(most, max(2, len(text.split()))) for text in real] or [3]

        def text() -> str:
            return " ".join(self.random.choices(words, k=self.random.choice(lengths)))

        if isinstance(cell, NameList):
            lengths = [2, 3, 4]
            # A name drawn twice is to stand there once.
            return lambda number: "; ".join(dict.fromkeys((text(), text())))
        return lambda number: text()

    @cached_property
    def repeated(self) -> dict[str, float]:
        """In what share of a table's rows the citations are those of another row."""
        cited = {
            n: [row["sources"] for row in rows]
            for n, rows in self.real.items()
            if "sources" in TABLES[n].header
        }
        return {name: 1 - len(set(cells)) / len(cells) for name, cells in cited.items()}

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

    def _codes(self, table: str, column: Column) -> list[str]:
        """The codes of a column as often as the data has them, each one once more."""
        codes = self.vocabularies[column.cell.vocabulary].codes  # type: ignore[attr-defined]
        real = [row[column.name] for row in self.real[table] if row[column.name]]
        return [*codes, *real]

    def _some(self, table: str, kind: str = "") -> str:
        """The id of some record of the table, of that kind; blank where there is none."""
        if kind:
            numbers = self.of_kind[f"{table}.{kind}"]
            return ident(table, self.random.choice(numbers)) if numbers else ""
        return ident(table, self.random.randrange(self.counts[table]))

    def _when(self, day: int, extent: bool = False) -> str:
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

    # Sources and what they say.

    def _text(self, number: int) -> Text:
        """The n-th source; later ones appeared later, and those read after those only relayed."""
        count = self.counts["sources"]
        read = number % 4 == 0
        if read:
            kinds = ["news_article"] * 6 + ["wire_report", "report", "primary_document"]
            day = TOLD + number * (READ - TOLD) // count
        else:
            kinds = [row["kind"] for row in self.real["sources"] if row["access"] == "relayed"]
            day = number * TOLD // count
        kind = self.random.choice([*kinds, "official_statement", "statement", "named_testimony"])
        spoken = kind in ("official_statement", "statement", "named_testimony")
        speaker = self._some(self.random.choice(("actors", "agencies"))) if spoken else ""
        publisher = self._some("publishers") if self.random.random() < 0.65 else ""
        return Text(kind, read, day, speaker, publisher)

    def _copies(self) -> Iterator[tuple[int, int]]:
        """Texts that carry another, which is older and, where they were not read, neither was."""
        for number in self.random.sample(range(4, len(self.texts)), len(self.texts) // 20):
            older = self.random.randrange(1, number)
            while self.texts[older].read and not self.texts[number].read:
                older -= 1
            if older:
                yield number, older

    def _origin(self, id_: str) -> tuple[str, str]:
        """What an origin counts as, and whose voice it is."""
        number = int(id_.rpartition("-")[2])
        while number in self.original_of:
            number = self.original_of[number]
        text = self.texts[number]
        counts_as = self.vocabularies["source_kind"][text.kind].origin_type
        voice = "" if counts_as == "unnamed" else text.speaker or text.publisher
        return counts_as, voice or ident("sources", number)

    def _citations(self) -> list[Citation]:
        """Mostly one, at times up to four; most relay somebody."""
        found: dict[Citation, None] = {}
        for _ in range(self.random.choice((1, 1, 1, 1, 1, 1, 1, 2, 3, 4))):
            place = self.random.randrange(1, 60)
            form = self.random.choice(
                (f"p{place}", f"p{place}", f"p{place}-{place + 2}", f"pg{place}", f"t{place}:30")
            )
            read = ident("sources", self.random.choice(self.read))
            relayed = self.random.random() < 0.75 and self.unread
            origin = ident("sources", self.random.choice(self.unread)) if relayed else None
            found[Citation(read, form, origin)] = None
        return list(found)

    def _cite(self, row: Row, table: Table) -> None:
        """Gives the row citations, and a status that they carry."""
        if self.said and self.random.random() < self.repeated[table.name]:
            citations = self.random.choice(self.said)
        else:
            citations = self._citations()
            self.said.append(citations)
        row["sources"] = join(tuple(citations))
        if "status" not in row:
            return
        row["disputed_by"] = ""
        origins = [self._origin(citation.origin) for citation in citations]
        voices = {voice for counts_as, voice in origins if counts_as != "unnamed"}
        settled = any(counts_as in ("official", "primary") for counts_as, _ in origins)
        copied = row.get("kind") in SAME_TEXT
        lot = self.random.random()
        why = row.get("note_en", row.get("summary_en"))
        if lot < LEAST and not copied:
            against = tuple(c for c in self._citations() if c not in citations)
            row["disputed_by"] = join(against)
            row["status"] = "disputed" if against else "alleged"
            if why and lot < LEAST / 2:
                row["status"] = "refuted"
        elif lot < 0.5 and (settled or len(voices) > 1):
            row["status"] = "confirmed"
        else:
            row["status"] = "reported" if voices and lot < 0.9 else "alleged"

    # Tables: what their columns have to do with each other.

    def _keys(self, name: str) -> Iterator[tuple[Any, ...]]:
        return ((ident(name, number), number) for number in range(self.counts[name]))

    def _keys_of_figures(self) -> Iterator[tuple[Any, ...]]:
        measures = next(f for f in self.fillers["figures"] if f.name == "measure")
        populations = next(f for f in self.fillers["figures"] if f.name == "population")
        tables = TABLES["figures"].references["about_id"].tables
        for number in range(self.counts["figures"]):
            about = self._some(self.random.choice((*tables, *["events"] * 10)))
            measure = measures.make(number)
            people = self.vocabularies["measure"][measure].unit == "people"
            population = populations.make(number) if people else ""
            yield about, measure, population, ident("figures", number), number

    def _keys_of_relations(self) -> Iterator[tuple[Any, ...]]:
        kinds = self.vocabularies["relation_kind"]
        codes = self._codes("relations", TABLES["relations"].columns[2])
        drawn = [kind for kind in codes if kind not in SAME_TEXT]
        ends = {k: (kinds[k].subject.split("; "), kinds[k].object.split("; ")) for k in drawn}
        copies = iter(self.original_of.items())
        taken: set[tuple[str, str, str]] = set()
        for number in range(self.counts["relations"]):
            if copy := next(copies, None):
                one, other = (ident("sources", at) for at in copy)
                key = one, self.random.choice(SAME_TEXT), other
            else:
                key = "", "", ""
            while not (key[0] and key[2]) or key[0] == key[2] or key in taken:
                kind = self.random.choice(drawn)
                one, other = (
                    self._some(*self.random.choice(side).split(".")) for side in ends[kind]
                )
                key = one, kind, other
            taken.add(key)
            yield *key, ident("relations", number), number

    def _actors(self, row: Row, number: int) -> None:
        row["kind"] = self.kinds["actors"][number]

    def _agencies(self, row: Row, number: int) -> None:
        row["kind"] = self.kinds["agencies"][number]
        row["parent_id"] = ident("agencies", number // 7) if number % 3 and number > 6 else ""
        self._span(row, "founded", "dissolved")

    def _agreements(self, row: Row, number: int) -> None:
        self._span(row, "signed", "ended")

    def _span(self, row: Row, first: str, last: str) -> None:
        """Dates of a beginning and an end, where there are such, in this order."""
        begin = self.random.randrange(TOLD)
        end = self.random.randrange(begin, TOLD)
        row[first] = self._when(begin) if row[first] else ""
        row[last] = self._when(end) if row[last] else ""

    def _events(self, row: Row, number: int) -> None:
        """Every hundredth is a whole of ten wholes, each of these of some of the nine next ones."""
        row["kind"] = self.kinds["events"][number]
        if number % 10:
            above = number - number % 10
            row["part_of"] = ident("events", above) if self.random.random() < 0.2 else ""
            if row["part_of"] and row["date"]:
                first, last = self.whole[above]
                row["date"] = self._when(self.random.randrange(first, last))
            return
        above = number - number % 100
        first, last = self.whole.get(above, (0, TOLD))
        first, last = sorted(self.random.sample(range(first, last, 40 if number % 100 else 400), 2))
        self.whole = {**({above: self.whole[above]} if number % 100 else {}), number: (first, last)}
        row["date"] = f"{DAYS[first]}/{DAYS[last]}"
        row["part_of"] = ident("events", above) if number % 100 else ""

    def _figures(self, row: Row, number: int) -> None:
        unit = self.vocabularies["measure"][row["measure"]].unit
        row["currency"] = (row["currency"] or "USD") if unit == "money" else ""
        bounds = self.vocabularies["qualifier"][row["qualifier"]]
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
        mapped = row["precision"] != "not_mapped"
        row["lat"] = f"{self.random.randrange(1, 2 * 10**5) / 10**4:.12g}" if mapped else ""
        row["lon"] = f"-{self.random.randrange(6 * 10**5, 85 * 10**4) / 10**4:.12g}"
        row["lon"] = row["lon"] if mapped else ""

    def _sources(self, row: Row, number: int) -> None:
        text = self.texts[number]
        row |= {"kind": text.kind, "speaker_id": text.speaker, "publisher_id": text.publisher}
        row["published"] = self._when(text.day) if row["published"] else ""
        if text.read:
            row["access"] = self.random.choice(("full", "excerpt"))
            row["accessed"] = DAYS[self.random.randrange(READ, SEEN)]
            row["fingerprint"] = f"{self.random.getrandbits(256):064x}" if number % 3 else ""
            row["url"] = f"https://example.org/texts/{number}"
        else:
            row |= {"access": "relayed", "accessed": "", "fingerprint": ""}
            row["url"] = row["url"] if row["note_en"] else f"https://example.org/heard/{number}"

    def _keys_of_redirects(self) -> Iterator[tuple[Any, ...]]:
        return ((f"former-{number:07}", number) for number in range(self.counts["redirects"]))


def generate(rows: int, folder: Path) -> None:
    """Writes a valid dataset of about so many rows into the folder, which must not exist."""
    shutil.copytree(ROOT / "schema", folder / "schema")
    shutil.copy(ROOT / "datapackage.json", folder)
    (folder / "data").mkdir()
    maker = Maker(rows)
    for name, table in TABLES.items():
        with (folder / table.path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table.header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(maker.rows(name))


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
