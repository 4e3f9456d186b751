"""Events by date: all on one page by kind, then with their titles on the pages of each decade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.model.dates import Date, parse
from cubaven_data.publishing.charts import times
from cubaven_data.publishing.charts.chart import Chart
from cubaven_data.publishing.charts.measuring import wrapped
from cubaven_data.publishing.charts.page import (
    BODY,
    GREY,
    LEADING,
    LEFT,
    RIGHT,
    RULE,
    SMALL,
    TALLEST,
    Page,
    capital,
    group,
    mark,
    number,
    paragraph,
)
from cubaven_data.publishing.charts.scales import Scale, of_days
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.labels import Labels
from cubaven_data.texts.wording import LANGUAGES, Language, text, texts

FIRST = 1999
"""The year with which the page of all events begins; older ones stand on the pages of decades."""
_PLOT = 394
_WHAT = _PLOT - LEFT - 44
_LANES = 220
_BETWEEN = 8
# The length of open sides where events are close to each other.
_SHORT = 14
# What stands above and below the rows of a page.
_AROUND = 230


def timeline_charts(data: Dataset, language: Language) -> Iterator[Chart]:
    """A page of all events since :data:`FIRST` by kind, then the pages of each decade.

    Events of which neither the first nor the last day is told are left out, and counted.
    """
    yield from _Timeline(data, language).charts()


@dataclass(frozen=True)
class _Event:
    row: Row
    when: Date
    day: date


class _Timeline:
    """The events of a dataset."""

    def __init__(self, data: Dataset, language: Language) -> None:
        self._data = data
        self._language: Language = language
        self._labels = Labels(data, language)
        self._texts = texts(language)["charts"]["timeline"]
        rows = [row for row in data.rows.values() if row["table"] == "events"]
        dated = [(row, parse(row["date"])) for row in rows if row["date"]]
        found = [(row, when, when.earliest or when.latest) for row, when in dated]
        self._events = sorted(
            (_Event(row, when, day) for row, when, day in found if day),
            key=lambda event: (event.day, event.when.latest or date.max, event.row["id"]),
        )
        self._left_out = len(rows) - len(self._events)

    def charts(self) -> Iterator[Chart]:
        """The pages."""
        if not self._events:
            return
        recent = [event for event in self._events if event.day.year >= FIRST]
        if recent:
            yield self._by_kind(recent)
        decades: dict[int, list[_Event]] = {}
        for event in self._events:
            decades.setdefault(event.day.year // 10 * 10, []).append(event)
        for decade, events in decades.items():
            pages = [*self._pages(events)]
            for place, page in enumerate(pages, 1):
                title = self._texts["decade"].format(decade=decade)
                if len(pages) > 1:
                    title = self._texts["page"].format(title=title, number=place, of=len(pages))
                yield self._page(f"{decade}s-{place}", title, page)

    def _by_kind(self, events: Sequence[_Event]) -> Chart:
        first, last = events[0].day, max(event.day for event in events)
        title = self._texts["all"].format(first=first.year, last=last.year)
        counts = Counter(event.row["kind"] for event in events)
        named = [(self._labels.code("event_kind", kind), n) for kind, n in counts.most_common()]
        listed = self._labels.listed(f"{label} ({n})" for label, n in named)
        described = text("charts", "events", self._language, n=len(events))
        page = Page(title, [described], f"{described} {capital(listed)}.", self._language)
        scale = of_days(first, last, _LANES, RIGHT - 4)
        lines, top, kinds = group(page.body, "scale"), page.y, set()
        for kind, n in counts.most_common():
            label = f"{capital(self._labels.code('event_kind', kind))} ({n})"
            lane = group(page.body, "lane", label)
            y = page.y
            page.y = paragraph(lane, LEFT, y + 2, label, _LANES - LEFT - 20) + 3
            for event in events:
                if event.row["kind"] == kind:
                    of = group(lane, "event", self._alternative(event))
                    of.set("opacity", "0.6")
                    kinds.add(times.draw_date(of, event.when, scale, (y + page.y) / 2, _SHORT))
            mark(lane, "path", d=f"M{LEFT} {number(page.y)}H{RIGHT}", stroke=RULE)
        scale.draw(lines, top, page.y, lambda day: self._tick(day, scale))
        page.y += 18
        return self._closed(page, "all", title, events, kinds)

    def _pages(self, events: Sequence[_Event]) -> Iterator[list[_Event]]:
        """The events, as many to a page as fit in the language with the longer titles."""
        page: list[_Event] = []
        left = TALLEST - _AROUND
        for event in events:
            titles = [event.row[f"title_{language}"] for language in LANGUAGES]
            lines = max(len(wrapped(title, BODY, _WHAT)) for title in titles)
            tall = lines * BODY * LEADING + SMALL * LEADING + _BETWEEN
            if page and tall > left:
                yield page
                page, left = [], TALLEST - _AROUND
            page.append(event)
            left -= int(tall) + 1
        yield page

    def _page(self, name: str, title: str, events: Sequence[_Event]) -> Chart:
        described = text("charts", "events", self._language, n=len(events))
        alternatives = [*map(self._alternative, events)]
        page = Page(title, [described], " ".join([described, *alternatives]), self._language)
        scale = of_days(events[0].day, max(map(_end, events)), _PLOT, RIGHT - 20)
        lines, top, kinds = group(page.body, "scale"), page.y, set()
        for event, alternative in zip(events, alternatives, strict=True):
            made = group(page.body, "event", alternative)
            y = page.y
            page.y = paragraph(made, LEFT, y, event.row[f"title_{self._language}"], _WHAT)
            said = capital(name_in_words(event.when, self._language))
            if event.row["modality"] != "asserted":
                modality = self._labels.code("modality", event.row["modality"])
                said = self._texts["modality"].format(date=said, modality=modality)
            page.y = paragraph(made, LEFT, page.y, said, _WHAT, SMALL, fill=GREY)
            kinds.add(times.draw_date(made, event.when, scale, y + 12))
            page.y += _BETWEEN
            mark(made, "path", d=f"M{LEFT} {number(page.y - 4)}H{RIGHT}", stroke=RULE)
        scale.draw(lines, top, page.y, lambda day: self._tick(day, scale))
        page.y += 18
        return self._closed(page, name, title, events, kinds)

    def _closed(
        self, page: Page, name: str, title: str, events: Sequence[_Event], kinds: set[str]
    ) -> Chart:
        page.legend(times.legend(kinds, texts(self._language)["charts"]["dates"]))
        notes = []
        if name == "all" and self._left_out:
            notes.append(text("charts", "undated", self._language, n=self._left_out))
        ids = tuple(event.row["id"] for event in events)
        return Chart("timeline", name, title, ids, page.close(notes, "events", self._data.version))

    def _alternative(self, event: _Event) -> str:
        when = name_in_words(event.when, self._language)
        return f"{capital(when)}: {event.row[f'title_{self._language}']}."

    def _tick(self, day: float, scale: Scale) -> str:
        return times.tick(date.fromordinal(int(day)), scale, self._language)


def _end(event: _Event) -> date:
    """The last day that a scale has to show of an event: of what lasts, the first one."""
    when = event.when
    return when.latest if when.latest and not when.is_extent else event.day
