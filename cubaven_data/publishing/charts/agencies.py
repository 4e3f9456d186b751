"""Agencies over time: one page a country, with foundations, changes of name or form, and heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.model.dates import Date, parse
from cubaven_data.publishing.charts import times
from cubaven_data.publishing.charts.chart import Chart
from cubaven_data.publishing.charts.page import (
    GREY,
    LEFT,
    RIGHT,
    RULE,
    SMALL,
    Page,
    capital,
    group,
    mark,
    number,
    paragraph,
    write,
)
from cubaven_data.publishing.charts.scales import Scale, of_days
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.labels import Labels
from cubaven_data.texts.wording import Language, texts

KINDS = ("leads", "precedes")
"""The kinds of relation that are shown of an agency: who led it, and which one it followed."""
CHANGES = ("reorganisation", "dissolution")
"""The kinds of event that are shown of the agencies to which a relation links them."""
_PLOT = 394
_WHAT = _PLOT - LEFT - 44
_BETWEEN = 7


def agencies_charts(data: Dataset, language: Language) -> Iterator[Chart]:
    """A page for each country of which an agency has a dated row; named after the country."""
    countries: dict[str, list[Row]] = {}
    for row in data.rows.values():
        if row["table"] == "agencies" and row["country"]:
            countries.setdefault(row["country"], []).append(row)
    for country, rows in sorted(countries.items()):
        page = _Country(data, language, country, rows)
        if page.days:
            yield page.chart()


@dataclass(frozen=True)
class _Entry:
    """Something that is told of an agency, with its beginning, its end or both."""

    id: str
    said: str
    began: Date | None
    ended: Date | None

    @property
    def days(self) -> list[date]:
        """The days that are known."""
        dates = [one for one in (self.began, self.ended) if one]
        return [day for one in dates for day in (one.earliest, one.latest) if day]

    @property
    def order(self) -> tuple[date, str]:
        """The key that puts entries in the order of their dates, undated ones last."""
        return min(self.days, default=date.max), self.id


class _Country:
    """The agencies of a country of which something is dated, in the order of their first dates."""

    def __init__(
        self, data: Dataset, language: Language, country: str, rows: Sequence[Row]
    ) -> None:
        self._data, self._country = data, country
        self._language: Language = language
        self._labels = Labels(data, language)
        self._texts = texts(language)["charts"]["agencies"]
        found = {row["id"]: sorted(self._entries(row), key=lambda one: one.order) for row in rows}
        dated = [(id_, entries) for id_, entries in found.items() if entries and entries[0].days]
        self._entries_of = dict(sorted(dated, key=lambda one: one[1][0].order))
        entries = [one for entries in self._entries_of.values() for one in entries]
        self.days = sorted(day for one in entries for day in one.days)

    def _entries(self, agency: Row) -> Iterator[_Entry]:
        id_ = agency["id"]
        for column in ("founded", "dissolved"):
            if agency[column]:
                when = parse(agency[column])
                date_said = name_in_words(when, self._language)
                said = self._texts[column].format(date=date_said)
                yield _Entry(id_, said, when, when)
        for link in self._data.links(id_):
            if link["kind"] in KINDS and (link["kind"] == "precedes" or link["object_id"] == id_):
                began, ended = (parse(link[c]) if link[c] else None for c in ("began", "ended"))
                said = self._data.sentence(link["id"], self._language)
                yield _Entry(link["id"], said, began, ended)
        for event in self._changes(id_):
            dated = parse(event["date"]) if event["date"] else None
            said = event[f"title_{self._language}"]
            if dated:
                said = f"{said}: {name_in_words(dated, self._language)}"
            yield _Entry(event["id"], f"{said}.", dated, dated)

    def _changes(self, id_: str) -> list[Row]:
        """The events that changed the agency."""
        links = self._data.links(id_)
        linked = {one for link in links for one in (link["subject_id"], link["object_id"])}
        rows = [self._data.rows[one] for one in sorted(linked)]
        return [row for row in rows if row["table"] == "events" and row["kind"] in CHANGES]

    def chart(self) -> Chart:
        """The page."""
        country = self._labels.code("country", self._country)
        title = self._texts["title"].format(country=country)
        entries = [one for entries in self._entries_of.values() for one in entries]
        described = " ".join(one.said for one in entries)
        page = Page(title, [self._texts["below"]], described, self._language)
        scale = of_days(self.days[0], self.days[-1], _PLOT, RIGHT - 20)
        lines, top, kinds = group(page.body, "scale"), page.y, set[str]()
        for id_, found in self._entries_of.items():
            made = group(page.body, "agency", id_)
            name = self._labels.title(id_)
            page.y = paragraph(made, LEFT, page.y + 4, name, _WHAT, bold=True)
            for entry in found:
                kinds |= self._draw(page, entry, scale)
            mark(made, "path", d=f"M{LEFT} {number(page.y)}H{RIGHT}", stroke=RULE)
        scale.draw(
            lines,
            top,
            page.y,
            lambda day: times.tick(date.fromordinal(int(day)), scale, self._language),
        )
        page.y += 18
        page.legend(times.legend(kinds, texts(self._language)["charts"]["dates"]))
        ids = tuple(dict.fromkeys([*self._entries_of, *(one.id for one in entries)]))
        return Chart(
            "agencies", self._country, title, ids, page.close([], "agencies", self._data.version)
        )

    def _draw(self, page: Page, entry: _Entry, scale: Scale) -> set[str]:
        made = group(page.body, "entry", entry.said)
        y = page.y
        page.y = paragraph(made, LEFT + 10, y, capital(entry.said), _WHAT - 10, SMALL)
        page.y += _BETWEEN
        if entry.days:
            return times.draw_span(made, entry.began, entry.ended, scale, y + 9)
        write(made, _PLOT, y + 11, self._texts["undated"], SMALL, fill=GREY, is_over_lines=True)
        return set()
