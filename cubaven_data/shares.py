"""Large files in shares, each checked in a process of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar, cast

from cubaven_data.files import Sheet, Stretch

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

# So many bytes take a tenth of a second or two to check: what a process costs is little beside it.
SHARE = 1 << 22
# What each process remembers of its own adds up.
MOST = 4


def processors() -> int:
    """How many processes can check at once; 1 where a process cannot be copied safely."""
    return min(MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def shares_of(
    sheets: Sequence[Sheet], pieces: Mapping[str, Sequence[Stretch]], processes: int
) -> list[list[Sheet]]:
    """The sheets in shares of about as many bytes, each of stretches that follow each other.

    ``pieces`` are the stretches at whose borders the file of a table can be divided, by its name.
    """
    sizes = {name: found[-1].end or 0 for name, found in pieces.items()}
    total = sum(sizes.get(sheet.table.name, 0) for sheet in sheets)
    count = max(1, min(processes, total // SHARE))
    if count == 1:
        return [[*sheets]]
    shares: list[list[Sheet]] = [[] for _ in range(count)]
    before = 0
    for sheet in sheets:
        name = sheet.table.name
        for number, share in enumerate(shares):
            part = [
                piece
                for piece in pieces.get(name, ())
                if (before + piece.begin) * count // total == number
            ]
            if part:
                stretch = Stretch(part[0].begin, part[-1].end, part[0].line)
                share.append(Sheet(sheet.table, stretch))
        if name not in pieces:
            shares[0].append(sheet)
        before += sizes.get(name, 0)
    return shares


def side_by_side(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """What the jobs return: the first is done in this process, each other one in a copy of it.

    What a job changes is not seen outside, only what it returns.
    """
    if len(jobs) == 1:
        return [jobs[0]()]
    # Not before: only large datasets need it.
    from multiprocessing import get_context

    context = get_context("fork")
    answers = []
    for job in jobs[1:]:
        answer, sender = context.Pipe(duplex=False)
        context.Process(target=_answer, args=(sender, job), daemon=True).start()
        sender.close()
        answers.append(answer)
    return [jobs[0](), *map(_answered, answers, jobs[1:])]


def _answer(sender: Connection, job: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C is answered once, by the first process.
    with suppress(BrokenPipeError):
        sender.send(job())


def _answered(answer: Connection, job: Callable[[], T]) -> T:
    try:
        return cast(T, answer.recv())
    except EOFError:
        # The process has died, for want of memory perhaps.
        return job()
