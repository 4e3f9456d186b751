"""What to ask for a row: which column comes next, and which codes and records fit it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cubaven_data.checking.rules.sources import PRESS, SPOKEN
from cubaven_data.findings import Finding
from cubaven_data.model import citations
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.columns import Column
from cubaven_data.model.ends import ENDS, ends_allowed, ends_listed
from cubaven_data.model.lists import CitationList
from cubaven_data.model.tables import TABLES, Table
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.records import Records
from cubaven_data.release.labels import Labels
from cubaven_data.texts.spelling import folded
from cubaven_data.texts.wording import Language

Cells = Mapping[str, str]

BOUNDS = ("best", "low", "high")
"""The bounds of a figure in the order in which they are asked for; most figures have best alone."""
# Questions in an order in which each answer narrows the next; other tables keep their own.
_FIRST = {
    "figures": (
        # The words are those of the text, so it must be known which one that is.
        *("about_id", "measure", "population", "sources", "as_reported", "qualifier"),
        *(*BOUNDS, "per", "currency", "date", "accounting", "modality", "under_id"),
        "method",
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
_EXAMPLES = 2
_OTHER = {"_en": "_es", "_es": "_en"}
_OF_A_TEXT = ("author", "language", "url", "accessed", "coded")


def questions(
    table: Table, cells: Cells, codes: Mapping[str, Any], language: Language = "en"
) -> list[Column]:
    """The columns to ask for, in order, as far as the cells filled in so far decide it.

    Of a text in both languages, that in ``language`` comes first. The id comes last, when there is
    something to propose; ids that are filled in are not asked for.
    """
    first = [name for name in _FIRST.get(table.name, ()) if name in table.header]
    names = [*first, *(name for name in table.header if name not in first)]
    if "id" in names:
        names.remove("id")
        names += ["id"] if not table.id_prefix else []
    if "sources" in names and "sources" not in first:
        names.remove("sources")
        names.insert(len(names) - (names[-1:] == ["id"]), "sources")
    if language == "es":
        names = [_in_the_other(table, name) for name in names]
    return [table.column(name) for name in names if _is_asked(table, name, cells, codes)]


def _in_the_other(table: Table, name: str) -> str:
    """The column for the same text in the other language; the column itself if there is none."""
    other = f"{name[:-3]}{_OTHER.get(name[-3:], name[-3:])}"
    return other if other in table.header else name


def _is_asked(table: Table, name: str, cells: Cells, codes: Mapping[str, Any]) -> bool:
    if table.name == "figures":
        return name not in _LATER and _of_figure(name, cells, codes)
    if table.name == "sources":
        return _of_source(name, cells, codes)
    if (table.name, name) == ("publishers", "speaks_for"):
        control = _term(codes, "state_controlled", cells.get("state_controlled", ""))
        return not (control and control.code == "no")
    return table.column(name).required or name not in _LATER


def _term(codes: Mapping[str, Any], vocabulary: str, cell: str) -> Any:  # noqa: ANN401
    """The term of a code, which may be written as its label; ``None`` if it is none."""
    code = codes[vocabulary].meant(cell)
    return codes[vocabulary][code] if code else None


def _of_figure(name: str, cells: Cells, codes: Mapping[str, Any]) -> bool:
    measure = _term(codes, "measure", cells.get("measure", ""))
    if name in ("population", "currency"):
        unit = measure.unit if measure else ""
        return bool(unit == {"population": "people", "currency": "money"}[name])
    return name not in BOUNDS or any(name in room for _, room in _ways(name, cells, codes))


def _ways(name: str, cells: Cells, codes: Mapping[str, Any]) -> list[tuple[set[str], set[str]]]:
    """The ways to fill in the bounds of a figure that are left when this one is asked for: those
    with room for what is filled in that do not need what was left blank before it."""
    qualifier = _term(codes, "qualifier", cells.get("qualifier", ""))
    if qualifier is None:
        return [(set(), {*BOUNDS})]
    filled = {one for one in BOUNDS if one != name and cells.get(one)}
    blank = {one for one in BOUNDS[: BOUNDS.index(name)] if not cells.get(one)}
    return [way for way in qualifier.ways if filled <= way[1] and way[0].isdisjoint(blank)]


def _of_source(name: str, cells: Cells, codes: Mapping[str, Any]) -> bool:
    kind = _term(codes, "source_kind", cells.get("kind", ""))
    access = _term(codes, "access", cells.get("access", ""))
    is_read = not (access and access.code == "relayed")
    unnamed = bool(kind and kind.origin_type == "unnamed")
    if name in _OF_A_TEXT:
        return is_read
    if name in ("speaker_id", "speaks_for"):
        return not (unnamed or (kind and kind.code in PRESS))
    if name in ("label_en", "label_es"):
        return unnamed or bool(cells.get("speaker_id"))
    if name in ("note_en", "note_es"):
        return not (is_read and cells.get("url"))
    return name not in _LATER


# What is asked for only where a rule requires it in the row, and that rule.
_WHERE_NEEDED = {
    ("figures", "population"): "population-unit",
    ("figures", "currency"): "currency-unit",
    ("sources", "accessed"): "access-date",
    ("sources", "coded"): "coded-read",
    ("sources", "note_en"): "address-or-note",
    ("sources", "note_es"): "address-or-note",
}


def needed_by(table: Table, column: Column, cells: Cells, codes: Mapping[str, Any]) -> str:
    """The rule by which a column that is asked for may not be blank beside these cells; blank if
    it may."""
    name = column.name
    if column.required:
        return "required"
    if rule := _WHERE_NEEDED.get((table.name, name)):
        # A text in one language will do.
        other = _in_the_other(table, name)
        return "" if other != name and cells.get(other) else rule
    if name in BOUNDS:
        ways = _ways(name, cells, codes)
        return "qualifier-bounds" if ways and all(name in needed for needed, _ in ways) else ""
    if name == "speaker_id":
        kind = _term(codes, "source_kind", cells.get("kind", ""))
        return "speaker" if kind and kind.code in SPOKEN else ""
    modality = _term(codes, "modality", cells.get("modality", "")) if name == "under_id" else None
    return "provided-under" if modality and modality.code == "provided_for" else ""


def proposed_label(data: Records, cells: Cells, language: Language) -> str:
    """What a source is called in a sentence: as those who speak in it; blank if nobody is named."""
    speakers = [id_ for id_ in cells.get("speaker_id", "").split(SEPARATOR) if id_ in data]
    labels = Labels(data, language)
    return labels.listed(map(labels.of, speakers)) if speakers else ""


def fitting_codes(data: Loaded, table: Table, column: Column, cells: Cells) -> list[str]:
    """The codes in use that the column can have beside these cells."""
    if not isinstance(column.cell, Code):
        return []
    vocabulary = data.codes[column.cell.vocabulary]
    codes = [*vocabulary.codes]
    for end in ENDS:
        id_ = cells.get(end.column, "")
        if (end.table, end.by) == (table.name, column.name) and id_ in data.index:
            ends = {*data.index.ends_of(id_)}
            codes = [c for c in codes if ends.intersection(ends_listed(c, end, data.codes))]
    return codes


def codes_like(data: Loaded, column: Column, codes: Collection[str], answer: str) -> list[str]:
    """The codes that an answer can mean: the one that it surely means; else the one that it is
    another name or a misspelling of, and those in whose labels, definitions or verb forms in either
    language, or in those of whose unit, its words stand.
    """
    if not isinstance(column.cell, Code):
        return []
    vocabulary = data.codes[column.cell.vocabulary]
    if code := vocabulary.meant(answer):
        return [code]
    asked = folded(answer).split()
    found = [near for near in [vocabulary.meant_by(answer)] if near and near in codes]
    for code in codes:
        term = vocabulary[code]
        unit = _term(data.codes, "unit", getattr(term, "unit", ""))
        texts = [*vars(term).values(), *(vars(unit).values() if unit else ())]
        said = f" {folded(' '.join(filter(None, texts)))}"
        if asked and all(f" {word}" in said for word in asked):
            found.append(code)
    return [*dict.fromkeys(found)]


def _decided_ends(data: Loaded, table: Table, column: Column, cells: Cells) -> Sequence[str]:
    """The ends that the kind or measure in these cells allows in the column; none if it decides
    nothing."""
    codes = {end.by: data.codes[end.vocabulary].meant(cells.get(end.by, "")) for end in ENDS}
    return ends_allowed(table.name, column.name, {**cells, **codes}, data.codes)


def ends_in_words(
    data: Loaded, table: Table, column: Column, cells: Cells, language: Language
) -> list[str]:
    """What the kind or measure in these cells lets the column refer to, as it is called."""

    def said(end: str) -> str:
        name, _, kind = end.partition(".")
        if not kind:
            return TABLES[name].title.within(language).lower()
        cell = TABLES[name].column("kind").cell
        assert isinstance(cell, Code)
        return str(getattr(data.codes[cell.vocabulary][kind], f"label_{language}"))

    return [*map(said, _decided_ends(data, table, column, cells))]


def fitting_ends(data: Loaded, table: Table, column: Column, cells: Cells) -> list[str]:
    """What the column can refer to beside these cells: tables, or tables with a kind."""
    if allowed := _decided_ends(data, table, column, cells):
        return [*allowed]
    tables = column.cell.tables if isinstance(column.cell, Reference) else ()
    return [*(tables or (name for name, one in TABLES.items() if one.has_ids))]


def language_read(data: Loaded, cells: Cells) -> str:
    """The language of the texts that the cells cite; blank if there are none, or several."""
    row = cells.get("sources", "")
    cited = citations.parse_citations(row) if CitationList().can_hold(row) else ()
    texts = [data.index.sources.get(one.source_id) for one in cited]
    found = {text.language for text in texts if text}
    return found.pop() or "" if len(found) == 1 else ""


def uses(data: Loaded, table: Table, column: Column) -> Counter[str]:
    """How many rows of the table have each id in the column."""
    cells = [getattr(row.record, column.name) for row in data.rows[table.name]]
    return Counter(
        id_ for cell in cells for id_ in ([cell] if isinstance(cell, str) else cell or ())
    )


def examples(data: Loaded, table: Table, column: Column, cells: Cells) -> list[str]:
    """What the column holds in the rows that have most in common with these cells."""
    at = table.header.index(column.name)
    given = [cells.get(name, "") for name in table.header]

    def shared(row: Sequence[str]) -> int:
        return sum(bool(cell) and cell == own for cell, own in zip(row, given, strict=True))

    rows = sorted(data.sheets[table.name].rows, key=shared, reverse=True)
    found = dict.fromkeys(row[at] for row in rows if row[at])
    return [*found][:_EXAMPLES]


def readings(table: Table, finding: Finding) -> list[str]:
    """What the cell of the finding can have meant, as far as the finding says it."""
    cell = table.column(finding.column).cell
    such = filter(None, str(finding.values.get("such", "")).split(" | "))
    return [*filter(cell.can_hold, such)]


def fits(data: Loaded, id_: str, ends: Collection[str]) -> bool:
    """Whether the record is one of these ends."""
    return id_ in data.index and not {*data.index.ends_of(id_)}.isdisjoint(ends)
