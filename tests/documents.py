"""The commands that documents show."""

from __future__ import annotations

import re
from typing import Any

import typer

from cubaven_data.cli.app import app

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def blocks(page: str) -> list[str]:
    """What is shown of a terminal: commands after ``$``, each with what it prints."""
    return BLOCK.findall(page)


def commands_of(block: str) -> list[str]:
    """The commands of a block, as they are written; a backslash goes on in the next line."""
    return re.findall(r"(?m)^\$ ((?:.*\\\n)*.*)$", block)


def commands_shown(page: str) -> list[list[str]]:
    """The words of each ``cubaven`` command that the page shows, without ``cubaven``."""
    told = [command.replace("\\\n", "") for block in blocks(page) for command in commands_of(block)]
    rest = BLOCK.sub("", page)
    told += re.findall(r"(?<!`)`(?:\.venv/bin/)?(cubaven [a-z][^`\n]*)`", rest)
    told += re.findall(r"(?m)^ {4}(?:\.venv/bin/)?(cubaven .*)$", rest)
    words = [command.partition("  #")[0].split() for command in told]
    return [arguments for program, *arguments in words if program == "cubaven"]


def names_of_commands() -> set[str]:
    """The commands that there are."""
    return set(_commands())


def options_of(name: str) -> set[str]:
    """The options of a command."""
    parameters = _commands()[name].params
    return {
        "--help",
        *(option for one in parameters for option in (*one.opts, *one.secondary_opts)),
    }


def _commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    return dict(group.commands)
