"""The application: all commands, and the handling of errors that end one early.

Exit codes: 0 clean, 1 findings, 2 misuse, or something cannot be read or written. Findings, patches
and explanations go to standard output, everything else to standard error.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from cubaven_data.cli.console import FINDINGS, MISUSE, make_stderr_optional, put, say, told
from cubaven_data.cli.diff import diff
from cubaven_data.cli.evidence import evidence
from cubaven_data.cli.explain import explain
from cubaven_data.cli.export import export
from cubaven_data.cli.find import find
from cubaven_data.cli.fmt import fmt
from cubaven_data.cli.new import new
from cubaven_data.cli.options import READER, Command, Commands, Lang, help_of, option
from cubaven_data.cli.schema import schema
from cubaven_data.cli.show import show
from cubaven_data.cli.validate import validate
from cubaven_data.cli.withdraw import withdraw
from cubaven_data.texts.wording import reason_of

app = typer.Typer(
    name="cubaven",
    cls=Commands,
    help=help_of("app"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    validate,
    explain,
    find,
    show,
    new,
    withdraw,
    diff,
    fmt,
    schema,
    export,
    evidence,
):
    app.command(cls=Command, help=help_of(command.__name__))(command)


def _version(asked: bool) -> None:
    if asked:
        from cubaven_data.about import NAME, __version__

        put(f"{NAME} {__version__}\n")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", help=option("version"), callback=_version, is_eager=True)
    ] = False,
    lang: Lang = READER,
) -> None:
    """Takes what stands before the command; ``--lang`` is read when the program starts."""


def main() -> None:
    """Runs the command line."""
    # Both shorten the start: runs are too short to need garbage collection, and looking for
    # pydantic plugins means scanning all installed packages.
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    make_stderr_optional()
    try:
        if sys.stdout is None:
            raise OSError(told("closed", READER))
        if sys.flags.optimize > 1:
            say(f"cubaven: {told('no-docstrings', READER)}")
            raise SystemExit(MISUSE)
        app()
    except BrokenPipeError:
        # The reader of our output has closed it (`| head`), which is not an error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        raise SystemExit(FINDINGS) from None
    except OSError as error:
        if isinstance(error, FileNotFoundError) and error.filename is None:
            # Asking for the current folder names no file.
            say(f"cubaven: {told('no-here', READER)}")
            raise SystemExit(MISUSE) from None
        # Something else cannot be read or written, perhaps standard output.
        place = str(error.filename or told("output", READER))
        say(f"cubaven: {told('not-written', READER, place=place, reason=reason_of(error))}")
        raise SystemExit(MISUSE) from None
