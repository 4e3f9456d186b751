"""``cubaven fmt``: puts every CSV file into canonical form."""

from __future__ import annotations

import typer

from cubaven_data.cli.console import FINDINGS, HERE, dataset_root, put, say
from cubaven_data.cli.options import READER, Checking, DryRun, Lang, Root


def fmt(
    root: Root = HERE, check: Checking = False, dry_run: DryRun = False, lang: Lang = READER
) -> None:
    """Puts every CSV file into canonical form."""
    from cubaven_data.cli.writing import write
    from cubaven_data.fixing.formatting import formatted
    from cubaven_data.reading.loading import load
    from cubaven_data.reports import as_text

    folder = dataset_root(root, lang)
    result = formatted(load(folder))
    write(result, folder, lang, check=check, dry=dry_run)
    left = as_text(result.findings, lang)
    # The standard output of a dry run must be a patch and nothing else.
    say(left.removesuffix("\n")) if dry_run and left else put(left)
    if result.findings or ((check or dry_run) and result.changes):
        raise typer.Exit(FINDINGS)
