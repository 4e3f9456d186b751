"""What to write instead of a reference that is not an id, or a citation of an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from cubaven_data.findings import Finding
from cubaven_data.model import written_citations
from cubaven_data.model.cells import Cell
from cubaven_data.reading.index import Index
from cubaven_data.texts.wording import words


def with_id_meant(finding: Finding, ends: tuple[str, ...], index: Index) -> Finding:
    """The finding of a reference to one of these ends, with the ids that may be meant if it is not
    one."""
    if finding.rule != "id-form":
        return finding
    value, such = str(finding.values["value"]), str(finding.values["such"])
    meant = index.meant(value, such, ends) or words("says", "ids-of", ends=_in(ends))
    return replace(finding, values={**finding.values, "such": meant})


def with_free_id(finding: Finding, index: Index) -> Finding:
    """The finding of a row's own id, with one that no record has or had."""
    such = str(finding.values.get("such"))
    if finding.rule != "id-form" or not _is_taken(such, index):
        return finding
    free = next(id_ for id_ in (f"{such}-{n}" for n in count(2)) if not _is_taken(id_, index))
    told = words("says", "id-of-other", id=free, taken=such)
    return replace(finding, values={**finding.values, "such": told})


def _is_taken(id_: str, index: Index) -> bool:
    return id_ in index or id_ in index.moved


def with_source_meant(finding: Finding, cell: Cell, index: Index) -> Finding:
    """The finding of a citation of an address, or of an id in another spelling, with that of the
    source."""
    value = str(finding.values.get("value"))
    cited = written_citations.by_address(value, index.source_at)
    cited = written_citations.by_id(cited, index.source_spelled)
    if finding.rule != "citation-syntax" or (cited == value and "://" not in value):
        return finding
    found = filter(cell.can_hold, written_citations.readings(cited))
    meant = words("says", "citation-syntax" if cited != value else "no-source-at")
    return replace(finding, values={**finding.values, "such": " | ".join(found) or meant})


def _in(ends: Sequence[str]) -> str:
    """The files with records of these ends, each with the kinds that are meant."""
    found: dict[str, list[str]] = {}
    for table, _, kind in (end.partition(".") for end in ends or ("*",)):
        found.setdefault(f"data/{table}.csv", []).extend([kind] if kind else [])
    return ", ".join(f"{file} ({' / '.join(k)})" if k else file for file, k in found.items())
