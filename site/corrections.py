"""What was corrected: ids that moved or were withdrawn, claims taken back, refuted or replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from build import Site

OUTCOMES = ("withdrawn", "refuted", "superseded")


def corrections(site: Site) -> dict[str, Any]:
    """Ids that moved, the latest first, and claims that were taken back, refuted or replaced."""
    release, words = site.release, site.words
    moved = sorted(release.tables["redirects"], key=lambda row: row["old_id"])
    moved.sort(key=lambda row: row["since_earliest"] or "", reverse=True)
    return {
        "moved": [{"row": row, "since": words.date(row["since"])} for row in moved],
        "claims": [row for row in release.tables["claims"] if row["standing"] in OUTCOMES],
    }
