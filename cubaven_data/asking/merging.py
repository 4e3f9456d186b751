"""What a record that goes says that the record it is merged into does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cubaven_data.model import citations
from cubaven_data.model.tables import Table

Items = Mapping[str, Sequence[str]]
"""A row as it is written: the items of each cell by column, none if it is blank."""

NOT_SAID = ("note_en", "note_es", "as_reported")
"""Columns in which rows that say the same may differ: what is told of a claim, and its words."""


def own(table: Table, goes: Items, stays: Items) -> dict[str, list[str]]:
    """What the first row has and the second has not, by column.

    Of citations, these are the items that the other does not cover; of any other cell, all items if
    the other says something else. A name is not lost if the other row has it as any of its names.
    """
    called = {one for name in table.header if _is_name(name) for one in stays[name]}
    found: dict[str, list[str]] = {}
    for name in table.header:
        items = [*goes[name]]
        if name in table.citation_lists:
            items = [one for one in items if not _is_covered(one, stays[name])]
        elif _is_name(name):
            items = [] if {*items} <= called else items
        elif name == "id" or {*items} == {*stays[name]}:
            continue
        if items:
            found[name] = items
    return found


def _is_name(column: str) -> bool:
    return column.startswith(("name", "label_")) or column in ("aliases", "acronym")


def _is_covered(text: str, there: Sequence[str]) -> bool:
    """Whether one of these citations cites the same paragraphs for the same origin."""
    if text in there:
        return True
    try:
        one, *others = map(citations.parse_citation, (text, *there))
    except citations.CitationError:
        return False
    cited = citations.paragraphs(one.locator)
    return any(
        other._replace(locator="") == one._replace(locator="")
        and bool(cited)
        and {*cited} <= {*citations.paragraphs(other.locator)}
        for other in others
    )
