"""From the bytes of a file to its text, whatever encoding programs left it in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from cubaven_data.model.mending import readings_of
from cubaven_data.model.utf_8 import ENCODINGS, read_wholly
from cubaven_data.texts.wording import Words, words

BOM = "\ufeff"
# The mark of UTF-32 begins with that of UTF-16.
_WIDE = {
    **{"utf-32-le": "UTF-32 LE", "utf-32-be": "UTF-32 BE"},
    **{"utf-16-le": "UTF-16 LE", "utf-16-be": "UTF-16 BE"},
}
_MARKS = "|".join([BOM, *(BOM.encode().decode(encoding) for encoding in ENCODINGS)])
# At the start of a line or of its first cell.
_MARK = re.compile(f'^("?)(?:{_MARKS})+', re.MULTILINE)


class Decoded(NamedTuple):
    """The text of a file, and what is wrong with its encoding, from which line on.

    ``text`` is ``None`` if it is in doubt. Its lines end with line feeds.
    """

    text: str | None
    line: int = 0
    problem: Words | None = None


def decoded(content: bytes) -> Decoded:
    """The text that the bytes were meant as, if only one is possible."""
    if wide := _wide(content):
        return wide
    try:
        text = _with_line_feeds(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _not_utf_8(content, error.start)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if not line.isascii()]
    # A single line below the header may be a single cell, copied from elsewhere.
    if (len(lines) > 1 or lines == [1]) and (whole := read_wholly(text)):
        return Decoded(whole[1], lines[0], words("encoding", "twice", name=whole[0]))
    return Decoded(text)


def _wide(content: bytes) -> Decoded | None:
    """A file in UTF-32 or UTF-16, which shows in its mark and in zeros for every other byte."""
    zeros = content.count(0)
    marked = [name for name in _WIDE if content.startswith(BOM.encode(name))]
    if not marked and zeros <= len(content) / 4:
        return None
    for encoding in marked or _WIDE:
        # Of text in these languages, the first byte or the last is zero.
        is_it = marked or content[encoding.endswith("le") :: 2].count(0) > len(content) / 4
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if is_it and "\0" not in text:
                problem = words("encoding", "other", name=_WIDE[encoding])
                return Decoded(_with_line_feeds(text), 1, problem)
    name = "UTF-32" if zeros > len(content) * 0.6 else "UTF-16"
    return Decoded(None, 1, words("encoding", "damaged", name=name))


def _not_utf_8(content: bytes, at: int) -> Decoded:
    line = _with_line_feeds(content[:at].decode("latin-1")).count("\n") + 1
    byte = content[at : at + 1].hex()
    readings = readings_of(content)
    names = [*readings.values()]
    if len(readings) == 1:
        problem = words("encoding", "other", name=names[0])
        return Decoded(_with_line_feeds(next(iter(readings))), line, problem)
    kind = "several" if names else "unknown"
    return Decoded(None, line, words("encoding", kind, byte=byte, names=", ".join(names)))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def without_marks(text: str) -> tuple[str, list[int]]:
    """The text without byte order marks, and the lines that began with one."""
    lines = [text.count("\n", 0, match.start()) + 1 for match in _MARK.finditer(text)]
    return (_MARK.sub(r"\1", text), lines) if lines else (text, [])


def ranges(numbers: Iterable[int]) -> str:
    """The numbers, which are in order, with a range for each run of them: ``2-4, 7``."""
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in _runs(numbers))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for number in numbers:
        if last and number != last + 1:
            yield first, last
        if not last or number != last + 1:
            first = number
        last = number
    if last:
        yield first, last
