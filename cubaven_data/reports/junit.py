"""Findings as JUnit XML, which build servers show as failed tests."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from cubaven_data.findings import Finding, errors
from cubaven_data.reports.page import Page
from cubaven_data.texts.wording import text

# The characters that XML 1.0 does not allow even as character references.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(page: Page) -> str:
    """One test suite per file: a failed test per finding, or one passed test if it is clean.

    A warning is a passed test that says what it is. A file whose findings are all beyond the limit
    has a skipped test, so that it does not look clean.
    """
    files: dict[str, list[Finding]] = {path: [] for path in page.files}
    for finding in page.findings:
        files[finding.file].append(finding)
    root = ET.Element("testsuites", name="cubaven validate")
    for path, findings in files.items():
        _suite(root, page, path, findings)
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    document = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'


def xml_text(said: str) -> str:
    """The text with characters that XML 1.0 forbids replaced by backslash escapes."""
    return _FORBIDDEN.sub(lambda found: found[0].encode("unicode_escape").decode(), said)


def _suite(root: ET.Element, page: Page, path: str, findings: list[Finding]) -> None:
    counts = {"tests": len(findings) or 1, "failures": len(errors(findings)), "errors": 0}
    counts["skipped"] = int(path in page.cut)
    attributes = {"name": xml_text(path)} | {name: str(n) for name, n in counts.items()}
    suite = ET.SubElement(root, "testsuite", attributes)
    names: Counter[str] = Counter()
    for finding in findings:
        name = " ".join(filter(None, (finding.place, finding.record, f"[{finding.rule}]")))
        names[name] += 1
        case = _case(suite, path, name if names[name] == 1 else f"{name} {names[name]}")
        case.set("line", str(finding.line or 1))
        message = xml_text(finding.message(page.language))
        if finding.warns:
            told = ET.SubElement(case, "system-out")
        else:
            told = ET.SubElement(case, "failure", type=finding.rule, message=message)
        told.text = xml_text(finding.text(page.language))
    if path in page.cut:
        case = _case(suite, path, text("reports", "findings", page.language))
        ET.SubElement(case, "skipped", message=text("reports", "not-shown", page.language))
    elif not findings:
        _case(suite, path, text("reports", "no-findings", page.language))


def _case(suite: ET.Element, path: str, name: str) -> ET.Element:
    attributes = {"classname": path, "name": name, "file": path, "time": "0"}
    shown = {key: xml_text(value) for key, value in attributes.items()}
    return ET.SubElement(suite, "testcase", shown)
