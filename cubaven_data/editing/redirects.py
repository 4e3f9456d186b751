"""Ids withdrawn, merged into another, or renamed: redirect and references in one edit.

The row goes or gets its new id, and the redirect is written; the references follow because
formatting replaces redirected ids. Whatever still refers to an id that is gone is found by gate 1.
An id that was never ``published`` leaves no redirect: nobody else can know it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from cubaven_data.asking.merging import NOT_SAID, own
from cubaven_data.editing.additions import RequestError, refuse_unwritable
from cubaven_data.editing.edits import Edit, Editable, Rows
from cubaven_data.model import citations
from cubaven_data.model.placeholders import is_placeholder
from cubaven_data.model.tables import FILES, TABLES, Table, table_by_prefix
from cubaven_data.model.written_dates import written
from cubaven_data.texts.spelling import alike
from cubaven_data.texts.wording import LANGUAGES, Words, words


@dataclass(frozen=True)
class Reason:
    """Why an id is redirected, in each language, and since which day (``2026-11-28``)."""

    text: Words
    since: str


@dataclass(frozen=True)
class Withdrawn:
    """A record that goes: the edit, and ``coding``, the rows about it in the coding that go with
    it, each with the path of its file.

    ``redirects`` are those of older ids that led to it: their reasons give way to the new one.
    """

    edit: Edit
    coding: Sequence[tuple[str, Sequence[str]]]
    redirects: Sequence[Sequence[str]] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Merged(Withdrawn):
    """A merge: also what the row that goes has of its own.

    ``differs`` are its cells that say something else than the row that stays: column, cell of the
    row that goes, cell of the row that stays. ``joined`` are the citations that the row that stays
    got from it, ``left`` those that it did not get, because the rows do not say the same. ``moved``
    are the places in a text that goes, with the id or file of what cites each: in the text that
    stays, they may have other numbers.
    """

    differs: Sequence[tuple[str, str, str]]
    joined: Sequence[str]
    left: Sequence[str]
    moved: Sequence[tuple[str, str]]

    @property
    def loses(self) -> bool:
        """Whether anything that the row that goes says is nowhere else, or may be elsewhere."""
        return bool(self.differs or self.left or self.coding or self.moved)


def withdrawn(data: Editable, id_: str, reason: Reason, *, published: bool = True) -> Withdrawn:
    """The record withdrawn: its row goes, and what the coding says of it.

    Raises :class:`RequestError` if there is no such record.
    """
    table = _table_of(data, id_)
    coding, left = _coding_without(data, id_)
    rows = {**_without(data, table, id_), **coding}
    older = [cells for cells in data.rows("redirects") if cells[1] == id_]
    edit = _redirected(data, rows, (id_, ""), reason, published)
    return Withdrawn(edit, left, redirects=older)


def merged(
    data: Editable, id_: str, into: str, reason: Reason, *, published: bool = True
) -> Merged:
    """The record merged into another of its table, to which all references go.

    Where the two rows say the same, citations that only the first has are added to the other, and
    what it tells besides fills blank cells.
    Raises :class:`RequestError` if one of them does not exist or the tables differ.
    """
    table = _table_of(data, id_)
    other = _table_of(data, into)
    if into == id_:
        raise RequestError("same-id", value=id_)
    if table is not other:
        raise RequestError("tables-differ", value=id_, table=table.name, other=into, of=other.name)
    goes, stays = (_row(data, table, one) for one in (id_, into))
    mine = own(
        table,
        *({n: _items(c) for n, c in zip(table.header, row, strict=True)} for row in (goes, stays)),
    )
    cited = {name: mine.pop(name, []) for name in table.citation_lists}
    differs = [(name, goes[at], stays[at]) for at, name in enumerate(table.header) if name in mine]
    citing = [one for items in cited.values() for one in items]
    if same := all(name in NOT_SAID for name, *_ in differs):
        # What is told of a claim that both make has room in a blank cell.
        for name, cell, _ in (one for one in differs if not one[2]):
            stays[table.header.index(name)] = cell
        differs = [one for one in differs if one[2]]
        for name, items in cited.items():
            at = table.header.index(name)
            stays[at] = citations.SEPARATOR.join([*_items(stays[at]), *items])
    rows = [
        stays if cells[0] == into else cells for cells in _without(data, table, id_)[table.name]
    ]
    cites = {
        one for name in table.citation_lists for one in _items(stays[table.header.index(name)])
    }
    coding, gone = _coding_without(data, id_, into if same else "", cites)
    edit = _redirected(data, {table.name: rows, **coding}, (id_, into), reason, published)
    moved = [] if _is_same_text(table, goes, stays) else [*_places_in(data, id_)]
    return Merged(edit, gone, differs, citing if same else [], [] if same else citing, moved)


def _is_same_text(table: Table, *rows: Sequence[str]) -> bool:
    """Whether the rows are sources with one fingerprint."""
    at = table.header.index("fingerprint") if table.name == "sources" else None
    return at is not None and len(found := {row[at] for row in rows}) == 1 and "" not in found


def _places_in(data: Editable, id_: str) -> Iterator[tuple[str, str]]:
    """The places of a text that are cited or accounted for, each with what does so."""
    for record in (row.record for row in data.data.rows_of("coverage", "source_id", "paragraphs")):
        if record.source_id == id_:
            yield TABLES["coverage"].path, f"{id_}#{record.paragraphs}"
    for row, _, citation in data.data.citations:
        if citation.source_id == id_:
            yield row.id, str(citation)


def renamed(data: Editable, id_: str, new: str, reason: Reason, *, published: bool = True) -> Edit:
    """The record under a new id, to which all references go.

    Raises :class:`RequestError` if the record does not exist, or the new id does, did, or
    is none.
    """
    table = _table_of(data, id_)
    if new in data.data.index:
        raise RequestError("id-its-own" if new == id_ else "id-taken", value=new)
    if any(new == cells[0] for cells in data.rows("redirects")):
        raise RequestError("id-used-before", value=new)
    if is_placeholder(new):
        raise RequestError("id-placeholder", value=new)
    if not table.column("id").cell.can_hold(new):
        raise RequestError("not-an-id", value=new)
    if table.id_prefix and not new.startswith(f"{table.id_prefix}-"):
        raise RequestError("other-prefix", value=new, prefix=table.id_prefix)
    if not table.id_prefix and (found := table_by_prefix(new)):
        raise RequestError("prefix-elsewhere", value=new, found=found)
    rows = data.rows(table.name)
    for cells in rows:
        if cells[0] == id_:
            cells[0] = new
    return _redirected(data, {table.name: rows}, (id_, new), reason, published)


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
    near = " | ".join(alike(id_.casefold(), [*index], 60, 3))
    raise RequestError("no-id-near" if near else "no-id", value=id_, nearest=near)


def _row(data: Editable, table: Table, id_: str) -> list[str]:
    return next(cells for cells in data.rows(table.name) if cells[0] == id_)


def _without(data: Editable, table: Table, id_: str) -> dict[str, list[list[str]]]:
    return {table.name: [cells for cells in data.rows(table.name) if cells[0] != id_]}


def _coding_without(
    data: Editable, id_: str, into: str = "", cites: Set[str] = frozenset()
) -> tuple[dict[str, list[list[str]]], list[tuple[str, Sequence[str]]]]:
    """The records of the coding without those of a row that goes, since they explain its cells; and
    these, with the paths of their files.

    A row that says the same (``into``) keeps what explains citations that it ``cites``, unless that
    is explained there already.
    """
    left: dict[str, list[list[str]]] = {}
    gone: list[tuple[str, Sequence[str]]] = []
    for name in ("unconfirmed", "exceptions"):
        table, rows = TABLES[name], data.rows(name)
        keys, at = {table.key_of(cells) for cells in rows}, table.header.index("record_id")
        for cells in [one for one in rows if one[at] == id_]:
            moved = [*cells[:at], into, *cells[at + 1 :]]
            cited = name != "unconfirmed" or not cites.isdisjoint(cells)
            if into and cited and table.key_of(moved) not in keys:
                continue
            left.setdefault(name, rows).remove(cells)
            if moved not in rows:
                gone.append((table.path, cells))
    return left, gone


def _redirected(
    data: Editable, rows: Rows, ids: tuple[str, str], reason: Reason, published: bool
) -> Edit:
    """The edit with these rows in which the first id leads to the second, blank if to none."""
    for language, given in zip(LANGUAGES, reason.text, strict=True):
        refuse_unwritable(f"--reason-{language}", given)
    since = TABLES["redirects"].column("since").cell
    if not since.can_hold(reason.since):
        days = " | ".join(filter(since.can_hold, written(reason.since).readings))
        raise RequestError("no-day", value=reason.since, such=days or words("says", "a-day"))
    told = [*reason.text, reason.since]
    redirects = data.rows("redirects")
    for cells in redirects if not ids[1] else ():
        if cells[1] == ids[0]:
            # An older id leads nowhere either.
            cells[1:] = ["", *told]
    moved = {ids[0]: ids[1]} if ids[1] else {}
    edit = data.edited({**rows, "redirects": [*redirects, [*ids, *told]]}, moved)
    if published:
        return edit
    # References have followed the redirect; now it can go.
    now = edit.data.sheets
    changed = {name: now[name].rows for name in FILES if now[name] is not data.data.sheets[name]}
    left = [cells for cells in now["redirects"].rows if cells[0] != ids[0]]
    return data.edited({**changed, "redirects": left}, moved)


def _items(cell: str) -> list[str]:
    return cell.split(citations.SEPARATOR) if cell else []
