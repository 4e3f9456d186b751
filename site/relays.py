"""What was changed on the way: claims ascribed to somebody whose own words say something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from build import Site


def relay_errors(site: Site) -> dict[str, Any]:
    """The claims that misquote, each with where it was read and what speaks against it."""
    cited: dict[str, dict[str, list[str]]] = {}
    for citation in site.release.tables["citations"]:
        columns = cited.setdefault(citation["record_id"], {"sources": [], "disputed_by": []})
        columns[citation["column_name"]].append(site.words.of(citation, "in_words"))
    return {
        "errors": [
            {
                "claim": claim,
                "note": site.words.of(site.release.by_id[claim["id"]], "note")
                or site.words.of(site.release.by_id[claim["id"]], "summary"),
                **cited[claim["id"]],
            }
            for claim in site.release.tables["claims"]
            if claim["standing"] == "misquoted"
        ]
    }
