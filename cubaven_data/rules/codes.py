"""Rules about the code lists themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cubaven_data.dataset import Row
from cubaven_data.findings import Finding
from cubaven_data.known import is_end
from cubaven_data.tables import VOCABULARIES
from cubaven_data.vocabularies import Vocabulary

Lists = Mapping[str, list[Row]]
"""The terms of every code list, with their lines."""
Codes = Mapping[str, Vocabulary[Any]]


def code_unique(lists: Lists, _: Codes) -> Iterator[Finding]:
    """A code stands once in its list."""
    for rows in lists.values():
        seen: dict[str, int] = {}
        for row in rows:
            first = seen.setdefault(row.id, row.line)
            if first != row.line:
                yield row.fault("code", "code-unique", value=row.id, line=str(first))


def code_reference(lists: Lists, _: Codes) -> Iterator[Finding]:
    """A code that another code names is in the same list, and following it comes to an end."""
    for name, rows in lists.items():
        for column in VOCABULARIES[name].header:
            if column not in ("replaced_by", "broader"):
                continue
            following = {row.id: getattr(row.record, column) for row in rows}
            for row in rows:
                value = named = getattr(row.record, column)
                seen: set[str] = set()
                while named and named not in seen:
                    seen.add(named)
                    named = following.get(named)
                if value and (row.id in seen or value not in following):
                    yield row.fault(column, "code-reference", value=value, vocabulary=name)


def relation_ends_known(lists: Lists, codes: Codes) -> Iterator[Finding]:
    """What a kind of relation allows on each side are tables, or kinds of a table."""
    for row in lists["relation_kind"]:
        for column in ("subject", "object"):
            for end in getattr(row.record, column).split("; "):
                if not is_end(end, codes):
                    yield row.fault(column, "relation-ends-known", value=end)
