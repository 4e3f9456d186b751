"""The release as the site reads it: the tables and the files by id of ``dist/json`` alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

Row = dict[str, Any]

WITH_RECORDS = (
    *("actors", "agencies", "agreements", "events", "figures", "relations", "alternatives"),
    *("places", "sources", "publishers"),
)
DERIVED = ("claims", "codes", "citations", "redirects")


def imputed(figure: Row) -> bool:
    """Whether the text of a figure has a word, as "dozens", whose bounds the release reckons."""
    return bool(figure["qualifier"] == "order_of_magnitude")


def what_is_counted(figure: Row) -> tuple[str | None, ...]:
    """What a figure is a number of, whoever is counted."""
    return figure["about_id"], figure["measure"], figure["per"], figure["currency"]


class Release:
    """A release in a folder. Raises ``FileNotFoundError`` where a part is missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.json = folder / "json"
        self.package: Row = json.loads((self.json / "datapackage.json").read_text("utf-8"))
        self.tables: dict[str, list[Row]] = {
            name: self._table(name) for name in (*WITH_RECORDS, *DERIVED)
        }

    def _table(self, name: str) -> list[Row]:
        rows: list[Row] = json.loads((self.json / f"{name}.json").read_text("utf-8"))["rows"]
        return rows

    def records(self) -> Iterator[Row]:
        """What ``json/by-id`` has on each record and on each id that moved, by id."""
        for path in sorted((self.json / "by-id").glob("*.json")):
            yield json.loads(path.read_bytes())

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """The row of each record in its own table."""
        return {row["id"]: row for name in WITH_RECORDS for row in self.tables[name]}

    @cached_property
    def claims(self) -> dict[str, Row]:
        """The row of each claim in the table of claims."""
        return {row["id"]: row for row in self.tables["claims"]}

    @cached_property
    def cited(self) -> dict[str, list[Row]]:
        """Of each claim the citations that support the whole of it."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.tables["citations"]:
            if row["column_name"] == "sources" and not row["supports"]:
                found[row["record_id"]].append(row)
        return found

    @cached_property
    def said_by(self) -> dict[str, list[str]]:
        """Of whoever speaks the claims that go back to it, those read most often first."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in sorted(self.tables["claims"], key=lambda row: -row["n_citations"]):
            speakers = [self.by_id[id_]["speaker_id"] or [] for id_ in row["origins"]]
            for id_ in {*row["voices"], *chain.from_iterable(speakers)}:
                found[id_].append(row["id"])
        return found

    @cached_property
    def counting(self) -> dict[tuple[str | None, ...], list[Row]]:
        """The figures by what they are numbers of, those read most often first."""
        found: dict[tuple[str | None, ...], list[Row]] = defaultdict(list)
        for row in sorted(self.tables["figures"], key=lambda row: -row["n_citations"]):
            found[what_is_counted(row)].append(row)
        return found

    @cached_property
    def alike(self) -> dict[str, set[str]]:
        """Of a record itself and all that it may be the same as, directly or through others."""
        found: dict[str, set[str]] = {}
        for row in self.tables["relations"]:
            if row["kind"] == "possibly_same_as" and row["outcome"] not in ("withdrawn", "refuted"):
                one, other = row["subject_id"], row["object_id"]
                together = found.get(one, {one}) | found.get(other, {other})
                found |= dict.fromkeys(together, together)
        return found

    @cached_property
    def last_read(self) -> str:
        """The day on which a text was last read: how fresh the data is."""
        return max((row["accessed"] or "" for row in self.tables["sources"]), default="")
