"""What to ask for a row: which column comes next, and which codes and records fit it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from cubaven_data.checking.rules.rows import PRESS
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import Column
from cubaven_data.model.tables import TABLES, Table
from cubaven_data.reading.loading import Loaded
from cubaven_data.texts.spelling import folded

Cells = Mapping[str, str]

# Questions in an order in which each answer narrows the next; other tables keep their own.
_FIRST = {
    "figures": (
        *("about_id", "measure", "population", "as_reported", "qualifier", "low", "best", "high"),
        *("per", "currency", "date", "accounting", "modality", "under_id", "method", "sources"),
    ),
    "relations": ("subject_id", "kind", "object_id"),
    "sources": ("kind", "access", "publisher_id", "speaker_id", "speaks_for", "title"),
}
# What a first row can do without; it is asked for when somebody wants to add it.
_LATER = frozenset(
    (
        *("label_en", "label_es", "plural", "aliases", "summary_en", "summary_es", "wikidata_id"),
        *("note_en", "note_es", "outcome", "disputed_by", "archive_url", "fingerprint"),
        *("paragraphs", "replaced_by", "part_of", "acronym", "admin1", "traits"),
    )
)
_OF_A_TEXT = ("author", "language", "url", "accessed", "coded")


def questions(table: Table, cells: Cells, codes: Mapping[str, Any]) -> list[Column]:
    """The columns to ask for, in order, as far as the cells filled in so far decide it.

    The id comes last, when there is something to propose; ids that are filled in are not asked for.
    """
    first = [name for name in _FIRST.get(table.name, ()) if name in table.header]
    names = [*first, *(name for name in table.header if name not in first)]
    if "id" in names:
        names.remove("id")
        names += ["id"] if not table.id_prefix else []
    if "sources" in names:
        names.remove("sources")
        names.insert(len(names) - (names[-1:] == ["id"]), "sources")
    return [table.column(name) for name in names if _is_asked(table, name, cells, codes)]


def _is_asked(table: Table, name: str, cells: Cells, codes: Mapping[str, Any]) -> bool:
    if table.name == "figures":
        return name not in _LATER and _of_figure(name, cells, codes)
    if table.name == "sources":
        return _of_source(name, cells, codes)
    return table.column(name).required or name not in _LATER


def _of_figure(name: str, cells: Cells, codes: Mapping[str, Any]) -> bool:
    measure, qualifier = cells.get("measure", ""), cells.get("qualifier", "")
    unit = codes["measure"][measure].unit if measure in codes["measure"] else ""
    if name in ("population", "currency"):
        return bool(unit == {"population": "people", "currency": "money"}[name])
    if name in ("low", "best", "high") and qualifier in codes["qualifier"]:
        return name in (codes["qualifier"][qualifier].bounds or "")
    return True


def _of_source(name: str, cells: Cells, codes: Mapping[str, Any]) -> bool:
    kind, is_read = cells.get("kind", ""), cells.get("access") != "relayed"
    unnamed = kind in codes["source_kind"] and codes["source_kind"][kind].origin_type == "unnamed"
    if name in _OF_A_TEXT:
        return is_read
    if name in ("speaker_id", "speaks_for"):
        return not (unnamed or kind in PRESS)
    if name in ("label_en", "label_es"):
        return unnamed
    if name in ("note_en", "note_es"):
        return not (is_read and cells.get("url"))
    return name not in _LATER


def may_be_blank(column: Column, cells: Cells, codes: Mapping[str, Any]) -> bool:
    """Whether a column that is asked for may be left blank beside these cells."""
    # They are asked for only where the rest of the row needs them.
    if column.name in ("population", "currency", "accessed", "coded"):
        return False
    qualifier = cells.get("qualifier", "")
    if column.name in ("low", "best", "high") and qualifier in codes["qualifier"]:
        return column.name not in (codes["qualifier"][qualifier].bounds or "").split()
    return not column.required


def fitting_codes(data: Loaded, table: Table, column: Column, cells: Cells) -> list[str]:
    """The codes in use that the column can have beside these cells."""
    if not isinstance(column.cell, Code):
        return []
    vocabulary = data.codes[column.cell.vocabulary]
    codes = [*vocabulary.codes]
    sides = {
        ("figures", "measure"): {"about": "about_id"},
        ("relations", "kind"): {"subject": "subject_id", "object": "object_id"},
    }
    for side, end in sides.get((table.name, column.name), {}).items():
        if (id_ := cells.get(end, "")) in data.index:
            ends = {*data.index.ends_of(id_)}
            codes = [c for c in codes if ends & {*getattr(vocabulary[c], side).split("; ")}]
    return codes


def codes_like(data: Loaded, column: Column, codes: Collection[str], answer: str) -> list[str]:
    """The codes that an answer can mean: the one that it surely means, else those in whose labels,
    definitions or verb forms its words stand."""
    if not isinstance(column.cell, Code):
        return []
    vocabulary = data.codes[column.cell.vocabulary]
    if code := vocabulary.meant(answer):
        return [code]
    asked = folded(answer).split()
    found = []
    for code in codes:
        said = f" {folded(' '.join(filter(None, vars(vocabulary[code]).values())))}"
        if asked and all(f" {word}" in said for word in asked):
            found.append(code)
    return found


def fitting_ends(data: Loaded, table: Table, column: Column, cells: Cells) -> list[str]:
    """What the column can refer to beside these cells: tables, or tables with a kind."""
    sides = {"subject_id": "subject", "object_id": "object"}
    kind = cells.get("kind", "")
    if table.name == "relations" and column.name in sides and kind in data.codes["relation_kind"]:
        term = data.codes["relation_kind"][kind]
        return [*getattr(term, sides[column.name]).split("; ")]
    tables = column.cell.tables if isinstance(column.cell, Reference) else ()
    return [*(tables or (name for name, one in TABLES.items() if one.has_ids))]


def fits(data: Loaded, id_: str, ends: Collection[str]) -> bool:
    """Whether the record is one of these ends."""
    return id_ in data.index and not {*data.index.ends_of(id_)}.isdisjoint(ends)
