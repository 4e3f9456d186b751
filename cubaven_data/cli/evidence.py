"""``cubaven evidence``: compares every citation with its saved text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cubaven_data.cli.console import FINDINGS, HERE, dataset_root, fail, put, say, show, told
from cubaven_data.cli.options import READER, Lang, Output, Root, option, path
from cubaven_data.texts.wording import quote

# How many names of unknown files are told.
_SHOWN = 5


def evidence(
    texts: Annotated[Path, typer.Option("--texts", help=option("texts"), parser=path)],
    root: Root = HERE,
    output: Output = "text",
    lang: Lang = READER,
) -> None:
    """Compares every citation with its saved text."""
    from cubaven_data.checking.evidence import check_evidence
    from cubaven_data.reading.loading import load
    from cubaven_data.reports import as_text
    from cubaven_data.reports.page import Selection, page_of

    loaded = load(dataset_root(root, lang))
    if loaded.findings:
        put(as_text(loaded.findings, lang))
        raise typer.Exit(FINDINGS)
    if not texts.is_dir():
        fail(told("no-texts", lang, folder=str(texts)))
    result = check_evidence(loaded, texts)
    if result.unknown:
        say(told("unknown-texts", lang, names=_some(result.unknown)))
    if not result.texts and not result.doubts:
        fail(told("no-source-text", lang, folder=str(texts)))
    show(page_of(result.doubts, loaded.contents, lang, Selection()), output)
    named = ("confirmed", "checked", "explained", "open", "uncheckable")
    counts = {name: getattr(result, name) for name in named}
    share = f"{100 * result.confirmed / max(result.checked, 1):.1f}"
    say(told("evidence", lang, texts=result.texts, share=share, **counts))
    if result.doubts:
        raise typer.Exit(FINDINGS)


def _some(names: list[str]) -> str:
    more = [f"… ({len(names)})"] if len(names) > _SHOWN else []
    return ", ".join([*map(quote, names[:_SHOWN]), *more])
