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
    turns = _turns(site, entries)
    return {
        "turns": turns,
        "few": FEW,
        "kinds": [(kind, words.label("event_kind", kind)) for kind in KINDS],
        "years": years,
    }


def _turns(site: Site, entries: dict[str, Row]) -> list[Row]:
    """Each acknowledgement once, with the denials that it contradicts and who says that it does."""
    release = site.release
    found: dict[str, list[Row]] = defaultdict(list)
    for row in release.tables["relations"]:
        if row["kind"] == "contradicts" and _kind(site, row["object_id"]) == "denial":
            found[row["subject_id"]].append({**entries[row["object_id"]], "relation": row})
    for claim in release.tables["claims"]:
        if claim["modality"] == "denied":
            _set_against(site, entries, claim, found)
    return [
        {"acknowledgement": entry, "denials": found[id_]}
        for id_, entry in entries.items()
        if id_ in found and entry["row"]["kind"] == "acknowledgement"
    ]


def _set_against(
    site: Site, entries: dict[str, Row], claim: Row, found: dict[str, list[Row]]
) -> None:
    """Adds a claim that denies what a rival of it acknowledges, unless its whole denial stands."""
    release = site.release
    said = release.by_id[claim["id"]].get("under_id")
    for rival in claim["rivals"] or []:
        under = release.by_id[rival].get("under_id")
        if said not in entries or under not in entries:
            continue
        if not _before(entries[said]["row"], entries[under]["row"]):
            continue
        if said not in [denial["row"]["id"] for denial in found[under]]:
            found[under].append({**entries[said], "content": [claim], "relation": None})


def _before(denial: Row, acknowledgement: Row) -> bool:
    """Whether a denial can have come before an acknowledgement."""
    return (denial["date_earliest"] or "") <= (acknowledgement["date_latest"] or "9999")


def _kind(site: Site, id_: str) -> str:
    return str(site.release.by_id[id_].get("kind"))
