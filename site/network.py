"""Who relays whom: the steps of all chains of attribution, counted pair by pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from chains import sources_of
from release import Release, Row
from voices import texts_of

if TYPE_CHECKING:
    from build import Site

DRAWN = 45
LISTED = 20
ROW = 24
LEFT, RIGHT = 400, 620


@dataclass(slots=True)
class Pair:
    """Somebody who is relayed, by whom, in which claims, and in how many texts."""

    origin: str
    relay: str
    claims: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    """Claims whose attribution the text leaves open."""


def network(site: Site) -> dict[str, Any]:
    """All pairs, those in most claims first; the first ones drawn; the claims relayed most."""
    pairs = _pairs(site.release)
    release = site.release
    claims = sorted(
        release.tables["claims"], key=lambda row: (-len(texts_of(release, row)), row["id"])
    )
    return {
        "pairs": [
            {"origin": _name(site, pair.origin), "relay": _name(site, pair.relay), "pair": pair}
            for pair in pairs
        ],
        "drawn": _drawn(site, pairs[:DRAWN]),
        "tree": _tree(site, pairs[:DRAWN]),
        "most": claims[:LISTED],
    }


def _tree(site: Site, pairs: list[Pair]) -> list[tuple[Row, list[tuple[Row, int]]]]:
    """The pairs as a tree, for where the drawing has no room: who is relayed, and by whom."""
    relays: dict[str, list[tuple[Row, int]]] = defaultdict(list)
    for pair in pairs:
        relay = {"id": pair.relay, "name": _name(site, pair.relay)}
        relays[pair.origin].append((relay, len(pair.claims)))
    return [({"id": id_, "name": _name(site, id_)}, found) for id_, found in relays.items()]


def _pairs(release: Release) -> list[Pair]:
    found: dict[tuple[str, str], Pair] = {}
    for citation in release.tables["citations"]:
        if citation["column_name"] != "sources":
            continue
        chain = sources_of(citation["citation"])
        who = [_who(release, chain[0], "speaker_id", "publisher_id")]
        who += [_who(release, id_, "publisher_id", "speaker_id") for id_ in chain[1:]]
        for origin, relay in pairwise(who):
            # Who quotes an earlier text of their own relays nobody else.
            if origin == relay:
                continue
            pair = found.setdefault((origin, relay), Pair(origin, relay))
            pair.claims.add(citation["record_id"])
            pair.texts.add(citation["source_id"])
            if citation["attribution"] == "open":
                pair.open.add(citation["record_id"])
    return sorted(found.values(), key=lambda p: (-len(p.claims), p.origin, p.relay))


def _who(release: Release, source: str, *columns: str) -> str:
    """Who a source is of: its speaker or its publisher; the source itself where it has neither."""
    row = release.by_id[source]
    for column in columns:
        value = row[column]
        if value:
            return value[0] if isinstance(value, list) else str(value)
    return source


def _name(site: Site, id_: str) -> str:
    row = site.release.by_id[id_]
    words = site.words
    return words.of(row, "name") or row.get("name") or words.of(row, "label") or row["title"]


def _drawn(site: Site, pairs: list[Pair]) -> dict[str, Any]:
    """Two columns of names, those with most claims first, and a line for each pair."""
    left, right = _places(pairs, "origin"), _places(pairs, "relay")
    most = max((len(pair.claims) for pair in pairs), default=1)
    lines = []
    for pair in pairs:
        begin, end = left[pair.origin], right[pair.relay]
        half = (LEFT + RIGHT) // 2
        curve = f"M{LEFT} {begin}C{half} {begin} {half} {end} {RIGHT} {end}"
        title = f"{_name(site, pair.origin)} → {_name(site, pair.relay)}"
        width = round(1 + 11 * len(pair.claims) / most, 1)
        lines.append({"curve": curve, "width": width, "title": title, "n": len(pair.claims)})
    return {
        "lines": lines,
        "left": [(id_, y, _name(site, id_)) for id_, y in left.items()],
        "right": [(id_, y, _name(site, id_)) for id_, y in right.items()],
        "x": (LEFT - 8, RIGHT + 8),
        "size": (LEFT + RIGHT, ROW * max(len(left), len(right), 1)),
    }


def _places(pairs: list[Pair], side: str) -> dict[str, int]:
    """How far down each name of a side stands."""
    claims: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        claims[getattr(pair, side)] |= pair.claims
    order = Counter({id_: len(found) for id_, found in claims.items()}).most_common()
    return {id_: ROW * place + ROW // 2 for place, (id_, _) in enumerate(order)}
