"""Citations: who says it, and where it was read.

``cubaheadlines-2026-02-21#p14`` is a text that was read, with a locator;
``reuters-2019-08-22 via cubaheadlines-2026-02-21#p12`` names the origin before ``via``. Several are
separated by ``; ``. Locators: ``p12`` and ``p12-14`` paragraphs, ``pg3`` page, ``t01:20`` time.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

SEPARATOR = "; "

# The grammar, as it is published: [0-9], since \d is any script's digit to some of its readers.
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_NUMBER = r"[1-9][0-9]{0,4}"
LOCATOR = rf"(pg?{_NUMBER}(-{_NUMBER})?|t[0-9]{{2}}(:[0-5][0-9]){{1,2}})"
CITATION = rf"({ID} via )?{ID}#{LOCATOR}"

# An id is matched possessively: one that goes on with a wrong letter fails at once.
_PARTS = re.compile(rf"(?:(?P<origin>(?>{ID})) via )?(?P<read>(?>{ID}))#(?P<place>\S+)")
_LOCATOR = re.compile(LOCATOR)
_PARAGRAPHS = re.compile(rf"p({_NUMBER})(?:-({_NUMBER}))?")
_DIGITS = re.compile(r"[0-9]+")


class CitationError(ValueError):
    """The text is no citation: ``rule`` is the rule it breaks, ``part`` the part that breaks it."""

    def __init__(self, rule: str, part: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.part = part


class Citation(NamedTuple):
    """A place in a text that was read, and the origin that the text names, if it names one."""

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
        """The ids of the sources that it names: the origin, if there is one, and the text read."""
        return (self.origin_id, self.source_id) if self.origin_id else (self.source_id,)

    @property
    def sort_key(self) -> tuple[str, str, list[int], str]:
        """Texts read first by name, then by place in the text, then by origin."""
        numbers = [int(number) for number in _DIGITS.findall(self.locator)]
        return self.source_id, self.locator.rstrip("0123456789-:"), numbers, self.origin_id or ""


def parse_citation(text: str) -> Citation:
    """The one citation that the text writes; raises :class:`CitationError`."""
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
    """All citations of a cell, in the order written; raises :class:`CitationError`."""
    if SEPARATOR not in text:
        return (parse_citation(text),)
    found: dict[str, Citation] = {}
    for part in text.split(SEPARATOR):
        if part in found:
            raise CitationError("citation-repeated", part)
        found[part] = parse_citation(part)
    return tuple(found.values())


def join(citations: tuple[Citation, ...]) -> str:
    """The cell that holds these citations, in canonical order."""
    return SEPARATOR.join(str(c) for c in sorted(citations, key=attrgetter("sort_key")))


def paragraphs(locator: str) -> range:
    """The paragraphs of a locator such as ``p3`` or ``p3-5``; empty for a page or a time."""
    match = _PARAGRAPHS.fullmatch(locator)
    if match is None:
        return range(0)
    return range(int(match[1]), int(match[2] or match[1]) + 1)
