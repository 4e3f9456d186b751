"""A JSON file for each id: all that the dataset has on a record, or what became of the id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.model.bibliography import Redirect
from cubaven_data.model.derived import CITATIONS
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import Json, plain
from cubaven_data.publishing.writers.sealed import Files, document
from cubaven_data.release.file_models import BY_ID
from cubaven_data.release.labels import Labels
from cubaven_data.texts.wording import LANGUAGES

_SCHEMA = f"../schema/{BY_ID}.json"


def by_id_files(data: Dataset) -> Files:
    """One file per id, in use or not, as :class:`.file_models.FileModels` describes them."""
    files = {f"{BY_ID}/{id_}.json": content for id_, content in _Whole(data).records()}
    for redirect in data.redirects:
        files[f"{BY_ID}/{redirect.old_id}.json"] = document(
            data, _SCHEMA, _moved(redirect, data), indent=None
        )
    return files


def _moved(redirect: Redirect, data: Dataset) -> Json:
    return {
        "id": redirect.old_id,
        "redirect_to": data.current(redirect.old_id),
        "reason_en": redirect.reason_en,
        "reason_es": redirect.reason_es,
        "since": str(redirect.since),
    }


class _Whole:
    """All that a dataset has on each record."""

    def __init__(self, data: Dataset) -> None:
        self._data = data
        self._names = dict(_names(data))
        self._citations: dict[str, list[Json]] = {}
        for citation in data.released[CITATIONS.name].rows:
            self._citations.setdefault(citation["record_id"], []).append(_plain(citation))
        self._about: dict[str, list[Row]] = {}
        for row in data.find(table="figures"):
            self._about.setdefault(row["about_id"], []).append(row)

    def records(self) -> Iterator[tuple[str, bytes]]:
        """Every record's id and file."""
        for id_, row in self._data.rows.items():
            yield id_, document(self._data, _SCHEMA, self._on(id_, row), indent=None)

    def _on(self, id_: str, row: Row) -> Json:
        data = self._data
        beside: dict[str, list[Row]] = {
            "figures": self._about.get(id_, []),
            "relations": data.links(id_),
            "alternatives": data.alternatives_to(id_),
        }
        if "rival_group" in row:
            beside["rivals"] = [rival for rival in data.rivals(id_) if rival["id"] != id_]
        mentions = data.mentions(id_)
        shown = dict.fromkeys([id_, *(one["id"] for rows in beside.values() for one in rows)])
        others = dict.fromkeys([*(by for by, _ in mentions), *self._referred(shown)])
        return {
            "table": row["table"],
            "record": _plain(row),
            **{f"cite_{language}": data.cite(id_, language) for language in LANGUAGES},
            "citations": self._citations.get(id_, []),
            **{name: [*map(_plain, rows)] for name, rows in beside.items()},
            "mentions": [{"id": by, "column": column} for by, column in mentions],
            "names": {other: self._names[other] for other in others if other not in shown},
        }

    def _referred(self, ids: Iterable[str]) -> Iterator[str]:
        """The ids of all to which the records refer, and of all sources that they cite."""
        for id_ in ids:
            row, record = self._data.rows[id_], self._data[id_]
            table = TABLES[row["table"]]
            yield from (self._data[other].id for _, other in table.referred(record))
            for _, citation in table.cited(record):
                yield from citation.ids
                yield from sorted(self._data.lineage.voices(citation.origin))


def _names(data: Dataset) -> Iterator[tuple[str, Json]]:
    labels = [Labels(data, language) for language in LANGUAGES]
    for id_, row in data.rows.items():
        names = {f"name_{language}": data.sentence(id_, language) for language in LANGUAGES}
        called = {f"label_{label.language}": label.of(id_) for label in labels}
        yield id_, {"table": row["table"], **names, **called, "url": row.get("url")}


def _plain(row: Row) -> Json:
    return {name: plain(value) for name, value in row.items() if name != "table"}
