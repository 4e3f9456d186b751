"""What officials said, in order: denials, acknowledgements, statements, and what they contained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from release import Row

if TYPE_CHECKING:
    from build import Site

FEW = 3
"""How many claims of each side stand where a denial is set against an acknowledgement."""
KINDS = ("denial", "acknowledgement", "no_comment", "statement")
SAYS = ("measure", "population", "kind", "subject_id", "object_id", "about_id")
"""Columns in which claims of one side agree that differ in their wording or their number alone."""


def official(site: Site) -> dict[str, Any]:
    """Statements by date, what was not said, and denials that an acknowledgement contradicts."""
    release, words = site.release, site.words
    content: dict[str, list[Row]] = defaultdict(list)
    for claim in release.tables["claims"]:
        under = release.by_id[claim["id"]].get("under_id")
        if under:
            content[under].append(claim)
    for claims in content.values():
        claims.sort(key=lambda claim: -claim["n_citations"])
    said = [row for row in release.tables["events"] if row["kind"] in KINDS]
    said.sort(key=lambda row: (row["date_earliest"] or row["date_latest"] or "9999", row["id"]))
    who = _speakers(site)
    entries: dict[str, Row] = {
        row["id"]: {
            "row": row,
            "date": words.date(row["date"]),
            "content": content[row["id"]],
            "who": who[row["id"]] or words.of(row, "who_says_so"),
        }
        for row in said
    }
    made = {id_: entry for id_, entry in entries.items() if entry["row"]["modality"] != "denied"}
    years: dict[str, list[Row]] = defaultdict(list)
    for entry in made.values():
        row = entry["row"]
        years[(row["date_earliest"] or row["date_latest"] or "")[:4]].append(entry)
    return {
        "turns": _turns(site, made),
        "kinds": [(kind, words.label("event_kind", kind)) for kind in KINDS],
        "years": years,
        "not_made": [entry for id_, entry in entries.items() if id_ not in made],
    }


def _speakers(site: Site) -> dict[str, str]:
    """Who made each statement, as "the Cuban government; Bruno Rodríguez Parrilla"."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in site.release.tables["relations"]:
        if row["kind"] == "said_in" and row["modality"] == "asserted":
            found[row["object_id"]].append(site.words.called(site.release.by_id[row["subject_id"]]))
    return defaultdict(str, {id_: "; ".join(dict.fromkeys(all_)) for id_, all_ in found.items()})


def _turns(site: Site, entries: dict[str, Row]) -> list[Row]:
    """Each acknowledgement once, with the denials that it contradicts and who says that it does.

    Those come first whose two sides answer each other. A claim stands in one of them alone.
    """
    release = site.release
    found: dict[str, list[Row]] = defaultdict(list)
    for row in release.tables["relations"]:
        denial = entries.get(row["object_id"])
        if row["kind"] == "contradicts" and denial and denial["row"]["kind"] == "denial":
            found[row["subject_id"]].append({**denial, "relation": row})
    for claim in release.tables["claims"]:
        if claim["modality"] == "denied":
            _set_against(site, entries, claim, found)
    turns: list[Row] = []
    for id_, entry in entries.items():
        if id_ in found and entry["row"]["kind"] == "acknowledgement":
            turns.append({"acknowledgement": entry, "denials": found[id_]})
    turns.sort(key=lambda turn: not _answers(turn["acknowledgement"], turn["denials"]))
    shown: set[str] = set()
    for turn in turns:
        acknowledged, denials = turn["acknowledgement"], turn["denials"]
        turn["acknowledgement"] = _short(site, acknowledged, denials, shown)
        turn["denials"] = [_short(site, denial, [acknowledged], shown) for denial in denials]
    return turns


def _answers(one: Row, others: Iterable[Row]) -> list[Row]:
    """The claims of one side of which a claim of the others is a rival."""
    against = {claim["id"] for other in others for claim in other["content"]}
    return [claim for claim in one["content"] if against & {*(claim["rivals"] or [])}]


def _short(site: Site, one: Row, others: Iterable[Row], shown: set[str]) -> Row:
    """A side with a few of its claims, none twice, those first that answer the other side."""
    found: dict[tuple[Any, ...], Row] = {}
    for claim in [*_answers(one, others), *one["content"]]:
        if claim["id"] not in shown:
            row = site.release.by_id[claim["id"]]
            found.setdefault(tuple(row.get(name) for name in SAYS), claim)
    few = [*found.values()][:FEW]
    shown |= {claim["id"] for claim in few}
    return {**one, "few": few, "more": len(one["content"]) > len(few)}


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
