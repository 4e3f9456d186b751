"""Findings as JSON, and the JSON Schema of that document."""

from __future__ import annotations

from cubaven_data.model.values import Json
from cubaven_data.release.descriptors import as_json, document_schema
from cubaven_data.reports.page import Page

SCHEMA_PATH = "schema/reports/findings.json"
"""The path of the JSON Schema of the document, relative to the root."""


def as_document(page: Page) -> str:
    """A JSON object with the findings in order.

    Properties that do not apply are blank, 0 or null, never left out. Later versions may add
    properties, but do not rename them or change their meaning.
    """
    language = page.language
    findings = [
        {
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "id": finding.id,
            "rule": finding.rule,
            "severity": finding.severity,
            "old": finding.old,
            "message": finding.message(language),
            "remedy": finding.remedy(language),
            "fix": {"cell": finding.fix.cell} if finding.fix else None,
        }
        for finding in page.findings
    ]
    return as_json({"language": language, "total": page.total, "findings": findings})


def findings_schema() -> Json:
    """The JSON Schema of the document."""
    finding = {
        "file": _text("The file, relative to the root, with forward slashes."),
        "line": {
            "type": "integer",
            "minimum": 0,
            "description": "The line on which the row begins, from 1; 0 for the whole file.",
        },
        "column": _text("The name of the column; blank for the whole row or file."),
        "id": _text("The id or key of the row as written; blank if there is none."),
        "rule": _text("The id of the broken rule.") | {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "severity": {
            "enum": ["error", "warning"],
            "description": "Whether it must be mended, or a person should look at it.",
        },
        "old": {"type": "boolean", "description": "Whether the base has the finding too."},
        "message": _text("What is wrong, quoting the value."),
        "remedy": _text("What to do about it."),
        "fix": {
            "type": ["object", "null"],
            "description": "What `cubaven validate --fix` does; null if a person must decide.",
            "properties": {
                "cell": {
                    "type": ["string", "null"],
                    "description": "The new content of the cell; null if the whole file is fixed.",
                }
            },
            "required": ["cell"],
        },
    }
    properties = {
        "language": {"enum": ["en", "es"], "description": "The language of the texts."},
        "total": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of findings, including those beyond the limit.",
        },
        "findings": {
            "type": "array",
            "description": "The findings, ordered by file, line and column.",
            "items": {"type": "object", "properties": finding, "required": list(finding)},
        },
    }
    return document_schema("findings.json", "Findings of cubaven validate", properties)


def _text(description: str) -> Json:
    return {"type": "string", "description": description}
