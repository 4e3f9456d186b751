"""The command line: the only place that prints or exits.

Exit codes: 0 clean, 1 findings, 2 misuse or a folder that cannot be read or written. Findings and
explanations go to standard output, everything else to standard error. What the commands say is in
``commands.toml``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from cubaven_data.wording import Wording, reader_language

if TYPE_CHECKING:
    from cubaven_data.findings import Finding

CLEAN, FINDINGS, MISUSE = 0, 1, 2
HERE = Path()


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"


class Language(StrEnum):
    """In which language the commands speak."""

    en = "en"
    es = "es"


# Help is made before options are read.
READER = Language(reader_language(sys.argv, os.environ))
TEXT = Wording(READER.value)


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - typer's own type is private
        return TEXT.framed(super().get_help(ctx))


class _Commands(TyperGroup):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        return TEXT.framed(super().get_help(ctx))


app = typer.Typer(
    name="cubaven",
    cls=_Commands,
    help=TEXT.help("app"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

_here = TEXT.option("here")
Root = Annotated[Path, typer.Argument(help=TEXT.option("root"), show_default=_here)]
Lang = Annotated[Language, typer.Option(help=TEXT.option("lang"), show_default=False)]
Output = Annotated[Format, typer.Option("--format", help=TEXT.option("format"))]
Checking = Annotated[bool, typer.Option("--check", help=TEXT.option("check"))]


def _command(function: Callable[..., None]) -> Callable[..., None]:
    return app.command(cls=_Command, help=TEXT.help(function.__name__))(function)


@_command
def validate(root: Root = HERE, output: Output = Format.text, lang: Lang = READER) -> None:
    """Checks the data and prints what is wrong."""
    from cubaven_data.validation import validate as run

    text = Wording(lang.value)
    report = run(_checked(root, text))
    _print_findings(report.findings, text, output)
    total = sum(report.rows.values())
    if report.findings:
        _say(text.says("findings", findings=len(report.findings), rows=total))
        raise typer.Exit(FINDINGS)
    _say(text.says("valid", rows=total, tables=len(report.rows)))


@_command
def explain(
    rule: Annotated[
        str | None,
        typer.Argument(help=TEXT.option("rule"), show_default=TEXT.option("all-rules")),
    ] = None,
    lang: Lang = READER,
) -> None:
    """Prints what a rule says, why, and its example; without one, the list of rules."""
    from cubaven_data.explanations import explanation, nearest_rules, rule_list
    from cubaven_data.findings import catalogue, quote

    text = Wording(lang.value)
    if rule is None:
        _print(rule_list(text.language))
    elif rule in catalogue():
        _print(explanation(catalogue()[rule], text.language))
    else:
        near = ", ".join(nearest_rules(rule))
        _fail(text.says("no-such-rule" if near else "no-rule", name=quote(rule), nearest=near))


@_command
def fmt(root: Root = HERE, check: Checking = False, lang: Lang = READER) -> None:
    """Puts every CSV file into canonical form."""
    from cubaven_data.formatting import format_root

    text = Wording(lang.value)
    folder = _checked(root, text)
    result = format_root(folder)
    for path, content in result.changes.items():
        if not check:
            _write(path, content)
        name = path.relative_to(folder).as_posix()
        if ids := ", ".join(result.new_ids[path]):
            name = text.says("new-ids", name=name, ids=ids)
        _say(text.says("would-write" if check else "wrote", name=name))
    _print_findings(result.findings, text)
    if result.findings or (check and result.changes):
        raise typer.Exit(FINDINGS)


@_command
def schema(root: Root = HERE, check: Checking = False, lang: Lang = READER) -> None:
    """Writes what is generated from the models and the catalogue of rules."""
    from cubaven_data.dataset import Dataset
    from cubaven_data.findings import DataError
    from cubaven_data.generated import drifted, page_files, schema_files
    from cubaven_data.release import release

    text = Wording(lang.value)
    folder = _checked(root, text)
    try:
        dataset = Dataset.read(folder)
    except DataError as error:
        _print_findings(error.findings, text)
        raise typer.Exit(FINDINGS) from error
    released = release(dataset)
    files = schema_files(dataset, released) | page_files(folder, dataset, released)
    changed = drifted(folder, files)
    for path in changed:
        if not check:
            _write(folder / path, files[path])
        _say(text.says("would-write" if check else "wrote", name=path))
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
    from cubaven_data.dataset import Dataset, bundled_root, is_root
    from cubaven_data.export import WRITERS, ExportError
    from cubaven_data.export import export as run
    from cubaven_data.release import release
    from cubaven_data.validation import validate as check

    text = Wording(lang.value)
    formats = [name.strip() for name in to.split(",")]
    for name in formats:
        if name not in WRITERS:
            _fail(text.says("no-format", name=name, formats=",".join(WRITERS)))
    if root is None:
        root = HERE if is_root(HERE) else bundled_root()
    report = check(_checked(root, text))
    if report.findings:
        _print_findings(report.findings, text)
        _say(text.says("not-exported", findings=len(report.findings)))
        raise typer.Exit(FINDINGS)
    tables = release(Dataset.read(root))
    try:
        written = run(tables, formats, out)
    except ExportError as error:
        _fail(error.message(text.language))
    for name, count in written.items():
        _say(text.says("exported", name=out / name, count=count))
    for name, table in tables.items():
        _say(f"{len(table.rows):7} {name}")


@_command
def evidence(
    texts: Annotated[Path, typer.Option("--texts", help=TEXT.option("texts"))],
    root: Root = HERE,
    output: Output = Format.text,
    lang: Lang = READER,
) -> None:
    """Holds every citation against its saved text."""
    from cubaven_data.dataset import load
    from cubaven_data.evidence import check_evidence

    text = Wording(lang.value)
    loaded = load(_checked(root, text))
    if loaded.findings:
        _print_findings(loaded.findings, text)
        raise typer.Exit(FINDINGS)
    if not texts.is_dir():
        _fail(text.says("no-texts", folder=texts))
    result = check_evidence(loaded, texts)
    _print_findings(result.doubts, text, output)
    counts = {name: getattr(result, name) for name in ("confirmed", "checked", "explained", "open")}
    share = f"{100 * result.confirmed / max(result.checked, 1):.1f}"
    _say(text.says("evidence", texts=result.texts, share=share, **counts))
    if result.doubts:
        raise typer.Exit(FINDINGS)


def _checked(root: Path, text: Wording) -> Path:
    from cubaven_data.dataset import is_root

    if not is_root(root):
        _fail(text.says("no-root", folder=root.resolve()))
    return root


def _write(path: Path, content: str) -> None:
    from cubaven_data.formatting import replace_file

    try:
        replace_file(path, content)
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}")


def _fail(message: str) -> NoReturn:
    _say(f"cubaven: {message}")
    raise typer.Exit(MISUSE)


def _print_findings(
    findings: Iterable[Finding], text: Wording, output: Format = Format.text
) -> None:
    from cubaven_data.reporting import as_json, as_text

    write = as_json if output is Format.json else as_text
    _print(write(findings, text.language))


def _print(text: str) -> None:
    # Findings quote what the files hold, in whatever encoding the terminal has.
    sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
    sys.stdout.flush()


def _say(message: str) -> None:
    typer.echo(message, err=True)


def main() -> None:
    """Runs the command line."""
    try:
        app()
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error of ours.
        sys.stderr.close()
        raise SystemExit(FINDINGS) from None


if __name__ == "__main__":
    main()
