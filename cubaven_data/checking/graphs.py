"""Cycles in a directed graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping


def cycles(following: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """Cycles, no two with a node in common, in a graph given as the successors of each node.

    A cycle is a list of nodes, each followed by a successor; the first is a successor of the last.
    If the graph has cycles, at least one is found, and all if no node has several successors. The
    search is depth-first and follows each edge at most once.
    """
    left: set[str] = set()
    found: set[str] = set()
    for start in following:
        path = {} if start in left else {start: iter(following[start])}
        while path:
            at, steps = next(reversed(path.items()))
            following_one = next(steps, None)
            if following_one is None:
                left.add(at)
                path.popitem()
            elif following_one in path:
                if following_one not in found and at not in found:
                    names = [*path]
                    cycle = names[names.index(following_one) :]
                    if found.isdisjoint(cycle):
                        found.update(cycle)
                        yield cycle
            elif following_one not in left and following_one in following:
                path[following_one] = iter(following[following_one])


def path_of(cycle: list[str]) -> str:
    """The cycle for display, which ends where it began."""
    return " → ".join([*cycle, cycle[0]])
