"""What repairing changes: the fix of each finding that has one, and the difference as a patch.

Both are read off the canonical form, so that nothing is announced that is not done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cubaven_data.findings import Finding, Fix, catalogue
from cubaven_data.formatting import Formatted, format_root


def with_fixes(root: Path, findings: Sequence[Finding]) -> list[Finding]:
    """The findings about the files under the root, those that formatting repairs with their fix."""
    if not any(catalogue()[finding.rule].repaired for finding in findings):
        return [*findings]
    formatted = format_root(root)
    left = {finding.file for finding in formatted.findings}
    return [f if f.file in left else replace(f, fix=_fix(f, formatted)) for f in findings]


def _fix(finding: Finding, formatted: Formatted) -> Fix | None:
    if not catalogue()[finding.rule].repaired:
        return None
    if (finding.file, finding.line) in formatted.blank:
        return Fix()
    cell = formatted.cells.get((finding.file, finding.line, finding.column))
    if cell is None:
        return None if finding.column else Fix()
    # A cell can cite two ids that moved, of which one has a new id and the other was withdrawn.
    withdrawn = finding.rule == "redirected-id" and finding.values["value"] in _ids(cell)
    return None if withdrawn else Fix(cell)


def _ids(cell: str) -> list[str]:
    return re.split(" via |#|; ", cell)


def patch(root: Path, formatted: Formatted) -> str:
    """The changes as a unified diff, which ``git apply`` and ``patch -p1`` take."""
    from difflib import unified_diff

    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for path, text in formatted.changes.items()
        for name in [path.relative_to(root).as_posix()]
        for line in unified_diff(
            _lines(path.read_bytes().decode()), _lines(text), f"a/{name}", f"b/{name}"
        )
    )


def _lines(text: str) -> list[str]:
    # Only line feeds end the lines of a patch.
    return re.findall(r"[^\n]*\n|[^\n]+", text)
