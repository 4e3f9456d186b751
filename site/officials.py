"""What officials said, in order: denials, acknowledgements, statements, and what they contained."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from release import Row

if TYPE_CHECKING:
    from build import Site

FEW = 4
"""How many claims of each side stand where a denial is set against an acknowledgement."""
KINDS = ("denial", "acknowledgement", "no_comment", "statement")


def official(site: Site) -> dict[str, Any]:
    """Statements by date, and the denials that an acknowledgement contradicts."""
    release, words = site.release, site.words
    content: dict[str, list[Row]] = defaultdict(list)
    for claim in release.tables["claims"]:
        under = release.by_id[claim["id"]].get("under_id")
        if under:
            content[under].append(claim)
    said = [row for row in release.tables["events"] if row["kind"] in KINDS]
    said.sort(key=lambda row: (row["date_earliest"] or row["date_latest"] or "9999", row["id"]))
    years: dict[str, list[Row]] = defaultdict(list)
    entries = {
        row["id"]: {"row": row, "date": words.date(row["date"]), "content": content[row["id"]]}
        for row in said
    }
    for row in said:
        years[(row["date_earliest"] or row["date_latest"] or "")[:4]].append(entries[row["id"]])
    turns = [
        {
            "relation": row,
            "denial": entries[row["object_id"]],
            "acknowledgement": entries[row["subject_id"]],
        }
        for row in release.tables["relations"]
        if row["kind"] == "contradicts"
        and _kind(site, row["subject_id"]) == "acknowledgement"
        and _kind(site, row["object_id"]) == "denial"
    ]
    return {
        "turns": turns,
        "few": FEW,
        "kinds": [(kind, words.label("event_kind", kind)) for kind in KINDS],
        "years": years,
    }


def _kind(site: Site, id_: str) -> str:
    return str(site.release.by_id[id_].get("kind"))
