"""``cubaven new``: adds rows, asking for what is missing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cubaven_data.cli.console import FINDINGS, editable, fail, put, say, told, width
from cubaven_data.cli.options import READER, DryRun, Lang, Where, option
from cubaven_data.texts.wording import Language

if TYPE_CHECKING:
    from cubaven_data.editing.additions import NewRow
    from cubaven_data.editing.edits import Editable


def new(
    row: Annotated[list[str], typer.Argument(metavar=option("a-row"), help=option("row"))],
    dry_run: DryRun = False,
    root: Where = None,
    lang: Lang = READER,
) -> None:
    """Adds the rows to their tables, after gate 1 was run on the data with them."""
    from cubaven_data.cli.writing import write
    from cubaven_data.editing.additions import RequestError, added, rows_of
    from cubaven_data.findings import errors
    from cubaven_data.showing.edits import as_advice, as_rows

    try:
        rows = rows_of(row)
    except RequestError as error:
        fail(error.message(lang))
    data = editable(root, lang)
    if sys.stdin and sys.stdin.isatty() and _is_open(data, rows):
        _interview(data, rows, lang, dry=dry_run)
        return
    addition = added(data, rows)
    shown = say if dry_run else put
    if advice := as_advice(addition, lang, width()):
        shown(advice)
    if errors(addition.edit.findings):
        say(told("nothing-written", lang))
        raise typer.Exit(FINDINGS)
    if not addition.edit.changes.changes:
        say(told("there-already", lang))
        raise typer.Exit(FINDINGS)
    shown(as_rows(addition, lang, width()))
    write(addition.edit.changes, data.data.root, lang, dry=dry_run)
    if dry_run:
        raise typer.Exit(FINDINGS)


def _is_open(data: Editable, rows: Sequence[NewRow]) -> bool:
    """Whether a column that may not be blank was left out."""
    from cubaven_data.editing.additions import added

    addition = added(data, rows)
    return any(f.rule == "required" for row in addition.rows for f in addition.findings_of(row))


def _interview(data: Editable, rows: Sequence[NewRow], lang: Language, *, dry: bool) -> None:
    raise NotImplementedError
