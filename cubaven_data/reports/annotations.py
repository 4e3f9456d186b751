"""Findings as workflow commands, which GitHub Actions shows as annotations on a pull request."""

from __future__ import annotations

from cubaven_data.findings import Finding
from cubaven_data.reports.page import Page
from cubaven_data.texts.wording import text

# How many annotations of one kind GitHub shows in a step.
_SHOWN = 10


def as_annotations(page: Page) -> str:
    """One ``::error`` or ``::warning`` per finding, on one line, special characters escaped.

    The message repeats place and rule, because the log shows nothing else. A last ``::notice`` has
    the number of findings if some are not shown, since GitHub shows ten annotations of a kind in a
    step and the page has none beyond its limit.
    """
    told = "".join(_annotation(page, finding) for finding in page.findings)
    printed = len(page.findings)
    if page.total <= _SHOWN and printed == page.total:
        return told
    name = "more" if printed == page.total else "more-limited"
    rest = text("reports", name, page.language, findings=page.total, printed=printed, shown=_SHOWN)
    return f"{told}::notice ::{_data(rest)}\n"


def _annotation(page: Page, finding: Finding) -> str:
    properties = {"file": finding.file}
    if finding.line:
        properties["line"] = str(finding.line)
        excerpt = page.excerpts.of(finding)
        region = excerpt.region if excerpt else None
        # GitHub accepts columns only if the annotation begins and ends on the same line.
        if region and region.line == region.end_line == finding.line:
            properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
    properties["title"] = f"{finding.column} [{finding.rule}]".lstrip()
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{finding.severity} {listed}::{_data(finding.text(page.language))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
