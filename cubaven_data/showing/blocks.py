"""What a page is made of, and how it is written: as text for a terminal, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cubaven_data.showing.wrapping import wrapped

_INDENT = "  "
# How wide a drawing is where there is no terminal.
_PAGE = 72


@dataclass(frozen=True)
class Heading:
    """A heading; that of the page has level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True)
class Facts:
    """Values with their names."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Item:
    """An entry of a list, with the entries below it."""

    text: str
    below: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Items:
    """A list. As text, what stands below an entry hangs on branches."""

    items: Sequence[Item]


@dataclass(frozen=True)
class Drawing:
    """Lines that keep their form; ``draw`` makes them for a number of columns."""

    draw: Callable[[int], Sequence[str]]


Block = Heading | Paragraph | Facts | Items | Drawing


def as_text(blocks: Sequence[Block], width: int) -> str:
    """The blocks as text of at most this many columns, but for words that are longer."""
    parts: list[str] = []
    for before, block in pairwise([None, *blocks]):
        # What a heading announces follows without a blank line.
        if before and block and not isinstance(before, Heading):
            parts.append("")
        parts += _in_text(block, width) if block else ()
    return "".join(f"{line}\n" for line in parts)


def _in_text(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        said = wrapped(block.text, width, "", "")
        yield said
        if block.level == 1:
            yield "─" * max(map(len, said.split("\n")))
    elif isinstance(block, Paragraph):
        yield wrapped(block.text, width, _INDENT, _INDENT)
    elif isinstance(block, Facts):
        for name, value in block.pairs:
            yield wrapped(f"{name}: {value}", width, _INDENT, 2 * _INDENT)
    elif isinstance(block, Items):
        for item in block.items:
            yield wrapped(item.text, width, f"{_INDENT}- ", 2 * _INDENT)
            yield from _branches(item.below, width, 2 * _INDENT)
    else:
        yield from (f"{_INDENT}{line}" if line else "" for line in block.draw(width - len(_INDENT)))


def _branches(items: Sequence[Item], width: int, indent: str) -> Iterator[str]:
    for n, item in enumerate(items, 1):
        is_last = n == len(items)
        below = f"{indent}{'   ' if is_last else '│  '}"
        yield wrapped(item.text, width, f"{indent}{'└' if is_last else '├'}─ ", below)
        yield from _branches(item.below, width, below)


def as_markdown(blocks: Sequence[Block]) -> str:
    """The blocks as Markdown, in which nothing of their texts is taken for markup."""
    return "\n".join("".join(f"{line}\n" for line in _in_markdown(block)) for block in blocks)


def _in_markdown(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {escaped(block.text)}"
    elif isinstance(block, Paragraph):
        yield escaped(block.text)
    elif isinstance(block, Facts):
        for name, value in block.pairs:
            yield f"- **{escaped(name)}:** {escaped(value)}"
    elif isinstance(block, Items):
        yield from _bullets(block.items, "")
    else:
        yield from ("```text", *block.draw(_PAGE), "```")


def _bullets(items: Sequence[Item], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}- {escaped(item.text)}"
        yield from _bullets(item.below, f"{indent}  ")


def escaped(text: str) -> str:
    """The text for Markdown: marks of markup are escaped, addresses are links."""
    # At the start, these would make a heading, a list or a quotation.
    start = re.match(r"\d*[#>+.)-]", text)
    if start:
        return f"{start[0][:-1]}\\{start[0][-1]}{_escaped(text[start.end() :])}"
    return _escaped(text)


def _escaped(text: str) -> str:
    parts = re.split(r"(https?://[^\s<>]*[^\s<>.,;:)\]])", text)
    return "".join(f"<{one}>" if n % 2 else _unmarked(one) for n, one in enumerate(parts))


def _unmarked(text: str) -> str:
    said = text.replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([\\`*_|~\[\]])", r"\\\1", said)
