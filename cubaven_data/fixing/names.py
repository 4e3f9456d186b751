"""Names that stand where an id belongs, and relations whose ends are swapped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic_core import PydanticCustomError

from cubaven_data.model import citations
from cubaven_data.model.cells import Identifier
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.tables import TABLES, Table

_NAMES = ("name", "name_en", "name_es", "title_en", "title_es", "acronym")
_BETWEEN = r"\s*[;,/\n]\s*|\s+(?:and|y|e)\s+"

Rows = Mapping[str, Sequence[Sequence[str]]]


class Ids:
    """The ids of the rows by table, and what else the rows are called."""

    def __init__(self, rows: Rows) -> None:
        self.tables: dict[str, str] = {}
        having = [name for name, table in TABLES.items() if table.has_ids or name == "redirects"]
        self._spelled = Counter(row[0].lower() for name in having for row in rows[name])
        self._named: dict[str, set[str]] = {}
        for name, table in TABLES.items():
            for row in rows[name] if table.has_ids else ():
                id_ = self.own(row[0])
                self.tables[id_] = name
                for called in _names(table, row):
                    self._named.setdefault(called.casefold(), set()).add(id_)

    def own(self, id_: str) -> str:
        """The id of a row, in lower case if no other row, and no redirect, has it so."""
        lower = id_.lower()
        alone = lower != id_ and self._spelled[lower] <= 1
        return lower if alone and _is_id(lower) else id_

    def meant(self, text: str, tables: tuple[str, ...]) -> str | None:
        """The id in ``tables``: the text itself, or of the only record called so.

        A record is called by its names and its id, in capitals or not.
        """
        if self.tables.get(text) in tables:
            return text
        called = {text.lower(), *self._named.get(text.casefold(), ())}
        found = {id_ for id_ in called if self.tables.get(id_) in tables}
        return found.pop() if len(found) == 1 else None

    def spelled(self, text: str, tables: tuple[str, ...]) -> str | None:
        """The id in ``tables`` that the text is, in capitals or not."""
        return next((id_ for id_ in (text, text.lower()) if self.tables.get(id_) in tables), None)

    def all_meant(self, text: str, tables: tuple[str, ...]) -> str:
        """The ids of a list whose items may be names, or separated otherwise; else the text."""
        if self.meant(text, tables):
            return str(self.meant(text, tables))
        ids = [self.meant(item, tables) for item in filter(None, re.split(_BETWEEN, text))]
        return citations.SEPARATOR.join(dict.fromkeys(filter(None, ids))) if all(ids) else text


def _is_id(text: str) -> bool:
    try:
        Identifier().check_text(text)
        Identifier().parse(text, {})
    except PydanticCustomError:
        return False
    return True


def _names(table: Table, row: Sequence[str]) -> Iterator[str]:
    for column in filter(table.header.__contains__, _NAMES):
        yield row[table.header.index(column)]
    if "aliases" in table.header:
        yield from row[table.header.index("aliases")].split(citations.SEPARATOR)


def turn_round(
    relations: list[list[str]], rows: Rows, codes: Mapping[str, Vocabulary[Any]]
) -> None:
    """Swaps the ends of a relation if its kind allows both swapped, and neither as it is."""
    table = TABLES["relations"]
    subject, kind, object_ = (table.header.index(n) for n in ("subject_id", "kind", "object_id"))
    ends = _ends(rows)
    for row in relations:
        if row[kind] not in codes["relation_kind"] or not {row[subject], row[object_]} <= {*ends}:
            continue
        term = codes["relation_kind"][row[kind]]
        allowed = [{*side.split("; ")} for side in (term.subject, term.object)]
        fits = [[not end.isdisjoint(ends[row[at]]) for at in (subject, object_)] for end in allowed]
        if not fits[0][0] and not fits[1][1] and fits[0][1] and fits[1][0]:
            row[subject], row[object_] = row[object_], row[subject]


def _ends(rows: Rows) -> dict[str, set[str]]:
    """What each record is as the end of a relation: its table, and its table with its kind."""
    found = {}
    for name, table in TABLES.items():
        at = table.header.index("kind") if "kind" in table.header else None
        for row in rows[name] if table.has_ids else ():
            found[row[0]] = {name} if at is None else {name, f"{name}.{row[at]}"}
    return found
