"""Search: records by id, name, alias, title and sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from cubaven_data.asking.filters import (
    CODES,
    FILTERS,
    RECORDS,
    UnknownValueError,
    Where,
    code_meant,
    in_time,
    period,
)
from cubaven_data.model.bibliography import Redirect
from cubaven_data.model.cells import Code
from cubaven_data.model.synonyms import NEAR, called
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.index import NAMES
from cubaven_data.reading.records import Records
from cubaven_data.texts.spelling import alike, folded
from cubaven_data.texts.wording import LANGUAGES, UserError, Words

# How alike a word must be to one that nobody mistyped, from 0 to 100 (see texts/spelling.py).
_ALIKE = 80
# How many records are suggested for one that does not exist.
_NEAR = 3


class UnclearError(UserError):
    """No record, or not only one, is meant; the message says which there are."""


def as_ids(text: str) -> tuple[str, str]:
    """The ids that the text can be: as it stands, and with its words as an id has them."""
    return text, folded(text).replace(" ", "-")


class Search:
    """What the records of a dataset are called and say, word by word."""

    def __init__(self, data: Records, rows: Mapping[str, Mapping[str, Any]]) -> None:
        self._data = data
        self._rows = rows

    def where(self, asked: Mapping[str, str | Sequence[str]]) -> Where:
        """The filters with these values, which may be written as people say them.

        Raises :class:`.filters.UnknownValueError` for a filter or value that does not exist.
        """
        for name in asked:
            if name not in FILTERS:
                raise UnknownValueError("no-filter", name=name, names=", ".join(FILTERS))
        given = {n: [value] if isinstance(value, str) else value for n, value in asked.items()}
        return Where(
            {n: {code_meant(self._data, n, v) for v in given[n]} for n in CODES if given.get(n)},
            [period(value) for value in given.get("date") or ()],
            *({self._record(name, v) for v in given.get(name) or ()} for name in RECORDS),
        )

    def _record(self, name: str, value: str) -> str:
        """The id of the record that the value of the filter names."""
        found = [id_ for id_ in self.meant(value) if self._rows[id_]["table"] in RECORDS[name]]
        if len(found) == 1:
            return found[0]
        if not self.meant(value):
            self._refuse_withdrawn(value, UnknownValueError)
        of_tables = self.where({"table": RECORDS[name]})
        near = " | ".join(found or self.found(value, of_tables)[:_NEAR])
        sentence = "no-value" if near else "no-record"
        raise UnknownValueError(sentence, name=name, value=value, nearest=near)

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        return {id_: [*map(folded, _named(row))] for id_, row in self._rows.items()}

    @cached_property
    def _sentences(self) -> Mapping[str, str]:
        """What the records say, and the labels of their codes."""
        columns = [f"sentence_{language}" for language in LANGUAGES]
        return {
            id_: folded(" ".join([*filter(None, map(row.get, columns)), *self._labels(row)]))
            for id_, row in self._rows.items()
        }

    def _labels(self, row: Mapping[str, Any]) -> Iterator[str]:
        for column in TABLES[row["table"]].columns:
            if isinstance(column.cell, Code) and row[column.name]:
                term = self._data.vocabularies[column.cell.vocabulary][row[column.name]]
                also = called(NEAR, column.cell.vocabulary, row[column.name])
                yield " ".join((term.label_en, term.label_es, *also))

    def meant(self, text: str) -> list[str]:
        """The ids that the text can stand for: an id, perhaps an old one or with other marks
        between its words, else a name or alias."""
        for id_ in as_ids(text):
            if current := self._data.current(id_):
                return [current]
        said = folded(text)
        return [id_ for id_, names in self._names.items() if said in names]

    def moved(self, text: str) -> Redirect | None:
        """The redirect of the id that the text can stand for; ``None`` if it has not moved."""
        return next(filter(None, map(self._data.redirect, as_ids(text))), None)

    def _refuse_withdrawn(self, text: str, error: type[UserError]) -> None:
        """Raises the error if the text is, or can stand for, an id that was withdrawn."""
        if gone := self.moved(text):
            reason = Words(gone.reason_en, gone.reason_es)
            raise error("was-withdrawn", value=gone.old_id, reason=reason)

    def one(self, text: str) -> str:
        """The id of the one record that the text can stand for.

        Raises :class:`UnclearError` if there is none or several.
        """
        found = self.meant(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnclearError("several-called", value=text, ids=" | ".join(found))
        self._refuse_withdrawn(text, UnclearError)
        # Ids that are filled in are alike by chance.
        ids = [id_ for id_, row in self._rows.items() if not TABLES[row["table"]].id_prefix]
        near = alike(as_ids(text)[-1], ids, _ALIKE, _NEAR)
        if not near and folded(text):
            near = (self._called(text) or self.found(text, self.where({})))[:_NEAR]
        sentence = "near-record" if near else "nothing-called"
        raise UnclearError(sentence, value=text, nearest=" | ".join(near))

    def _called(self, text: str) -> list[str]:
        """The ids of the records that have a name with these words, the shortest name first."""
        asked = [{word} for word in folded(text).split()]
        lengths = {
            id_: min((len(name) for name in names if _has_all(name, asked)), default=0)
            for id_, names in self._names.items()
        }
        return sorted(filter(lengths.get, lengths), key=lengths.__getitem__)

    def found(self, text: str, where: Where) -> list[str]:
        """The ids of the rows that the text can mean and the filters fit, the best first.

        An old id finds only what replaced it.
        """
        fitting = [id_ for id_, row in self._rows.items() if where.fits(self._data, row)]
        if not text.strip():
            return sorted(fitting, key=lambda id_: in_time(self._rows[id_]))
        if self._data.redirect(text):
            return [id_ for id_ in fitting if id_ == self._data.current(text)]
        words = folded(text).split()
        asked = [{word} for word in words]
        ranked = self._ranked(fitting, text, asked)
        singular = [*map(_singular, words)]
        if singular != asked:
            known = {id_ for _, id_ in ranked}
            others = [id_ for id_ in fitting if id_ not in known]
            ranked += [((3, 0), id_) for _, id_ in self._ranked(others, text, singular)]
        if not ranked and asked:
            ranked = self._ranked(fitting, text, [self._alike(*one) for one in asked])
        return [id_ for _, id_ in sorted(ranked, key=lambda one: one[0])]

    def _ranked(
        self, ids: Iterable[str], text: str, asked: Sequence[Collection[str]]
    ) -> list[tuple[tuple[int, int], str]]:
        """The ids with what to sort them by: called so, has it in a name (short ones first), or in
        what it says."""
        exact = folded(text)
        ranked = []
        for id_ in ids:
            names = self._names[id_]
            within = [len(name) for name in names if _has_all(name, asked)]
            if exact in names:
                ranked.append(((0, 0), id_))
            elif within:
                ranked.append(((1, min(within)), id_))
            elif _has_all(" ".join([*names, self._sentences[id_]]), asked):
                ranked.append(((2, 0), id_))
        return ranked

    def _alike(self, word: str) -> list[str]:
        return alike(word, self._words, _ALIKE, 8)

    @cached_property
    def _words(self) -> list[str]:
        texts = (*(" ".join(names) for names in self._names.values()), *self._sentences.values())
        return [*{word: None for text in texts for word in text.split()}]


def _singular(word: str) -> set[str]:
    """The word, and what it can be in the singular, with which a plural begins too."""
    ends = [end for end in ("s", "es") if word.endswith(end) and len(word) > len(end) + 3]
    return {word, *(word.removesuffix(end) for end in ends)}


def _named(row: Mapping[str, Any]) -> Iterator[str]:
    yield row["id"]
    yield from (row[column] for column in NAMES if row.get(column))
    yield from row.get("aliases") or ()


def _has_all(text: str, asked: Sequence[Collection[str]]) -> bool:
    """Whether of each of these sets of words the text has one that begins with it."""
    return bool(asked) and all(
        any(re.search(rf"\b{re.escape(word)}", text) for word in words) for words in asked
    )
