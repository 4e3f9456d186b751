"""Lines of transmission: who relays whom, from those who say so down to the texts that were read.

``a via b via t#p2; a via t#p4`` is one tree: ``a``, relayed by ``b`` and by ``t``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cubaven_data.model.citations import Attribution, Citation
from cubaven_data.origins.lineage import Lineage


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the claim was read, and the columns that it supports; none for the whole."""

    locator: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A source with those who relay the claim from it.

    ``attribution`` is how certain it is that the source names the one above it for the claim;
    ``read`` are the places where the claim was read in it, none if it was not read for the claim.
    ``reprints`` is the text of which it is a reprint, ``follows`` those that it is known or
    suspected to follow.
    """

    source_id: str
    attribution: Attribution
    read: tuple[Place, ...]
    reprints: str | None
    follows: tuple[str, ...]
    relayed_by: tuple[Line, ...]

    @property
    def all(self) -> Iterator[Line]:
        """The line itself and all below it."""
        yield self
        for line in self.relayed_by:
            yield from line.all


def lines_of(lineage: Lineage, citations: Iterable[Citation]) -> tuple[Line, ...]:
    """The lines of the citations, one for each origin, in the order of the citations.

    Chains are taken as written: of a step marked ``?`` the line says that it is open.
    """
    return _branches(lineage, [(_attributed(citation), citation) for citation in citations])


_Chain = Sequence[tuple[str, Attribution]]


def _attributed(citation: Citation) -> _Chain:
    """The sources of the chain, each with how certainly it names the one before it."""
    certainties: list[Attribution] = ["stated", *(step.attribution for step in citation.steps)]
    return [*zip(citation.ids, certainties, strict=True)]


def _branches(lineage: Lineage, chains: Iterable[tuple[_Chain, Citation]]) -> tuple[Line, ...]:
    branches: dict[tuple[str, Attribution], list[tuple[_Chain, Citation]]] = {}
    for (first, *rest), citation in chains:
        branches.setdefault(first, []).append((rest, citation))
    return tuple(
        Line(
            source_id,
            attribution,
            tuple(Place(c.locator, c.columns) for rest, c in below if not rest),
            original if (original := lineage.original(source_id)) != source_id else None,
            lineage.followed(source_id),
            _branches(lineage, [(rest, c) for rest, c in below if rest]),
        )
        for (source_id, attribution), below in branches.items()
    )
