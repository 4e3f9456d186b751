"""Rules about the order of time between rows.

Claims that do not share a text may contradict each other: there a rule only warns.
"""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.checking.graphs import cycles, path_of
from cubaven_data.findings import Finding
from cubaven_data.model.dates import Date
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row

_ENDS = (("relations", "ended"), ("agreements", "ended"), ("agencies", "dissolved"))
# In years. Whoever gives a number for an event so long after it may have mistaken the year.
_LONG_AFTER = 10


def end_told_before(data: Loaded) -> Iterator[Finding]:
    """What has ended did not end after all texts that tell it."""
    for table, column in _ENDS:
        for row in data.rows_of(table, column, "sources"):
            end = getattr(row.record, column)
            days = [read.published for read in data.texts_for(row, column)]
            told = [day for day in days if day]
            if not (end and told and _asserted(row)) or len(told) < len(days):
                continue
            if all(day.surely_before(end) for day in told):
                latest = max(told, key=lambda day: str(day.latest))
                values = {"value": str(end), "published": str(latest)}
                yield row.fault(column, "end-told-before", **values)


def figure_event_date(data: Loaded) -> Iterator[Finding]:
    """A number is not older than the event that it is about, and not much younger."""
    for row in data.rows_of("figures", "about_id", "date"):
        about = row.record.about_id
        event = data.index.row(about).record if data.index.table_of(about) == "events" else None
        date, of_event = row.record.date, event and event.date
        if not (event and date and of_event and _asserted(row) and event.modality == "asserted"):
            continue
        values = {"value": str(date), "event": event.id, "date": str(of_event)}
        if date.surely_before(of_event):
            yield row.fault("date", "figure-event-date", **values)
        elif of_event.years_before(date) > _LONG_AFTER:
            yield row.doubt("date", "figure-event-date", **values)


def cause_later(data: Loaded) -> Iterator[Finding]:
    """A cause is not later than its effect."""
    for row, cause, effect in _turned_round(data):
        before, after = cause.record.date, effect.record.date
        values = {"value": effect.id, "date": str(after), "cause": f"{cause.id} ({before})"}
        say = row.fault if _share_a_text(row, cause, effect) else row.doubt
        yield say("object_id", "cause-later", **values)


def _turned_round(data: Loaded) -> Iterator[tuple[Row, Row, Row]]:
    """The links of which the cause is later, each with its cause and effect."""
    events = {row.id: row for row in data.rows_of("events", "date")}
    for row in data.rows_of("relations", "kind", "subject_id", "object_id"):
        cause, effect = events.get(row.record.subject_id), events.get(row.record.object_id)
        if row.record.kind != "led_to" or not (cause and effect and _asserted(row)):
            continue
        if _before(effect.record.date, cause.record.date):
            yield row, cause, effect


def order_circular(data: Loaded) -> Iterator[Finding]:
    """Nothing leads to itself, or precedes itself, in however many steps."""
    turned_round = {row.id for row, _, _ in _turned_round(data)}
    for kind in ("led_to", "precedes"):
        links: dict[str, dict[str, Row]] = {}
        for row in data.rows_of("relations", "kind", "subject_id", "object_id"):
            if row.record.kind == kind and _asserted(row):
                links.setdefault(row.record.subject_id, {})[row.record.object_id] = row
        for cycle in cycles(links):
            rows = [links[a][b] for a, b in zip(cycle, cycle[1:] + cycle[:1], strict=True)]
            # Where the dates show which link is turned round, cause-later says so.
            if not turned_round.isdisjoint(row.id for row in rows):
                continue
            path, last = path_of(cycle), rows[-1]
            say = last.fault if _share_a_text(*rows) else last.doubt
            yield say("object_id", "order-circular", value=last.record.object_id, path=path)


def link_before_event(data: Loaded) -> Iterator[Finding]:
    """A link that is dated by its event does not end before it."""
    kinds = data.codes["relation_kind"]
    events = {row.id: row for row in data.rows_of("events", "date")}
    for row in data.rows_of("relations", "subject_id", "kind", "object_id", "ended"):
        if "dated_by_event" in kinds[row.record.kind].all_traits and _asserted(row):
            for column in ("subject_id", "object_id"):
                event = events.get(getattr(row.record, column))
                if event and _before(row.record.ended, event.record.date):
                    values = {"value": str(row.record.ended), "date": str(event.record.date)}
                    say = row.fault if _share_a_text(row, event) else row.doubt
                    yield say("ended", "link-before-event", event=event.id, **values)
                    break


def provided_before(data: Loaded) -> Iterator[Finding]:
    """What an instrument provides for does not come before that was signed."""
    instruments = {row.id: row for row in data.rows_of("agreements", "signed")}
    for table, columns in (("events", ("date",)), ("relations", ("began", "ended"))):
        for row in data.rows_of(table, "under_id", "modality", *columns):
            under = instruments.get(row.record.under_id)
            if not under or row.modality != "provided_for":
                continue
            for column in columns:
                date, signed = getattr(row.record, column), under.record.signed
                if _before(date, signed):
                    values = {"value": str(date), "signed": str(signed)}
                    say = row.fault if _share_a_text(row, under) else row.doubt
                    yield say(column, "provided-before", agreement=under.id, **values)


def outside_lifetime(data: Loaded) -> Iterator[Finding]:
    """A link lies within the time in which the body existed."""
    bodies = {row.id: row for row in data.rows_of("agencies", "founded", "dissolved")}
    for row in data.rows_of("relations", "subject_id", "object_id", "began", "ended"):
        told: dict[str, Finding] = {}
        for column in ("subject_id", "object_id"):
            body = bodies.get(getattr(row.record, column))
            if body and _asserted(row) and row.record.kind != "precedes":
                for finding in _outside(row, body):
                    told.setdefault(finding.column, finding)
        yield from told.values()


def _outside(row: Row, body: Row) -> Iterator[Finding]:
    founded, dissolved = body.record.founded, body.record.dissolved
    began, ended = row.record.began, row.record.ended
    # For each limit, the date that puts the link wholly outside, and the one that does so in part.
    for limit, (whole, is_outside), (part, is_partly) in (
        (founded, ("ended", _before(ended, founded)), ("began", _before(began, founded))),
        (dissolved, ("began", _before(dissolved, began)), ("ended", _before(dissolved, ended))),
    ):
        if is_outside or is_partly:
            column = whole if is_outside else part
            value = str(getattr(row.record, column))
            values = {"value": value, "body": body.id, "limit": str(limit)}
            say = row.fault if is_outside and _share_a_text(row, body) else row.doubt
            yield say(column, "outside-lifetime", **values)


def _before(one: Date | None, other: Date | None) -> bool:
    return bool(one and other and one.surely_before(other))


def _asserted(*rows: Row) -> bool:
    return all(row.modality == "asserted" for row in rows)


def _share_a_text(*rows: Row) -> bool:
    """Whether one text that was read tells all of these rows."""
    read = [{citation.source_id for citation in row.record.sources or ()} for row in rows]
    return bool(set.intersection(*read))
