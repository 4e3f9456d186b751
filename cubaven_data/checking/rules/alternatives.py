"""Rules about alternatives: each gives a value that its column could have in the record."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.findings import Finding
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.alternatives import Other, field_meant
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.meant import with_id_meant
from cubaven_data.texts.spelling import alike


def alternative_field(data: Loaded) -> Iterator[Finding]:
    """An alternative names a column of its record that may have another value."""
    for row in data.rows_of("alternatives", "record_id", "field"):
        field, table = row.record.field, TABLES.get(data.index.table_of(row.record.record_id))
        if table and field not in table.may_differ:
            meant = field_meant(table, field)
            near = [meant] if meant != field else alike(field, table.may_differ, 80)
            nearest = f" ({near[0]}?)" if near and field not in table.header else ""
            told = {"table": table.name, "nearest": nearest}
            yield row.fault("field", "alternative-field", value=field, **told)


def alternative_value(data: Loaded) -> Iterator[Finding]:
    """An alternative gives a value that its column can hold, and not the one of the record.

    A value that the column cannot hold breaks the rule that it would break there.
    """
    for other in data.others:
        field, text = other.column.name, other.row.record.value
        if other.problem:
            yield _as_in_its_column(other, data)
        elif getattr(other.variant, field) == getattr(other.record, field):
            told = {"field": field, "id": other.record.id}
            yield other.row.fault("value", "alternative-value", value=text, **told)


def alternative_alone(data: Loaded) -> Iterator[Finding]:
    """An alternative is another value than the one that its record has, not the only one.

    Where a blank cell says something of its own, that is the value.
    """
    for other in data.others:
        field, id_ = other.column.name, other.record.id
        blank = getattr(other.record, field) is None and field not in data.index.row(id_).faulty
        if blank and not other.column.blank_counts:
            told = {"value": other.row.record.value, "field": field, "id": id_}
            yield other.row.fault("record_id", "alternative-alone", **told)


def _as_in_its_column(other: Other, data: Loaded) -> Finding:
    assert other.problem
    finding = other.row.fault("value", other.problem.rule, **other.problem.values)
    if other.column.name not in other.table.references:
        return finding
    ends = data.ends_for(other.table, other.column.name, other.record)
    return with_id_meant(finding, ends, data.index)
