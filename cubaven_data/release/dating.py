"""What dates a claim: its own date, or that of the event of which it is part."""

from __future__ import annotations

from typing import Any, NamedTuple

from cubaven_data.model.claims import Alternative, Event, Relation
from cubaven_data.model.dates import Date, parse
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import in_words, span_in_words
from cubaven_data.texts.wording import Language

_POINTS = ("date", "signed", "founded", "dissolved")
_ENDS = ("began", "ended")


class When(NamedTuple):
    """When what a claim says was so: from its beginning to its end, which can be one date."""

    began: Date | None
    ended: Date | None

    def in_words(self, language: Language) -> str:
        """The date or period; blank if there is none."""
        if self.began and self.began is self.ended:
            # With its preposition, because a spreadsheet takes "May 2008" for the first day of
            # that month. What only goes on is said after a comma.
            return in_words(self.began, language).removeprefix(", ")
        return span_in_words(self.began, self.ended, language)


def when_of(dataset: Records, record: Any) -> When:  # noqa: ANN401 - a claim of any table
    """When a claim is about; of another date of a record, that date."""
    if isinstance(record, Alternative):
        is_date = record.field in (*_POINTS, *_ENDS)
        dates: dict[str, Date | None] = {record.field: parse(record.value)} if is_date else {}
    else:
        dated = event_of(dataset, record) or record
        dates = {name: getattr(dated, name, None) for name in (*_POINTS, *_ENDS)}
    point = next(filter(None, map(dates.get, _POINTS)), None)
    return When(point, point) if point else When(*map(dates.get, _ENDS))


def event_of(dataset: Records, record: Any) -> Event | None:  # noqa: ANN401
    """The event that dates a link, which is part of it; ``None`` if it has a date of its own."""
    if not isinstance(record, Relation) or record.began or record.ended:
        return None
    kind = dataset.vocabularies["relation_kind"][record.kind]
    sides = [dataset[id_] for id_ in (record.subject_id, record.object_id)]
    events = (one for one in sides if isinstance(one, Event))
    return next(events, None) if "dated_by_event" in kind.all_traits else None
