"""A saved text and the passages of it that citations name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from cubaven_data.model.citations import paragraphs

# What a passage begins with in a transcript or in subtitles: 01:20, [01:20], 00:01:20,500 -->
_MARK = re.compile(r"[\[(]?((?:\d{1,2}:)?\d{1,2}:\d{2})(?:[.,]\d{1,3})?[\])]?(?!\S)")
# The cited time is where the claim begins: as many seconds after it are read.
_SECONDS = 30


@dataclass(frozen=True)
class Text:
    """A saved text: its paragraphs, counted from 1."""

    content: str

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The non-blank lines, in Unicode form NFC, with white space reduced to single spaces."""
        return _lines(self.content)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages, which form feeds separate; none in a text without a form feed."""
        if "\f" not in self.content:
            return ()
        return tuple("\n".join(_lines(page)) for page in self.content.split("\f"))

    @property
    def fingerprint(self) -> str:
        """The SHA-256 hash of the paragraphs joined by line feeds, in hexadecimal."""
        return hashlib.sha256("\n".join(self.paragraphs).encode()).hexdigest()

    def shows(self, locator: str) -> bool:
        """Whether the text shows places of this kind: a plain text seldom shows pages or times."""
        kind = re.match("[a-z]+", locator)
        shown = {"p": self.paragraphs, "pg": self.pages, "t": self._times}
        return bool(kind and shown.get(kind[0]))

    def passage(self, locator: str) -> str | None:
        """The cited paragraphs, pages or half a minute, joined by line feeds.

        ``None`` if one of them is missing.
        """
        parts, span = self._parts(locator)
        if not span or span[-1] > len(parts):
            return None
        return "\n".join(parts[n - 1] for n in span)

    def before(self, locator: str) -> str:
        """The paragraph, page or stretch of time before the cited ones; blank at the beginning."""
        parts, span = self._parts(locator)
        first = next(iter(span), 1)
        return parts[first - 2] if 1 < first <= len(parts) + 1 else ""

    def _parts(self, locator: str) -> tuple[tuple[str, ...], range]:
        """The parts of the text that the locator counts, and those that it names, from 1."""
        if locator.startswith("pg"):
            return self.pages, paragraphs(f"p{locator[2:]}")
        if not locator.startswith("t"):
            return self.paragraphs, paragraphs(locator)
        time = _seconds(locator[1:])
        parts = tuple(text for _, text in self._times)
        begun = [n for n, (start, _) in enumerate(self._times, 1) if start <= time + _SECONDS]
        first = max((n for n in begun if self._times[n - 1][0] <= time), default=1)
        return parts, range(first, begun[-1] + 1) if begun else range(0)

    @cached_property
    def _times(self) -> tuple[tuple[int, str], ...]:
        """The seconds at which each stretch of a transcript begins, and the stretch."""
        found: list[tuple[int, list[str]]] = []
        for line in self.paragraphs:
            if match := _MARK.match(line):
                found.append((_seconds(match[1]), []))
            if found:
                found[-1][1].append(line)
        return tuple((start, "\n".join(lines)) for start, lines in found)


def _lines(content: str) -> tuple[str, ...]:
    lines = unicodedata.normalize("NFC", content).splitlines()
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def _seconds(time: str) -> int:
    seconds = 0
    for part in time.split(":"):
        seconds = 60 * seconds + int(part)
    return seconds
