"""A command at a real pseudo-terminal: waits for a text, answers, and reads what it shows."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from test_cli import ENGLISH

_CODES = re.compile(r"\x1b(\[[0-9;?]*[a-zA-Z]|[=>]|\][^\x07]*\x07)")
INTERRUPT, END = "\x03", "\x04"


class Terminal:
    """A command whose three standard files are a terminal 80 columns wide."""

    def __init__(self, *arguments: str, cwd: Path, **variables: str) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "cubaven_data.cli", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=cwd,
            # prompt_toolkit asks the terminal where its cursor is; ours does not answer.
            env=ENGLISH | {"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"} | variables,
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""
        self._seen = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def wait_for(self, text: str, seconds: float = 30) -> None:
        """Reads until the text is shown after what was waited for before."""
        until = time.monotonic() + seconds
        while text not in self.shown[self._seen :]:
            left = until - time.monotonic()
            assert left > 0 and self._read(left), f"{text!r} is not shown:\n{self.shown}"
        self._seen = self.shown.index(text, self._seen) + len(text)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        # Linux tells the end of a terminal by an error.
        with contextlib.suppress(OSError):
            chunk = os.read(self._ours, 65536).decode(errors="replace")
            self.shown += _CODES.sub("", chunk).replace("\r", "")
            return bool(chunk)
        return False

    def answer(self, question: str, text: str) -> None:
        """Answers the question once it is shown with its prompt."""
        self.wait_for(question)
        self.wait_for(">")
        os.write(self._ours, f"{text}\r".encode())

    def press(self, question: str, key: str) -> None:
        """Presses a key once the question is shown."""
        self.wait_for(question)
        self.wait_for(">")
        os.write(self._ours, key.encode())

    def answers(self, dialogue: Sequence[tuple[str, str]]) -> None:
        """Answers each question in turn."""
        for question, text in dialogue:
            self.answer(question, text)

    def ended(self) -> int:
        """Reads to the end and returns the exit code."""
        while self._read(30):
            pass
        return self._process.wait(30)
