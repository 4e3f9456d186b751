"""The timeline: events and agreements by date, drawn as precisely as their dates are known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facts import kind
from release import Row

if TYPE_CHECKING:
    from build import Site

FIRST_YEAR = 1999
WIDTH = 240
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Where a date lies between ``FIRST_YEAR`` and the last year, in units of ``WIDTH``."""

    begin: float
    length: float
    exact: bool


class Axis:
    """The years of the timeline, up to the last one of which anything is known."""

    def __init__(self, dates: list[str]) -> None:
        years = [int(date[:4]) for date in dates]
        self.last_year = max([FIRST_YEAR + 1, *years])

    def span(self, earliest: str | None, latest: str | None, exact: bool) -> Span | None:
        """The place of a date; ``None`` where nothing bounds it or the axis begins later.

        What began earlier is clipped.
        """
        if not (earliest or latest) or (latest and int(latest[:4]) < FIRST_YEAR):
            return None
        begin = self._place(earliest) if earliest else 0.0
        end = self._place(latest) if latest else float(WIDTH)
        begin = min(begin, WIDTH - SHORTEST)
        return Span(round(begin, 1), round(max(end - begin, SHORTEST), 1), exact)

    def _place(self, date: str) -> float:
        year, month, day = (int(part) for part in date.split("-"))
        years = year - FIRST_YEAR + (month - 1) / 12 + (day - 1) / 366
        return min(max(years / (self.last_year + 1 - FIRST_YEAR), 0), 1) * WIDTH


def timeline(site: Site) -> dict[str, Any]:
    """What happened, year by year; what has no date at all is counted and left out."""
    release, words = site.release, site.words
    dated = [(row, "events", "date") for row in release.tables["events"]]
    dated += [(row, "agreements", "signed") for row in release.tables["agreements"]]
    known = [(*entry, _date(*entry[::2])) for entry in dated if _date(*entry[::2])]
    known.sort(key=lambda entry: (entry[3], entry[0]["id"]))
    axis = Axis([row[f"{column}_latest"] for row, _, column, _ in known if row[f"{column}_latest"]])
    bodies = _bodies(site)
    years: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row, table, column, date in known:
        exact = row[f"{column}_precision"] == "day" and not {"~", "?"} & set(row[column])
        earliest, latest = row[f"{column}_earliest"], row[f"{column}_latest"]
        entry: dict[str, Any] = {
            "row": row,
            "kind": kind(words, table, row).split(" · ")[-1],
            "place": row.get("place_id") or "",
            "bodies": bodies.get(row["id"], []),
            "date": words.date(row[column]),
            "span": axis.span(earliest, latest, exact),
            "year": date[:4],
        }
        years[entry["year"]].append(entry)
    shown = [entry for entries in years.values() for entry in entries]
    places = {entry["place"] for entry in shown} - {""}
    named = {id_ for entry in shown for id_ in entry["bodies"]}
    return {
        "years": years,
        "axis": axis,
        "picture": site.pictures.named("timeline", "all"),
        "pictured": site.pictures.shown("timeline", "all"),
        "dated": len(known),
        "undated": len(dated) - len(known),
        "first_year": FIRST_YEAR,
        "earlier": sum(entry["span"] is None for entry in shown),
        "clipped": any(entry["span"] for entry in shown if entry["year"] < str(FIRST_YEAR)),
        "kinds": sorted({entry["kind"] for entry in shown}),
        "place_names": _names(site, places),
        "body_names": _names(site, named),
    }


def _date(row: Row, column: str) -> str:
    date: str = row[f"{column}_earliest"] or row[f"{column}_latest"] or ""
    return date


def _names(site: Site, ids: set[str]) -> list[tuple[str, str]]:
    names = [(id_, site.words.of(site.release.by_id[id_], "name")) for id_ in ids]
    return sorted(names, key=lambda pair: (pair[1].casefold(), pair[0]))


def _bodies(site: Site) -> dict[str, list[str]]:
    """The agencies that a relation links with an event or an agreement, by its id."""
    agencies = {row["id"] for row in site.release.tables["agencies"]}
    found: dict[str, set[str]] = defaultdict(set)
    for row in site.release.tables["relations"]:
        for here, there in (("subject_id", "object_id"), ("object_id", "subject_id")):
            if row[there] in agencies:
                found[row[here]].add(row[there])
    return {id_: sorted(ids) for id_, ids in found.items()}
