"""A comparison of two datasets as text, as the Markdown of one comment, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from cubaven_data.asking.causes import Cause
from cubaven_data.asking.comparing import Change, Comparison
from cubaven_data.asking.versions import version_of
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import plain
from cubaven_data.showing.changes import Entry, Line, Worded
from cubaven_data.showing.markdown import escaped
from cubaven_data.showing.values import written
from cubaven_data.showing.wrapping import wrapped
from cubaven_data.texts.wording import LANGUAGES, Language, text

_INDENT = "    "
# Longer values stand one below the other.
_BESIDE = 50
_NOTHING = "–"
LARGEST = 60_000
"""In bytes. A comment on GitHub holds 65,536 characters, with what is added around it."""


def _is_beside(line: Line) -> bool:
    """Whether what is gone and what has come stand beside each other."""
    both = (*line.gone, *line.come)
    return len(line.gone) < 2 and len(line.come) < 2 and sum(map(len, both)) <= _BESIDE


def as_text(comparison: Comparison, language: Language, width: int) -> str:
    """A paragraph a record, below the version, the counts, and the claims whose support changed."""
    worded = Worded(comparison, language)
    sentences = filter(None, (worded.version_said, worded.left_out_said))
    paragraphs = [_filled(said, "", "", width) for said in sentences]
    if comparison.changes:
        counts = (f"{worded.table(name)}: {worded.counts(name)}" for name in comparison.counts)
        paragraphs.append("".join(_filled(line, "  ", _INDENT, width) for line in counts))
    if supports := [*worded.supports()]:
        lines = (f"{', '.join(ids)}: {_beside(line)}" for ids, line in supports)
        said = "".join(_filled(line, "  ", _INDENT, width) for line in lines)
        paragraphs.append(f"{worded.texts['support-changed']}\n{said}")
    for title, entries in _sections(worded):
        paragraphs.append(f"== {title} ==\n")
        paragraphs += (_paragraph(entry, worded, width) for entry in entries)
    return "\n".join(paragraphs)


def _sections(worded: Worded) -> Iterator[tuple[str, list[Entry]]]:
    for name, entries in worded.own():
        yield worded.table(name), entries
    if others := [*worded.through_others()]:
        yield worded.texts["through-others"], others


def _paragraph(entry: Entry, worded: Worded, width: int) -> str:
    said = [_filled(" · ".join([", ".join(entry.ids), *entry.marks]), "", _INDENT, width)]
    said += (_filled(one, _INDENT, _INDENT, width) for one in entry.said)
    for line in entry.lines:
        if _is_beside(line):
            beside = f"{line.name}: {_beside(line)}"
            said.append(_filled(beside, _INDENT, _INDENT + "  ", width))
            continue
        said.append(_filled(f"{line.name}{line.because}", _INDENT, _INDENT + "  ", width))
        for sign, values in (("−", line.gone), ("+", line.come)):
            begin = f"{_INDENT}  {sign} "
            few = worded.few(values)
            said += (_filled(value, begin, " " * len(begin), width) for value in few)
    return "".join(said)


def _beside(line: Line) -> str:
    gone, come = ("".join(values) or _NOTHING for values in (line.gone, line.come))
    return f"{gone} → {come}{line.because}"


def _filled(said: str, first: str, others: str, width: int) -> str:
    return f"{wrapped(said, width, first, others)}\n"


def as_markdown(comparison: Comparison, language: Language, width: int) -> str:
    """A comment on a pull request: what it makes of a release, counts, and details by table.

    It has at most :data:`LARGEST` bytes; what is left out then is told.
    """
    worded = Worded(comparison, language)
    head = [f"### {worded.texts['title']}\n", f"{escaped(worded.version_said)}\n"]
    if worded.left_out_said:
        head.append(f"{worded.left_out_said}\n")
    if comparison.changes:
        head.append(_counts(worded))
    parts = [("", f"{one}\n", "") for one in head]
    supports = [
        f"- {escaped(', '.join(ids))}: {escaped(_beside(line))}\n"
        for ids, line in worded.supports()
    ]
    if supports:
        parts.append(("", f"**{worded.texts['support-changed']}**\n\n", ""))
        parts += (("", line, "") for line in supports)
    for title, entries in _sections(worded):
        opened = f"\n<details><summary>{escaped(title)}</summary>\n\n"
        items = [_item(entry, worded) for entry in entries]
        parts += (
            (opened if n == 0 else "", item, "\n</details>\n" if n == len(items) - 1 else "")
            for n, item in enumerate(items)
        )
    return _within(parts, worded)


def _item(entry: Entry, worded: Worded) -> str:
    said = f"- **{escaped(', '.join(entry.ids))}** · {escaped(' · '.join(entry.marks))}\n"
    said += "".join(f"  - {escaped(one)}\n" for one in entry.said)
    for line in entry.lines:
        name = escaped(line.name)
        if _is_beside(line):
            said += f"  - {name}: {escaped(_beside(line))}\n"
            continue
        said += f"  - {name}{escaped(line.because)}\n"
        for sign, values in (("−", line.gone), ("+", line.come)):
            said += "".join(f"    - {escaped(f'{sign} {one}')}\n" for one in worded.few(values))
    return said


def _within(parts: Sequence[tuple[str, str, str]], worded: Worded) -> str:
    """As many of the parts as fit, each with what opens and closes the section it lies in."""
    said, is_open = "", False
    for n, (opens, part, closes) in enumerate(parts):
        note = text("diff", "cut", worded.language, n=len(parts) - n)
        end = f"\n</details>\n\n{note}\n"
        if n < len(parts) and len(f"{said}{opens}{part}{closes}{end}".encode()) > LARGEST:
            return said + (end if is_open else f"\n{note}\n")
        said += opens + part + closes
        is_open = bool((is_open or opens) and not closes)
    return said


def as_changelog(comparison: Comparison, language: Language) -> str:
    """All changes as a page, below the version that they make and how many rows became what."""
    worded = Worded(comparison, language)
    said = [f"{escaped(worded.version_said)}\n"]
    if worded.left_out_said:
        said.append(f"{worded.left_out_said}\n")
    if comparison.changes:
        said.append(_counts(worded))
    for title, entries in _sections(worded):
        items = (_item(entry, worded) for entry in entries)
        said.append(f"## {escaped(title)}\n\n{''.join(items)}")
    return "\n".join(said)


def _counts(worded: Worded) -> str:
    rows = [(worded.texts["rows"], worded.texts["count"]), ("---", "---")]
    rows += [
        (escaped(worded.table(name)), escaped(worded.counts(name)))
        for name in worded.comparison.counts
    ]
    return "".join(f"| {name} | {counts} |\n" for name, counts in rows)


def as_json(comparison: Comparison, language: Language, width: int) -> str:
    """The same as :func:`as_object`, in both languages whatever the language."""
    return json.dumps(as_object(comparison), ensure_ascii=False, indent=2) + "\n"


def as_object(comparison: Comparison) -> Mapping[str, Any]:
    """The changes for JSON, with values as they are released and texts in both languages.

    What does not apply is null or empty.
    """
    version = version_of(comparison)
    return {
        "version": version and {"level": version.level, "reasons": version.reasons},
        "left_out": len(comparison.left_out),
        "left_out_ids": comparison.left_out,
        "counts": comparison.counts,
        "support_changed": [change.id for change in comparison.support],
        "changes": [_object(comparison, change) for change in comparison.changes],
    }


def _object(comparison: Comparison, change: Change) -> Mapping[str, Any]:
    has_ids = change.table in TABLES and TABLES[change.table].has_ids
    data = comparison.before if change.what == "removed" else comparison.after
    redirect = change.redirect
    return {
        "table": change.table,
        "id": change.id,
        "what": change.what,
        "was": change.was,
        "successor": change.successor,
        **{
            f"reason_{language}": redirect and getattr(redirect, f"reason_{language}")
            for language in LANGUAGES
        },
        **{
            f"sentence_{language}": data.sentence(change.id, language) if has_ids else None
            for language in LANGUAGES
        },
        "cells": {name: _values(pair) for name, pair in change.cells.items()},
        "derived": {
            name: {**_values(pair), "because": [*map(_cause, change.causes.get(name, ()))]}
            for name, pair in change.derived.items()
        },
    }


def _values(pair: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(("before", "after"), map(_plain, pair), strict=True))


def _plain(value: Any) -> Any:  # noqa: ANN401
    if type(value) is tuple:
        return [*map(_plain, value)]
    if value is None or isinstance(value, str | int | float):
        return plain(value)
    return written(value)


def _cause(cause: Cause) -> Mapping[str, Any]:
    return {"table": cause.table, "id": cause.id, "columns": [*cause.columns], "into": cause.into}


Shown = Callable[[Comparison, Language, int], str]
WRITERS: Mapping[str, Shown] = {"text": as_text, "markdown": as_markdown, "json": as_json}
"""What writes a comparison in each format, in a language and, as text, a width in columns."""
