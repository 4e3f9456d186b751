"""Who speaks in a claim: its voices, and which texts only carry over what these said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from release import Release, Row

LEFT_OUT = ("withdrawn", "refuted", "misquoted")
"""What became of claims that count for nothing in all (``docs/origins.md``, rule 17)."""


@dataclass(slots=True)
class Voice:
    """Whoever speaks, several together where they do, and the texts in which that was read."""

    ids: tuple[str, ...]
    texts: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of claims, those read in most texts first.

    ``n`` is the number of independent named voices. Where ``at_most``, it may be lower: a text may
    have it from another voice, and leaves that open. Of the ``texts``, the ``own`` ones say it in
    their own words and ascribe it to nobody; all others carry it over.
    """

    named: list[Voice]
    unnamed: list[Voice]
    n: int
    at_most: bool
    fewer: str
    """Why the release counts fewer than there are names; blank where it does not."""
    texts: set[str]
    own: set[str]


def voices_of(release: Release, claims: Iterable[Row]) -> Voices:
    """The voices of claims taken together, as whoever gives one number in several claims.

    Independence is that of the release (``docs/origins.md``): of one claim its ``n_origins``; of
    several, voices that share nobody, as long as that is what the release counts in each of them.
    """
    named: dict[tuple[str, ...], Voice] = {}
    unnamed: dict[tuple[str, ...], Voice] = {}
    texts: dict[str, bool] = defaultdict(bool)
    rows = [*claims]
    for row in rows:
        for citation in release.cited[row["id"]]:
            side = named if citation["origin_type"] == "named" else unnamed
            ids = tuple(citation["voices"])
            side.setdefault(ids, Voice(ids)).texts.add(citation["source_id"])
            texts[citation["source_id"]] |= citation["origin_id"] is None
    counted = [_apart(_named(release, row)) == row["n_origins"] for row in rows]
    origins = {origin for row in rows for origin in _named(release, row)}
    names = _apart({frozenset(ids) for ids in named})
    alike = "" if _apart(origins) == names else "fewer_alike"
    return Voices(
        _sorted(named),
        _sorted(unnamed),
        rows[0]["n_origins"] if len(rows) == 1 else _apart(origins),
        len(rows) > 1 and not all(counted),
        alike if all(counted) else "fewer",
        {*texts},
        {id_ for id_, own in texts.items() if own},
    )


def texts_of(release: Release, row: Row) -> set[str]:
    """The texts in which a claim was read."""
    return {citation["source_id"] for citation in release.cited[row["id"]]}


def _named(release: Release, row: Row) -> set[frozenset[str]]:
    """Of each named origin its voices, and what may be the same as these or as the origin."""
    found = set()
    for one in release.cited[row["id"]]:
        if one["origin_type"] == "named":
            ids = {*one["voices"]}
            for id_ in (one["origin_id"] or one["source_id"], *one["voices"]):
                ids |= release.alike.get(id_, set())
            found.add(frozenset(ids))
    return found


def _apart(groups: Iterable[frozenset[str]]) -> int:
    """How many remain if those that share somebody are put together."""
    found: list[set[str]] = []
    for group in map(set, groups):
        sharing = [one for one in found if one & group]
        found = [one for one in found if not one & group] + [group.union(*sharing)]
    return len(found)


def _sorted(voices: dict[tuple[str, ...], Voice]) -> list[Voice]:
    return sorted(voices.values(), key=lambda voice: (-len(voice.texts), voice.ids))
