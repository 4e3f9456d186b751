"""What stands beside the folders of a release: pages about it, what changed, and all in one zip."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from cubaven_data.about import NAME
from cubaven_data.asking.dataset import Dataset
from cubaven_data.documents.front import front_pages
from cubaven_data.publishing.changes import changes_files
from cubaven_data.publishing.history import CHANGELOG, History
from cubaven_data.publishing.writers.sealed import Files, Tables, digest
from cubaven_data.reading.records import Records

SUMS = "SHA256SUMS"
"""The list of the files of a folder with their hashes, in the form that ``sha256sum`` checks."""
# The earliest time that a zip can hold. It depends on nothing.
_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644


def with_front(name: str, files: Files, dataset: Records, tables: Tables) -> Files:
    """The files of a format with README, LICENSE and ``SHA256SUMS``: a folder that stands alone."""
    return summed(files | _encoded(front_pages(dataset, tables, [name])))


def beside(
    folders: Mapping[str, Files], dataset: Dataset, tables: Tables, past: History | None
) -> Files:
    """The files that stand beside these folders; ``SHA256SUMS`` lists them and what is in those."""
    whole = f"{NAME}-{dataset.version}"
    pages = front_pages(dataset, tables, [*folders], f"{whole}.zip")
    files = _encoded(pages) | changes_files(dataset, past) | _changelog(dataset)
    within = {
        f"{folder}/{path}": content
        for folder, contents in folders.items()
        for path, content in contents.items()
    }
    archive = {f"{whole}.zip": _zipped(summed(files | within), whole)}
    return files | archive | {SUMS: summed(files | within | archive)[SUMS]}


def _changelog(dataset: Records) -> Files:
    """The changelog that stands beside the data, as it is; the packaged dataset has none."""
    path = dataset.root and dataset.root / CHANGELOG
    return {CHANGELOG: path.read_bytes()} if path and path.is_file() else {}


def summed(files: Files) -> Files:
    """The files with the list of their hashes."""
    return files | {SUMS: listed({(path, digest(content)) for path, content in files.items()})}


def listed(digests: set[tuple[str, str]]) -> bytes:
    """The paths of files with their hashes as a list, in the order of the paths."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests)).encode()


def outdated(out: Path, formats: Iterable[str], version: str) -> list[str]:
    """Those of the formats of which an earlier export left a folder of another version."""
    return [name for name in formats if _version(out / name) not in (None, version)]


def _version(folder: Path) -> str | None:
    path = folder / "datapackage.json"
    try:
        # A pipe would be waited for.
        found = json.loads(path.read_bytes()) if path.is_file() else {}
    except (OSError, ValueError):
        return None
    return found.get("version") if isinstance(found, dict) and found.get("name") == NAME else None


def _encoded(pages: Mapping[str, str]) -> Files:
    return {name: content.encode() for name, content in pages.items()}


def _zipped(files: Files, folder: str) -> bytes:
    """The files as a zip that unpacks into the folder; its bytes depend on them alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", _TIME)
            # Otherwise they would depend on the system.
            entry.create_system, entry.external_attr = 3, _MODE << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
