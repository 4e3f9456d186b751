"""Agencies over time: founded, renamed, dissolved, led, and where Cubans were said to be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from presence import bodies
from release import Row
from timeline import FIRST_YEAR, Axis
from wording import Words

if TYPE_CHECKING:
    from build import Site

FORMS = ("precedes",)
HEADS = ("leads",)


def agencies(site: Site) -> dict[str, Any]:
    """Each agency with its relations in three parts, by country."""
    release, words = site.release, site.words
    relations: dict[str, list[Row]] = defaultdict(list)
    for row in release.tables["relations"]:
        for id_ in dict.fromkeys((row["subject_id"], row["object_id"])):
            relations[id_].append(row)
    ends = [row["ended_latest"] for row in release.tables["relations"] if row["ended_latest"]]
    axis = Axis(ends)
    cubans = {body["row"]["id"]: body for body in bodies(site)}
    countries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(release.tables["agencies"], key=lambda row: _shown(words, row).casefold()):
        own = sorted(
            relations[row["id"]], key=lambda one: (one["began_earliest"] or "9999", one["id"])
        )
        countries[row["country"]].append(
            {
                "row": row,
                "shown": _shown(words, row),
                "span": axis.span(
                    row["founded_earliest"], row["dissolved_latest"], row["founded"] is not None
                ),
                "forms": [_drawn(axis, one) for one in own if one["kind"] in FORMS],
                "heads": [_drawn(axis, one) for one in own if one["kind"] in HEADS],
                "cubans": cubans.get(row["id"]),
            }
        )
    named = [
        {
            "name": words.label("country", code),
            "picture": site.pictures.named("agencies", code),
            "bodies": bodies,
        }
        for code, bodies in sorted(countries.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    return {"countries": named, "axis": axis, "first_year": FIRST_YEAR}


def _shown(words: Words, row: Row) -> str:
    """What a list of bodies calls one: its acronym, if it has one."""
    return row["acronym"] or words.of(row, "name")


def _drawn(axis: Axis, row: Row) -> dict[str, Any]:
    """A relation with its time on the axis; without an end it is a moment of which that is told."""
    begin = row["began_earliest"] or row["began_latest"]
    end = row["ended_latest"] or row["began_latest"] or row["as_of"]
    exact = row["began_precision"] == "day" and not {"~", "?"} & set(row["began"] or "")
    return {"row": row, "span": axis.span(begin, end, exact) if begin else None}
