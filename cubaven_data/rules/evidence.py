"""Rules about citations, origins and what they allow to be said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cubaven_data.batches import Batch
from cubaven_data.known import Known
from cubaven_data.lineage import SAME_TEXT
from cubaven_data.rules.asking import Fault, rows_of, rows_with
from cubaven_data.rules.links import citing


@rows_of(faulty_too=True)
def source_exists(batch: Batch, known: Known) -> Iterator[Fault]:
    """What is cited is in the list of sources."""
    unclear = batch.cited.difference(known.sources)
    bad = {i for i in unclear if known.table_of(i) != "sources" and i not in known.moved}
    for n, column, id_ in citing(batch, bad):
        yield n, column, {"value": id_}


@rows_of()
def relayed_read(batch: Batch, known: Known) -> Iterator[Fault]:
    """A source that was never read is cited only through one that was."""
    if relayed := batch.read & known.relayed:
        for n, column, citation in batch.citing(lambda one: one.source_id in relayed):
            yield n, column, {"value": str(citation), "source": citation.source_id}


@rows_with("sources")
def origin_later(batch: Batch, known: Known) -> Iterator[Fault]:
    """An origin is not later than the text that relays, reprints or rewrites it."""
    first_day, last_day = known.first_day, known.last_day
    if any(
        # Most citations have no origin, or one whose date nobody knows.
        origin and origin in first_day and last_day.get(read, date.max) < first_day[origin]
        for read, _, origin in batch.citations
    ):
        for n, column, citation in batch.citing(lambda one: one.origin_id is not None):
            if dates := _too_late(known, citation.source_id, citation.origin):
                yield n, column, {"value": str(citation), **dates}
    for n, text, original in _same_texts(batch):
        if dates := _too_late(known, text, original):
            yield n, "object_id", {"value": original, **dates}


def _too_late(known: Known, text: str, origin: str) -> dict[str, str]:
    """The dates of a text and of its origin, where the origin is the later."""
    read, first = known.published.get(text), known.published.get(origin)
    if read and first and read.surely_before(first):
        return {"origin": str(first), "read": str(read)}
    return {}


def _same_texts(batch: Batch) -> Iterator[tuple[int, str, str]]:
    """The rows that say that a text is another's: row, text, original."""
    if batch.table.name == "relations" and {*SAME_TEXT} & {*batch["kind"]}:
        ends = zip(batch["kind"], batch["subject_id"], batch["object_id"], strict=True)
        for n, (kind, text, original) in enumerate(ends):
            if kind in SAME_TEXT:
                yield n, text, original


@rows_of("relations")
def one_original(batch: Batch, known: Known) -> Iterator[Fault]:
    """A text reprints or rewrites one original."""
    for n, text, original in _same_texts(batch):
        first = known.first_carrying.get(text)
        if first and first.original != original:
            yield n, "object_id", {"value": original, "line": str(first.line)}


@rows_of("events", "figures", "relations")
def told_before(batch: Batch, known: Known) -> Iterator[Fault]:
    """No text tells what had not begun when it was published."""
    column = "start" if batch.table.name == "relations" else "date"
    last_day = known.last_day
    for n, begins, citations in batch.filled(column, "sources"):
        first = begins.earliest or date.min
        for id_, _, _ in citations:
            if last_day.get(id_, first) < first:
                values = {"value": str(begins), "source": id_}
                yield n, column, {**values, "published": str(known.published[id_])}
                break


@rows_with("status", "sources")
def status_evidence(batch: Batch, known: Known) -> Iterator[Fault]:
    """A status is not higher than the citations carry it."""
    unnamed = known.unnamed
    for n, (status, citations) in enumerate(zip(batch["status"], batch["sources"], strict=True)):
        if status == "reported":
            read, _, origin = citations[0]
            if (origin or read) not in unnamed:
                continue
        elif status != "confirmed":
            continue
        if known.lineage.carries(status, [origin or read for read, _, origin in citations]):
            continue
        # What a faulty or missing source amounts to, nobody can tell yet.
        if not all(id_ in known.sources for citation in citations for id_ in citation.ids):
            continue
        found = known.lineage.corroborate(citations)
        values = {"origins": str(found.n_origins), "unnamed": str(found.n_unnamed_origins)}
        lower = "reported" if found.n_origins else "alleged"
        yield n, "status", {"value": status, **values, "lower": lower}
