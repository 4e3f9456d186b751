"""The release as the site reads it: the tables and the files by id of ``dist/json`` alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

Row = dict[str, Any]

WITH_RECORDS = (
    *("actors", "agencies", "agreements", "events", "figures", "relations", "alternatives"),
    *("places", "sources", "publishers"),
)
DERIVED = ("claims", "codes", "citations", "redirects")


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
    def last_read(self) -> str:
        """The day on which a text was last read: how fresh the data is."""
        return max((row["accessed"] or "" for row in self.tables["sources"]), default="")
