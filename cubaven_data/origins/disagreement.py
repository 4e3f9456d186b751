"""Which claims answer the question that a claim answers, and whether somebody contradicts it.

``docs/origins.md`` specifies it; the numbers of its rules stand in brackets here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from cubaven_data.model.claims import Alternative, Figure, Relation
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.dates import Date, parse
from cubaven_data.model.tables import TABLES
from cubaven_data.origins.counting import Sayer, count
from cubaven_data.origins.lineage import Lineage
from cubaven_data.origins.rivals import (
    LEFT_OUT,
    Rivals,
    Voices,
    exclude,
    is_independent,
    voices_of,
)

_DATES = {
    column.name
    for table in TABLES.values()
    for column in table.columns
    if isinstance(column.cell, DateCell)
}


class Contest(NamedTuple):
    """Those who say otherwise than a claim, and those who do so of another role in the same link,
    each with the relation that tells it.

    Roles are free text: whether a denial of another one answers the claim is for the reader to
    judge.
    """

    otherwise: Sequence[Sayer]
    in_another_role: Mapping[Sayer, Relation]


class _Heard(NamedTuple):
    """The voices of each origin of a claim, and those of each whom its citations name."""

    voices: Voices
    sayers: Mapping[Sayer, frozenset[str]]


class Disagreement:
    """The answers to the question of each claim: its rivals, and the other values of its cells.

    ``claims`` are all claims by their ids.
    """

    def __init__(
        self,
        lineage: Lineage,
        figures: Rivals[Figure],
        relations: Rivals[Relation],
        alternatives: Iterable[Alternative],
        claims: Mapping[str, Any],
    ) -> None:
        self._lineage = lineage
        self._contests: dict[str, Contest] = {}
        self._each: dict[str, _Heard] = {}
        links = (one for one in claims.values() if getattr(one, "kind", "") == "contradicts")
        self._linked = {frozenset((one.subject_id, one.object_id)) for one in links}
        self._rivals, self._groups = figures.of, figures.groups
        self._others: dict[str, list[Any]] = defaultdict(list)
        for id_, others in relations.of.items():
            self._others[id_] += others
        same_cell: dict[tuple[str, str], list[Alternative]] = defaultdict(list)
        for one in alternatives:
            same_cell[one.record_id, one.field].append(one)
            self._others[one.record_id].append(one)
            if claim := claims.get(one.record_id):
                self._others[one.id].append(claim)
        for values in same_cell.values():
            for one in values:
                self._others[one.id] += [other for other in values if other is not one]

    def others(self, id_: str) -> Sequence[Any]:
        """The other claims on the question of a claim, alike or not."""
        return [*self._rivals.get(id_, ()), *self._others.get(id_, ())]

    def against(self, claim: Any, how: Callable[[Any, Any], bool]) -> Iterator[Any]:  # noqa: ANN401
        """Those of them that answer otherwise, for the same time, and still stand [20].

        Of rival figures these are those that say that there is none, and of all others those that
        answer in such a way (asked of each and the claim).
        """
        none = (one for one in self._rivals.get(claim.id, ()) if says_none(one))
        others = (one for one in self._others.get(claim.id, ()) if how(one, claim))
        return (other for other in chain(none, others) if _is_otherwise(other, claim))

    def contest(self, claim: Any) -> Contest:  # noqa: ANN401
        """Those who contradict a claim that somebody else makes [20]."""
        # Tables and printed citations ask it anew.
        if claim.id not in self._contests:
            self._contests[claim.id] = self._contest(claim)
        return self._contests[claim.id]

    def _contest(self, claim: Any) -> Contest:  # noqa: ANN401
        otherwise, in_another_role = dict[Sayer, None](), dict[Sayer, Relation]()
        if claim.outcome in LEFT_OUT:
            return Contest((), {})
        if claim.disputed_by and not claim.outcome:
            otherwise |= dict.fromkeys(count(self._lineage, claim.disputed_by).sayers)
        own = self._heard(claim).voices
        shared = frozenset[str]().union(*own)
        for one in chain(self._at_once(claim), self._others.get(claim.id, ())):
            other = self._heard(one)
            if _is_otherwise(one, claim) and is_independent(other.voices, own):
                apart = (who for who, kin in other.sayers.items() if kin.isdisjoint(shared))
                if self._in_another_role(one, claim):
                    for who in apart:
                        in_another_role.setdefault(who, one)
                else:
                    otherwise |= dict.fromkeys(apart)
        return Contest((*otherwise,), in_another_role)

    def _in_another_role(self, other: Any, claim: Any) -> bool:  # noqa: ANN401
        """Whether one of two relations denies what the other says in a role, in another one."""
        if not (isinstance(other, Relation) and isinstance(claim, Relation)):
            return False
        roles = {one.modality == "denied": one.role_en for one in (other, claim)}
        if len(roles) == 1 or frozenset((other.id, claim.id)) in self._linked:
            return False
        return roles[True] not in (None, roles[False])

    def _at_once(self, claim: Any) -> Iterator[Figure]:  # noqa: ANN401
        """The rivals of a figure for the same time: whoever says that there is none says so of a
        whole period, and any other number in a long one may be of another day."""
        for one in self._rivals.get(claim.id, ()):
            if {claim.id, one.id} <= self._groups.keys() or says_none(one) or says_none(claim):
                yield one

    def _heard(self, claim: Any) -> _Heard:  # noqa: ANN401
        if claim.id not in self._each:
            named = count(self._lineage, claim.sources).sayers
            sayers = {one: self._lineage.kin(one.source_id) for one in named}
            self._each[claim.id] = _Heard(voices_of(self._lineage, claim), sayers)
        return self._each[claim.id]


def says_none(figure: Figure) -> bool:
    """Whether a figure says that there is no such thing."""
    return figure.best == 0


def _is_otherwise(other: Any, claim: Any) -> bool:  # noqa: ANN401
    if other.outcome in LEFT_OUT:
        return False
    if isinstance(claim, Figure) and isinstance(other, Figure):
        return exclude(claim, other)
    if isinstance(other, Alternative):
        return _differ(other.field, other.value, _value(claim, other.field))
    if isinstance(claim, Alternative):
        return _differ(claim.field, claim.value, _value(other, claim.field))
    # Relations that are rivals contradict each other, whatever they say.
    return True


def _value(claim: Any, field: str) -> str:  # noqa: ANN401
    """What a claim has in the cell for which another value is given."""
    return str(claim.value if isinstance(claim, Alternative) else getattr(claim, field) or "")


def _differ(field: str, one: str, other: str) -> bool:
    """Whether two values of a cell cannot both be so: dates can if one contains the other."""
    if field in _DATES and one and other:
        return not _can_be_the_same(parse(one), parse(other))
    return one != other


def _can_be_the_same(one: Date, other: Date) -> bool:
    return all(a.overlaps(b) for a, b in zip(_ends(one), _ends(other), strict=True))


def _ends(date: Date) -> tuple[Date, Date]:
    """The beginning and the end of a date, which of a point in time are the same."""
    if not date.is_extent:
        return date, date
    first, _, last = date.text.partition("/")
    return parse(first), parse(last)
