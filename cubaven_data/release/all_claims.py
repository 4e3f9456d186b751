"""The rows of the table ``claims``, from the released tables of claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from cubaven_data.model.all_claims import CLAIM_TABLES, CLAIMS
from cubaven_data.model.citations import Citation
from cubaven_data.model.claims import Alternative, Figure
from cubaven_data.origins.counting import count
from cubaven_data.origins.disagreement import Disagreement, says_none
from cubaven_data.origins.rivals import LEFT_OUT
from cubaven_data.reading.records import Records
from cubaven_data.release.dating import event_of, when_of
from cubaven_data.release.labels import Labels
from cubaven_data.release.printable import Printable
from cubaven_data.texts.wording import LANGUAGES, Language, texts

Columns = Mapping[str, Sequence[Any]]
# What a claim is about, in the order in which a sentence names it.
_ABOUT = ("subject_id", "object_id", "about_id", "record_id", "place_id", "part_of", "under_id")
# The column that says what is claimed, and its code list.
_KINDS = {"figures": ("measure", "measure"), "alternatives": ("field", "")}


class AllClaims:
    """The claims of a dataset as rows of one table.

    ``tables`` are the released values by table and column.
    """

    def __init__(self, dataset: Records, tables: Mapping[str, Columns]) -> None:
        self._data = dataset
        self._tables = tables
        self._labels = {language: Labels(dataset, language) for language in LANGUAGES}
        self._printable = {language: Printable(dataset, language) for language in LANGUAGES}
        self._grading = dataset.grading
        self._of_all: dict[frozenset[str], int] = {}

    def rows(self) -> Iterator[Sequence[Any]]:
        """The rows, in the order of the columns of :data:`CLAIMS`."""
        for table in CLAIM_TABLES:
            columns = self._tables[table]
            for number, record in enumerate(self._data.tables[table]):
                released = {name: values[number] for name, values in columns.items()}
                row = released | self._told(record) | self._derived(table, record, released)
                yield [row.get(column.name) for column in CLAIMS.columns]

    def _derived(self, table: str, record: Any, released: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401
        date = when_of(self._data, record)
        of_event = event_of(self._data, record) is not None
        day = next(filter(None, (one.sort_day for one in date if one)), None)
        kind, vocabulary = _KINDS.get(table, ("kind", f"{table.removesuffix('s')}_kind"))
        row = {
            "table_name": table,
            "kind": released[kind],
            "first_day": date.began and date.began.earliest,
            "last_day": date.ended and date.ended.latest,
            "sort_date": day,
            "sort_year": day.year if day else None,
            "claimed_sort_date": self._claimed_by(record),
        }
        for language in LANGUAGES:
            row[f"kind_{language}"] = self._kind(vocabulary, released[kind], language)
            said = (released.get(f"{name}_{language}") for name in ("note", "summary"))
            row[f"note_{language}"] = next(filter(None, said), None)
            when = date.in_words(language)
            if when and of_event:
                when = texts(language)["sentences"]["dated_by_event"].format(when=when)
            row[f"when_{language}"] = when or None
        return row

    def _claimed_by(self, record: Any) -> date | None:  # noqa: ANN401
        """The first day by which a source that its citations name is known to have claimed it."""
        lineage = self._data.lineage
        cited = count(lineage, record.sources).counted
        published = (lineage.sources[id_].published for one in cited for id_ in one.ids)
        return min(filter(None, (one.sort_day for one in published if one)), default=None)

    def _kind(self, vocabulary: str, code: str, language: Language) -> str:
        if vocabulary:
            return self._labels[language].code(vocabulary, code)
        return str(texts(language)["sentences"]["fields"].get(code, code))

    def _told(self, record: Any) -> dict[str, Any]:  # noqa: ANN401
        named = (getattr(record, column, None) for column in _ABOUT)
        about = [*dict.fromkeys(filter(None, named))] or [record.id]
        lineage = self._data.lineage
        origins = count(lineage, record.sources)
        disagreement = self._data.disagreement
        contest = disagreement.contest(record)
        alike = disagreement.others(record.id)
        # Whoever is compared did not make the comparison.
        voices = [] if self._grading.is_editorial(record) else self._voices(record.sources)
        denying = self._saying(_denials(record, disagreement))
        urls = (lineage.sources[one].url for one in origins.read_in)
        row = {
            "about": about,
            "contested": "yes" if any(contest) else "no",
            "voices": voices,
            "origins": [*dict.fromkeys(lineage.original(one.origin) for one in origins.counted)],
            "denied_by": denying,
            "origin_kinds": sorted({lineage.sources[one].kind for one in origins.effective}),
            "n_rivals": len(alike),
            "rivals": [one.id for one in alike],
            "n_origins_of_all": self._origins_of_all((record, *alike)),
            "url": next(filter(None, urls), None),
        }
        for language, labels in self._labels.items():
            row |= {
                f"about_{language}": "; ".join(map(labels.to_find, about)),
                f"contested_by_{language}": "; ".join(labels.contesting(contest)) or None,
                f"voices_{language}": "; ".join(map(labels.to_find, voices)) or None,
                f"denied_by_{language}": "; ".join(map(labels.to_find, denying)) or None,
                f"citation_{language}": self._printable[language].cited(record),
            }
        return row

    def _origins_of_all(self, alike: Sequence[Any]) -> int:
        """The independent origins of claims that are alike, which are often alike for each."""
        ids = frozenset(one.id for one in alike)
        if ids not in self._of_all:
            standing = (one for one in alike if one.outcome not in LEFT_OUT)
            cited = [citation for one in standing for citation in one.sources]
            self._of_all[ids] = count(self._data.lineage, cited).n_origins
        return self._of_all[ids]

    def _voices(self, citations: Sequence[Citation]) -> list[str]:
        lineage = self._data.lineage
        effective = count(lineage, citations).effective
        return sorted(frozenset().union(*map(lineage.voices, effective)))

    def _saying(self, citations: Sequence[Citation]) -> list[str]:
        """The voices, and those who speak for a government."""
        sources = self._data.lineage.sources
        effective = count(self._data.lineage, citations).effective
        speakers = (sources[one].speaker_id or () for one in effective)
        return sorted({*self._voices(citations), *chain.from_iterable(speakers)})


def _denials(record: Any, disagreement: Disagreement) -> list[Citation]:  # noqa: ANN401
    """The citations of those who say that a claim is not so."""
    if getattr(record, "modality", "") == "denied" or _is_none(record):
        return [*record.sources]
    # What was misquoted was not said: whoever says otherwise denies nothing.
    disputing = () if record.outcome == "misquoted" else record.disputed_by or ()
    denials = disagreement.against(record, _denies)
    return [*disputing, *(citation for one in denials for citation in one.sources)]


def _is_none(record: Any) -> bool:  # noqa: ANN401
    return isinstance(record, Figure) and says_none(record)


def _denies(other: Any, record: Any) -> bool:  # noqa: ANN401
    """Whether a claim that answers otherwise says that there is no such thing.

    A denial of the same link in another role may leave this one be.
    """
    if isinstance(other, Figure):
        return says_none(other)
    if isinstance(other, Alternative) or getattr(other, "modality", "") != "denied":
        return False
    return getattr(other, "role_en", None) == getattr(record, "role_en", None)
