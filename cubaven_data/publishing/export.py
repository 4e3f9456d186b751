"""Writes the release: all formats are made and checked first, then whole folders are replaced."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from cubaven_data.about import NAME, __version__
from cubaven_data.asking.dataset import Dataset
from cubaven_data.findings import Finding
from cubaven_data.fixing.swapping import ASIDE, swap
from cubaven_data.leftovers import left_in, others_in, temporary_prefix
from cubaven_data.model.characters import CONTROL
from cubaven_data.publishing.gates import check_package
from cubaven_data.publishing.history import CHANGELOG, History
from cubaven_data.publishing.packing import SUMS, beside, listed, with_front
from cubaven_data.publishing.writers import NEEDED
from cubaven_data.publishing.writers.sealed import Files, Tables, digest
from cubaven_data.reading.layout import conflict_lines
from cubaven_data.reading.revisions import content_of
from cubaven_data.texts.wording import UserError, reason_of, words

# Where the files that stand beside the folders are until these are in their places, and the list of
# both the old and the new ones.
_BESIDE, _BOTH = ".beside", ".both"
# What the list of a folder has that an export wrote, and the list of what stands beside them.
_FRONT = {"LICENSE", "README.md", "README.es.md"}
_LISTED = (_FRONT | {"datapackage.json"}, _FRONT | {"changes.json"})


class ExportError(UserError):
    """The release cannot be written; the message says where and why."""


@dataclass(frozen=True)
class Exported:
    """The result of an export: the number of files per format and of rows per table.

    ``beside`` are the names of the files beside the folders. If there are ``findings``, nothing was
    written.
    """

    files: Mapping[str, int]
    rows: Mapping[str, int]
    beside: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def require(formats: Iterable[str]) -> None:
    """Raises :class:`ExportError`, which says what to install, if a format cannot be written."""
    for name in formats:
        if not all(map(find_spec, NEEDED.get(name, ()))):
            raise ExportError("needs-extra", format=name)


def files_of(name: str, dataset: Dataset, tables: Tables) -> Files:
    """The files of a format; its writer is imported on first use."""
    writer = import_module(f"cubaven_data.publishing.writers.{name}")
    files: Files = getattr(writer, f"{name}_files")(dataset, tables)
    return files


def export(
    dataset: Dataset, formats: Iterable[str], out: Path, past: History | None = None
) -> Exported:
    """Writes the release of a dataset that has passed the gates: ``out/FORMAT`` for each format,
    and the files beside these folders, which tell what changed since the ``past`` release.

    Before anything is replaced, all formats are made and gate 3 checks the CSV package, whether
    asked for or not; if it has findings, nothing is written. Raises :class:`ExportError` if an
    existing folder contains anything but what an earlier export wrote there, if a file stands where
    one is to be written beside them, if a file cannot be written, if another export is writing
    there, or if a format needs what is not installed.
    """
    require(formats := [*formats])
    _refuse_changelog(dataset)
    tables = dataset.released
    made = {
        name: with_front(name, files_of(name, dataset, tables), dataset, tables) for name in formats
    }
    top = beside(made, dataset, tables, past)
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear_up(out)
        for name in made:
            _refuse_foreign(out / name)
        _refuse_foreign_files(out, top)
        staging = Path(tempfile.mkdtemp(dir=out, prefix=temporary_prefix()))
        try:
            if other := next(others_in(out), None):
                raise ExportError("busy", place=str(other))
            for name, files in made.items():
                _write_folder(staging / name, files)
            checked = made.get("csv") or files_of("csv", dataset, tables)
            if findings := tuple(_refused(staging, checked)):
                return Exported({}, {}, findings=findings)
            # Making the files takes time, in which somebody may have saved something.
            _refuse_foreign_files(out, top)
            for name in made:
                _replace_folder(staging / name, out / name)
            _replace_files(top, staging / _BESIDE, out)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        place = str(error.filename or out)
        place = str(out) if temporary_prefix() in place else place
        raise ExportError("not-written", place=place, reason=reason_of(error)) from error
    files_written = {name: len(files) for name, files in made.items()}
    rows = {name: table.height for name, table in tables.items()}
    return Exported(files_written, rows, tuple(sorted(top)))


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


def _replace_folder(new: Path, target: Path) -> None:
    """Replaces the folder; puts the old one back if somebody has saved something in it since it was
    looked at."""
    old = swap(new, target)
    if old and _foreign(old) is not None:
        swap(old, target)
        _refuse_foreign(target)


def _clear_up(out: Path) -> None:
    """Removes what a killed export left behind, after restoring a folder that it had set aside."""
    for left in left_in(out, folders=True):
        for aside in left.glob(f"*{ASIDE}"):
            if not os.path.lexists(out / aside.stem):
                aside.replace(out / aside.stem)
        # A folder without a list was in the making. One with a list was in its place before, and is
        # kept if somebody had saved something in it.
        within = {sums.parent for sums in left.glob(f"*/{SUMS}")}
        finished = within - {left / _BESIDE, left / _BOTH}
        if all(_foreign(folder) is None for folder in finished) and _pages_are_ours(left, out):
            shutil.rmtree(left)


def _pages_are_ours(left: Path, out: Path) -> bool:
    """Whether exports wrote all the pages beside the folders that a killed one had replaced."""
    recorded = _recorded(out / SUMS) | _recorded(left / _BESIDE / SUMS)
    pages = (left / _BESIDE).glob("*")
    return all(_is_ours(page, page.name.removesuffix(ASIDE), recorded) for page in pages)


def _refuse_changelog(dataset: Dataset) -> None:
    """Raises :class:`ExportError` if the changelog, which is released as it is, is not sound, or
    not that of the tag."""
    path = dataset.root and dataset.root / CHANGELOG
    if not (path and os.path.lexists(path)):
        return
    try:
        if path.is_symlink() or not path.is_file():
            reason = words("reasons", "not-regular")
        elif conflict_lines(text := path.read_bytes().decode()):
            reason = words("reasons", "conflict")
        elif CONTROL.search(text):
            reason = words("reasons", "control")
        elif dataset.version == __version__ and text.split() != _tagged(path).split():
            reason = words("reasons", "not-tagged", tag=f"v{__version__}")
        else:
            return
    except UnicodeDecodeError:
        reason = words("reasons", "not-utf-8")
    raise ExportError("not-written", place=CHANGELOG, reason=reason)


def _tagged(path: Path) -> str:
    """The text of the file in the tag of this version."""
    return content_of(path.parent, f"refs/tags/v{__version__}", path.name).decode()


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
        elif name.as_posix() != SUMS and not _is_recorded(path, name.as_posix(), recorded):
            return name
    return None if recorded or not any(folder.iterdir()) else Path(SUMS)


def _refuse_foreign_files(out: Path, names: Iterable[str]) -> None:
    """Raises :class:`ExportError` if one of the files beside the folders is not from an export."""
    recorded = _recorded(out / SUMS)
    for name in names:
        path = out / name
        if os.path.lexists(path) and not _is_ours(path, name, recorded):
            raise ExportError("not-ours", place=str(path), package=NAME)


def _replace_files(files: Files, staging: Path, out: Path) -> None:
    """Replaces the files beside the folders; those of an earlier export are removed if unchanged.

    The list of hashes is written first with those of the old and the new files, so that whenever
    the process is killed, the next export knows each file as one of ours.
    """
    _write_folder(staging, files)
    old, new = _recorded(out / SUMS), _recorded(staging / SUMS)
    both = staging.with_suffix(_BOTH)
    _write_folder(both, {SUMS: listed(old | new)})
    (both / SUMS).replace(out / SUMS)
    gone = {name for name, _ in old if "/" not in name} - files.keys()
    for name in sorted(gone):
        if _is_recorded(out / name, name, old):
            (out / name).unlink()
    for name in sorted(files, key=lambda name: name == SUMS):
        last = swap(staging / name, out / name)
        if last and not _is_ours(last, name, old | new):
            swap(last, out / name)
            raise ExportError("not-ours", place=str(out / name), package=NAME)


Recorded = set[tuple[str, str]]
"""Paths of files with their hashes."""


def _is_ours(path: Path, name: str, recorded: Recorded) -> bool:
    """Whether what stands at the path is the file, or the list of files, of an export."""
    if path.is_symlink():
        return False
    return bool(_recorded(path)) if name == SUMS else _is_recorded(path, name, recorded)


def _is_recorded(path: Path, name: str, recorded: Recorded) -> bool:
    return path.is_file() and (name, digest(path.read_bytes())) in recorded


def _recorded(sums: Path) -> Recorded:
    """The paths and hashes in the list; none if there is no list of an export."""
    # A pipe would be waited for.
    if not sums.is_file():
        return set()
    try:
        content = sums.read_bytes()
        lines = content.decode().splitlines()
    except (OSError, ValueError):
        return set()
    found = {(name, digest) for digest, _, name in (line.partition("  ") for line in lines)}
    # What sha256sum lists for anybody else is theirs.
    names = {name for name, _ in found}
    is_ours = any(some <= names for some in _LISTED) and content == listed(found)
    return found if is_ours else set()
