"""Atomic replacement of files: all of them or, if something is in the way, none."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cubaven_data.fixing.swapping import swap
from cubaven_data.leftovers import left_in, temporary_prefix


def text_of(content: bytes) -> str:
    """The text of a file; bytes that are not UTF-8 are kept as surrogates."""
    return content.decode("utf-8", "surrogateescape")


class ChangedError(Exception):
    """Somebody has changed the file ``path`` since it was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def target_of(path: Path) -> Path:
    """Where the path leads once links are followed; raises ``OSError`` if they form a circle."""
    try:
        return path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def replace_file(path: Path, text: str) -> None:
    """Writes one file as :func:`replace_files` does."""
    replace_files({path: text})


def replace_files(texts: Mapping[Path, str], read: Mapping[Path, str] | None = None) -> None:
    """Writes the files atomically, as UTF-8; missing folders are created.

    Nothing is replaced before all are on the disk, and if one cannot be, those before it are put
    back. ``read`` are the texts that some of them had when they were read: if one has another by
    now, or is gone, or is saved in this very moment, :class:`ChangedError` is raised and nothing is
    replaced (see :func:`text_of`).
    A symbolic link is followed and the file mode is kept (0644 for a new file); another hard link
    keeps the old content, as when git writes a file. Raises ``OSError`` with the path if a file
    cannot be written or is protected from writing.
    """
    targets = {path: target_of(path) for path in texts}
    clear_up({target.parent for target in targets.values()})
    staged: dict[Path, Path] = {}
    old: dict[Path, Path | None] = {}
    try:
        for path, target in targets.items():
            _refuse_protected(target)
            staged[path] = _staged(target, texts[path].encode())
        before = {
            path: target.read_bytes() if target.exists() else None
            for path, target in targets.items()
        }
        for path, text in (read or {}).items():
            content = before[path]
            if content is None or text_of(content) != text:
                raise ChangedError(path)
        for path, target in targets.items():
            try:
                old[path] = last = swap(staged[path], target)
            except OSError as error:
                raise _of(target, error) from error
            # Somebody may have saved it between that look and the exchange.
            if (last.read_bytes() if last else None) != before[path]:
                raise ChangedError(path)
    except BaseException:
        for path, last in old.items():
            _put_back(targets[path], last, texts[path].encode())
        _delete(staged.values())
        raise
    _delete((*staged.values(), *filter(None, old.values())))


def _put_back(target: Path, last: Path | None, written: bytes) -> None:
    """Gives a file what it had before it was replaced, and deletes one that was new; what somebody
    has saved since stays."""
    if last is None:
        if target.exists() and target.read_bytes() == written:
            target.unlink()
        return
    now = swap(last, target)
    if now and now.read_bytes() != written:
        now = swap(now, target)
    if now:
        now.unlink()


def _delete(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _refuse_protected(target: Path) -> None:
    """Raises ``OSError`` for what is no file, and for a file that nobody may write.

    A rename would replace both.
    """
    if target.exists():
        mode = target.stat().st_mode
        if not stat.S_ISREG(mode) or not mode & 0o222:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM), str(target))


def _staged(target: Path, content: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    prefix = temporary_prefix(target.name)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix)
    except OSError as error:
        raise _of(target, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        if target.exists() and hasattr(os, "chown"):
            # Only root can, and only root needs to: otherwise the owner is the same.
            with suppress(OSError):
                os.chown(temporary, target.stat().st_uid, target.stat().st_gid)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _of(target, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _of(path: Path, error: OSError) -> OSError:
    """The error with the path that a person knows instead of the temporary one."""
    return OSError(error.errno, error.strerror, str(path))


def clear_up(folders: Iterable[Path]) -> None:
    """Deletes the temporary files that a killed process left in these folders."""
    for folder in folders:
        _delete(left_in(folder))
