"""Rules about ids and what they refer to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial

from cubaven_data.batches import Batch
from cubaven_data.fields import Reference
from cubaven_data.findings import Finding
from cubaven_data.known import Known
from cubaven_data.rules.asking import Fault, places_of, rows_of
from cubaven_data.tables import TABLES

_SIDES = {"subject": "sujeto", "object": "objeto"}


def _referring(
    batch: Batch, bad_among: Callable[[frozenset[str], Reference], Collection[str]]
) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """The cells that refer to what is bad: row, column, id, the tables that it may be in."""
    for column, cell in batch.table.references.items():
        if bad := bad_among(batch.referred[column], cell):
            ids = enumerate(batch[column])
            yield from ((n, column, id_, cell.tables) for n, id_ in ids if id_ in bad)


@rows_of(faulty_too=True)
def reference(batch: Batch, known: Known) -> Iterator[Fault]:
    """What a cell refers to exists."""
    for n, column, id_, tables in _referring(
        batch, lambda ids, _: ids.difference(known.ids) - known.moved.keys()
    ):
        yield n, column, {"value": id_, "tables": _or(tables)}


@rows_of(faulty_too=True)
def redirected_id(batch: Batch, known: Known) -> Iterator[Fault]:
    """No cell refers to an id that moved or was withdrawn."""
    # What moved is not there any more: few ids are left to look for among many that moved.
    for n, column, id_, _ in _referring(
        batch, lambda ids, _: ids.difference(known.ids) & known.moved.keys()
    ):
        yield n, column, {"value": id_, "new": known.moved[id_] or "—"}
    cited = batch.cited.difference(known.sources) & known.moved.keys()
    for n, column, id_ in citing(batch, cited):
        yield n, column, {"value": id_, "new": known.moved[id_] or "—"}


@rows_of(faulty_too=True)
def reference_kind(batch: Batch, known: Known) -> Iterator[Fault]:
    """What a cell refers to is in a table that the column may refer to."""

    def elsewhere(ids: frozenset[str], cell: Reference) -> Collection[str]:
        tables = {found[0] for found in {*map(known.ids.get, ids)} if found}
        if not cell.tables or tables <= {*cell.tables}:
            return ()
        return {id_ for id_ in ids if known.table_of(id_) not in ("", *cell.tables)}

    for n, column, id_, tables in _referring(batch, elsewhere):
        found = known.table_of(id_)
        yield n, column, {"value": id_, "found": found, "tables": _or(tables)}


def citing(batch: Batch, ids: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Where citations name these sources, as origins or as texts that were read: row, column,
    id."""
    if ids:
        for n, column, citation in batch.citing(lambda one: any(id_ in ids for id_ in one.ids)):
            yield from ((n, column, id_) for id_ in citation.ids if id_ in ids)


def with_id_meant(finding: Finding, known: Known) -> Finding:
    """The finding; if it is about an id that there is not, with the one that is most likely meant.

    It takes long where there are many ids, and is only for some of many findings: see
    :meth:`~cubaven_data.known.Known.nearest_ids`.
    """
    written = finding.values.get("value", "")
    if finding.rule == "id-form":
        such = finding.values["such"]
        named = known.named.get(written.casefold())
        such = named or (such if such in known.ids else known.nearest_ids(such, like=0.8)) or such
        return replace(finding, values={**finding.values, "such": such})
    if finding.rule == "source-exists":
        near = known.nearest_ids(written, ("sources",))
    elif finding.rule == "reference":
        tables = {table.path: table for table in TABLES.values()}
        near = known.nearest_ids(written, tables[finding.file].references[finding.column].tables)
    else:
        return finding
    return replace(finding, values={**finding.values, "nearest": f" ({near}?)" if near else ""})


def _or(tables: tuple[str, ...]) -> str:
    return " / ".join(tables) or "data/*.csv"


@rows_of("relations")
def relation_ends(batch: Batch, known: Known) -> Iterator[Fault]:
    """A relation's subject and object are of a kind that the relation allows."""
    codes = known.vocabularies["relation_kind"]
    for side, sujeto in _SIDES.items():
        ids = batch[f"{side}_id"]
        ends = zip(batch["kind"], map(known.ids.get, ids), strict=True)
        for n in places_of(ends, partial(_does_not_fit, known, side)):
            yield (
                n,
                f"{side}_id",
                {
                    "value": ids[n],
                    "found": max(known.ids[ids[n]]),
                    "side_en": side,
                    "side_es": sujeto,
                    "kind": batch["kind"][n],
                    "allowed": getattr(codes[batch["kind"][n]], side),
                },
            )


def _does_not_fit(known: Known, side: str, end: tuple[str, tuple[str, str] | None]) -> bool:
    kind, found = end
    allowed = known.ends_allowed[kind, side]
    if not allowed or found is None or not allowed.isdisjoint(found):
        return False
    # Where the kind of the record is not known, neither is whether the relation allows it.
    table, of_kind = found
    return bool(of_kind) or all(not end.startswith(f"{table}.") for end in allowed)
