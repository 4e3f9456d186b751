"""The files of a dataset as text, and what is wrong with a file.

A file is read in pieces, so that its size does not matter; what is wrong with it is told once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cubaven_data.findings import Finding
from cubaven_data.tables import Table

BOM = "\ufeff"
# Long enough for the work on a piece to outweigh the work around it, short enough for the caches
# of a processor.
PIECE = 1 << 18

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PLAIN_BYTES = bytes([*range(0x20, 0x7F), 0x0A])
_PLAIN = frozenset(filter(str.isprintable, map(chr, range(0xA1, 0x250)))) | frozenset("–—‘’“”…€")


class Stretch(NamedTuple):
    """Whole lines of a file: the bytes from ``begin`` to ``end`` (``None``: of the file), and the
    lines from ``line`` to before ``next_line``, where that is known."""

    begin: int = 0
    end: int | None = None
    line: int = 1
    next_line: int = 1

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.next_line - self.line


WHOLE = Stretch()


@dataclass
class Sheet:
    """One file, or a stretch of it: what is wrong with it; not ``complete`` where rows were lost.

    Whoever reads it whole keeps the ``rows`` and the ``text`` as well, with plain line ends.
    """

    table: Table
    stretch: Stretch = WHOLE
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    complete: bool = True

    def fault(self, line: int, column: str, rule: str, **values: str) -> None:
        """Adds a finding about this file."""
        self.findings.append(Finding(self.table.path, line, column, rule, values))

    def lose(self, line: int, rule: str, **values: str) -> None:
        """Adds the finding that kept a row, or all of them, from being read."""
        self.fault(line, "", rule, **values)
        self.complete = False


def pieces(sheet: Sheet, root: Path) -> Iterator[tuple[str, bool]]:
    """The text of the sheet in pieces of whole lines, without what can be left out, and whether it
    is plain.

    It ends, with a finding, where the file cannot be read or its bytes are no text.
    """
    before = sheet.stretch.line - 1
    for content in byte_pieces(sheet, root):
        # Looking through bytes is many times faster than looking through a text.
        unusual = content.translate(None, _PLAIN_BYTES)
        plain = not unusual or _PLAIN.issuperset(unusual.decode("utf-8", "replace"))
        text = decode(sheet, content, before, plain)
        if text is None:
            return
        before += text.count("\n")
        yield text, plain


def byte_pieces(sheet: Sheet, root: Path) -> Iterator[bytes]:
    """The bytes of the sheet in pieces of whole lines; it ends, with a finding, where there is no
    such file in the root.

    A stretch is to begin and to end where a piece of the whole file does.
    """
    try:
        real = Path(os.path.realpath(root / sheet.table.path, strict=True))
        if not real.is_relative_to(os.path.realpath(root)):
            sheet.lose(0, "file-unreadable", reason="a link that leads out of the folder")
        elif not real.is_file():
            sheet.lose(0, "file-unreadable", reason="not a regular file")
        else:
            begin, end = sheet.stretch.begin, sheet.stretch.end
            with real.open("rb") as file:
                file.seek(begin)
                while (end is None or file.tell() < end) and (content := file.read(PIECE)):
                    yield content + file.readline()
    except FileNotFoundError:
        sheet.lose(0, "file-missing")
    except (OSError, RuntimeError) as error:
        sheet.lose(0, "file-unreadable", reason=getattr(error, "strerror", None) or str(error))


def decode(sheet: Sheet, content: bytes, before: int = 0, plain: bool = False) -> str | None:
    """The text of a piece of the file, without what can be left out, after so many lines before.

    Nothing where its bytes are no text. If its characters are plain, none is to be left out.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = before + content.count(b"\n", 0, error.start) + 1
        sheet.lose(line, "encoding", value=content[error.start : error.start + 1].hex())
        return None
    if plain:
        return text
    if not before and text.startswith(BOM):
        sheet.fault(1, "", "byte-order-mark")
        text = text.lstrip(BOM)
    if "\r" in text:
        if all(finding.rule != "line-ends" for finding in sheet.findings):
            line = before + text.count("\n", 0, text.index("\r")) + 1
            sheet.fault(line, "", "line-ends")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if control := _CONTROL.search(text):
        line = before + text.count("\n", 0, control.start()) + 1
        sheet.lose(line, "control-character", value=f"U+{ord(control[0]):04X}")
        return None
    return text
