"""What a dataset has lost since an earlier state, beside ids: rows in number, and whole columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cubaven_data.model.tables import FILES
from cubaven_data.reading.loading import Loaded

SHARE = 0.1
"""The share of its rows that a table or code list may lose without a reason."""


class Loss(NamedTuple):
    """A table or code list that lost rows, or a column (``figures.method``) that lost its values.

    ``before`` and ``after`` are the numbers of rows, or of cells that are not blank.
    """

    name: str
    before: int
    after: int


def losses(before: Loaded, after: Loaded) -> Iterator[Loss]:
    """The tables that lost more than :data:`SHARE` of their rows, and the columns gone empty.

    Of a table that is empty now, the columns are not told as well.
    """
    for name, table in FILES.items():
        rows = len(before.rows[name]), len(after.rows[name])
        if rows[1] < rows[0] * (1 - SHARE):
            yield Loss(name, *rows)
        for column in table.header if rows[1] else ():
            had = _filled(before, name, column)
            if had and not _filled(after, name, column):
                yield Loss(f"{name}.{column}", had, 0)


def _filled(data: Loaded, name: str, column: str) -> int:
    return sum(getattr(row.record, column) is not None for row in data.rows[name])
