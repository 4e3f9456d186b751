"""Whom a source goes back to: its original, the texts that it follows, and its voices.

``docs/origins.md`` specifies the counting; the numbers of its rules stand in brackets here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from cubaven_data.model.addresses import host_of, same_address
from cubaven_data.model.citations import Citation
from cubaven_data.model.claims import Relation
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.entities import Agency
from cubaven_data.origins.groups import Groups
from cubaven_data.origins.publishers import publishers_by_host

Tables = Mapping[str, Iterable[Any]]
"""The records of a dataset by table."""

SAME_TEXT = ("reprints", "rewrites")
"""The kinds of relation that declare a text to be another text's, whole."""
FOLLOWS = ("follows", "rewrites")
"""The kinds of relation by which a text is known or suspected to follow another."""
TAKEN_BACK = ("withdrawn", "refuted")
"""The outcomes of relations that count for nothing."""
_OF_THE_STATE = ("government", "state")


class Lineage:
    """The sources of a dataset, and what is known about who speaks in them.

    All cited sources must exist; the methods raise ``KeyError`` for the id of one that does not.
    ``kinds`` is the code list ``source_kind``. Links whose outcome is ``withdrawn`` or ``refuted``
    count for nothing.
    """

    def __init__(self, tables: Tables, kinds: Vocabulary[Any]) -> None:
        self._tables = tables
        self._kinds = kinds
        self.sources = {source.id: source for source in tables["sources"]}
        self._publishers = {publisher.id: publisher for publisher in tables["publishers"]}
        self._voices: dict[str, frozenset[str]] = {}
        self._originals: dict[str, str] = {}

    def linked(self, *kinds: str) -> Iterable[Relation]:
        """The relations of these kinds that were not taken back."""
        for kind in kinds:
            yield from self._by_kind.get(kind, ())

    @cached_property
    def standing(self) -> list[Relation]:
        """All relations that were not taken back."""
        return [one for one in self._tables["relations"] if one.outcome not in TAKEN_BACK]

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Relation]]:
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.standing:
            found[relation.kind].append(relation)
        return found

    @cached_property
    def _original_of(self) -> Mapping[str, Relation]:
        return {relation.subject_id: relation for relation in self.linked("reprints")}

    @cached_property
    def _followed_by(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for relation in self.linked(*FOLLOWS):
            found[relation.subject_id].append(relation.object_id)
        return found

    @cached_property
    def _same(self) -> Groups:
        """The records that are possibly the same."""
        same = Groups()
        for link in self.linked("possibly_same_as"):
            same.join(link.subject_id, link.object_id)
        for pair in self._one_text():
            same.join(*pair)
        return same

    def _one_text(self) -> Iterator[tuple[str, str]]:
        """Pairs of sources that have one address or fingerprint: the text was entered twice."""
        for column in ("url", "fingerprint"):
            seen: dict[str, str] = {}
            for source in self.sources.values():
                if value := getattr(source, column):
                    yield seen.setdefault(same_address(value), source.id), source.id

    def same(self, id_: str) -> str:
        """One id for all records that are possibly the same [7]."""
        return self._same[id_]

    def original(self, source_id: str) -> str:
        """The id of the text behind any number of reprints; else its own id [3]."""
        path = {source_id: None}
        while source_id not in self._originals:
            link = self._original_of.get(source_id)
            if link is None:
                self._originals[source_id] = source_id
            elif link.object_id in path:
                ids = [*path]
                circle = ids[ids.index(link.object_id) :]
                self._originals.update(dict.fromkeys(circle, min(circle)))
            else:
                source_id = link.object_id
                path[source_id] = None
        self._originals.update(dict.fromkeys(path, self._originals[source_id]))
        return self._originals[source_id]

    def named_original(self, source_id: str) -> str:
        """The original that a reprint names, as far as its ``reprints`` relations cite it [13]."""
        found, seen = source_id, {source_id}
        while (link := self._original_of.get(found)) and link.object_id not in seen:
            if all(citation.source_id != source_id for citation in link.sources):
                break
            found = link.object_id
            seen.add(found)
        return found

    def followed(self, source_id: str) -> tuple[str, ...]:
        """The texts that a text, or its original, is known or suspected to follow [8]."""
        return tuple(self._followed_by.get(self.original(source_id), ()))

    def publisher_kind(self, source: Any) -> str:  # noqa: ANN401
        """The kind of the source's publisher; blank if none is known."""
        publisher = self._publisher(source)
        return publisher.kind if publisher else ""

    def _publisher(self, source: Any) -> Any:  # noqa: ANN401
        """The publisher that the source names; else the one at whose address it is [6]."""
        at = source.publisher_id or self._hosts.get(host_of(source.url or ""))
        return self._publishers.get(at)

    @cached_property
    def _hosts(self) -> Mapping[str, str]:
        return publishers_by_host(self._publishers.values(), self.sources.values())

    def is_named(self, source_id: str) -> bool:
        """Whether somebody with a name vouches for what the source says [5]."""
        source = self.sources[self.original(source_id)]
        origin_type = self._kinds[source.kind].origin_type
        if origin_type == "unnamed" or self.followed(source.id):
            return False
        if source.speaker_id or source.speaks_for:
            return True
        if origin_type == "issued":
            return False
        return self.publisher_kind(source) != "aggregator"

    def voices(self, source_id: str) -> frozenset[str]:
        """The ids of those who speak in the source [6]; an unnamed source is its own voice."""
        original = self.original(source_id)
        found = self._voices.get(original)
        if found is None:
            found = self._voices[original] = frozenset(self._speaking(original))
        return found

    def _speaking(self, source_id: str) -> Iterable[str]:
        source = self.sources[source_id]
        if self._kinds[source.kind].origin_type == "unnamed":
            return (source_id,)
        if source.speaks_for:
            return (self.state(source.speaks_for),)
        if source.speaker_id:
            return map(self.state, source.speaker_id)
        publisher = self._publisher(source)
        if publisher is None:
            return (source_id,)
        return (self.state(publisher.speaks_for) if publisher.speaks_for else publisher.id,)

    def kin(self, *source_ids: str) -> frozenset[str]:
        """The voices with which sources count: their own, and those of the texts they follow [8].

        Sources that are possibly the same share all their voices [7].
        """
        seen: set[str] = set()
        waiting = [*source_ids]
        while waiting:
            one = self.original(waiting.pop())
            if one not in seen:
                seen.add(one)
                waiting += self.followed(one)
        return frozenset[str]().union(*map(self._own, seen))

    def grouped(self, source_ids: Iterable[str]) -> Mapping[str, str]:
        """The sources, each with the lowest id of those that share kin with it or with another.

        Each text is looked at once, however many of the sources follow it.
        """
        groups, owner = Groups(), dict[str, str]()
        seen: set[str] = set()
        for source_id in (ids := [*source_ids]):
            waiting = [source_id]
            while waiting:
                one = self.original(waiting.pop())
                for member in self._own(one):
                    groups.join(source_id, owner.setdefault(member, source_id))
                if one not in seen:
                    seen.add(one)
                    waiting += self.followed(one)
        return {source_id: groups[source_id] for source_id in ids}

    def _own(self, original: str) -> frozenset[str]:
        """What an original shares with another if the two count as one: a voice, or its id [7]."""
        return frozenset(map(self.same, {original, *self.voices(original)}))

    def state(self, id_: str) -> str:
        """The government for which a body speaks: of its country, if the body is the state's [6].

        An agency belongs to its topmost parent, and that to its country. Persons, institutions,
        parties, companies and groups speak for themselves, as does a body without a country.
        """
        body = self._bodies.get(id_)
        seen = {id_}
        while (above := getattr(body, "parent_id", None)) and above not in seen:
            seen.add(above)
            body = self._bodies.get(above, body)
        if isinstance(body, Agency) or (body and body.kind in _OF_THE_STATE):
            return self._governments.get(body.country or "", body.id)
        return id_

    def party(self, id_: str) -> str:
        """The government of the country to which an actor or agency belongs; else its own id."""
        body = self._bodies.get(id_)
        return self._governments.get(body.country or "", id_) if body else id_

    @cached_property
    def _bodies(self) -> Mapping[str, Any]:
        return {body.id: body for name in ("actors", "agencies") for body in self._tables[name]}

    @cached_property
    def _governments(self) -> Mapping[str, str]:
        """The government of each country: its only actor of kind government, else its state."""
        found: dict[str, dict[str, list[str]]] = {"government": {}, "state": {}}
        for actor in self._tables["actors"]:
            if actor.country and actor.kind in found:
                found[actor.kind].setdefault(actor.country, []).append(actor.id)
        only = {
            kind: {country: ids[0] for country, ids in countries.items() if len(ids) == 1}
            for kind, countries in found.items()
        }
        return only["state"] | only["government"]


def source_links(citations: Iterable[Citation]) -> dict[tuple[str, str], int]:
    """The number of citations for each pair of origin and relaying text (ids of sources)."""
    links: dict[tuple[str, str], int] = defaultdict(int)
    for citation in citations:
        for link in citation.links:
            links[link] += 1
    return dict(sorted(links.items()))
