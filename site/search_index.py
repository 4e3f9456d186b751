"""What the search page looks through: the name, the other names and the id of every record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from facts import kind
from release import WITH_RECORDS

if TYPE_CHECKING:
    from build import Site


def search_index(site: Site) -> str:
    """A script that holds the index: pages opened from a folder cannot read a JSON file."""
    words = site.words
    entries = []
    for table in WITH_RECORDS:
        for row in site.release.tables[table]:
            name = words.of(row, "sentence") or words.of(row, "name") or words.of(row, "title")
            others = [*row.get("aliases", []), row.get("acronym"), words.of(row, "label")]
            if words.of(row, "sentence"):
                others.append(words.of(row, "title"))
            # A text without a name in the language has one of its own.
            name = name or row.get("name") or row["title"]
            entries.append(
                [row["id"], kind(words, table, row), name, " · ".join(filter(None, others))]
            )
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return f"self.searchIndex = {text};\n"
