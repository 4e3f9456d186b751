"""Rival claims: figures that answer the same question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cubaven_data.model.claims import Figure


def rival_groups(figures: Iterable[Figure]) -> dict[str, str]:
    """The rival group of each figure that has rivals, by figure id.

    A group is named after the lowest id in it. Rivals have the same ``about_id``, measure,
    population and accounting, and overlapping dates. Groups are transitive: two figures whose dates
    both overlap that of a third are in one group.
    """
    alike: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        key = (figure.about_id, figure.measure, figure.population or "", figure.accounting)
        alike[key].append(figure)
    groups: dict[str, str] = {}
    for candidates in alike.values():
        for group in _overlapping(candidates):
            if len(group) > 1:
                first = min(figure.id for figure in group)
                groups.update((figure.id, first) for figure in group)
    return groups


def _overlapping(figures: list[Figure]) -> list[list[Figure]]:
    groups: list[list[Figure]] = []
    for figure in figures:
        joined = [g for g in groups if any(figure.date.overlaps(other.date) for other in g)]
        groups = [g for g in groups if g not in joined]
        groups.append([member for g in joined for member in g] + [figure])
    return groups
