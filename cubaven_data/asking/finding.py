"""Search: records by id, name, alias, title and sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cubaven_data.asking.filters import Where, days_of
from cubaven_data.model.cells import Code
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.index import NAMES
from cubaven_data.texts.spelling import alike, folded
from cubaven_data.texts.wording import LANGUAGES

if TYPE_CHECKING:
    from cubaven_data.asking.dataset import Dataset

# How alike a word must be to one that nobody mistyped, from 0 to 100 (see texts/spelling.py).
_ALIKE = 80


class Search:
    """What the records of a dataset are called and say, word by word."""

    def __init__(self, data: Dataset) -> None:
        self._data = data

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        return {id_: [*map(folded, _named(row))] for id_, row in self._data.rows.items()}

    @cached_property
    def _sentences(self) -> Mapping[str, str]:
        """What the records say, and the labels of their codes."""
        columns = [f"sentence_{language}" for language in LANGUAGES]
        return {
            id_: folded(" ".join([*filter(None, map(row.get, columns)), *self._labels(row)]))
            for id_, row in self._data.rows.items()
        }

    def _labels(self, row: Mapping[str, Any]) -> Iterator[str]:
        for column in TABLES[row["table"]].columns:
            if isinstance(column.cell, Code) and row[column.name]:
                term = self._data.vocabularies[column.cell.vocabulary][row[column.name]]
                yield f"{term.label_en} {term.label_es}"

    def named(self, text: str) -> list[str]:
        """The ids of the records with that id, name or alias."""
        said = folded(text)
        return [id_ for id_, names in self._names.items() if said in names]

    def found(self, text: str, where: Where) -> list[str]:
        """The ids of the rows that the text can mean and the filters fit, the best first."""
        fitting = [id_ for id_, row in self._data.rows.items() if where.fits(self._data, row)]
        if not text.strip():
            return sorted(fitting, key=self._first_day)
        asked = [{word} for word in folded(text).split()]
        ranked = self._ranked(fitting, text, asked)
        if not ranked and asked:
            ranked = self._ranked(fitting, text, [self._alike(*one) for one in asked])
        return [id_ for _, id_ in sorted(ranked, key=lambda one: one[0])]

    def _ranked(
        self, ids: Iterable[str], text: str, asked: Sequence[Collection[str]]
    ) -> list[tuple[int, str]]:
        exact = folded(text)
        ranked = []
        for id_ in ids:
            names = self._names[id_]
            if exact in names:
                ranked.append((0, id_))
            elif _has_all(" ".join(names), asked):
                ranked.append((1, id_))
            elif _has_all(" ".join([*names, self._sentences[id_]]), asked):
                ranked.append((2, id_))
        return ranked

    def _alike(self, word: str) -> list[str]:
        return alike(word, self._words, _ALIKE, 8)

    @cached_property
    def _words(self) -> list[str]:
        texts = (*(" ".join(names) for names in self._names.values()), *self._sentences.values())
        return [*{word: None for text in texts for word in text.split()}]

    def _first_day(self, id_: str) -> tuple[int, date]:
        """Claims by their dates, undated ones after them; then all others in their order."""
        row = self._data.rows[id_]
        if "standing" not in row:
            return 2, date.min
        first, last = days_of(row) or (None, None)
        day = first or last
        return (0, day) if day else (1, date.min)


def _named(row: Mapping[str, Any]) -> Iterator[str]:
    yield row["id"]
    yield from (row[column] for column in NAMES if row.get(column))
    yield from row.get("aliases") or ()


def _has_all(text: str, asked: Sequence[Collection[str]]) -> bool:
    """Whether of each of these sets of words the text has one that begins with it."""
    return bool(asked) and all(
        any(re.search(rf"\b{re.escape(word)}", text) for word in words) for words in asked
    )
