"""Findings as SARIF 2.1.0, the OASIS format for results of static analysis."""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encoded

from cubaven_data.about import NAME, __version__
from cubaven_data.checking.catalogue import catalogue
from cubaven_data.findings import Finding
from cubaven_data.model.values import Json
from cubaven_data.reading.canonical import csv_cell
from cubaven_data.release.descriptors import as_json
from cubaven_data.reports.page import Page
from cubaven_data.texts.wording import LANGUAGES, Language, text

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# The conventional name of the base for relative URIs; code hosts take it for the repository root.
_ROOT = "%SRCROOT%"
MOST = 5000
"""The number of results that GitHub shows of a run; it refuses runs with more than 25,000."""
# GitHub refuses logs of more than 10 MB after compression.
_LONGEST_FIX = 1000


def as_sarif(page: Page) -> str:
    """A SARIF log with one run.

    URIs are relative to the root, columns count Unicode code points, and there is no time stamp, so
    that the same findings give the same log. The broken rules are described in the language of the
    page and, as a translation, in the other. Errors come before warnings, and results end at
    :data:`MOST`. A run that lacks findings of the page or findings beyond the limit says so.
    """
    findings = sorted(page.findings, key=lambda finding: finding.warns)[:MOST]
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    others = [language for language in LANGUAGES if language != page.language]
    run = {
        "tool": {"driver": _component(page.language, rules)},
        "language": page.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": _literal(text("reports", "root", page.language))}
        },
        "invocations": [_invocation(page)],
        "translations": [_translation(language, rules) for language in others],
        "results": [_result(page, finding, rules) for finding in findings],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def cut(page: Page) -> str:
    """A sentence on how many findings the log lacks; blank if it has all of them."""
    shown = min(len(page.findings), MOST)
    if shown == page.total:
        return ""
    return text("reports", "cut", page.language, findings=page.total, shown=shown)


def _invocation(page: Page) -> Json:
    invocation: Json = {"executionSuccessful": True, "exitCode": 1 if page.errors else 0}
    if said := cut(page):
        told = {"level": "warning", "message": _literal(said)}
        invocation["toolExecutionNotifications"] = [told]
    return invocation


def _component(language: Language, rules: list[str]) -> Json:
    return {
        "name": NAME,
        "semanticVersion": __version__,
        "language": language,
        "rules": [_descriptor(id_, language) for id_ in rules],
    }


def _translation(language: Language, rules: list[str]) -> Json:
    return _component(language, rules) | {
        "contents": ["localizedData"],
        "isComprehensive": True,
        "associatedComponent": {"name": NAME},
        "translationMetadata": {"name": language},
    }


def _descriptor(id_: str, language: Language) -> Json:
    rule = catalogue()[id_]
    # The description applies to all findings of the rule, so placeholders become ellipses.
    remedy = re.sub(r"\{\w+(:[^}]*)?\}", "…", rule.remedy(language))
    remedy = f"{remedy[:1].upper()}{remedy[1:]}."
    return {
        "id": id_,
        "shortDescription": _literal(rule.says(language)),
        "fullDescription": _literal(f"{rule.says(language)} {rule.why(language)}"),
        "help": _literal(remedy),
        "defaultConfiguration": {"level": "error"},
        "properties": {"gate": rule.gate},
    }


def _result(page: Page, finding: Finding, rules: list[str]) -> Json:
    physical: Json = {
        "artifactLocation": {
            # A name of bytes that are no text is written byte by byte.
            "uri": percent_encoded(finding.file, errors="surrogateescape"),
            "uriBaseId": _ROOT,
        }
    }
    if finding.line:
        physical["region"] = _region(page, finding)
    location: Json = {"physicalLocation": physical}
    if finding.column:
        location["logicalLocations"] = [{"name": finding.column, "kind": "column"}]
    said = ": ".join(filter(None, (finding.record, finding.advice(page.language))))
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": finding.severity,
        "message": _literal(said),
        "locations": [location],
    }
    if finding.id:
        result["properties"] = {"id": finding.id}
    # SARIF fixes replace regions; a repair of the whole file is described only in the message.
    cell = finding.fix.cell if finding.fix else None
    if cell is not None and len(cell) <= _LONGEST_FIX and "endColumn" in physical["region"]:
        result["fixes"] = [_fix(physical, cell)]
    return result


def _fix(physical: Json, cell: str) -> Json:
    replacement = {"deletedRegion": physical["region"], "insertedContent": {"text": csv_cell(cell)}}
    location = physical["artifactLocation"]
    return {"artifactChanges": [{"artifactLocation": location, "replacements": [replacement]}]}


def _region(page: Page, finding: Finding) -> Json:
    excerpt = page.excerpts.of(finding)
    region = excerpt.region if excerpt else None
    if region is None:
        return {"startLine": finding.line}
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _literal(said: str) -> Json:
    # In SARIF messages, braces are placeholders and [text](target) is an embedded link. There is no
    # escape for "](", so a space separates the two.
    return {"text": said.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
