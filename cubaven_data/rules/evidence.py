"""Rules about citations, origins and what they allow to be said."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.batches import Batch
from cubaven_data.known import Known
from cubaven_data.lineage import SAME_TEXT
from cubaven_data.rules.asking import Fault, rows_of, rows_with
from cubaven_data.rules.links import perhaps


@rows_of(faulty_too=True)
def source_exists(batch: Batch, known: Known) -> Iterator[Fault]:
    """What is cited is in the list of sources."""
    unclear = batch.cited.difference(known.sources)
    bad = {i for i in unclear if known.table_of(i) != "sources" and i not in known.moved}
    for n, column, citation in batch.citations if bad else ():
        for id_ in bad.intersection(citation.ids):
            near = perhaps(known.nearest_ids(id_, ("sources",)))
            yield n, column, {"value": id_, "nearest": near}


@rows_of()
def relayed_read(batch: Batch, known: Known) -> Iterator[Fault]:
    """A source that was never read is cited only through one that was."""
    relayed = batch.read & known.relayed
    for n, column, citation in batch.citations if relayed else ():
        if citation.source_id in relayed:
            yield n, column, {"value": str(citation), "source": citation.source_id}


@rows_of()
def origin_later(batch: Batch, known: Known) -> Iterator[Fault]:
    """An origin is not later than the text that relays, reprints or rewrites it."""
    for n, column, text, origin, said in _relays(batch):
        read, first = known.sources.get(text), known.sources.get(origin)
        if not (read and first and read.published and first.published):
            continue
        if read.published.surely_before(first.published):
            dates = {"origin": str(first.published), "read": str(read.published)}
            yield n, column, {"value": str(said), **dates}


def _relays(batch: Batch) -> Iterator[tuple[int, str, str, str, object]]:
    """Each time that a text is said to have something from another.

    The row, the column, the text, its origin, and what the cell says of it.
    """
    for n, column, citation in batch.citations:
        if citation.origin_id:
            yield n, column, citation.source_id, citation.origin_id, citation
    if batch.table.name == "relations":
        for n, kind in enumerate(batch["kind"]):
            if kind in SAME_TEXT:
                original = batch["object_id"][n]
                yield n, "object_id", batch["subject_id"][n], original, original


@rows_of("relations")
def one_original(batch: Batch, known: Known) -> Iterator[Fault]:
    """A text reprints or rewrites one original."""
    for n, kind in enumerate(batch["kind"]):
        if kind in SAME_TEXT:
            value = batch["object_id"][n]
            first = known.first_carrying.get(batch["subject_id"][n])
            if first and first.original != value:
                yield n, "object_id", {"value": value, "line": str(first.line)}


@rows_of("events", "figures", "relations")
def told_before(batch: Batch, known: Known) -> Iterator[Fault]:
    """No text tells what had not begun when it was published."""
    column = "start" if batch.table.name == "relations" else "date"
    for n, date, citations in batch.filled(column, "sources"):
        for citation in citations:
            read = known.sources.get(citation.source_id)
            if read and read.published and read.published.surely_before(date):
                values = {"value": str(date), "source": citation.source_id}
                yield n, column, {**values, "published": str(read.published)}
                break


@rows_with("status", "sources")
def status_evidence(batch: Batch, known: Known) -> Iterator[Fault]:
    """A status is not higher than the citations carry it."""
    for n, (status, citations) in enumerate(zip(batch["status"], batch["sources"], strict=True)):
        if status not in ("confirmed", "reported"):
            continue
        origins = {citation.origin for citation in citations}
        # What a faulty or missing source amounts to, nobody can tell yet.
        if any(c.source_id not in known.sources for c in citations) or any(
            origin not in known.sources for origin in origins
        ):
            continue
        if not known.lineage.carries(status, origins):
            found = known.lineage.corroborate(citations)
            yield (
                n,
                "status",
                {
                    "value": status,
                    "origins": str(found.n_origins),
                    "unnamed": str(found.n_unnamed_origins),
                    "lower": "alleged" if found.n_origins == 0 else "reported",
                },
            )
