"""Citations: who says it, and where it was read.

``cubaheadlines-2026-02-21#p14`` is a text that was read, with a locator;
``reuters-2019-08-22 via cubaheadlines-2026-02-21#p12`` names the origin before ``via``. Several are
separated by ``; ``. Locators: ``p12`` and ``p12-14`` paragraphs, ``pg3`` page, ``t01:20`` time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial
from itertools import islice
from operator import attrgetter, lt
from typing import NamedTuple

SEPARATOR = "; "

_ID = r"[a-z0-9]++(?:-[a-z0-9]++)*+"
_N = r"[1-9]\d{0,4}"
_LOCATOR = rf"p{_N}(?:-{_N})?|pg{_N}(?:-{_N})?|t\d{{2}}(?::[0-5]\d){{1,2}}"
_CITATION = rf"({_ID})(?: via ({_ID}))?#({_LOCATOR})"
_ONE = re.compile(_CITATION, re.ASCII)
_LINES = re.compile(rf"^{_CITATION}$", re.ASCII | re.MULTILINE)
_FORM = re.compile(rf"{_ID}(?: via {_ID})?#(\S+)", re.ASCII)
_PARAGRAPHS = re.compile(rf"p({_N})(?:-({_N}))?", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)


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
        numbers = [int(number) for number in _NUMBER.findall(self.locator)]
        return self.source_id, self.locator.rstrip("0123456789-:"), numbers, self.origin_id or ""


# What Citation._make does, without a frame of Python for each.
_citation: Callable[[tuple[str, str, str | None]], Citation] = partial(tuple.__new__, Citation)


def parse_citation(text: str) -> Citation:
    """The one citation that the text writes; raises :class:`CitationError`."""
    match = _ONE.fullmatch(text)
    if match is None:
        form = _FORM.fullmatch(text)
        raise CitationError(*(("locator-form", form[1]) if form else ("citation-syntax", text)))
    first, second, locator = match.groups()
    if _runs_backwards(locator):
        raise CitationError("locator-form", locator)
    if first == second:
        raise CitationError("citation-of-itself", text)
    return Citation(second, locator, first) if second else Citation(first, locator)


def _runs_backwards(locator: str) -> bool:
    first, dash, last = locator.lstrip("pg").partition("-")
    return bool(dash) and int(last) <= int(first)


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


def parse_cells(texts: Collection[str]) -> dict[str, tuple[Citation, ...]]:
    """The citations of each cell, as :func:`parse_citations` gives them, in a third of the time.

    Raises :class:`CitationError`.
    """
    together = "\n".join(texts).replace(SEPARATOR, "\n")
    made = [
        _citation((second, place, first) if second else (first, place, None))
        for first, second, place in _LINES.findall(together)
        if first != second and not ("-" in place and _runs_backwards(place))
    ]
    left = iter(made)
    cells = [(*islice(left, text.count("#")),) for text in texts]
    if len(made) <= together.count("\n") or any(
        len({*cell}) < len(cell) for cell in cells if len(cell) > 1
    ):
        # Some cell has what is no citation, or one twice.
        return {text: parse_citations(text) for text in texts}
    return dict(zip(texts, cells, strict=True))


def join(citations: tuple[Citation, ...]) -> str:
    """The cell that holds these citations, in canonical order."""
    return SEPARATOR.join(str(c) for c in sorted(citations, key=attrgetter("sort_key")))


def in_order(citations: tuple[Citation, ...]) -> bool:
    """Whether these citations are in canonical order."""
    read = [citation.source_id for citation in citations]
    if all(map(lt, read, read[1:])):
        return True
    keys = [citation.sort_key for citation in citations]
    return keys == sorted(keys)


def paragraphs(locator: str) -> range:
    """The paragraphs of a locator such as ``p3`` or ``p3-5``; empty for a page or a time."""
    match = _PARAGRAPHS.fullmatch(locator)
    if match is None:
        return range(0)
    return range(int(match[1]), int(match[2] or match[1]) + 1)
