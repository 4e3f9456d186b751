"""What the release adds to rows that cite sources: support, standing, flags, sentences, rivals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cubaven_data.model.added import CLAIMED_ON, OF_FIGURES, OF_RELATIONS
from cubaven_data.model.all_claims import CLAIM_TABLES
from cubaven_data.model.claims import Figure, Relation
from cubaven_data.model.dates import Date
from cubaven_data.model.entities import Agency
from cubaven_data.model.released import released_columns
from cubaven_data.model.tables import TABLES
from cubaven_data.origins import rivals
from cubaven_data.origins.counting import Origins, count
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import span_in_words
from cubaven_data.release.labels import Labels
from cubaven_data.release.printable import Printable, cited_for_dates
from cubaven_data.release.sentences import Sentences
from cubaven_data.texts.wording import LANGUAGES

Columns = dict[str, Sequence[Any]]


class Claims:
    """The derived columns of the tables of a dataset."""

    def __init__(self, dataset: Records) -> None:
        self._dataset = dataset
        self._grading = dataset.grading
        self._labels = [Labels(dataset, language) for language in LANGUAGES]
        self._sentences = [Sentences(dataset, language) for language in LANGUAGES]
        self._printable = [Printable(dataset, language) for language in LANGUAGES]

    def columns(self, name: str) -> Columns:
        """The derived columns of a table; none if its rows cite no sources."""
        table = TABLES[name]
        records: Sequence[Any] = self._dataset.tables[name]
        if "sources" not in table.header:
            return {}
        counted = [count(self._dataset.lineage, record.sources) for record in records]
        columns = self._support(name, records, counted)
        if name in CLAIM_TABLES:
            columns |= self._claims(records, counted)
        if name == "agencies":
            columns |= self._agencies(self._dataset.agencies)
        if name == "figures":
            columns |= self._figures(self._dataset.figures)
        if name == "relations":
            columns |= self._relations(self._dataset.relations)
        return columns

    def _support(self, name: str, records: Sequence[Any], counted: Sequence[Origins]) -> Columns:
        both = [*zip(records, counted, strict=True)]
        columns: Columns = {
            "n_citations": [origins.n_citations for origins in counted],
            "n_origins": [origins.n_origins for origins in counted],
            "n_unnamed_origins": [origins.n_unnamed_origins for origins in counted],
            "support": [self._grading.support(*one) for one in both],
            "flags": [self._grading.flags(*one) for one in both],
            "not_told": [[*self._not_told(name, *one)] for one in both],
            "as_of": [self._as_of(origins) for origins in counted],
        }
        for label in self._labels:
            says = zip(columns["support"], counted, strict=True)
            columns[f"who_says_so_{label.language}"] = [
                label.editorial if support == "editorial" else "; ".join(label.says_so(one.sayers))
                for support, one in says
            ]
            columns[f"read_in_{label.language}"] = [label.read_in(one) for one in counted]
        return columns

    def _not_told(self, name: str, record: Any, origins: Origins) -> Iterator[str]:  # noqa: ANN401
        """The tellable columns that are blank, if all texts that were read were coded whole."""
        sources = self._dataset.lineage.sources
        if all(sources[text].coded == "whole" for text in origins.read_in):
            for column in TABLES[name].columns:
                if column.tellable and getattr(record, column.name) is None:
                    yield column.name

    def _as_of(self, origins: Origins) -> Any:  # noqa: ANN401
        published = self._published(origins.read_in)
        return max((date.latest for date in published if date.latest), default=None)

    def _published(self, ids: Sequence[str]) -> list[Date]:
        sources = self._dataset.lineage.sources
        return [sources[id_].published for id_ in ids if sources[id_].published]

    def _claims(self, records: Sequence[Any], counted: Sequence[Origins]) -> Columns:
        claimed = [self._claimed_on(origins) for origins in counted]
        names = (released.name for released in released_columns(CLAIMED_ON))
        columns: Columns = dict(zip(names, CLAIMED_ON.cell.spread(claimed), strict=True))
        columns["standing"] = [self._grading.standing(record) for record in records]
        for language, sentences in zip(LANGUAGES, self._sentences, strict=True):
            columns[f"sentence_{language}"] = [sentences.of(record) for record in records]
        return columns

    def _claimed_on(self, origins: Origins) -> Date | None:
        """The earliest date of an origin, or of the text that makes or relays the claim."""
        each = (self._published(citation.ids) for citation in origins.counted)
        return min((dates[0] for dates in each if dates), key=_first_day, default=None)

    def _agencies(self, agencies: Sequence[Agency]) -> Columns:
        dated = [one if one.founded or one.dissolved else None for one in agencies]
        columns = self._dates_supported(agencies, dated)
        for language, printable in zip(LANGUAGES, self._printable, strict=True):
            columns |= {
                f"when_{language}": [
                    one and span_in_words(one.founded, one.dissolved, language) for one in dated
                ],
                f"dates_{language}": [one and printable.dates(one) for one in dated],
                f"dates_citation_{language}": [one and printable.dates_cited(one) for one in dated],
            }
        return columns

    def _dates_supported(
        self, agencies: Sequence[Agency], dated: Sequence[Agency | None]
    ) -> Columns:
        """How well the dates of agencies are supported, which have citations of their own."""
        counted = [count(self._dataset.lineage, cited_for_dates(one)) for one in agencies]
        support = self._support("agencies", agencies, counted)
        blank: dict[str, Any] = {"who_says_so_en": None, "who_says_so_es": None, "support": None}
        return {
            f"dates_{name}": [
                value if one else nothing for value, one in zip(support[name], dated, strict=True)
            ]
            for name, nothing in {**blank, "flags": []}.items()
        }

    def _figures(self, figures: Sequence[Figure]) -> Columns:
        measures, lineage = self._dataset.vocabularies["measure"], self._dataset.lineage
        groups = self._dataset.rival_figures.groups
        named = _named(groups)
        spreads = {name: rivals.spread(lineage, groups[name]) for name in {*named.values()}}
        names = [named.get(figure.id) for figure in figures]
        found = [spreads.get(name or "") for name in names]
        unit, group, *of_groups = (column.name for column in OF_FIGURES)
        return {
            unit: [measures[figure.measure].unit for figure in figures],
            group: names,
            **{
                column: [getattr(one, part) if one else None for one in found]
                for column, part in zip(
                    of_groups, ("low", "high", "conflict", "n_origins"), strict=True
                )
            },
        }

    def _relations(self, relations: Sequence[Relation]) -> Columns:
        named = _named(self._dataset.rival_relations.groups)
        questions = rivals.open_questions(relations)
        group, question = (column.name for column in OF_RELATIONS)
        return {
            group: [named.get(relation.id) for relation in relations],
            question: [questions.get(relation.id) for relation in relations],
        }


def _first_day(date: Date) -> str:
    return str(date.earliest or date.latest or "")


def _named(groups: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """The lowest id of the group of each claim."""
    named: dict[str, str] = {}
    for id_, group in groups.items():
        # A group can be large, and is that of each of its members.
        if id_ not in named:
            named |= dict.fromkeys((one.id for one in group), min(one.id for one in group))
    return named
