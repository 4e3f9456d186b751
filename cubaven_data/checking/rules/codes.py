"""Rules about the code lists themselves."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.checking.graphs import cycles
from cubaven_data.findings import Finding
from cubaven_data.model.ends import is_end
from cubaven_data.model.tables import VOCABULARIES
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row


def code_unique(data: Loaded) -> Iterator[Finding]:
    """A code appears only once in its code list, in whatever case."""
    for name in VOCABULARIES:
        seen: dict[str, Row] = {}
        for row in data.rows[name]:
            first = seen.setdefault(row.id.casefold(), row)
            if first is not row:
                there = "" if first.id == row.id else f" ({first.id})"
                told = {"line": str(first.line), "there": there}
                yield row.fault("code", "code-unique", value=row.id, **told)


def label_shared(data: Loaded) -> Iterator[Finding]:
    """No two codes in use of a list have the same label."""
    for name in VOCABULARIES:
        for column in ("label_en", "label_es"):
            seen: dict[str, Row] = {}
            for row in data.rows_of(name, column, "replaced_by"):
                label = getattr(row.record, column)
                first = row if row.record.replaced_by else seen.setdefault(label.casefold(), row)
                if first is not row:
                    yield row.doubt(column, "label-shared", value=label, code=first.id)


def code_reference(data: Loaded) -> Iterator[Finding]:
    """A code that another code refers to is in the same code list, without cycles."""
    for name, table in VOCABULARIES.items():
        for column in {"replaced_by", "broader"}.intersection(table.header):
            named = {row.id: getattr(row.record, column) for row in data.rows[name]}
            following = {code: [other] for code, other in named.items() if other in named}
            circular = {code for cycle in cycles(following) for code in cycle}
            for row in data.rows[name]:
                value = getattr(row.record, column)
                if value and (value not in named or row.id in circular):
                    yield row.fault(column, "code-reference", value=value, vocabulary=name)


def relation_ends_known(data: Loaded) -> Iterator[Finding]:
    """The tables and kinds that a relation or a measure allows exist."""
    for name, columns in (("relation_kind", ("subject", "object")), ("measure", ("about",))):
        for row in data.rows[name]:
            for column in columns:
                for end in getattr(row.record, column).split("; "):
                    if not is_end(end, data.codes):
                        yield row.fault(column, "relation-ends-known", value=end)
