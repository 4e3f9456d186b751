"""Figures drawn one below the other on one scale, so that it is seen how far they are apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cubaven_data.asking.dataset import Row
from cubaven_data.release.numbers_in_words import digits
from cubaven_data.texts.wording import Language, texts

# From this ratio on, the lower numbers would fall together on a linear scale.
_FAR = 50
_APPROXIMATE = ("about", "nearly", "order_of_magnitude")
_MARGIN = 2
# With fewer columns, ranges could not be told apart.
_NARROW = 20


def drawn(rows: Sequence[Row], language: Language, width: int) -> list[str]:
    """The figures as ranges, the lowest first, with the scale and what the signs mean.

    A number is a dot, a range a line between two ends; an end that is open goes on to the edge.
    Without any number in the rows, there is nothing to draw.
    """
    numbers = [number for row in rows for number in _bounds(row) if number is not None]
    if not numbers:
        return []
    said = texts(language)["ranges"]
    names = max(len(row["id"]) for row in rows) + 2
    low, high = min(numbers), max(numbers)
    columns = max(width - names, _NARROW)
    is_far = low > 0 and high / low >= _FAR
    at = _scale(low, high, columns, is_far)
    lines = [f"{row['id']:{names}}{_line(row, at, columns)}" for row in sorted(rows, key=by_size)]
    legend = [said["signs"], *([said["logarithmic"]] if is_far else [])]
    return [*lines, f"{'':{names}}{_axis(low, high, at, columns, language)}", "", *legend]


def _bounds(row: Row) -> tuple[float | None, float | None, float | None]:
    return row["low"], row["best"], row["high"]


def by_size(row: Row) -> tuple[float, float, str]:
    """The key that puts figures in the order of their numbers, those without one last."""
    known = [number for number in _bounds(row) if number is not None]
    return min(known, default=math.inf), max(known, default=math.inf), row["id"]


Scale = Callable[[float], int]


def _scale(low: float, high: float, columns: int, is_far: bool) -> Scale:
    """The column of each number; room is left for an open end on both sides."""
    last = columns - 1 - 2 * _MARGIN

    def share(number: float) -> float:
        if low == high:
            return 0.5
        if is_far:
            return math.log(number / low) / math.log(high / low)
        return (number - low) / (high - low)

    return lambda number: _MARGIN + round(last * share(number))


def _line(row: Row, at: Scale, columns: int) -> str:
    low, best, high = _bounds(row)
    ends = [number for number in (low, high) if number is not None]
    is_approximate = row["qualifier"] in _APPROXIMATE
    cells = [" "] * columns
    if ends:
        first = at(low) if low is not None else 0
        last = at(high) if high is not None else columns - 1
        cells[first : last + 1] = ("~" if is_approximate else "─") * (last + 1 - first)
        cells[first] = "◄" if low is None else "├"
        cells[last] = "►" if high is None else "┤"
    if best is not None:
        if is_approximate:
            cells[at(best) - 1] = cells[at(best) + 1] = "~"
        cells[at(best)] = "●"
    return "".join(cells).rstrip() if ends or best is not None else f"{'?':>{_MARGIN + 1}}"


def _axis(low: float, high: float, at: Scale, columns: int, language: Language) -> str:
    first, last = digits(low, language), digits(high, language)
    if low == high:
        return f"{first:>{at(low) + (len(first) + 1) // 2}}"
    gap = at(high) + 1 - at(low) - len(first)
    return f"{'':{at(low)}}{first}{last:>{gap}}"
