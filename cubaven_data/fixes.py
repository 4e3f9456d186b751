"""What repairing changes: the fix of each finding that has one, and the difference as a patch.

Both are read off the canonical form, so that nothing is announced that is not done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cubaven_data.findings import Finding, Fix, catalogue
from cubaven_data.formatting import Formatted, format_root
from cubaven_data.repairs import Repaired
from cubaven_data.tables import TABLES, VOCABULARIES
from cubaven_data.vocabularies import Vocabulary

# The rules whose findings quote the whole cell, which alone decides whether it can be repaired.
_OF_THE_TEXT = ("code", "blank-word", "invisible-character")
_COLUMNS = {
    (t.path, c.name): c for t in [*VOCABULARIES.values(), *TABLES.values()] for c in t.columns
}


def with_fixes(
    root: Path, findings: Sequence[Finding], vocabularies: Mapping[str, Vocabulary[Any]]
) -> list[Finding]:
    """The findings about what is under the root, those that formatting repairs with their fix."""
    # Formatting takes longer than validation: most mistakes are seen to have no repair without it.
    context = {"vocabularies": vocabularies}
    if not any(_may_be_repaired(finding, context) for finding in findings):
        return [*findings]
    formatted = format_root(root)
    left = {finding.file for finding in formatted.findings}
    return [f if f.file in left else replace(f, fix=_fix(f, formatted)) for f in findings]


def _may_be_repaired(finding: Finding, context: Mapping[str, Any]) -> bool:
    if finding.rule not in _OF_THE_TEXT:
        return bool(catalogue()[finding.rule].repaired)
    text = finding.values["value"]
    return Repaired(_COLUMNS[finding.file, finding.column], context)[text] != text


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
