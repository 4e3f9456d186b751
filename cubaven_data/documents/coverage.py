"""The coverage page: the rows or remarks for each paragraph of a text."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from cubaven_data.documents.pages import page
from cubaven_data.model.citations import paragraphs
from cubaven_data.reading.records import Records
from cubaven_data.texts.wording import Language, Words


class Paragraph(NamedTuple):
    """A paragraph of a text: its number, the ids of records that cite it, and the remarks on it."""

    number: int
    records: list[str]
    remarks: list[Words]


class Text(NamedTuple):
    """A text with its paragraphs, up to the last one that is cited or has a remark."""

    source_id: str
    paragraphs: list[Paragraph]


def coverage(dataset: Records) -> list[Text]:
    """The texts that have remarks, ordered by id."""
    cited = cited_paragraphs(dataset)
    remarks: dict[str, dict[int, list[Words]]] = defaultdict(lambda: defaultdict(list))
    for row in dataset.coverage:
        term = dataset.vocabularies["coverage_reason"][row.reason]
        reasons = Words(term.label_en, term.label_es)
        notes = Words(row.note_en or "", row.note_es or "")
        said = Words(*(": ".join(filter(None, both)) for both in zip(reasons, notes, strict=True)))
        for number in paragraphs(row.paragraphs):
            remarks[row.source_id][number].append(said)
    return [
        Text(
            source_id,
            [
                Paragraph(number, cited[source_id][number], remarks[source_id][number])
                for number in range(1, max([*cited[source_id], *remarks[source_id]]) + 1)
            ],
        )
        for source_id in sorted(remarks)
    ]


def cited_paragraphs(dataset: Records) -> dict[str, dict[int, list[str]]]:
    """The ids of the records that cite each paragraph, by text and paragraph number."""
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record, _, citation in dataset.citations():
        for number in paragraphs(citation.locator):
            if record.id not in found[citation.source_id][number]:
                found[citation.source_id][number].append(record.id)
    return found


def coverage_page(language: Language, dataset: Records) -> str:
    """The coverage page in the language."""
    reasons = list(dataset.vocabularies["coverage_reason"].terms.values())
    return page(
        "coverage",
        language,
        covered=coverage(dataset),
        reasons=reasons,
        unconfirmed=dataset.unconfirmed,
    )
