"""Who a claim goes back to, and how often that is independent.

Two citations have the same origin if following them leads to the same **voice**: a reprint or a
rewrite leads to its original, a text leads to its speaker or, without one, to its publisher.
Origins without a name are counted apart and never as independent: nobody can tell whether two
unnamed officials are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from cubaven_data.model.citations import Citation
from cubaven_data.model.claims import Relation
from cubaven_data.model.codes import Vocabulary

SAME_TEXT = ("reprints", "rewrites")
"""The kinds of relation that make a text count as another."""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How a row's citations add up.

    ``origins`` are the named independent voices (ids of actors, agencies, publishers or sources),
    ``unnamed`` the ids of unnamed origins, ``types`` the origin types that occur (official,
    primary, named, unnamed).
    """

    n_citations: int
    origins: tuple[str, ...]
    unnamed: tuple[str, ...]
    types: frozenset[str]

    @property
    def n_origins(self) -> int:
        """The number of independent named origins."""
        return len(self.origins)

    @property
    def n_unnamed_origins(self) -> int:
        """The number of unnamed origins."""
        return len(self.unnamed)

    def carries(self, status: str) -> bool:
        """Whether these origins carry the status.

        What is ``reported`` has a named origin; what is ``confirmed`` has two that are independent,
        or an official or primary one.
        """
        if status == "reported":
            return bool(self.origins)
        if status == "confirmed":
            return len(self.origins) > 1 or not self.types.isdisjoint(("official", "primary"))
        return True


class Origin(Protocol):
    """What has to be known of a source to tell who speaks in it."""

    @property
    def kind(self) -> str:
        """The kind of source."""

    @property
    def speaker_id(self) -> str | None:
        """Whose words they are."""

    @property
    def publisher_id(self) -> str | None:
        """Who published it."""


class Lineage:
    """Answers about the origins of claims.

    ``sources`` are known by id, ``originals`` say which text carries which, ``kinds`` is the code
    list of the kinds of source.
    """

    def __init__(
        self,
        sources: Mapping[str, Origin],
        originals: Mapping[str, str],
        kinds: Vocabulary[Any] | None,
    ) -> None:
        self._sources = sources
        self._original_of = originals
        self._kinds = kinds
        self._heard: dict[str, tuple[str, str]] = {}  # type and voice: few origins, many citations

    def original(self, source_id: str) -> str:
        """The text that this one carries, through any number of reprints; itself if it is none."""
        seen = {source_id}
        while (original := self._original_of.get(source_id)) and original not in seen:
            source_id = original
            seen.add(original)
        return source_id

    def origin_type(self, source_id: str) -> str:
        """What the source counts as when it is an origin; ``named`` where its kind is unknown."""
        source = self._sources.get(self.original(source_id))
        if source is None or self._kinds is None or source.kind not in self._kinds:
            return "named"
        return str(self._kinds[source.kind].origin_type)

    def voice(self, source_id: str) -> str:
        """Whoever speaks in the source: its speaker, its publisher, or the source itself."""
        original = self.original(source_id)
        source = self._sources.get(original)
        if source is None or self.origin_type(original) == "unnamed":
            return original
        return source.speaker_id or source.publisher_id or original

    def heard(self, source_id: str) -> tuple[str, str]:
        """The origin type and the voice of the source."""
        found = self._heard.get(source_id)
        if found is None:
            found = self.origin_type(source_id), self.voice(source_id)
            self._heard[source_id] = found
        return found

    def corroborate(self, citations: Iterable[Citation]) -> Corroboration:
        """How these citations add up."""
        origins = [citation.origin for citation in citations]
        heard = {self.heard(origin) for origin in origins}
        named = sorted({voice for kind, voice in heard if kind != "unnamed"})
        unnamed = sorted({voice for kind, voice in heard if kind == "unnamed"})
        types = frozenset(kind for kind, _ in heard)
        return Corroboration(len(origins), tuple(named), tuple(unnamed), types)


def originals_of(relations: Iterable[Relation]) -> dict[str, str]:
    """Which text carries which, as these relations say, but for those that are refuted."""
    return {
        relation.subject_id: relation.object_id
        for relation in relations
        if relation.kind in SAME_TEXT and relation.status != "refuted"
    }


def source_links(citations: Iterable[Citation]) -> dict[tuple[str, str], int]:
    """How many citations relay each origin (first) through each text that was read (second)."""
    links: dict[tuple[str, str], int] = defaultdict(int)
    for citation in citations:
        if citation.origin_id:
            links[citation.origin_id, citation.source_id] += 1
    return dict(sorted(links.items()))
