"""Citations as a tree: whom a claim goes back to, who relays it, and where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from release import Row

SUPPORTS = re.compile(r" for ([^;]+)$")
LOCATORS = {"p": "paragraph", "pg": "page", "t": "time", "tbl": "table", "row": "row", "fn": "note"}


@dataclass(slots=True)
class Step:
    """A source of a chain, the places where it was read itself, and those who relay it."""

    id: str
    mark: str = ""
    places: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind of place, which, and the columns that this place alone supports."""
    relayed_by: dict[str, Step] = field(default_factory=dict)


def tree(citations: Iterable[Row]) -> list[Step]:
    """The origins of citations, each with those who relay it; what is shared is drawn once.

    A text that says something itself stands among the origins with the place in it.
    """
    top: dict[str, Step] = {}
    for citation in citations:
        chain, supports = _parts(citation["citation"])
        *relayed, read = chain.split(" via ")
        source, _, locator = read.partition("#")
        level = top
        for written in relayed:
            step = _step(level, written)
            level = step.relayed_by
        _step(level, source).places.append((*_place(locator), supports))
    # Origins with most texts first: what most papers print is what most readers look for.
    return sorted(top.values(), key=lambda step: -_texts(step))


def sources_of(citation: str) -> list[str]:
    """The sources of a chain, from the origin to the text that was read, without their marks."""
    chain = _parts(citation)[0]
    return [written.partition("#")[0].rstrip("~?") for written in chain.split(" via ")]


def _parts(citation: str) -> tuple[str, str]:
    found = SUPPORTS.search(citation)
    return (citation[: found.start()], found[1]) if found else (citation, "")


def _step(level: dict[str, Step], written: str) -> Step:
    id_ = written.rstrip("~?")
    return level.setdefault(written, Step(id_, written[len(id_) :]))


def _place(locator: str) -> tuple[str, str]:
    found = re.fullmatch(r"([a-z]+)(.*)", locator)
    if not found or found[1] not in LOCATORS:
        return "", locator
    return LOCATORS[found[1]], found[2].replace("-", "–")


def _texts(step: Step) -> int:
    return len(step.places) + sum(map(_texts, step.relayed_by.values()))
