"""Why a derived value changed: what would leave it as it was, if it had not changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from cubaven_data.asking.derived import GRADES
from cubaven_data.asking.followed import renamed
from cubaven_data.model.tables import VOCABULARIES
from cubaven_data.origins.counting import count
from cubaven_data.reading.records import Records

EXPLAINED = (*GRADES, "flags")
"""The derived columns of which a cause is looked for; rivals and spreads show theirs."""
# What the counting reads apart from the row itself: records of these tables, and all code lists.
_READ = {"actors", "agencies", "agreements", "events", "relations", "sources", "publishers"}


class Touched(NamedTuple):
    """What changed: an id or code of a table or code list, and the columns if it was there already.

    ``into`` is the record to which it is redirected, if that was another one before.
    """

    table: str
    id: str
    columns: tuple[str, ...]
    into: str | None = None


@dataclass(frozen=True)
class Effect:
    """A derived column of a record, with its values before and after."""

    id: str
    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Cause:
    """A change that changed a derived value.

    It is that of the ``columns`` of the record ``id``; without columns, that it came or is gone or,
    if ``into`` is a record, that it was redirected to this one, which was another before. All
    changes of a code list are one, with its name as ``table`` and ``id``.
    """

    table: str
    id: str
    columns: tuple[str, ...] = ()
    into: str | None = None


Causes = Mapping[tuple[str, str], Sequence[Cause]]


def causes(
    before: Records, after: Records, effects: Iterable[Effect], touched: Sequence[Touched]
) -> Causes:
    """The causes of these effects, by id and column.

    They are the changes without any one of which the value would have stayed as it was; if there
    is none, those of which each alone gives the value that it has now. Where neither is found, what
    changed together is not told apart, and nothing is said.
    """
    wanted = [effect for effect in effects if effect.column in EXPLAINED]
    candidates = [*_candidates(wanted, touched)]
    needed = _found(after, before, wanted, candidates, lambda effect: effect.before)
    left = [effect for effect in wanted if (effect.id, effect.column) not in needed]
    enough = _found(before, after, left, candidates, lambda effect: effect.after)
    return enough | needed


def _candidates(effects: Sequence[Effect], touched: Sequence[Touched]) -> Iterator[Cause]:
    affected = {effect.id for effect in effects}
    lists = dict.fromkeys(table for table, *_ in touched if table in VOCABULARIES)
    yield from (Cause(name, name) for name in lists)
    for table, id_, columns, into in touched:
        if table in VOCABULARIES or not affected:
            continue
        if id_ in affected:
            yield from (Cause(table, id_, (column,)) for column in columns)
        elif table in _READ:
            yield Cause(table, id_, columns, into)


def _found(
    data: Records,
    other: Records,
    effects: Sequence[Effect],
    candidates: Sequence[Cause],
    wanted: Callable[[Effect], Any],
) -> dict[tuple[str, str], list[Cause]]:
    """The changes that alone, made in the data as in the other, give the wanted value."""
    found: dict[tuple[str, str], list[Cause]] = {}
    for cause in candidates if effects else ():
        graded = _Graded(_with(data, other, cause))
        for effect in effects:
            if graded.value(effect.id, effect.column) == wanted(effect):
                found.setdefault((effect.id, effect.column), []).append(cause)
    return found


def _with(data: Records, other: Records, cause: Cause) -> Records:
    """The data with one change made as in the other."""
    if cause.table in VOCABULARIES:
        lists = {**data.vocabularies, cause.table: other.vocabularies[cause.table]}
        return Records(data.tables, lists)
    if cause.into:
        # References that have followed cannot be told from those that always led there.
        return renamed(data, {cause.id: cause.into} if cause.id in data.ids else {})
    mine, its = (_of(one, cause) for one in (data, other))
    if mine and its and cause.columns:
        its = mine.model_copy(update={name: getattr(its, name) for name in cause.columns})
    rows: Collection[Any] = data.tables[cause.table]
    kept = [its if row is mine else row for row in rows if its or row is not mine]
    if its and not mine:
        kept.append(its)
    return Records({**data.tables, cause.table: tuple(kept)}, data.vocabularies)


def _of(data: Records, cause: Cause) -> Any:  # noqa: ANN401
    return next(
        (row for row in data.tables[cause.table] if getattr(row, "id", "") == cause.id), None
    )


class _Graded:
    """What the counting gives for records of a dataset."""

    def __init__(self, data: Records) -> None:
        self._data = data
        self._values: dict[str, Mapping[str, Any]] = {}

    def value(self, id_: str, column: str) -> Any:  # noqa: ANN401
        """The value of a derived column of a record; ``None`` if nothing can be said of it."""
        if id_ not in self._values:
            try:
                self._values[id_] = self._of(id_)
            except KeyError:
                # Without the change, something that it cites or refers to would not be there.
                self._values[id_] = {}
        return self._values[id_].get(column)

    def _of(self, id_: str) -> Mapping[str, Any]:
        record = self._data[id_]
        origins = count(self._data.lineage, record.sources)
        found = {
            "support": self._data.grading.support(record, origins),
            "n_origins": origins.n_origins,
            "n_unnamed_origins": origins.n_unnamed_origins,
            "flags": tuple(self._data.grading.flags(record, origins)),
        }
        if hasattr(record, "outcome"):
            found["standing"] = self._data.grading.standing(record)
        return found
