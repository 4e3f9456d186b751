"""Where Cubans were said to be inside the Venezuelan state: body by body, and at its sites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from release import Release, Row
from voices import LEFT_OUT, voices_of

if TYPE_CHECKING:
    from build import Site

CUBA, VENEZUELA = "CU", "VE"
INSIDE = (
    *("embedded_in", "active_in", "part_of", "leads", "commanded"),
    *("located_at", "remained_in"),
)
"""Relations that put somebody in a body or at a site; all others act on it."""
PRESENT, CUBANS = "present", "cuban_"
"""The measure and the populations of figures that do so."""
NO_BODIES = ("person", "state", "party", "country", "region", "city")
"""Kinds of actors and of places that are no part of the state, or all of it."""
GROUPS = ("agencies", "actors", "places")
ASSERTED = "asserted"


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


# The pages of presence and of agencies and the start page have them.
@cache
def bodies(site: Site) -> list[dict[str, Any]]:
    """Every body and site that Cubans were said to be in, with who says so and what else they did.

    What was denied, intended or taken back counts for neither part and stands by itself. Claims of
    each part stand in the order of their support.
    """
    release, words = site.release, site.words
    where = {row["id"]: name for name in GROUPS for row in release.tables[name]}
    inside, acts, not_inside, not_acts = (defaultdict[str, list[Row]](list) for _ in range(4))
    for id_, row, within in _claims(release):
        body = release.by_id[id_]
        if id_ in where and body["country"] == VENEZUELA and body["kind"] not in NO_BODIES:
            if _counts(row):
                (inside if within else acts)[id_].append(row)
            else:
                (not_inside if within else not_acts)[id_].append(row)
    found = []
    for id_, rows in inside.items():
        body = release.by_id[id_]
        found.append(
            {
                "row": body,
                "table": where[id_],
                "short": body.get("acronym") or words.name(body),
                "inside": sorted(rows, key=_support),
                "acts": sorted(acts[id_], key=_support),
                "not_inside": sorted(not_inside[id_], key=_support),
                "not_acts": sorted(not_acts[id_], key=_support),
            }
        )
    return sorted(found, key=lambda body: (-len(body["inside"]), body["row"]["id"]))


def _claims(release: Release) -> Iterator[tuple[str, Row, bool]]:
    """Claims of Cubans with what they are about, and whether they put them in it."""
    for row in release.tables["relations"]:
        if release.by_id[row["subject_id"]].get("country") == CUBA:
            yield row["object_id"], row, row["kind"] in INSIDE
    for row in release.tables["figures"]:
        if row["measure"] == PRESENT and (row["population"] or "").startswith(CUBANS):
            yield row["about_id"], row, True


def _counts(claim: Row) -> bool:
    """Whether somebody says that it was so, and that stands: none present is no presence."""
    said: bool = claim["modality"] == ASSERTED and claim["outcome"] not in LEFT_OUT
    return said and claim.get("best") != 0


def _support(claim: Row) -> tuple[int, int, str]:
    return -claim["n_origins"], -claim["n_citations"], claim["id"]
