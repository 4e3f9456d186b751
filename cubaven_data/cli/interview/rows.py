"""Asks for the columns of a row, one by one; each answer is checked with all data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from cubaven_data.asking.dataset import Dataset
from cubaven_data.asking.sound import sound_part
from cubaven_data.cli.console import width
from cubaven_data.cli.interview.prompts import Prompts
from cubaven_data.editing.additions import Addition, NewRow, Plan, added
from cubaven_data.editing.edits import Editable
from cubaven_data.editing.questions import (
    codes_like,
    fits,
    fitting_codes,
    fitting_ends,
    may_be_blank,
    questions,
)
from cubaven_data.findings import errors
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import Column
from cubaven_data.model.lists import CitationList
from cubaven_data.model.tables import FILES, TABLES, Table
from cubaven_data.reading.loading import Loaded
from cubaven_data.showing.edits import cell_advice
from cubaven_data.texts.wording import Language, text

EXPLAIN, BACK, ADD = "?", "<", "+"
"""Answers that are none: explain the question, return to the one before, add a code."""
_SHOWN = 12
_FOUND = 8


class Interview:
    """An interview on rows to add: what is planned so far, and the questions for the next row.

    ``cite`` asks for citations; it takes the interview and what the text that was read is called.
    """

    def __init__(
        self, data: Editable, prompts: Prompts, cite: Callable[[Interview, str], str]
    ) -> None:
        self._data = data
        self._cite = cite
        self.prompts = prompts
        self.plan = Plan()
        self._planned: Loaded = data.data
        self._asked: Dataset | None = None

    @property
    def planned(self) -> Loaded:
        """The data with what is planned so far."""
        return self._planned

    @property
    def dataset(self) -> Dataset:
        """What is planned so far, to be asked; without rows that break rules."""
        if self._asked is None:
            self._asked = Dataset.of(sound_part(self._planned)[0])
        return self._asked

    def extend(self, plan: Plan) -> Addition:
        """Makes this the plan, and carries it out on the dataset in memory."""
        addition = added(self._data, plan)
        self.plan = replace(plan, rows=tuple(addition.rows))
        self._planned, self._asked = addition.edit.data, None
        return addition

    def row(self, table: Table, given: Mapping[str, str]) -> NewRow:
        """Asks for a row of the table, of which these cells are given, and plans it."""
        self.prompts.tell("")
        self.prompts.tell(self.prompts.said("row", table=table.title))
        answered = {name for name, cell in given.items() if cell}
        row = self._filled(NewRow(table, given), answered, [])
        self.extend(replace(self.plan, rows=(*self.plan.rows, row)))
        return self.plan.rows[-1]

    def changed(self, row: NewRow, name: str) -> NewRow:
        """The row after this column was asked for, and whatever does not hold with the answer."""
        return self._filled(row, {*row.table.header} - {name}, [name])

    def _filled(self, row: NewRow, answered: set[str], again: list[str]) -> NewRow:
        """Asks for the columns that are not answered yet, in their order, until all hold.

        ``again`` are columns to ask for before them.
        """
        row, wrong = self._checked(row, answered, "")
        again = [*again, *wrong]
        order = [name for name in row.table.header if name in answered - {*again}]
        while column := self._next(row, order, again):
            name = column.name
            answer = self._answer(row, column)
            if answer == BACK:
                if order:
                    again = [order.pop(), *again]
                continue
            row = replace(row, cells={**row.cells, name: answer})
            row, wrong = self._checked(row, {*order, name}, name)
            again = [one for one in again if one != name]
            # Blame falls on the answer, unless gate 1 names other columns.
            again += [one for one in wrong if one not in again]
            order = [one for one in (*order, name) if one not in again]
        return row

    def _next(self, row: NewRow, answered: list[str], again: list[str]) -> Column | None:
        asked = questions(row.table, row.cells, self._planned.codes)
        left = [column for column in asked if column.name not in answered]
        return next(iter([*map(row.table.column, again[:1]), *left]), None)

    def _checked(self, row: NewRow, answered: set[str], name: str) -> tuple[NewRow, list[str]]:
        """The row with its cells repaired, and the columns with which something is wrong so far."""
        if not any(row.cells.values()):
            return row, [name] if name else []
        language = self.prompts.language
        asked = questions(row.table, row.cells, self._planned.codes)
        unasked = {column.name for column in asked} - answered
        addition = added(self._data, replace(self.plan, rows=(*self.plan.rows, row)), unasked)
        own = addition.findings_of(addition.rows[-1])
        if row.table.id_prefix:
            # What is wrong with an id that nobody typed is how the claim stands to others.
            own = [finding for finding in own if finding.column != "id"]
        wrong = [*errors(own), *errors(addition.elsewhere)]
        for finding in [*wrong, *(f for f in own if f.warns and f.column == name)]:
            self.prompts.tell(cell_advice(finding, language, width()).rstrip("\n"))
        cells = {**addition.rows[-1].cells}
        if row.table.has_ids and not row.cells.get("id"):
            cells["id"] = ""
        columns = [f.column for f in errors(own) if f.column in row.table.header]
        blamed = [*dict.fromkeys(columns)] or ([name] if wrong and name else [])
        return replace(row, cells=cells), blamed

    def _answer(self, row: NewRow, column: Column) -> str:
        """The answer to the question for a column: the text of its cell, or :data:`BACK`."""
        codes = fitting_codes(self._planned, row.table, column, row.cells)
        default = self._default(row, column)
        self._put(row, column, codes, again=bool(row.cells.get(column.name)))
        offered = {code: self._label(column, code) for code in codes}
        while True:
            answer = self.prompts.line(default, offered)
            if answer == EXPLAIN:
                self._explain(column, codes)
            elif not answer or answer == BACK:
                return answer
            elif isinstance(column.cell, Code):
                found = codes_like(self._planned, column, codes, answer)[:_FOUND]
                return self._code(column, answer, found)
            elif isinstance(column.cell, CitationList) and "#" not in answer:
                return self._cite(self, answer)
            elif isinstance(column.cell, Reference):
                return self.found(answer, fitting_ends(self._planned, row.table, column, row.cells))
            else:
                return answer

    def _code(self, column: Column, answer: str, found: list[str]) -> str:
        """The code that the answer means, picked from those found or added to its list.

        The answer itself, if nothing is found: gate 1 says what there is.
        """
        assert isinstance(column.cell, Code)
        prompts, name = self.prompts, column.cell.vocabulary
        if answer != ADD:
            if not found or self._planned.codes[name].meant(answer):
                return answer
            shown = [f"{code}  {self._label(column, code, 'definition')}" for code in found]
            at = prompts.pick(prompts.said("found"), [*shown, prompts.said("no-such-code")])
            if at < len(found):
                return found[at]
        return self.row(FILES[name], {}).cells["code"]

    def _default(self, row: NewRow, column: Column) -> str:
        # A wrong code is seldom mended letter by letter.
        if row.cells.get(column.name):
            return "" if isinstance(column.cell, Code) else row.cells[column.name]
        if column.name != "id":
            return ""
        return (
            added(self._data, replace(self.plan, rows=(*self.plan.rows, row))).rows[-1].cells["id"]
        )

    def _put(self, row: NewRow, column: Column, codes: list[str], *, again: bool) -> None:
        """Puts the question: what the column holds, and what can be answered."""
        prompts = self.prompts
        blank = may_be_blank(column, row.cells, self._planned.codes)
        marks = [column.name, *([prompts.said("may-be-blank")] if blank else [])]
        prompts.tell("")
        prompts.tell(f"{column.means.within(prompts.language)} ({', '.join(marks)})")
        if len(codes) <= _SHOWN and not again:
            self._define(column, codes)
        hint = "codes" if codes else "ids" if isinstance(column.cell, Reference) else ""
        hint = "texts" if isinstance(column.cell, CitationList) else hint
        if hint:
            prompts.tell(prompts.said(f"hint-{hint}"))

    def _label(self, column: Column, code: str, part: str = "label") -> str:
        cell = column.cell
        assert isinstance(cell, Code)
        term = self._planned.codes[cell.vocabulary][code]
        return str(getattr(term, f"{part}_{self.prompts.language}"))

    def _define(self, column: Column, codes: list[str]) -> None:
        for code in codes:
            self.prompts.tell(f"  {code}  {self._label(column, code, 'definition')}")

    def _explain(self, column: Column, codes: list[str]) -> None:
        """What each code means; for other columns, the form of the cell, and the other answers."""
        prompts = self.prompts
        self._define(column, codes)
        if not codes:
            prompts.tell(_form(column, prompts.language))
        prompts.tell(prompts.said("commands"))

    def found(self, answer: str, ends: list[str], *, read: bool = False) -> str:
        """The id of the record that the answer means, found or described anew.

        With ``read``, only sources that were read are found.
        """
        prompts, data = self.prompts, self.dataset
        if fits(self._planned, answer, ends):
            return answer
        tables = [*dict.fromkeys(end.partition(".")[0] for end in ends)]
        rows = data.find(answer, table=tables) if answer else []
        rows = [row for row in rows if not (read and row["access"] == "relayed")]
        ids = [str(row["id"]) for row in rows if fits(self._planned, row["id"], ends)][:_FOUND]
        shown = [f"{id_}  {data.sentence(id_, prompts.language)}" for id_ in ids]
        at = prompts.pick(prompts.said("found"), [*shown, prompts.said("none-of-these")])
        if at < len(ids):
            return ids[at]
        table = tables[0]
        if len(tables) > 1:
            names = [TABLES[name].title.within(prompts.language) for name in tables]
            table = tables[prompts.pick(prompts.said("which-table"), names)]
        return self.described(TABLES[table], {})

    def described(self, table: Table, given: Mapping[str, str]) -> str:
        """The id of a record that is described now, before the row that refers to it."""
        id_ = self.row(table, given).cells["id"]
        self.prompts.tell("")
        self.prompts.tell(self.prompts.said("back-to-the-row", id=id_))
        return id_


def _form(column: Column, language: Language) -> str:
    """What a cell of the column looks like."""
    holds = column.cell.holds
    forms = {"date": "date-forms", "number": "number-forms", "whole-number": "number-forms"}
    if holds in forms:
        return text("says", forms[holds], language)
    return text("interview" if holds == "citations" else "holds", holds, language)
