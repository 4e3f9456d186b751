"""Rules that can be asked only when all rows are known.

What a rule has to remember of a row is little; where something is wrong, the rows are read again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter

from cubaven_data.batches import Batch, read_batches
from cubaven_data.citations import Citation
from cubaven_data.dates import Date
from cubaven_data.files import Sheet
from cubaven_data.findings import Finding
from cubaven_data.gathered import CLAIM, PARTS, Gathered
from cubaven_data.known import Known
from cubaven_data.tables import TABLES


def id_unique(known: Known, gathered: Gathered) -> Iterator[Finding]:
    """An id stands once in the whole dataset."""
    for id_, places in gathered.doubled_at.items():
        (_, first, _), *others = sorted(places)
        for _, place, key in others:
            values = {"value": id_, "place": ":".join(map(str, first))}
            yield Finding(*place, key, "id-unique", values)


def part_circular(known: Known, gathered: Gathered) -> Iterator[Finding]:
    """Nothing is a part of itself, also not through others."""
    for table, column in PARTS.items():
        parts = gathered.parts.get(table, [])
        circular = _in_circles({part.id: part.whole for part in parts})
        for part in parts:
            if part.id in circular:
                values = {"value": part.whole, "id": part.id}
                yield Finding(TABLES[table].path, part.line, column, "part-circular", values)


def _in_circles(following: Mapping[str, str]) -> set[str]:
    """Those that, followed, lead back to themselves."""
    circular: set[str] = set()
    done: set[str] = set()
    for start in following:
        path: dict[str, None] = {}
        at: str | None = start
        while at and at not in done and at not in path:
            path[at] = None
            at = following.get(at)
        if at in path:
            steps = [*path]
            circular.update(steps[steps.index(at) :])
        done.update(path)
    return circular


def part_date(known: Known, gathered: Gathered) -> Iterator[Finding]:
    """A part lies within the time of its whole, where both are known."""
    for line, id_, of in gathered.parts.get("events", []):
        part, whole = gathered.dates.get(id_), gathered.dates.get(of)
        if part and whole and not _within(part, whole):
            values = {"value": str(part), "whole": of, "date": str(whole)}
            yield Finding(TABLES["events"].path, line, "date", "part-date", values)


def _within(part: Date, whole: Date) -> bool:
    if not part.overlaps(whole) or not part.is_extent:
        return part.overlaps(whole)
    begins = not (part.earliest and whole.earliest) or part.earliest >= whole.earliest
    # An extent without an end still goes on.
    ends = not whole.latest or (part.latest is not None and part.latest <= whole.latest)
    return begins and ends


def origin_circular(known: Known, gathered: Gathered) -> Iterator[Finding]:
    """Whoever relays others is not relayed by them, also not through further texts."""
    carried = ((carrying.text, carrying.original) for carrying in known.carrying)
    relays: dict[str, list[str]] = {}
    for text, origin in _without_ends(dict.fromkeys([*gathered.relays, *carried])):
        relays.setdefault(text, []).append(origin)
    told: set[str] = set()
    circles: dict[tuple[str, str], list[str]] = {}
    for start in relays:
        circle = _circle(start, relays)
        if circle and told.isdisjoint(circle):
            told |= {*circle}
            circles[circle[-1], circle[0]] = [*circle, circle[0]]
    places = dict(_places(known, circles))
    for pair, path in circles.items():
        place, value = places[pair]
        values = {"value": value, "path": " → ".join(path)}
        yield Finding(*place, "origin-circular", values)


def _without_ends(steps: Collection[tuple[str, str]]) -> Collection[tuple[str, str]]:
    """What is left when all steps that lead nowhere are taken away, again and again."""
    while True:
        begins = {text for text, _ in steps}
        kept = [step for step in steps if step[1] in begins]
        if len(kept) == len(steps):
            return kept
        steps = kept


def _circle(start: str, relays: Mapping[str, Iterable[str]]) -> list[str]:
    """The texts of a circle that leads from the start back to it; empty if there is none."""
    paths = [[start]]
    seen = {start}
    while paths:
        path = paths.pop()
        for origin in relays.get(path[-1], ()):
            if origin == start:
                return path
            if origin not in seen:
                seen.add(origin)
                paths.append([*path, origin])
    return []


def _places(
    known: Known, wanted: Collection[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], tuple[tuple[str, int, str], str]]]:
    """Where each text is first said to have something from the origin, and the value there."""
    if not wanted:
        return
    relations = TABLES["relations"].path
    for carrying in reversed(known.carrying):
        if (carrying.text, carrying.original) in wanted:
            place = relations, carrying.line, "object_id"
            yield (carrying.text, carrying.original), (place, carrying.original)
    found: dict[tuple[str, str], tuple[tuple[str, int, str], str]] = {}
    pair_of = attrgetter("source_id", "origin_id")
    for name in TABLES:
        for batch in _again(known, name):
            for n, column, citation in batch.citing(lambda one: pair_of(one) in wanted):
                place = batch.table.path, batch.chunk.lines[n], column
                found.setdefault(pair_of(citation), (place, str(citation)))
    yield from found.items()


def claim_repeated(known: Known, gathered: Gathered) -> Iterator[Finding]:
    """No claim stands twice with a citation in common."""
    for name, repeated in gathered.repeated.items():
        claim = itemgetter(*CLAIM[name])
        seen: dict[tuple[str, ...], list[tuple[int, frozenset[Citation]]]] = {}
        for batch in _again(known, name):
            for n, said in enumerate(zip(*claim(batch.chunk.columns), strict=True)):
                if hash(said) not in repeated:
                    continue
                alike = seen.setdefault(said, [])
                line, cited = batch.chunk.lines[n], frozenset(batch["sources"][n])
                first = next((at for at, other in alike if not cited.isdisjoint(other)), None)
                if first:
                    values = {"value": batch["id"][n], "line": str(first)}
                    yield Finding(batch.table.path, line, "id", "claim-repeated", values)
                alike.append((line, cited))


def _again(known: Known, name: str) -> Iterator[Batch]:
    for batch in read_batches(Sheet(TABLES[name]), known.root, known.vocabularies):
        yield batch.sound
