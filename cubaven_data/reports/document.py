"""Findings as JSON for programs, and the JSON Schema that says what stands in it."""

from __future__ import annotations

from cubaven_data.model.values import Json
from cubaven_data.release.descriptors import as_json, document_schema
from cubaven_data.reports.page import Page

SCHEMA_PATH = "schema/reports/findings.json"
"""Where the JSON Schema of the document is, under the root."""


def as_document(page: Page) -> str:
    """An object with the findings in order; parts that do not apply are blank, 0 or null, never
    left out.

    What stands in it keeps its name and its meaning; a later version may add to it.
    """
    language = page.language
    findings = [
        {
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "rule": finding.rule,
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
            "description": "The line on which the row begins, from 1; 0 is the whole file.",
        },
        "column": _text("The name of the column; blank for the whole row or file."),
        "rule": _text("The id of the rule that is broken.")
        | {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "message": _text("What is wrong, with the value that stands there."),
        "remedy": _text("What to do about it."),
        "fix": {
            "type": ["object", "null"],
            "description": "What `cubaven validate --fix` does; null where a person has to decide.",
            "properties": {
                "cell": {
                    "type": ["string", "null"],
                    "description": "What the cell is to hold; null for a repair of the whole file.",
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
            "description": "How many findings there are; with a limit, more than are listed.",
        },
        "findings": {
            "type": "array",
            "description": "The findings in the order of the files, lines and columns.",
            "items": {"type": "object", "properties": finding, "required": list(finding)},
        },
    }
    return document_schema("findings.json", "Findings of cubaven validate", properties)


def _text(description: str) -> Json:
    return {"type": "string", "description": description}
