"""Cells that break a rule, with the values for the rule's message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cubaven_data.model.cells import Code
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.columns import Column
from cubaven_data.model.tables import Table
from cubaven_data.texts.wording import Value, Words, words

# So many codes are named where one is missing.
_FEW = 12


class Problem(NamedTuple):
    """A cell that breaks a rule: its column, the rule, and the values for the rule's message."""

    column: Column
    rule: str
    values: Mapping[str, Value]


def problem_of(
    table: Table,
    cells: Mapping[str, str | None],
    name: str,
    rule: str,
    values: Mapping[str, Value],
    codes: Mapping[str, Vocabulary[Any]],
) -> Problem:
    """The problem of a cell, with what to write instead where the rule alone does not say it.

    ``cells`` are all cells of the row; ``name`` is the column.
    """
    column = table.column(name)
    means = Words(*(text.removesuffix(".") for text in column.means))
    if rule == "blank-word":
        if values["value"] != cells[name]:
            instead = words("says", "or-shorter")
        # A blank id of a claim is filled in by formatting.
        elif column.required and not (name == "id" and table.id_prefix):
            instead = words("says", "no-blank", means=means)
        elif column.blank_counts:
            instead = words("says", "blank-counts", means=means)
        else:
            instead = words("says", "or-unknown" if isinstance(column.cell, Code) else "or-blank")
        return Problem(column, rule, {**values, "instead": instead})
    if rule != "required":
        return Problem(column, rule, values)
    if isinstance(column.cell, Code) and column.cell.vocabulary in codes:
        vocabulary = codes[column.cell.vocabulary]
        few = len(vocabulary.codes) <= _FEW
        listed = "few-codes" if few else "many-codes"
        known = " | ".join(vocabulary.codes) if few else vocabulary.name
        means = words("says", listed, means=means, codes=known)
    rule = "id-blank" if table.id_prefix and name in table.key else rule
    return Problem(column, rule, {"means": means})
