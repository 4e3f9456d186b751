"""Rules within one row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from cubaven_data.batches import Batch
from cubaven_data.known import Known
from cubaven_data.rules.asking import Fault, places_of, rows_of, rows_with

_BOUNDS = ("low", "best", "high")


def _show(number: float | None) -> str:
    return f"{number:.12g}" if number is not None else ""


@rows_of(faulty_too=True)
def both_languages(batch: Batch, known: Known) -> Iterator[Fault]:
    """A text that is there in one language is there in the other."""
    for english in (c for c in batch.table.header if c.endswith("_en")):
        spanish = f"{english[:-3]}_es"
        pair = [*map(bool, batch[english])], [*map(bool, batch[spanish])]
        if pair[0] == pair[1]:
            continue
        for n, texts in enumerate(zip(batch[english], batch[spanish], strict=True)):
            if any(texts) and not all(texts) and None not in texts:
                blank, there = (spanish, english) if texts[0] else (english, spanish)
                yield n, blank, {"there": there, "value": "".join(texts)}


@rows_of()
def date_order(batch: Batch, known: Known) -> Iterator[Fault]:
    """What ends does not end before it begins."""
    for first, last in (("start", "end"), ("founded", "dissolved"), ("signed", "ended")):
        if last in batch.table.header:
            for n, begin, end in batch.filled(first, last):
                if end.surely_before(begin):
                    values = {"value": str(end), "start": str(begin)}
                    yield n, last, {**values, "first": first, "last": last}


@rows_of("figures")
def bounds_order(batch: Batch, known: Known) -> Iterator[Fault]:
    """low ≤ best ≤ high."""
    for n, values in enumerate(zip(*(batch[name] for name in _BOUNDS), strict=True)):
        if values.count(None) > 1:
            continue
        given = [(name, v) for name, v in zip(_BOUNDS, values, strict=True) if v is not None]
        for (lower, less), (upper, more) in pairwise(given):
            if less > more:
                about = {"value": _show(more), "less": _show(less)}
                yield n, upper, {**about, "upper": upper, "lower": lower}


@rows_of("figures")
def qualifier_bounds(batch: Batch, known: Known) -> Iterator[Fault]:
    """The qualifier decides which of low, best and high are filled."""
    terms = known.vocabularies["qualifier"]

    def broken(key: tuple[str, bool, bool, bool]) -> bool:
        return not terms[key[0]].filled <= filled(key) <= terms[key[0]].allowed

    def filled(key: tuple[str, bool, bool, bool]) -> set[str]:
        return {name for name, there in zip(_BOUNDS, key[1:], strict=True) if there}

    there = ([value is not None for value in batch[name]] for name in _BOUNDS)
    keys = [*zip(batch["qualifier"], *there, strict=True)]
    for n in places_of(keys, broken):
        wanted = terms[keys[n][0]].bounds or "—"
        yield (
            n,
            "qualifier",
            {
                "value": keys[n][0],
                "filled": ", ".join(sorted(filled(keys[n]))) or "—",
                "wanted_en": wanted.replace("?", " (optional)"),
                "wanted_es": wanted.replace("?", " (opcional)"),
            },
        )


@rows_of("figures")
def whole_number(batch: Batch, known: Known) -> Iterator[Fault]:
    """People, vessels and agreements are counted in whole numbers, but for rates."""
    measures = known.vocabularies["measure"]
    for name in _BOUNDS:
        for n, value in enumerate(batch[name]):
            if value is None or value.is_integer() or batch["accounting"][n] == "rate":
                continue
            unit = measures[batch["measure"][n]].unit
            if unit in ("people", "vessels", "agreements"):
                shown = _show(value)
                yield n, name, {"value": shown, "unit": unit, "whole": shown.replace(".", "")}


@rows_of("figures")
def population_unit(batch: Batch, known: Known) -> Iterator[Fault]:
    """Who is counted is said where people are counted, and only there."""
    yield from _only_with_unit(batch, known, "people", "population")


@rows_of("figures")
def currency_unit(batch: Batch, known: Known) -> Iterator[Fault]:
    """The currency is said where money is measured, and only there."""
    yield from _only_with_unit(batch, known, "money", "currency")


def _only_with_unit(batch: Batch, known: Known, unit: str, column: str) -> Iterator[Fault]:
    measures = known.vocabularies["measure"]
    keys = zip(batch["measure"], map(bool, batch[column]), strict=True)
    for n in places_of(keys, lambda key: (measures[key[0]].unit == unit) is not key[1]):
        code = batch["measure"][n]
        yield n, column, {"value": batch[column][n], "measure": code, "unit": measures[code].unit}


@rows_of("relations")
def relation_to_itself(batch: Batch, known: Known) -> Iterator[Fault]:
    """A relation links two different records."""
    for n, same in enumerate(map(eq, batch["subject_id"], batch["object_id"])):
        if same:
            yield n, "object_id", {"value": batch["object_id"][n]}


@rows_of("places")
def coordinates(batch: Batch, known: Known) -> Iterator[Fault]:
    """Latitude and longitude come together, and the precision says whether there are any."""
    for n, (precision, lat, lon) in enumerate(
        zip(batch["precision"], batch["lat"], batch["lon"], strict=True)
    ):
        given = [lat is not None, lon is not None]
        if any(given) != all(given):
            yield n, "lon" if lon is None else "lat", {"value": precision}
        elif all(given) == (precision == "not_mapped"):
            yield n, "precision", {"value": precision}


@rows_of("sources")
def address_or_note(batch: Batch, known: Known) -> Iterator[Fault]:
    """A source has an address, or its note says how it is known."""
    for n, (url, note) in enumerate(zip(batch["url"], batch["note_en"], strict=True)):
        if not (url or note):
            yield n, "url", {"value": batch["id"][n]}


@rows_of("sources")
def access_date(batch: Batch, known: Known) -> Iterator[Fault]:
    """A source that was read says on which day; one that was not read has no such day."""
    for n, (access, day) in enumerate(zip(batch["access"], batch["accessed"], strict=True)):
        if (access == "relayed") != (day is None):
            yield n, "accessed", {"value": str(day or ""), "access": access}


@rows_of("sources")
def read_before_published(batch: Batch, known: Known) -> Iterator[Fault]:
    """No text is read before it is published."""
    for n, published, accessed in batch.filled("published", "accessed"):
        if accessed.surely_before(published):
            yield n, "accessed", {"value": str(accessed), "published": str(published)}


@rows_of("sources")
def fingerprint_read(batch: Batch, known: Known) -> Iterator[Fault]:
    """Only a text that was read has a fingerprint."""
    for n, fingerprint, access in batch.filled("fingerprint", "access"):
        if access == "relayed":
            yield n, "fingerprint", {"value": fingerprint}


@rows_of("sources")
def speaker(batch: Batch, known: Known) -> Iterator[Fault]:
    """A statement says whose words it is; press and unnamed sources have no speaker."""
    spoken = {"statement", "official_statement", "named_testimony"}
    silent = {"news_article", "wire_report"}
    kinds = known.vocabularies["source_kind"]
    for n, (kind, who) in enumerate(zip(batch["kind"], batch["speaker_id"], strict=True)):
        unnamed = kinds[kind].origin_type == "unnamed"
        if (kind in spoken and not who) or (who and (unnamed or kind in silent)):
            yield n, "speaker_id", {"value": who, "kind": kind}


@rows_with("sources", "disputed_by")
def cited_on_both_sides(batch: Batch, known: Known) -> Iterator[Fault]:
    """One citation does not both support and contradict a row."""
    for n, sources, disputed_by in batch.filled("sources", "disputed_by"):
        for citation in sorted({*sources} & {*disputed_by}, key=str):
            yield n, "disputed_by", {"value": str(citation)}


@rows_with("status", "disputed_by")
def status_disputed(batch: Batch, known: Known) -> Iterator[Fault]:
    """A row is disputed where a source contradicts it, and only there."""
    for n, (status, against) in enumerate(zip(batch["status"], batch["disputed_by"], strict=True)):
        if status == "disputed" and not against:
            yield n, "disputed_by", {"value": "disputed"}
        elif against and status not in ("disputed", "refuted"):
            yield n, "status", {"value": status}


@rows_with("status")
def refuted_reason(batch: Batch, known: Known) -> Iterator[Fault]:
    """A refuted row says why."""
    column = "note_en" if "note_en" in batch.table.header else "summary_en"
    for n, (status, why) in enumerate(zip(batch["status"], batch[column], strict=True)):
        if status == "refuted" and not why:
            yield n, column, {"value": "refuted"}
