"""The options of the commands, and help in the reader's language."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperCommand, TyperGroup

from cubaven_data.texts.wording import Language, reader_language, text, texts

Format = Literal["text", "json", "github", "sarif", "junit"]

# Help is composed before typer parses the options, so --lang must be looked up here.
READER: Language = reader_language(sys.argv, os.environ)


def help_of(command: str) -> str:
    """The help text of a command."""
    return text("help", command, READER).strip()


def option(name: str) -> str:
    """The help text of an argument or option."""
    return text("option", name, READER)


def framed(page: str) -> str:
    """A help page of typer with its headings translated into the reader's language."""
    english, own = texts("en")["frame"], texts(READER)["frame"]
    for name, words in english.items():
        page = page.replace(words, own[name])
    return page


# Typer's name of the base of its errors about arguments is private.
_UsageError: Any = typer.BadParameter.__base__


def filtering(means: str, values: str = option("a-name")) -> Any:  # noqa: ANN401 - typer's own
    """An option that can be given several times, with its help text and what its values are."""
    return typer.Option(metavar=values, help=means, show_default=False)


class Command(TyperCommand):
    """A command with its help page in the reader's language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - typer's own type is private
        """The help page."""
        return framed(super().get_help(ctx))


class Commands(TyperGroup):
    """The group of all commands, with its help page in the reader's language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The help page."""
        return framed(super().get_help(ctx))

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:  # noqa: ANN401
        """Runs a command; how it was misused is told in the reader's language."""
        run: Any = super().main
        if not standalone_mode:
            return run(*args, standalone_mode=False, **extra)
        try:
            code = run(*args, standalone_mode=False, **extra)
        except _UsageError as error:
            told = io.StringIO()
            error.show(told)
            typer.echo(framed(told.getvalue()), nl=False, err=True)
            code = error.exit_code
        sys.exit(code)


def path(name: str | Path) -> Path:
    """The folder of an argument; a name that is blank, as of an unset variable, is not this one."""
    if not str(name).strip():
        raise typer.BadParameter(text("says", "no-name", READER))
    return Path(name)


Root = Annotated[
    Path, typer.Argument(help=option("root"), show_default=option("here"), parser=path)
]
Lang = Annotated[Language, typer.Option(help=option("lang"), show_default=False)]
Output = Annotated[Format, typer.Option("--format", help=option("format"))]
Rules = Annotated[list[str] | None, typer.Option(metavar=option("a-rule"), help=option("only"))]
Tables = Annotated[list[str] | None, typer.Option(metavar=option("a-table"), help=option("only"))]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help=option("limit"))]
Color = Annotated[bool | None, typer.Option(help=option("color"))]
Fixing = Annotated[bool, typer.Option("--fix", help=option("fix"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=option("dry-run"))]
Watching = Annotated[bool, typer.Option("--watch", help=option("watch"))]
AllGates = Annotated[bool, typer.Option("--all", help=option("all"))]
Base = Annotated[
    str | None,
    typer.Option("--base", metavar=option("a-revision"), help=option("base"), show_default=False),
]
AnswerFormat = Annotated[
    Literal["text", "markdown", "csv", "json"],
    typer.Option("--format", help=option("answer-format")),
]
PageFormat = Annotated[
    Literal["text", "markdown", "json"],
    typer.Option("--format", help=option("page-format")),
]
At = Annotated[
    Path | None,
    typer.Option(
        "--root", help=option("root"), show_default=option("here-or-package"), parser=path
    ),
]
Where = Annotated[
    Path | None,
    typer.Option("--root", help=option("root"), show_default=option("here"), parser=path),
]
Checking = Annotated[bool, typer.Option("--check", help=option("check"))]
