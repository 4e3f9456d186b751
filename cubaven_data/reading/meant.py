"""What to write instead of a reference that is not an id, a citation of an address, or a number
that the words of its row say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from cubaven_data.findings import Finding
from cubaven_data.model import written_citations
from cubaven_data.model.cells import Cell, Identifier
from cubaven_data.model.characters import after_table
from cubaven_data.model.languages import shared_by
from cubaven_data.model.numbers import BOUNDS, Number
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.model.written_numbers import in_full, plain, unsure, values_in
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


def with_free_id(finding: Finding, table: str, index: Index) -> Finding:
    """The finding of a row's own id, without its table, and with one that no record has or had."""
    if finding.rule != "id-form":
        return finding
    bare = after_table(str(finding.values["value"]), lambda _: table)
    such = bare if Identifier().can_hold(bare) else finding.values["such"]
    if not _is_taken(str(such), index):
        return replace(finding, values={**finding.values, "such": such})
    free = next(id_ for id_ in (f"{such}-{n}" for n in count(2)) if not _is_taken(id_, index))
    told = words("says", "id-of-other", id=free, taken=str(such))
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


def with_number_meant(
    finding: Finding,
    cell: Cell,
    record: Any,  # noqa: ANN401 - a record of any table
    index: Index,
) -> Finding:
    """The finding of a number of a row with as_reported, with one that its words say too.

    If the words say none that the cell can mean, the two disagree.
    """
    reported, value = getattr(record, "as_reported", None), str(finding.values["value"])
    if not reported or not isinstance(cell, Number):
        return finding
    cited = (index.sources.get(one.source_id) for one in record.sources or ())
    languages = shared_by(source and source.language for source in cited)
    told = {
        one.text: {*map(plain, values)}
        for one in numbers_said(reported)
        if one.kind in ("number", "percent")
        and (values := values_in(one, languages))
        # What another bound has already is not this one.
        and not any(getattr(record, name) in map(float, values) for name in BOUNDS)
    }
    readings = [*filter(cell.can_hold, cell.readings(value) or unsure(value))]
    fitting = [one for one in readings if any(one in numbers for numbers in told.values())]
    if not told or fitting == readings != []:
        return finding
    full = in_full(value, reported, languages) or in_full(value, reported)
    if found := " | ".join(fitting) or full:
        such = words("says", "number-reported", number=found)
        return replace(finding, values={**finding.values, "such": such})
    such = words("says", "number-disagrees", said=next(iter(told)))
    return replace(finding, values={**finding.values, "such": such}) if readings else finding


def _in(ends: Sequence[str]) -> str:
    """The files with records of these ends, each with the kinds that are meant."""
    found: dict[str, list[str]] = {}
    for table, _, kind in (end.partition(".") for end in ends or ("*",)):
        found.setdefault(f"data/{table}.csv", []).extend([kind] if kind else [])
    return ", ".join(f"{file} ({' / '.join(k)})" if k else file for file, k in found.items())
