"""The pages that are not on one record: what each is filled with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from groups import Group

if TYPE_CHECKING:
    from build import Site

Filled = dict[str, Any]


def index(site: Site) -> Filled:
    """The start page."""
    release, words = site.release, site.words
    claims = release.tables["claims"]
    support = Counter(row["support"] for row in claims)
    read = {row["source_id"] for row in release.tables["citations"]}
    publishers = {release.by_id[id_]["publisher_id"] for id_ in read} - {None}
    return {
        "group": site.groups[0] if site.groups else None,
        "heading": heading(site, site.groups[0]) if site.groups else "",
        "citations": sum(row["n_citations"] for row in site.groups[0].figures)
        if site.groups
        else 0,
        "origins": voices(site, site.groups[0]) if site.groups else 0,
        "rests": {
            "claims": words.count(len(claims), "claims"),
            "texts": words.count(len(read), "texts"),
            "publishers": words.count(len(publishers), "publishers"),
            "single": words.number(support["single_source"]),
            "unnamed": words.number(support["unnamed"]),
            "corroborated": words.number(support["corroborated"]),
        },
        "fresh": words.date(release.last_read),
        "doors": _doors(site),
        "data": {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": release.package["title"],
            "description": words.texts["start"]["lead"],
            "version": release.package["version"],
            "license": release.package["licenses"][0]["path"],
            "inLanguage": ["en", "es"],
        },
    }


def _doors(site: Site) -> list[tuple[str, str]]:
    """What a visitor may want, with the page where it begins."""
    return [("help", "about.html#report")]


def heading(site: Site, group: Group) -> str:
    """What the figures of a group are numbers of, as "killed · Cuban personnel · the raid"."""
    words, first = site.words, group.figures[0]
    parts = (
        words.label("measure", first["measure"]),
        words.label("population", first["population"]),
        words.of(first, "about"),
    )
    said = " · ".join(part for part in parts if part)
    return said[0].upper() + said[1:]


def voices(site: Site, group: Group) -> int:
    """How many independent named origins the figures of a group go back to, taken together."""
    found: int = max(site.release.claims[row["id"]]["n_origins_of_all"] for row in group.figures)
    return found


def about(site: Site) -> Filled:
    """How the data is to be read, cited and corrected: codes of support, standing and flags."""
    codes = site.release.tables["codes"]
    return {
        "lists": {
            vocabulary: [row for row in codes if row["vocabulary"] == vocabulary]
            for vocabulary in ("support", "standing", "outcome", "flag", "modality")
        },
        "form": site.report(""),
        "home": site.home,
    }


PAGES: dict[str, Callable[[Site], Filled]] = {"about": about}
"""The pages in the menu, in its order."""


def fill(name: str, site: Site) -> Filled:
    """What the template of a page is filled with."""
    return index(site) if name == "index" else PAGES[name](site)
