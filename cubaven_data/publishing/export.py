"""The release: one small writer per format, and a folder that appears as a whole or not at all."""

from __future__ import annotations

import csv
import ctypes
import hashlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from cubaven_data.about import LICENCE, NAME, __version__
from cubaven_data.model.released import Released
from cubaven_data.release.descriptors import (
    as_json,
    csv_resource,
    json_schema,
    package,
    released_schema,
    resource,
    whole_schema,
)
from cubaven_data.texts.wording import SaidError

Tables = Mapping[str, Released]
Files = dict[str, bytes]
_STAGING = ".cubaven-writing-"
_ASIDE = ".old"


class ExportError(SaidError):
    """The release cannot be written; the message says why and what to do."""


def csv_files(tables: Tables) -> Files:
    """One CSV file a table, without the columns that hold lists: their items are tables."""
    files: Files = {}
    resources = []
    for table in (table.flat for table in tables.values()):
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(column.name for column in table.columns)
        writer.writerows([_as_cell(value) for value in row.values()] for row in table.rows)
        path = f"{table.name}.csv"
        files[path] = buffer.getvalue().encode()
        resources.append(csv_resource(table, path, released_schema(table)) | _seal(files[path]))
    return files | _descriptor(resources)


def json_files(tables: Tables) -> Files:
    """One JSON file a table and one for the whole, with the schemas that describe them."""
    files: Files = {}
    resources = []
    for table in tables.values():
        path = f"{table.name}.json"
        rows = [_as_json(row) for row in table.rows]
        files[path] = _document(path, {"table": table.name, "rows": rows})
        files[f"schema/{path}"] = as_json(json_schema(table)).encode()
        form = {"format": "json", "mediatype": "application/json", "jsonSchema": f"schema/{path}"}
        resources.append(resource(table, path, type="file", **form) | _seal(files[path]))
    whole = {name: [_as_json(row) for row in table.rows] for name, table in tables.items()}
    path = f"{NAME}.json"
    files[path] = _document(path, {"tables": whole})
    files[f"schema/{path}"] = as_json(whole_schema(tables.values())).encode()
    form = {"format": "json", "mediatype": "application/json", "jsonSchema": f"schema/{path}"}
    resources.append({"name": NAME, "path": path, "type": "file", **form} | _seal(files[path]))
    return files | _descriptor(resources)


def parquet_files(tables: Tables) -> Files:
    """One Parquet file a table; the file's metadata describe its fields."""
    from cubaven_data.release.frames import to_frame

    files: Files = {}
    resources = []
    for table in tables.values():
        described = {c.name: {"en": c.en, "es": c.es} for c in table.columns}
        metadata = {
            "name": NAME,
            "version": __version__,
            "licence": LICENCE["path"],
            "fields": as_json(described),
        }
        buffer = io.BytesIO()
        to_frame(table).write_parquet(buffer, compression="zstd", metadata=metadata)
        path = f"{table.name}.parquet"
        files[path] = buffer.getvalue()
        form = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        resources.append(resource(table, path, type="file", **form) | _seal(files[path]))
    return files | _descriptor(resources)


WRITERS: Mapping[str, Callable[[Tables], Files]] = {
    "json": json_files,
    "csv": csv_files,
    "parquet": parquet_files,
}
"""The formats of the release: what writes the files of each folder."""


def export(tables: Tables, formats: Iterable[str], out: Path) -> dict[str, int]:
    """Writes the folder ``out/FORMAT`` of each format; returns the number of files in each.

    All formats are made before the first folder is replaced. Raises :class:`ExportError` where a
    folder of that name holds anything but an earlier release, or where nothing can be written.
    """
    made = {name: WRITERS[name](tables) for name in formats}
    try:
        out.mkdir(parents=True, exist_ok=True)
        _clear_up(out)
        for name in made:
            _refuse_foreign(out / name)
        staging = Path(tempfile.mkdtemp(dir=out, prefix=f"{_STAGING}{os.getpid()}-"))
        try:
            for name, files in made.items():
                _write_folder(staging / name, files)
            for name in made:
                _swap(staging / name, out / name)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        place, reason = error.filename or out, error.strerror or error
        raise ExportError("not-written", place=place, reason=reason) from error
    return {name: len(files) for name, files in made.items()}


def _write_folder(folder: Path, files: Files) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _swap(new: Path, target: Path) -> None:
    """Puts the new folder where the old one is; the old one ends up in the staging folder."""
    if not target.exists():
        new.replace(target)
    elif not _exchange(new, target):
        aside = new.with_suffix(_ASIDE)
        target.replace(aside)
        new.replace(target)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step, where the system can (Linux: renameat2)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _clear_up(out: Path) -> None:
    """Removes what a killed export left; a folder that it had put aside comes back first."""
    for left in out.glob(f"{_STAGING}*"):
        if not _ended(left):
            continue
        for aside in left.glob(f"*{_ASIDE}"):
            if not (out / aside.stem).exists():
                aside.replace(out / aside.stem)
        shutil.rmtree(left)


def _ended(staging: Path) -> bool:
    """Whether the process that the staging folder is named after is gone."""
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
    """Raises :class:`ExportError` if the folder holds a file that an earlier release did not."""
    if not folder.exists():
        return
    known = _listed(folder / "datapackage.json")
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    foreign = next((path for path in sorted(found) if path not in known), None)
    if foreign or not folder.is_dir():
        place = folder / foreign if foreign else folder
        raise ExportError("not-ours", place=place, package=NAME)


def _listed(descriptor: Path) -> set[str]:
    """The files of an earlier release, according to its descriptor."""
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


def _seal(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _descriptor(resources: Iterable[dict[str, Any]]) -> Files:
    return {"datapackage.json": as_json(package(resources)).encode()}


def _document(path: str, content: Mapping[str, Any]) -> bytes:
    envelope = {
        "$schema": f"schema/{path}",
        "name": NAME,
        "version": __version__,
        "licence": dict(LICENCE),
    }
    return as_json({**envelope, **content}).encode()


def _as_cell(value: object) -> object:
    if value is None:
        return ""
    return _plain(value)


def _as_json(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:  # noqa: ANN401
    """Whole numbers without a point, dates as ISO 8601."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
