"""Rules about the code lists themselves."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.dataset import Loaded, Row
from cubaven_data.findings import Finding
from cubaven_data.tables import TABLES, VOCABULARIES


def _terms(data: Loaded) -> Iterator[Row]:
    for name in VOCABULARIES:
        yield from data.rows[name]


def code_unique(data: Loaded) -> Iterator[Finding]:
    """A code stands once in its list."""
    seen: dict[tuple[str, str], int] = {}
    for row in _terms(data):
        first = seen.setdefault((row.table.name, row.id), row.line)
        if first != row.line:
            yield row.fault("code", "code-unique", value=row.id, line=str(first))


def code_reference(data: Loaded) -> Iterator[Finding]:
    """A code that another code names is in the same list, and following it comes to an end."""
    for column in ("replaced_by", "broader"):
        rows = [row for row in _terms(data) if column in row.table.header]
        following = {(row.table.name, row.id): getattr(row.record, column) for row in rows}
        for row in rows:
            list_, value = row.table.name, getattr(row.record, column)
            named, seen = value, set()
            while named and named not in seen:
                seen.add(named)
                named = following.get((list_, named))
            if value and (row.id in seen or (list_, value) not in following):
                yield row.fault(column, "code-reference", value=value, vocabulary=list_)


def relation_ends_known(data: Loaded) -> Iterator[Finding]:
    """What a kind of relation allows on each side are tables, or kinds of a table."""
    for row in data.rows["relation_kind"]:
        for column in ("subject", "object"):
            for end in getattr(row.record, column).split("; "):
                table, _, kind = end.partition(".")
                if table not in TABLES or (kind and not _is_kind(data, table, kind)):
                    yield row.fault(column, "relation-ends-known", value=end)


def _is_kind(data: Loaded, table: str, kind: str) -> bool:
    for column in TABLES[table].columns:
        if column.name == "kind":
            vocabulary = data.dataset.vocabularies.get(getattr(column.cell, "vocabulary", ""))
            return vocabulary is None or kind in vocabulary
    return False
