"""What formatting would repair: the fix of each finding that has one, and a patch.

Both are derived from the formatted files, so that reports announce only what is really done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cubaven_data.checking.catalogue import is_repaired
from cubaven_data.findings import Finding, Fix
from cubaven_data.fixing.formatting import Formatted, formatted
from cubaven_data.fixing.repairs import Repaired
from cubaven_data.model.cells import Context
from cubaven_data.model.tables import FILES, TABLES
from cubaven_data.reading.loading import Loaded

# Rules whose findings quote the whole cell, so that the cell alone shows whether it has a repair.
_OF_THE_TEXT = (
    "code",
    "blank-word",
    "invisible-character",
    "list-form",
)
_ELSEWHERE = (TABLES["alternatives"].path, "value")
_COLUMNS = {(t.path, c.name): c for t in FILES.values() for c in t.columns}


def repairs_for(data: Loaded, findings: Iterable[Finding]) -> Formatted:
    """What formatting the dataset changes; nothing if none of its findings may have a repair.

    Files that have other findings are then not put into canonical form either.
    """
    # Formatting takes longer than validation, and most mistakes clearly have no repair.
    if any(_may_be_repaired(finding, {"codes": data.codes}) for finding in findings):
        return formatted(data)
    return Formatted()


def with_fixes(findings: Iterable[Finding], result: Formatted) -> list[Finding]:
    """The findings, with a fix added to each one that formatting with this result repairs."""
    left = {finding.file for finding in result.findings}
    return [f if f.file in left else replace(f, fix=_fix(f, result)) for f in findings]


def _may_be_repaired(finding: Finding, context: Context) -> bool:
    # What an alternative holds is repaired as the column whose value it gives.
    if finding.rule not in _OF_THE_TEXT or (finding.file, finding.column) == _ELSEWHERE:
        return is_repaired(finding.rule)
    text = str(finding.values["value"])
    return Repaired(_COLUMNS[finding.file, finding.column], context)[text] != text


def _fix(finding: Finding, result: Formatted) -> Fix | None:
    if not is_repaired(finding.rule):
        return None
    if (finding.file, finding.line) in result.dropped:
        return Fix()
    mended = result.cells.get((finding.file, finding.line, finding.column))
    if mended is None:
        return None if finding.column else Fix()
    cell = mended.after
    # A cell can cite one redirected id and one withdrawn id; only the first is repaired.
    withdrawn = finding.rule == "redirected-id" and finding.values["value"] in _ids(cell)
    return None if withdrawn else Fix(cell)


def _ids(cell: str) -> list[str]:
    return re.split(" via |#|; ", cell)


def patch(result: Formatted) -> str:
    """The changes as a unified diff for ``git apply`` or ``patch -p1``."""
    return "".join(line for lines in diffs(result) for line in lines)


def diffs(result: Formatted) -> Iterator[list[str]]:
    """The lines of the patch, file by file; the first two of each are its header."""
    from difflib import unified_diff

    for path, change in result.changes.items():
        before, after = _lines(change.before), _lines(change.after)
        yield [
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in unified_diff(before, after, f"a/{path}", f"b/{path}")
        ]


def _lines(text: str) -> list[str]:
    # str.splitlines would also split at characters such as U+2028, which a patch does not.
    return re.findall(r"[^\n]*\n|[^\n]+", text)
