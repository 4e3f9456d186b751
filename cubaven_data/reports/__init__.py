"""Findings in every format that they can be asked for in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from cubaven_data.findings import Finding, Language
from cubaven_data.reports.page import Page

_VALID = {
    "en": "{rows} rows in {tables} tables are valid.",
    "es": "{rows} filas en {tables} tablas: todo correcto.",
}
_COUNT = {"en": "findings: {}", "es": "problemas: {}"}
_SHOWN = {"en": " ({} shown)", "es": " (se muestran {})"}
_ROWS = {"en": " · rows: {}", "es": " · filas: {}"}
_HIDDEN = {"en": " · others, not asked for: {}", "es": " · otros, no pedidos: {}"}


def as_text(findings: Iterable[Finding], language: Language = "en") -> str:
    """One finding a line, location first."""
    return "".join(finding.text(language) + "\n" for finding in findings)


def summary(page: Page, rows: Mapping[str, int]) -> str:
    """How many findings there are in how many rows (by table), in one line."""
    language, total = page.language, sum(rows.values())
    if not page.total + page.hidden:
        return _VALID[language].format(rows=total, tables=len(rows))
    said = _COUNT[language].format(page.total)
    if len(page.findings) < page.total:
        said += _SHOWN[language].format(len(page.findings))
    said += _ROWS[language].format(total)
    return said + (_HIDDEN[language].format(page.hidden) if page.hidden else "")


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
