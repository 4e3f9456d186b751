"""Questions at a terminal: a line of text, one of several choices, yes or no."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

import typer

from cubaven_data.cli.console import width
from cubaven_data.texts.spelling import folded
from cubaven_data.texts.wording import Language, Value, text

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import Completer


# How many lines are kept free below a question for completions.
_MENU = 6


class NoPromptsError(Exception):
    """The library that asks is not installed."""


def at_terminal() -> bool:
    """Whether somebody can be asked: input and messages are those of a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


class Prompts:
    """Asks in a language. An interrupt, or the end of the input, is raised as such.

    Raises :class:`NoPromptsError` if the library is not installed.
    """

    def __init__(self, language: Language) -> None:
        try:
            from prompt_toolkit import PromptSession
            from prompt_toolkit.output import create_output
        except ImportError as error:
            raise NoPromptsError from error
        self.language: Language = language
        # What is asked goes where messages go: standard output has the answer alone.
        self._session: PromptSession[str] = PromptSession(output=create_output(sys.stderr))

    def said(self, name: str, /, **values: Value) -> str:
        """A text of the interview."""
        return text("interview", name, self.language, **values)

    def tell(self, message: str) -> None:
        """Shows a message, wrapped to the terminal; a blank one is a blank line."""
        for line in message.splitlines() or [""]:
            typer.echo(
                fill(line, width(), subsequent_indent=" " * _depth(line), break_on_hyphens=False),
                err=True,
            )

    def line(self, default: str = "", offered: Mapping[str, str] | None = None) -> str:
        """A line of text, without white space around it; ``offered`` are completions and what they
        mean."""
        completer = _completer(offered) if offered else None
        answer = self._session.prompt(
            "> ",
            default=default,
            completer=completer,
            reserve_space_for_menu=_MENU if offered else 0,
        )
        return " ".join(answer.split())

    def answer(self, question: str) -> str:
        """A line of text, asked for until it is not blank."""
        self.tell(question)
        while not (answer := self.line()):
            pass
        return answer

    def pick(self, question: str, choices: Sequence[str]) -> int:
        """The place of the choice that is picked by its number; asks until there is one."""
        self.tell(question)
        for number, choice in enumerate(choices, 1):
            self.tell(f"  {number}  {choice}")
        while True:
            answer = self.line()
            if answer.isdecimal() and 1 <= int(answer) <= len(choices):
                return int(answer) - 1
            self.tell(self.said("a-number", last=len(choices)))

    def agree(self, question: str) -> bool:
        """Whether the answer is yes; a blank one is no."""
        self.tell(f"{question} ({self.said('yes-no')})")
        return folded(self.line())[:1] in ("y", "s")


def _depth(line: str) -> int:
    """Where the text begins after a number or code and two spaces; else its own indent."""
    own = len(line) - len(line.lstrip())
    head, gap, _ = line[own:].partition("  ")
    return min(own + len(head) + 2, 30) if gap else own


def _completer(offered: Mapping[str, str]) -> Completer:
    from prompt_toolkit.completion import FuzzyWordCompleter

    return FuzzyWordCompleter([*offered], meta_dict={**offered})
