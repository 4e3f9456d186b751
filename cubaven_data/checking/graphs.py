"""Circles in what follows what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping


def circles(following: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The circles that lead from one to the next and from the last back to the first.

    Each is found once, and no two have a member in common. It takes time in proportion to the
    graph: every step is gone once, and what a search has left behind leads into no circle.
    """
    left: set[str] = set()
    told: set[str] = set()
    for start in following:
        path = {} if start in left else {start: iter(following[start])}
        while path:
            at, steps = next(reversed(path.items()))
            following_one = next(steps, None)
            if following_one is None:
                left.add(at)
                path.popitem()
            elif following_one in path:
                if following_one not in told and at not in told:
                    names = [*path]
                    circle = names[names.index(following_one) :]
                    if told.isdisjoint(circle):
                        told.update(circle)
                        yield circle
            elif following_one not in left and following_one in following:
                path[following_one] = iter(following[following_one])
