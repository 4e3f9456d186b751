"""Records one after the other, with all that the dataset has on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict

from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.model.values import plain
from cubaven_data.showing import blocks
from cubaven_data.showing.blocks import Block, Heading
from cubaven_data.showing.sections import Sections
from cubaven_data.texts.wording import Language


def _pages(data: Dataset, ids: Sequence[str], language: Language) -> Iterator[Block]:
    sections = Sections(data, language)
    for row in map(data.row, ids):
        yield Heading(sections.header(row), 1)
        yield from _page(sections, row)


def _page(sections: Sections, row: Row) -> Iterator[Block]:
    parts = (
        *(sections.statement, sections.facts, sections.flags, sections.lines),
        *(sections.alternatives, sections.rivals, sections.answers),
        *(sections.links, sections.relays, sections.mentions),
    )
    for part in parts:
        yield from part(row)


def as_text(data: Dataset, ids: Sequence[str], language: Language, width: int) -> str:
    """A page a record, in words."""
    return blocks.as_text([*_pages(data, ids, language)], width)


def as_markdown(data: Dataset, ids: Sequence[str], language: Language, width: int) -> str:
    """The same pages as Markdown."""
    return blocks.as_markdown([*_pages(data, ids, language)])


def as_json(data: Dataset, ids: Sequence[str], language: Language, width: int) -> str:
    """A JSON array of the released rows, each with the answers of :class:`Dataset` on it."""
    found = [
        {name: plain(value) for name, value in data.row(id_).items()}
        | {
            "citations": {
                column: [asdict(line) for line in data.lines(id_, column)]
                for column in ("sources", "disputed_by")
            },
            "rivalry": asdict(amount) if (amount := data.rivalry(id_)) else None,
            "rivals": [row["id"] for row in data.rivals(id_)],
            "mentions": [{"id": by, "column": column} for by, column in data.mentions(id_)],
            "cite": data.cite(id_, language),
        }
        for id_ in ids
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


WRITERS: Mapping[str, Callable[[Dataset, Sequence[str], Language, int], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
"""What writes records in each format, in a language and, as text, a width in columns."""
