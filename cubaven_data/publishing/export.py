"""Writes the release: all formats are made and checked first, then whole folders are replaced."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from cubaven_data.about import NAME
from cubaven_data.asking.dataset import Dataset
from cubaven_data.findings import Finding
from cubaven_data.leftovers import left_in, temporary_prefix
from cubaven_data.publishing.gates import check_package
from cubaven_data.publishing.writers.sealed import Files, Tables, digest
from cubaven_data.reading.records import Records
from cubaven_data.texts.wording import UserError, reason_of

SUMS = "SHA256SUMS"
"""The list of the files of a folder with their hashes, in the form that ``sha256sum`` checks."""
_ASIDE = ".old"


class ExportError(UserError):
    """The release cannot be written; the message says where and why."""


@dataclass(frozen=True)
class Exported:
    """The result of an export: the number of files per format and of rows per table.

    If there are ``findings``, nothing was written.
    """

    files: Mapping[str, int]
    rows: Mapping[str, int]
    findings: tuple[Finding, ...] = ()


Writer = Callable[[Dataset, Tables], Files]


def require(name: str) -> Writer:
    """The writer of a format, imported on first use.

    Raises :class:`ExportError` if what it is made with is not installed.
    """
    try:
        writer = import_module(f"cubaven_data.publishing.writers.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("cubaven_data"):
            raise
        raise ExportError("no-extra", name=name, package=NAME) from error
    found: Writer = getattr(writer, f"{name}_files")
    return found


def files_of(name: str, dataset: Dataset, tables: Tables) -> Files:
    """The files of a format."""
    return require(name)(dataset, tables)


def export(dataset: Records, formats: Iterable[str], out: Path) -> Exported:
    """Writes the release of a dataset that has passed the gates to ``out/FORMAT``, per format.

    Before any folder is replaced, all formats are made and gate 3 checks the CSV package, whether
    asked for or not; if it has findings, nothing is written. Raises :class:`ExportError` if an
    existing folder contains anything but what an earlier export wrote there, or if a file cannot be
    written.
    """
    data = Dataset(dataset.tables, dataset.vocabularies)
    tables = data.released
    made = {name: _summed(files_of(name, data, tables)) for name in formats}
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear_up(out)
        for name in made:
            _refuse_foreign(out / name)
        staging = Path(tempfile.mkdtemp(dir=out, prefix=temporary_prefix()))
        try:
            for name, files in made.items():
                _write_folder(staging / name, files)
            checked = made.get("csv") or files_of("csv", data, tables)
            if findings := tuple(_refused(staging, checked)):
                return Exported({}, {}, findings)
            for name in made:
                _swap(staging / name, out / name)
                _give_back(staging / name, out / name)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        place = str(error.filename or out)
        raise ExportError("not-written", place=place, reason=reason_of(error)) from error
    files_written = {name: len(files) for name, files in made.items()}
    return Exported(files_written, {name: table.height for name, table in tables.items()})


def _summed(files: Files) -> Files:
    return files | {SUMS: _listed({path: digest(content) for path, content in files.items()})}


def _listed(digests: Mapping[str, str]) -> bytes:
    """The list of files with their hashes, in the order of their paths."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests.items())).encode()


def _refused(staging: Path, csv: Files) -> Iterable[Finding]:
    """What a stranger would find wrong with the CSV package, which shows all values."""
    folder = staging / "csv"
    if not folder.exists():
        _write_folder(folder, csv)
    return check_package(json.loads(csv["datapackage.json"]), folder)


def _write_folder(folder: Path, files: Files) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _swap(new: Path, target: Path) -> None:
    """Moves the new folder to the target; an old one ends up in the staging folder."""
    if not target.exists():
        new.replace(target)
    elif not _exchange(new, target):
        aside = new.with_suffix(_ASIDE)
        target.replace(aside)
        new.replace(target)


def _give_back(old: Path, target: Path) -> None:
    """Puts the old folder back if somebody has saved something in it since it was looked at."""
    for folder in (old, old.with_suffix(_ASIDE)):
        if _foreign(folder) is not None:
            _swap(folder, target)
            _refuse_foreign(target)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders atomically with ``renameat2``, if the system has it (Linux).

    Returns whether it did.
    """
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _clear_up(out: Path) -> None:
    """Removes what a killed export left behind, after restoring a folder that it had set aside."""
    for left in left_in(out):
        for aside in left.glob(f"*{_ASIDE}"):
            if not os.path.lexists(out / aside.stem):
                aside.replace(out / aside.stem)
        # A folder without a list was in the making. One with a list was in its place before, and is
        # kept if somebody had saved something in it.
        finished = (sums.parent for sums in left.glob(f"*/{SUMS}"))
        if all(_foreign(folder) is None for folder in finished):
            shutil.rmtree(left)


def _refuse_foreign(folder: Path) -> None:
    """Raises :class:`ExportError` if the folder is there and is not just what an export wrote."""
    if (foreign := _foreign(folder)) is not None:
        raise ExportError("not-ours", place=str(folder / foreign), package=NAME)


def _foreign(folder: Path) -> Path | None:
    """The first thing in the folder that its own ``SHA256SUMS`` does not record as it is.

    That includes an edited file, a link, a pipe and an empty folder; it is a blank path if the
    folder itself is a link or a file, and ``None`` if there is nothing, or no folder.
    """
    if not os.path.lexists(folder):
        return None
    if folder.is_symlink() or not folder.is_dir():
        return Path()
    recorded = _recorded(folder / SUMS)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            return name
        if path.is_dir():
            if not any(path.iterdir()):
                return name
        elif name.as_posix() != SUMS and recorded.get(name.as_posix()) != digest(path.read_bytes()):
            return name
    as_written = recorded and (folder / SUMS).read_bytes() == _listed(recorded)
    return None if as_written or not any(folder.iterdir()) else Path(SUMS)


def _recorded(sums: Path) -> dict[str, str]:
    """The hash of each file by its path, as ``sha256sum`` lists them; empty if there is no list."""
    try:
        lines = sums.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
