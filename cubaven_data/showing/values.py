"""Values of cells in words: labels of codes, names of records, citations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.citations import Citation
from cubaven_data.model.columns import Column
from cubaven_data.model.dates import Date
from cubaven_data.model.values import items_of, plain
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.labels import Labels
from cubaven_data.texts.wording import Language, texts


def written(value: Any) -> str:  # noqa: ANN401
    """A single value as it is written in a cell."""
    return str(plain(value))


class Values:
    """The values of the cells of a dataset in a language; each as a list, of which most have one.

    Dates are given as they are written too, because what they say exactly is what matters.
    """

    def __init__(self, data: Dataset, language: Language) -> None:
        self._data = data
        self._labels = Labels(data, language)
        self._language = language

    def in_words(self, column: Column, value: Any) -> Sequence[str]:  # noqa: ANN401
        """The value of a cell in words; an empty list if it is blank."""
        return [self._one(column, one) for one in items_of(value)]

    def written(self, value: Any) -> Sequence[str]:  # noqa: ANN401
        """The value as it is written in the cell; an empty list if it is blank."""
        return [written(one) for one in items_of(value)]

    def _one(self, column: Column, value: Any) -> str:  # noqa: ANN401
        if isinstance(value, Citation):
            said = self._labels.cited(value) if {*value.ids} <= self._data.ids else str(value)
            if not value.columns:
                return said
            of = texts(self._language)["diff"]["supports"]
            return str(of.format(said=said, columns=", ".join(value.columns)))
        if isinstance(column.cell, Code):
            return self._labels.code(column.cell.vocabulary, value)
        if isinstance(column.cell, Reference) and value in self._data:
            return f"{self._labels.title(value)} [{value}]"
        if isinstance(value, Date):
            return f"{name_in_words(value, self._language)} ({value})"
        return written(value)
