"""Reports of findings, one module per format.

A report is a string; nothing here looks for findings or prints them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from cubaven_data.findings import Finding
from cubaven_data.reports.page import Page
from cubaven_data.texts.wording import Language, text


def as_text(findings: Iterable[Finding], language: Language = "en", *, advised: bool = True) -> str:
    """One line per finding, beginning with its location."""
    return "".join(finding.text(language, advised=advised) + "\n" for finding in findings)


def summary(page: Page, rows: Mapping[str, int]) -> str:
    """The numbers of findings and rows, in one line; ``rows`` are the numbers by table."""
    language, total = page.language, sum(rows.values())
    if not page.total + page.hidden:
        return text("says", "valid", language, rows=total, tables=len(rows))
    shown = len(page.findings)
    parts = {
        "warnings": page.total - page.errors,
        "shown": shown if shown < page.total else 0,
        "older": page.older,
        "hidden": page.hidden,
        "repairable": page.repairable,
    }
    told = {name: text("says", name, language, n=n) if n else "" for name, n in parts.items()}
    return text("says", "findings", language, findings=page.total, rows=total, **told)


def _writer(module: str, name: str) -> Callable[[Page], str]:
    """The writer with that name, imported on first use because most runs print text."""

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
"""The writers by the name of their format."""
STREAMED = ("text", "github")
"""The line-based formats, in which several reports can follow each other."""
