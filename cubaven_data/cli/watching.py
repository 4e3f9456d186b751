"""Checks again after each change of the files, until interrupted or left alone."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from cubaven_data.cli.console import say, told
from cubaven_data.reading.loading import is_root
from cubaven_data.texts.wording import Language

# In milliseconds: a check starts once nothing has changed for _QUIET, but after _LATEST at most.
_QUIET, _LATEST = 50, 1600


def check_on_and_on(root: Path, check: Callable[[], int], language: Language) -> int | None:
    """Checks at once and after each change; reports what changed, and when it is waiting.

    Returns the exit code of the last check when interrupted or once nobody is there to read the
    reports, or ``None`` once the root is gone.
    Raises ``KeyboardInterrupt`` if interrupted before the first check has ended.
    """
    last, is_left = None, partial(_is_left, os.getppid())
    try:
        for changed in turns(root, is_left):
            if changed:
                say("\n" + told("changed", language, names=", ".join(changed)))
            before = _state(root)
            try:
                last = check()
            except Exception:
                # Files that change while they are read can cause any error; they are read again.
                if _state(root) == before:
                    raise
            else:
                say(told("watching", language))
    except KeyboardInterrupt:
        if last is None:
            raise
        return last
    return last if is_root(root) else None


def turns(root: Path, is_left: Callable[[], bool] = lambda: False) -> Iterator[list[str]]:
    """Yields once at the start, then after each change, the changed paths relative to the root.

    Changes during a check are yielded next. Ends once the root is gone or ``is_left`` is true.
    """
    changed: set[str] = set()
    while is_root(root):
        folders = _folders(root)
        # Changes may have been missed before watching began, so one check is always due.
        due = True
        # watchfiles gives up at a name that is no text; then watching begins anew.
        with suppress(FileNotFoundError, RuntimeError):
            for places in _changes(folders):
                if is_left():
                    return
                changed |= {place.relative_to(root).as_posix() for place in places}
                if not is_root(root) or any(_is_folder(place, folders) for place in places):
                    break
                if changed or due:
                    due = False
                    yield sorted(changed)
                    changed.clear()


def _is_left(parent: int) -> bool:
    """Whether ``parent``, which started this process, has ended, or nobody reads its output."""
    return os.getppid() != parent or _is_orphan() or _has_no_reader(sys.stdout.fileno())


def _is_orphan() -> bool:
    # A parent that ends early is gone before it can be asked for. A process is in the session of
    # its parent unless it began one, or belongs to another parent by now.
    if sys.platform == "win32":
        return False
    session = os.getsid(0)
    return session not in (os.getpid(), os.getsid(os.getppid()))


def _has_no_reader(number: int) -> bool:
    # A pipe without a reader and a terminal that was closed are in error.
    if sys.platform == "win32":
        return False
    waiting = select.poll()
    waiting.register(number, 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in waiting.poll(0))


def _folders(root: Path) -> list[Path]:
    """The folders that validation reads: the root, ``schema``, ``data``, and those below the two.

    They are watched one by one, because watching the root recursively would include everything
    else in it.
    """
    schema, data = root / "schema", root / "data"
    below = [path for folder in (data, schema) for path in sorted(folder.glob("*"))]
    return [root, schema, data, *(path for path in below if path.is_dir())]


def _changes(folders: list[Path]) -> Iterator[set[Path]]:
    """Yields the changed paths of each change, and an empty set whenever nothing has changed."""
    # Imported here because only --watch needs it.
    from watchfiles import watch

    for changes in watch(
        *folders,
        recursive=False,
        watch_filter=None,
        debounce=_LATEST,
        step=_QUIET,
        rust_timeout=_QUIET,
        yield_on_timeout=True,
    ):
        places = {Path(path) for _, path in changes}
        yield {p for p in places if _is_folder(p, folders) or _is_file(p, folders)}


def _is_folder(place: Path, folders: list[Path]) -> bool:
    """Whether the path is one of the folders, or a folder below ``schema`` or ``data``."""
    return place in folders or (place.parent in folders[1:3] and place.is_dir())


def _is_file(place: Path, folders: list[Path]) -> bool:
    """Whether validation may read the file; excludes the temporary files of editors."""
    if place.parent == folders[0]:
        return place.name == "datapackage.json"
    return place.suffix in (".csv", ".json") and not place.name.startswith(".")


def _state(root: Path) -> dict[Path, tuple[int, int]]:
    """The modification time in nanoseconds and the size in bytes of each file."""
    state = {}
    for folder in _folders(root):
        for place in folder.glob("*.*"):
            # A file can be gone, or a link that leads to itself.
            with suppress(OSError):
                found = place.stat()
                state[place] = found.st_mtime_ns, found.st_size
    return state
