"""What formatting changes within lines: the cells one by one, and a patch in colour."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, takewhile
from typing import NamedTuple

from cubaven_data.fixing.fixes import diffs
from cubaven_data.fixing.formatting import Formatted
from cubaven_data.model.characters import INVISIBLE
from cubaven_data.reports.terminal import BOLD, DIM, GREEN, RED, paint
from cubaven_data.texts.wording import Language, text

_MOST = 20
# The most characters that are shown of a change, and on either side of it.
_WITHIN, _AROUND = 60, 20
_STYLES = {"-": RED, "+": GREEN}
# In a patch, what was removed stands before what was added.
_BESIDE = {"-": 1, "+": -1}
_REVERSED, _UPRIGHT = "\x1b[7m", "\x1b[27m"


class _Split(NamedTuple):
    """A text, split around the part that changes."""

    before: str
    changed: str
    after: str


def as_changes(result: Formatted, language: Language) -> str:
    """A line for each of the first changed cells, and the number of those left out."""
    lines = []
    for (file, line, column), cell in islice(result.cells.items(), _MOST):
        before = _shortened(_split(cell.before, cell.after))
        after = _shortened(_split(cell.after, cell.before))
        place = f"{file}:{line}:{column} {cell.id}".rstrip()
        said = text("reports", "change", language, place=place, before=before, after=after)
        lines.append(f"{said}\n")
    if more := len(result.cells) - len(lines):
        lines.append(text("reports", "more-changes", language, cells=more) + "\n")
    return "".join(lines)


def as_coloured_patch(result: Formatted) -> str:
    """The patch for people: what changed within a line stands out, invisible characters too."""
    lines: list[str] = []
    for one, two, *changes in diffs(result):
        lines += (paint(line[:-1], BOLD, True) for line in (one, two))
        lines += _coloured(changes)
    return "".join(f"{line}\n" for line in lines)


def _coloured(lines: Sequence[str]) -> Iterator[str]:
    runs = [(sign, list(run)) for sign, run in groupby(lines, key=lambda line: line[0])]
    for number, (sign, run) in enumerate(runs):
        if sign not in _STYLES:
            yield from (paint(_visible(line[:-1]), DIM, sign == "@") for line in run)
            continue
        beside, others = runs[(number + _BESIDE[sign]) % len(runs)]
        # Otherwise it is unknown which line became which.
        paired = beside in _STYLES and len(others) == len(run)
        for line, other in zip(run, others if paired else run, strict=True):
            yield _marked(line, other)


def _marked(line: str, other: str) -> str:
    sign = line[0]
    # What follows a line break in a patch is "\ No newline at end of file".
    (own, _, note), their = line[1:].partition("\n"), other[1:].partition("\n")[0]
    cells, others = own.split(","), their.split(",")
    if len(cells) != len(others):
        cells, others = [own], [their]
    shown = ",".join(_reversed(_split(*pair)) for pair in zip(cells, others, strict=True))
    return paint(sign + shown, _STYLES[sign], True) + f"\n{note}".rstrip()


def _reversed(split: _Split) -> str:
    changed = _distinct(split.changed)
    marked = f"{_REVERSED}{changed}{_UPRIGHT}" if changed else ""
    return _visible(split.before) + marked + _visible(split.after)


def _split(own: str, other: str) -> _Split:
    start = _alike(own, other)
    end = len(own) - _alike(own[start:][::-1], other[start:][::-1])
    return _Split(own[:start], own[start:end], own[end:])


def _alike(one: str, other: str) -> int:
    """With how many characters both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _shortened(split: _Split) -> str:
    before, changed, after = split
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if len(changed) > _WITHIN:
        changed = changed[:_WITHIN] + "…"
    if len(after) > _AROUND:
        after = after[:_AROUND] + "…"
    return _visible(before) + _distinct(changed) + _visible(after)


def _visible(said: str) -> str:
    """The text with characters that show nothing as their numbers."""
    return "".join(c if c.isprintable() and c not in INVISIBLE else _number(c) for c in said)


def _distinct(said: str) -> str:
    """The same, and also accents of their own and dashes, which look like other characters."""
    return "".join(_number(c) if _looks_like_another(c) else _visible(c) for c in said)


def _looks_like_another(c: str) -> bool:
    return c != "-" and unicodedata.category(c) in ("Mn", "Me", "Pd")


def _number(c: str) -> str:
    return f"<U+{ord(c):04X}>"
