"""The pages that are not on one record: what each is filled with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from agreements import agreements
from bodies import agencies
from changes import changes
from contested import contested, heading, numbers, total
from corrections import corrections
from data_tables import table, tables
from documents import DOCUMENTS, codebook, coverage, methodology, readme, rules
from map_page import map_page
from network import network
from officials import official
from presence import presence
from questions import questions
from relays import relay_errors
from release import WITH_RECORDS
from timeline import timeline

if TYPE_CHECKING:
    from build import Site

Filled = dict[str, Any]

DOORS = {"look": "search.html", "take": "tables.html#files", "help": "about.html#report"}
"""What a visitor may want, with the page where it begins."""


def index(site: Site) -> Filled:
    """The start page."""
    release, words = site.release, site.words
    claims = release.tables["claims"]
    origins = Counter(min(row["n_origins"], 2) for row in claims)
    read = {row["source_id"] for row in release.tables["citations"]}
    publishers = {release.by_id[id_]["publisher_id"] for id_ in read} - {None}
    return {
        "questions": questions(site),
        "group": site.groups[0] if site.groups else None,
        "numbers": numbers(site, site.groups[0]) if site.groups else [],
        "heading": heading(site, site.groups[0]) if site.groups else "",
        "total": total(site, site.groups[0]) if site.groups else None,
        "rests": {
            "claims": words.count(len(claims), "claims"),
            "texts": words.count(len(read), "texts"),
            "publishers": words.count(len(publishers), "publishers"),
            "single": words.number(origins[1]),
            "unnamed": words.number(origins[0]),
            "several": words.number(origins[2]),
        },
        "fresh": words.date(release.last_read),
        "doors": DOORS,
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


def search(_: Site) -> Filled:
    """The search page, which its script fills."""
    return {}


PAGES: dict[str, Callable[[Site], Filled]] = {
    "search": search,
    "contested": contested,
    "presence": presence,
    "agreements": agreements,
    "official": official,
    "timeline": timeline,
    "tables": tables,
    "agencies": agencies,
    "network": network,
    "relays": relay_errors,
    "map": map_page,
    "changes": changes,
    "corrections": corrections,
    "about": about,
    "readme": readme,
    "methodology": methodology,
    "codebook": codebook,
    "coverage": coverage,
    "rules": rules,
}
"""The pages beside the start page, in the order of the menus."""
MENUS = {
    "menu": ("contested", "presence", "agreements", "official", "timeline"),
    "tools": ("tables", "search"),
    "more": ("tables", "agencies", "network", "relays", "map", "changes", "corrections"),
    "foot": ("about", "readme", "methodology", "codebook", "coverage", "rules"),
}
"""What stands on top of a page, in one line on a desk, and the two menus at its foot."""


def feed(site: Site) -> Filled:
    """What changed as a feed with an entry for this release, dated by what was read last."""
    filled = changes(site)
    body = filled["body"] or site.words.texts["changes"]["first"]
    return {"body": body, "updated": f"{site.release.last_read or '1970-01-01'}T00:00:00Z"}


def pages(site: Site) -> Iterator[tuple[str, str, Filled]]:
    """The name of each page, its template, and what that is filled with."""
    yield "index", "index.html", index(site)
    for name, filled in PAGES.items():
        text = filled in DOCUMENTS
        yield name, "document.html" if text else f"{name}.html", {"name": name} | filled(site)
    for name in WITH_RECORDS:
        yield f"table-{name}", "table.html", table(site, name)
