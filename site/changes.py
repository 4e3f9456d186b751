"""What changed since the last release, or that none is known, and what was corrected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corrections import corrections
from documents import at_top, converted

if TYPE_CHECKING:
    from build import Site


def changes(site: Site) -> dict[str, Any]:
    """The changes of the release and its changelog; ``since`` is blank for the first release."""
    file = site.release.folder / "changes.json"
    since = json.loads(file.read_text("utf-8"))["since"] if file.is_file() else None
    corrected = corrections(site)
    return {
        "since": since,
        "body": converted(site, at_top(site, "CHANGES")) if since else "",
        "changelog": converted(site, "CHANGELOG.md", below=1),
        "n_claims": site.words.count(len(corrected["claims"]), "claims"),
        "n_moved": site.words.count(len(corrected["moved"]), "ids"),
    }
