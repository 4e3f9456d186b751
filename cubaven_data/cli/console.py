"""Standard output and standard error: the only place that prints."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from cubaven_data.cli.options import Format
    from cubaven_data.reports.page import Page


def show(page: Page, output: Format, color: bool | None) -> None:
    """Prints the findings, on a terminal by file and in colour."""
    from cubaven_data.reports import WRITERS
    from cubaven_data.reports.terminal import as_terminal, style

    grouped, colour = style(color, sys.stdout.isatty(), os.environ)
    if grouped and output == "text":
        from shutil import get_terminal_size

        put(as_terminal(page, get_terminal_size().columns, colour))
    else:
        # What programs read is UTF-8 everywhere; what people read, what their terminal shows.
        put(WRITERS[output](page), "" if output == "text" else "utf-8")


def put(text: str, encoding: str = "") -> None:
    """Prints the text to standard output, in the encoding of the terminal if none is given."""
    # Findings quote what the files hold, in whatever encoding the terminal has.
    encoding = encoding or sys.stdout.encoding or "utf-8"
    sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
    sys.stdout.flush()


def say(message: str) -> None:
    """Prints the sentence to standard error."""
    typer.echo(message, err=True)
