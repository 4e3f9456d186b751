"""The codebook of a release: every table, column and code, and known limits, each with an example.

Examples are taken from the data: the first row that has one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from cubaven_data.documents.pages import page
from cubaven_data.model.all_claims import CLAIMS
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import items_of, plain
from cubaven_data.reading.records import Records
from cubaven_data.release.readable import VIEWED
from cubaven_data.release.tables import Released
from cubaven_data.showing.markdown import escaped
from cubaven_data.texts.wording import Language, texts

_LONGEST = 120
_Claim = Mapping[str, Any]
# The limits that concern single claims, by their names in the texts, and which claims these are.
_LIMITS: Mapping[str, Callable[[_Claim], bool]] = {
    "one-text": lambda claim: "one_text" in claim["flags"],
    "relayed-only": lambda claim: "relayed_only" in claim["flags"],
    "unnamed": lambda claim: claim["support"] == "unnamed",
    "own-voice": lambda claim: "own_voice" in claim["flags"],
    "vague": lambda claim: "imputed" in claim["flags"],
    "inferred": lambda claim: "date_inferred" in claim["flags"],
    "undated": lambda claim: claim["sort_date"] is None,
    "contested": lambda claim: claim["contested"] == "yes",
}


class Described(NamedTuple):
    """A column: what it means, whether the release computes it, and a value with its row."""

    name: str
    means: str
    is_derived: bool
    example: str
    row: str


class Limit(NamedTuple):
    """A known limit, how many claims it concerns, and one of them."""

    says: str
    n: int
    example: str


def codebook_page(language: Language, dataset: Records, tables: Mapping[str, Released]) -> str:
    """The codebook in the language."""
    examples = _examples_of_codes(tables)
    lists = {
        name: [(term, examples.get((name, code), "")) for code, term in codes.terms.items()]
        for name, codes in sorted(dataset.vocabularies.items())
    }
    described = [(table.table, [*_columns(table, language)]) for table in tables.values()]
    limits = [*_limits(tables[CLAIMS.name], language)]
    views = texts(language)["views"]
    return page(
        *("codebook", language),
        tables=described,
        lists=lists,
        limits=limits,
        views=views,
        sheets=VIEWED,
    )


def _columns(released: Released, language: Language) -> Iterator[Described]:
    rows = [*released.rows]
    own = TABLES[released.table.name].header if released.table.name in TABLES else ()
    # The row that shows most.
    best = max(rows, key=lambda row: sum(map(_has, row.values())), default={})
    for column in released.columns:
        having = (row for row in (best, *rows) if _has(row.get(column.name)))
        row = next(having, None)
        yield Described(
            column.name,
            column.means.within(language),
            column.name not in own,
            _shown(row[column.name]) if row else "",
            _key(released, row) if row and row is not best else "",
        )


def _has(value: object) -> bool:
    return value is not None and value != []


def _key(released: Released, row: Mapping[str, Any]) -> str:
    return " ".join(str(row[name]) for name in released.table.key)


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{value['source_id']}#{value['locator']}"
    if isinstance(value, list):
        return _cut("; ".join(map(_shown, value)))
    return _cut(escaped(str(plain(value))))


def _cut(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"


def _examples_of_codes(tables: Mapping[str, Released]) -> Mapping[tuple[str, str], str]:
    """The key of the first row that has a code, by code list and code."""
    found: dict[tuple[str, str], str] = {}
    for released in tables.values():
        coded = [column for column in released.columns if column.vocabularies]
        for row in released.rows if coded else ():
            for column in coded:
                for code in _codes(row[column.name]):
                    for name in column.vocabularies:
                        found.setdefault((name, code), _key(released, row))
    return found


def _codes(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a code, a list of codes or nothing
    return tuple(value) if isinstance(value, list) else items_of(value)


def _limits(claims: Released, language: Language) -> Iterator[Limit]:
    rows = [*claims.rows]
    for name, concerns in _LIMITS.items():
        found = [row for row in rows if concerns(row)]
        example = f"{escaped(found[0][f'sentence_{language}'])} ({found[0]['id']})" if found else ""
        yield Limit(str(texts(language)["limits"][name]), len(found), example)
