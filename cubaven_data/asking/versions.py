"""Which version a release with a change has to be, for whoever reads releases.

This is the one place that decides it. A major version is one in which a query can stop working: a
table, column or code is gone, or an id leads nowhere. A minor version has more than the one before,
or takes back a record in a way that its redirect tells. In a patch, only the content of cells is
corrected; rows about the coding, which nothing refers to, are content too. Before version 1.0.0, a
minor version may be what a major one is later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from cubaven_data.asking.comparing import Change, Comparison
from cubaven_data.model.tables import TABLES, VOCABULARIES

Level = Literal["major", "minor", "patch"]

LEVELS: Mapping[str, Level] = {
    "tables-removed": "major",
    "columns-removed": "major",
    "codes-removed": "major",
    "ids-gone": "major",
    "tables-added": "minor",
    "columns-added": "minor",
    "codes-added": "minor",
    "codes-retired": "minor",
    "records-added": "minor",
    "records-redirected": "minor",
    "records-withdrawn": "minor",
    "corrected": "patch",
}
"""What a release can bring, and the version that it then has to be."""


class Version(NamedTuple):
    """The version that a release has to be, and what it brings that makes it so, with its names."""

    level: Level
    reasons: Mapping[str, list[str]]


def version_of(comparison: Comparison) -> Version | None:
    """The version that a release with the change has to be; ``None`` if nothing changed."""
    found: dict[str, list[str]] = {}
    for reason, name in (*columns_of(comparison), *map(_brought, comparison.changes)):
        found.setdefault(reason, []).append(name)
    for level in dict.fromkeys(LEVELS.values()):
        reasons = {name: found[name] for name in LEVELS if LEVELS[name] == level and name in found}
        if reasons:
            return Version(level, reasons)
    return None


def lowest(last: tuple[int, ...], level: Level) -> tuple[int, ...]:
    """The lowest version that may follow the last one, each as its three numbers."""
    major, minor, patch = last
    if level == "patch":
        return major, minor, patch + 1
    if level == "minor" or major == 0:
        return major, minor + 1, 0
    return major + 1, 0, 0


def columns_of(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The tables and columns that are gone or new: what that brings, and their names."""
    before, after = comparison.columns
    for one, other, what in ((before, after, "removed"), (after, before, "added")):
        for table, columns in one.items():
            if table not in other:
                yield f"tables-{what}", table
                continue
            for column in columns:
                if column not in other[table]:
                    yield f"columns-{what}", f"{table}.{column}"


def _brought(change: Change) -> tuple[str, str]:
    """What a change of a row or code brings, and the name of it."""
    if change.table in VOCABULARIES:
        retired = "replaced_by" in change.cells and change.cells["replaced_by"].after
        kinds = {"added": "codes-added", "removed": "codes-removed"}
        kind = kinds.get(change.what, "codes-retired" if retired else "corrected")
        return kind, f"{change.table}.{change.id}"
    if change.table == "redirects" and change.what == "removed":
        return "ids-gone", change.id
    if not TABLES[change.table].has_ids:
        return "corrected", f"{change.table}: {change.id}"
    if change.what == "added":
        return "records-added", change.id
    if change.was or change.successor:
        return "records-redirected", change.was or change.id
    if change.what == "removed":
        return ("records-withdrawn" if change.redirect else "ids-gone"), change.id
    return "corrected", change.id
