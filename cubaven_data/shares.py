"""Large files in shares, each checked in a process of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar, cast

from cubaven_data.files import Sheet, Stretch

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

# Ten thousand rows or so take a fifth of a second: what a process costs is little beside it.
SHARE = 8_000_000
# What each process remembers of its own adds up.
MOST = 4


def processors() -> int:
    """How many processes can check at once; 1 where a process cannot be copied safely."""
    return min(MOST, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def shares_of(
    sheets: Sequence[Sheet], pieces: Mapping[str, Sequence[Stretch]], processes: int
) -> list[list[Sheet]]:
    """The sheets in shares of about as much work, each of stretches that follow each other.

    ``pieces`` are the stretches at whose borders the file of a table can be divided, by its name.
    """
    divided = [(sheet.table, one) for sheet in sheets for one in pieces.get(sheet.table.name, ())]
    before = [*accumulate((_work(piece) for _, piece in divided), initial=0)]
    work = before.pop()
    count = max(1, min(processes, work // SHARE))
    if count == 1:
        return [[*sheets]]
    shares: list[list[Sheet]] = [[] for _ in range(count)]
    shares[0] += (sheet for sheet in sheets if sheet.table.name not in pieces)
    numbers = [done * count // work for done in before]
    # A share has one stretch of a table: what follows each other is read in one go.
    stretches: dict[tuple[int, str], Sheet] = {}
    for number, (table, piece) in zip(numbers, divided, strict=True):
        sheet = stretches.setdefault((number, table.name), Sheet(table, piece))
        sheet.stretch = Stretch(sheet.stretch.begin, piece.end, sheet.stretch.line, piece.next_line)
    for (number, _), sheet in stretches.items():
        shares[number].append(sheet)
    return shares


def _work(stretch: Stretch) -> int:
    """How much there is to do: to read a row takes as long as its bytes, to judge it as long as
    those of an average one."""
    return (stretch.end or 0) - stretch.begin + 400 * stretch.lines


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
