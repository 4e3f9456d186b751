"""One page for each record, and one for each id that moved."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import chains
from facts import facts, kind
from release import Release, Row
from wording import Words

SHOWN = 20
"""How many of the rows that refer to a record its page lists; a page of its own lists all."""
CITATIONS_SHOWN = 60
RELATIONS = ("subject_id", "object_id")
LISTED_APART = {"figures": "about_id", "alternatives": "record_id"}


class RecordPages:
    """What the templates of the pages on records are filled with, in one language."""

    def __init__(self, words: Words, release: Release) -> None:
        self.words = words
        self.release = release

    def moved(self, entry: Row) -> Row:
        """The page on an id that moved or was withdrawn."""
        return {
            "id": entry["id"],
            "target": entry["redirect_to"],
            "name": self._name(entry["redirect_to"]) if entry["redirect_to"] else "",
            "reason": self.words.of(entry, "reason"),
            "since": self.words.date(entry["since"]),
        }

    def page(self, entry: Row) -> Row:
        """The page on a record: what ``json/by-id`` has on it, in words."""
        row, words = entry["record"], self.words
        name = words.of(row, "sentence") or words.name(row)
        by_column = _by_column(entry)
        return {
            "id": row["id"],
            "table": entry["table"],
            "name": name,
            "called": words.called(row),
            "kind": kind(words, entry["table"], row),
            "row": row,
            "names": entry["names"],
            "claim": "standing" in row,
            "summary": words.of(row, "summary"),
            "note": words.of(row, "note"),
            "facts": facts(words, row),
            "sources": chains.tree(by_column["sources"]),
            "disputed_by": chains.tree(by_column["disputed_by"]),
            "rivals": self._rivals(entry),
            "sections": self._sections(entry),
            "cite": words.of(entry, "cite"),
            "data": self._markup(entry, name),
        }

    def _name(self, id_: str) -> str:
        return self.words.listed(self.release.by_id[id_])

    def _rivals(self, entry: Row) -> list[Row]:
        rivals: list[Row] = entry.get("rivals") or []
        everyone = [entry["record"], *rivals] if rivals else []
        return sorted(everyone, key=lambda row: (row["claimed_on_earliest"] or "", row["id"]))

    def _sections(self, entry: Row) -> list[dict[str, Any]]:
        """Who refers to the record, by the column that does; relations by date."""
        by_column: dict[str, list[str]] = defaultdict(list)
        for mention in entry["mentions"]:
            by_column[mention["column"]].append(mention["id"])
        relations = sorted(
            {id_ for column in RELATIONS for id_ in by_column.pop(column, [])}
            | {row["id"] for row in entry["relations"]},
            key=self._when,
        )
        sections = [("said", self._said(entry))]
        for column in ("about_id", "record_id"):
            sections.append((column, by_column.pop(column, [])))
        sections.append(("subject_id", relations))
        sections += sorted(by_column.items())
        return [
            {
                "title": self.words.texts["record"]["columns"][column],
                "items": [self._item(id_) for id_ in dict.fromkeys(ids)],
            }
            for column, ids in sections
            if ids
        ]

    def _said(self, entry: Row) -> list[str]:
        """The claims that go back to what whoever the record is on says, or is said for them."""
        if entry["table"] not in ("actors", "agencies", "publishers"):
            return []
        return self.release.said_by[entry["record"]["id"]]

    def _when(self, id_: str) -> tuple[str, str]:
        claim = self.release.claims.get(id_)
        return ((claim["sort_date"] if claim else None) or "9999", id_)

    def _item(self, id_: str) -> Row:
        claim = self.release.claims.get(id_)
        if claim is None:
            return {"id": id_, "name": self._name(id_), "claim": None}
        return {"id": id_, "name": self.words.of(claim, "sentence"), "claim": claim}

    def _markup(self, entry: Row, name: str) -> Row:
        """What search engines and checkers of facts read: schema.org."""
        row = entry["record"]
        markup: Row = {
            "@context": "https://schema.org",
            "@type": "Claim" if "standing" in row else _TYPES.get(entry["table"], "Thing"),
            "identifier": row["id"],
            "name": name,
        }
        if "standing" in row:
            read = dict.fromkeys(cited["source_id"] for cited in row["sources"])
            texts = [(entry["names"][id_], id_) for id_ in [*read][:10]]
            markup |= {
                "text": name,
                "inLanguage": self.words.language,
                "license": entry["licence"]["path"],
                "isPartOf": {"@type": "Dataset", "name": entry["name"]},
                "appearance": [
                    {
                        "@type": "CreativeWork",
                        "identifier": id_,
                        "name": self.words.of(text, "name"),
                    }
                    | ({"url": text["url"]} if text["url"] else {})
                    for text, id_ in texts
                ],
            }
        elif row.get("url"):
            markup["url"] = row["url"]
        return markup


_TYPES = {"sources": "CreativeWork", "publishers": "Organization", "places": "Place"}


def _by_column(entry: Row) -> dict[str, list[Row]]:
    by_column: dict[str, list[Row]] = defaultdict(list)
    for citation in entry["citations"]:
        by_column[citation["column_name"]].append(citation)
    return by_column
