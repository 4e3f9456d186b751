"""Safe repairs of cells: the only text that a cell can have meant.

Anything ambiguous is left for people; no word, date or number is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from cubaven_data.fixing.alternatives import as_their_columns
from cubaven_data.fixing.by_row import decide_by_row
from cubaven_data.fixing.leaving import leave_exempt, leave_hard_spaces
from cubaven_data.fixing.names import END_COLUMNS, Ids, name_ends, turn_round
from cubaven_data.fixing.visible import visible
from cubaven_data.model import citations, written_dates
from cubaven_data.model.cells import Code, Context, Form, Identifier, Reference, TextCell
from cubaven_data.model.characters import without_width
from cubaven_data.model.citations import Citation, Step
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.columns import Column
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.line_breaks import separates_words
from cubaven_data.model.lists import (
    CitationCell,
    CitationList,
    NameList,
    ReferenceList,
    names_in,
)
from cubaven_data.model.mending import entities_decoded, without_entities
from cubaven_data.model.numbers import Number
from cubaven_data.model.placeholders import NOTHING, folded
from cubaven_data.model.tables import TABLES, VOCABULARIES, Table
from cubaven_data.model.variants import Quantity
from cubaven_data.model.written_citations import by_address, by_id, separated
from cubaven_data.model.written_dates import Written
from cubaven_data.model.written_forms import READINGS
from cubaven_data.reading.index import ADDRESSES, NAMES
from cubaven_data.reading.rows import exempted, read_record
from cubaven_data.reading.sheets import Sheet

# A line break of any kind, or a tab.
_BREAK = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
# What else than the key of a row tells which record it is.
_LOOKED_AT = (*NAMES, *ADDRESSES, "aliases", "kind")


def _separates_by_code(names: str) -> bool:
    """Whether a mark between names is a code or of full width, so that it may be none."""
    return "；" in names or ";" in map(entities_decoded, re.findall(r"&#?\w+;", names))


class Repaired(dict[str, str]):
    """A cache of the repaired text of each distinct text in one column.

    A text that breaks no rule is unchanged, except that citations are sorted. Repairs are
    idempotent. ``context`` is described in :func:`repaired_tables`.
    """

    def __init__(self, column: Column, context: Context) -> None:
        self.column = column
        self._codes = context.get("codes", {})
        self._moved: Mapping[str, str] = context.get("moved", {})
        self._ids: Ids | None = context.get("ids")

    def __missing__(self, text: str) -> str:
        cell = self.column.cell
        # A break can be written as an entity.
        shown = without_entities(text)
        parts = [*filter(None, (line.strip(" ;,") for line in _BREAK.split(shown)))]
        if isinstance(cell, NameList) and _separates_by_code(text):
            self[text] = text
        elif len(parts) < 2 or (isinstance(cell, TextCell) and separates_words(shown)):
            self[text] = self._settled(visible(text, cell.allows))
        elif isinstance(cell, CitationList):
            # The break may stand within a citation, or between two.
            joined = (" ".join(parts), citations.SEPARATOR.join(parts))
            readings = (self._repaired(visible(one)) for one in (text, *joined))
            self[text] = next(filter(cell.can_hold, readings), text)
        else:
            # The break may separate two values or stand within one.
            self[text] = text
        return self[text]

    def _settled(self, text: str) -> str:
        """The repaired text; of one that may be one word or two, the only one that fits."""
        readings = () if text.isprintable() else without_width(text, self.column.cell.between)
        if len(readings) < 2:
            return self._repaired(text)
        meant = {*filter(self._fits, map(self._repaired, map(visible, readings)))}
        return meant.pop() if len(meant) == 1 else text

    def _fits(self, text: str) -> bool:
        cell = self.column.cell
        if isinstance(cell, Code):
            return text in self._codes.get(cell.vocabulary, ())
        # An id of two words that were joined would be another.
        return not isinstance(cell, Identifier | Number) and cell.can_hold(text)

    def _repaired(self, text: str) -> str:
        cell = self.column.cell
        if isinstance(cell, Code):
            return self._code(text, cell)
        if self._stands_for_nothing(text):
            return ""
        if isinstance(cell, DateCell):
            return self._only(text, written_dates.written(text))
        # What a row counts is decided by its own words (fixing/by_row.py).
        if isinstance(cell, Number) and not isinstance(cell, Quantity):
            readings = cell.readings(text)
            return self._only(text, Written(readings, len(readings) == 1))
        if isinstance(cell, Form) and cell.rule in READINGS:
            readings = READINGS[cell.rule](text)
            return self._only(text, Written(readings, len(readings) == 1))
        if isinstance(cell, NameList):
            # The semicolon of an entity that is left separates no names.
            return names_in(text) if entities_decoded(text) == text else text
        if isinstance(cell, CitationList | CitationCell):
            return self._citations(text)
        if isinstance(cell, ReferenceList):
            listed = self._ids.all_meant(text, cell.tables) if self._ids else text
            meant = listed.split(citations.SEPARATOR)
            # Unchanged if two that are meant are the same: the list may have meant somebody else.
            if len({*meant}) < len(meant):
                return text
            ids = (self._new_id(id_, cell.tables) for id_ in meant)
            return citations.SEPARATOR.join(dict.fromkeys(ids))
        if isinstance(cell, Reference):
            return self._record(text, cell.tables) or self._new_id(text, cell.tables)
        if isinstance(cell, Identifier):
            return self._ids.own(text) if self._ids else text
        return text

    def _record(self, text: str, tables: tuple[str, ...]) -> str | None:
        """The id of the record meant; where any table will do, names are no help."""
        # What is written at an end of a row depends on its kind or measure.
        if self._ids is None or self.column.name in END_COLUMNS:
            return None
        return self._ids.meant(text, tables) if tables else self._ids.spelled(text, (*TABLES,))

    def _code(self, text: str, cell: Code) -> str:
        vocabulary = self._codes.get(cell.vocabulary)
        meant = vocabulary.meant(text) if vocabulary else None
        # "no" in a country column is more likely the word than the code NO, Norway.
        return meant if meant and (meant == text or meant != "NO") else text

    def _only(self, text: str, found: Written) -> str:
        """The only reading of a text that the column cannot hold, if it can hold that."""
        if not (text and found.sure) or self.column.cell.can_hold(text):
            return text
        return found.readings[0] if self.column.cell.can_hold(found.readings[0]) else text

    def _stands_for_nothing(self, text: str) -> bool:
        if self.column.required or self.column.blank_counts:
            return False
        word = folded(text)
        if isinstance(self.column.cell, DateCell) and not any(map(str.isalnum, word)):
            # Points and dashes may say that it goes on.
            return False
        # Letters can be an acronym or id, capitals with points initials, with a slash an acronym.
        may_be_name = (
            word.isalpha()
            or re.fullmatch(r"(?:[A-Z]\. ?)+", text)
            or (self.column.name in (*NAMES, "aliases", "author") and "/" in text)
        )
        return word in NOTHING and not (may_be_name and self.column.cell.can_hold(text))

    def _citations(self, text: str) -> str:
        try:
            cited = by_address(text, self._ids.source_at) if self._ids else text
            meant = (by_id(part, self._source_meant) for part in separated(cited))
            found = [citations.parse_citation(part) for part in meant]
        except citations.CitationError:
            return text
        return citations.join(tuple({self._moved_citation(citation): None for citation in found}))

    def _source_meant(self, id_: str) -> str | None:
        return self._ids.spelled(id_, ("sources",)) if self._ids else None

    def _moved_citation(self, citation: Citation) -> Citation:
        read = self._new_id(citation.source_id, ("sources",))
        steps = tuple(
            Step(self._new_id(step.source_id, ("sources",)), step.mark) for step in citation.steps
        )
        moved = citation._replace(source_id=read, steps=steps)
        # Unchanged if two of the new ids are the same, because a text cannot be its own origin.
        return moved if len({*moved.ids}) == len(moved.ids) else citation

    def _new_id(self, id_: str, tables: tuple[str, ...]) -> str:
        new = self._moved.get(id_, id_)
        return new if not tables or (self._ids and self._ids.tables.get(new) in tables) else id_


def repaired_rows(
    table: Table, rows: Iterable[list[str]], context: Context, only: Collection[str] = ()
) -> list[list[str]]:
    """The rows of a table with all cells repaired, or those of these columns ``only``."""
    columns = [
        Repaired(column, context) if not only or column.name in only else None
        for column in table.columns
    ]
    return [
        [text if cells is None else cells[text] for cells, text in zip(columns, row, strict=True)]
        for row in rows
    ]


def repaired_tables(
    sheets: Mapping[str, Sheet], known: Mapping[str, Vocabulary[Any]]
) -> dict[str, list[list[str]]]:
    """The rows of all these files, by name, with all cells repaired.

    ``known`` are the code lists without faults in these files, by name.

    The context of the repairs contains ``codes``, the code lists without faults by name. If no file
    has findings, it also contains ``ids``, all :class:`.names.Ids`, and ``moved``, the new id of
    each redirected id.
    """
    rows: dict[str, list[list[str]]] = {}
    codes: dict[str, Vocabulary[Any]] = {}
    context: dict[str, Any] = {"codes": codes}
    for name in (name for name in VOCABULARIES if name in sheets):
        table = VOCABULARIES[name]
        # Nothing is repaired in a code list without faults but a retired code of another.
        of_others = any(isinstance(one.cell, Code) for one in table.columns)
        if name in known and len(known[name].terms) == len(sheets[name].rows) and not of_others:
            rows[name], codes[name] = sheets[name].rows, known[name]
            continue
        rows[name] = repaired_rows(table, sheets[name].rows, context)
        vocabulary = Vocabulary.of(name, _sound(table, rows[name], context))
        if len(vocabulary.terms) == len(rows[name]) > 0 and not sheets[name].findings:
            codes[name] = vocabulary
    complete = len(codes) == len(VOCABULARIES)
    if complete and not any(sheet.findings for sheet in sheets.values()):
        context["ids"] = _ids(sheets)
        context["moved"] = _moved(sheets["redirects"], context)
    for name in (name for name in TABLES if name in sheets):
        rows[name] = repaired_rows(TABLES[name], sheets[name].rows, context)
    exempt = exempted(sheets["exceptions"]) if "exceptions" in sheets else {}
    for name in (name for name in TABLES if name in sheets):
        leave_exempt(sheets[name], rows[name], exempt)
        leave_hard_spaces(sheets[name], rows[name])
    if "ids" in context:
        decide_by_row(rows)
        name_ends(rows, context["ids"], codes)
        turn_round(rows, context["ids"], codes)
        as_their_columns(rows, context["ids"], partial(Repaired, context=context))
    return rows


def faults(table: Table, rows: Iterable[list[str]]) -> int:
    """The number of rows with a cell that does not fit the type of its column."""
    cells = repaired_rows(table, rows, {})
    return len(cells) - sum(1 for _ in _sound(table, cells, {}))


def _sound(table: Table, rows: Iterable[list[str]], context: Context) -> Iterator[Any]:
    """The records of the rows without faulty cells."""
    for cells in rows:
        record, problems = read_record(table, cells, context.get("codes", {}))
        if not problems:
            yield record


def _ids(sheets: Mapping[str, Sheet]) -> Ids:
    """The ids, of rows in which only what the ids look at is repaired."""
    return Ids(
        {
            name: repaired_rows(table, sheets[name].rows, {}, {*table.key, *_LOOKED_AT})
            for name, table in TABLES.items()
        }
    )


def _moved(redirects: Sheet, context: Context) -> dict[str, str]:
    """The new id of each redirected id, if it is unique and a record has it.

    Ids that a record still has are left out.
    """
    ids = context["ids"].tables
    named: dict[str, list[str | None]] = {}
    rows = repaired_rows(redirects.table, redirects.rows, context)
    for record in _sound(redirects.table, rows, context):
        named.setdefault(record.old_id, []).append(record.new_id)
    once = {old: new for old, (new, *more) in named.items() if old not in ids and not more}
    last: dict[str, str | None] = {}
    for old in once:
        # The new id may itself have been redirected; each chain is followed once.
        chain: dict[str, None] = {}
        new: str | None = old
        while new in once and new not in chain and new not in last:
            chain[new] = None
            new = once[new]
        last.update(dict.fromkeys(chain, last.get(new or "", new)))
    return {old: new for old, new in last.items() if new and new in ids}
