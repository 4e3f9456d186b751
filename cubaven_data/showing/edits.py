"""What an edit adds, and what gate 1 says against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from cubaven_data.asking.dataset import Dataset
from cubaven_data.asking.sound import sound_part
from cubaven_data.editing.additions import Addition, NewRow
from cubaven_data.editing.redirects import Merged
from cubaven_data.findings import Finding
from cubaven_data.model.tables import FILES
from cubaven_data.texts.wording import LANGUAGES, Language, text

_NAMES = {table.path: name for name, table in FILES.items()}


def as_rows(addition: Addition, language: Language, width: int) -> str:
    """The rows as they would be written, each with its sentence in both languages."""
    data = Dataset.of(sound_part(addition.edit.data)[0])
    return "\n".join("".join(_row(data, row, language, width)) for row in addition.rows)


def _row(data: Dataset, row: NewRow, language: Language, width: int) -> Iterator[str]:
    yield f"{row.table.path}\n"
    filled = {name: cell for name, cell in row.cells.items() if cell}
    column = max(map(len, filled), default=0)
    for name, cell in filled.items():
        yield _hung(f"{name:{column}}  {cell}", column + 2, width)
    if row.table.has_ids and (id_ := row.cells["id"]) in data:
        for one in LANGUAGES:
            label = text("says", f"language-{one}", language)
            yield _hung(f"{label}: {data.sentence(id_, one)}", 2, width)


def as_advice(addition: Addition, language: Language, width: int) -> str:
    """What gate 1 finds because of the rows: first in each of them, then in others."""
    lines: list[str] = []
    for row in addition.rows:
        if found := addition.findings_of(row):
            # A code that would be filled in depends on what is still to be mended.
            id_ = "" if row.table.id_prefix else row.cells.get("id", "")
            lines.append(f"{row.table.name} {id_}".rstrip() + "\n")
            lines += (cell_advice(finding, language, width) for finding in found)
    return "".join(lines) + as_advice_on_others(addition.elsewhere, language, width)


def cell_advice(finding: Finding, language: Language, width: int) -> str:
    """What is wrong with a cell of a row that is being written, and what to write instead."""
    said = f"{finding.mark(language)}{finding.advice(language)} [{finding.rule}]"
    return _hung(f"{finding.column}: {said}" if finding.column else said, 4, width)


def as_advice_on_others(findings: Iterable[Finding], language: Language, width: int) -> str:
    """What is wrong with records that are there, by their ids: their lines may change."""
    return "".join(_hung(_of_record(finding, language), 4, width) for finding in findings)


def _of_record(finding: Finding, language: Language) -> str:
    place = [_NAMES.get(finding.file, finding.file), finding.id, finding.column]
    said = f"{finding.mark(language)}{finding.advice(language)}"
    return f"{' '.join(filter(None, place))}: {said} [{finding.rule}]"


def as_merge(merged: Merged, language: Language, width: int) -> str:
    """What the row that goes had of its own, and what became of it."""
    lines = [
        text("redirects", "differs", language, column=column, goes=own, stays=other or "–")
        for column, own, other in merged.differs
    ]
    lines += (text("redirects", "joined", language, citation=one) for one in merged.joined)
    lines += (text("redirects", "left", language, citation=one) for one in merged.left)
    return "".join(_hung(line, 2, width) for line in lines)


def _hung(line: str, depth: int, width: int) -> str:
    wrapped = fill(
        line,
        width,
        initial_indent="  ",
        subsequent_indent=" " * (depth + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return f"{wrapped}\n"
