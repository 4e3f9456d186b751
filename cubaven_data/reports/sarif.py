"""Findings as SARIF 2.1.0, the exchange format of analysis tools and code hosts."""

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
# The name that SARIF tools know for the folder which relative addresses start from.
_ROOT = "%SRCROOT%"


def as_sarif(page: Page) -> str:
    """A SARIF log of one run: addresses relative to the root, columns in characters, no time.

    The rules that are broken are described in the language of the page, and again in the other as
    a translation.
    """
    rules = list(dict.fromkeys(finding.rule for finding in page.findings))
    others = [language for language in LANGUAGES if language != page.language]
    run = {
        "tool": {"driver": _component(page.language, rules)},
        "language": page.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": _literal(text("reports", "root", page.language))}
        },
        "invocations": [{"executionSuccessful": True, "exitCode": 1 if page.total else 0}],
        "translations": [_translation(language, rules) for language in others],
        "results": [_result(page, finding, rules) for finding in page.findings],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


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
    # A template stands for all findings of the rule: what differs between them is left open.
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
        "artifactLocation": {"uri": percent_encoded(finding.file), "uriBaseId": _ROOT}
    }
    if finding.line:
        physical["region"] = _region(page, finding)
    location: Json = {"physicalLocation": physical}
    if finding.column:
        location["logicalLocations"] = [{"name": finding.column, "kind": "column"}]
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": "error",
        "message": _literal(finding.advice(page.language)),
        "locations": [location],
    }
    # SARIF knows replacements of regions; a repair of a whole file is named in the message alone.
    if finding.fix and finding.fix.cell is not None and "endColumn" in physical["region"]:
        result["fixes"] = [_fix(physical, finding.fix.cell)]
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
    # In a message of SARIF braces are placeholders and [text](address) is a link; for what leads
    # to a link there is no escape, so a space goes between.
    return {"text": said.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
