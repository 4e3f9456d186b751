"""The sentence that a claim makes in each language, from the verb forms of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cubaven_data.model.bibliography import Source
from cubaven_data.model.cells import Cell, Code, Reference
from cubaven_data.model.claims import Agreement, Alternative, Event, Figure, Relation
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.dates import Date, parse
from cubaven_data.model.entities import Agency
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import plain
from cubaven_data.origins.counting import Origins, count
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import (
    event_in_words,
    in_words,
    name_in_words,
    span_in_words,
)
from cubaven_data.release.labels import Labels, contracted
from cubaven_data.release.numbers_in_words import framed, number_in_words, rate_in_words
from cubaven_data.release.verbs import ahead, going_on, is_gone, plural_of, told
from cubaven_data.texts.wording import Language, texts

Days = tuple[object, object]


class Sentences:
    """The claims of a dataset as sentences of a language."""

    def __init__(self, dataset: Records, language: Language) -> None:
        self._dataset = dataset
        self._language: Language = language
        self._texts: Mapping[str, Any] = texts(language)["sentences"]
        self._labels = Labels(dataset, language)

    def of(self, record: Any) -> str:  # noqa: ANN401
        """The claim of a record as a sentence; of an agency, when it began and ended."""
        said = self._said(record)
        return f"{said[0].upper()}{said[1:]}."

    def _said(self, record: Any) -> str:  # noqa: ANN401
        writers: Mapping[type[Any], Callable[[Any], str]] = {
            Agency: self._agency,
            Agreement: self._agreement,
            Alternative: self._alternative,
            Event: self._event,
            Figure: self._figure,
            Relation: self._relation,
        }
        # Spaces that do not break, within numbers, stay.
        said = re.sub(" +", " ", writers[type(record)](record))
        said = re.sub(r" ?,+(?=,)|,(?= \()| (?=,)", "", said).strip(" ,")
        return contracted(said) if self._language == "es" else said

    def _label(self, id_: str) -> str:
        """What the record is called, if it can be the subject or object of a relation.

        A figure or relation, which has no label, is the claim that it makes; a text that is called
        by its publisher is one of its texts.
        """
        record = self._dataset[id_]
        if isinstance(record, Source) and self._labels.is_called_by_publisher(record):
            return self._filled("text", publisher=self._labels.of(id_))
        is_comparison = isinstance(record, Relation) and self._compares(record)
        if isinstance(record, Figure | Relation) and not is_comparison:
            return self._filled("claim", sentence=self._said(record), id=id_)
        return self._labels.in_clause(id_)

    def _relation(self, relation: Relation) -> str:
        kind = self._dataset.vocabularies["relation_kind"][relation.kind]
        subject, object_ = map(self._label, (relation.subject_id, relation.object_id))
        if self._labels.is_statement(relation.object_id):
            object_ = self._labels.unowned(relation.object_id, relation.subject_id)
        # A sanction against X was aimed at X.
        subject = subject.removesuffix(self._filled("aim", at=object_))
        plural = self._labels.is_plural(relation.subject_id)
        modality = ahead(self._modality(relation), relation.began, relation.ended)
        verb = self._verb(kind, modality, plural)
        if getattr(self._dataset[relation.subject_id], "kind", "") == "person":
            of_body, _, of_person = self._texts["of_person"].partition(" → ")
            verb = verb.replace(of_body, of_person)
        said = f"{subject} {verb} {object_}"
        if role := getattr(relation, f"role_{self._language}"):
            said = f"{said} {self._role(kind, modality, role)}"
        ended = relation.ended
        # What may be so has no end yet: that it may go on need not be said.
        if modality == "possible_ahead" and ended and ended.is_ongoing:
            ended = None
        when = span_in_words(relation.began, ended, self._language)
        first = relation.began or ended
        # Only "from 2013", "until 2019" and "in 2014" follow without a comma.
        if first and (first.is_ongoing or len(first.points) > 1 or is_gone(relation)):
            when = f", {when}"
        return self._opened(relation, modality, f"{said} {when} {self._under(relation)}")

    def _role(self, kind: Any, modality: str, role: str) -> str:  # noqa: ANN401
        pattern = getattr(kind, f"role_{self._language}")
        if not pattern:
            adverbial = self._texts["adverbial_roles"].split(", ")
            is_adverbial = role.startswith(tuple(f"{word} " for word in adverbial))
            # In brackets, what a denial is about would read as an afterthought.
            is_denied = modality in ("denied", "rejected")
            pattern = "{role}" if is_adverbial or is_denied else "({role})"
        return str(pattern).replace("{role}", role)

    def _compares(self, relation: Relation) -> bool:
        """Whether the relation is about figures or other relations."""
        return self._dataset.table_of(relation.subject_id) in ("figures", "relations")

    def _event(self, event: Event) -> str:
        kind = self._dataset.vocabularies["event_kind"][event.kind]
        said, plural = self._labels.of(event.id), self._labels.is_plural(event.id)
        name = "intended" if event.modality == "intended" else ""
        if event.modality == "asserted":
            name = going_on(event.date)
        if name:
            when = in_words(event.date, self._language) if event.date else ""
            text = self._texts[name]["plural" if plural else "singular"]
            said = str(text).format(event=said, place=self._at(event), when=when)
            return f"{said} {self._under(event)}"
        modality = ahead(self._modality(event), event.date)
        verb = self._verb(kind, told(modality, event.date), plural)
        when, is_denied = "", event.modality == "denied"
        if event.date and not self._is_named(event.date, said):
            when = event_in_words(event.date, self._language, denied=is_denied)
        said = f"{said} {verb} {when} {self._at(event)} {self._under(event)}"
        return self._opened(event, modality, said)

    def _is_named(self, date: Date, label: str) -> bool:
        """Whether the label says the date already."""
        name = name_in_words(date, self._language)
        return date.points == (date,) and bool(re.search(rf"\b{re.escape(name)}\b", label))

    def _figure(self, figure: Figure) -> str:
        measure = self._dataset.vocabularies["measure"][figure.measure]
        article, frame = framed(measure, self._language)
        codes = self._dataset.vocabularies
        number, several = number_in_words(figure, codes, self._language, article)
        rate = rate_in_words(figure, codes, self._language)
        modality = self._modality(figure)
        # What is counted is the subject, unless that which it is about stands before the verb.
        is_about = "{about}" in frame.partition("{verb}")[0]
        plural = self._labels.is_plural(figure.about_id) if is_about else several
        date = figure.date
        # A total had been reached by a day; an average held until then.
        held = figure.accounting == "average" and date.is_extent and date.is_open_at_start
        said = frame.format(
            number=number if "{per}" in frame else f"{number} {rate}".rstrip(),
            per=rate,
            verb=self._verb(measure, modality if held else told(modality, date), plural),
            about=self._labels.in_clause(figure.about_id),
        )
        named = [figure.about_id] if "{about}" in frame else []
        # A statement is dated apart from what it is about.
        if figure.under_id and self._dataset.table_of(figure.under_id) == "agreements":
            named.append(figure.under_id)
        is_dated = not date.is_extent and _days(date) in self._days_of(named)
        language = self._language
        when = span_in_words(None, date.points[0], language) if held else in_words(date, language)
        if is_dated:
            when = ""
        # What was covered or how old they were is an average by its measure.
        is_rate = figure.per or figure.accounting != "average"
        counted = self._texts["counted"].get(figure.accounting, "") if is_rate else ""
        return self._opened(figure, modality, f"{said} {counted} {when} {self._under(figure)}")

    def _days_of(self, ids: Sequence[str]) -> set[Days]:
        """When the events or agreements were, as any source has it; this need not be said again."""
        columns = ("date", "signed")
        found = [getattr(self._dataset[id_], column, None) for id_ in ids for column in columns]
        found += [
            parse(one.value)
            for one in self._dataset.alternatives
            if one.record_id in ids and one.field in columns
        ]
        return {_days(date) for date in found if date}

    def _agency(self, agency: Agency) -> str:
        return self._bounded(agency, "founded", "dissolved")

    def _agreement(self, agreement: Agreement) -> str:
        return self._bounded(agreement, "signed", "ended")

    def _bounded(self, record: Any, first: str, last: str) -> str:  # noqa: ANN401
        """When the record began and ended."""
        plural = "plural" if self._labels.is_plural(record.id) else "singular"
        said = self._labels.of(record.id)
        if not (getattr(record, first) or getattr(record, last)):
            return self._filled(f"undated_{plural}", record=said)
        for column in (first, last):
            if date := getattr(record, column):
                both = "also_" if column == last and getattr(record, first) else ""
                when = in_words(date, self._language)
                said = self._filled(f"{both}{column}_{plural}", record=said, when=when)
        return said

    def _alternative(self, alternative: Alternative) -> str:
        table = TABLES[str(self._dataset.table_of(alternative.record_id))]
        cell = table.column(alternative.field).cell
        held = getattr(self._dataset[alternative.record_id], alternative.field)
        said = {
            "record": self._label(alternative.record_id),
            "field": self._texts["fields"].get(alternative.field, alternative.field),
            "value": self._value(cell, alternative.value),
        }
        if held is None:
            return self._filled("alternative_to_none", **said)
        return self._filled("alternative", **said, held=self._value(cell, str(plain(held))))

    def _value(self, cell: Cell, value: str) -> str:
        if isinstance(cell, DateCell):
            return name_in_words(parse(value), self._language)
        if isinstance(cell, Reference) and value in self._dataset:
            return self._label(value)
        if isinstance(cell, Code):
            return self._labels.code(cell.vocabulary, value)
        return value

    def _at(self, event: Event) -> str:
        if not event.place_id:
            return ""
        place = self._labels.of(event.place_id)
        if re.search(rf"\b{re.escape(place)}\b", self._labels.of(event.id)):
            return ""
        is_spot = self._dataset[event.place_id].precision in ("exact", "site")
        return self._filled("at_spot" if is_spot else "at", place=place)

    def _verb(self, kind: Any, modality: str, plural: bool) -> str:  # noqa: ANN401
        number = "plural" if plural else "singular"
        infix = "_plural" if plural else ""
        past = getattr(kind, f"past{infix}_{self._language}")
        is_state = modality == "denied" and kind.base_en.startswith("be ")
        subjunctive = plural_of(kind.subjunctive_es) if plural else kind.subjunctive_es
        template = self._texts["verbs"]["denied_state" if is_state else modality][number]
        return str(template).format(
            past=past,
            base=kind.base_en,
            state=kind.base_en.removeprefix("be "),
            participle=kind.participle_en,
            infinitive=kind.infinitive_es,
            subjunctive=subjunctive,
        )

    def _modality(self, record: Any) -> str:  # noqa: ANN401
        """The modality as the texts name it: what a denial is about, and every number, is *denied*
        as somebody else's claim, or else the denial would read as a claim of its own."""
        if record.modality != "denied":
            return str(record.modality)
        under = self._dataset[record.under_id] if record.under_id else None
        is_denial = isinstance(under, Event) and under.kind == "denial"
        is_sure = not any(one.perhaps for one in self._origins(record).sayers)
        is_rejected = isinstance(record, Figure) or (is_denial and is_sure)
        return "rejected" if is_rejected else "denied"

    def _opened(self, record: Any, modality: str, said: str) -> str:  # noqa: ANN401
        who = ""
        if record.modality == "denied":
            who = self._labels.listed(self._labels.sayers(self._origins(record).sayers))
        return str(self._texts["openings"][modality]).format(sentence=said, who=who)

    def _origins(self, record: Any) -> Origins:  # noqa: ANN401
        return count(self._dataset.lineage, record.sources)

    def _under(self, record: Any) -> str:  # noqa: ANN401
        if not record.under_id:
            return ""
        statement = self._dataset.table_of(record.under_id) == "events"
        # A denial says who denies, which tells more than the statement in which he does.
        if statement and record.modality == "denied":
            return ""
        name = "according_to" if statement else "under"
        return self._filled(name, instrument=self._labels.of(record.under_id))

    def _filled(self, name: str, **values: str) -> str:
        return str(self._texts[name]).format(**values)


def _days(date: Date) -> Days:
    return date.earliest, date.latest
