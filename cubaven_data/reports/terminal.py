"""Findings for a terminal: grouped by file, each with its row and the cell marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from cubaven_data.findings import Finding
from cubaven_data.reports.excerpts import Excerpt
from cubaven_data.reports.page import Page
from cubaven_data.texts.wording import quote

BOLD, RED, GREEN, YELLOW, DIM = "1", "1;31", "32", "33", "2"
_INDENT = "      "
_CUT = "…"
# The minimum width in columns, because some terminals report 0.
_NARROWEST = 40


def style(
    color: bool | None, is_terminal: bool, environment: Mapping[str, str]
) -> tuple[bool, bool]:
    """Whether to group findings as on a terminal, and whether to use colour.

    For colour, ``--color`` or ``--no-color`` comes first, then ``NO_COLOR`` (https://no-color.org),
    then ``TERM=dumb`` unless ``FORCE_COLOR`` is set. ``FORCE_COLOR`` and ``--color`` also group
    findings where the output is not a terminal.
    """
    forced = environment.get("FORCE_COLOR", "0") not in ("", "0")
    grouped = bool(color) or forced or is_terminal
    plain = environment.get("NO_COLOR") or (environment.get("TERM") == "dumb" and not forced)
    return grouped, grouped and (not plain if color is None else color)


def as_terminal(page: Page, width: int, colour: bool) -> str:
    """The findings grouped by file, with rows cut to ``width`` columns, in colour if asked."""
    files: dict[str, list[Finding]] = {}
    for finding in page.findings:
        files.setdefault(finding.file, []).append(finding)
    lines: list[str] = []
    for file, findings in files.items():
        lines.append(paint(quote(file, len(file)), BOLD, colour))
        for finding in findings:
            lines += _finding(page, finding, max(width, _NARROWEST), colour)
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _finding(page: Page, finding: Finding, width: int, colour: bool) -> Iterator[str]:
    rule = paint(f"[{finding.rule}]", YELLOW, colour)
    said = finding.mark(page.language) + finding.message(page.language)
    place = paint(finding.place, BOLD, colour)
    yield "  " + " ".join(filter(None, (place, finding.record, rule, said)))
    excerpt = page.excerpts.of(finding)
    if excerpt:
        yield from _row(excerpt, width - len(_INDENT), colour)
    yield _INDENT + paint(finding.remedy(page.language), GREEN, colour)


def _row(excerpt: Excerpt, width: int, colour: bool) -> Iterator[str]:
    # A row can be megabytes long, so only the part that can be shown is processed.
    before = _shown(excerpt.before[-width:] if excerpt.marked else excerpt.before[: width + 1])
    cell, after = _shown(excerpt.cell[: width + 1]), _shown(excerpt.after[: width + 1])
    if not excerpt.marked:
        yield _INDENT + paint(_cut(before, width), DIM, colour)
        return
    # The mark of a blank cell is one column wide, at the position where its text would begin.
    cell = _cut(cell, width - 2)
    room = width - max(_width(cell), 1)
    before_room = max(room // 2, room - _width(after))
    if _width(before) > before_room or len(excerpt.before) > width:
        before = _CUT + _last(before, before_room - 1)
    after = _cut(after, room - _width(before))
    dim_before, dim_after = (paint(text, DIM, colour) for text in (before, after))
    yield _INDENT + dim_before + paint(cell, RED, colour) + dim_after
    mark = "^" * max(_width(cell), 1)
    yield _INDENT + " " * _width(before) + paint(mark, RED, colour)


def _shown(text: str) -> str:
    return quote(text, len(text))


def _cut(text: str, room: int) -> str:
    return text if _width(text) <= room else _first(text, room - 1) + _CUT


def _first(text: Iterable[str], room: int) -> str:
    kept = []
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept)


def _last(text: str, room: int) -> str:
    return _first(reversed(text), room)[::-1]


def _width(text: str) -> int:
    """The width of the text in terminal columns."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def paint(text: str, style: str, colour: bool) -> str:
    """The text in the style, if there is any text and colour is asked for."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour and text else text
