"""What formatting changes: written to the files, or shown."""

from __future__ import annotations

from pathlib import Path

from cubaven_data.cli.console import put, say
from cubaven_data.fixing.fixes import patch
from cubaven_data.fixing.formatting import Formatted, replace_file
from cubaven_data.texts.wording import Wording


def write(
    result: Formatted, folder: Path, text: Wording, *, check: bool = False, dry_run: bool = False
) -> None:
    """Writes what formatting changes; where it is a dry run, prints the changes as a patch."""
    if dry_run:
        put(patch(result), "utf-8")
    for name, change in result.changes.items():
        if not (check or dry_run):
            replace_file(folder / name, change.after)
        if ids := ", ".join(change.new_ids):
            name = text.says("new-ids", name=name, ids=ids)
        say(text.says("would-write" if check or dry_run else "wrote", name=name))
