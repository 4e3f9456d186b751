"""The whole of an interview: the rows, how they stand to others, and the word to write them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cubaven_data.cli.console import say, width
from cubaven_data.cli.interview.alike import place
from cubaven_data.cli.interview.citing import cited
from cubaven_data.cli.interview.following import follow
from cubaven_data.cli.interview.prompts import BackError, Prompts
from cubaven_data.cli.interview.rows import Interview
from cubaven_data.editing.additions import BY_HAND, NewRow, Plan, RequestError, column_meant
from cubaven_data.editing.edits import Editable
from cubaven_data.editing.likeness import says_otherwise
from cubaven_data.findings import errors
from cubaven_data.model.tables import TABLES
from cubaven_data.showing.edits import as_advice, as_rows
from cubaven_data.texts.wording import Language

_ENDS = ("write", "change", "stop")


class StoppedError(Exception):
    """The interview ended before the word to write; ``rows`` have what was answered."""

    def __init__(self, rows: Sequence[NewRow]) -> None:
        super().__init__()
        self.rows = rows


def interviewed(data: Editable, rows: Sequence[NewRow], language: Language) -> Plan:
    """The plan that was agreed to; without rows, the table is asked for.

    Raises :class:`StoppedError` if none was, or if it is interrupted.
    """
    prompts = Prompts(language)
    interview = Interview(data, prompts, cited)
    try:
        prompts.tell(prompts.said("begin"))
        for row in rows or [interview.tried(lambda: _row(prompts))]:
            interview.tried(partial(interview.row, row.table, row.cells))
        interview.tried(lambda: place(interview, len(interview.plan.rows) - 1))
        interview.tried(lambda: follow(interview))
        if _agreed(interview):
            return interview.plan
    except (KeyboardInterrupt, EOFError) as error:
        raise StoppedError(interview.so_far) from error
    raise StoppedError(interview.so_far)


def _row(prompts: Prompts) -> NewRow:
    """An empty row of the table that is picked."""
    names = [f"{name}  {TABLES[name].title.within(prompts.language)}" for name in BY_HAND]
    return NewRow(TABLES[BY_HAND[prompts.pick(prompts.said("for-which-table"), names)]], {})


def _agreed(interview: Interview) -> bool:
    """Whether the plan, which can be changed until then, is to be written."""
    prompts = interview.prompts
    while True:
        plan = interview.plan
        addition = interview.extend(plan)
        wrong = bool(errors(addition.edit.findings))
        say("\n" + as_rows(addition, prompts.language, width()))
        say(as_advice(addition, prompts.language, width()))
        barred = {"write": wrong, "change": not addition.rows, "stop": False}
        ends = [end for end in _ENDS if not barred[end]]
        try:
            end = ends[prompts.pick(prompts.said("end"), [prompts.said(one) for one in ends])]
            if end != "change":
                return end == "write"
            _change(interview)
        except BackError:
            interview.extend(plan)


def _change(interview: Interview) -> None:
    """Asks for one column of a row again, or for one that was not asked for; and how the row stands
    to others, if it says something else then."""
    prompts, rows = interview.prompts, interview.plan.rows
    at = 0
    if len(rows) > 1:
        named = [f"{row.table.name}  {_called(interview, row)}" for row in rows]
        at = prompts.pick(prompts.said("which-row"), named)
    table = rows[at].table
    prompts.tell(prompts.said("which-column"))
    prompts.tell(f"  {', '.join(table.header)}")
    offered = {column.name: column.means.within(prompts.language) for column in table.columns}
    try:
        name = column_meant(table, prompts.line("", offered))
    except RequestError as error:
        prompts.tell(error.message(prompts.language))
        return
    now = interview.change(at, name)
    if says_otherwise(rows[at], interview.plan.rows[now]):
        place(interview, now)


def _called(interview: Interview, row: NewRow) -> str:
    """What a row is told by: the sentence of a claim with a short id; else its id, its code, or
    what it says first."""
    cells, data = row.cells, interview.dataset
    if row.table.id_prefix and (id_ := cells.get("id", "")) in data:
        return data.sentence(id_, interview.prompts.language)
    names = [name for name in row.table.header if name != "id" or not row.table.id_prefix]
    return next(filter(None, map(cells.get, names)), "")
