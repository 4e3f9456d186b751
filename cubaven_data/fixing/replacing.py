"""Atomic replacement of files: all of them or, if something is in the way, none."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from cubaven_data.fixing.swapping import ASIDE, swap
from cubaven_data.leftovers import left_in, temporary_prefix

# Not every system has them all.
_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


def text_of(content: bytes) -> str:
    """The text of a file; bytes that are not UTF-8 are kept as surrogates."""
    return content.decode("utf-8", "surrogateescape")


class HalfWrittenError(Exception):
    """Files could not be replaced, and some not put back; ``kept`` are those with what they had."""

    def __init__(self, kept: Sequence[Path]) -> None:
        super().__init__(*map(str, kept))
        self.kept = kept


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
    replaced (see :func:`text_of`). A symbolic link is followed and the file mode is kept (0644 for
    a new file); another hard link keeps the old content, as when git writes a file. Raises
    ``OSError`` with the path if a file cannot be written or is protected from writing, and
    :class:`HalfWrittenError` if one of those before it cannot be put back either.
    """
    targets = {path: target_of(path) for path in texts}
    clear_up({target.parent for target in targets.values()})
    written = {path: text.encode() for path, text in texts.items()}
    staged: dict[Path, Path] = {}
    try:
        for path, target in targets.items():
            _refuse_protected(target)
            staged[path] = _staged(target, written[path])
        before = {
            path: target.read_bytes() if target.exists() else None
            for path, target in targets.items()
        }
        for path, text in (read or {}).items():
            content = before[path]
            if content is None or text_of(content) != text:
                raise ChangedError(path)
        with _uninterrupted():
            _replace(targets, staged, before, written)
    finally:
        _delete(staged.values())


def _replace(
    targets: Mapping[Path, Path],
    staged: Mapping[Path, Path],
    before: Mapping[Path, bytes | None],
    written: Mapping[Path, bytes],
) -> None:
    """Replaces all the files, or gives them back what they had."""
    old: dict[Path, Path | None] = {}
    try:
        for path, target in targets.items():
            try:
                old[path] = last = swap(staged[path], target)
            except OSError as error:
                raise _of(target, error) from error
            # Somebody may have saved it between the last look and the exchange.
            if _content(last) != before[path]:
                raise ChangedError(path)
    except BaseException as error:
        kept = [
            left
            for path, last in old.items()
            if (left := _put_back(targets[path], last, written[path]))
        ]
        if kept:
            raise HalfWrittenError(kept) from error
        raise
    _delete(filter(None, old.values()))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ignores Ctrl-C, a closed terminal and a request to end for the moment in which some files are
    new and some are old."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handlers = {one: signal.signal(one, signal.SIG_IGN) for one in _ENDING}
    try:
        yield
    finally:
        for one, handler in handlers.items():
            signal.signal(one, signal.SIG_DFL if handler is None else handler)


def _content(path: Path | None) -> bytes | None:
    return path.read_bytes() if path else None


def _put_back(target: Path, last: Path | None, written: bytes) -> Path | None:
    """Gives a file what it had before it was replaced, and deletes one that was new; what somebody
    has saved since stays.

    Where that cannot be done, returns the file in which is what it had.
    """
    try:
        if last is None:
            if target.is_file() and target.read_bytes() == written:
                target.unlink()
            return None
        now = swap(last, target)
        if now and not (now.is_file() and now.read_bytes() == written):
            now = swap(now, target)
        if now:
            now.unlink()
    except OSError:
        if last is None or not last.is_file():
            return target
        # No later run clears up a file of this name.
        return last.rename(last.with_name(f"{last.name}{ASIDE}"))
    return None


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
        if target.exists():
            # Also who else may read and write it; but not when it was written.
            shutil.copystat(target, temporary)
            os.utime(temporary)
        else:
            temporary.chmod(0o644)
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
