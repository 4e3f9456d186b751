"""Gate 1: rules about files, cells, rows and the links between rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cubaven_data.checking.alternatives import in_alternatives
from cubaven_data.checking.exceptions import without_exempt
from cubaven_data.checking.rules import RULES, WITHIN_ROWS
from cubaven_data.findings import Finding, errors
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.canonical import canonical_finding
from cubaven_data.reading.loading import Loaded

_FILES = {table.path: (number, table.header) for number, table in enumerate(TABLES.values(), 1)}


def check_records(data: Loaded, canonical: bool = True) -> list[Finding]:
    """All findings of gate 1, in the order of the files; ``canonical`` includes canonical form.

    Rules run only on complete input: none if a code list has findings, and only those within one
    row if a row could not be read. Otherwise a row lost to a stray quote would make every reference
    to it look wrong.
    """
    findings = [*data.findings]
    if data.codes_are_sound:
        rules = RULES if data.is_complete else WITHIN_ROWS
        found = [finding for rule in rules.values() for finding in rule(data)]
        found += in_alternatives(data, rules, found)
        findings += _once(without_exempt(data, found))
    if canonical:
        faulty = {finding.file for finding in errors(findings)}
        for sheet in data.sheets.values():
            if sheet.table.path not in faulty and (finding := canonical_finding(sheet)):
                findings.append(finding)
    return in_order(findings)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those that say the same of the same cell, such as of an id in two
    citations."""
    seen = set()
    for finding in findings:
        key = (finding.location, finding.rule, tuple(finding.values.items()))
        if key not in seen:
            seen.add(key)
            yield finding


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of the files, their lines, and the columns of the table."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    """The sort key: file, line, column in the order of the table, rule."""
    number, header = _FILES.get(finding.file, (0, []))
    column = header.index(finding.column) if finding.column in header else -1
    return number, finding.file, finding.line, column, finding.rule
