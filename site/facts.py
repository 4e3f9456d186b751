"""What a record says of itself, column by column, for the table on its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from release import Row
from wording import Words

REFERENCES = {"about_id", "under_id", "part_of", "subject_id", "object_id", "parent_id", "place_id"}
REFERENCES |= {"publisher_id", "speaker_id", "speaks_for", "record_id"}
CODES = {
    "measure": "measure",
    "population": "population",
    "modality": "modality",
    "per": "period",
    "currency": "currency",
    "accounting": "accounting",
    "method": "method",
    "text_status": "text_status",
    "country": "country",
    "language": "language",
    "access": "access",
    "coded": "coded",
    "state_controlled": "state_controlled",
    "precision": "place_precision",
}
KINDS = {
    "actors": "actor_kind",
    "agencies": "agency_kind",
    "agreements": "agreement_kind",
    "events": "event_kind",
    "relations": "relation_kind",
    "places": "place_kind",
    "sources": "source_kind",
    "publishers": "publisher_kind",
}
DATES = {"date", "signed", "ended", "began", "founded", "dissolved", "published", "accessed"}
LINKS = {"url", "archive_url"}
ORDER = (
    *("subject_id", "object_id", "about_id", "record_id", "measure", "population", "as_reported"),
    *("per", "currency", "accounting", "method", "field", "value", "date", "signed", "began"),
    *("founded", "ended", "dissolved", "modality", "under_id", "part_of", "parent_id", "place_id"),
    *("text_status", "acronym", "aliases", "country", "lat", "lon", "precision", "author"),
    *("speaker_id", "publisher_id", "speaks_for", "state_controlled", "published", "language"),
    *("url", "archive_url", "access", "coded", "accessed"),
)


def kind(words: Words, table: str, row: Row) -> str:
    """What a record is, as "relation · trained" or "figure · killed"."""
    code = row.get("kind") or row.get("measure")
    vocabulary = KINDS.get(table, "measure")
    one = str(words.texts["tables"][table][0])
    label = words.label(vocabulary, code)
    return f"{one} · {label}" if label not in ("", one) else one


@dataclass(frozen=True, slots=True)
class Fact:
    """A filled column with its name: records that it refers to, an address, or a text."""

    name: str
    text: str = ""
    ids: tuple[str, ...] = ()
    url: str = ""


def facts(words: Words, row: Row) -> list[Fact]:
    """The filled columns of a record, in the order in which they are read."""
    filled = [(column, row[column]) for column in ORDER if row.get(column) not in (None, "", [])]
    return [_fact(words, column, value) for column, value in filled]


def _fact(words: Words, column: str, value: Any) -> Fact:  # noqa: ANN401 (a cell of any column)
    name = words.column(column)
    if column == "field":
        return Fact(name, words.column(value))
    if column in REFERENCES:
        return Fact(name, ids=tuple(value) if isinstance(value, list) else (value,))
    if column in LINKS:
        return Fact(name, url=value)
    if column in CODES:
        return Fact(name, words.label(CODES[column], value))
    if column in DATES:
        return Fact(name, words.date(value))
    return Fact(name, ", ".join(value) if isinstance(value, list) else str(value))
