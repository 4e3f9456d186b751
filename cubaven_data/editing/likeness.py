"""Claims that answer the question of a new one, and the ways in which the two can stand."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.editing.additions import NewRow
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.records import Records

# What is told of a claim, and does not make it another one.
_TOLD = frozenset(
    (
        *("id", "under_id", "as_reported", "method", "role_en", "role_es"),
        *("note_en", "note_es", "outcome", "sources", "disputed_by"),
    )
)
QUESTION = {
    "figures": (
        *("about_id", "measure", "population", "currency", "modality", "accounting", "per", "date"),
    ),
    "relations": ("subject_id", "kind", "object_id", "modality", "began", "ended"),
}
"""The columns that make up the question which a claim answers."""
# What makes up the question, or its answer: a claim that differs in it is one of its own.
_APART = frozenset(
    (
        *("about_id", "measure", "population", "accounting", "low", "best", "high", "qualifier"),
        *("subject_id", "kind", "object_id", "modality"),
    )
)


def claims_like(data: Loaded, row: NewRow) -> list[str]:
    """The other figures or relations of the data that answer the question of the row."""
    records, id_ = Records.of(data), row.cells.get("id", "")
    if row.table.name == "figures":
        return [one.id for one in records.rival_figures.of.get(id_, ())]
    if row.table.name == "relations":
        ends = (row.cells["subject_id"], row.cells["kind"], row.cells["object_id"])
        return [
            one.id
            for one in records.relations
            if (one.subject_id, one.kind, one.object_id) == ends and one.id != id_
        ]
    return []


def says_otherwise(row: NewRow, now: NewRow) -> bool:
    """Whether the row as it is now makes another claim than before."""
    changed = {name for name in row.table.header if row.cells[name] != now.cells[name]}
    return row.table.name in QUESTION and not changed <= _TOLD


def can_be_same(data: Loaded, row: NewRow, id_: str) -> bool:
    """Whether the row can claim what the record does, whoever says so and however exactly."""
    # One who says "about" and one who does not give the same number.
    apart = _APART - {"qualifier"}
    return apart.isdisjoint(name for name, _ in _differing(data, row, id_))


def other_values(data: Loaded, row: NewRow, id_: str) -> list[str]:
    """The columns in which the row has another value for the record, an alternative."""
    columns = [name for name, there in _differing(data, row, id_) if there and row.cells[name]]
    return [name for name in columns if name not in _APART]


def _differing(data: Loaded, row: NewRow, id_: str) -> Iterator[tuple[str, str]]:
    """The columns in which the two differ, each with the cell of the record."""
    cells = next(cells for cells in data.sheets[row.table.name].rows if cells[0] == id_)
    for name, there in zip(row.table.header, cells, strict=True):
        if name not in _TOLD and row.cells[name] != there:
            yield name, there
