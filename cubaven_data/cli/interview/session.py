"""The whole of an interview: the rows, how they stand to others, and the word to write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cubaven_data.cli.console import say, width
from cubaven_data.cli.interview.alike import place
from cubaven_data.cli.interview.citing import cited
from cubaven_data.cli.interview.prompts import Prompts
from cubaven_data.cli.interview.rows import Interview
from cubaven_data.editing.additions import NewRow, Plan, RequestError, column_meant
from cubaven_data.editing.edits import Editable
from cubaven_data.findings import errors
from cubaven_data.showing.edits import as_advice, as_rows
from cubaven_data.texts.wording import Language

_ENDS = ("write", "change", "stop")


def interviewed(data: Editable, rows: Sequence[NewRow], language: Language) -> Plan | None:
    """The plan that was agreed to, ``None`` if none was.

    Raises ``KeyboardInterrupt`` or ``EOFError`` if it is interrupted.
    """
    prompts = Prompts(language)
    prompts.tell(prompts.said("begin"))
    interview = Interview(data, prompts, cited)
    for row in rows:
        interview.row(row.table, row.cells)
    place(interview)
    while True:
        addition = interview.extend(interview.plan)
        wrong = bool(errors(addition.edit.findings))
        say("\n" + as_rows(addition, language, width()))
        say(as_advice(addition, language, width()))
        barred = {"write": wrong, "change": not addition.rows, "stop": False}
        ends = [end for end in _ENDS if not barred[end]]
        end = ends[prompts.pick(prompts.said("end"), [prompts.said(one) for one in ends])]
        if end == "write":
            return interview.plan
        if end == "stop":
            return None
        _change(interview)


def _change(interview: Interview) -> None:
    """Asks for one column of the last row again, or for one that was not asked for."""
    prompts, plan = interview.prompts, interview.plan
    row = plan.rows[-1]
    offered = {column.name: column.means.within(prompts.language) for column in row.table.columns}
    prompts.tell(prompts.said("which-column"))
    try:
        name = column_meant(row.table, prompts.line("", offered))
    except RequestError as error:
        prompts.tell(error.message(prompts.language))
        return
    interview.plan = replace(plan, rows=plan.rows[:-1])
    interview.extend(interview.plan)
    changed = interview.changed(row, name)
    interview.extend(replace(interview.plan, rows=(*interview.plan.rows, changed)))
