"""How well a row is supported, where it stands, and what to know before printing it.

``docs/origins.md`` specifies the grades; the numbers of its rules stand in brackets here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.dates import Date
from cubaven_data.origins.counting import Origins
from cubaven_data.origins.lineage import Lineage, Tables

Codes = Mapping[str, Vocabulary[Any]]
# The columns that name those whom a row concerns.
_CONCERNED = ("subject_id", "object_id", "about_id", "record_id")
# Whoever does this to an event or agreement is not concerned by it.
_FROM_OUTSIDE = ("reviewed", "criticised", "called")
_TESTIMONY = ("anonymous_testimony", "named_testimony")


class Grading:
    """The support, standing and flags of the rows of a dataset."""

    def __init__(self, tables: Tables, codes: Codes, lineage: Lineage) -> None:
        self._tables = tables
        self._codes = codes
        self._lineage = lineage

    def support(self, record: Any, origins: Origins) -> str:  # noqa: ANN401
        """The support of a row, a code of the list ``support`` [11]."""
        if self.is_editorial(record):
            return "editorial"
        found = self._found(record, origins)
        ahead = getattr(record, "modality", "") in ("possible", "expected")
        # Whoever is credited with a misquotation did not say it.
        if ahead or getattr(record, "outcome", "") == "misquoted":
            return "single_source" if origins.n_origins else "unnamed"
        return found

    def is_editorial(self, record: Any) -> bool:  # noqa: ANN401
        """Whether the row is a comparison that the dataset makes of what it cites."""
        kind = self._codes["relation_kind"].terms.get(getattr(record, "kind", ""))
        return bool(kind and hasattr(record, "subject_id") and "editorial" in kind.all_traits)

    def _found(self, record: Any, origins: Origins) -> str:  # noqa: ANN401
        under, modality = getattr(record, "under_id", None), getattr(record, "modality", "")
        documents = self._texts_of.get(record.id, set())
        if modality == "provided_for":
            documents = documents | self._texts_of.get(under, set())
        itself = {self._lineage.original(c.source_id) for c in origins.counted if not c.steps}
        if any(self._lineage.is_named(text) for text in documents & itself):
            return "documented"
        if under in self._acknowledgements and modality != "denied":
            return "acknowledged"
        if origins.n_origins:
            return "corroborated" if origins.n_origins > 1 else "single_source"
        return "unnamed"

    @cached_property
    def _texts_of(self) -> Mapping[str | None, set[str]]:
        found: dict[str | None, set[str]] = defaultdict(set)
        for relation in self._lineage.linked("text_of"):
            found[relation.object_id].add(self._lineage.original(relation.subject_id))
        return found

    @cached_property
    def _acknowledgements(self) -> frozenset[str | None]:
        return frozenset(e.id for e in self._tables["events"] if e.kind == "acknowledgement")

    def standing(self, record: Any) -> str:  # noqa: ANN401
        """Where the row stands: its outcome, else whether a source contradicts it [12]."""
        return record.outcome or ("disputed" if record.disputed_by else "undisputed")

    def flags(self, record: Any, origins: Origins) -> list[str]:  # noqa: ANN401
        """What to know before printing the row, codes of the list ``flag``, in its order [14]."""
        dates = [value for _, value in record if isinstance(value, Date)]
        told = {
            "relayed_only": not any(map(self._at_first_hand, origins.counted)),
            "own_voice": not self.is_editorial(record)
            and not any(c.steps for c in origins.counted),
            "one_text": len({self._lineage.original(text) for text in origins.read_in}) == 1,
            "one_person": self._one_person(origins),
            "own_account": self._own_account(record, origins),
            "carried_over": origins.attribution == "carried_over",
            "open": origins.attribution == "open",
            "corrected": any(id_ in self._corrected for c in origins.counted for id_ in c.ids),
            "date_inferred": any(date.is_inferred for date in dates),
            "date_approximate": any(date.is_approximate for date in dates),
            "imputed": getattr(record, "qualifier", "") == "order_of_magnitude",
        }
        return [flag for flag in self._codes["flag"].codes if told[flag]]

    def _at_first_hand(self, citation: Any) -> bool:  # noqa: ANN401
        """Whether the text that was read is where the claim first appeared, or a reprint of it."""
        lineage = self._lineage
        read, origin = lineage.original(citation.source_id), lineage.original(citation.origin)
        if lineage.followed(read):
            return False
        if read == origin:
            return True
        publisher = lineage.sources[origin].publisher_id
        if publisher is None:
            # Whoever quotes people without a name first is their publisher.
            return len(citation.steps) == 1 and not lineage.is_named(origin)
        return bool(publisher == lineage.sources[read].publisher_id)

    def _one_person(self, origins: Origins) -> bool:
        if origins.n_origins + origins.n_unnamed_origins != 1:
            return False
        return all(map(self._is_person, origins.effective))

    def _is_person(self, source_id: str) -> bool:
        source = self._lineage.sources[source_id]
        if source.kind in _TESTIMONY:
            return True
        speakers: Sequence[str] = source.speaker_id or ()
        return self._persons.issuperset(speakers) and len(speakers) == 1 and not source.speaks_for

    @cached_property
    def _persons(self) -> frozenset[str]:
        return frozenset(actor.id for actor in self._tables["actors"] if actor.kind == "person")

    def _own_account(self, record: Any, origins: Origins) -> bool:  # noqa: ANN401
        parties, same = set(self._parties(record)), self._lineage.same
        voices = [map(same, self._lineage.voices(one)) for one in origins.effective]
        return all(not parties.isdisjoint(voice) for voice in voices)

    def _parties(self, record: Any) -> Iterator[str]:  # noqa: ANN401
        """Those whom a row concerns: its ends, those linked to its event, and their governments."""
        ids = [getattr(record, column, None) for column in _CONCERNED]
        for id_ in {record.id, *filter(None, ids)}:
            for one in (id_, *self._linked_to.get(id_, ())):
                yield self._lineage.same(one)
                yield self._lineage.same(self._lineage.party(one))

    @cached_property
    def _linked_to(self) -> Mapping[str, set[str]]:
        """The subjects and objects of the relations of each event and agreement."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in ("events", "agreements"):
            for record in self._tables[name]:
                found[record.id] = set()
        for relation in self._lineage.standing:
            if relation.kind in _FROM_OUTSIDE:
                continue
            for one, other in _both_ways(relation.subject_id, relation.object_id):
                if one in found:
                    found[one].add(other)
        return found

    @cached_property
    def _corrected(self) -> frozenset[str]:
        return frozenset(r.object_id for r in self._lineage.linked("corrects", "retracts"))


def _both_ways(one: str, other: str) -> Iterable[tuple[str, str]]:
    return (one, other), (other, one)
