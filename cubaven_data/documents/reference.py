"""The field reference."""

from __future__ import annotations

from cubaven_data.documents.pages import page
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import Column
from cubaven_data.model.derived import RELEASED
from cubaven_data.model.tables import TABLES
from cubaven_data.texts.wording import Language, text


def reference_page(language: Language) -> str:
    """The field reference: the columns of the dataset, and those that only the release has."""
    derived = [
        (table, column)
        for table in RELEASED.values()
        for column in table.columns
        if table.name not in TABLES or column.name not in TABLES[table.name].header
    ]

    def holds(column: Column) -> str:
        cell = column.cell
        if isinstance(cell, Code):
            return f"[{cell.vocabulary}](../schema/vocabularies/{cell.vocabulary}.csv)"
        if isinstance(cell, Reference):
            tables = ", ".join(cell.tables) or text("holds", "any-table", language)
            return f"{text('holds', cell.holds, language)}: {tables}"
        return text("holds", cell.holds, language)

    return page("reference", language, tables=list(TABLES.values()), derived=derived, holds=holds)
