"""Mistakes in dates: no such day, another form, in the wrong order, out of what surrounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.dates import parse
from mutations.base import Data, Mutant, Place, citations, wrong

_YEAR = re.compile(r"\d{3}[\dX]")
_END = {
    "relations": ("began", "ended"),
    "agreements": ("signed", "ended"),
    "agencies": ("founded", "dissolved"),
}
_DATES = (("events", "date"), ("relations", "began"), ("figures", "date"))
# What has one of these modalities may lie ahead of the text.
_AHEAD = ("provided_for", "intended", "possible", "expected")


def _years(text: str) -> list[int]:
    found = _YEAR.findall(text)
    return [int(year.replace("X", digit)) for year in found for digit in "09"]


def _open(text: str) -> bool:
    """Whether the date has no beginning or no end."""
    return not _years(text) or bool(re.search(r"^\[?\.\.|\.\.\]?$", text))


@wrong
def day_that_is_not_in_the_calendar(data: Data, rng: Random) -> Iterator[Mutant]:
    """A date is a day or month that no calendar has."""
    for site in data.cells(DateCell):
        yield site.put(
            rng.choice(("2026-02-30", "2025-02-29", "2026-13", "2026-00-10", "2026-04-31"))
        )


@wrong
def date_as_a_spreadsheet_writes_it(data: Data, rng: Random) -> Iterator[Mutant]:
    """A date is written as people and spreadsheets do."""
    forms = ("3/1/2026", "03-01-2026", "2026/01/03", "3 Jan 2026", "46025", "2026-1-3", "ca. 2026")
    for site in data.cells(DateCell):
        yield site.put(rng.choice(forms))


@wrong
def year_in_a_cell_for_dates(data: Data, rng: Random) -> Iterator[Mutant]:
    """A spreadsheet shows the year 2001 as the 2001st day of its calendar."""
    for site in data.cells(DateCell):
        if re.fullmatch(r"20\d\d", site.text):
            yield site.put((date(1899, 12, 30) + timedelta(days=int(site.text))).isoformat())


@wrong
def interval_reversed(data: Data, rng: Random) -> Iterator[Mutant]:
    """An interval ends before it begins."""
    for site in data.cells(DateCell):
        match = re.fullmatch(r"\[(\d.*)\.\.(\d.*)\]", site.text)
        # A day and its month overlap in either order.
        if match and parse(match[1]).surely_before(parse(match[2])):
            yield site.put(f"[{match[2]}..{match[1]}]")
        for year in sorted({*_years(site.text)}):
            yield site.put(f"[{year + 1}..{year}]")
            if site.column.cell.extent:
                yield site.put(f"{year}-05/{year}-04")


@wrong
def form_that_the_column_does_not_take(data: Data, rng: Random) -> Iterator[Mutant]:
    """A single date lasts, or goes on."""
    for site in data.cells(DateCell):
        if not site.column.cell.ongoing:
            yield site.put("..")
        if not site.column.cell.extent:
            yield site.put("2015/2016")
        if site.column.cell.day:
            yield from map(site.put, ("2015", "2015-06-XX", "2015-06-01?", "[2015-06-01..]"))


@wrong
def choice_out_of_order(data: Data, rng: Random) -> Iterator[Mutant]:
    """Of several days that a date can be, two are one, stand in the wrong order or are not days."""
    for site in data.cells(DateCell):
        for year in sorted({*_years(site.text)}):
            for text in (
                f"[{year}-02-03,{year}-02-01]",
                f"[{year}-02-03,{year}-02]",
                f"[{year}-02-03,{year}-02-03]",
                f"[{year}-02-03]",
                f"{year}-02-03,{year}-02-05",
                f"{year}-XX-03",
                f"{year}-02-3X",
            ):
                yield site.put(text)


@wrong
def end_before_start(data: Data, rng: Random) -> Iterator[Mutant]:
    """What has a beginning ended years before it, or what has an end began years after it."""
    for table, (first, last) in _END.items():
        for site in data.column(table, first):
            for years in () if site.text.startswith("[..") else (1, 2, 5):
                early = f"{min(_years(site.text) or [2000]) - years}"
                place = site.sheet.place(site.row, last)
                yield site.sheet.put(site.row, {last: early}, place)
        for site in data.column(table, last):
            if not _open(site.text):
                for more in (1, 2, 5):
                    cells = {first: f"{max(_years(site.text)) + more}"}
                    yield site.sheet.put(site.row, cells, site.place)


@wrong
def part_outside_its_whole(data: Data, rng: Random) -> Iterator[Mutant]:
    """An event's date is shifted out of the time of the event that it is a part of."""
    events = data.tables["events"]
    for site in data.column("events", "part_of"):
        whole = data.records[site.text]["date"]
        for years in () if _open(whole) else range(1, 9):
            shifted = f"{min(_years(whole)) - years}"
            yield events.put(site.row, {"date": shifted}, events.place(site.row, "date"))


@wrong
def whole_moved_away_from_its_parts(data: Data, rng: Random) -> Iterator[Mutant]:
    """The date of an event is shifted, and its parts stay behind."""
    events = data.tables["events"]
    for row, record in enumerate(events.rows):
        parts = [at for at, other in enumerate(events.rows) if other["part_of"] == record["id"]]
        if parts and not record["part_of"] and not _open(record["date"]):
            for years in range(30, 60):
                shifted = {"date": f"{max(_years(record['date'])) - years}"}
                dates = {at: events.rows[at]["date"] for at in parts}
                dated = [at for at, date in dates.items() if date and date[:2] not in ("[.", "..")]
                if dated:
                    yield events.put(row, shifted, *(events.place(at, "date") for at in dated))


@wrong
def link_before_its_event(data: Data, rng: Random) -> Iterator[Mutant]:
    """A part in an event ended years before it."""
    kinds = data.codes["relation_kind"]
    for site in data.column("relations", "ended", filled=False):
        record, traits = site.record, kinds[site.record["kind"]]["traits"]
        dates = (data.records[record[end]].get("date") for end in ("subject_id", "object_id"))
        known = [date for date in dates if date and not _open(date)]
        if "dated_by_event" in traits and record["modality"] == "asserted" and known:
            ended = {
                "began": "",
                "ended": f"{min(map(min, map(_years, known))) - rng.randint(1, 9)}",
            }
            yield site.sheet.put(site.row, ended, site.place)


@wrong
def origin_after_the_text_that_relays_it(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source is dated years after the texts that relay it."""
    relaying: dict[str, set[Place]] = {}
    for site in data.cells():
        if site.column.name in ("sources", "disputed_by"):
            for origin, text in (pair for c in citations(site.text) for pair in pairwise(c.ids)):
                if re.match(r"\d", data.records[text]["published"]):
                    relaying.setdefault(origin, set()).add(site.place)
    for row, record in enumerate(data.tables["sources"].rows):
        for late in ("2027", "2028-05", "2030-01-01") if record["id"] in relaying else ():
            yield data.tables["sources"].put(
                row, {"published": late}, *sorted(relaying[record["id"]])
            )


@wrong
def told_before_it_happened(data: Data, rng: Random) -> Iterator[Mutant]:
    """Something is dated after every text that tells it."""
    for table, column in _DATES:
        for site in data.column(table, column):
            if site.record["modality"] not in _AHEAD and data.days_of_texts(site):
                yield from map(site.put, ("2027", "2027-03", "2028-01-03?"))


@wrong
def told_centuries_after_it_happened(data: Data, rng: Random) -> Iterator[Mutant]:
    """The century is mistyped: ``2008`` becomes ``1208`` or ``1808``."""
    for table, column in _DATES:
        for site in data.column(table, column):
            if data.days_of_texts(site) and re.fullmatch(r"20\d\d(-\d\d)*", site.text):
                yield from (site.put(f"{century}{site.text[2:]}") for century in (12, 18))


@wrong
def expected_after_it_happened(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text expects what lies years before it."""
    for table, column in _DATES:
        for site in data.column(table, column):
            if days := data.days_of_texts(site):
                for years in (1, 3):
                    early = f"{min(int(day[:4]) for day in days) - years}"
                    cells = {"modality": "expected", column: early}
                    yield site.sheet.put(site.row, cells, site.place)


@wrong
def read_before_it_was_published(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text was read years before it was published."""
    for site in data.column("sources", "accessed"):
        published = re.findall(r"\d{4}", site.record["published"])
        for early in ("2001-05-06", "2019-01-01", "2024-12-31"):
            if early[:4] < min(published, default=""):
                yield site.put(early)


@wrong
def provided_for_before_it_was_signed(data: Data, rng: Random) -> Iterator[Mutant]:
    """What an agreement provides for is dated years before the agreement."""
    for table, column in (("events", "date"), ("relations", "began")):
        for site in data.column(table, column, filled=False):
            signed = data.records.get(site.record["under_id"], {}).get("signed", "")
            if site.record["modality"] == "provided_for" and signed and not _open(signed):
                yield site.put(f"{min(_years(signed)) - rng.randint(1, 9)}")
