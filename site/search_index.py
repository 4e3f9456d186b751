"""What the search page looks through: the name, the other names and the id of every record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from facts import kind
from release import WITH_RECORDS

if TYPE_CHECKING:
    from build import Site


def search_index(site: Site) -> str:
    """A script that holds the index: pages opened from a folder cannot read a JSON file."""
    entries = [*_records(site), *_moved(site)]
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return f"self.searchIndex = {text};\n"


def _records(site: Site) -> Iterator[list[Any]]:
    """Of each record its id, what it is, its name, its other names and how often it was read."""
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
            yield [row["id"], said, name, found, row.get("n_citations", 0)]


def _moved(site: Site) -> Iterator[list[Any]]:
    """The ids that moved or were withdrawn, whose pages lead on or say why."""
    moved = site.words.texts["moved"]
    for row in site.release.tables["redirects"]:
        title = moved["title" if row["new_id"] else "withdrawn"].format(id=row["old_id"])
        yield [row["old_id"], site.words.texts["pages"]["corrections"], title, "", 0]
