"""What the commands can be told, and their help, in the reader's language."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from cubaven_data.texts.wording import Wording, reader_language

Format = StrEnum("Format", "text json github sarif junit")


class Language(StrEnum):
    """In which language the commands speak."""

    en = "en"
    es = "es"


# Help is made before options are read.
READER = Language(reader_language(sys.argv, os.environ))
TEXT = Wording(READER.value)


class Command(TyperCommand):
    """A command whose help is in the reader's language throughout."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - typer's own type is private
        """The page of help."""
        return TEXT.framed(super().get_help(ctx))


class Commands(TyperGroup):
    """The commands together, likewise."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        """The page of help."""
        return TEXT.framed(super().get_help(ctx))


_here = TEXT.option("here")
Root = Annotated[Path, typer.Argument(help=TEXT.option("root"), show_default=_here)]
Lang = Annotated[Language, typer.Option(help=TEXT.option("lang"), show_default=False)]
Output = Annotated[Format, typer.Option("--format", help=TEXT.option("format"))]
Rules = Annotated[
    list[str] | None, typer.Option(metavar=TEXT.option("a-rule"), help=TEXT.option("only"))
]
Tables = Annotated[
    list[str] | None, typer.Option(metavar=TEXT.option("a-table"), help=TEXT.option("only"))
]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help=TEXT.option("limit"))]
Color = Annotated[bool | None, typer.Option(help=TEXT.option("color"))]
Fixing = Annotated[bool, typer.Option("--fix", help=TEXT.option("fix"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=TEXT.option("dry-run"))]
Watching = Annotated[bool, typer.Option("--watch", help=TEXT.option("watch"))]
AllGates = Annotated[bool, typer.Option("--all", help=TEXT.option("all"))]
Checking = Annotated[bool, typer.Option("--check", help=TEXT.option("check"))]
