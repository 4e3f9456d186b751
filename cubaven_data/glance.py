"""A glance at the first cells of every line: which ids there are, before any row is checked."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from cubaven_data.fields import Code
from cubaven_data.files import Sheet, Stretch, byte_pieces
from cubaven_data.lineage import SAME_TEXT
from cubaven_data.tables import TABLES, Table
from cubaven_data.vocabularies import Vocabulary

_SAME_TEXT = frozenset(kind.encode() for kind in SAME_TEXT)
_OF_IDS = b"abcdefghijklmnopqrstuvwxyz0123456789-\n"


class Carrying(NamedTuple):
    """A relation that says that one text is another's."""

    line: int
    text: str
    original: str
    refuted: bool


@dataclass
class Glance:
    """What the first cells tell.

    ``ids`` gives for each id its table and its ``table.kind`` (blank where the kind is not known or
    there is none); ids that stand more than once are ``doubled``; ``carrying`` are the relations
    that say that one text is another's; ``pieces`` are the stretches in which the file of a table
    was read, if its header is right.
    """

    ids: dict[str, tuple[str, str]] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)
    carrying: list[Carrying] = field(default_factory=list)
    pieces: dict[str, list[Stretch]] = field(default_factory=dict)

    @classmethod
    def at(cls, root: Path, vocabularies: Mapping[str, Vocabulary[Any]]) -> Glance:
        """Goes through all tables under the root."""
        glance = cls()
        for table in TABLES.values():
            ends = _ends(table, vocabularies)
            for stretch, lines in _lines(root, table):
                glance.pieces.setdefault(table.name, []).append(stretch)
                below = lines if stretch.begin else lines[1:]
                cells = [line.split(b",", 3) for line in below]
                glance._note_ids(table, _texts([first for first, *_ in cells]), ends(cells))
                if table.name == "relations":
                    first_line = stretch.line + len(lines) - len(below)
                    glance._note_carrying(table, first_line, below, cells)
        glance.doubled.discard("")
        glance.ids.pop("", None)
        return glance

    def _note_ids(self, table: Table, ids: list[str], ends: Iterable[tuple[str, str]]) -> None:
        if table.name == "redirects":
            times = Counter(ids)
            self.doubled |= {id_ for id_ in times if times[id_] > 1 or id_ in self.ids}
            return
        new = dict(zip(ids, ends, strict=True))
        if len(new) < len(ids) or not self.ids.keys().isdisjoint(new):
            for id_ in ids:
                if id_ in self.ids:
                    self.doubled.add(id_)
                self.ids.setdefault(id_, new[id_])
        else:
            self.ids |= new

    def _note_carrying(
        self, table: Table, begins: int, lines: list[bytes], cells: list[list[bytes]]
    ) -> None:
        at = [table.header.index(c) for c in ("subject_id", "kind", "object_id", "status")]
        for n, cell in enumerate(_column(cells, at[1])):
            if cell.strip(b'" ') not in _SAME_TEXT:
                continue
            row = next(csv.reader([lines[n].decode("utf-8", "replace")]))
            if len(row) == len(table.header):
                text, _, original, status = (row[n] for n in at)
                self.carrying.append(Carrying(begins + n, text, original, status == "refuted"))


def _ends(
    table: Table, vocabularies: Mapping[str, Vocabulary[Any]]
) -> Callable[[list[list[bytes]]], Iterable[tuple[str, str]]]:
    """What tells the table and the ``table.kind`` of lines, from their first cells."""
    unclear = table.name, ""
    name, cell = table.header[1], table.columns[1].cell
    codes = vocabularies.get(cell.vocabulary) if isinstance(cell, Code) else None
    if name != "kind" or codes is None:
        return lambda cells: [unclear] * len(cells)
    ends = {code.encode(): (table.name, f"{table.name}.{code}") for code in codes.terms}
    return lambda cells: [ends.get(kind, unclear) for kind in _column(cells, 1)]


def _column(cells: list[list[bytes]], at: int) -> list[bytes]:
    """A cell of each line; blank where there is none."""
    return [line[at] if len(line) > at else b"" for line in cells]


def _texts(cells: list[bytes]) -> list[str]:
    """The cells as ids: without what an id cannot have around it."""
    together = b"\n".join(cells)
    found = together.decode("utf-8", "replace").split("\n")
    if together.translate(None, _OF_IDS):
        return [" ".join(text.strip('"').split()) for text in found]
    return found


def _lines(root: Path, table: Table) -> Iterator[tuple[Stretch, list[bytes]]]:
    """The lines of a table's file, many at a time; none if its header is another."""
    stretch = Stretch(end=0)
    for content in byte_pieces(Sheet(table), root):
        end = (stretch.end or 0) + len(content)
        if b"\r" in content:
            content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = content.removesuffix(b"\n").split(b"\n")
        line = stretch.next_line
        stretch = Stretch(stretch.end or 0, end, line, line + len(lines))
        if line == 1:
            header = next(csv.reader([lines[0].decode("utf-8-sig", "replace")]), [])
            if header != table.header:
                return
        yield stretch, lines
