"""Writes the release: all formats are made and checked first, then whole folders are replaced."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from cubaven_data.about import NAME
from cubaven_data.findings import Finding
from cubaven_data.publishing.gates import check_package
from cubaven_data.publishing.writers.sealed import Files, Tables
from cubaven_data.reading.dataset import Dataset
from cubaven_data.release.tables import release
from cubaven_data.texts.wording import UserError, reason_of

_STAGING = ".cubaven-writing-"
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


def files_of(name: str, dataset: Dataset, tables: Tables) -> Files:
    """The files of a format; its writer is imported on first use."""
    writer = import_module(f"cubaven_data.publishing.writers.{name}")
    files: Files = getattr(writer, f"{name}_files")(dataset, tables)
    return files


def export(dataset: Dataset, formats: Iterable[str], out: Path) -> Exported:
    """Writes the release of a dataset that has passed the gates to ``out/FORMAT``, per format.

    Before any folder is replaced, all formats are made and gate 3 checks the CSV package, if CSV is
    one of them; if it has findings, nothing is written. Raises :class:`ExportError` if an existing
    folder contains anything but an earlier release, or if a file cannot be written.
    """
    tables = release(dataset)
    made = {name: files_of(name, dataset, tables) for name in formats}
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear_up(out)
        for name in made:
            _refuse_foreign(out / name)
        staging = Path(tempfile.mkdtemp(dir=out, prefix=f"{_STAGING}{os.getpid()}-"))
        try:
            for name, files in made.items():
                _write_folder(staging / name, files)
            if findings := tuple(_refused(staging, made)):
                return Exported({}, {}, findings)
            for name in made:
                _swap(staging / name, out / name)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        place = str(error.filename or out)
        raise ExportError("not-written", place=place, reason=reason_of(error)) from error
    files_written = {name: len(files) for name, files in made.items()}
    return Exported(files_written, {name: table.height for name, table in tables.items()})


def _refused(staging: Path, made: Mapping[str, Files]) -> Iterable[Finding]:
    if "csv" not in made:
        return []
    descriptor = json.loads(made["csv"]["datapackage.json"])
    return check_package(descriptor, staging / "csv")


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
    for left in out.glob(f"{_STAGING}*"):
        if not _ended(left):
            continue
        for aside in left.glob(f"*{_ASIDE}"):
            if not (out / aside.stem).exists():
                aside.replace(out / aside.stem)
        shutil.rmtree(left)


def _ended(staging: Path) -> bool:
    """Whether the process whose id is in the name of the staging folder has ended."""
    number = staging.name.removeprefix(_STAGING).partition("-")[0]
    if not number.isdecimal() or os.name != "posix":
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _refuse_foreign(folder: Path) -> None:
    """Raises :class:`ExportError` if the folder contains files that no earlier release wrote."""
    if not folder.exists():
        return
    known = _listed(folder / "datapackage.json")
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    foreign = next((path for path in sorted(found) if path not in known), None)
    if foreign or not folder.is_dir():
        place = folder / foreign if foreign else folder
        raise ExportError("not-ours", place=str(place), package=NAME)


def _listed(descriptor: Path) -> set[str]:
    """The files of an earlier release according to its descriptor; empty if it is not ours."""
    try:
        package_ = json.loads(descriptor.read_text("utf-8"))
        if package_["name"] != NAME:
            return set()
        resources = package_["resources"]
        return {descriptor.name} | {
            r[k] for r in resources for k in ("path", "jsonSchema") if k in r
        }
    except (OSError, ValueError, TypeError, KeyError):
        return set()
