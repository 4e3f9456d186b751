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
    fewer: bool
    """Whether the release counts fewer than there are names."""
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
    return Voices(
        _sorted(named),
        _sorted(unnamed),
        rows[0]["n_origins"] if len(rows) == 1 else _apart(named),
        len(rows) > 1 and not all(counted),
        not all(counted),
        {*texts},
        {id_ for id_, own in texts.items() if own},
    )


def texts_of(release: Release, row: Row) -> set[str]:
    """The texts in which a claim was read."""
    return {citation["source_id"] for citation in release.cited[row["id"]]}


def _named(release: Release, row: Row) -> set[tuple[str, ...]]:
    citations = release.cited[row["id"]]
    return {tuple(one["voices"]) for one in citations if one["origin_type"] == "named"}


def _apart(groups: Iterable[tuple[str, ...]]) -> int:
    """How many remain if those that share somebody are put together."""
    found: list[set[str]] = []
    for group in map(set, groups):
        sharing = [one for one in found if one & group]
        found = [one for one in found if not one & group] + [group.union(*sharing)]
    return len(found)


def _sorted(voices: dict[tuple[str, ...], Voice]) -> list[Voice]:
    return sorted(voices.values(), key=lambda voice: (-len(voice.texts), voice.ids))
