"""What rival claims amount to: how many numbers there are, and how many independent origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cubaven_data.origins.counting import count
from cubaven_data.origins.rivals import LEFT_OUT, spread
from cubaven_data.reading.records import Records


@dataclass(frozen=True, slots=True)
class Rivalry:
    """What a group of rival claims amounts to.

    ``counted`` are the ids of the claims without those that were withdrawn, refuted or misquoted,
    which are left out. ``n_numbers`` is how many different numbers figures give, 0 for relations.
    The origins of all claims are counted together, so that one that stands behind several counts
    once.
    """

    counted: tuple[str, ...]
    n_numbers: int
    n_origins: int
    n_unnamed_origins: int
    conflict: str | None


def rivalry(data: Records, rows: Iterable[Mapping[str, Any]]) -> Rivalry:
    """What rows that are rivals amount to."""
    left = [row for row in rows if row["outcome"] not in LEFT_OUT]
    origins = count(data.lineage, [one for row in left for one in data[row["id"]].sources])
    bounds = {(row["low"], row["best"], row["high"]) for row in left if "best" in row}
    figures = [data[row["id"]] for row in left if "best" in row]
    return Rivalry(
        counted=tuple(row["id"] for row in left),
        n_numbers=len(bounds - {(None, None, None)}),
        n_origins=origins.n_origins,
        n_unnamed_origins=origins.n_unnamed_origins,
        conflict=spread(data.lineage, figures).conflict,
    )
