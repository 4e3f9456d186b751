"""Figures that rival each other, as groups with a range for each claimant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from release import Release, Row, imputed

WIDTH = 240
MARGIN = 6
NUMBER = ("low", "best", "high", "qualifier")


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a figure lies on the axis of its group, in units of ``WIDTH``; open ends are dashed."""

    low: float
    high: float
    point: float | None
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Figures for one measure of one thing, of which at least two contradict each other."""

    id: str
    figures: list[Row]
    low: float
    high: float

    def numbers(self) -> list[list[Row]]:
        """The figures by the number that they give, the lowest first; those of a number by date."""
        found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for row in self.figures:
            found[tuple(row[name] for name in NUMBER)].append(row)
        return sorted(found.values(), key=lambda rows: (_middle(rows[0]), -_citations(rows)))

    def bar(self, figure: Row) -> Bar | None:
        """How a figure is drawn; ``None`` where it names no number."""
        known = numbers_in([figure])
        if not known:
            return None
        open_low = figure["low"] is None and figure["best"] is None
        open_high = figure["high"] is None and figure["best"] is None
        low = self.low if open_low else min(known)
        high = self.high if open_high else max(known)
        point = figure["best"]
        if point is None and open_low != open_high:
            point = known[0]
        placed = None if point is None else self._place(point)
        return Bar(self._place(low), self._place(high), placed, open_low, open_high)

    def _place(self, number: float) -> float:
        share = (number - self.low) / ((self.high - self.low) or 1)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def numbers_in(figures: Iterable[Row]) -> list[float]:
    """The numbers that texts give in figures, without bounds reckoned for a word."""
    found = [row[name] for row in figures if not imputed(row) for name in ("low", "best", "high")]
    return [n for n in found if n is not None]


def groups(release: Release) -> list[Group]:
    """The groups in which independent claimants differ, those first whose figures are printed most
    often."""
    members: dict[str, list[Row]] = defaultdict(list)
    for row in release.tables["figures"]:
        if row["conflict"] == "claimants":
            members[row["rival_group"]].append(row)
    found = [_group(id_, rows) for id_, rows in members.items()]
    return sorted(found, key=lambda group: (-_citations(group.figures), group.id))


def _group(id_: str, rows: list[Row]) -> Group:
    numbers = numbers_in(rows)
    rows = sorted(rows, key=lambda row: (row["claimed_on_earliest"] or "", row["id"]))
    return Group(id_, rows, min([0, *numbers]), max([0, *numbers]))


def _citations(figures: list[Row]) -> int:
    return sum(row["n_citations"] for row in figures)


def _middle(figure: Row) -> float:
    known = [figure[name] for name in ("low", "best", "high") if figure[name] is not None]
    return sum(known) / len(known) if known else 0.0
