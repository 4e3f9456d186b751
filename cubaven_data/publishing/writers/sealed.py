"""The parts that all formats share: a descriptor with the size and hash of each file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from cubaven_data.about import LICENCE, NAME
from cubaven_data.model.values import Json
from cubaven_data.reading.records import Records
from cubaven_data.release.descriptors import as_json, package
from cubaven_data.release.tables import Released

Files = dict[str, bytes]
"""The bytes of each file by path, relative to the format's folder, with forward slashes."""
Tables = Mapping[str, Released]


def seal(content: bytes) -> Json:
    """The size in bytes and the SHA-256 hash of a file, as properties of its Data Package entry."""
    return {"bytes": len(content), "hash": f"sha256:{digest(content)}"}


def digest(content: bytes) -> str:
    """The SHA-256 hash of the content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def with_descriptor(dataset: Records, files: Files, resources: Iterable[Json]) -> Files:
    """The files, with the descriptor of their package added as ``datapackage.json``."""
    return files | {"datapackage.json": as_json(package(resources, dataset.version)).encode()}


def document(dataset: Records, schema: str, content: Json, indent: int | None = 2) -> bytes:
    """A released JSON file: its content, with the path of its schema, name, version and licence."""
    return as_json({"$schema": schema} | envelope(dataset) | content, indent).encode()


def envelope(dataset: Records) -> Json:
    """What every released JSON file says of itself: name, version and licence."""
    return {"name": NAME, "version": dataset.version, "licence": dict(LICENCE)}
