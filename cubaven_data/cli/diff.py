"""``cubaven diff``: tells in words what differs between two states of the data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cubaven_data.cli.console import answer, asked_root, fail, fail_with, say, told, width
from cubaven_data.cli.options import READER, At, Lang, option
from cubaven_data.texts.wording import Language, text, words

if TYPE_CHECKING:
    from cubaven_data.reading.sides import Side


def diff(
    base: Annotated[
        str | None,
        typer.Argument(metavar="BASE", help=option("before"), show_default=option("at-departure")),
    ] = None,
    head: Annotated[
        str | None,
        typer.Argument(metavar="HEAD", help=option("after"), show_default=option("at-present")),
    ] = None,
    output: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help=option("answer-format")),
    ] = "text",
    root: At = None,
    lang: Lang = READER,
) -> None:
    """Prints what differs between two revisions or folders."""
    from cubaven_data.asking.comparing import compare_sides
    from cubaven_data.findings import DataError
    from cubaven_data.showing.comparisons import WRITERS

    before, after = _sides(asked_root(root, lang), base, head, lang)
    try:
        found = compare_sides(before, after)
    except DataError as error:
        wrong = after if before.loaded.codes_are_sound and before.loaded.is_complete else before
        is_working = head is None and wrong is after
        way = words("says", "side-working" if is_working else "side-as-it-was")
        message = told("side-unreadable", lang, name=wrong.name, way=way)
        fail_with(error, message, lang, advised=is_working)
    say(text("diff", "compared", lang, before=before.name, after=after.name))
    answer(WRITERS[output](found, lang, width()), output)


def _sides(root: Path, base: str | None, head: str | None, lang: Language) -> tuple[Side, Side]:
    from cubaven_data.reading.loading import load
    from cubaven_data.reading.revisions import RevisionError
    from cubaven_data.reading.sides import departure, side, working_files

    now = load(root)
    try:
        before = departure(now) if base is None else side(now, base)
        return before, working_files(now) if head is None else side(now, head)
    except RevisionError as error:
        fail(error.message(lang))
