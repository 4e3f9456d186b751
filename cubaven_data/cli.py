"""The command line: the only place that prints or exits.

Exit codes: 0 clean, 1 findings, 2 misuse or a folder that cannot be read or written. Findings go to
standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cubaven_data.reports.page import Page

app = typer.Typer(
    name="cubaven",
    help="Check, format and publish the data on the security alliance of Cuba and Venezuela.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

CLEAN, FINDINGS, MISUSE = 0, 1, 2


Format = StrEnum("Format", "text json github sarif junit")


class Language(StrEnum):
    """In which language findings are worded."""

    en = "en"
    es = "es"


Root = Annotated[
    Path, typer.Argument(help="Folder that holds data/ and schema/.", show_default="this folder")
]
Lang = Annotated[Language, typer.Option(help="Language of the findings.")]
Output = Annotated[Format, typer.Option("--format", help="How to print the findings.")]
Rules = Annotated[list[str] | None, typer.Option(metavar="RULE", help="Only this; repeatable.")]
Tables = Annotated[list[str] | None, typer.Option(metavar="TABLE", help="Only this; repeatable.")]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="No more findings than this.")]
Color = Annotated[bool | None, typer.Option(help="Print as on a terminal, or without colour.")]
HERE = Path()


@app.command()
def validate(
    root: Root = HERE,
    output: Output = Format.text,
    rule: Rules = None,
    table: Tables = None,
    limit: Limit = None,
    color: Color = None,
    lang: Lang = Language.en,
) -> None:
    """Check the data and say what is wrong.

    Three gates: every cell and row, the typed tables, the data package.

    Prints each finding as file:line:column [rule] what is wrong; what to do. On a
    terminal findings stand by file, each with its row.
    Exits with 0 if there is none, 1 if there are findings, 2 on misuse.
    """
    from cubaven_data.reports import summary
    from cubaven_data.reports.page import Selection, UnknownNameError, page_of
    from cubaven_data.validation import validate as run

    try:
        selection = Selection(rule or (), table or (), limit)
    except UnknownNameError as error:
        _fail(str(error))
    report = run(_checked(root))
    page = page_of(report.findings, root, lang.value, selection)
    _show(page, output, color)
    _say(summary(page, report.rows))
    if page.total:
        raise typer.Exit(FINDINGS)


@app.command()
def fmt(
    root: Root = HERE,
    check: Annotated[bool, typer.Option("--check", help="Only say what would change.")] = False,
    lang: Lang = Language.en,
) -> None:
    """Put every CSV file into canonical form.

    Sorts rows and citations, fills in blank ids of figures and relations, and
    repairs what spreadsheets do on saving. A file that cannot be read without
    doubt is left as it is. Exits with 1 if a file was left, or, with --check,
    if any would change.
    """
    from cubaven_data.formatting import format_root, replace_file
    from cubaven_data.reports import as_text

    folder = _checked(root)
    result = format_root(folder)
    for path, text in result.changes.items():
        if not check:
            replace_file(path, text)
        ids = ", ".join(result.new_ids[path])
        name = path.relative_to(folder).as_posix() + (f" (new ids: {ids})" if ids else "")
        _say(f"{'would write' if check else 'wrote'} {name}")
    _print(as_text(result.findings, lang.value))
    if result.findings or (check and result.changes):
        raise typer.Exit(FINDINGS)


@app.command()
def schema(
    root: Root = HERE,
    check: Annotated[bool, typer.Option("--check", help="Only say what would change.")] = False,
) -> None:
    """Write what is generated from the models.

    Table Schemas, JSON Schemas, datapackage.json, field reference, coverage.

    With --check nothing is written; exits with 1 if any file has drifted.
    """
    from cubaven_data.dataset import Dataset
    from cubaven_data.findings import DataError
    from cubaven_data.formatting import replace_file
    from cubaven_data.generated import drifted, page_files, schema_files
    from cubaven_data.release import release
    from cubaven_data.reports import as_text

    folder = _checked(root)
    try:
        dataset = Dataset.read(folder)
    except DataError as error:
        _print(as_text(error.findings))
        raise typer.Exit(FINDINGS) from error
    released = release(dataset)
    files = schema_files(dataset, released) | page_files(folder, dataset, released)
    changed = drifted(folder, files)
    for path in changed:
        if not check:
            replace_file(folder / path, files[path])
        _say(f"{'would write' if check else 'wrote'} {path}")
    if check and changed:
        raise typer.Exit(FINDINGS)


@app.command()
def export(
    root: Annotated[
        Path | None,
        typer.Argument(
            help="Folder that holds data/ and schema/.",
            show_default="this folder; outside of one, the data in the package",
        ),
    ] = None,
    to: Annotated[
        str, typer.Option("--to", help="Formats, separated by commas.")
    ] = "json,csv,parquet",
    out: Annotated[Path, typer.Option("--out", help="Where to write a folder a format.")] = Path(
        "dist"
    ),
) -> None:
    """Write the release as JSON, CSV and Parquet.

    Each folder is a data package.
    Refuses data that is not valid. A folder is replaced as a whole or not at
    all; the same data gives the same bytes on every machine.
    """
    from cubaven_data.dataset import Dataset, bundled_root, is_root
    from cubaven_data.export import WRITERS, ExportError
    from cubaven_data.export import export as run
    from cubaven_data.release import release
    from cubaven_data.reports import as_text
    from cubaven_data.validation import validate as check

    formats = [name.strip() for name in to.split(",")]
    for name in formats:
        if name not in WRITERS:
            _fail(f'--to: "{name}" is not a format; choose from {",".join(WRITERS)}')
    if root is None:
        root = HERE if is_root(HERE) else bundled_root()
    report = check(_checked(root))
    if report.findings:
        _print(as_text(report.findings))
        _say(f"Nothing was written: {len(report.findings)} findings.")
        raise typer.Exit(FINDINGS)
    tables = release(Dataset.read(root))
    try:
        written = run(tables, formats, out)
    except ExportError as error:
        _fail(str(error))
    for name, count in written.items():
        _say(f"wrote {out / name}: {count} files")
    for name, table in tables.items():
        _say(f"{len(table.rows):7} {name}")


@app.command()
def evidence(
    texts: Annotated[Path, typer.Option("--texts", help="Folder of saved texts, SOURCE_ID.txt.")],
    root: Root = HERE,
    output: Output = Format.text,
    lang: Lang = Language.en,
) -> None:
    """Hold every citation against its text.

    Confirmed is a citation whose paragraph exists, holds the numbers and dates
    of the row, and names an entity that the row is about, there or in the
    paragraph before. Prints what a person should read again, except what
    docs/unconfirmed.csv explains. Exits with 1 if anything is left.
    """
    from cubaven_data.dataset import load
    from cubaven_data.evidence import check_evidence
    from cubaven_data.reports import as_text
    from cubaven_data.reports.page import Selection, page_of

    loaded = load(_checked(root))
    if loaded.findings:
        _print(as_text(loaded.findings, lang.value))
        raise typer.Exit(FINDINGS)
    if not texts.is_dir():
        _fail(f"--texts: {texts} is not a folder")
    result = check_evidence(loaded, texts)
    _show(page_of(result.doubts, root, lang.value, Selection()), output, color=None)
    share = 100 * result.confirmed / max(result.checked, 1)
    _say(
        f"{result.confirmed} of {result.checked} citations to {result.texts} texts are confirmed "
        f"({share:.1f} %), {result.explained} are explained, {result.open} are open."
    )
    if result.doubts:
        raise typer.Exit(FINDINGS)


def _checked(root: Path) -> Path:
    from cubaven_data.dataset import is_root

    if not is_root(root):
        _fail(
            f"{root.resolve()} holds no data/ and schema/vocabularies/; name the folder that does"
        )
    return root


def _fail(message: str) -> None:
    _say(f"cubaven: {message}")
    raise typer.Exit(MISUSE)


def _show(page: Page, output: Format, color: bool | None) -> None:
    from cubaven_data.reports import WRITERS
    from cubaven_data.reports.terminal import as_terminal, style

    grouped, colour = style(color, sys.stdout.isatty(), os.environ)
    if grouped and output is Format.text:
        _print(as_terminal(page, shutil.get_terminal_size().columns, colour))
    else:
        # What programs read is UTF-8 everywhere; what people read, what their terminal shows.
        _print(WRITERS[output](page), "" if output is Format.text else "utf-8")


def _print(text: str, encoding: str = "") -> None:
    # Findings quote what the files hold, in whatever encoding the terminal has.
    encoding = encoding or sys.stdout.encoding or "utf-8"
    sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
    sys.stdout.flush()


def _say(message: str) -> None:
    typer.echo(message, err=True)


def main() -> None:
    """Runs the command line."""
    try:
        if sys.stdout is None:
            raise OSError("standard output is closed")
        app()
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(FINDINGS) from None
    except OSError as error:
        # Whatever else cannot be read or written, standard output included.
        _say(f"cubaven: {error.filename or 'output'}: {error.strerror or error}")
        raise SystemExit(MISUSE) from None


if __name__ == "__main__":
    main()
