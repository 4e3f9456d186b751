"""A claim as a sheet to print: what it rests on, what contradicts it, what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from cubaven_data.about import NAME
from cubaven_data.asking.dataset import Dataset, Row
from cubaven_data.model.citations import place_key
from cubaven_data.showing import blocks
from cubaven_data.showing.blocks import Block, Heading, Item, Items, Paragraph
from cubaven_data.showing.sections import Sections
from cubaven_data.texts.wording import Language, texts

# What is told of a text that was read, besides its entry in a bibliography.
_OF_TEXTS = ("language", "access", "coded", "paragraphs", "archive_url", "accessed", "fingerprint")


def _sheets(data: Dataset, ids: Sequence[str], language: Language) -> Iterator[Block]:
    sections, said = Sections(data, language), texts(language)["show"]
    for row in map(data.row, ids):
        yield Heading(said["proof"].format(id=row["id"]), 1)
        yield Paragraph(said["dataset"].format(name=NAME, version=data.version))
        for part in (sections.statement, sections.facts, sections.flags, sections.lines):
            yield from part(row)
        yield from sections.rivals(row, traced=True)
        yield from sections.answers(row)
        yield from sections.alternatives(row, traced=True)
        yield Heading(said["read"])
        yield Items([*_texts_read(data, row, sections)])
        yield Heading(said["cite"])
        yield Paragraph(data.cite(row["id"], language))


def _texts_read(data: Dataset, row: Row, sections: Sections) -> Iterator[Item]:
    """The texts that were read for the claim, its rivals and alternatives, and what disputes it."""
    claims = [row, *data.rivals(row["id"]), *data.alternatives_to(row["id"])]
    lines = [
        line
        for claim in claims
        for column in ("sources", "disputed_by")
        for first in data.lines(claim["id"], column)
        for line in first.all
    ]
    cited: dict[str, list[str]] = {}
    for line in lines:
        if line.read:
            cited.setdefault(line.source_id, []).extend(place.locator for place in line.read)
    for source_id, locators in cited.items():
        pairs = [
            sections.places(sorted({*locators}, key=place_key)),
            *sections.values(data.row(source_id), *_OF_TEXTS),
        ]
        facts = "; ".join(f"{name}: {value}" for name, value in pairs)
        yield Item(f"{sections.entry(source_id)} [{source_id}]", (Item(facts),))


def as_text(data: Dataset, ids: Sequence[str], language: Language, width: int) -> str:
    """A sheet a claim."""
    return blocks.as_text([*_sheets(data, ids, language)], width)


def as_markdown(data: Dataset, ids: Sequence[str], language: Language, width: int) -> str:
    """The same sheets as Markdown."""
    return blocks.as_markdown([*_sheets(data, ids, language)])


WRITERS: Mapping[str, Callable[[Dataset, Sequence[str], Language, int], str]] = {
    "text": as_text,
    "markdown": as_markdown,
}
"""What writes sheets in each format, in a language and, as text, a width in columns."""
