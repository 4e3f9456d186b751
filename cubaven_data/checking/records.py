"""Gate 1: every cell, every row, and what rows say of each other."""

from __future__ import annotations

from cubaven_data.checking.rules import RULES, WITHIN_ROWS
from cubaven_data.findings import Finding
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.canonical import canonical_finding
from cubaven_data.reading.loading import Loaded

_FILES = {table.path: (number, table.header) for number, table in enumerate(TABLES.values(), 1)}


def check_records(data: Loaded, canonical: bool = True) -> list[Finding]:
    """Everything that gate 1 finds, in the order of the files; the canonical form if asked.

    Rules run only on what can be trusted: none without the code lists, none across rows where rows
    were lost. Whoever lost a row to a stray quote is not to be told that all references to it are
    wrong.
    """
    findings = [*data.findings]
    if data.codes_are_sound:
        for rule in (RULES if data.is_complete else WITHIN_ROWS).values():
            findings += rule(data)
    if canonical:
        faulty = {finding.file for finding in findings}
        for sheet in data.sheets.values():
            if sheet.table.path not in faulty and (finding := canonical_finding(sheet)):
                findings.append(finding)
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    """By file and line, then in the order of the columns."""
    number, header = _FILES.get(finding.file, (0, []))
    column = header.index(finding.column) if finding.column in header else -1
    return number, finding.file, finding.line, column, finding.rule
