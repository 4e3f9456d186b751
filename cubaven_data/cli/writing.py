"""What formatting changes: written to the files, or shown."""

from __future__ import annotations

from pathlib import Path

from cubaven_data.cli.console import put, say, told
from cubaven_data.fixing.fixes import patch
from cubaven_data.fixing.formatting import Formatted
from cubaven_data.fixing.replacing import replace_file
from cubaven_data.texts.wording import Language


def write(
    result: Formatted, folder: Path, language: Language, *, check: bool = False, dry: bool = False
) -> None:
    """Writes what formatting changes; where it is a dry run, prints the changes as a patch."""
    if dry:
        put(patch(result), "utf-8")
    for name, change in result.changes.items():
        if not (check or dry):
            replace_file(folder / name, change.after)
        shown = name
        if ids := ", ".join(change.new_ids):
            shown = told("new-ids", language, name=name, ids=ids)
        say(told("would-write" if check or dry else "wrote", language, name=shown))
