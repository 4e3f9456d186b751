"""The dataset as people ask it: what it has on something, what a record says, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cubaven_data.asking.filters import in_time
from cubaven_data.asking.finding import Search
from cubaven_data.asking.lines import Line, lines_of
from cubaven_data.asking.rivalry import Rivalry, rivalry
from cubaven_data.model.bibliography import Redirect
from cubaven_data.model.tables import TABLES
from cubaven_data.origins.counting import count
from cubaven_data.origins.lineage import source_links
from cubaven_data.reading.records import Records
from cubaven_data.release.printable import Printable
from cubaven_data.release.tables import Released, release
from cubaven_data.texts.wording import LANGUAGES, Language

Row = Mapping[str, Any]
"""A released row: its values by column, and the name of its ``table``."""


@dataclass(frozen=True, repr=False)
class Dataset(Records):
    """The records of a dataset, and answers from what is released of them.

    Ids that were redirected are followed everywhere. Where a method takes the id of a record, it
    raises :class:`UnknownIdError` if there is none.
    """

    @cached_property
    def released(self) -> Mapping[str, Released]:
        """The released tables by name."""
        return release(self)

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The released row of every record, by id, in the order of the tables and of the data."""
        found = {
            row["id"]: {"table": name, **row}
            for name, table in TABLES.items()
            for row in (self.released[name].rows if table.has_ids else ())
        }
        return {id_: found[id_] for id_ in self.ids}

    def row(self, id_: str) -> Row:
        """The released row of the record: its cells and what is derived from them."""
        return self.rows[self[id_].id]

    @cached_property
    def _search(self) -> Search:
        return Search(self, self.rows)

    def meant(self, text: str) -> list[str]:
        """The ids that the text can stand for: an id, perhaps an old one or with other marks
        between its words, else a name or alias."""
        return self._search.meant(text)

    def one(self, text: str) -> str:
        """The id of the one record that the text can stand for; see :meth:`meant`.

        Raises :class:`.finding.UnclearError` if there is none or several.
        """
        return self._search.one(text)

    def moved(self, text: str) -> Redirect | None:
        """The redirect of the id that the text can stand for; ``None`` if it has not moved."""
        return self._search.moved(text)

    def find(self, text: str = "", **where: str | Sequence[str]) -> list[Row]:
        """The rows that the text can mean, the best first, among those that fit ``where``.

        The text is looked up in ids, names, aliases, titles and sentences of both languages;
        accents and capitals are ignored, typing errors if nothing else fits. Without a text, all
        rows that fit; claims are in the order of their dates. ``where`` are the filters of
        :data:`.filters.FILTERS`, each a value or several of which one must fit:
        ``data.find("guard", table="figures", support=["documented", "corroborated"])``. Raises
        :class:`.filters.UnknownValueError` for a filter or value that does not exist.
        """
        return [self.rows[id_] for id_ in self._search.found(text, self._search.where(where))]

    @cached_property
    def _printable(self) -> Mapping[Language, Printable]:
        return {language: Printable(self, language) for language in LANGUAGES}

    def sentence(self, id_: str, language: Language = "en") -> str:
        """The claim as a sentence; of a record that is no claim, its name or title."""
        return self._printable[language].said(self[id_])

    def cite(self, id_: str, language: Language = "en") -> str:
        """What the record says with its citations, ready to be printed."""
        return self._printable[language].cited(self[id_])

    def lines(self, id_: str, column: str = "sources") -> tuple[Line, ...]:
        """Who relays the claim to whom: a tree for each origin that the column cites, down to the
        texts that were read. ``column`` may also be ``disputed_by``."""
        return lines_of(self.lineage, getattr(self[id_], column, None) or ())

    def voices(self, id_: str) -> list[str]:
        """The ids of those whom the claim goes back to: governments, speakers, publishers, or
        sources that are not named."""
        origins = count(self.lineage, getattr(self[id_], "sources", None) or ())
        return sorted(frozenset().union(*map(self.lineage.voices, origins.effective)))

    def rivals(self, id_: str) -> list[Row]:
        """The rows of the claim and of its rivals, its own first; empty if it has no rivals."""
        current = self[id_].id
        others: Sequence[Any] = (
            self.rival_figures.of.get(current) or self.rival_relations.of.get(current) or ()
        )
        return [self.row(id_), *(self.rows[one.id] for one in others)] if others else []

    def group(self, id_: str) -> list[Row]:
        """The rows of the group of rivals to which the claim belongs, itself included; empty if it
        belongs to none."""
        return self._alike(id_, "rival_group")

    def rivalry(self, id_: str) -> Rivalry | None:
        """How many numbers and independent origins there are among the rivals of the claim."""
        rows = self.rivals(id_)
        return rivalry(self, rows) if rows else None

    def answers(self, id_: str) -> list[Row]:
        """The possible answers to the question that the relation answers, itself included; empty
        if it is not one of several."""
        return self._alike(id_, "open_question")

    def _alike(self, id_: str, column: str) -> list[Row]:
        return [*self._groups[column].get(self.row(id_).get(column), ())]

    @cached_property
    def _groups(self) -> Mapping[str, Mapping[str | None, list[Row]]]:
        """The rows of each group of claims, by the column that names the group."""
        found: dict[str, dict[str | None, list[Row]]] = {"rival_group": {}, "open_question": {}}
        for row in self.rows.values():
            for column, groups in found.items():
                if group := row.get(column):
                    groups.setdefault(group, []).append(row)
        return found

    def alternatives_to(self, id_: str) -> list[Row]:
        """The other values that sources give for cells of the record."""
        return self._referring(id_, "alternatives", "record_id")

    def links(self, id_: str) -> list[Row]:
        """The relations that the record has, in the order of their dates, undated ones last."""
        return sorted(self._referring(id_, "relations", "subject_id", "object_id"), key=in_time)

    def relays(self, id_: str) -> list[str]:
        """The ids of the sources that the source relays."""
        return [origin for origin, by in self._source_links if by == self[id_].id]

    def relayed_by(self, id_: str) -> list[str]:
        """The ids of the sources that relay the source."""
        return [by for origin, by in self._source_links if origin == self[id_].id]

    @cached_property
    def _source_links(self) -> Iterable[tuple[str, str]]:
        return source_links(citation for _, _, citation in self.citations())

    def _referring(self, id_: str, table: str, *columns: str) -> list[Row]:
        by = [one for one, column in self.mentions(id_) if column in columns]
        return [row for one in dict.fromkeys(by) if (row := self.rows[one])["table"] == table]

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for by, column, id_ in self._references():
            found.setdefault(id_, []).append((by, column))
        return found

    def _references(self) -> Iterator[tuple[str, str, str]]:
        for name, table in TABLES.items():
            for record in self.tables[name] if table.has_ids else ():
                for column, id_ in table.referred(record):
                    yield getattr(record, "id"), column, id_  # noqa: B009
        for record, column, citation in self.citations():
            for id_ in citation.ids:
                yield record.id, column, id_

    def mentions(self, id_: str) -> list[tuple[str, str]]:
        """The records that refer to the record or cite it, each with the column."""
        return list(dict.fromkeys(self._mentions.get(self[id_].id, ())))
