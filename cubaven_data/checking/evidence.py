"""Compares citations with saved texts and lists those that a person should read again.

A text is a file ``SOURCE_ID.txt``; its paragraphs are its non-blank lines. A citation is confirmed
if its paragraphs exist; if they contain every number of the row and every part of its plain dates
(not of decades, intervals or dates with a qualifier); and if they or the paragraph before them name
an entity that the row is about. Numbers and dates are checked for ``sources`` only, not for
``disputed_by``. An unconfirmed citation can be right; ``data/coding/unconfirmed.csv`` says why.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from text_to_num import alpha2digit

from cubaven_data.findings import Finding
from cubaven_data.model.citations import Citation, paragraphs
from cubaven_data.reading.dataset import Dataset
from cubaven_data.reading.loading import Loaded, Row

# Words in place of numbers, with the values of the table under "Numbers" in the coding handbook.
VAGUE = {"dozens": 24, "scores": 40, "decades": 20, "millions": 10**6, "billions": 10**9}
_TIMES = {"decade": 10, "centur": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The kinds of record whose names are descriptions of ours.
_DESCRIBED = ("group", "institution", "building", "installation", "protection_unit")
_DATES = ("date", "began", "ended", "signed", "founded", "dissolved", "value")


@dataclass(frozen=True)
class Text:
    """A saved text: its paragraphs, counted from 1."""

    content: str

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The non-blank lines, in Unicode form NFC, with white space reduced to single spaces."""
        lines = unicodedata.normalize("NFC", self.content).splitlines()
        return tuple(" ".join(line.split()) for line in lines if line.strip())

    @property
    def fingerprint(self) -> str:
        """The SHA-256 hash of the paragraphs joined by line feeds, in hexadecimal."""
        return hashlib.sha256("\n".join(self.paragraphs).encode()).hexdigest()

    def passage(self, locator: str) -> str | None:
        """The cited paragraphs, joined by line feeds; ``None`` if one of them is missing."""
        span = paragraphs(locator)
        if not span or span[-1] > len(self.paragraphs):
            return None
        return "\n".join(self.paragraphs[n - 1] for n in span)

    def before(self, locator: str) -> str:
        """The paragraph before the cited ones; blank if they begin with the first."""
        first = next(iter(paragraphs(locator)), 1)
        return self.paragraphs[first - 2] if first > 1 else ""


@dataclass
class Evidence:
    """The result of a comparison: counts, and findings that a person should read again.

    ``texts`` counts the saved texts; ``checked``, ``confirmed`` and ``explained`` count citations.
    """

    texts: int = 0
    checked: int = 0
    confirmed: int = 0
    explained: int = 0
    doubts: list[Finding] = field(default_factory=list)

    @property
    def open(self) -> int:
        """The number of citations that are neither confirmed nor explained."""
        return self.checked - self.confirmed - self.explained


def check_evidence(loaded: Loaded, folder: Path) -> Evidence:
    """Compares every citation of a text in the folder with the cited paragraphs."""
    result = Evidence()
    texts: dict[str, Text] = {}
    for row in loaded.rows["sources"]:
        path = folder / f"{row.id}.txt"
        if path.is_file():
            try:
                texts[row.id] = Text(path.read_text(encoding="utf-8-sig"))
            except UnicodeDecodeError:
                result.doubts.append(row.fault("", "evidence-encoding", value=path.name))
                continue
            result.doubts += _changed(row, texts[row.id])
    result.texts = len(texts)
    names = _Names(Dataset.of(loaded))
    explained = {(r.record.record_id, r.record.citation) for r in loaded.rows["unconfirmed"]}
    for column in ("sources", "disputed_by"):
        for row in loaded.rows_with(column):
            for citation in getattr(row.record, column) or ():
                if text := texts.get(citation.source_id):
                    doubts = list(_doubts(row, column, citation, text, names))
                    known = (row.id, citation) in explained
                    result.checked += 1
                    result.confirmed += not doubts
                    result.explained += bool(doubts) and known
                    result.doubts += [] if known else doubts
    return result


def _changed(row: Row, text: Text) -> Iterator[Finding]:
    known, found = row.record.fingerprint or "", text.fingerprint
    if known != found:
        values = {"value": known, "source": row.id, "fingerprint": found}
        yield row.fault("fingerprint", "evidence-fingerprint", **values)


def _doubts(
    row: Row, column: str, citation: Citation, text: Text, names: _Names
) -> Iterator[Finding]:
    where = f"{citation.source_id}#{citation.locator}"
    passage = text.passage(citation.locator)
    if passage is None:
        count = str(len(text.paragraphs))
        yield row.fault(column, "evidence-paragraph", value=where, count=count)
        return
    if column == "sources":
        for name, value in _untold(row.record, passage):
            if citation.columns and name not in citation.columns:
                continue
            yield row.fault(name, "evidence-number", value=value, where=where, id=row.id)
    # A day or a place may stand in a paragraph that does not name what it is the day or place of.
    known = names.of(row) if not citation.columns else []
    around = f"{text.before(citation.locator)}\n{passage}".casefold()
    if known and not any(re.search(rf"\b{re.escape(n.casefold())}", around) for n in known):
        listed = ", ".join(known)
        yield row.fault(column, "evidence-name", value=where, id=row.id, names=listed)


def _untold(record: Any, passage: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """The columns and values whose number or date does not appear in the passage."""
    told = numbers_in(passage)
    for name in ("low", "best", "high"):
        number = getattr(record, name, None)
        if number is not None and number not in told:
            yield name, f"{number:.12g}"
    for name in _DATES:
        text = str(getattr(record, name, None) or "")
        if any(not re.search(part, passage, re.IGNORECASE) for part in printed_parts(text)):
            yield name, text


def numbers_in(passage: str) -> set[float]:
    """The numbers in an English passage, in digits or words; decades and centuries in years."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", passage.casefold().replace("-", " "))
    found = {float(number) for word, number in VAGUE.items() if re.search(rf"\b{word}\b", text)}
    if re.search(r"\bquarter (of a )?century\b", text):
        found.add(25.0)
    text = re.sub(r"\ba(?= decade\b)", "one", text.replace("tens of thousands", "10000"))
    found |= {
        float(number) * _TIMES[unit]
        for number, unit in re.findall(r"(\d+(?:\.\d+)?) (thousand|million|billion)\b", text)
    }
    digits = alpha2digit(text, "en", threshold=0)
    for number, unit in re.findall(r"(\d+(?:\.\d+)?)\s*(\w*)", digits):
        found.add(float(number))
        found |= {float(number) * n for word, n in _TIMES.items() if unit.startswith(word)}
    return found


def printed_parts(date: str) -> list[str]:
    """Patterns for the year, month and day that a text must print.

    Empty for a date with a qualifier or an interval: its parts may be inferred.
    """
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        return []
    year, *rest = date.split("-")
    parts = [rf"\b{year}\b"]
    if rest:
        parts.append(rf"\b{_MONTHS[int(rest[0]) - 1]}")
    if len(rest) == 2:
        parts.append(rf"\b0?{int(rest[1])}(st|nd|rd|th)?\b")
    return parts


class _Names:
    """The names by which a text may refer to what a row is about."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._linked: dict[str, list[str]] = {}
        for relation in dataset.relations:
            ends = relation.subject_id, relation.object_id
            for one, other in (ends, ends[::-1]):
                self._linked.setdefault(one, []).append(other)

    def of(self, row: Row) -> list[str]:
        """The names and aliases of the row itself and of the records that it refers to."""
        columns = ("subject_id", "object_id", "about_id", "record_id", "place_id")
        ids = [row.id, *(getattr(row.record, column, "") or "" for column in columns)]
        found = [name for id_ in ids if id_ in self._dataset for name in self._names(id_)]
        return list(dict.fromkeys(found))

    def _names(self, id_: str) -> Iterator[str]:
        yield from self._own_names(id_)
        record = self._dataset[id_]
        described = record.name_en if getattr(record, "kind", "") in _DESCRIBED else ""
        title = getattr(record, "title_en", "")
        # Texts do not use our titles, nor our descriptions of groups. They refer to them by their
        # main words (cut to seven letters to match inflections) or by those who took part.
        yield from (word[:7] for word in re.findall(r"\w{6,}|[A-Z]{3,}", title or described))
        if title:
            for other in self._linked.get(id_, []):
                yield from self._own_names(other)

    def _own_names(self, id_: str) -> Iterator[str]:
        record = self._dataset[id_]
        if hasattr(record, "name_en"):
            yield record.name_en
            yield from filter(None, (getattr(record, "acronym", None),))
            yield from getattr(record, "aliases", None) or ()
            if record.kind == "person":
                yield record.name_en.split()[-1]
