"""Edits: the files of a dataset with other rows, repaired and checked before they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from cubaven_data.checking.base import told_apart
from cubaven_data.checking.records import check_records
from cubaven_data.findings import DataError, Finding
from cubaven_data.fixing.formatting import Change, Formatted, formatted
from cubaven_data.fixing.replacing import text_of
from cubaven_data.model.tables import FILES, VOCABULARIES
from cubaven_data.reading.layout import csv_text
from cubaven_data.reading.loading import Loaded, loaded_from
from cubaven_data.reading.sheets import Sheet, sheet_of

Rows = Mapping[str, Sequence[Sequence[str]]]
"""All rows of some tables and code lists, by name."""


@dataclass(frozen=True)
class Edit:
    """What an edit would write, and what the data would be with it.

    ``changes`` holds the files that would be written, in canonical form, and the cells that are
    repaired in passing; ``given`` the same data before it was repaired, ``repaired`` what was
    repaired of it. ``data`` is what would be read afterwards, ``before`` the dataset as it is, and
    ``moved`` has the new ids of records that have other ones in it.
    """

    changes: Formatted
    given: Loaded
    repaired: Formatted
    data: Loaded
    before: Editable
    moved: Mapping[str, str]

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What gate 1 finds in the data that it does not find now."""
        if self.repaired.findings:
            return self.repaired.findings
        found = check_records(self.data, canonical=False)
        found = told_apart(found, self.before.findings, self.moved)
        return [finding for finding in found if not finding.old]


@dataclass(frozen=True)
class Editable:
    """A dataset to edit. Raises :class:`DataError` if one of its files cannot be read reliably."""

    data: Loaded

    def __post_init__(self) -> None:
        if not (self.data.codes_are_sound and self.data.is_complete):
            raise DataError(check_records(self.data, canonical=False))

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What gate 1 finds in it."""
        return check_records(self.data, canonical=False)

    @cached_property
    def _formatted(self) -> Formatted:
        """What formatting alone would change."""
        return formatted(self.data)

    def rows(self, name: str) -> list[list[str]]:
        """The rows of a table or code list, to change."""
        return [[*cells] for cells in self.data.sheets[name].rows]

    def edited(self, rows: Rows, moved: Mapping[str, str] | None = None) -> Edit:
        """The edit that gives these tables these rows, and safe repairs as formatting makes them.

        Files that the edit does not concern stay as they are, whatever formatting would repair.
        ``moved`` has the new ids of records that get one.
        """
        moved = moved or {}
        given = self._with({name: csv_text([FILES[name].header, *rows[name]]) for name in rows})
        repaired = formatted(given)
        if repaired.findings:
            return Edit(Formatted(), given, repaired, given, self, moved)
        changes = Formatted()
        for name, table in FILES.items():
            before = text_of(self.data.sheets[name].content or b"")
            change = repaired.changes.get(table.path)
            after = change.after if change else text_of(given.sheets[name].content or b"")
            alone = self._formatted.changes.get(table.path)
            if after != (alone.after if alone else before):
                new_ids = change.new_ids if change else []
                changes.changes[table.path] = Change(before, after, new_ids)
        mended = self._formatted.cells.items()
        changes.cells.update((at, cell) for at, cell in mended if at[0] in changes.changes)
        paths = {name: table.path for name, table in FILES.items()}
        data = self._with(
            {
                name: changes.changes[path].after
                for name, path in paths.items()
                if path in changes.changes
            }
        )
        return Edit(changes, given, repaired, data, self, moved)

    def _with(self, texts: Mapping[str, str]) -> Loaded:
        """The data with these texts of tables and code lists."""
        sheets: dict[str, Sheet] = {**self.data.sheets}
        for name, text in texts.items():
            sheets[name] = sheet_of(FILES[name], text.encode("utf-8", "surrogateescape"))
        # What a cell may hold depends on the code lists and on the exceptions.
        anew = not {*VOCABULARIES, "exceptions"}.isdisjoint(texts)
        known = {} if anew else {n: rows for n, rows in self.data.rows.items() if n not in texts}
        return loaded_from(self.data.root, sheets, known)
