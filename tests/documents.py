"""The commands that documents show."""

from __future__ import annotations

import re

import typer

from cubaven_data.cli.app import app

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def blocks(page: str) -> list[str]:
    """What is shown of a terminal: commands after ``$``, each with what it prints."""
    return BLOCK.findall(page)


def commands_of(block: str) -> list[str]:
    """The commands of a block, as they are written; a backslash goes on in the next line."""
    return re.findall(r"(?m)^\$ ((?:.*\\\n)*.*)$", block)


def names_of_commands() -> set[str]:
    """The commands that there are."""
    return set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
