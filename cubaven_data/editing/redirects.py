"""Ids withdrawn, merged into another, or renamed: redirect and references in one edit.

The row goes or gets its new id, and the redirect is written; the references follow because
formatting replaces redirected ids. Whatever still refers to an id that is gone is found by gate 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cubaven_data.editing.additions import RequestError
from cubaven_data.editing.edits import Edit, Editable
from cubaven_data.model import citations
from cubaven_data.model.tables import TABLES, Table
from cubaven_data.texts.spelling import alike
from cubaven_data.texts.wording import Words, words

# What two rows that say the same may differ in: it tells them apart, or is told of them.
_NOT_SAID = ("id", "note_en", "note_es", "as_reported", "sources", "disputed_by")


@dataclass(frozen=True)
class Reason:
    """Why an id is redirected, in each language, and since which day (``2026-11-28``)."""

    text: Words
    since: str


@dataclass(frozen=True)
class Merged:
    """A merge: the edit, and what the row that goes has of its own.

    ``differs`` are its cells that say something else than the row that stays: column, cell of the
    row that goes, cell of the row that stays. ``joined`` are the citations that the row that stays
    got from it, ``left`` those that it did not get, because the rows do not say the same.
    """

    edit: Edit
    differs: Sequence[tuple[str, str, str]]
    joined: Sequence[str]
    left: Sequence[str]


def withdrawn(data: Editable, id_: str, reason: Reason) -> Edit:
    """The record withdrawn: its row goes, and what the coding says of it.

    Raises :class:`RequestError` if there is no such record.
    """
    table = _table_of(data, id_)
    left = _without(data, table, id_)
    return data.edited({**left, **_coding_without(data, id_), **_redirects(data, id_, "", reason)})


def merged(data: Editable, id_: str, into: str, reason: Reason) -> Merged:
    """The record merged into another of its table, to which all references go.

    Where the two rows say the same, citations that only the first has are added to the other.
    Raises :class:`RequestError` if one of them does not exist or the tables differ.
    """
    table = _table_of(data, id_)
    other = _table_of(data, into)
    if into == id_:
        raise RequestError("same-id", value=id_)
    if table is not other:
        raise RequestError("tables-differ", value=id_, table=table.name, other=into, of=other.name)
    goes, stays = (_row(data, table, one) for one in (id_, into))
    differs = _differences(table, goes, stays)
    joined: list[str] = []
    left: list[str] = []
    for column in table.citation_lists:
        at = table.header.index(column)
        only = [one for one in _items(goes[at]) if not _is_covered(one, _items(stays[at]))]
        if differs:
            left += only
        else:
            joined += only
            stays[at] = citations.SEPARATOR.join([*_items(stays[at]), *only])
    rows = [
        stays if cells[0] == into else cells for cells in _without(data, table, id_)[table.name]
    ]
    coding = _coding_without(data, id_) if differs else {}
    redirects = _redirects(data, id_, into, reason)
    return Merged(data.edited({table.name: rows, **coding, **redirects}), differs, joined, left)


def renamed(data: Editable, id_: str, new: str, reason: Reason) -> Edit:
    """The record under a new id, to which all references go.

    Raises :class:`RequestError` if the record does not exist, or the new id does, did, or
    is none.
    """
    table = _table_of(data, id_)
    if new in data.data.index:
        raise RequestError("id-taken", value=new)
    if any(new == cells[0] for cells in data.rows("redirects")):
        raise RequestError("id-used-before", value=new)
    if not table.column("id").cell.can_hold(new):
        raise RequestError("not-an-id", value=new)
    rows = data.rows(table.name)
    for cells in rows:
        if cells[0] == id_:
            cells[0] = new
    return data.edited({table.name: rows, **_redirects(data, id_, new, reason)})


def reason_given(kind: str, id_: str) -> Words:
    """The reason that is written for a merge (``merged``) or a new name (``renamed``) if none is
    given; ``id_`` is the id that it leads to."""
    return words("redirects", kind, id=id_)


def _table_of(data: Editable, id_: str) -> Table:
    index = data.data.index
    if id_ in index:
        return TABLES[index.table_of(id_)]
    if id_ in index.moved:
        new = index.moved[id_]
        raise RequestError(
            "redirected-already" if new else "gone-already", value=id_, new=new or ""
        )
    near = " | ".join(alike(id_, [*index], 60, 3))
    raise RequestError("no-id-near" if near else "no-id", value=id_, nearest=near)


def _row(data: Editable, table: Table, id_: str) -> list[str]:
    return next(cells for cells in data.rows(table.name) if cells[0] == id_)


def _without(data: Editable, table: Table, id_: str) -> dict[str, list[list[str]]]:
    return {table.name: [cells for cells in data.rows(table.name) if cells[0] != id_]}


def _coding_without(data: Editable, id_: str) -> dict[str, list[list[str]]]:
    """The records of the coding without those of a row that goes: they explain its cells."""
    left = {}
    for name in ("unconfirmed", "exceptions"):
        at = TABLES[name].header.index("record_id")
        rows = data.rows(name)
        kept = [cells for cells in rows if cells[at] != id_]
        if kept != rows:
            left[name] = kept
    return left


def _redirects(data: Editable, old: str, new: str, reason: Reason) -> dict[str, list[list[str]]]:
    if not TABLES["redirects"].column("since").cell.can_hold(reason.since):
        raise RequestError("no-day", value=reason.since)
    row = [old, new, *reason.text, reason.since]
    return {"redirects": [*data.rows("redirects"), row]}


def _differences(
    table: Table, goes: Sequence[str], stays: Sequence[str]
) -> list[tuple[str, str, str]]:
    """The cells of the first row that say something that the other does not."""
    called = {cell for name, cell in zip(table.header, stays, strict=True) if _is_name(name)}
    aliases = table.header.index("aliases") if "aliases" in table.header else None
    called |= {*_items(stays[aliases])} if aliases is not None else set()

    def is_said(name: str, own: str, other: str) -> bool:
        return not own or own == other or (_is_name(name) and {*_items(own)} <= called)

    return [
        (name, own, other)
        for name, own, other in zip(table.header, goes, stays, strict=True)
        if name not in _NOT_SAID and not is_said(name, own, other)
    ]


def _is_name(column: str) -> bool:
    return column.startswith(("name", "label_")) or column in ("aliases", "acronym")


def _items(cell: str) -> list[str]:
    return cell.split(citations.SEPARATOR) if cell else []


def _is_covered(text: str, there: Sequence[str]) -> bool:
    """Whether one of these citations cites the same paragraphs for the same origin."""
    if text in there:
        return True
    try:
        one, *others = map(citations.parse_citation, (text, *there))
    except citations.CitationError:
        return False
    cited = citations.paragraphs(one.locator)
    return any(
        other._replace(locator="") == one._replace(locator="")
        and bool(cited)
        and {*cited} <= {*citations.paragraphs(other.locator)}
        for other in others
    )
