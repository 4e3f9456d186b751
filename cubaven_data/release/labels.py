"""How a sentence names records, and how citations read in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from cubaven_data.model.bibliography import Source
from cubaven_data.model.citations import Citation
from cubaven_data.model.claims import Event
from cubaven_data.model.shared import Record
from cubaven_data.origins.counting import Origins, Sayer
from cubaven_data.origins.disagreement import Contest
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.texts.wording import Language, texts

# Parentheses within parentheses are brackets, in English (Chicago Manual of Style, 17th edition,
# 6.99) and in Spanish (Ortografía de la lengua española, 2010).
_WITHIN_PARENTHESES = str.maketrans("()", "[]")

_PLURAL = re.compile(r"[a-zñáéíóú]+s\b")


def name_of(record: Any, language: str) -> str | None:  # noqa: ANN401
    """The name or title of a record in the language, else in its own; ``None`` if it has none.

    In Spanish, a source with a title in brackets, which the dataset gave it in English, is called
    by its label.
    """
    model: type[Record] = type(record)
    if isinstance(record, Source) and language == "es" and record.title.startswith("["):
        return record.label_es or record.title
    column = _first_of(model, f"name_{language}", f"title_{language}", "name", "title")
    return getattr(record, column) if column else None


def name_to_find(record: Any, language: str) -> str | None:  # noqa: ANN401
    """The name or title with the acronym in use, which is what people type into a filter."""
    name, acronym = name_of(record, language), getattr(record, "acronym", None)
    is_told = not acronym or re.search(rf"\b{re.escape(acronym)}\b", name or "")
    return name if is_told else f"{name} ({acronym})"


@cache
def _first_of(model: type[Record], *columns: str) -> str | None:
    return next((column for column in columns if column in model.model_fields), None)


def contracted(sentence: str) -> str:
    """The Spanish text with *de el* and *a el* contracted; names such as El Toque keep theirs."""
    return re.sub(r"\b(de|a) el\b", lambda match: f"{match[1]}l", sentence)


class Labels:
    """What the records of a dataset are called in the sentences of a language."""

    def __init__(self, dataset: Records, language: Language) -> None:
        self._dataset = dataset
        self.language: Language = language
        self._texts = texts(language)["citations"]

    def of(self, id_: str) -> str:
        """The record's label; without one, its name or title, for a text its publisher's label."""
        return self.in_clause(id_).removesuffix(",")

    def in_clause(self, id_: str) -> str:
        """The label as words go on after it: "an official, not named," keeps its last comma."""
        record = self._dataset[id_]
        if isinstance(record, Source) and self.is_called_by_publisher(record):
            return self.in_clause(str(record.publisher_id))
        return (
            getattr(record, f"label_{self.language}", None) or name_of(record, self.language) or id_
        )

    def is_statement(self, id_: str) -> bool:
        """Whether the record is an event in which somebody says something."""
        record = self._dataset[id_]
        kinds = self._dataset.vocabularies["event_kind"]
        return isinstance(record, Event) and kinds[record.kind].traits == "said"

    def unowned(self, id_: str, owner: str) -> str:
        """The label after a name that it would repeat: *Ana made the denial*, not *Ana's*."""
        own, _, instead = self._texts["own"].format(owner=self.of(owner)).partition(" → ")
        own = contracted(own) if self.language == "es" else own
        return re.sub(rf"{re.escape(own)}(?!\w)", lambda _: instead, self.in_clause(id_), count=1)

    def title(self, id_: str) -> str:
        """The name or title of the record, which need not fit into a sentence; else its id."""
        return name_of(self._dataset[id_], self.language) or id_

    def to_find(self, id_: str) -> str:
        """The same with the acronym in use, for columns that people filter by."""
        return name_to_find(self._dataset[id_], self.language) or id_

    def code(self, vocabulary: str, code: str) -> str:
        """The label of a code of the list; the code itself if the list has none such."""
        term = self._dataset.vocabularies[vocabulary].terms.get(code)
        return str(getattr(term, f"label_{self.language}", code))

    def is_called_by_publisher(self, source: Source) -> bool:
        """Whether the source is called by the name of its publisher."""
        label = getattr(source, f"label_{self.language}")
        return bool(source.publisher_id and not (label or source.speaker_id))

    def is_plural(self, id_: str) -> bool:
        """Whether a verb after the label is in the plural.

        Sources have no column for it. In Spanish only a plural begins without an article, or with
        one that ends in s; in English the label does not tell.
        """
        record = self._dataset[id_]
        if isinstance(record, Source):
            return self.language == "es" and bool(_PLURAL.match(record.label_es or ""))
        return getattr(record, "plural", None) in (self.language, "both")

    def listed(self, parts: Iterable[str]) -> str:
        """The parts as a list in prose: with a comma between, and *and* before the last."""
        *others, last = dict.fromkeys(parts)
        if not others:
            return last
        return self._filled("list", first=", ".join(others), last=last)

    @property
    def editorial(self) -> str:
        """Who says so of a comparison that this dataset makes."""
        return str(self._texts["editorial"])

    def says_so(self, sayers: Iterable[Sayer]) -> list[str]:
        """Each of those who say so, as an item of a list."""
        return [one.removesuffix(",") for one in self.sayers(sayers)]

    def sayers(self, sayers: Iterable[Sayer]) -> Iterable[str]:
        """Each of those who say so, as words go on after it."""
        return dict.fromkeys(map(self._sayer, sayers))

    def contesting(self, contest: Contest) -> list[str]:
        """Each of those who contradict a claim, as an item of a list."""
        others = self.in_another_role(contest).items()
        told = (f"{self._filled('in-another-role', who=who)}{role}" for who, role in others)
        return [*self.says_so(contest.otherwise), *told]

    def in_another_role(self, contest: Contest) -> Mapping[str, str]:
        """Each of those who contradict a claim in another role, and that role in parentheses."""
        found: dict[str, str] = {}
        for sayer, relation in contest.in_another_role.items():
            (who,) = self.says_so([sayer])
            role = getattr(relation, f"role_{self.language}") or ""
            found[who] = role and f" ({role.translate(_WITHIN_PARENTHESES)})"
        return found

    # Of claims that many contradict, each names all others.
    @lru_cache(maxsize=1 << 14)  # noqa: B019 - as long-lived as its dataset
    def _sayer(self, sayer: Sayer) -> str:
        if not (sayer.follows or sayer.perhaps):
            return self.in_clause(sayer.source_id)
        said = self.of(sayer.source_id)
        if sayer.follows:
            said = self.following(said, sayer.follows)
        if sayer.perhaps:
            name = "perhaps-too" if sayer.follows else "perhaps"
            said = self._filled(name, text=said, origin=self.of(sayer.perhaps))
        return f"{said},"

    def following(self, text: str, followed: Iterable[str]) -> str:
        """A text, as it is called, with those that it is known or suspected to follow.

        Those that are called alike are told apart by their dates.
        """
        named = [self.text(one) if self.of(one) in text else self.of(one) for one in followed]
        return self._filled("follows", text=text, followed=self.listed(named))

    def read_in(self, origins: Origins) -> str:
        """The texts that were read, with their dates."""
        return "; ".join(map(self.text, origins.read_in))

    def text(self, source_id: str) -> str:
        """A text that was read, with its date; a statement without one, with its title."""
        source = self._dataset[source_id]
        published = source.published
        if published is None:
            if not (source.speaker_id or source.speaks_for):
                return self.of(source_id)
            title = source.title.strip("[]").translate(_WITHIN_PARENTHESES)
            return f"{self.of(source_id)} ({title})"
        date = name_in_words(published, self.language).translate(_WITHIN_PARENTHESES)
        return f"{self.of(source_id)} ({date})"

    def cited(self, *citations: Citation) -> str:
        """Citations of one text in words: who says so, according to whom, and where it was read.

        They differ in their place alone. A reprint that was read is told with the text that it
        names as its original, and a text that follows others with those, unless the chain names
        them.
        """
        first = citations[0]
        lineage = self._dataset.lineage
        said = self._filled(
            "place",
            text=self.text(first.source_id),
            at=self.places(citation.locator for citation in citations),
        )
        chain = set(map(lineage.original, first.ids))
        followed = lineage.followed(first.source_id)
        told = [one for one in followed if lineage.original(one) not in chain]
        original = lineage.named_original(first.source_id)
        if original not in first.ids:
            origin = self.of(original)
            origin = self.following(origin, told) if told else origin
            said = self._filled("reprint", origin=origin, text=said)
        elif told:
            said = self.following(said, told)
        for step in reversed(first.steps):
            said = self._filled(f"step{step.mark}", origin=self.of(step.source_id), text=said)
        return said

    def places(self, locators: Iterable[str]) -> str:
        """Places in a text, such as "paragraphs 3–5 and 8"."""
        numbers: dict[str, list[str]] = {}
        for locator in locators:
            match = re.fullmatch(r"([a-z]+)(.+)", locator)
            unit, number = (match[1], match[2]) if match else ("", locator)
            numbers.setdefault(unit, []).append(number.replace("-", "–"))
        return self.listed(self._at(unit, each) for unit, each in numbers.items())

    def _at(self, unit: str, numbers: list[str]) -> str:
        key = f"{unit}s" if len(numbers) > 1 or "–" in numbers[0] else unit
        return self._filled("at", place=self._texts[key], numbers=self.listed(numbers))

    def _filled(self, name: str, **values: str) -> str:
        said = self._texts[name].format(**values)
        return contracted(said) if self.language == "es" else said
