"""``cubaven find``: finds records by what they are called and say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cubaven_data.cli.console import FINDINGS, answer, asked, fail, moved, say, told, width
from cubaven_data.cli.options import READER, AnswerFormat, At, Lang, Limit, filtering, option

if TYPE_CHECKING:
    from cubaven_data.asking.dataset import Dataset
    from cubaven_data.texts.wording import Language


def find(
    text: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=option("a-text"), help=option("text"), show_default=option("all-rows")
        ),
    ] = None,
    table: Annotated[list[str] | None, filtering(option("by-table"))] = None,
    kind: Annotated[list[str] | None, filtering(option("by-kind"))] = None,
    date: Annotated[list[str] | None, filtering(option("by-date"), option("a-date"))] = None,
    measure: Annotated[list[str] | None, filtering(option("by-measure"))] = None,
    population: Annotated[list[str] | None, filtering(option("by-population"))] = None,
    modality: Annotated[list[str] | None, filtering(option("by-modality"))] = None,
    support: Annotated[list[str] | None, filtering(option("by-support"))] = None,
    standing: Annotated[list[str] | None, filtering(option("by-standing"))] = None,
    agency: Annotated[list[str] | None, filtering(option("by-agency"))] = None,
    source: Annotated[list[str] | None, filtering(option("by-source"))] = None,
    limit: Limit = None,
    output: AnswerFormat = "text",
    root: At = None,
    lang: Lang = READER,
) -> None:
    """Prints the records that the text can mean, the best first; without a text, all that fit."""
    from cubaven_data.asking.filters import FILTERS, UnknownValueError
    from cubaven_data.showing.lists import WRITERS

    given = (table, kind, measure, population, modality, support, standing, date, agency, source)
    where = {name: values for name, values in zip(FILTERS, given, strict=True) if values}
    data = asked(root, lang, {words := " ".join(text or ())})
    try:
        found = data.find(words, **where)
    except UnknownValueError as error:
        fail(error.message(lang))
    shown = found[:limit]
    answer(WRITERS[output](data, shown, lang, width()), output)
    say(moved(data, words, lang))
    say(told("found", lang, n=len(found), shown=len(shown)))
    if not found:
        _say_what_is_found_without_a_word(data, text or [], where, lang)
        raise typer.Exit(FINDINGS)


def _say_what_is_found_without_a_word(
    data: Dataset, text: Sequence[str], where: Mapping[str, list[str]], language: Language
) -> None:
    words = " ".join(text).split()
    for n, word in enumerate(words if len(words) > 1 else ()):
        rest = " ".join([*words[:n], *words[n + 1 :]])
        if found := data.find(rest, **where):
            say(told("found-without", language, word=word, n=len(found), rest=rest))
