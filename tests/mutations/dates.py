"""Mistakes in dates: no such day, another form, in the wrong order, out of what surrounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from cubaven_data.model.cells import DateCell
from mutations.base import Data, Mutant, Place, citations, wrong

_YEAR = re.compile(r"\d{4}")
_END = {"relations": ("start", "end"), "agreements": ("signed", "ended")}


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)]


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
def interval_reversed(data: Data, rng: Random) -> Iterator[Mutant]:
    """An interval ends before it begins."""
    for site in data.cells(DateCell):
        match = re.fullmatch(r"\[(\d.*)\.\.(\d.*)\]", site.text)
        if match:
            yield site.put(f"[{match[2]}..{match[1]}]")
        for year in _years(site.text):
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


@wrong
def end_before_start(data: Data, rng: Random) -> Iterator[Mutant]:
    """What has a beginning ended years before it, or what has an end began years after it."""
    for table, (first, last) in _END.items():
        for site in data.column(table, first):
            for years in (1, 2, 5):
                early = f"{min(_years(site.text) or [2000]) - years}"
                place = site.sheet.place(site.row, last)
                yield site.sheet.put(site.row, {last: early}, place)
        for site in data.column(table, last):
            if years_ := _years(site.text):
                for more in (1, 2, 5):
                    cells = {first: f"{max(years_) + more}"}
                    yield site.sheet.put(site.row, cells, site.place)


@wrong
def part_outside_its_whole(data: Data, rng: Random) -> Iterator[Mutant]:
    """An event's date is shifted out of the time of the event that it is a part of."""
    events = data.tables["events"]
    for site in data.column("events", "part_of"):
        whole = data.records[site.text]["date"]
        for years in range(1, 9):
            shifted = f"{min(_years(whole)) - years}"
            yield events.put(site.row, {"date": shifted}, events.place(site.row, "date"))


@wrong
def whole_moved_away_from_its_parts(data: Data, rng: Random) -> Iterator[Mutant]:
    """The date of an event is shifted, and its parts stay behind."""
    events = data.tables["events"]
    for row, record in enumerate(events.rows):
        parts = [at for at, other in enumerate(events.rows) if other["part_of"] == record["id"]]
        if parts and not record["part_of"]:
            for years in range(30, 60):
                shifted = {"date": f"{max(_years(record['date'])) - years}"}
                dated = [at for at in parts if not events.rows[at]["date"].startswith("[..")]
                if dated:
                    yield events.put(row, shifted, *(events.place(at, "date") for at in dated))


@wrong
def origin_after_the_text_that_relays_it(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source is dated years after the texts that relay it."""
    relaying: dict[str, set[Place]] = {}
    for site in data.cells():
        if site.column.name in ("sources", "disputed_by"):
            for origin, read, _ in citations(site.text):
                if origin and data.records[read]["published"]:
                    relaying.setdefault(origin, set()).add(site.place)
    for row, record in enumerate(data.tables["sources"].rows):
        for late in ("2027", "2028-05", "2030-01-01") if record["id"] in relaying else ():
            yield data.tables["sources"].put(
                row, {"published": late}, *sorted(relaying[record["id"]])
            )


@wrong
def told_before_it_happened(data: Data, rng: Random) -> Iterator[Mutant]:
    """Something is dated after every text that tells it."""
    for table, column in (("events", "date"), ("relations", "start"), ("figures", "date")):
        for site in data.column(table, column):
            for late in ("2027", "2027-03", "2028-01-03?"):
                yield site.put(late)


@wrong
def read_before_it_was_published(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text was read years before it was published."""
    for site in data.column("sources", "accessed"):
        for early in ("2001-05-06", "2019-01-01", "2024-12-31"):
            yield site.put(early)
