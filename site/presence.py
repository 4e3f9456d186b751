"""Where Cubans were said to be inside the Venezuelan state: body by body, and at its sites."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from release import Row
from voices import voices_of

if TYPE_CHECKING:
    from build import Site

CUBA, VENEZUELA = "CU", "VE"
INSIDE = (
    *("embedded_in", "active_in", "part_of", "leads", "commanded"),
    *("located_at", "remained_in"),
)
"""Relations that put somebody in a body or at a site; all others act on it."""
NO_BODIES = ("person", "state", "party", "country", "region", "city")
"""Kinds of actors and of places that are no part of the state, or all of it."""
GROUPS = ("agencies", "actors", "places")


def presence(site: Site) -> dict[str, Any]:
    """Bodies and sites in groups; in each those with most claims of Cubans in them first."""
    words = site.words
    found = bodies(site)
    return {
        "groups": [
            (
                table,
                [
                    {**body, "voices": voices_of(site.release, body["inside"])}
                    for body in found
                    if body["table"] == table
                ],
            )
            for table in GROUPS
            if any(body["table"] == table for body in found)
        ],
        "n": words.count(sum(len(body["inside"]) for body in found), "claims"),
    }


def bodies(site: Site) -> list[dict[str, Any]]:
    """Every body and site that Cubans were said to be in, with who says so and what else they did.

    Claims of either part stand in the order of their support.
    """
    release, words = site.release, site.words
    where = {row["id"]: name for name in GROUPS for row in release.tables[name]}
    relations: dict[str, list[Row]] = defaultdict(list)
    for row in release.tables["relations"]:
        place = release.by_id[row["object_id"]]
        if (
            where.get(row["object_id"])
            and release.by_id[row["subject_id"]].get("country") == CUBA
            and place["country"] == VENEZUELA
            and place["kind"] not in NO_BODIES
        ):
            relations[row["object_id"]].append(row)
    found = []
    for id_, rows in relations.items():
        rows.sort(key=lambda row: (-row["n_origins"], -row["n_citations"], row["id"]))
        inside = [row for row in rows if row["kind"] in INSIDE]
        if inside:
            body = release.by_id[id_]
            acts = [row for row in rows if row["kind"] not in INSIDE]
            short = body.get("acronym") or words.name(body)
            found.append(
                {"row": body, "table": where[id_], "short": short, "inside": inside, "acts": acts}
            )
    return sorted(found, key=lambda body: (-len(body["inside"]), body["row"]["id"]))
