"""The names by which a saved text may refer to what a row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from cubaven_data.reading.records import Records
from cubaven_data.reading.rows import Row
from cubaven_data.texts.wording import Language

# The kinds of record whose names are descriptions of ours.
_DESCRIBED = ("group", "institution", "building", "installation", "protection_unit")


class Name(NamedTuple):
    """A name, and a form in which a text may print it."""

    whole: str
    form: str


class Names:
    """The names of the records of a dataset."""

    def __init__(self, dataset: Records) -> None:
        self._dataset = dataset
        self._linked: dict[str, list[str]] = {}
        for relation in dataset.relations:
            ends = relation.subject_id, relation.object_id
            for one, other in (ends, ends[::-1]):
                self._linked.setdefault(one, []).append(other)

    def of(self, row: Row, languages: Sequence[Language]) -> list[Name]:
        """The names of the row itself and of the records that it refers to.

        These are aliases, acronyms, English names, which texts in any language print, and the names
        in the languages of the text.
        """
        columns = ("subject_id", "object_id", "about_id", "record_id", "place_id")
        ids = [row.id, *(getattr(row.record, column, "") or "" for column in columns)]
        known = (id_ for id_ in ids if id_ in self._dataset)
        return list(dict.fromkeys(name for id_ in known for name in self._names(id_, languages)))

    def _names(self, id_: str, languages: Sequence[Language]) -> Iterator[Name]:
        yield from self._own_names(id_, languages)
        record = self._dataset[id_]
        titled = bool(getattr(record, "title_en", ""))
        described = titled or getattr(record, "kind", "") in _DESCRIBED
        # Texts do not use our titles, nor our descriptions of groups. They refer to them by their
        # main words (cut to seven letters to match inflections) or by those who took part.
        for text in _in(languages, record, "title" if titled else "name") if described else ():
            yield from (Name(text, word[:7]) for word in re.findall(r"\w{6,}|[A-Z]{3,}", text))
        if titled:
            for other in self._linked.get(id_, []):
                yield from self._own_names(other, languages)

    def _own_names(self, id_: str, languages: Sequence[Language]) -> Iterator[Name]:
        record = self._dataset[id_]
        if hasattr(record, "name_en"):
            names = [record.name_en, *_in(languages, record, "name")]
            names += filter(None, (getattr(record, "acronym", None),))
            names += getattr(record, "aliases", None) or ()
            yield from (Name(name, name) for name in names)
            if record.kind == "person":
                yield Name(record.name_en, record.name_en.split()[-1])


def _in(languages: Sequence[Language], record: Any, column: str) -> Iterator[str]:  # noqa: ANN401
    for language in languages:
        if text := getattr(record, f"{column}_{language}", None):
            yield text
