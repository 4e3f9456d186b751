"""What the search page looks through: the name, the other names and the id of every record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from agreements import agreements
from facts import kind
from release import WITH_RECORDS

if TYPE_CHECKING:
    from build import Site

NAMED, PAGE = 1, 2
"""What weighs more than the title of a text: who is named, and a page that answers a question."""
WHO = 160
"""How many characters of those who say something are looked through."""


def search_index(site: Site) -> str:
    """A script that holds the index: pages opened from a folder cannot read a JSON file."""
    entries = [*_pages(site), *_records(site), *_moved(site)]
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return f"self.searchIndex = {text};\n"


def _pages(site: Site) -> Iterator[list[Any]]:
    """The pages that answer a question, and the years of the agreements, with their addresses."""
    texts = site.words.texts
    asked = texts["start"]["questions"]
    for name, title in texts["pages"].items():
        others = f"{asked.get(name, '')} · {texts.get(name, {}).get('title', '')}"
        yield [f"{name}.html", texts["search"]["page"], title, others, 0, PAGE, ""]
    turns = texts["official"]["turns"]
    yield ["official.html#turns", texts["search"]["page"], turns, asked["official"], 0, PAGE, ""]
    for name, year in agreements(site)["years"].items():
        title = texts["search"]["agreements"].format(year=name)
        target = f"agreements.html#{year['anchor']}"
        yield [target, texts["search"]["page"], title, "", 0, PAGE, ""]


def _records(site: Site) -> Iterator[list[Any]]:
    """Of each record its id, what it is, its name, its other names, how often it was read, how much
    its name weighs, and who says it."""
    words = site.words
    for table in WITH_RECORDS:
        for row in site.release.tables[table]:
            sentence = words.of(row, "sentence")
            name = words.listed(row)
            others = [*row.get("aliases", []), row.get("acronym"), words.of(row, "label")]
            if sentence:
                others.append(words.of(row, "title"))
            said = kind(words, table, row)
            if sentence:
                said += f" · {words.label('support', row['support'])}"
            found = " · ".join(filter(None, others))
            weight = NAMED if table in ("actors", "agencies") else 0
            who = words.of(row, "who_says_so")[:WHO] if sentence else ""
            yield [row["id"], said, name, found, row.get("n_citations", 0), weight, who]


def _moved(site: Site) -> Iterator[list[Any]]:
    """The ids that moved or were withdrawn, whose pages lead on or say why."""
    moved = site.words.texts["moved"]
    for row in site.release.tables["redirects"]:
        title = moved["title" if row["new_id"] else "withdrawn"].format(id=row["old_id"])
        yield [row["old_id"], site.words.texts["pages"]["corrections"], title, "", 0, 0, ""]
