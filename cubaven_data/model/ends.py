"""Ends: which records a row can refer to where its kind or measure decides it.

An end is a table, or a table with a kind: ``agencies``, ``actors.person``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from cubaven_data.model.cells import Code
from cubaven_data.model.released import Codes
from cubaven_data.model.tables import TABLES


class End(NamedTuple):
    """A column that refers to the ends that the ``side`` of a term lists: the term of the code in
    the column ``by``, in the code list ``vocabulary``."""

    table: str
    column: str
    by: str
    vocabulary: str
    side: str


ENDS = (
    End("relations", "subject_id", "kind", "relation_kind", "subject"),
    End("relations", "object_id", "kind", "relation_kind", "object"),
    End("figures", "about_id", "measure", "measure", "about"),
)
"""The columns in which only what a row is of decides which records it can refer to."""


def ends_listed(code: str | None, end: End, codes: Codes) -> tuple[str, ...]:
    """The ends that the code allows; none if it is not in its list, or the list has faults."""
    terms = codes.get(end.vocabulary)
    if terms is None or code is None or code not in terms:
        return ()
    return tuple(getattr(terms[code], end.side).split("; "))


def ends_allowed(table: str, column: str, row: Mapping[str, Any], codes: Codes) -> tuple[str, ...]:
    """The ends that the values of a row allow in the column; none if they do not decide it."""
    for end in ENDS:
        if (end.table, end.column) == (table, column):
            return ends_listed(row.get(end.by), end, codes)
    return ()


def ends_of(table: str, kind: str | None) -> tuple[str, ...]:
    """What a record of this kind is as an end: its table and, if it has a kind, that kind of it."""
    return (table, f"{table}.{kind}") if kind else (table,)


def is_end(end: str, codes: Codes) -> bool:
    """Whether ``end`` is an existing ``table`` or ``table.kind``."""
    name, _, kind = end.partition(".")
    if name not in TABLES or not kind:
        return name in TABLES
    if "kind" not in TABLES[name].header:
        return False
    cell = TABLES[name].column("kind").cell
    return isinstance(cell, Code) and kind in codes[cell.vocabulary]


def may_fit(found: Collection[str], allowed: Collection[str], codes: Codes) -> bool:
    """Whether a record that is these ends is allowed, as far as is known.

    True if the kind of the record is faulty or unknown ends are allowed: another rule reports that.
    """
    if not {*found}.isdisjoint(allowed) or not all(is_end(end, codes) for end in allowed):
        return True
    table = min(found)
    of_kind_unknown = len(found) == 1 and "kind" in TABLES[table].header
    return of_kind_unknown and any(end.startswith(f"{table}.") for end in allowed)
