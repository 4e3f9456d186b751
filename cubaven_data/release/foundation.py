"""What the data rests on: how many texts were read, in which languages, and how many claims each
way of support carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cubaven_data.model.dates import parse
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.labels import Labels
from cubaven_data.release.numbers_in_words import digits
from cubaven_data.release.tables import Released
from cubaven_data.texts.wording import LANGUAGES, Language, text

_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Foundation:
    """Counts of what a dataset rests on.

    ``texts`` are the sources that were read, by language, the most frequent first; ``excerpts``
    those of them of which only a part was read. ``published_until`` and ``read_until``
    are the last days on which one of them was published and read. ``support`` counts the claims by
    their support, ``one_text`` those that were read in a single text, ``contested`` those that
    are contested.
    """

    texts: Mapping[str, int]
    excerpts: int
    published_until: date | None
    read_until: date | None
    claims: int
    one_text: int
    contested: int
    support: Mapping[str, int]
    labels: Mapping[Language, Labels]

    @classmethod
    def of(cls, dataset: Records, claims: Released) -> Foundation:
        """The counts of a dataset, of which ``claims`` is the released table of that name."""
        read = [source for source in dataset.sources if source.access != "relayed"]
        published = [source.published.earliest for source in read if source.published]
        accessed = [source.accessed.latest for source in read if source.accessed]
        rows = [*claims.rows]
        support = Counter(row["support"] for row in rows)
        return cls(
            texts=dict(Counter(source.language or _UNKNOWN for source in read).most_common()),
            excerpts=sum(source.access == "excerpt" for source in read),
            published_until=max(filter(None, published), default=None),
            read_until=max(filter(None, accessed), default=None),
            claims=len(rows),
            one_text=sum("one_text" in row["flags"] for row in rows),
            contested=sum(row["contested"] == "yes" for row in rows),
            support={code: support[code] for code in dataset.vocabularies["support"].codes},
            labels={language: Labels(dataset, language) for language in LANGUAGES},
        )

    def sentences(self, language: Language) -> tuple[str, ...]:
        """What the data rests on, in sentences; the first lines of whatever is released."""
        if not self.texts:
            return (text("foundation", "nothing", language),)
        languages = self._listed("language", self.texts, language)
        said = [
            self._said("texts", language, n=sum(self.texts.values()), languages=languages),
            self._how_far(language),
            self._on("published", self.published_until, language),
            self._on("read", self.read_until, language),
            self._said("claims", language, n=self.claims, one=self.one_text),
            self._said(
                "supports", language, support=self._listed("support", self.support, language)
            ),
            self._said("contested", language, n=self.contested) if self.contested else "",
        ]
        return tuple(filter(None, said))

    def _how_far(self, language: Language) -> str:
        """How many of the texts were read only in part; blank if none was."""
        whole = sum(self.texts.values()) - self.excerpts
        if not self.excerpts:
            return ""
        name = "excerpts" if whole else "excerpts-all"
        return self._said(name, language, n=self.excerpts, whole=whole)

    def _said(self, name: str, language: Language, **values: str | int) -> str:
        shown = {
            key: digits(value, language) if isinstance(value, int) else value
            for key, value in values.items()
        }
        return text("foundation", name, language, **shown)

    def _on(self, name: str, day: date | None, language: Language) -> str:
        if day is None:
            return ""
        return self._said(name, language, day=name_in_words(parse(day.isoformat()), language))

    def _listed(self, vocabulary: str, counts: Mapping[str, int], language: Language) -> str:
        """The counts with the labels of their codes, as a list in prose."""
        labels = self.labels[language]
        return labels.listed(
            self._said(
                f"{vocabulary}-{code}" if code == _UNKNOWN else vocabulary,
                language,
                n=n,
                label=labels.code(vocabulary, code),
            )
            for code, n in counts.items()
            if n
        )
