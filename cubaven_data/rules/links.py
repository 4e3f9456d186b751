"""Rules about ids and what they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter

from cubaven_data.batches import Batch
from cubaven_data.known import Known
from cubaven_data.rules.asking import Fault, rows_of

_SIDES = {"subject": "sujeto", "object": "objeto"}


def _referring(
    batch: Batch, bad: Callable[[str, tuple[str, ...]], bool]
) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """The cells that refer to what is bad: row, column, id, the tables that it may be in."""
    for column, cell in batch.table.references.items():
        ids = batch[column]
        found = {id_ for id_ in {*ids} if id_ and bad(id_, cell.tables)}
        if found:
            yield from ((n, column, id_, cell.tables) for n, id_ in enumerate(ids) if id_ in found)


@rows_of(faulty_too=True)
def reference(batch: Batch, known: Known) -> Iterator[Fault]:
    """What a cell refers to exists."""
    bad = _referring(batch, lambda id_, _: id_ not in known.ids and id_ not in known.moved)
    for n, column, id_, tables in bad:
        near = perhaps(known.nearest_ids(id_, tables))
        yield n, column, {"value": id_, "tables": _or(tables), "nearest": near}


@rows_of(faulty_too=True)
def redirected_id(batch: Batch, known: Known) -> Iterator[Fault]:
    """No cell refers to an id that moved or was withdrawn."""
    if not known.moved:
        return
    for n, column, id_, _ in _referring(batch, lambda id_, _: id_ in known.moved):
        yield n, column, {"value": id_, "new": known.moved[id_] or "—"}
    for n, column, citation in batch.citations:
        for id_ in citation.ids:
            if id_ in known.moved:
                yield n, column, {"value": id_, "new": known.moved[id_] or "—"}


@rows_of(faulty_too=True)
def reference_kind(batch: Batch, known: Known) -> Iterator[Fault]:
    """What a cell refers to is in a table that the column may refer to."""

    def elsewhere(id_: str, tables: tuple[str, ...]) -> bool:
        return bool(tables) and id_ in known.ids and known.ids[id_][0] not in tables

    for n, column, id_, tables in _referring(batch, elsewhere):
        found = known.table_of(id_)
        yield n, column, {"value": id_, "found": found, "tables": _or(tables)}


def perhaps(ids: str) -> str:
    """The ids as a message adds them in brackets."""
    return f" ({ids}?)" if ids else ""


def _or(tables: tuple[str, ...]) -> str:
    return " / ".join(tables) or "data/*.csv"


@rows_of("relations")
def relation_ends(batch: Batch, known: Known) -> Iterator[Fault]:
    """A relation's subject and object are of a kind that the relation allows."""
    nothing = "", ""
    for side, sujeto in _SIDES.items():
        allowed = {kind: known.ends_allowed(kind, side) for kind in {*batch["kind"]}}
        column = f"{side}_id"
        for n, (kind, id_) in enumerate(zip(batch["kind"], batch[column], strict=True)):
            found = known.ids.get(id_, nothing)
            ends = allowed[kind]
            if not ends or not ends.isdisjoint(found) or found is nothing:
                continue
            # Where the kind of the record is not known, neither is whether the relation allows it.
            if found[1] or all(not end.startswith(found[0]) for end in ends):
                yield n, column, {
                    "value": id_,
                    "found": max(found),
                    "side_en": side,
                    "side_es": sujeto,
                    "kind": kind,
                    "allowed": getattr(known.vocabularies["relation_kind"][kind], side),
                }
