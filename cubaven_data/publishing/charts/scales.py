"""Scales: where a number or a day stands between two edges, and which ones are labelled."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cubaven_data.publishing.charts.measuring import width
from cubaven_data.publishing.charts.page import GREY, RULE, SMALL, Element, mark, write

# From this ratio on, the lower numbers would fall together on a linear scale.
_FAR = 50
# Years from one label to the next, and for how many labels there is room.
_YEARS = (1, 2, 5, 10, 20, 50, 100)
_LABELS = 7
# Between two labels.
_GAP = 14


@dataclass(frozen=True)
class Scale:
    """Values between two edges in pixels, with those that are labelled, both ends among them."""

    begin: float
    end: float
    first: float
    last: float
    ticks: Sequence[float]
    is_logarithmic: bool = False

    def at(self, value: float) -> float:
        """Where the value stands; at an edge if it lies beyond."""
        return min(max(self._at(value), self.begin), self.end)

    def _at(self, value: float) -> float:
        first, last = self.first, self.last
        if self.is_logarithmic:
            first, last, value = math.log(first), math.log(last), math.log(value)
        if first == last:
            return (self.begin + self.end) / 2
        return self.begin + (self.end - self.begin) * (value - first) / (last - first)

    def draw(
        self, parent: Element, top: float, bottom: float, label: Callable[[float], str]
    ) -> None:
        """Lines from ``top`` to ``bottom``, with labels below that do not touch each other."""
        free = -math.inf
        for tick in self.ticks:
            x, said = self._at(tick), label(tick)
            half = width(said, SMALL) / 2
            if x - half < free:
                continue
            free = x + half + _GAP
            mark(parent, "path", class_="tick", d=f"M{x:.1f} {top:.1f}V{bottom:.1f}", stroke=RULE)
            write(parent, x, bottom + 13, said, SMALL, fill=GREY, anchor="middle")


def of_numbers(numbers: Sequence[float], begin: float, end: float) -> Scale:
    """A scale for all the numbers, from 0 on so that it shows how much they differ; logarithmic if
    they are far apart and above 0."""
    low, high = min(numbers), max(numbers)
    if low > 0 and high / low >= _FAR:
        ticks = [*_powers(low, high)]
        return Scale(begin, end, ticks[0], ticks[-1], ticks, is_logarithmic=True)
    low, high = min(low, 0), max(high, 0)
    step = _step((high - low) or 1)
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    ticks = [place * step for place in range(first, last + 1)]
    return Scale(begin, end, ticks[0], ticks[-1], ticks)


def _step(span: float) -> float:
    """The distance of the ticks: 1, 2 or 5 times a power of ten, four to eight of them."""
    power = 10.0 ** math.floor(math.log10(span / 4))
    return next(power * times for times in (1, 2, 5, 10) if span / (power * times) <= 5)


def _powers(low: float, high: float) -> Iterator[float]:
    """1, 2 and 5 times the powers of ten, from at most ``low`` to at least ``high``."""
    steps = [times * 10.0**power for power in range(-3, 19) for times in (1, 2, 5)]
    first = max(place for place, step in enumerate(steps) if step <= low)
    last = min(place for place, step in enumerate(steps) if step >= high)
    yield from steps[first : last + 1]


def of_days(first: date, last: date, begin: float, end: float) -> Scale:
    """A scale for days, as ordinals; what is labelled are first days of years or months."""
    if first.year < last.year:
        last = date(last.year + 1, 1, 1)
        span = last.year - first.year
        every = next((years for years in _YEARS if span / years <= _LABELS), _YEARS[-1])
        years = range(first.year - first.year % every, last.year + 1, every)
        starts = [date(year, 1, 1) for year in years]
    else:
        months = range(first.month, last.month + 1)
        starts = [date(first.year, month, 1) for month in months]
        after = last.month % 12 + 1
        last = date(last.year + (after == 1), after, 1)
        starts.append(last)
    return Scale(
        begin, end, starts[0].toordinal(), last.toordinal(), [day.toordinal() for day in starts]
    )
