"""Asks for the columns of a row, one by one; each answer is checked with all data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cubaven_data.cli.console import width
from cubaven_data.cli.interview.planning import Planning
from cubaven_data.cli.interview.prompts import BackError, Prompts
from cubaven_data.cli.interview.putting import Question
from cubaven_data.cli.interview.searching import NOWHERE, code_meant, record_meant
from cubaven_data.editing.additions import NewRow, Plan, renamed
from cubaven_data.editing.edits import Editable
from cubaven_data.editing.questions import (
    BOUNDS,
    ends_in_words,
    examples,
    fits,
    fitting_codes,
    fitting_ends,
    language_read,
    needed_by,
    proposed_label,
    questions,
    readings,
    uses,
)
from cubaven_data.findings import errors
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.columns import Column
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.lists import CitationList, ReferenceList
from cubaven_data.model.tables import FILES, TABLES, Table
from cubaven_data.showing.edits import cell_advice
from cubaven_data.texts.spelling import folded
from cubaven_data.texts.wording import LANGUAGES, text


class Interview(Planning):
    """An interview on rows to add: what is planned so far, and the questions for the next row.

    ``cite`` asks for citations; it takes the interview and what the text that was read is called.
    """

    def __init__(
        self, data: Editable, prompts: Prompts, cite: Callable[[Interview, str], str]
    ) -> None:
        super().__init__(data, prompts)
        self._cite = cite
        # The rows that are being asked for, each within the one before, and what is answered.
        self._open: list[tuple[NewRow, Collection[str]]] = []
        # The rows of the plan after one that is changed.
        self._later: tuple[NewRow, ...] = ()
        # What a refused answer can have meant, by column.
        self._readings: Mapping[str, Sequence[str]] = {}

    @property
    def so_far(self) -> Sequence[NewRow]:
        """The rows with all that was answered, blanks included; one that is not finished yet stands
        after those that it needs."""
        before, after = (
            [(row, {column.name for column in self._questions(row)}) for row in rows]
            for rows in (self.plan.asked, Plan(self._later).asked)
        )
        return [
            replace(row, cells={n: c for n, c in row.cells.items() if c or n in answered})
            for row, answered in (*before, *reversed(self._open), *after)
        ]

    def row(self, table: Table, given: Mapping[str, str]) -> NewRow:
        """Asks for a row of the table, of which these cells are given, and plans it."""
        self.prompts.tell("")
        self.prompts.tell(self.prompts.said("row", table=table.title))
        self._plan_last(self._filled(NewRow(table, given), {*given}, []))
        return self.plan.rows[-1]

    def change(self, at: int, name: str) -> int:
        """Asks for a column of a row of the plan again, and for whatever does not hold with the
        answer; later rows refer to it by its new name. Returns where the row is now."""
        plan, row = self.plan, self.plan.rows[at]
        given = {*row.table.header} - {name}
        if name == "qualifier":
            # Another qualifier wants other bounds.
            given -= {*BOUNDS}
            row = replace(row, cells={**row.cells, **dict.fromkeys(BOUNDS, "")})
        # Whoever refers to the row may not be asked about before it is there again.
        self._later = plan.rows[at + 1 :]
        self.extend(replace(plan, rows=plan.rows[:at], joined=()))
        try:
            self._plan_last(self._filled(row, given, [name]))
        except BackError:
            self._later = ()
            raise
        before = self.plan.rows
        now = renamed(replace(plan, rows=self._later), row, before[-1])
        self._later = ()
        self.extend(replace(now, rows=(*before, *now.rows)))
        return len(before) - 1

    def _plan_last(self, row: NewRow) -> None:
        self.extend(replace(self.plan, rows=(*self.plan.rows, row)))

    def _filled(self, row: NewRow, given: set[str], again: list[str]) -> NewRow:
        """The row with all its columns.

        Asks for those that are not given, in their order, until all hold; for ``again`` first.
        Raises :class:`BackError` if somebody goes back from the first question.
        """
        self._open.append((row, given))
        row, wrong = self._checked(row, given, "")
        again, order = [*again, *wrong], list[str]()
        while column := self._next(row, {*given, *order} - {*again}, again):
            name = column.name
            self._open[-1] = row, {*given, *order} - {*again}
            try:
                answer = self._answer(row, column, refused=name in again)
            except BackError:
                if not order:
                    self._open.pop()
                    raise
                again = [order.pop(), *again]
                continue
            row = replace(row, cells={**row.cells, name: answer})
            again = [one for one in again if one != name]
            row, wrong = self._checked(row, {*given, *order, name} - {*again}, name)
            # Blame falls on the answer, unless gate 1 names other columns.
            again += [one for one in wrong if one not in again]
            order = [one for one in (*order, name) if one not in again]
        self._open.pop()
        return row

    def _next(self, row: NewRow, answered: Collection[str], again: list[str]) -> Column | None:
        asked = self._questions(row)
        left = [column for column in asked if column.name not in answered]
        return next(iter([*map(row.table.column, again[:1]), *left]), None)

    def _questions(self, row: NewRow) -> list[Column]:
        return questions(row.table, row.cells, self._planned.codes, self.prompts.language)

    def _checked(
        self, row: NewRow, answered: Collection[str], name: str
    ) -> tuple[NewRow, list[str]]:
        """The row with its cells repaired, and the columns with which something is wrong so far."""
        if not any(row.cells.values()):
            return row, [name] if name else []
        language = self.prompts.language
        asked = self._questions(row)
        unasked = {column.name for column in asked}.difference(answered)
        addition = self.added(replace(self.plan, rows=(*self.plan.rows, row)), unasked)
        own = addition.findings_of(addition.rows[-1])
        others = addition.elsewhere
        if row.table.id_prefix:
            # What is wrong with an id that nobody typed is how the claim stands to others.
            own, others = ([f for f in found if f.column != "id"] for found in (own, others))
        wrong = [*errors(own), *errors(others)]
        self._readings = {f.column: readings(row.table, f) for f in errors(own) if f.column}
        for finding in [*wrong, *(f for f in own if f.warns and f.column == name)]:
            self.prompts.tell(cell_advice(finding, language, width()).rstrip("\n"))
        cells = {**addition.rows[-1].cells}
        if row.table.has_ids and not row.cells.get("id"):
            cells["id"] = ""
        columns = [f.column for f in errors(own) if f.column in row.table.header]
        blamed = [*dict.fromkeys(columns)] or ([name] if wrong and name else [])
        return replace(row, cells=cells), blamed

    def _answer(self, row: NewRow, column: Column, *, refused: bool) -> str:
        """The answer to the question for a column: the text of its cell."""
        codes, cell = self._planned.codes, column.cell
        there = bool(row.cells.get(column.name))
        needed = needed_by(row.table, column, row.cells, codes)
        question = Question(
            self.prompts,
            column,
            fitting_codes(self._planned, row.table, column, row.cells),
            codes[cell.vocabulary] if isinstance(cell, Code) else None,
            needed,
            open=not needed and (there or not refused),
            readings=self._readings.get(column.name, ()) if refused else (),
            examples=examples(self._planned, row.table, column, row.cells),
            language=self._language(row) if column.name == "as_reported" else "",
            ends=ends_in_words(self._planned, row.table, column, row.cells, self.prompts.language),
        )
        default = self._default(row, question)
        question.put(again=there)
        while True:
            answer = self.prompts.line(default, question.offered, question.explain)
            if not (answer or needed):
                return answer
            if not answer:
                self.prompts.tell(self.prompts.said("not-blank"))
                continue
            plan = self.plan
            try:
                return self._meant(row, question, answer)
            except BackError:
                self.extend(plan)
                question.put(again=True)

    def _language(self, row: NewRow) -> str:
        """The language of the text that a row cites, as it is called."""
        terms, code = self._planned.codes["language"], language_read(self._planned, row.cells)
        return str(getattr(terms[code], f"label_{self.prompts.language}")) if code in terms else ""

    def _meant(self, row: NewRow, question: Question, answer: str) -> str:
        """The text of the cell that an answer means."""
        cell = question.column.cell
        if isinstance(cell, Code):
            code = code_meant(self.prompts, self._planned, question, answer)
            return self.row(FILES[cell.vocabulary], {}).cells["code"] if code is None else code
        if isinstance(cell, CitationList) and "#" not in answer:
            return self._cite(self, answer)
        if isinstance(cell, Reference):
            ends = fitting_ends(self._planned, row.table, question.column, row.cells)
            used = uses(self._planned, row.table, question.column)
            said = answer.split(";") if isinstance(cell, ReferenceList) else [answer]
            ids = [self.found(one.strip(), ends, used, not question.needed) for one in said]
            return SEPARATOR.join(filter(None, ids))
        if isinstance(cell, DateCell) and folded(answer) in _TODAY:
            return date.today().isoformat()
        return answer

    def _default(self, row: NewRow, question: Question) -> str:
        column = question.column
        if len(question.readings) == 1:
            return question.readings[0]
        # A wrong code is seldom mended letter by letter.
        if cell := row.cells.get(column.name):
            return "" if isinstance(column.cell, Code) else cell
        if column.name == "id":
            plan = replace(self.plan, rows=(*self.plan.rows, row))
            return self.added(plan).rows[-1].cells["id"]
        for language in LANGUAGES if row.table.name == "sources" else ():
            if column.name == f"label_{language}":
                return proposed_label(self.dataset, row.cells, language)
        return ""

    def found(
        self,
        answer: str,
        ends: list[str],
        used: Mapping[str, int] = NOWHERE,
        can_be_blank: bool = False,
        only: Callable[[Any], bool] = bool,
    ) -> str:
        """The id of the record that the answer means, found or described anew.

        It is one of the ``ends`` and satisfies ``only``; see :func:`.searching.record_meant`.
        """
        prompts, data = self.prompts, self._planned
        tables = [*dict.fromkeys(end.partition(".")[0] for end in ends)]

        def fit(id_: str) -> bool:
            return fits(data, id_, ends) and only(data.index[id_])

        id_ = record_meant(prompts, self.dataset, tables, fit, answer, used, can_be_blank)
        if id_ is not None:
            return id_
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


_TODAY = tuple(text("interview", "today", language) for language in LANGUAGES)
