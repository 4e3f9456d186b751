"""What people come to ask, with the pages on which each answer begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agreements import agreements
from contested import heading
from presence import bodies

if TYPE_CHECKING:
    from build import Site

GROUPS, BODIES = 3, 8
"""How many of the answers the start page leads to at once."""

Pick = tuple[str, str]


def questions(site: Site) -> list[dict[str, Any]]:
    """The questions, each with its page and with links into it: a number, a year, a body."""
    picks: dict[str, list[Pick]] = {
        "contested.html": [
            (f"contested.html#{group.id}", heading(site, group)) for group in site.groups[:GROUPS]
        ],
        "agreements.html": [
            (f"agreements.html#{year['anchor']}", name)
            for name, year in agreements(site)["years"].items()
            if year["provisions"]
        ],
        "presence.html": [
            (f"presence.html#{body['row']['id']}", body["short"]) for body in bodies(site)[:BODIES]
        ],
        "official.html#turns": [],
        "network.html": [],
        "changes.html": [],
        "about.html#cite": [],
    }
    texts = site.words.texts["start"]["questions"]
    return [
        {"text": texts[target.partition(".")[0]], "target": target, "picks": links}
        for target, links in picks.items()
    ]
