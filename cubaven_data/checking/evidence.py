"""Compares citations with saved texts and lists those that a person should read again.

A text is a file ``SOURCE_ID.txt``; its paragraphs are its non-blank lines. A citation is confirmed
if its passage exists; if that contains every number of the row (a percentage only if shares are
counted) and every part of its plain dates (not of decades, intervals or dates with a qualifier);
and if it or the passage before it names an entity that the row is about. Each text is read in the
language of its source, in English and Spanish if that is another or unknown. Numbers and dates are
checked for ``sources`` only, not for ``disputed_by``. An unconfirmed citation can be right;
``data/coding/unconfirmed.csv`` says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cubaven_data.checking.names_in_texts import Names
from cubaven_data.checking.saved_texts import Text
from cubaven_data.findings import Finding
from cubaven_data.model.citations import Citation
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.model.printed_dates import is_printed, without_dates
from cubaven_data.model.written_numbers import plain
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.records import Records
from cubaven_data.reading.rows import Row
from cubaven_data.texts.wording import LANGUAGES, Language, words

_DATES = ("date", "began", "ended", "signed", "founded", "dissolved", "value")


@dataclass
class Evidence:
    """The result of a comparison: counts, and findings that a person should read again.

    ``texts`` counts the saved texts, all others citations; ``uncheckable`` are those of pages,
    times or other places that a text does not show, which are not among the ``checked``.
    ``unknown`` are the names of what else is in the folder, and belongs to no source.
    """

    texts: int = 0
    checked: int = 0
    confirmed: int = 0
    explained: int = 0
    uncheckable: int = 0
    doubts: list[Finding] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    @property
    def open(self) -> int:
        """The number of citations that are neither confirmed nor explained."""
        return self.checked - self.confirmed - self.explained


def check_evidence(loaded: Loaded, folder: Path) -> Evidence:
    """Compares every citation of a text in the folder with the cited paragraphs."""
    result = Evidence()
    texts: dict[str, Text] = {}
    languages: dict[str, Sequence[Language]] = {}
    for row in loaded.rows["sources"]:
        path = folder / f"{row.id}.txt"
        if path.is_file():
            try:
                saved = Text(path.read_text(encoding="utf-8-sig"))
            except UnicodeDecodeError:
                result.doubts.append(row.fault("", "evidence-encoding", value=path.name))
                continue
            if not saved.paragraphs:
                result.doubts.append(row.fault("", "evidence-empty", value=path.name))
                continue
            texts[row.id] = saved
            languages[row.id] = _languages(row.record.language)
            result.doubts += _changed(row, texts[row.id])
    result.texts = len(texts)
    named = {f"{row.id}.txt" for row in loaded.rows["sources"]}
    result.unknown = sorted(
        path.name for path in folder.iterdir() if path.name not in named or not path.is_file()
    )
    names = Names(Records.of(loaded))
    measures = loaded.codes["measure"].terms.items()
    in_percent = {code for code, measure in measures if measure.unit == "percent"}
    explained = {(r.record.record_id, r.record.citation) for r in loaded.rows["unconfirmed"]}
    for column in ("sources", "disputed_by"):
        for row in loaded.rows_with(column):
            for citation in getattr(row.record, column) or ():
                text = texts.get(citation.source_id)
                if text is None:
                    continue
                if not text.shows(citation.locator):
                    result.uncheckable += 1
                    continue
                read = languages[citation.source_id]
                shares = getattr(row.record, "measure", None) in in_percent
                doubts = list(_doubts(row, column, citation, text, names, read, shares=shares))
                known = (row.id, citation) in explained
                result.checked += 1
                result.confirmed += not doubts
                result.explained += bool(doubts) and known
                result.doubts += [] if known else doubts
    return result


def _languages(code: str | None) -> Sequence[Language]:
    return [language for language in LANGUAGES if language == code] or LANGUAGES


def _changed(row: Row, text: Text) -> Iterator[Finding]:
    known, found = row.record.fingerprint or "", text.fingerprint
    if known != found:
        values = {"value": known, "source": row.id, "fingerprint": found}
        yield row.fault("fingerprint", "evidence-fingerprint", **values)


def _doubts(
    row: Row,
    column: str,
    citation: Citation,
    text: Text,
    names: Names,
    languages: Sequence[Language],
    *,
    shares: bool,
) -> Iterator[Finding]:
    where = f"{citation.source_id}#{citation.locator}"
    passage = text.passage(citation.locator)
    if passage is None:
        count = len(text.pages if citation.locator.startswith("pg") else text.paragraphs)
        length = "pages" if citation.locator.startswith("pg") else "paragraphs"
        extent = words("says", f"text-{length}", count=str(count))
        yield row.fault(column, "evidence-paragraph", value=where, extent=extent)
        return
    if column == "sources":
        for name, value in _untold(row.record, passage, languages, shares=shares):
            if citation.columns and name not in citation.columns:
                continue
            yield row.fault(name, "evidence-number", value=value, where=where, id=row.id)
    # A day or a place may stand in a paragraph that does not name what it is the day or place of.
    known = names.of(row, languages) if not citation.columns else []
    around = f"{text.before(citation.locator)}\n{passage}".casefold()
    if known and not any(
        re.search(rf"\b{re.escape(name.form.casefold())}", around) for name in known
    ):
        listed = ", ".join(dict.fromkeys(name.whole for name in known))
        yield row.fault(column, "evidence-name", value=where, id=row.id, names=listed)


def _untold(
    record: Any,  # noqa: ANN401
    passage: str,
    languages: Sequence[Language],
    *,
    shares: bool,
) -> Iterator[tuple[str, str]]:
    """The columns and values whose number or date does not appear in the passage.

    A percentage is no number of anything but ``shares``.
    """
    counted = numbers_said(without_dates(passage), languages)
    kept = (said for said in counted if shares or said.kind not in ("percent", "part"))
    told = {float(number) for said in kept for number in said.values}
    for name in ("low", "best", "high"):
        number = getattr(record, name, None)
        if number is not None and number not in told:
            yield name, plain(number)
    for name in _DATES:
        text = str(getattr(record, name, None) or "")
        if not is_printed(text, passage, languages):
            yield name, text
