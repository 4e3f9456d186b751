"""The dataset as people ask it: what it has on something, what a record says, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cubaven_data.asking.finding import Search
from cubaven_data.model.tables import TABLES
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
        """The released row of every record, by id, in the order of the tables."""
        return {
            row["id"]: {"table": name, **row}
            for name, table in TABLES.items()
            for row in (self.released[name].rows if table.has_ids else ())
        }

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

    def rivals(self, id_: str) -> list[Row]:
        """The rows that rival the claim, itself included; empty if it has no rivals."""
        row = self.row(id_)
        group = row.get("rival_group")
        if group is None:
            return []
        return [one for one in self.rows.values() if one.get("rival_group") == group]

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for by, column, id_ in self._references():
            found.setdefault(id_, []).append((by, column))
        return found

    def _references(self) -> Iterator[tuple[str, str, str]]:
        for name, table in TABLES.items():
            for record in self.tables[name] if table.has_ids else ():
                by = getattr(record, "id")  # noqa: B009
                for column in table.references:
                    value = getattr(record, column)
                    for id_ in (value,) if isinstance(value, str) else value or ():
                        yield by, column, id_
        for record, column, citation in self.citations():
            for id_ in citation.ids:
                yield record.id, column, id_

    def mentions(self, id_: str) -> list[tuple[str, str]]:
        """The records that refer to the record or cite it, each with the column."""
        return list(dict.fromkeys(self._mentions.get(self[id_].id, ())))
