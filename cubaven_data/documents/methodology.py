"""The methodology of a release: what was read, how it was coded, how far it can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cubaven_data.documents.coverage import coverage
from cubaven_data.documents.pages import page
from cubaven_data.documents.relaying import relay_errors
from cubaven_data.model.all_claims import CLAIMS
from cubaven_data.model.coding import Search, SecondCoding
from cubaven_data.reading.records import Records
from cubaven_data.release.foundation import Foundation
from cubaven_data.release.tables import Released
from cubaven_data.texts.wording import Language

_NOTHING = "nothing"


class Share(NamedTuple):
    """Of how many rows something is true, and that in per cent, rounded."""

    name: str
    n: int
    of: int

    @property
    def percent(self) -> int:
        """The share in per cent."""
        return round(100 * self.n / self.of)


def methodology_page(language: Language, dataset: Records, tables: Mapping[str, Released]) -> str:
    """The methodology in the language."""
    access = Counter(source.access for source in dataset.sources)
    coded = Counter(source.coded for source in dataset.sources if source.coded)
    return page(
        "methodology",
        language,
        version=dataset.version,
        foundation=Foundation.of(dataset, tables[CLAIMS.name]).sentences(language),
        access=[(dataset.vocabularies["access"][code], n) for code, n in access.most_common()],
        coded=[(dataset.vocabularies["coded"][code], n) for code, n in coded.most_common()],
        n_covered=len(coverage(dataset)),
        n_unconfirmed=len(dataset.unconfirmed),
        found=[*_shares(dataset.agreement, found=True)],
        agreed=[*_shares(dataset.agreement, found=False)],
        audits=dataset.audits,
        audited={name: sum(getattr(one, name) for one in dataset.audits) for name in _AUDITED},
        errors=[*relay_errors(dataset, language)],
        searches=_by_result(dataset.searches, dataset),
        failed=[search for search in dataset.searches if search.result == _NOTHING],
    )


_AUDITED = ("n_rows", "n_wrong", "n_overreach", "n_imprecise", "n_missing")


def _shares(rows: Sequence[SecondCoding], *, found: bool) -> Iterator[Share]:
    """How often a second coder found a claim, by table; else, coded a column the same."""
    for row in rows:
        if found == (row.field is None):
            name = row.table_name if row.field is None else f"{row.table_name}.{row.field}"
            yield Share(name, row.n_agreed, row.n_rows)


def _by_result(searches: Sequence[Search], dataset: Records) -> list[tuple[object, int]]:
    counts = Counter(search.result for search in searches)
    terms = dataset.vocabularies["search_result"].terms
    return [(term, counts[code]) for code, term in terms.items() if counts[code]]
