"""Rival claims: figures and relations that answer the same question differently.

``docs/origins.md`` specifies the groups; the numbers of its rules stand in brackets here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations_with_replacement, product
from math import inf
from typing import Any, Generic, TypeVar

from cubaven_data.model.claims import Figure, Relation
from cubaven_data.model.codes import Vocabulary
from cubaven_data.origins.counting import count
from cubaven_data.origins.lineage import TAKEN_BACK, Lineage

LEFT_OUT = ("withdrawn", "refuted", "misquoted")
"""The outcomes of claims that no longer count in a spread and contest no other."""
T = TypeVar("T", Figure, Relation)
Voices = frozenset[frozenset[str]]
"""The voices of each origin."""
# What rounds to a number lies half a place below it or above.
_ROUNDED = {"about": (0.5, 0.5), "nearly": (0.5, 0)}


@dataclass(frozen=True, slots=True)
class Rivals(Generic[T]):
    """Which claims are rivals, by id.

    ``of`` holds the rivals of each claim that has some, without itself; ``groups`` the group of
    each claim that is in one, itself included.
    """

    of: Mapping[str, Sequence[T]]
    groups: Mapping[str, Sequence[T]]


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest number in a group of rival figures, who disagrees, and how many
    independent named origins there are.

    ``conflict`` is ``claimants`` if independent claimants give numbers that cannot both be so, else
    ``relays`` if those who relay one origin give different ones, else ``None``.
    """

    low: float | None
    high: float | None
    conflict: str | None
    n_origins: int


def rival_figures(figures: Iterable[Figure]) -> Rivals[Figure]:
    """Figures that answer the same question for the same time [16]."""
    alike: dict[object, list[Figure]] = defaultdict(list)
    for figure in figures:
        key = (figure.about_id, figure.measure, figure.population, figure.currency)
        # Only numbers counted at a moment can have one while their dates differ.
        day = None if figure.accounting == "stock" else _days(figure)
        alike[*key, figure.modality, figure.accounting, figure.per, day].append(figure)
    of = _related(alike.values(), same_period)
    narrow = (
        [one for one in same if not _is_wide(one, of.get(one.id, ()))] for same in alike.values()
    )
    return Rivals(of, _groups(narrow, same_period))


def _days(figure: Figure) -> tuple[date | None, date | None]:
    return figure.date.earliest, figure.date.latest


def same_period(one: Figure, other: Figure) -> bool:
    """Whether figures that are alike in all else are for the same time."""
    return one.accounting != "stock" or one.date.overlaps(other.date)


def _is_wide(figure: Figure, rivals: Sequence[Figure]) -> bool:
    """Whether the figure with these rivals would join figures for different times.

    Only one whose date is vague can, where numbers are counted at a moment: one that is open at an
    end ("2010 or later"), or whose rivals have no day in common, as they have if the last of them
    to begin does so before the first of them ends.
    """
    when = figure.date
    if figure.accounting == "stock" and not when.is_extent and None in (when.earliest, when.latest):
        return True
    at_a_moment = [one.date for one in rivals if one.accounting == "stock"]
    begins = max((one.earliest or date.min for one in at_a_moment), default=date.min)
    ends = min((one.latest or date.max for one in at_a_moment), default=date.max)
    return begins > ends


def spread(lineage: Lineage, group: Iterable[Figure]) -> Spread:
    """The spread of a group [17]."""
    left = [figure for figure in group if figure.outcome not in LEFT_OUT]
    numbers = [n for figure in left for n in _given(figure) if n is not None]
    conflict = _conflict(_by_voices(lineage, left))
    n_origins = count(lineage, [one for figure in left for one in figure.sources]).n_origins
    return Spread(min(numbers, default=None), max(numbers, default=None), conflict, n_origins)


def _by_voices(lineage: Lineage, figures: Iterable[Figure]) -> dict[Voices, list[Figure]]:
    """The figures with the same voices, of those alike in number and time only the first.

    Hundreds can be rivals, of whom few go back to different voices.
    """
    found: dict[Voices, dict[object, Figure]] = defaultdict(dict)
    for one in figures:
        found[voices_of(lineage, one)].setdefault((_given(one), one.qualifier, one.date), one)
    return {heard: [*alike.values()] for heard, alike in found.items()}


def _conflict(figures: Mapping[Voices, Sequence[Figure]]) -> str | None:
    conflict = None
    for (voices, some), (others, more) in combinations_with_replacement(figures.items(), 2):
        if is_independent(voices, others) or is_independent(others, voices):
            if any(exclude(one, other) for one, other in product(some, more)):
                return "claimants"
        elif conflict is None and len({_given(one) for one in (*some, *more)}) > 1:
            conflict = "relays"
    return conflict


def voices_of(lineage: Lineage, claim: Any) -> Voices:  # noqa: ANN401
    """The voices of each origin of a claim [8]."""
    return frozenset(map(lineage.kin, count(lineage, claim.sources).effective))


def is_independent(voices: Voices, others: Voices) -> bool:
    """Whether one of the origins shares no voice with any of the others [20]."""
    heard = frozenset[str]().union(*others)
    return any(map(heard.isdisjoint, voices))


def _given(figure: Figure) -> tuple[float | None, ...]:
    return figure.low, figure.best, figure.high


def exclude(one: Figure, other: Figure) -> bool:
    """Whether no number is within the bounds of both figures [20]."""
    lows, highs = zip(_bounds(one), _bounds(other), strict=True)
    low, high = max(lows), min(highs)
    if low == high == 0:
        return not (_may_be_none(one) and _may_be_none(other))
    # As people speak, "more than 100" may be 100, unless somebody says "fewer than 100".
    apart = {one.qualifier, other.qualifier} == {"more_than", "less_than"}
    return low > high or (low == high and apart)


def _bounds(figure: Figure) -> tuple[float, float]:
    """The lowest and the highest number that a figure leaves open."""
    low, best, high = _given(figure)
    if best is not None and low is high is None:
        rounded = _ROUNDED.get(figure.qualifier, (0, 0))
        less, more = (share * _last_place(best) for share in rounded)
        return best - less, best + more
    return 0.0 if low is None else low, inf if high is None else high


def _last_place(number: float) -> float:
    """The place of the last digit that is not zero: 10 of 30, 1000 of 46000."""
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return float(Decimal(10) ** int(exponent))


def _may_be_none(figure: Figure) -> bool:
    """Whether a figure leaves none open: *more than*, *up to* and *unknown* do not."""
    return figure.best == 0 or (figure.low == 0 and figure.qualifier != "more_than")


def rival_relations(relations: Iterable[Relation], kinds: Vocabulary[Any]) -> Rivals[Relation]:
    """Relations that cannot both be so, or that a link says to contradict each other [18]."""
    standing = {relation.id: relation for relation in _standing(relations)}
    links = [
        (standing[link.subject_id], standing[link.object_id])
        for link in standing.values()
        if link.kind == "contradicts" and {link.subject_id, link.object_id} <= standing.keys()
    ]
    linked = {pair for one, other in links for pair in ((one.id, other.id), (other.id, one.id))}

    def question(relation: Relation) -> object:
        by_turns = "one_at_a_time" in kinds[relation.kind].all_traits
        subject = None if by_turns else relation.subject_id
        return subject, relation.kind, relation.object_id

    asked = {relation.id: question(relation) for relation in standing.values()}

    def contend(one: Relation, other: Relation) -> bool:
        if (one.id, other.id) in linked:
            return True
        return asked[one.id] == asked[other.id] and _contend(one, other)

    alike: dict[object, list[Relation]] = defaultdict(list)
    for relation in standing.values():
        alike[asked[relation.id]].append(relation)
    # A link joins the answers to two questions.
    for one, other in links:
        first, second = alike[asked[one.id]], alike[asked[other.id]]
        if first is not second:
            first += second
            alike |= {asked[relation.id]: first for relation in second}
    answers = [*{id(same): same for same in alike.values()}.values()]
    return Rivals(_related(answers, contend), _groups(answers, contend))


def _contend(one: Relation, other: Relation) -> bool:
    return (_contradict if one.subject_id == other.subject_id else _at_once)(one, other)


def _contradict(one: Relation, other: Relation) -> bool:
    """Whether two relations of the same records contradict each other."""
    if _is_over_before(one, other) or _is_over_before(other, one):
        return False
    if one.modality == other.modality == "asserted":
        return one.role_en == other.role_en and not _can_be_dated_alike(one, other)
    return (one.modality == "denied") is not (other.modality == "denied")


def _is_over_before(one: Relation, other: Relation) -> bool:
    return bool(one.ended and other.began and one.ended.surely_before(other.began))


def _can_be_dated_alike(one: Relation, other: Relation) -> bool:
    ends = ((one.began, other.began), (one.ended, other.ended))
    return all(a.overlaps(b) for a, b in ends if a and b)


def _standing(relations: Iterable[Relation]) -> Iterator[Relation]:
    return (relation for relation in relations if relation.outcome not in TAKEN_BACK)


def _at_once(one: Relation, other: Relation) -> bool:
    """Whether two subjects surely hold at the same time what one alone can hold."""
    if not one.modality == other.modality == "asserted":
        return False
    (a, b), (c, d) = _held(one), _held(other)
    return max(a, c) < min(b, d)


def _held(relation: Relation) -> tuple[date, date]:
    """The days between which the link surely held; no days if one of its ends is not told."""
    began, ended = relation.began, relation.ended
    if not (began and ended):
        return date.max, date.min
    last = date.max if ended.is_ongoing else ended.earliest
    return began.latest or date.max, last or date.min


def open_questions(relations: Iterable[Relation]) -> dict[str, str]:
    """The question that each possible answer belongs to, by relation id [19].

    Possible relations of one kind to one object with a citation in common are answers to one
    question, which is named after the lowest id among them.
    """
    asked: dict[object, list[Relation]] = defaultdict(list)
    for relation in _standing(relations):
        if relation.modality == "possible":
            asked[relation.kind, relation.object_id].append(relation)
    groups = _groups(asked.values(), _cite_alike)
    return {id_: min(answer.id for answer in group) for id_, group in groups.items()}


def _cite_alike(one: Relation, other: Relation) -> bool:
    return not {*one.sources}.isdisjoint(other.sources)


def _related(alike: Iterable[Sequence[T]], related: Callable[[T, T], bool]) -> dict[str, list[T]]:
    """The others to which each is related, by id of each that has some."""
    found: dict[str, list[T]] = {}
    for members in alike:
        for one in members:
            if others := [other for other in members if other is not one and related(one, other)]:
                found[one.id] = others
    return found


def _groups(alike: Iterable[Sequence[T]], related: Callable[[T, T], bool]) -> dict[str, list[T]]:
    """The groups of two or more in which each member is related to another, by id of the member."""
    found: dict[str, list[T]] = {}
    for members in alike:
        groups: list[list[T]] = []
        for member in members:
            joined = [group for group in groups if any(related(member, one) for one in group)]
            groups = [group for group in groups if group not in joined]
            groups.append([one for group in joined for one in group] + [member])
        for group in groups:
            if len(group) > 1:
                found.update({member.id: group for member in group})
    return found
