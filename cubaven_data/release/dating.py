"""What dates a claim: its own date, or that of the event of which it is part."""

from __future__ import annotations

from typing import Any

from cubaven_data.model.claims import Event, Relation
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import in_words, span_in_words
from cubaven_data.texts.wording import Language


def dated_by(dataset: Records, record: Any) -> Any:  # noqa: ANN401 - a claim of any table
    """The claim, or the event that dates it: the one of which a link is part."""
    if not isinstance(record, Relation) or record.began or record.ended:
        return record
    kind = dataset.vocabularies["relation_kind"][record.kind]
    sides = [dataset[id_] for id_ in (record.subject_id, record.object_id)]
    events = (one for one in sides if isinstance(one, Event))
    return next(events, record) if "dated_by_event" in kind.all_traits else record


def when_in_words(dated: Any, language: Language) -> str:  # noqa: ANN401
    """The date or period that a claim is about; blank if it has none."""
    if date := getattr(dated, "date", None) or getattr(dated, "signed", None):
        # With its preposition, because a spreadsheet takes "May 2008" for the first day of that
        # month. What only goes on is said after a comma.
        return in_words(date, language).removeprefix(", ")
    return span_in_words(getattr(dated, "began", None), getattr(dated, "ended", None), language)
