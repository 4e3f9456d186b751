"""The names of temporary files and folders, and what a killed process left of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

_MARK = ".cubaven-writing-"
# The id of a process, and the eight characters that tempfile adds; any other name is somebody's.
_MADE = re.compile(rf"(?s:.*){re.escape(_MARK)}([0-9]+)-[a-z0-9_]{{8}}", re.ASCII)


def temporary_prefix(name: str = "") -> str:
    """The beginning of the name of something temporary: hidden, with the id of this process."""
    return f"{f'.{name}' if name else ''}{_MARK}{os.getpid()}-"


def left_in(folder: Path, *, folders: bool = False) -> Iterator[Path]:
    """The files, or the folders, that processes that have ended left in the folder."""
    return (path for path in _made_in(folder, folders=folders) if _is_running(path) is False)


def others_in(folder: Path) -> Iterator[Path]:
    """The folders that other processes, which are running, have made in the folder."""
    own = temporary_prefix()
    made = (path for path in _made_in(folder, folders=True) if not path.name.startswith(own))
    return filter(_is_running, made)


def _made_in(folder: Path, *, folders: bool) -> Iterator[Path]:
    for path in sorted(folder.glob(f".*{_MARK[1:]}*")):
        if not path.is_symlink() and path.is_dir() is folders:
            yield path


def _is_running(path: Path) -> bool | None:
    """Whether the process that made it is running; ``None`` if that cannot be known."""
    made = _MADE.fullmatch(path.name)
    if not made or os.name != "posix":
        return None
    try:
        os.kill(int(made[1]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return None
    return True
