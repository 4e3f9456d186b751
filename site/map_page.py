"""The map of places: each drawn as precisely as its coordinates are, on outlines of our own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from release import Row

if TYPE_CHECKING:
    from build import Site

# The frame of ``templates/land.svg``, whose unit is a twentieth of a degree.
WEST, NORTH, SCALE = -86, 25, 20
RADIUS = {"exact": 4, "site": 4, "city": 7, "region": 14}


def map_page(site: Site) -> dict[str, Any]:
    """The places with how much is said to have happened there, and those that are not drawn."""
    words = site.words
    happened = Counter(row["place_id"] for row in site.release.tables["events"])
    entries: list[dict[str, Any]] = [
        {
            "row": row,
            "name": words.of(row, "name"),
            "kind": words.label("place_kind", row["kind"]),
            "precision": words.label("place_precision", row["precision"]),
            "meaning": words.definition("place_precision", row["precision"]),
            "events": words.count(happened[row["id"]], "events"),
            "point": _point(row),
        }
        for row in site.release.tables["places"]
    ]
    entries.sort(key=lambda entry: (str(entry["name"]).casefold(), entry["row"]["id"]))
    precisions = {entry["row"]["precision"]: entry for entry in entries}
    # The large ones first, so that no small one lies hidden below them.
    drawn = sorted(
        (entry for entry in entries if entry["point"]), key=lambda entry: -entry["point"][2]
    )
    groups = [
        (one["precision"], one["meaning"], [e for e in entries if e["row"]["precision"] == code])
        for code, one in sorted(precisions.items(), key=lambda pair: pair[0] not in RADIUS)
    ]
    return {"groups": groups, "drawn": drawn}


def _point(row: Row) -> tuple[float, float, int] | None:
    """Where a place lies on the map, and how large it is drawn."""
    if row["lat"] is None or row["precision"] not in RADIUS:
        return None
    across, down = (row["lon"] - WEST) * SCALE, (NORTH - row["lat"]) * SCALE
    return round(across, 1), round(down, 1), RADIUS[row["precision"]]
