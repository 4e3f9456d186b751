"""Large files in shares, each checked in a process of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from cubaven_data.files import Sheet, Stretch
from cubaven_data.tables import Table

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

# Work on twenty thousand rows or so, half a second of it: what processes cost is little beside it.
WORTH_IT = 16_000_000
# A share is a seventh of a second at least; whoever is free does the next.
SHARE = 6_000_000
SHARES = 64
# What each process remembers of its own adds up.
PROCESSES = 4


def processors() -> int:
    """How many processes can check at once; 1 where a process cannot be copied safely."""
    return min(PROCESSES, len(os.sched_getaffinity(0))) if sys.platform == "linux" else 1


def shares_of(
    tables: Sequence[Table], pieces: Mapping[str, Sequence[Stretch]]
) -> list[list[Sheet]]:
    """The files of the tables in shares of about as much work, each of stretches that follow each
    other; one share where there is little.

    ``pieces`` are the stretches at whose borders the file of a table can be divided, by its name.
    """
    divided = [(table, piece) for table in tables for piece in pieces.get(table.name, ())]
    before = [*accumulate((_work(piece) for _, piece in divided), initial=0)]
    work = before.pop()
    if work < WORTH_IT:
        return [[*map(Sheet, tables)]]
    count = max(1, min(SHARES, work // SHARE))
    shares: list[list[Sheet]] = [[] for _ in range(count)]
    shares[0] += (Sheet(table) for table in tables if table.name not in pieces)
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


def side_by_side(jobs: Sequence[Callable[[], T]], processes: int) -> list[T]:
    """What the jobs return, in their order; copies of this process do them with it.

    What a job changes is not seen by all, only what it returns.
    """
    if min(len(jobs), processes) < 2:
        return [job() for job in jobs]
    # Not before: only large datasets need it.
    from multiprocessing import get_context

    context = get_context("fork")
    turns, numbers = os.pipe()
    os.write(numbers, bytes(range(len(jobs))))
    os.close(numbers)
    answers = []
    for _ in range(1, processes):
        answer, sender = context.Pipe(duplex=False)
        context.Process(target=_answer, args=(sender, turns, jobs), daemon=True).start()
        sender.close()
        answers.append(answer)
    done = _in_turn(turns, jobs)
    for answer in answers:
        # A process may have died, for want of memory perhaps.
        with suppress(EOFError, OSError):
            done |= answer.recv()
    os.close(turns)
    return [done[n] if n in done else job() for n, job in enumerate(jobs)]


def _in_turn(turns: int, jobs: Sequence[Callable[[], T]]) -> dict[int, T]:
    """What those jobs return, by number, whose numbers this process drew."""
    return {n: jobs[n]() for drawn in iter(partial(os.read, turns, 1), b"") for n in drawn}


def _answer(sender: Connection, turns: int, jobs: Sequence[Callable[[], object]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C is answered once, by the first process.
    with suppress(BrokenPipeError):
        sender.send(_in_turn(turns, jobs))
