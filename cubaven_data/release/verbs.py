"""Which form of its verb a sentence takes."""

from __future__ import annotations

from cubaven_data.model.claims import Relation
from cubaven_data.model.dates import Date


def going_on(date: Date | None) -> str:
    """The text for an event without an end; blank for any other."""
    if date is None:
        return ""
    if not date.points:
        return "continued"
    return "going_on" if date.is_extent and date.latest is None else ""


def ahead(modality: str, *dates: Date | None) -> str:
    """The modality as the texts name it: what is open towards the future *may be*, not *have been*.

    That is so if a date has a first day and no last one, or is ongoing.
    """
    is_open = any(date and date.latest is None for date in dates)
    return "possible_ahead" if modality == "possible" and is_open else modality


def is_gone(relation: Relation) -> bool:
    """Whether all that is known of its time is a day by which it had ended."""
    ended = relation.ended
    return relation.began is None and ended is not None and ended.is_open_at_start


def told(modality: str, date: Date | None) -> str:
    """The modality as the texts name it: what is so by a day *had happened*."""
    is_by = date is not None and date.is_open_at_start
    return "asserted_by" if modality == "asserted" and is_by else modality


def plural_of(subjunctive: str) -> str:
    """The plural of a Spanish imperfect subjunctive: *formara a* gives *formaran a*."""
    words = subjunctive.split(" ")
    at = 1 if words[0] in ("se", "quizá") else 0
    words[at] += "n"
    return " ".join(words)
