"""Findings as text for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable

from cubaven_data.findings import Finding, Language


def as_text(findings: Iterable[Finding], language: Language = "en") -> str:
    """One finding a line, location first."""
    return "".join(finding.text(language) + "\n" for finding in findings)


def as_json(findings: Iterable[Finding], language: Language = "en") -> str:
    """An object with ``findings``, a list of objects; lines count from 1, 0 is the whole file."""
    listed = [
        {
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "rule": finding.rule,
            "message": finding.message(language),
            "remedy": finding.remedy(language),
        }
        for finding in findings
    ]
    return json.dumps({"findings": listed}, ensure_ascii=False, indent=2) + "\n"
