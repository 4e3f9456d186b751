"""Applies the changes of formatting, or shows them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from cubaven_data.cli.console import fail, put, say, told
from cubaven_data.fixing.fixes import patch
from cubaven_data.fixing.formatting import Formatted
from cubaven_data.fixing.replacing import ChangedError, HalfWrittenError, clear_up, replace_files
from cubaven_data.model.tables import FILES
from cubaven_data.texts.wording import Language, reason_of


def write(
    result: Formatted,
    folder: Path,
    language: Language,
    *,
    check: bool = False,
    dry: bool = False,
    color: bool | None = None,
) -> bool:
    """Writes the formatted files, names them and returns whether any was written.

    With ``check`` or ``dry``, nothing is written; ``dry`` also shows the changes (see
    :func:`_show`). If a file was saved since it was read, or is protected, nothing is written and
    the command fails.
    """
    if dry:
        _show(result, language, color)
    if writes := not (check or dry):
        after = {name: change.after for name, change in result.changes.items()}
        before = {name: change.before for name, change in result.changes.items()}
        replace(folder, after, language, before)
    for name, change in result.changes.items():
        shown = name
        if ids := ", ".join(change.new_ids):
            shown = told("new-ids", language, name=name, ids=ids)
        say(told("wrote" if writes else "would-write", language, name=shown))
    return writes and bool(result.changes)


def write_edit(result: Formatted, folder: Path, language: Language, *, dry: bool) -> None:
    """Writes as :func:`write` does, and tells what was repaired in other rows of the files."""
    from cubaven_data.reports.changes import as_changes

    if write(result, folder, language, dry=dry) and result.cells:
        say(as_changes(result, language).removesuffix("\n"))


def _show(result: Formatted, language: Language, color: bool | None) -> None:
    """Prints the changes as a patch, and the changed cells to standard error.

    In colour, the patch shows them itself, and cannot be applied any more: so only at a terminal or
    if asked.
    """
    from cubaven_data.reports.changes import as_changes, as_coloured_patch
    from cubaven_data.reports.terminal import style

    terminal = sys.stdout.isatty()
    _, colour = style(color, terminal, os.environ if terminal else {})
    if colour:
        put(as_coloured_patch(result))
    else:
        # What a patch takes away may be in another encoding.
        put(patch(result), "utf-8", "surrogateescape")
        say(as_changes(result, language).removesuffix("\n"))


def replace(
    folder: Path,
    texts: Mapping[str, str],
    language: Language,
    read: Mapping[str, str] | None = None,
) -> None:
    """Replaces the files, named by their paths in the folder.

    If one cannot be replaced, or was saved since it was ``read``, nothing is written and the
    command fails.
    """
    try:
        clear_up({folder / table.folder for table in FILES.values()})
        replace_files(*({folder / name: one[name] for name in one} for one in (texts, read or {})))
    except ChangedError as error:
        fail(told("saved-meanwhile", language, file=error.path.relative_to(folder).as_posix()))
    except HalfWrittenError as error:
        fail(told("half-written", language, kept=", ".join(map(str, error.kept))))
    except OSError as error:
        is_protected = isinstance(error, PermissionError) or error.errno == errno.EROFS
        sentence = "protected" if is_protected else "not-replaced"
        place = str(error.filename or folder)
        fail(told(sentence, language, place=place, reason=reason_of(error)))
