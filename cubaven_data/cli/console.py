"""What the commands share: standard output, standard error and exit codes."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from cubaven_data.texts.wording import Language, Value, Words, text

if TYPE_CHECKING:
    from collections.abc import Collection

    from cubaven_data.asking.dataset import Dataset
    from cubaven_data.cli.options import Format
    from cubaven_data.editing.edits import Editable
    from cubaven_data.findings import DataError
    from cubaven_data.reports.page import Page

CLEAN, FINDINGS, MISUSE = 0, 1, 2
HERE = Path()


def show(page: Page, output: Format, color: bool | None = None) -> None:
    """Prints the findings; text on a terminal is grouped by file and in colour."""
    from cubaven_data.reports import WRITERS
    from cubaven_data.reports.terminal import as_terminal, style

    grouped, colour = style(color, sys.stdout.isatty(), os.environ)
    if grouped and output == "text":
        put(as_terminal(page, width(), colour))
    else:
        # Formats for programs are always UTF-8; text has the encoding of the terminal.
        put(WRITERS[output](page), "" if output == "text" else "utf-8")
    if output == "sarif":
        from cubaven_data.reports.sarif import cut

        say(cut(page))


def put(content: str, encoding: str = "", errors: str = "backslashreplace") -> None:
    """Prints the text to standard output, in the encoding of the terminal if none is given."""
    # Findings quote the data, which can contain characters that the encoding does not have.
    encoding = encoding or sys.stdout.encoding or "utf-8"
    rest = memoryview(content.encode(encoding, errors))
    # Without a buffer (PYTHONUNBUFFERED), a write ends with what fitted before the reader went away
    # or the disk was full; only the next one fails.
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.flush()


# What stands for signs that an encoding does not have; each as wide as the sign.
_PLAIN = {**dict(zip("─│├┤└►◄●·–—“”", '-|||`><o---""', strict=True)), "’": "'"}


def answer(content: str, output: str) -> None:
    """Prints what was asked for, in UTF-8 unless it is text.

    Text has plain signs where the encoding of the terminal does not have those of it.
    """
    if output != "text":
        return put(content, "utf-8")
    encoding = sys.stdout.encoding or "utf-8"
    lacking = {ord(sign): _PLAIN[sign] for sign in _PLAIN if not sign.encode(encoding, "ignore")}
    return put(content.translate(lacking))


def say(message: str) -> None:
    """Prints the message to standard error, unless it is blank."""
    if message:
        typer.echo(message, err=True)


class _Optional(io.FileIO):
    """A file that takes whatever is written, even if it is full or its reader has gone."""

    def write(self, data: Any, /) -> int:  # noqa: ANN401
        with suppress(OSError):
            return super().write(data) or 0
        return len(data)


def make_stderr_optional() -> None:
    """Lets nothing that happens to standard error change what a command does."""
    raw = _Optional(sys.stderr.fileno() if sys.stderr else _nowhere(), "w", closefd=False)
    encoding = sys.stderr.encoding if sys.stderr else "utf-8"
    # Without a buffer: an interrupt after a write would leave the message there, to be said again.
    sys.stderr = io.TextIOWrapper(raw, encoding, "backslashreplace", write_through=True)


def _nowhere() -> int:
    # The files that are opened next must not get the numbers of standard files that are closed:
    # what a library writes to standard error would go into them.
    while (number := os.open(os.devnull, os.O_RDWR)) < 2:
        pass
    return number


def told(sentence: str, language: Language, /, **values: Value) -> str:
    """A message of the commands (a text of the section ``says``), with its values filled in."""
    return text("says", sentence, language, **values)


def fail(message: str) -> NoReturn:
    """Prints the error message to standard error and exits with 2."""
    say(f"cubaven: {message}")
    raise typer.Exit(MISUSE)


def fail_with(
    error: DataError, message: str, language: Language, *, advised: bool = True
) -> NoReturn:
    """Prints the findings for which data cannot be used, and fails with the message.

    If they are not ``advised``, without what to write instead: files as they once were stay so.
    """
    from cubaven_data.reports import as_text

    put(as_text(error.findings, language, advised=advised))
    fail(message)


def width() -> int:
    """How many columns the terminal has; 80 if there is none."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def asked(root: Path | None, language: Language, ids: Collection[str] = ()) -> Dataset:
    """The dataset in the folder, or that of the current folder, else the packaged one.

    Rows with errors are left out, and it is told how many and which, those with the ``ids`` first.
    The command fails if they cannot be told from others.
    """
    from cubaven_data.asking.dataset import Dataset
    from cubaven_data.asking.sound import sound_part
    from cubaven_data.findings import DataError
    from cubaven_data.reading.loading import load
    from cubaven_data.showing.lists import few_of

    try:
        loaded, left_out = sound_part(load(asked_root(root, language)))
    except DataError as error:
        fail_with(error, told("not-asked", language), language)
    if left_out:
        named = few_of(sorted(left_out, key=lambda id_: id_ not in ids))
        say(told("left-out", language, n=len(left_out), ids=named))
    return Dataset.of(loaded)


def moved(data: Dataset, text: str, language: Language) -> str:
    """What became of the id that the text can stand for; blank if nothing did."""
    old = data.moved(text)
    if old is None:
        return ""
    reason = Words(old.reason_en, old.reason_es)
    new = data.current(old.old_id)
    if new is None:
        return told("was-withdrawn", language, value=old.old_id, reason=reason)
    since = str(old.since)
    return told("moved", language, old=old.old_id, new=new, since=since, reason=reason)


def editable(root: Path | None, language: Language) -> Editable:
    """The dataset in the folder, or that in the current folder, to edit.

    The command fails with the findings if a file of it cannot be read reliably.
    """
    from cubaven_data.editing.edits import Editable
    from cubaven_data.findings import DataError
    from cubaven_data.reading.loading import load

    try:
        return Editable(load(dataset_root(root or HERE, language)))
    except DataError as error:
        fail_with(error, told("not-asked", language), language)


def asked_root(root: Path | None, language: Language) -> Path:
    """The folder; without one, the dataset that the current folder is in, else the packaged one.

    The command fails where tables lie alone: no other data are meant there.
    """
    from cubaven_data.reading.loading import bundled_root, holds_tables, root_around

    own = root_around(HERE) or (HERE if holds_tables(HERE) else None)
    return dataset_root(root or own or bundled_root(), language)


def dataset_root(root: Path, language: Language) -> Path:
    """The folder, if it is the root of a dataset; otherwise the command fails."""
    from cubaven_data.reading.loading import is_root

    if not is_root(root):
        try:
            folder = root.resolve()
        except FileNotFoundError:
            fail(told("no-here", language))
        fail(told("no-root", language, folder=str(folder)))
    return root
