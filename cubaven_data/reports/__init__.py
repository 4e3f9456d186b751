"""Findings in every format that they can be asked for in: a module per format.

A report is a text; nothing here decides what is wrong, and nothing is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from cubaven_data.findings import Finding
from cubaven_data.reports.page import Page
from cubaven_data.texts.wording import Language, text


def as_text(findings: Iterable[Finding], language: Language = "en") -> str:
    """One finding a line, location first."""
    return "".join(finding.text(language) + "\n" for finding in findings)


def summary(page: Page, rows: Mapping[str, int]) -> str:
    """How many findings there are in how many rows (by table), in one line."""
    language, total = page.language, sum(rows.values())
    if not page.total + page.hidden:
        return text("says", "valid", language, rows=total, tables=len(rows))
    shown = len(page.findings)
    parts = {
        "shown": shown if shown < page.total else 0,
        "hidden": page.hidden,
        "repairable": page.repairable,
    }
    told = {name: text("says", name, language, n=n) if n else "" for name, n in parts.items()}
    return text("says", "findings", language, findings=page.total, rows=total, **told)


def _writer(module: str, name: str) -> Callable[[Page], str]:
    """The writer of that name, imported when it is first used: most runs print text."""

    def write(page: Page) -> str:
        return str(getattr(import_module(f"{__name__}.{module}"), name)(page))

    return write


WRITERS: Mapping[str, Callable[[Page], str]] = {
    "text": lambda page: as_text(page.findings, page.language),
    "json": _writer("document", "as_document"),
    "github": _writer("annotations", "as_annotations"),
    "sarif": _writer("sarif", "as_sarif"),
    "junit": _writer("junit", "as_junit"),
}
"""The writer of each format by the name of the format."""
STREAMED = ("text", "github")
"""The formats that are a line or more a finding: reports in them can follow each other."""
