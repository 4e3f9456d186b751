"""``cubaven new``: adds rows, asking for what is missing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cubaven_data.cli.console import FINDINGS, editable, fail, put, say, told, width
from cubaven_data.cli.options import READER, DryRun, Lang, Where, option
from cubaven_data.texts.wording import Language, reader_language

if TYPE_CHECKING:
    from cubaven_data.editing.additions import Addition, NewRow, Plan
    from cubaven_data.editing.edits import Editable


def new(
    row: Annotated[
        list[str] | None,
        typer.Argument(metavar=option("a-row"), help=option("row"), show_default=False),
    ] = None,
    dry_run: DryRun = False,
    root: Where = None,
    lang: Lang = READER,
) -> None:
    """Adds the rows to their tables, after gate 1 was run on the data with them."""
    from cubaven_data.cli.interview.prompts import at_terminal
    from cubaven_data.cli.writing import write_edit
    from cubaven_data.editing.additions import BY_HAND, Plan, RequestError, added, rows_of
    from cubaven_data.findings import errors
    from cubaven_data.showing.edits import as_advice, as_rows

    try:
        rows = rows_of(row or ())
    except RequestError as error:
        fail(error.message(lang))
    data = editable(root, lang)
    # What decides where a row goes and how it is asked for is kept in a command to continue with.
    given = ["--lang", lang] if lang != reader_language((), os.environ) else []
    given += ["--root", str(root)] * bool(root) + ["--dry-run"] * dry_run
    plan = Plan(tuple(rows))
    addition = added(data, plan)
    answered = _answered(data, rows, lang, given) if _is_open(addition) and at_terminal() else None
    if not (rows or answered):
        fail(told("no-row", lang, tables=", ".join(BY_HAND)))
    if answered:
        plan, addition = answered, added(data, answered)
    if nothing := next((row for row in plan.rows if not any(row.cells.values())), None):
        fail(told("no-cells", lang, table=nothing.table.name, column=nothing.table.header[1]))
    # Whoever was asked has seen it all; the standard output of a dry run must be a patch alone.
    shown = "" if answered else as_advice(addition, lang, width())
    wrong, changes = errors(addition.edit.findings), addition.edit.changes
    if not (wrong or answered):
        shown += as_rows(addition, lang, width())
    say(shown.rstrip("\n")) if dry_run else put(shown)
    if wrong or not changes.changes:
        say(told("nothing-written" if wrong else "there-already", lang))
        raise typer.Exit(FINDINGS)
    try:
        write_edit(changes, data.data.root, lang, dry=dry_run)
    except typer.Exit:
        # A file was saved meanwhile, or is protected; what was answered at length is not lost.
        _say_command([row.filled for row in plan.asked], lang, given)
        raise
    if not answered:
        _say_rivals(addition, lang)


def _is_open(addition: Addition) -> bool:
    """Whether a column that may not be blank was left out, or everything was."""
    from cubaven_data.editing.questions import needed_by, questions

    codes = addition.edit.data.codes
    return not addition.rows or any(
        not row.cells[column.name] and needed_by(row.table, column, row.cells, codes)
        for row in addition.rows
        for column in questions(row.table, row.cells, codes)
    )


def _answered(
    data: Editable, rows: Sequence[NewRow], lang: Language, given: Sequence[str]
) -> Plan | None:
    """The plan once everything was asked for and agreed to; ``None`` without the library for it.

    Ends the command, with nothing written, if it is interrupted or not agreed to.
    """
    from cubaven_data.cli.interview.prompts import NoPromptsError
    from cubaven_data.cli.interview.session import StoppedError, interviewed

    try:
        return interviewed(data, rows, lang)
    except NoPromptsError:
        say(told("no-prompts", lang))
        return None
    except StoppedError as error:
        say(told("nothing-written", lang))
        if any(row.cells for row in error.rows):
            _say_command(error.rows, lang, given)
    raise typer.Exit(FINDINGS)


def _say_command(rows: Sequence[NewRow], lang: Language, given: Sequence[str]) -> None:
    """Says how to begin from these rows again, with the options that were given."""
    from cubaven_data.editing.additions import as_command

    say(f"{told('again', lang)}\n{as_command(rows, given)}")


def _say_rivals(addition: Addition, lang: Language) -> None:
    """Names the claims that answer the same question as a row, which nobody was asked about."""
    from cubaven_data.editing.likeness import claims_like
    from cubaven_data.showing.wrapping import wrapped

    for row in addition.rows:
        if alike := claims_like(addition.edit.data, row):
            message = told("rivals", lang, id=row.cells["id"], ids=", ".join(alike))
            say(wrapped(message, width()))
