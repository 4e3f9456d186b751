"""Applies the changes of formatting, or shows them."""

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
    """Writes the formatted files and names them.

    With ``check`` or ``dry``, nothing is written; ``dry`` also prints the changes as a patch.
    """
    if dry:
        put(patch(result), "utf-8")
    for name, change in result.changes.items():
        if not (check or dry):
            replace_file(folder / name, change.after)
        shown = name
        if ids := ", ".join(change.new_ids):
            shown = told("new-ids", language, name=name, ids=ids)
        say(told("would-write" if check or dry else "wrote", language, name=shown))
