"""``cubaven withdraw``: redirects an id that is no longer in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cubaven_data.cli.console import FINDINGS, editable, fail, put, say, told, width
from cubaven_data.cli.options import READER, DryRun, Lang, Where, option
from cubaven_data.texts.wording import Language, Words

if TYPE_CHECKING:
    from cubaven_data.editing.redirects import Reason
    from cubaven_data.reading.loading import Loaded


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
    yes: Annotated[bool, typer.Option("--yes", help=option("lossy"))] = False,
    dry_run: DryRun = False,
    root: Where = None,
    lang: Lang = READER,
) -> None:
    """Writes the redirect; references follow, and gate 1 is run on the result."""
    from cubaven_data.cli.writing import write_edit
    from cubaven_data.editing.additions import RequestError
    from cubaven_data.editing.redirects import Merged, Withdrawn, merged, renamed, withdrawn
    from cubaven_data.findings import errors
    from cubaven_data.showing.edits import as_advice_on_others, as_left_out

    if into is not None and name is not None:
        fail(told("into-as", lang))
    data = editable(root, lang)
    goes: Withdrawn
    try:
        published = record in data.data.index and _is_published(data.data, record)
        given = Words(reason_en.strip(), reason_es.strip())
        reason = _reason(into, name, given, since, lang, published=published)
        if name is not None:
            goes = Withdrawn(renamed(data, record, name, reason, published=published), ())
        elif into is None:
            goes = withdrawn(data, record, reason, published=published)
        else:
            goes = merged(data, record, into, reason, published=published)
    except RequestError as error:
        fail(error.message(lang))
    edit = goes.edit
    # A patch stands alone on standard output.
    tell = (lambda shown: say(shown.rstrip("\n"))) if dry_run else put
    gone = record if into is None else ""
    # References follow only a redirect that is right.
    wrong = [one for one in errors(edit.findings) if one.column.startswith("reason_")]
    if advice := as_advice_on_others(wrong or edit.findings, lang, width(), gone):
        tell(advice)
    if wrong:
        say(told("mend-reason", lang))
        raise typer.Exit(FINDINGS)
    if errors(edit.findings):
        say(told("mend-first" if into is None else "mend-first-merged", lang))
        raise typer.Exit(FINDINGS)
    if left := as_left_out(goes, lang, width()):
        tell(left)
    if isinstance(goes, Merged) and goes.loses and not (yes or dry_run):
        say(told("merge-loses", lang))
        raise typer.Exit(FINDINGS)
    if not published:
        say(told("no-redirect", lang, value=record))
    write_edit(edit.changes, data.data.root, lang, dry=dry_run)


def _is_published(data: Loaded, id_: str) -> bool:
    """Whether others can know the id: not if it is new since the branch left the default branch and
    since the last release, unless an older id leads to it."""
    from cubaven_data.checking.base import comparable, unread
    from cubaven_data.reading.revisions import RevisionError, merge_base, revision
    from cubaven_data.reading.versions import last_release

    try:
        base, tag = merge_base(data.root), last_release(data.root, "")
        released = revision(data.root, f"refs/tags/{tag}") if tag else base
    except RevisionError:
        return True
    if base is None or released is None:
        return True
    before = [comparable(one.loaded(data)) for one in (base, released)]
    known = any(id_ in one.index or unread(one) for one in before)
    return known or id_ in data.index.moved.values()


def _reason(
    into: str | None, name: str | None, given: Words, since: str, lang: Language, *, published: bool
) -> Reason:
    from datetime import date

    from cubaven_data.editing.redirects import Reason, reason_given

    # A clock, as where somebody answers "today": what is written is a day, which an option can set.
    day = since or date.today().isoformat()
    leads = name if into is None else into
    if leads is not None and not any(given):
        return Reason(reason_given("renamed" if into is None else "merged", leads), day)
    return Reason(_completed(given, lang) if published else given, day)


def _completed(given: Words, lang: Language) -> Words:
    """The reason in both languages; at a terminal, what is missing is asked for."""
    from cubaven_data.cli.interview.prompts import NoPromptsError, Prompts, at_terminal

    if all(given):
        return given
    try:
        prompts = Prompts(lang) if at_terminal() else fail(told("no-reason", lang))
        questions = (option("reason-en"), option("reason-es"))
        asked = zip(given, questions, strict=True)
        return Words(*(text or prompts.answer(question) for text, question in asked))
    except NoPromptsError:
        fail(told("no-reason", lang))
    except (KeyboardInterrupt, EOFError):
        say(told("nothing-written", lang))
        raise typer.Exit(FINDINGS) from None
