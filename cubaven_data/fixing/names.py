"""Names that stand where an id belongs, and relations whose ends are swapped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from cubaven_data.model import citations
from cubaven_data.model.addresses import only_at
from cubaven_data.model.cells import Identifier
from cubaven_data.model.characters import after_table, in_form
from cubaven_data.model.ends import ENDS, ends_listed, ends_of
from cubaven_data.model.placeholders import is_placeholder, is_total
from cubaven_data.model.released import Codes
from cubaven_data.model.tables import TABLES, Table
from cubaven_data.reading.index import ADDRESSES, NAMES

END_COLUMNS = frozenset(end.column for end in ENDS)
"""The columns in which only what a row is of decides which record a name means."""
_BETWEEN = r"\s*[;,/\n]\s*|\s+(?:and|y|e)\s+"
# The government of two countries may be two governments, and neither is the country.
_OF_SEVERAL = re.compile(r"[^;\n]* (?:of|del?) [^;\n]*(?:[,/]| (?:and|y|e) )")

# Columns of a citation that does not support the whole row.
_OF_AN_END = re.compile(r"#[^;]* for [^;]*\b(subject|object)_id\b")

Rows = Mapping[str, list[list[str]]]


class Ids:
    """The ids of the rows by table, and what else the rows are called."""

    def __init__(self, rows: Rows) -> None:
        having = [name for name, table in TABLES.items() if table.has_ids or name == "redirects"]
        self._spelled = Counter(in_form(row[0]) for name in having for row in rows[name])
        # A line of its own, such as a heading, is no record.
        self._alone = {row[0] for name in having for row in rows[name] if not any(row[1:])}
        self.tables: dict[str, str] = {}
        self.ends: dict[str, set[str]] = {}
        self._named: dict[str, set[str]] = {}
        addresses: list[tuple[str, str]] = []
        for name, table in TABLES.items():
            for row in rows[name] if table.has_ids else ():
                id_ = self.own(row[0])
                if not _is_id(id_):
                    continue
                self.tables[id_] = name
                self.ends[id_] = _ends(table, row)
                addresses += ((address, id_) for address in _addresses(table, row))
                for called in filter(None, _names(table, row)):
                    self._named.setdefault(called.casefold(), set()).add(id_)
        self.source_at = only_at(addresses)

    def own(self, id_: str) -> str:
        """The id of a row, in the form of an id if no other row, and no redirect, has it so."""
        meant = in_form(id_)
        if meant == id_ or self._spelled[meant] > 1 or id_ in self._alone or is_total(id_):
            return id_
        return meant if _is_id(meant) else id_

    def meant(self, text: str, ends: Collection[str]) -> str | None:
        """The id that the text is, or the id of the only record of these ends with that name.

        An end is a table, or a table with a kind. A text in the form of an id is no name.
        """
        if self.tables.get(text) in ends:
            return text
        if re.fullmatch(citations.ID, text):
            return None
        called = {
            in_form(after_table(text, self.tables.get)),
            *self._named.get(text.casefold(), ()),
        }
        found = [id_ for id_ in called if not self.ends.get(id_, set()).isdisjoint(ends)]
        return found[0] if len(found) == 1 else None

    def spelled(self, text: str, tables: tuple[str, ...]) -> str | None:
        """The id in ``tables`` that the text is, in capitals, with underscores or as it should."""
        spellings = (text, in_form(after_table(text, self.tables.get)))
        return next((id_ for id_ in spellings if self.tables.get(id_) in tables), None)

    def all_meant(self, text: str, tables: tuple[str, ...]) -> str:
        """The ids of a list whose items may be names, or separated otherwise; else the text."""
        if known := self.meant(text, tables):
            return known
        if _OF_SEVERAL.match(text):
            return text
        ids = [self.meant(item, tables) for item in filter(None, re.split(_BETWEEN, text))]
        return citations.SEPARATOR.join(dict.fromkeys(filter(None, ids))) if all(ids) else text


def _is_id(text: str) -> bool:
    return Identifier().can_hold(text) and not is_placeholder(text)


def _names(table: Table, row: Sequence[str]) -> Iterator[str]:
    for column in filter(table.header.__contains__, NAMES):
        yield row[table.header.index(column)]
    if "aliases" in table.header:
        yield from row[table.header.index("aliases")].split(citations.SEPARATOR)


def _addresses(table: Table, row: Sequence[str]) -> Iterator[str]:
    for column in ADDRESSES if table.name == "sources" else ():
        yield row[table.header.index(column)]


def _ends(table: Table, row: Sequence[str]) -> set[str]:
    """What a record is as the end of a relation: its table, and its table with its kind."""
    kind = row[table.header.index("kind")] if "kind" in table.header else ""
    return {*ends_of(table.name, kind)}


def name_ends(rows: Rows, ids: Ids, codes: Codes) -> None:
    """Replaces names by ids where the kind or measure of the row allows only one with that name."""
    for end in ENDS:
        header = TABLES[end.table].header
        at, code = header.index(end.column), header.index(end.by)
        for row in rows[end.table]:
            allowed = ends_listed(row[code], end, codes)
            if allowed and row[at] not in ids.tables:
                row[at] = ids.meant(row[at], allowed) or row[at]


def turn_round(rows: Rows, ids: Ids, codes: Codes) -> None:
    """Swaps the ends of a relation if its kind allows them only so.

    Not where something else is about one of the ends: a citation, or another value for it.
    """
    table, others = TABLES["relations"], TABLES["alternatives"].header
    subject, kind, object_ = (table.header.index(n) for n in ("subject_id", "kind", "object_id"))
    about = {
        row[others.index("record_id")]
        for row in rows["alternatives"]
        if row[others.index("field")] in ("subject_id", "object_id")
    }
    for row in rows["relations"]:
        ends = [ids.ends.get(row[at]) for at in (subject, object_)]
        sides = [ends_listed(row[kind], end, codes) for end in ENDS if end.table == table.name]
        if not (all(sides) and all(ends)):
            continue
        if row[0] in about or any(map(_OF_AN_END.search, row)):
            continue
        fits = [[not (end or set()).isdisjoint(side) for end in ends] for side in sides]
        if not (fits[0][0] and fits[1][1]) and fits[0][1] and fits[1][0]:
            row[subject], row[object_] = row[object_], row[subject]
