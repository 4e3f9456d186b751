"""Released tables as a person reads them, in one language: headings, names beside ids, codes and
dates in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from cubaven_data.model.added import SAME
from cubaven_data.model.all_claims import CLAIM_TABLES, CLAIMS
from cubaven_data.model.dates import parse
from cubaven_data.model.derived import CITATIONS, RELEASED, SOURCE_LINKS
from cubaven_data.model.released import ReleasedColumn
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import CITATIONS as CITED
from cubaven_data.model.values import CODE, IDS, TEXT, ValueType
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.headings import bare, heading
from cubaven_data.release.labels import name_to_find
from cubaven_data.release.printable import Printable
from cubaven_data.release.tables import Released
from cubaven_data.texts.wording import LANGUAGES, Language, texts

VIEWED = (
    *("who_worked_where", "official_words", "denied_and_acknowledged", "terms_of_agreements"),
    *("timeline", "agencies_over_time", "contested", "rests_on_one_person"),
)
"""The views that answer what would take filters of several tables."""
BOOK = (CLAIMS.name, *VIEWED, *TABLES, CITATIONS.name, SOURCE_LINKS.name)
"""The tables that people read, in their order; the others repeat what these say."""

# What a reader looks for first, in this order; ids come last.
_FIRST = (
    *("sentence", "name", "title", "who_says_so", "read_in", "support", "standing", "contested"),
    "flags",
)
# What a table of claims is also read with, and `claims` has.
_OF_CLAIMS = ("contested", "citation_en", "citation_es")
# What only a sentence needs.
_FOR_SENTENCES = ("label", "plural")
_OWN_IDS = ("id", "old_id")
_LISTS_OF_IDS = ("speaker_id", "source_ids", "rivals", "origins")
# References to claims of the same table: their sentences would be repeated row by row.
_UNNAMED = ("rivals", "rival_group", "open_question")
_JOINT = "; "


@dataclass(frozen=True, slots=True)
class Shown:
    """A column as it is read: its heading, its meaning, and its values.

    ``name`` is that of the released column from which it is made; ``type`` is the type of its
    values, of which none is a list.
    """

    name: str
    heading: str
    means: str
    type: ValueType
    values: Sequence[Any]
    is_id: bool = False


@dataclass(frozen=True, slots=True)
class Readable:
    """A table as it is read, in one language."""

    name: str
    title: str
    columns: tuple[Shown, ...]

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.columns[0].values)


def readable(
    dataset: Records, tables: Mapping[str, Released], language: Language
) -> list[Readable]:
    """The tables and views of :data:`BOOK`, without what only programs need, and the codebook."""
    reader = _Reader(dataset, language)
    claims = tables[CLAIMS.name]
    told = (
        _with_columns_of(claims, tables[name]) if name in CLAIM_TABLES else tables[name]
        for name in BOOK
    )
    shown = [*map(reader.table, told)]
    return [*shown, reader.codebook(shown)]


def _with_columns_of(claims: Released, released: Released) -> Released:
    """A table of claims with what else is read of them, so that a row needs no look at another."""
    added = [column for column in claims.columns if column.name in _OF_CLAIMS]
    place = {id_: row for row, id_ in enumerate(claims.values["id"])}
    rows = [place[id_] for id_ in released.values["id"]]
    values = {one.name: [claims.values[one.name][row] for row in rows] for one in added}
    table = replace(released.table, columns=(*released.columns, *added))
    return replace(released, table=table, values={**released.values, **values})


class _Reader:
    def __init__(self, dataset: Records, language: Language) -> None:
        self._data = dataset
        self._language: Language = language
        self._printable = Printable(dataset, language)
        self._called = cache(self._call)
        self._texts = texts(language)["headings"]

    def table(self, released: Released) -> Readable:
        """The released table, what is read first in front."""
        columns = [shown for column in released.columns for shown in self._shown(column, released)]
        table = released.table
        title = table.title.within(self._language)
        # A view has the order in which it is read.
        first = () if table.name in VIEWED else _FIRST
        columns.sort(key=lambda column: _order(column, first))
        return Readable(table.name, title, tuple(columns))

    def codebook(self, tables: Sequence[Readable]) -> Readable:
        """What every heading and every code means, and its name in the other formats."""
        said = texts(self._language)["codebook"]
        rows = [
            (table.title, column.heading, column.means, column.name)
            for table in tables
            for column in table.columns
        ]
        for name, vocabulary in sorted(self._data.vocabularies.items()):
            title = said["of-codes"].format(column=name)
            for code, term in vocabulary.terms.items():
                label = self._of(term, "label")
                rows.append((title, label, self._of(term, "definition"), code))
        columns = zip(("where", "name", "means", "code"), zip(*rows, strict=True), strict=True)
        return Readable(
            "codebook",
            said["title"],
            tuple(Shown(name, said[name], "", TEXT, values) for name, values in columns),
        )

    def _shown(self, column: ReleasedColumn, released: Released) -> Iterator[Shown]:
        """The columns that are shown of a released one: none, itself, or itself with names."""
        name, values = column.name, released.values[column.name]
        names = {other.name for other in released.columns}
        in_words = f"{name.removesuffix('_id')}_{self._language}" in names
        others = tuple(f"_{other}" for other in LANGUAGES if other != self._language)
        is_skipped = column.type is CITED or bare(name) in _FOR_SENTENCES
        if is_skipped or name.endswith((*others, "_precision", "_edtf")):
            return
        shown = Shown(name, self._heading(name, names), self._means(column, released), TEXT, values)
        if name in _OWN_IDS:
            yield replace(shown, is_id=True)
        elif column.refers_to or (column.type is IDS and (in_words or name in _LISTS_OF_IDS)):
            ids = self._texts["ids"].format(column=shown.heading)
            if not in_words and name not in _UNNAMED:
                yield replace(shown, values=[self._named(value) for value in values])
            yield replace(shown, heading=ids, values=[*map(_joined, values)], is_id=True)
        elif f"{name}_earliest" in names:
            yield replace(shown, values=[self._in_words(value) for value in values])
        elif not in_words:
            type_ = TEXT if column.type.is_list or column.type is CODE else column.type
            yield replace(shown, type=type_, values=self._coded(column, values))

    def _coded(self, column: ReleasedColumn, values: Sequence[Any]) -> Sequence[Any]:
        """The values, with codes and names of tables and columns in words."""
        say = self._saying(column)
        if say is None:
            return values
        return [_joined([*map(say, _items(value))]) for value in values]

    def _saying(self, column: ReleasedColumn) -> Callable[[str], str] | None:
        if column.name in ("field", "not_told", "supports"):
            return self._column
        if column.name == "table_name":
            return self._title
        if column.codes:
            return lambda code: str(self._texts["codes"][code])
        if column.vocabularies:
            lists = [self._data.vocabularies[name].terms for name in column.vocabularies]
            terms = {code: term for by_code in lists for code, term in by_code.items()}
            return lambda code: self._of(terms[code], "label")
        return str if column.type.is_list else None

    def _heading(self, name: str, names: set[str]) -> str:
        for part, said in (("_earliest", "first-day"), ("_latest", "last-day")):
            if (column := name.removesuffix(part)) in names and column != name:
                return str(self._texts[said].format(column=self._column(column)))
        return self._column(name)

    def _column(self, name: str) -> str:
        return heading(name, self._language)

    def _means(self, column: ReleasedColumn, released: Released) -> str:
        """What the column means; of a text, without the language, of which a book has only one."""
        means = column.means
        if means is SAME:
            english = f"{column.name.removesuffix('_es')}_en"
            means = next(other.means for other in released.columns if other.name == english)
        return re.sub(r",? (in English|en inglés|en español)\b", "", means.within(self._language))

    def _title(self, table: str) -> str:
        return RELEASED[table].title.within(self._language)

    def _of(self, term: Any, part: str) -> str:  # noqa: ANN401
        return str(getattr(term, f"{part}_{self._language}"))

    def _named(self, value: Any) -> str | None:  # noqa: ANN401
        return _joined([*map(self._called, _items(value))])

    def _call(self, id_: str) -> str:
        record = self._data[id_]
        return name_to_find(record, self._language) or self._printable.said(record)

    def _in_words(self, date: str | None) -> str | None:
        return name_in_words(parse(date), self._language) if date else None


def _order(column: Shown, first: Sequence[str]) -> tuple[bool, int]:
    name = bare(column.name)
    return column.is_id, first.index(name) if name in first else len(first)


def _items(value: Any) -> Sequence[str]:  # noqa: ANN401
    if value is None:
        return ()
    return value if isinstance(value, list) else [value]


def _joined(value: Any) -> str | None:  # noqa: ANN401
    """The ids or names as one text; ``None`` if there are none."""
    return _JOINT.join(_items(value)) or None
