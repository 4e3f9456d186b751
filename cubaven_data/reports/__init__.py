"""Findings in every format that they can be asked for in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from cubaven_data.findings import Finding, Language
from cubaven_data.reports.annotations import as_annotations
from cubaven_data.reports.document import as_document
from cubaven_data.reports.junit import as_junit
from cubaven_data.reports.page import Page
from cubaven_data.reports.sarif import as_sarif
from cubaven_data.wording import Wording


def as_text(findings: Iterable[Finding], language: Language = "en") -> str:
    """One finding a line, location first."""
    return "".join(finding.text(language) + "\n" for finding in findings)


def summary(page: Page, rows: Mapping[str, int]) -> str:
    """How many findings there are in how many rows (by table), in one line."""
    text, total = Wording(page.language), sum(rows.values())
    if not page.total + page.hidden:
        return text.says("valid", rows=total, tables=len(rows))
    shown, hidden = len(page.findings), page.hidden
    return text.says(
        "findings",
        findings=page.total,
        shown=text.says("shown", shown=shown) if shown < page.total else "",
        rows=total,
        hidden=text.says("hidden", hidden=hidden) if hidden else "",
    )


WRITERS: Mapping[str, Callable[[Page], str]] = {
    "text": lambda page: as_text(page.findings, page.language),
    "json": as_document,
    "github": as_annotations,
    "sarif": as_sarif,
    "junit": as_junit,
}
"""The writer of each format by the name of the format."""
