"""Whom a claim goes back to, and how many of its origins are independent.

Two citations have the same origin if they lead to the same **voice**. A reprint or rewrite leads
to its original; a text leads to its speaker or, if it has none, to its publisher. Unnamed origins
are counted separately and never as independent: two unnamed officials may be the same person.
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
"""The kinds of relation by which a text counts as another text."""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """The support that the citations of a row give.

    ``origins`` are the independent named voices (ids of actors, agencies, publishers or sources),
    ``unnamed`` the ids of the unnamed origins, ``types`` the origin types that occur (``official``,
    ``primary``, ``named``, ``unnamed``). ``n_origins`` is how many of the named ones are sure.
    """

    n_citations: int
    origins: tuple[str, ...]
    unnamed: tuple[str, ...]
    types: frozenset[str]
    n_origins: int

    @property
    def n_unnamed_origins(self) -> int:
        """The number of unnamed origins."""
        return len(self.unnamed)

    def carries(self, status: str) -> bool:
        """Whether the origins are enough for the status, as the coding handbook defines it.

        ``reported`` needs a named origin; ``confirmed`` needs two independent named origins, or an
        official or primary one. Any other status needs none.
        """
        if status == "reported":
            return self.n_origins > 0
        if status == "confirmed":
            return self.n_origins > 1 or not self.types.isdisjoint(("official", "primary"))
        return True


class Origin(Protocol):
    """The columns of a source that decide whose voice it is."""

    @property
    def kind(self) -> str:
        """The kind of source."""

    @property
    def speaker_id(self) -> str | None:
        """The id of the actor or agency whose words they are."""

    @property
    def publisher_id(self) -> str | None:
        """The id of its publisher."""


class Lineage:
    """The origins of claims, resolved from sources and relations.

    ``sources`` are the sources by id, ``originals`` maps a reprint or rewrite to its original (ids
    of sources), ``kinds`` is the code list ``source_kind``.
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
        # A cache, since a few origins are cited many times: origin type and voice by source id.
        self._heard: dict[str, tuple[str, str]] = {}

    def original(self, source_id: str) -> str:
        """The id of the original behind any number of reprints or rewrites; else its own id."""
        seen = {source_id}
        while (original := self._original_of.get(source_id)) and original not in seen:
            source_id = original
            seen.add(original)
        return source_id

    def origin_type(self, source_id: str) -> str:
        """The origin type of the source; ``named`` if the source or its kind is unknown."""
        source = self._sources.get(self.original(source_id))
        if source is None or self._kinds is None or source.kind not in self._kinds:
            return "named"
        return str(self._kinds[source.kind].origin_type)

    def voice(self, source_id: str) -> str:
        """The id of the source's voice: its speaker, else its publisher, else the source itself.

        An unnamed source is its own voice.
        """
        original = self.original(source_id)
        source = self._sources.get(original)
        if source is None or self.origin_type(original) == "unnamed":
            return original
        return (source.speaker_id or (source.publisher_id,))[0] or original

    def heard(self, source_id: str) -> tuple[str, str]:
        """The origin type and the voice of the source, cached."""
        found = self._heard.get(source_id)
        if found is None:
            found = self.origin_type(source_id), self.voice(source_id)
            self._heard[source_id] = found
        return found

    def corroborate(self, citations: Iterable[Citation]) -> Corroboration:
        """The support that these citations give.

        Citations that support only some columns do not count. Named origins are counted with and
        without what a ``?`` leaves open, and the lower number stands.
        """
        every = [*citations]
        whole = [citation for citation in every if not citation.columns]
        heard = {self.heard(citation.origin) for citation in whole}
        certain = {self.heard(citation.without_what_is_open.origin) for citation in whole}
        named, unnamed = _by_name(heard)
        lower = min(len(named), len(_by_name(certain)[0]))
        types = frozenset(kind for kind, _ in heard) & frozenset(kind for kind, _ in certain)
        return Corroboration(len(every), named, unnamed, types, lower)


def _by_name(heard: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The voices of named origins, and those of unnamed ones, each in order."""
    named: set[str] = set()
    unnamed: set[str] = set()
    for kind, voice in heard:
        (unnamed if kind == "unnamed" else named).add(voice)
    return tuple(sorted(named)), tuple(sorted(unnamed))


def originals_of(relations: Iterable[Relation]) -> dict[str, str]:
    """The original of each reprint or rewrite (ids of sources); refuted relations are ignored."""
    return {
        relation.subject_id: relation.object_id
        for relation in relations
        if relation.kind in SAME_TEXT and relation.outcome != "refuted"
    }


def source_links(citations: Iterable[Citation]) -> dict[tuple[str, str], int]:
    """The number of citations for each pair of origin and relaying text (ids of sources)."""
    links: dict[tuple[str, str], int] = defaultdict(int)
    for citation in citations:
        for link in citation.links:
            links[link] += 1
    return dict(sorted(links.items()))
