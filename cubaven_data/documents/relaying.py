"""The page on relay errors: what texts changed in what they relay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from cubaven_data.documents.pages import page
from cubaven_data.model.citations import Citation
from cubaven_data.reading.records import Records
from cubaven_data.release.labels import Labels
from cubaven_data.release.sentences import Sentences
from cubaven_data.texts.wording import Language

OUTCOME = "misquoted"
"""The outcome of a claim that a text ascribes to somebody who said something else."""


class RelayError(NamedTuple):
    """A claim as a text relays it, what is to be known of it, and who says otherwise."""

    id: str
    texts: str
    sentence: str
    note: str
    against: str


def relay_errors(dataset: Records, language: Language) -> Iterator[RelayError]:
    """The claims that are misquotations, in the order of the tables."""
    labels, sentences = Labels(dataset, language), Sentences(dataset, language)

    def listed(citations: tuple[Citation, ...] | None) -> str:
        return "; ".join(labels.cited(one) for one in citations or () if not one.columns)

    records: Iterator[Any] = chain(*dataset.tables.values())
    for record in records:
        if getattr(record, "outcome", None) == OUTCOME:
            told = (getattr(record, f"{name}_{language}", None) for name in ("note", "summary"))
            yield RelayError(
                record.id,
                listed(record.sources),
                sentences.of(record),
                next(filter(None, told), ""),
                listed(record.disputed_by),
            )


def relay_errors_page(language: Language, dataset: Records) -> str:
    """The page in the language."""
    return page("relay-errors", language, errors=[*relay_errors(dataset, language)])
