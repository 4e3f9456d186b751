"""A record as it can be printed: what it says, who says so, where that was read, and its id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from cubaven_data.about import LICENCE, NAME
from cubaven_data.model.bibliography import Source
from cubaven_data.model.citations import Citation
from cubaven_data.model.entities import Agency
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.dating import event_of
from cubaven_data.release.headings import bare, heading
from cubaven_data.release.labels import Labels
from cubaven_data.release.sentences import Sentences
from cubaven_data.texts.wording import Language, text, texts

PRINTED = 8
"""How many citations of a record are printed at most."""


class Printable:
    """The records of a dataset, ready to be printed in a language."""

    def __init__(self, dataset: Records, language: Language) -> None:
        self._dataset = dataset
        self._language: Language = language
        self._labels = Labels(dataset, language)
        self._sentences = Sentences(dataset, language)
        self._grading = dataset.grading
        self._texts = texts(language)["printable"]

    def said(self, record: Any) -> str:  # noqa: ANN401 - a record of any table
        """The claim as a sentence; of a record that is no claim, its name or title."""
        if hasattr(record, "outcome"):
            return self._sentences.of(record)
        return self._labels.title(record.id)

    def cited(self, record: Any) -> str:  # noqa: ANN401
        """What the record says, who says so and where it was read, and the dataset with the id.

        A text that is cited at several places is printed once, with all of them. Of many citations,
        those are printed that go back to different origins, at most :data:`PRINTED`, what is
        official first, then what is cited most, each by the text nearest to it; the others are
        counted. A statement is printed with its title if only that says whose it is, a claim that
        is disputed, contested or has an outcome with that, and a link without a date of its own
        with that of its event. What supports single columns of a claim is named last. Of a source:
        its author, title, publisher, date and address.
        """
        if isinstance(record, Source):
            return f"{self.entry(record)} ({self.mine(record.id)})"
        said = [f"{self.said(record).removesuffix('.')}."]
        title = [*self._titled(record, said[0])]
        said += [*title, *self._dated(record)]
        sources = getattr(record, "sources", None) or ()
        said += self._read(record, [one for one in sources if not one.columns])
        if hasattr(record, "outcome"):
            unsaid = () if title else ("title",)
            said += [*self._read_for_columns(sources, unsaid), *self._standing(record)]
        return f"{' '.join(said)} {self.mine(record.id)}."

    def dates(self, agency: Agency) -> str:
        """When an agency began and ended, as a sentence."""
        return self._sentences.of(agency)

    def dates_cited(self, agency: Agency) -> str:
        """The same with where these dates were read."""
        said = [self.dates(agency), *self._read(agency, cited_for_dates(agency))]
        return f"{' '.join(said)} {self.mine(agency.id)}."

    def mine(self, id_: str) -> str:
        """The dataset, its version and the id of a record."""
        return str(self._texts["dataset"]).format(
            name=NAME,
            version=self._dataset.version,
            id=id_,
            licence=LICENCE["name"].replace("-", " "),
        )

    def _read(self, record: Any, citations: Sequence[Citation]) -> Iterator[str]:  # noqa: ANN401
        """Where these citations of the record were read."""
        if read := _by_text(citations):
            number = text("printable", "sources", self._language, n=len(read))
            yield str(self._texts["compared"]) if self._grading.is_editorial(record) else number
            yield f"{self._sources(read)}."

    def _titled(self, record: Any, said: str) -> Iterator[str]:  # noqa: ANN401
        """The title of a statement, if it names whom the sentence does not."""
        title = self._labels.title(record.id) if self._labels.is_statement(record.id) else ""
        names = re.findall(r"(?<=\s)[^\W\d_a-záéíóúñ]\w+", title)
        if any(name not in said for name in names):
            yield self._texts["statement"].format(title=title)

    def _read_for_columns(
        self, citations: Iterable[Citation], unsaid: Sequence[str]
    ) -> Iterator[str]:
        """Where single columns of a row were read, but for those that are not said."""
        found: dict[str, list[Citation]] = {}
        for one in citations:
            names = (name for name in map(bare, one.columns) if name not in unsaid)
            if said := dict.fromkeys(heading(name, self._language) for name in names):
                found.setdefault(", ".join(said), []).append(one)
        for columns, read in found.items():
            only = self._texts["only"].format(columns=columns)
            yield f"{only} {self._sources(_by_text(read))}."

    def _dated(self, record: Any) -> Iterator[str]:  # noqa: ANN401
        """The date of the event of which a link is part, if it has none of its own."""
        event = event_of(self._dataset, record)
        if event and event.date:
            yield self._texts["event"].format(date=name_in_words(event.date, self._language))

    def _standing(self, record: Any) -> Iterator[str]:  # noqa: ANN401
        """Where the claim stands, if its source or another one contradicts it."""
        code, disputing = self._grading.standing(record), list[str]()
        if code == "disputed":
            origins = (self._dataset.lineage.original(one.origin) for one in record.disputed_by)
            disputing = [*map(self._labels.of, origins)]
            by = (self._texts["by"].format(who=who) for who in disputing)
            standing = f"{self._labels.code('standing', code)} {self._labels.listed(by)}"
            yield self._texts["standing"].format(standing=standing)
        elif record.outcome:
            yield self._texts["standing"].format(standing=self._labels.code("outcome", code))
        contest = self._dataset.disagreement.contest(record)
        is_denied = getattr(record, "modality", "") == "denied"
        other_role = "said-in-another-role" if is_denied else "denied-in-another-role"
        otherwise = dict.fromkeys(self._labels.says_so(contest.otherwise), "")
        others = self._labels.in_another_role(contest)
        for said, roles in (("contested", otherwise), (other_role, others)):
            names = [f"{who}{role}" for who, role in roles.items() if who not in disputing]
            if names:
                yield self._texts[said].format(who=self._some(names))

    def _some(self, names: Sequence[str]) -> str:
        """The names, or of many some and how many the others are."""
        said = [*names[:PRINTED]]
        if more := len(names) - len(said):
            said.append(text("printable", "others", self._language, n=more))
        return "; ".join(said)

    def _sources(self, read: Sequence[Sequence[Citation]]) -> str:
        original, sources = self._dataset.lineage.original, self._dataset.lineage.sources
        who = [self._labels.of(original(places[0].origin)) for places in read]
        often = Counter(who)
        first: dict[str, Sequence[Citation]] = {}

        def rank(one: tuple[str, Sequence[Citation]]) -> tuple[bool, bool, int, int, date]:
            """What is sure, official, cited most, relayed least and read in the earliest text comes
            first."""
            name, (place, *_) = one
            published = sources[place.source_id].published
            day = (published and published.sort_day) or date.max
            other = sources[place.origin].kind != "official_statement"
            return place.attribution == "open", other, -often[name], len(place.steps), day

        for name, places in sorted(zip(who, read, strict=True), key=rank):
            first.setdefault(name, places)
        shown = [*first.values()][:PRINTED] if len(read) > PRINTED else read
        # Translations of a text can look alike: they are printed once.
        said = [*dict.fromkeys(self._labels.cited(*places) for places in shown)]
        if more := len(read) - len(shown):
            said.append(text("printable", "more", self._language, n=more))
        return "; ".join(said)

    def entry(self, source: Source) -> str:
        """The source as a bibliography has it: author, title, publisher, date and address."""
        return ", ".join(filter(None, self._bibliographic(source)))

    def _bibliographic(self, source: Source) -> Iterator[str | None]:
        yield source.author
        bracketed = source.title.startswith("[")
        yield source.title if bracketed else self._texts["title"].format(title=source.title)
        yield self._labels.of(source.publisher_id) if source.publisher_id else None
        yield name_in_words(source.published, self._language) if source.published else None
        yield source.url


def cited_for_dates(agency: Agency) -> list[Citation]:
    """The citations of when an agency began and ended, else of the agency, each as of a row."""
    of_dates = [one for one in agency.sources if {"founded", "dissolved"} & {*one.columns}]
    of_all = [one for one in agency.sources if not one.columns]
    return [one._replace(columns=()) for one in of_dates or of_all]


def _by_text(citations: Iterable[Citation]) -> list[list[Citation]]:
    """The citations, those together that differ in their place in the text alone."""
    found: dict[Any, list[Citation]] = {}
    for one in citations:
        found.setdefault((one.source_id, one.steps), []).append(one)
    return [*found.values()]
