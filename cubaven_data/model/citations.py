"""Citations: who makes a claim, and where it was read.

``cubaheadlines-2026-02-21#p14`` cites a text that was read, with a locator;
``reuters-2019-08-22 via cubaheadlines-2026-02-21#p12`` also names the origin, before ``via``.
Citations are separated by ``; ``. Locators: ``p12`` and ``p12-14`` are paragraphs, ``pg3`` and
``pg3-4`` pages, ``t01:20`` and ``t01:20:05`` times. The coding handbook says what to cite.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

SEPARATOR = "; "

# Published in the schemas, hence [0-9]: in some regex dialects, \d matches digits of any script.
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_NUMBER = r"[1-9][0-9]{0,4}"
LOCATOR = rf"(pg?{_NUMBER}(-{_NUMBER})?|t[0-9]{{2}}(:[0-5][0-9]){{1,2}})"
CITATION = rf"({ID} via )?{ID}#{LOCATOR}"

# Ids are matched atomically, so that an id followed by a wrong character fails without retries.
_PARTS = re.compile(rf"(?:(?P<origin>(?>{ID})) via )?(?P<read>(?>{ID}))#(?P<place>\S+)")
_LOCATOR = re.compile(LOCATOR)
_PARAGRAPHS = re.compile(rf"p({_NUMBER})(?:-({_NUMBER}))?")
_DIGITS = re.compile(r"[0-9]+")


class CitationError(ValueError):
    """The text is not a citation; ``rule`` is the rule that ``part``, a part of it, breaks."""

    def __init__(self, rule: str, part: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.part = part


class Citation(NamedTuple):
    """A place in a text that was read, and the origin that the text names there, if any."""

    source_id: str
    locator: str
    origin_id: str | None = None

    def __str__(self) -> str:
        read = f"{self.source_id}#{self.locator}"
        return f"{self.origin_id} via {read}" if self.origin_id else read

    @property
    def origin(self) -> str:
        """The id of the source that makes the claim."""
        return self.origin_id or self.source_id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the sources cited: the origin, if there is one, and the text that was read."""
        return (self.origin_id, self.source_id) if self.origin_id else (self.source_id,)

    @property
    def sort_key(self) -> tuple[str, str, list[int], str]:
        """Canonical order: by text read, then place in it (numbers as numbers), then origin."""
        numbers = [int(number) for number in _DIGITS.findall(self.locator)]
        return self.source_id, self.locator.rstrip("0123456789-:"), numbers, self.origin_id or ""


def parse_citation(text: str) -> Citation:
    """Parses a single citation; raises :class:`CitationError`."""
    match = _PARTS.fullmatch(text)
    if match is None:
        raise CitationError("citation-syntax", text)
    origin, read, place = match["origin"], match["read"], match["place"]
    if not _LOCATOR.fullmatch(place) or _runs_backwards(place):
        raise CitationError("locator-form", place)
    if origin == read:
        raise CitationError("citation-of-itself", text)
    return Citation(read, place, origin)


def _runs_backwards(locator: str) -> bool:
    first, dash, last = locator.lstrip("pg").partition("-")
    return bool(dash) and int(last) <= int(first)


@lru_cache(20_000)
def parse_citations(text: str) -> tuple[Citation, ...]:
    """Parses the citations of a cell, in their order; raises :class:`CitationError`."""
    if SEPARATOR not in text:
        return (parse_citation(text),)
    found: dict[str, Citation] = {}
    for part in text.split(SEPARATOR):
        if part in found:
            raise CitationError("citation-repeated", part)
        found[part] = parse_citation(part)
    return tuple(found.values())


def join(citations: tuple[Citation, ...]) -> str:
    """The text of a cell with these citations in canonical order."""
    return SEPARATOR.join(str(c) for c in sorted(citations, key=attrgetter("sort_key")))


def paragraphs(locator: str) -> range:
    """The paragraph numbers of a locator such as ``p3`` or ``p3-5``; empty for a page or time."""
    match = _PARAGRAPHS.fullmatch(locator)
    if match is None:
        return range(0)
    return range(int(match[1]), int(match[2] or match[1]) + 1)
