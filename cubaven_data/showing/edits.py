"""What an edit adds, and what gate 1 says against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cubaven_data.asking.dataset import Dataset
from cubaven_data.asking.sound import sound_part
from cubaven_data.editing.additions import Addition
from cubaven_data.editing.redirects import Merged, Withdrawn
from cubaven_data.findings import Finding
from cubaven_data.model.tables import FILES, TABLES, Table
from cubaven_data.showing.wrapping import wrapped
from cubaven_data.texts.wording import LANGUAGES, Language, text

_NAMES = {table.path: name for name, table in FILES.items()}


def as_rows(addition: Addition, language: Language, width: int) -> str:
    """What would be written: rows, and citations that records get, with what each claim says."""
    data = Dataset.of(sound_part(addition.edit.data)[0])
    parts = [
        _cells(row.table, row.cells, width) + _said(data, row.cells.get("id", ""), language, width)
        for row in addition.rows
    ]
    for id_, column, citation in addition.joined:
        table = TABLES[str(data.table_of(id_))]
        cells = {"id": id_, column: f"+ {citation}"}
        parts.append(_cells(table, cells, width) + _said(data, id_, language, width))
    return "\n".join(parts)


def _cells(table: Table, cells: Mapping[str, str], width: int) -> str:
    filled = {name: cell for name, cell in cells.items() if cell}
    column = max(map(len, filled), default=0)
    lines = [_hung(f"{name:{column}}  {cell}", column + 2, width) for name, cell in filled.items()]
    return "".join([f"{table.path}\n", *lines])


def _said(data: Dataset, id_: str, language: Language, width: int) -> str:
    """The claim in both languages; of a record that is no claim, its cells say all."""
    if id_ not in data or "outcome" not in TABLES[str(data.table_of(id_))].header:
        return ""
    labels = [text("says", f"language-{one}", language) for one in LANGUAGES]
    pairs = zip(labels, LANGUAGES, strict=True)
    return "".join(_hung(f"{label}: {data.sentence(id_, one)}", 2, width) for label, one in pairs)


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


def as_advice_on_others(
    findings: Iterable[Finding], language: Language, width: int, gone: str = ""
) -> str:
    """What is wrong with records that are there, by their ids: their lines may change.

    All that refer to the record that is ``gone`` are named together, since the same is wrong.
    """
    found = [*findings]
    referring = [one.id for one in found if _refers_to(one, gone)]
    others = (one for one in found if not _refers_to(one, gone))
    said = "".join(_hung(_of_record(one, language), 4, width) for one in others)
    if not referring:
        return said
    ids = ", ".join(dict.fromkeys(referring))
    line = text("says", "referred", language, n=len(referring), value=gone, ids=ids)
    return f"{wrapped(line, width, '', '  ')}\n{said}"


def _refers_to(finding: Finding, gone: str) -> bool:
    return finding.rule == "redirected-id" and finding.values.get("value") == gone


def _of_record(finding: Finding, language: Language) -> str:
    place = [_NAMES.get(finding.file, finding.file), finding.id, finding.column]
    said = f"{finding.mark(language)}{finding.advice(language)}"
    return f"{' '.join(filter(None, place))}: {said} [{finding.rule}]"


def as_left_out(withdrawn: Withdrawn, language: Language, width: int) -> str:
    """What the coding said of the record that goes, and what a merge does not keep of its row."""
    lines = _of_merge(withdrawn, language) if isinstance(withdrawn, Merged) else []
    lines += (
        text("redirects", "coding", language, file=path, row=" · ".join(filter(None, cells)))
        for path, cells in withdrawn.coding
    )
    lines += (
        text("redirects", "older", language, row=" · ".join(filter(None, cells)))
        for cells in withdrawn.redirects
    )
    return "".join(_hung(line, 2, width) for line in lines)


def _of_merge(merged: Merged, language: Language) -> list[str]:
    lines = [
        text("redirects", "differs", language, column=column, goes=own, stays=other or "–")
        for column, own, other in merged.differs
    ]
    lines += (text("redirects", "joined", language, citation=one) for one in merged.joined)
    lines += (text("redirects", "left", language, citation=one) for one in merged.left)
    lines += (
        text("redirects", "moved", language, id=id_, citation=one) for id_, one in merged.moved
    )
    return lines


def _hung(line: str, depth: int, width: int) -> str:
    return f"{wrapped(line, width, '  ', ' ' * (depth + 2))}\n"
