"""Questions at a terminal: a line of text, one of several choices, yes or no."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from textwrap import fill
from typing import TYPE_CHECKING

import typer

from cubaven_data.cli.console import width
from cubaven_data.texts.spelling import folded
from cubaven_data.texts.wording import Language, Value, text

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.key_binding import KeyBindings

EXPLAIN, BACK, ADD = "?", "<", "+"
"""Answers that are none: explain the question, return to the one before, add a code."""
# How many lines are kept free below a question for completions.
_MENU = 6


class NoPromptsError(Exception):
    """The library that asks is not installed."""


class BackError(Exception):
    """Somebody wants to return to the question before."""


def at_terminal() -> bool:
    """Whether somebody can be asked: input and messages are those of a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


class Prompts:
    """Asks in a language. An interrupt, or the end of the input, is raised as such, and
    :class:`BackError` whenever the answer is :data:`BACK`.

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
        self._session: PromptSession[str] = PromptSession(
            output=create_output(sys.stderr), key_bindings=_bindings()
        )

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

    @contextmanager
    def checking(self) -> Iterator[None]:
        """Says that something is being checked; what is typed meanwhile is dropped."""
        from prompt_toolkit.input.typeahead import clear_typeahead

        output = self._session.output
        output.write(self.said("checking"))
        output.flush()
        try:
            with _unheard():
                yield
        finally:
            clear_typeahead(self._session.input)
            output.write_raw("\r")
            output.erase_end_of_line()
            output.flush()

    def line(
        self,
        default: str = "",
        offered: Mapping[str, str] | None = None,
        explain: Callable[[], None] | None = None,
    ) -> str:
        """A line of text, without white space around it; typing replaces ``default``.

        ``offered`` are completions and what they mean; ``explain`` says what can be answered.
        """
        completer = _completer(offered) if offered else None
        while True:
            typed = self._session.prompt(
                "> ",
                default=default,
                completer=completer,
                reserve_space_for_menu=_MENU if offered else 0,
                pre_run=self._select,
            )
            answer = " ".join(typed.split())
            if answer == BACK:
                raise BackError
            if answer != EXPLAIN:
                return answer
            (explain or self._commands)()

    def _select(self) -> None:
        """Selects what stands in the field, as if shift had been held."""
        buffer = self._session.default_buffer
        if buffer.text:
            buffer.cursor_position = 0
            buffer.start_selection()
            buffer.cursor_position = len(buffer.text)
            if buffer.selection_state:
                buffer.selection_state.enter_shift_mode()

    def _commands(self) -> None:
        self.tell(self.said("commands"))

    def asked(self, name: str, help_: str, default: str = "") -> str:
        """The answer to a question of the interview; ``help_`` names what explains it."""
        self.tell(self.said(name))
        return self.line(default, explain=lambda: self.tell(self.said(help_)))

    def answer(self, question: str) -> str:
        """A line of text, asked for until it is not blank."""
        self.tell(question)
        while True:
            with suppress(BackError):
                if answer := self.line():
                    return answer

    def pick(
        self,
        question: str,
        choices: Sequence[str],
        *,
        first: bool = False,
        meanings: Sequence[str] = (),
    ) -> int:
        """The place of the choice that is picked by its number; asks until there is one.

        A blank answer picks the only choice or, with ``first``, the first one. ``meanings`` explain
        each choice to whoever asks.
        """
        self._number(question, choices)
        while isinstance(picked := self._picked(choices, first, meanings), str):
            self.tell(self.said("a-number", last=len(choices)))
        return picked

    def pick_or_search(
        self, question: str, choices: Sequence[str], *, first: bool = False
    ) -> int | str:
        """The place of the choice that is picked as in :meth:`pick`, or words that are none."""
        self._number(question, choices)
        while isinstance(picked := self._picked(choices, first), str) and picked.isdecimal():
            self.tell(self.said("a-number-of-these", last=len(choices)))
        return picked

    def _number(self, heading: str, choices: Sequence[str]) -> None:
        self.tell(heading)
        for number, choice in enumerate(choices, 1):
            self.tell(f"  {number}  {choice}")

    def _picked(
        self, choices: Sequence[str], first: bool, meanings: Sequence[str] = ()
    ) -> int | str:
        def explain() -> None:
            self._number("", meanings)
            self._commands()

        while True:
            answer = self.line(explain=explain if meanings else None)
            if not answer and (first or len(choices) == 1):
                return 0
            if answer.isdecimal() and 1 <= int(answer) <= len(choices):
                return int(answer) - 1
            if answer:
                return answer
            self.tell(self.said("a-number", last=len(choices)))

    def agree(self, question: str) -> bool:
        """Whether the answer is yes; a blank one is no."""
        self.tell(f"{question} ({self.said('yes-no')})")
        return folded(self.line())[:1] in ("y", "s")


@contextmanager
def _unheard() -> Iterator[None]:
    """What is typed is neither shown nor kept, except for an interrupt."""
    try:
        import termios
    except ImportError:  # Windows
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    silent = [*before]
    silent[3] &= ~termios.ECHO
    termios.tcsetattr(sys.stdin, termios.TCSANOW, silent)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, before)


def _depth(line: str) -> int:
    """Where the text begins after a number or code and two spaces; else its own indent."""
    own = len(line) - len(line.lstrip())
    head, gap, _ = line[own:].partition("  ")
    return min(own + len(head) + 2, 30) if gap else own


def _completer(offered: Mapping[str, str]) -> Completer:
    from prompt_toolkit.completion import FuzzyWordCompleter

    return FuzzyWordCompleter([*offered], meta_dict={**offered})


def _bindings() -> KeyBindings:
    """What is pasted replaces a selection, as what is typed does."""
    from prompt_toolkit.filters import shift_selection_mode
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    bindings = KeyBindings()

    @bindings.add("<bracketed-paste>", filter=shift_selection_mode)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.cut_selection()
        event.current_buffer.insert_text(" ".join(event.data.split()))

    return bindings
