"""The version of the data: that of the package, and which data it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cubaven_data.about import __version__
from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.tables import FILES
from cubaven_data.model.values import items_of, plain
from cubaven_data.reading.canonical import canonical_text
from cubaven_data.reading.revisions import RevisionError, revision, tags_within

DIGITS = 8
"""How many digits of the hash tell in a version which data it is."""
_TAG = re.compile(r"v(\d+)\.(\d+)\.(\d+)")


def version_of(rows: Mapping[str, Sequence[Any]], root: Path | None) -> str:
    """The version of the data with these rows and terms, by table and code list.

    It is that of the package alone if the tag of that version, in the repository of the root
    folder, has the same data; otherwise with the first digits of the data's hash after it, as in
    ``1.2.0+3fa9c1d2``. Both Semantic Versioning and PEP 440 accept this form.
    """
    hash_ = _hash({table.path: _file(name, rows[name]) for name, table in FILES.items()})
    if root and hash_ == _hash_at(root, f"v{__version__}"):
        return __version__
    return f"{__version__}+{hash_[:DIGITS]}"


def last_release(root: Path, version: str) -> str | None:
    """The tag of the release before the data of that version; ``None`` if none is known.

    That is the highest one of which the current revision of the root folder's repository has all
    commits, except the tag of that very version.
    """
    tags = (tag for tag in tags_within(root) if _TAG.fullmatch(tag) and tag != f"v{version}")
    return max(tags, key=numbers_of, default=None)


def numbers_of(version: str) -> tuple[int, ...]:
    """The numbers of a version or its tag, to be compared: ``(1, 2, 0)`` for ``v1.2.0``."""
    release = version.removeprefix("v").partition("+")[0]
    return tuple(map(int, release.split(".")))


def _hash_at(root: Path, tag: str) -> str:
    try:
        return _hash(revision(root, f"refs/tags/{tag}").contents)
    except RevisionError:
        return ""


def _hash(contents: Mapping[str, bytes]) -> str:
    """The SHA-256 hash of the files, one after another in the order of their paths."""
    return hashlib.sha256(b"".join(contents[path] for path in sorted(contents))).hexdigest()


def _file(name: str, rows: Sequence[Any]) -> bytes:
    return canonical_text(FILES[name], [[*_cells(name, row)] for row in rows]).encode()


def _cells(name: str, row: Any) -> Iterator[str]:  # noqa: ANN401 - a record or term
    for column in FILES[name].header:
        yield SEPARATOR.join(str(plain(one)) for one in items_of(getattr(row, column)))
