"""The command line: the only place that exits.

Exit codes: 0 clean, 1 findings, 2 misuse or a folder that cannot be read or written. Findings and
explanations go to standard output, everything else to standard error. What the commands say is in
``commands.toml``.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

# A contributor waits for each start: no cycles are collected in a run so short, no plugins of
# pydantic looked for.
gc.disable()
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import typer

from cubaven_data.cli.console import put, say, show
from cubaven_data.cli.options import (
    READER,
    TEXT,
    AllGates,
    Checking,
    Color,
    Command,
    Commands,
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
from cubaven_data.texts.wording import Wording

CLEAN, FINDINGS, MISUSE = 0, 1, 2
HERE = Path()

app = typer.Typer(
    name="cubaven",
    cls=Commands,
    help=TEXT.help("app"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _command(function: Callable[..., None]) -> Callable[..., None]:
    return app.command(cls=Command, help=TEXT.help(function.__name__))(function)


@_command
def validate(
    root: Root = HERE,
    output: Output = Format.text,
    rule: Rules = None,
    table: Tables = None,
    limit: Limit = None,
    fix: Fixing = False,
    dry_run: DryRun = False,
    watch: Watching = False,
    all_gates: AllGates = False,
    color: Color = None,
    lang: Lang = READER,
) -> None:
    """Checks the data and prints what is wrong; repairs first what can only be meant one way."""
    from cubaven_data.publishing.gates import validate as run
    from cubaven_data.reports import STREAMED, summary
    from cubaven_data.reports.page import Selection, UnknownNameError, page_of

    text = Wording(lang.value)
    try:
        selection = Selection(rule or (), table or (), limit)
    except UnknownNameError as error:
        _fail(error.message(text.language))
    misuses = (
        (dry_run and not fix, text.says("dry-run-alone")),
        (fix and (rule or table), text.says("fix-all")),
        (watch and fix, text.says("watch-fix")),
        (watch and output not in STREAMED, text.says("watch-format", format=output)),
    )
    for is_one, sentence in misuses:
        if is_one:
            _fail(sentence)
    folder = _checked(root, text)
    if fix:
        from cubaven_data.cli.writing import write
        from cubaven_data.fixing.formatting import formatted
        from cubaven_data.reading.loading import load

        write(formatted(load(folder)), folder, text, dry_run=dry_run)

    def check() -> int:
        report = run(folder, all_gates)
        page = page_of(report.findings, folder, text.language, selection)
        if not dry_run:
            show(page, output, color)
        say(summary(page, report.rows))
        return FINDINGS if page.total else CLEAN

    if not watch:
        raise typer.Exit(check())
    from cubaven_data.cli.watching import check_on_and_on

    gc.enable()
    # A folder that is moved away is to be missed, though it is the one that the command runs in.
    folder = folder.resolve()
    code = check_on_and_on(folder, check, text)
    if code is None:
        _fail(text.says("no-root", folder=folder))
    raise typer.Exit(code)


@_command
def explain(
    rule: Annotated[
        str | None,
        typer.Argument(help=TEXT.option("rule"), show_default=TEXT.option("all-rules")),
    ] = None,
    lang: Lang = READER,
) -> None:
    """Prints what a rule says, why, and its example; without one, the list of rules."""
    from cubaven_data.documents.rules import explanation, nearest_rules, rule_list
    from cubaven_data.findings import catalogue, quote

    text = Wording(lang.value)
    if rule is None:
        put(rule_list(text.language))
    elif rule in catalogue():
        put(explanation(catalogue()[rule], text.language))
    else:
        near = ", ".join(nearest_rules(rule))
        _fail(text.says("no-such-rule" if near else "no-rule", name=quote(rule), nearest=near))


@_command
def fmt(
    root: Root = HERE, check: Checking = False, dry_run: DryRun = False, lang: Lang = READER
) -> None:
    """Puts every CSV file into canonical form."""
    from cubaven_data.cli.writing import write
    from cubaven_data.fixing.formatting import formatted
    from cubaven_data.reading.loading import load
    from cubaven_data.reports import as_text

    text = Wording(lang.value)
    folder = _checked(root, text)
    result = formatted(load(folder))
    write(result, folder, text, check=check, dry_run=dry_run)
    left = as_text(result.findings, text.language)
    # The output of a dry run is a patch and nothing else.
    say(left.removesuffix("\n")) if dry_run and left else put(left)
    if result.findings or ((check or dry_run) and result.changes):
        raise typer.Exit(FINDINGS)


@_command
def schema(root: Root = HERE, check: Checking = False, lang: Lang = READER) -> None:
    """Writes what is generated from the models and the catalogue of rules."""
    from cubaven_data.documents.generated import drifted, page_files, schema_files
    from cubaven_data.findings import DataError
    from cubaven_data.fixing.formatting import replace_file
    from cubaven_data.reading.dataset import Dataset
    from cubaven_data.release.tables import release
    from cubaven_data.reports import as_text

    text = Wording(lang.value)
    folder = _checked(root, text)
    try:
        dataset = Dataset.read(folder)
    except DataError as error:
        put(as_text(error.findings, text.language))
        raise typer.Exit(FINDINGS) from error
    released = release(dataset)
    files = schema_files(dataset, released) | page_files(folder, dataset, released)
    changed = drifted(folder, files)
    for path in changed:
        if not check:
            replace_file(folder / path, files[path])
        say(text.says("would-write" if check else "wrote", name=path))
    if check and changed:
        raise typer.Exit(FINDINGS)


@_command
def export(
    root: Annotated[
        Path | None,
        typer.Argument(help=TEXT.option("root"), show_default=TEXT.option("here-or-package")),
    ] = None,
    to: Annotated[str, typer.Option("--to", help=TEXT.option("to"))] = "json,csv,parquet",
    out: Annotated[Path, typer.Option("--out", help=TEXT.option("out"))] = Path("dist"),
    lang: Lang = READER,
) -> None:
    """Writes the release of valid data, a folder a format."""
    from cubaven_data.publishing.export import WRITERS, ExportError
    from cubaven_data.publishing.export import export as run
    from cubaven_data.publishing.gates import validate as check
    from cubaven_data.reading.dataset import Dataset
    from cubaven_data.reading.loading import bundled_root, is_root
    from cubaven_data.release.tables import release
    from cubaven_data.reports import as_text

    text = Wording(lang.value)
    formats = [name.strip() for name in to.split(",")]
    for name in formats:
        if name not in WRITERS:
            _fail(text.says("no-format", name=name, formats=",".join(WRITERS)))
    if root is None:
        root = HERE if is_root(HERE) else bundled_root()
    report = check(_checked(root, text), all_gates=True)
    if report.findings:
        put(as_text(report.findings, text.language))
        say(text.says("not-exported", findings=len(report.findings)))
        raise typer.Exit(FINDINGS)
    tables = release(Dataset.of(report.data))
    try:
        written = run(tables, formats, out)
    except ExportError as error:
        _fail(error.message(text.language))
    for name, count in written.items():
        say(text.says("exported", name=out / name, count=count))
    for name, table in tables.items():
        say(f"{len(table.rows):7} {name}")


@_command
def evidence(
    texts: Annotated[Path, typer.Option("--texts", help=TEXT.option("texts"))],
    root: Root = HERE,
    output: Output = Format.text,
    lang: Lang = READER,
) -> None:
    """Holds every citation against its saved text."""
    from cubaven_data.checking.evidence import check_evidence
    from cubaven_data.reading.loading import load
    from cubaven_data.reports import as_text
    from cubaven_data.reports.page import Selection, page_of

    text = Wording(lang.value)
    loaded = load(_checked(root, text))
    if loaded.findings:
        put(as_text(loaded.findings, text.language))
        raise typer.Exit(FINDINGS)
    if not texts.is_dir():
        _fail(text.says("no-texts", folder=texts))
    result = check_evidence(loaded, texts)
    page = page_of(result.doubts, root, text.language, Selection())
    show(page, output, color=None)
    counts = {name: getattr(result, name) for name in ("confirmed", "checked", "explained", "open")}
    share = f"{100 * result.confirmed / max(result.checked, 1):.1f}"
    say(text.says("evidence", texts=result.texts, share=share, **counts))
    if result.doubts:
        raise typer.Exit(FINDINGS)


def _checked(root: Path, text: Wording) -> Path:
    from cubaven_data.reading.loading import is_root

    if not is_root(root):
        _fail(text.says("no-root", folder=root.resolve()))
    return root


def _fail(message: str) -> NoReturn:
    say(f"cubaven: {message}")
    raise typer.Exit(MISUSE)


def main() -> None:
    """Runs the command line."""
    try:
        if sys.stdout is None:
            raise OSError(TEXT.says("closed"))
        app()
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(FINDINGS) from None
    except OSError as error:
        # Whatever else cannot be read or written, standard output included.
        place = error.filename or TEXT.says("output")
        reason = error.strerror or error
        say(f"cubaven: {TEXT.says('not-written', place=place, reason=reason)}")
        raise SystemExit(MISUSE) from None


if __name__ == "__main__":
    main()
