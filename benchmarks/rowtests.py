"""What one row alone tells, as conditions of SQL: the rules of its cells and of the whole row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cubaven_data.model.columns import (
    CitationList,
    Code,
    Form,
    NameList,
    Number,
    TextCell,
)
from cubaven_data.model.tables import TABLES, Column, Table
from cubaven_data.model.codes import Vocabulary

Test = tuple[str, str]

# Beyond ASCII: white space but the plain space, what nobody sees, and words of two scripts.
_UNSEEN = (
    r"\pC\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
    r"\x{115f}\x{1160}\x{2800}\x{3164}\x{fe0e}\x{fe0f}\x{ffa0}\x{fffd}"
)
_LATIN, _LIKE = r"A-Za-z\x{c0}-\x{24f}", r"\x{370}-\x{3ff}\x{400}-\x{52f}"
_STRANGE = rf"[{_UNSEEN}]|[{_LATIN}]\S*[{_LIKE}]|[{_LIKE}]\S*[{_LATIN}]"
_NOTHING = ("n/a", "na", "null", "none", "nil", "?", "tbd", "s/d")


def text(value: object) -> str:
    """The value as a text of SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """The values as a list of SQL."""
    return f"({', '.join(text(value) for value in values)})"


def name(column: str) -> str:
    """The column as a name of SQL."""
    return f'"{column}"'


class RowTests:
    """The rules of a row: their names, and what is true where they are broken."""

    def __init__(self, vocabularies: dict[str, Vocabulary[Any]]) -> None:
        self.vocabularies = vocabularies

    def of(self, table: Table) -> Iterator[Test]:
        """All tests of a row of the table; some rules have several."""
        for column in table.columns:
            yield from self._cell(column)
        yield from self._languages(table)
        yield from self._rows(table.name)

    def _cell(self, column: Column) -> Iterator[Test]:
        cell, c = column.cell, name(column.name)
        if column.required:
            yield "required", f"{c} = ''"
        if isinstance(cell, (TextCell, NameList)) or r"\S" in cell.pattern:
            yield from self._characters(c)
        if isinstance(cell, (TextCell, NameList, Form)):
            longest = max(map(len, _NOTHING))
            yield "blank-word", f"strlen({c}) <= {longest} AND lower({c}) IN {texts(_NOTHING)}"
        if isinstance(cell, TextCell) and cell.words:
            yield "as-reported-length", f"len(string_split({c}, ' ')) > {cell.words}"
        elif isinstance(cell, Form):
            form = f"regexp_full_match({c}, {text(cell.form)})"
            yield cell.rule, f"{c} <> '' AND (NOT {form} OR length({c}) > {cell.limit})"
        elif isinstance(cell, Code):
            codes = self.vocabularies[cell.vocabulary].codes
            yield "code", f"{c} <> '' AND {c} NOT IN {texts(codes)}"
        elif isinstance(cell, Number):
            form = f"regexp_full_match({c}, {text(cell.pattern)})"
            yield "number", f"{c} <> '' AND NOT {form}"
            if cell.minimum is not None:
                yield "number-too-low", f"TRY_CAST({c} AS DOUBLE) < {cell.minimum}"
            if cell.maximum is not None:
                yield "number-too-high", f"TRY_CAST({c} AS DOUBLE) > {cell.maximum}"
        elif isinstance(cell, (NameList, CitationList)):
            parts = f"string_split({c}, '; ')"
            cited = isinstance(cell, CitationList)
            rule = "citation-repeated" if cited else "list-form"
            yield rule, f"contains({c}, '; ') AND len(list_distinct({parts})) < len({parts})"
            if not cited:
                # No name is blank, or has a space or a semicolon at its end.
                edges = "^[; ]|[; ]$|; [; ]|[; ]; "
                yield rule, f"regexp_matches({c}, '{edges}')"

    def _characters(self, c: str) -> Iterator[Test]:
        """What free text may not hold; forms and codes are plain ASCII without spaces anyway."""
        yield "cell-newline", f"contains({c}, chr(10))"
        spaces = f"{c} LIKE ' %' OR {c} LIKE '% ' OR contains({c}, '  ')"
        yield "white-space", f"{spaces} OR contains({c}, chr(9))"
        # One look for what is seldom there, before the longer ones.
        strange = f"regexp_matches({c}, '[{_UNSEEN}{_LIKE}]') AND regexp_matches({c}, '{_STRANGE}')"
        strange = f"{c} <> nfc_normalize({c}) OR {strange}"
        yield "characters", f"strlen({c}) > length({c}) AND ({strange})"
        yield "formula", f"left({c}, 1) IN ('=', '+', '@', '-')"

    def _languages(self, table: Table) -> Iterator[Test]:
        for column in table.header:
            if column.endswith("_en"):
                spanish = name(f"{column[:-3]}_es")
                yield "both-languages", f"({name(column)} = '') <> ({spanish} = '')"

    def _rows(self, table: str) -> Iterator[Test]:
        """The rules within one row of this table."""
        if table in ("agreements", "events", "figures", "relations"):
            why = "note_en" if "note_en" in TABLES[table].header else "summary_en"
            yield "refuted-reason", f"status = 'refuted' AND {why} = ''"
            yield "status-disputed", "status = 'disputed' AND disputed_by = ''"
            yield "status-disputed", "disputed_by <> '' AND status NOT IN ('disputed', 'refuted')"
            shared = "string_split(sources, '; '), string_split(disputed_by, '; ')"
            yield "cited-on-both-sides", f"disputed_by <> '' AND list_has_any({shared})"
        if table == "figures":
            yield from self._figures()
        elif table == "relations":
            yield "relation-to-itself", "subject_id = object_id"
        elif table == "places":
            yield "coordinates", "(lat = '') <> (lon = '')"
            yield "coordinates", "(lat <> '' AND lon <> '') = (precision = 'not_mapped')"
        elif table == "sources":
            kinds = self.vocabularies["source_kind"]
            unnamed = [code for code in kinds.codes if kinds[code].origin_type == "unnamed"]
            silent = texts([*unnamed, "news_article", "wire_report"])
            spoken = texts(("statement", "official_statement", "named_testimony"))
            yield "speaker", f"speaker_id = '' AND kind IN {spoken}"
            yield "speaker", f"speaker_id <> '' AND kind IN {silent}"
            yield "address-or-note", "url = '' AND note_en = ''"
            yield "access-date", "(access = 'relayed') <> (accessed = '')"
            yield "fingerprint-read", "fingerprint <> '' AND access = 'relayed'"

    def _figures(self) -> Iterator[Test]:
        measures = self.vocabularies["measure"]
        qualifiers = self.vocabularies["qualifier"]
        bounds = ("low", "best", "high")
        for lower, upper in (("low", "best"), ("best", "high"), ("low", "high")):
            order = f"TRY_CAST({lower} AS DOUBLE) > TRY_CAST({upper} AS DOUBLE)"
            yield (
                "bounds-order",
                order if upper != "high" or lower == "best" else (f"best = '' AND {order}"),
            )
        for code in qualifiers.codes:
            term = qualifiers[code]
            wrong = [f"{b} = ''" for b in bounds if b in term.filled]
            wrong += [f"{b} <> ''" for b in bounds if b not in term.allowed]
            yield "qualifier-bounds", f"qualifier = {text(code)} AND ({' OR '.join(wrong)})"

        def of_unit(*units: str) -> str:
            return texts(code for code in measures.codes if measures[code].unit in units)

        whole = f"accounting <> 'rate' AND measure IN {of_unit('people', 'vessels', 'agreements')}"
        for bound in bounds:
            yield "whole-number", f"contains({bound}, '.') AND {whole}"
        yield "population-unit", f"(measure IN {of_unit('people')}) <> (population <> '')"
        yield "currency-unit", f"(measure IN {of_unit('money')}) <> (currency <> '')"
