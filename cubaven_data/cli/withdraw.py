"""``cubaven withdraw``: redirects an id that is no longer in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cubaven_data.cli.console import FINDINGS, editable, fail, put, say, told, width
from cubaven_data.cli.options import READER, DryRun, Lang, Where, option
from cubaven_data.texts.wording import Language, Words

if TYPE_CHECKING:
    from cubaven_data.editing.edits import Edit, Editable
    from cubaven_data.editing.redirects import Reason


def withdraw(
    record: Annotated[str, typer.Argument(metavar="ID", help=option("old-id"))],
    into: Annotated[
        str | None, typer.Option(metavar="ID", help=option("into"), show_default=False)
    ] = None,
    name: Annotated[
        str | None, typer.Option("--as", metavar="ID", help=option("as"), show_default=False)
    ] = None,
    reason_en: Annotated[
        str, typer.Option(metavar=option("a-text-alone"), help=option("reason-en"))
    ] = "",
    reason_es: Annotated[
        str, typer.Option(metavar=option("a-text-alone"), help=option("reason-es"))
    ] = "",
    since: Annotated[
        str,
        typer.Option(metavar=option("a-date"), help=option("since"), show_default=option("today")),
    ] = "",
    dry_run: DryRun = False,
    root: Where = None,
    lang: Lang = READER,
) -> None:
    """Writes the redirect; references follow, and gate 1 is run on the result."""
    from cubaven_data.cli.writing import write
    from cubaven_data.editing.additions import RequestError
    from cubaven_data.findings import errors
    from cubaven_data.showing.edits import as_advice_on_others

    if into is not None and name is not None:
        fail(told("into-as", lang))
    data = editable(root, lang)
    try:
        reason = _reason(into, name, Words(reason_en, reason_es), since, lang)
        edit = _edit(data, record, into, name, reason, lang, dry=dry_run)
    except RequestError as error:
        fail(error.message(lang))
    if advice := as_advice_on_others(edit.findings, lang, width()):
        say(advice.rstrip("\n")) if dry_run else put(advice)
    if errors(edit.findings):
        say(told("mend-first", lang))
        raise typer.Exit(FINDINGS)
    write(edit.changes, data.data.root, lang, dry=dry_run)


def _reason(into: str | None, name: str | None, given: Words, since: str, lang: Language) -> Reason:
    from datetime import date

    from cubaven_data.editing.redirects import Reason, reason_given

    # A clock, as where somebody answers "today": what is written is a day, which an option can set.
    day = since or date.today().isoformat()
    if any(given):
        return Reason(given, day)
    if into is None and name is None:
        return Reason(_asked(lang), day)
    return Reason(reason_given("merged" if into else "renamed", str(into or name)), day)


def _asked(lang: Language) -> Words:
    """The reason, asked for at a terminal."""
    from cubaven_data.cli.interview.prompts import NoPromptsError, Prompts, at_terminal

    try:
        prompts = Prompts(lang) if at_terminal() else fail(told("no-reason", lang))
        questions = (option("reason-en"), option("reason-es"))
        return Words(*map(prompts.answer, questions))
    except NoPromptsError:
        fail(told("no-reason", lang))
    except (KeyboardInterrupt, EOFError):
        say(told("nothing-written", lang))
        raise typer.Exit(FINDINGS) from None


def _edit(
    data: Editable,
    record: str,
    into: str | None,
    name: str | None,
    reason: Reason,
    lang: Language,
    *,
    dry: bool,
) -> Edit:
    from cubaven_data.editing.redirects import merged, renamed, withdrawn
    from cubaven_data.showing.edits import as_merge

    if name is not None:
        return renamed(data, record, name, reason)
    if into is None:
        return withdrawn(data, record, reason)
    done = merged(data, record, into, reason)
    if shown := as_merge(done, lang, width()):
        say(shown.rstrip("\n")) if dry else put(shown)
    return done.edit
