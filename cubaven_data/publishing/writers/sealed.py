"""What the folder of every format has: a descriptor that lists its files with size and hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from cubaven_data.about import LICENCE, NAME, __version__
from cubaven_data.model.values import Json
from cubaven_data.release.descriptors import as_json, package
from cubaven_data.release.tables import Released

Files = dict[str, bytes]
"""The bytes of each file, by its path in the folder, with forward slashes."""
Tables = Mapping[str, Released]


def seal(content: bytes) -> Json:
    """Size and SHA-256 of a file, as a resource states them."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def with_descriptor(files: Files, resources: Iterable[Json]) -> Files:
    """The files with the descriptor of their package."""
    return files | {"datapackage.json": as_json(package(resources)).encode()}


def document(path: str, content: Json) -> bytes:
    """A JSON file of the release: who made it, under which licence, and its content."""
    envelope = {
        "$schema": f"schema/{path}",
        "name": NAME,
        "version": __version__,
        "licence": dict(LICENCE),
    }
    return as_json(envelope | content).encode()
