"""The parts of a page on a record: what it says, who relays whom, its rivals, who refers to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.asking.filters import in_time
from cubaven_data.asking.lines import Line, Place
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import Column
from cubaven_data.model.dates import Date, parse
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import plain
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.labels import Labels, contracted, name_of
from cubaven_data.release.printable import Printable
from cubaven_data.showing.blocks import Block, Drawing, Facts, Heading, Item, Items, Paragraph
from cubaven_data.showing.lists import label
from cubaven_data.showing.ranges import by_size, drawn
from cubaven_data.texts.wording import Language, text, texts

# Of those who refer to a record, how many of each sort are shown.
_SHOWN = 10
# References that have a part of their own.
_SHOWN_ELSEWHERE = ("subject_id", "object_id", "record_id")


class Sections:
    """The parts of the pages on the records of a dataset, in a language.

    Each is a sequence of blocks, empty if there is nothing to say.
    """

    def __init__(self, data: Dataset, language: Language) -> None:
        self._data = data
        self._language: Language = language
        self._labels = Labels(data, language)
        self._printable = Printable(data, language)
        self._texts = texts(language)["show"]

    def header(self, row: Row) -> str:
        """The id, the table, what kind of record it is, and its name or title."""
        marks = [row["id"], texts(self._language)["one"][row["table"]]]
        kind = "measure" if row["table"] == "figures" else "kind"
        if code := row.get(kind):
            marks.append(self._code(row, kind, code))
        if row["table"] == "alternatives":
            marks.append(self._column(row["field"]))
        # The title of a source follows in its entry.
        name = name_of(self._data[row["id"]], self._language)
        if name and row["table"] != "sources":
            marks.append(name)
        return " · ".join(marks)

    def statement(self, row: Row) -> Iterator[Block]:
        """What the record says, with its summary and note; a source, as a bibliography has it."""
        if row["table"] == "sources":
            yield Paragraph(self.entry(row["id"]))
        elif "standing" in row:
            yield Paragraph(self._data.sentence(row["id"], self._language))
        for column in ("summary", "note"):
            if said := row.get(f"{column}_{self._language}"):
                yield Paragraph(said)

    def entry(self, source_id: str) -> str:
        """The source as a bibliography has it."""
        return self._printable.entry(self._data[source_id])

    def facts(self, row: Row) -> Iterator[Block]:
        """The values that the sentence does not say, and how well the record is supported."""
        if pairs := [*self.values(row), *self._support(row)]:
            yield Facts(pairs)

    def places(self, locators: Iterable[str]) -> tuple[str, str]:
        """Where a text was read, with what that is called."""
        return self._texts["read-at"], self._labels.places(locators)

    def values(self, row: Row, *columns: str) -> Iterator[tuple[str, str]]:
        """The values of these columns, or all that have a name for readers, with their names."""
        record, names = self._data[row["id"]], self._texts["columns"]
        for column in TABLES[row["table"]].columns:
            is_asked = column.name in columns or not columns
            value = getattr(record, column.name)
            is_told = row["table"] == "sources" and column.name == "url"
            is_told = is_told or value == name_of(record, self._language)
            if is_asked and column.name in names and not is_told and value is not None:
                yield names[column.name], self._value(column, value)

    def _value(self, column: Column, value: Any) -> str:  # noqa: ANN401 - of any cell type
        if isinstance(value, Date):
            return name_in_words(value, self._language)
        if isinstance(column.cell, Code):
            return label(self._data, value, self._language, column.cell.vocabulary)
        shown = self.named if isinstance(column.cell, Reference) else lambda one: str(plain(one))
        return "; ".join(map(shown, value if isinstance(value, tuple) else (value,)))

    def named(self, id_: str) -> str:
        """What the record is called, with its id."""
        return f"{self._labels.title(id_)} [{id_}]"

    def _code(self, row: Row, column: str, code: str) -> str:
        cell = TABLES[row["table"]].column(column).cell
        assert isinstance(cell, Code)
        return label(self._data, code, self._language, cell.vocabulary)

    def _column(self, name: str) -> str:
        fields = texts(self._language)["sentences"]["fields"]
        return str(fields.get(name, name))

    def _support(self, row: Row) -> Iterator[tuple[str, str]]:
        if "support" not in row:
            return
        said = self._texts
        yield said["support"], self._explained(row["support"], "support")
        yield said["go-back-to"], self._origins(row)
        if "standing" in row:
            yield said["standing"], self._explained(row["standing"], "standing", "outcome")
        if "rival_group" in row and not self._data.rivals(row["id"]):
            yield said["rivals"], said["none"]
        yield said["who"], row[f"who_says_so_{self._language}"]
        if row.get("claimed_on"):
            yield said["claimed"], name_in_words(parse(row["claimed_on"]), self._language)
        if row["not_told"]:
            yield said["not-told"], ", ".join(map(self._column, row["not_told"]))

    def _origins(self, row: Row) -> str:
        """How many origins the row goes back to, and in how many citations."""
        counts = self._counted(row["n_origins"], row["n_unnamed_origins"])
        cited = text("show", "citations", self._language, n=row["n_citations"])
        return f"{', '.join(counts)} ({cited})"

    def _counted(self, n_origins: int, n_unnamed: int) -> list[str]:
        """How many independent origins there are, and how many unnamed ones if there are any."""
        counts = [text("show", "origins", self._language, n=n_origins)]
        if n_unnamed:
            counts.append(text("show", "unnamed", self._language, n=n_unnamed))
        return counts

    def flags(self, row: Row) -> Iterator[Block]:
        """What to know before the record is printed."""
        if flags := row.get("flags"):
            yield Heading(self._texts["flags"])
            yield Items([Item(self._explained(flag, "flag")) for flag in flags])

    def _explained(self, code: str, *vocabularies: str) -> str:
        lists = [self._data.vocabularies[name] for name in vocabularies]
        term = next(terms[code] for terms in lists if code in terms)
        means = getattr(term, f"definition_{self._language}")
        return f"{getattr(term, f'label_{self._language}')}. {means}"

    def lines(self, row: Row) -> Iterator[Block]:
        """Who relays whom: a tree for each origin, and for each that disputes the claim."""
        for column in ("sources", "disputed_by"):
            if found := self._data.lines(row["id"], column):
                yield Heading(self._texts[column])
                yield Items(self.trees(found))

    def trees(self, lines: Iterable[Line]) -> list[Item]:
        """The lines in words, each with those who relay it below."""
        return [
            Item(self._line(line, bool(line.read)), self._below(line.relayed_by)) for line in lines
        ]

    def _below(self, lines: Iterable[Line]) -> tuple[Item, ...]:
        return tuple(Item(self._line(line), self._below(line.relayed_by)) for line in lines)

    def _line(self, line: Line, is_own: bool = False) -> str:
        said = self._labels.text(line.source_id)
        if line.reprints:
            original = self._labels.text(line.reprints)
            said = self._texts["reprint"].format(text=said, original=original)
            said = contracted(said) if self._language == "es" else said
        if line.follows:
            said = self._labels.following(said, line.follows)
        marks = "; ".join(map(self._place, line.read))
        said = f"{said}, {marks}" if marks else said
        notes = [self._texts["own"]] if is_own else []
        if line.attribution != "stated":
            notes.append(label(self._data, line.attribution, self._language, "flag"))
        noted = f" ({', '.join(notes)})" if notes else ""
        return f"{said}{noted} [{line.source_id}]"

    def _place(self, place: Place) -> str:
        said = self._labels.places([place.locator])
        if not place.columns:
            return said
        columns = ", ".join(map(self._column, place.columns))
        return str(self._texts["for"].format(place=said, columns=columns))

    def alternatives(self, row: Row, *, traced: bool = False) -> Iterator[Block]:
        """Other values that sources give for cells of the record; ``traced``, who relays whom."""
        if rows := self._data.alternatives_to(row["id"]):
            yield Heading(self._texts["alternatives"])
            yield Items([self._graded(one, traced) for one in rows])

    def rivals(self, row: Row, *, traced: bool = False) -> Iterator[Block]:
        """The rivals of the claim and what they amount to; figures that count are drawn.

        If ``traced``, each of the others has below it who relays it to whom.
        """
        rows, amount = self._data.rivals(row["id"]), self._data.rivalry(row["id"])
        if not amount:
            return
        yield Heading(self._texts["rivals"])
        counts = [text("show", "claims", self._language, n=len(rows))]
        if amount.n_numbers:
            counts = [text("show", "numbers", self._language, n=amount.n_numbers)]
        counts += self._counted(amount.n_origins, amount.n_unnamed_origins)
        conflict = amount.conflict
        said = label(self._data, conflict, self._language, "conflict") if conflict else ""
        yield Paragraph("; ".join(filter(None, (", ".join(counts), said))))
        if amount.n_numbers:
            counted = [one for one in rows if one["id"] in amount.counted]
            yield Drawing(lambda width: drawn(counted, self._language, width))
        rows.sort(key=by_size if row["table"] == "figures" else in_time)
        yield Items([self._graded(one, traced and one is not row) for one in rows])

    def _graded(self, row: Row, traced: bool) -> Item:
        """A claim with its voices and its support, and perhaps who relays it to whom."""
        voices = ", ".join(map(self._labels.of, self._data.voices(row["id"])))
        origins = text("show", "origins", self._language, n=row["n_origins"])
        standing = label(self._data, row["standing"], self._language, "standing", "outcome")
        graded = label(self._data, row["support"], self._language, "support")
        marks = [graded, origins, *([standing] if row["standing"] != "undisputed" else [])]
        below = [Item(f"{self._texts['voices']}: {voices}"), Item(", ".join(marks))]
        if traced:
            below += self.trees(self._data.lines(row["id"]))
            if disputing := self._data.lines(row["id"], "disputed_by"):
                below.append(Item(self._texts["disputed_by"], tuple(self.trees(disputing))))
        return Item(self.said(row), tuple(below))

    def said(self, row: Row) -> str:
        """The record in one line: its id and what it says."""
        return f"{row['id']}: {self._data.sentence(row['id'], self._language)}"

    def answers(self, row: Row) -> Iterator[Block]:
        """The other possible answers to the question that the relation answers."""
        rows = [one for one in self._data.answers(row["id"]) if one is not row]
        yield from self._listed("answers", sorted(rows, key=in_time))

    def links(self, row: Row) -> Iterator[Block]:
        """The relations of the record in the order of their dates."""
        yield from self._listed("links", self._data.links(row["id"]))

    def relays(self, row: Row) -> Iterator[Block]:
        """Which sources the source relays, and which relay it."""
        if row["table"] == "sources":
            for name in ("relays", "relayed_by"):
                yield from self._cut(
                    self._texts[name], map(self._source, getattr(self._data, name)(row["id"]))
                )

    def _source(self, id_: str) -> str:
        return f"{self._labels.text(id_)} [{id_}]"

    def mentions(self, row: Row) -> Iterator[Block]:
        """Who else refers to the record or cites it, by column."""
        found: dict[str, list[str]] = {}
        for by, column in self._data.mentions(row["id"]):
            if column not in _SHOWN_ELSEWHERE:
                found.setdefault(column, []).append(self.said(self._data.rows[by]))
        for column, said in found.items():
            more = "more-cited" if column in ("sources", "publisher_id") else "more"
            yield from self._cut(self._texts["mentions"][column], said, more, row["id"])

    def _listed(self, heading: str, rows: Sequence[Row]) -> Iterator[Block]:
        if rows:
            yield Heading(self._texts[heading])
            yield Items([Item(self.said(row)) for row in rows])

    def _cut(
        self, heading: str, said: Iterable[str], more: str = "more", id_: str = ""
    ) -> Iterator[Block]:
        """A list of which no more is shown than a reader takes in, and how many more there are."""
        items = [Item(one) for one in said]
        if (n := len(items) - _SHOWN) > 0:
            items[_SHOWN:] = [Item(text("show", more, self._language, n=n, id=id_))]
        if items:
            yield Heading(heading)
            yield Items(items)
