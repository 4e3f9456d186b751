"""``cubaven validate``: validates the data; with ``--fix``, applies the safe fixes first."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cubaven_data.cli.console import CLEAN, FINDINGS, HERE, dataset_root, fail, say, show, told
from cubaven_data.cli.options import (
    READER,
    AllGates,
    Base,
    Color,
    DryRun,
    Fixing,
    Format,
    Lang,
    Limit,
    Output,
    Root,
    Rules,
    Tables,
    Watching,
)
from cubaven_data.texts.wording import Language

if TYPE_CHECKING:
    from cubaven_data.publishing.gates import Report
    from cubaven_data.reading.loading import Loaded
    from cubaven_data.reading.revisions import Revision


def validate(
    root: Root = HERE,
    output: Output = "text",
    rule: Rules = None,
    table: Tables = None,
    limit: Limit = None,
    fix: Fixing = False,
    dry_run: DryRun = False,
    watch: Watching = False,
    all_gates: AllGates = False,
    base: Base = None,
    color: Color = None,
    lang: Lang = READER,
) -> None:
    """Validates the data and prints the findings."""
    from cubaven_data.publishing.gates import validated
    from cubaven_data.reading.loading import load
    from cubaven_data.reports import summary
    from cubaven_data.reports.page import Selection, UnknownNameError, page_of

    try:
        selection = Selection(rule or (), table or (), limit)
    except UnknownNameError as error:
        fail(error.message(lang))
    _refuse_misuse(lang, output, fix=fix, dry_run=dry_run, watch=watch, some=bool(rule or table))
    folder = dataset_root(root, lang)
    compared = _base(folder, base, lang)

    def check() -> int:
        report = validated(load(folder), all_gates, compared)
        if fix and _write(report, folder, lang, dry=dry_run, color=color):
            report = validated(load(folder), all_gates, compared)
        if report.base:
            _tell_unread(report.base, lang, given=base is not None)
        page = page_of(report.findings, report.data.contents, lang, selection)
        if not dry_run:
            show(page, output, color)
        say(summary(page, report.rows))
        return FINDINGS if page.errors else CLEAN

    raise typer.Exit(_watched(folder, check, lang) if watch else check())


def _write(report: Report, folder: Path, lang: Language, *, dry: bool, color: bool | None) -> bool:
    """Writes what formatting changes, or shows it; files with other findings are sorted, too."""
    from cubaven_data.cli.writing import write
    from cubaven_data.fixing.formatting import formatted
    from cubaven_data.reading.canonical import canonical_finding

    result = report.repairs
    if not result.changes and any(map(canonical_finding, report.data.sheets.values())):
        result = formatted(report.data)
    return write(result, folder, lang, dry=dry, color=color)


def _base(folder: Path, name: str | None, lang: Language) -> Revision | None:
    """What to compare with: the revision with that name; without a name, the merge base."""
    from cubaven_data.reading.revisions import RevisionError, merge_base, revision

    try:
        return merge_base(folder) if name is None else revision(folder, name)
    except RevisionError as error:
        if name is not None:
            fail(error.message(lang))
        say(error.message(lang))
        return None


def _tell_unread(base: Loaded, lang: Language, *, given: bool) -> None:
    """Names the files that keep ids from being compared; fails if a base that is given has none."""
    from cubaven_data.checking.base import unread

    if files := unread(base):
        message = told("unread-base", lang, files=", ".join(files))
        if given and not [*base.index]:
            fail(message)
        say(message)


def _refuse_misuse(
    lang: Language, output: Format, *, fix: bool, dry_run: bool, watch: bool, some: bool
) -> None:
    from cubaven_data.reports import STREAMED

    misuses = {
        "dry-run-alone": dry_run and not fix,
        "fix-all": fix and some,
        "watch-fix": watch and fix,
        "watch-format": watch and output not in STREAMED,
    }
    for sentence, is_one in misuses.items():
        if is_one:
            fail(told(sentence, lang, format=output))


def _watched(folder: Path, check: Callable[[], int], lang: Language) -> int:
    from cubaven_data.cli.watching import check_on_and_on

    gc.enable()
    # With an absolute path, moving the folder is noticed even if it is the current folder.
    folder = folder.resolve()
    code = check_on_and_on(folder, check, lang)
    if code is None:
        fail(told("no-root", lang, folder=str(folder)))
    return code
