"""The tables of the release to look through: a row for each record, with what readers ask first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from facts import kind
from release import WITH_RECORDS, Row

if TYPE_CHECKING:
    from build import Site


def tables(site: Site) -> dict[str, Any]:
    """The tables with how many rows each has."""
    rows = site.release.tables
    return {
        "sizes": [(name, site.words.number(len(rows[name]))) for name in WITH_RECORDS],
        "files": [(path, _size(site, path)) for path in downloads(site.release.folder)],
    }


def downloads(folder: Path) -> list[Path]:
    """The files of a release that the site offers: its tables in CSV, and all in one."""
    return [*sorted(folder.glob("*.zip")), *sorted((folder / "csv").glob("*.csv"))]


def _size(site: Site, path: Path) -> str:
    kilobytes = max(round(path.stat().st_size / 1000), 1)
    if kilobytes < 1000:
        return f"{kilobytes} kB"
    return f"{site.words.number(round(kilobytes / 1000, 1))} MB"


def table(site: Site, name: str) -> dict[str, Any]:
    """One table; the columns of claims only where its records are claims."""
    rows = site.release.tables[name]
    claims = bool(rows) and "standing" in rows[0]
    return {
        "name": name,
        "claims": claims,
        "rows": [_row(site, name, row) for row in rows],
    }


def _row(site: Site, name: str, row: Row) -> dict[str, Any]:
    words = site.words
    claim = site.release.claims.get(row["id"])
    date = row.get("published")
    return {
        "id": row["id"],
        "name": words.listed(row),
        "kind": kind(words, name, row).split(" · ")[-1],
        "row": row,
        "date": words.of(claim, "when") if claim else words.date(date),
        "sort": (claim["sort_date"] if claim else row.get("published_earliest")) or "",
    }
