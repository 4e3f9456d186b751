"""``cubaven show``: shows records in words, with who says so and what contradicts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from cubaven_data.cli.console import answer, asked, fail, moved, say, told, width
from cubaven_data.cli.options import READER, At, Lang, PageFormat, option

if TYPE_CHECKING:
    from cubaven_data.asking.dataset import Dataset


def show(
    ids: Annotated[list[str], typer.Argument(metavar=option("an-id"), help=option("ids"))],
    proof: Annotated[bool, typer.Option("--proof", help=option("proof"))] = False,
    output: PageFormat = "text",
    root: At = None,
    lang: Lang = READER,
) -> None:
    """Prints the records in words, or each claim as a sheet that proves it."""
    from cubaven_data.asking.finding import UnclearError
    from cubaven_data.showing import proof as sheets
    from cubaven_data.showing import records

    writers = sheets.WRITERS if proof else records.WRITERS
    if output not in writers:
        fail(told("proof-format", lang))
    data = asked(root, lang, ids)
    given = [one for text in ids for one in _listed(data, text)]
    try:
        found = [data.one(one) for one in given]
    except UnclearError as error:
        fail(error.message(lang))
    for one, id_ in zip(given, found, strict=True):
        say(moved(data, one, lang))
        if proof and "standing" not in data.row(id_):
            fail(told("proof-of-claims", lang, id=id_))
    answer(writers[output](data, [*dict.fromkeys(found)], lang, width()), output)


def _listed(data: Dataset, text: str) -> list[str]:
    """The ids, where the text is a list of them as a cell or a message has it."""
    parts = re.split(r"\s*[,;|]\s*", text)
    return parts if all(map(data.current, parts)) else [text]
