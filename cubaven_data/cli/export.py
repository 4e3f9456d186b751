"""``cubaven export``: writes the release, if the data passes all gates."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cubaven_data.cli.console import FINDINGS, asked_root, fail, fail_with, say, show, told
from cubaven_data.cli.options import READER, Lang, option, path
from cubaven_data.publishing.writers import FORMATS, USUAL
from cubaven_data.texts.wording import Language, UserError, text

if TYPE_CHECKING:
    from cubaven_data.findings import Finding
    from cubaven_data.publishing.gates import Report
    from cubaven_data.publishing.history import History
    from cubaven_data.reading.loading import Loaded

_ALL = "all"


def export(
    root: Annotated[
        Path | None,
        typer.Argument(help=option("root"), show_default=option("here-or-package"), parser=path),
    ] = None,
    to: Annotated[str, typer.Option("--to", help=option("to"))] = ",".join(USUAL),
    out: Annotated[Path, typer.Option("--out", help=option("out"), parser=path)] = Path("dist"),
    lang: Lang = READER,
) -> None:
    """Writes the release, one folder per format, if the data passes all gates."""
    from cubaven_data.asking.dataset import Dataset
    from cubaven_data.publishing.export import ExportError, require
    from cubaven_data.publishing.export import export as run
    from cubaven_data.publishing.gates import validate
    from cubaven_data.publishing.packing import outdated

    formats = FORMATS if to == _ALL else [*dict.fromkeys(map(str.strip, to.split(",")))]
    for name in formats:
        if name not in FORMATS:
            fail(told("no-format", lang, name=name, formats=",".join((*FORMATS, _ALL))))
    try:
        require(formats)
    except ExportError as error:
        fail(error.message(lang))
    folder = asked_root(root, lang)
    if ".git" in out.resolve().parts or _is_within_data(out.resolve()):
        fail(told("out-within", lang, folder=str(out)))
    report = validate(folder, all_gates=True)
    _tell(report, report.findings, lang)
    dataset = report.dataset or Dataset.of(report.data)
    past = _past(report.data, dataset.version, lang)
    try:
        exported = run(dataset, formats, out, past)
    except UserError as error:
        fail(error.message(lang))
    if exported.findings:
        _tell(report, exported.findings, lang)
    for name, count in exported.files.items():
        say(told("exported", lang, name=str(out / name), count=count))
    for name in exported.beside:
        say(told("wrote", lang, name=str(out / name)))
    for name, count in exported.rows.items():
        say(f"{count:7} {name}")
    if left := outdated(out, (name for name in FORMATS if name not in formats), dataset.version):
        names = ", ".join(str(out / name) for name in left)
        say(told("outdated", lang, names=names, n=len(left), formats=",".join((*formats, *left))))


def _is_within_data(out: Path) -> bool:
    """Whether the folder belongs to a dataset, this one or another."""
    from cubaven_data.reading.loading import is_root

    roots = filter(is_root, out.parents)
    return any(out.is_relative_to(one / name) for one in roots for name in ("data", "schema"))


def _past(data: Loaded, version: str, lang: Language) -> History | None:
    """The comparison with the last release; what speaks against this one is told.

    At the tag, that stops the command. So does a repository that git cannot read: whether this is
    the tag is not known then.
    """
    from cubaven_data.about import __version__
    from cubaven_data.findings import DataError
    from cubaven_data.publishing.history import history
    from cubaven_data.reading.revisions import NoGitError, RevisionError

    is_release = version == __version__
    try:
        past = history(data, version)
    except RevisionError as error:
        if is_release or isinstance(error, NoGitError):
            fail(error.message(lang))
        say(error.message(lang))
        return None
    except DataError as error:
        fail_with(error, told("release-unreadable", lang), lang, advised=False)
    if past is None and is_release:
        say(text("history", "unknown", lang))
    if past and past.objections:
        if not is_release:
            say(told("before-release", lang))
        for objection in past.objections:
            say(f"- {objection.within(lang)}")
        if is_release:
            say(told("not-released", lang, version=version))
            raise typer.Exit(FINDINGS)
    return past


def _tell(report: Report, findings: Collection[Finding], lang: Language) -> None:
    """Prints the findings as ``validate`` does; ends the command if one of them is an error."""
    from cubaven_data.reports import summary
    from cubaven_data.reports.page import Selection, page_of

    page = page_of(findings, report.data.contents, lang, Selection())
    show(page, "text")
    say(summary(page, report.rows))
    if page.errors:
        say(told("not-exported", lang, findings=page.errors))
        raise typer.Exit(FINDINGS)
