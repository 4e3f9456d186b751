"""``cubaven new``: adds rows, asking for what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cubaven_data.cli.console import FINDINGS, editable, fail, put, say, told, width
from cubaven_data.cli.options import READER, DryRun, Lang, Where, option
from cubaven_data.texts.wording import Language

if TYPE_CHECKING:
    from cubaven_data.editing.additions import Addition, NewRow, Plan
    from cubaven_data.editing.edits import Editable


def new(
    row: Annotated[list[str], typer.Argument(metavar=option("a-row"), help=option("row"))],
    dry_run: DryRun = False,
    root: Where = None,
    lang: Lang = READER,
) -> None:
    """Adds the rows to their tables, after gate 1 was run on the data with them."""
    from cubaven_data.cli.interview.prompts import at_terminal
    from cubaven_data.cli.writing import write
    from cubaven_data.editing.additions import Plan, RequestError, added, as_command, rows_of
    from cubaven_data.findings import errors
    from cubaven_data.showing.edits import as_advice, as_rows

    try:
        rows = rows_of(row)
    except RequestError as error:
        fail(error.message(lang))
    data = editable(root, lang)
    plan = Plan(tuple(rows))
    addition = added(data, plan)
    if _is_open(addition) and at_terminal():
        plan = _asked(data, rows, lang)
        addition = added(data, plan)
    if nothing := next((row for row in plan.rows if not any(row.cells.values())), None):
        fail(told("no-cells", lang, table=nothing.table.name, column=nothing.table.header[1]))
    # The standard output of a dry run must be a patch and nothing else.
    shown = (lambda content: say(content.rstrip("\n"))) if dry_run else put
    if advice := as_advice(addition, lang, width()):
        shown(advice)
    if errors(addition.edit.findings):
        say(told("nothing-written", lang))
        raise typer.Exit(FINDINGS)
    if not addition.edit.changes.changes:
        say(told("there-already", lang))
        raise typer.Exit(FINDINGS)
    shown(as_rows(addition, lang, width()))
    try:
        write(addition.edit.changes, data.data.root, lang, dry=dry_run)
    except typer.Exit:
        # Somebody saved a file meanwhile; what was answered at length is not lost.
        say(f"{told('again', lang)}\n{as_command(plan)}")
        raise
    if dry_run:
        raise typer.Exit(FINDINGS)


def _is_open(addition: Addition) -> bool:
    """Whether a column that may not be blank was left out."""
    if not all(any(row.cells.values()) for row in addition.rows):
        return True
    return any(f.rule == "required" for row in addition.rows for f in addition.findings_of(row))


def _asked(data: Editable, rows: Sequence[NewRow], lang: Language) -> Plan:
    """The plan once everything was asked for and agreed to; without the library, as it was given.

    Ends the command, with nothing written, if it is interrupted.
    """
    from cubaven_data.cli.interview.prompts import NoPromptsError
    from cubaven_data.cli.interview.session import interviewed
    from cubaven_data.editing.additions import Plan

    try:
        plan = interviewed(data, rows, lang)
    except NoPromptsError:
        say(told("no-prompts", lang))
        return Plan(tuple(rows))
    except (KeyboardInterrupt, EOFError):
        plan = None
    if plan is None:
        say(told("nothing-written", lang))
        raise typer.Exit(FINDINGS)
    return plan
