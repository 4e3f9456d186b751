"""Citations: who says it, and where it was read.

``cubaheadlines-2026-02-21#p14`` is a text that was read, with a locator. What precedes a ``via`` is
the source that the text to its right names for this very claim, and the first is the origin:
``axios-officials via axios-2025 via cubaheadlines-315962#p2``. A mark qualifies the step from the
source on its right: ``~``, attribution is carried over from a neighbouring paragraph; ``?``, the
text leaves open whether attribution reaches this far. A citation supports the whole row or, with
``for``, only the columns named: ``reuters-2019-08-22 via cubaheadlines-2026-02-21#p12 for signed``.

Citations are separated by ``; ``. Locators: ``p12`` and ``p12-14`` paragraphs, ``pg3`` page,
``t01:20`` time, ``tbl2`` table, ``row7`` row of a table, ``fn4`` footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple, get_args

SEPARATOR = "; "
Attribution = Literal["stated", "carried_over", "open"]
ATTRIBUTIONS: tuple[Attribution, ...] = get_args(Attribution)
"""How certain it is that a text attributes a claim to its origin, from certain to uncertain."""

# The grammar as published: [0-9], since \d matches digits of any script in some dialects.
ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_NUMBER = r"[1-9][0-9]{0,4}"
LOCATOR = rf"((pg?|row){_NUMBER}(-{_NUMBER})?|(tbl|fn){_NUMBER}|t[0-9]{{2}}(:[0-5][0-9]){{1,2}})"
_COLUMNS = r"[a-z_]+(, [a-z_]+)*"
CITATION = rf"({ID}[~?]? via )*{ID}#{LOCATOR}( for {_COLUMNS})?"

# Ids are matched possessively: one that goes on with a wrong character fails at once.
_PARTS = re.compile(
    rf"(?P<chain>(?:(?>{ID})[~?]? via )*)(?P<read>(?>{ID}))"
    r"#(?P<place>[^\s;]+(?:(?: (?:y|e|al?|and|to|through|hasta|[-–—&]))? [a-z]{0,3}[0-9]+)*)"
    rf"(?: for (?P<columns>{_COLUMNS}))?"
)
_STEP = re.compile(rf"((?>{ID}))([~?]?) via ")
_LOCATOR = re.compile(LOCATOR)
_RANGE = re.compile(rf"[a-z]+({_NUMBER})-({_NUMBER})")
_PARAGRAPHS = re.compile(rf"p({_NUMBER})(?:-({_NUMBER}))?")
_DIGITS = re.compile(r"[0-9]+")
_CERTAINTY: dict[str, Attribution] = {"": "stated", "~": "carried_over", "?": "open"}


class CitationError(ValueError):
    """The text is not a citation; ``rule`` is the rule that ``part``, a part of it, breaks."""

    def __init__(self, rule: str, part: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.part = part


class Step(NamedTuple):
    """A source that the source to its right in a citation names for the claim, and the mark."""

    source_id: str
    mark: str = ""

    @property
    def attribution(self) -> Attribution:
        """How certain it is that the source to its right names it for the claim."""
        return _CERTAINTY[self.mark]


class Citation(NamedTuple):
    """A place in a text that was read, the sources through which it has the claim, and what it
    supports.

    ``steps`` begin with the origin; there are none if the text makes the claim itself. Without
    ``columns`` the citation supports the whole row.
    """

    source_id: str
    locator: str
    steps: tuple[Step, ...] = ()
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        chain = "".join(f"{step.source_id}{step.mark} via " for step in self.steps)
        supported = f" for {', '.join(self.columns)}" if self.columns else ""
        return f"{chain}{self.source_id}#{self.locator}{supported}"

    @property
    def origin_id(self) -> str | None:
        """The source that the text names as the origin; ``None`` if it makes the claim itself."""
        return self.steps[0].source_id if self.steps else None

    @property
    def origin(self) -> str:
        """The id of the source that makes the claim."""
        return self.origin_id or self.source_id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the sources that it names, from the origin to the text that was read."""
        return (*(step.source_id for step in self.steps), self.source_id)

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """Each source with the one that relays it, from the origin on."""
        return pairwise(self.ids)

    @property
    def attribution(self) -> Attribution:
        """How certain the least certain of its steps is."""
        return max((step.attribution for step in self.steps), default="stated", key=_RANK)

    @property
    def supports(self) -> str | None:
        """The columns that it supports, as it names them; ``None`` for the whole row."""
        return ", ".join(self.columns) or None

    @property
    def without_what_is_open(self) -> Citation:
        """The citation without the steps that depend on one marked ``?``."""
        opened = [n for n, step in enumerate(self.steps, 1) if step.mark == "?"]
        return self._replace(steps=self.steps[max(opened, default=0) :])

    @property
    def sort_key(self) -> tuple[str, str, list[int], str]:
        """The key of the canonical order: text read, then place in the text, then origin."""
        return self.source_id, *place_key(self.locator), str(self)


_RANK = ATTRIBUTIONS.index


def parse_citation(text: str) -> Citation:
    """The one citation that the text writes; raises :class:`CitationError`."""
    match = _PARTS.fullmatch(text)
    if match is None:
        raise CitationError("citation-syntax", text)
    place, columns = match["place"], match["columns"]
    if not is_locator(place):
        raise CitationError("locator-form", place)
    steps = tuple(Step(step[1], step[3]) for step in _STEP.finditer(match["chain"]))
    citation = Citation(match["read"], place, steps, tuple(columns.split(", ")) if columns else ())
    if len({*citation.ids}) < len(citation.ids):
        raise CitationError("citation-of-itself", text)
    return citation


def is_locator(text: str) -> bool:
    """Whether the text is a locator; a range must run forwards."""
    match = _RANGE.fullmatch(text)
    forwards = match is None or int(match[1]) < int(match[2])
    return bool(_LOCATOR.fullmatch(text)) and forwards


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


def place_key(locator: str) -> tuple[str, list[int]]:
    """The key that puts the places in a text in order, ``p9`` before ``p10``."""
    return locator.rstrip("0123456789-:"), [int(number) for number in _DIGITS.findall(locator)]


def join(citations: tuple[Citation, ...]) -> str:
    """The text of a cell with these citations in canonical order."""
    return SEPARATOR.join(str(c) for c in sorted(citations, key=attrgetter("sort_key")))


# Many texts are cited at the same places.
@lru_cache(10_000)
def paragraphs(locator: str) -> range:
    """The paragraph numbers of a locator such as ``p3`` or ``p3-5``; empty for a page or time."""
    match = _PARAGRAPHS.fullmatch(locator)
    if match is None:
        return range(0)
    return range(int(match[1]), int(match[2] or match[1]) + 1)
