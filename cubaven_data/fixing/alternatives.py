"""Alternatives repaired as the cells whose values they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cubaven_data.fixing.names import Ids, Rows
from cubaven_data.model.columns import Column
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.alternatives import field_meant


def as_their_columns(rows: Rows, ids: Ids, repaired: Callable[[Column], Mapping[str, str]]) -> None:
    """Spells the field as its column, and repairs the value as that would be.

    ``repaired`` gives the repaired text of each text in a column. A value is never blanked.
    """
    header = TABLES["alternatives"].header
    record_id, field, value = map(header.index, ("record_id", "field", "value"))
    for row in rows["alternatives"]:
        if table := TABLES.get(ids.tables.get(row[record_id], "")):
            row[field] = field_meant(table, row[field])
            if row[field] in table.may_differ:
                row[value] = repaired(table.column(row[field]))[row[value]] or row[value]
