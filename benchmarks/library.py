"""The sources of a generated dataset, and claims that cite what carries their status.

All that is told lies before 2020, all that was read appeared later, and was read in 2026: no text
tells what had not begun. Of two texts that were both read, or both relayed, the one with the lower
number is older: no text relays or carries a later one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from likeness import LEAST, READ, RECENT, TOLD, Likeness, Row, ident

from cubaven_data.model.citations import Citation, join
from cubaven_data.origins.lineage import SAME_TEXT
from cubaven_data.model.tables import TABLES


@dataclass(slots=True)
class Text:
    """A source: what claims that cite it have to know."""

    kind: str
    read: bool
    day: int
    speaker: str
    publisher: str


class Library:
    """The sources, and citations of them."""

    def __init__(self, like: Likeness) -> None:
        self.like = like
        self.random = like.random
        self.texts = [self._text(number) for number in range(like.counts["sources"])]
        self.read = [number for number, text in enumerate(self.texts) if text.read]
        self.unread = [number for number, text in enumerate(self.texts) if not text.read]
        self.original_of = dict(self._copies())
        # A paragraph gives several rows: the last citations are used again.
        self.said: deque[list[Citation]] = deque(maxlen=RECENT)
        cited = {
            name: [row["sources"] for row in rows]
            for name, rows in like.real.items()
            if "sources" in TABLES[name].header
        }
        self.repeated = {name: 1 - len(set(cells)) / len(cells) for name, cells in cited.items()}

    def _text(self, number: int) -> Text:
        """The n-th source; later ones appeared later, and those read after those only relayed."""
        count = self.like.counts["sources"]
        read = number % 4 == 0
        if read:
            kinds = ["news_article"] * 6 + ["wire_report", "report", "primary_document"]
            day = TOLD + number * (READ - TOLD) // count
        else:
            kinds = [row["kind"] for row in self.like.real["sources"] if row["access"] == "relayed"]
            day = number * TOLD // count
        kind = self.random.choice([*kinds, "official_statement", "statement", "named_testimony"])
        spoken = kind in ("official_statement", "statement", "named_testimony")
        speaker = self.like.some(self.random.choice(("actors", "agencies"))) if spoken else ""
        publisher = self.like.some("publishers") if self.random.random() < 0.65 else ""
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
        counts_as = self.like.vocabularies["source_kind"][text.kind].origin_type
        voice = "" if counts_as == "unnamed" else text.speaker or text.publisher
        return counts_as, voice or ident("sources", number)

    def _citations(self) -> list[Citation]:
        """Mostly one, at times up to four; most relay somebody."""
        found: dict[Citation, None] = {}
        for _ in range(self.random.choice((1, 1, 1, 1, 1, 1, 1, 2, 3, 4))):
            place = self.random.randrange(1, 60)
            form = self.random.choice(
                (f"p{place}", f"p{place}", f"p{place}-{place + 2}", f"pg{place}", f"t{place:02}:30")
            )
            read = ident("sources", self.random.choice(self.read))
            relayed = self.random.random() < 0.75 and self.unread
            origin = ident("sources", self.random.choice(self.unread)) if relayed else None
            found[Citation(read, form, origin)] = None
        return list(found)

    def cite(self, row: Row, table: str) -> None:
        """Gives the row of the table citations, and a status that they carry."""
        if self.said and self.random.random() < self.repeated[table]:
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
