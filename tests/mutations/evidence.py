"""Mistakes in citations, sources and status."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from cubaven_data.model.lists import CitationList
from mutations.base import Data, Mutant, Site, citations, wrong

_UNNAMED = ("anonymous_testimony", "anonymous_sources", "anonymous_document")


def _cite(site: Site, rng: Random, changed: str) -> Mutant:
    """One citation of the cell, chosen by chance, written as the template says."""
    parts = site.text.split("; ")
    at = rng.randrange(len(parts))
    ((origin, read, locator),) = citations(parts[at])
    via = f"{origin} via " if origin else ""
    parts[at] = changed.format(whole=parts[at], origin=origin, read=read, locator=locator, via=via)
    return site.put("; ".join(parts))


@wrong
def locator_that_is_none(data: Data, rng: Random) -> Iterator[Mutant]:
    """A citation names a paragraph in a form that does not exist."""
    forms = (
        "p0",
        "12",
        "para12",
        "p12-",
        "p14-12",
        "p5-5",
        "P3",
        "p.3",
        "§3",
        "t99",
        "pg0",
        "p3,4",
    )
    for site in data.cells(CitationList):
        yield _cite(site, rng, f"{{via}}{{read}}#{rng.choice(forms)}")


@wrong
def citation_in_wrong_form(data: Data, rng: Random) -> Iterator[Mutant]:
    """A citation has no paragraph, another word for via, or no text after it."""
    forms = (
        "{read}",
        "{whole} via {read}",
        "{read} p3",
        "{read}#",
        "#p3",
        "{read}##p3",
        "{whole};",
    )
    for site in data.cells(CitationList):
        yield _cite(site, rng, rng.choice(forms))


@wrong
def citations_wrongly_separated(data: Data, rng: Random) -> Iterator[Mutant]:
    """Citations are separated by a comma, a semicolon alone, or the word and."""
    for site in data.cells(CitationList):
        if "; " in site.text:
            yield site.put(site.text.replace("; ", rng.choice((", ", ";", " and ", " ", " ; "))))


@wrong
def citation_repeated(data: Data, rng: Random) -> Iterator[Mutant]:
    """A citation stands twice in a cell."""
    for site in data.cells(CitationList):
        yield _cite(site, rng, "{whole}; {whole}")


@wrong
def citation_of_itself(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text is cited as its own origin."""
    for site in data.cells(CitationList):
        yield _cite(site, rng, "{read} via {read}#{locator}")


@wrong
def citation_of_an_unknown_source(data: Data, rng: Random) -> Iterator[Mutant]:
    """What is cited is not in the list of sources."""
    for site in data.cells(CitationList):
        yield _cite(site, rng, rng.choice(("{via}{read}x#p3", "nobody-2026 via {read}#{locator}")))


@wrong
def citation_of_something_else(data: Data, rng: Random) -> Iterator[Mutant]:
    """What is cited is a record, but not a source."""
    others = sorted(id_ for id_, table in data.ids.items() if table != "sources")
    for site in data.cells(CitationList):
        yield _cite(site, rng, f"{rng.choice(others)} via {{read}}#{{locator}}")


@wrong
def text_that_relays_left_out(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source that nobody read is cited as if it had been."""
    for site in data.cells(CitationList):
        parts = site.text.split("; ")
        for at, (origin, _, locator) in enumerate(citations(site.text)):
            if origin and data.records[origin]["access"] == "relayed":
                yield site.put("; ".join([*parts[:at], f"{origin}#{locator}", *parts[at + 1 :]]))


@wrong
def origin_and_text_swapped(data: Data, rng: Random) -> Iterator[Mutant]:
    """The text that was read is cited as the origin of what it relays."""
    for site in data.cells(CitationList):
        parts = site.text.split("; ")
        for at, (origin, read, locator) in enumerate(citations(site.text)):
            if origin and data.records[origin]["access"] == "relayed":
                parts[at] = f"{read} via {origin}#{locator}"
        if "; ".join(parts) != site.text:
            yield site.put("; ".join(parts))


@wrong
def origin_made_circular(data: Data, rng: Random) -> Iterator[Mutant]:
    """Of two texts that were read each is the origin of the other."""
    read_texts = [r["id"] for r in data.tables["sources"].rows if r["access"] != "relayed"]
    for site in data.column("relations", "sources"):
        one, other = rng.sample(read_texts, 2)
        yield site.put(f"{one} via {other}#p1; {other} via {one}#p1")


@wrong
def reprint_made_circular(data: Data, rng: Random) -> Iterator[Mutant]:
    """Of two texts each reprints or rewrites the other."""
    relations = data.tables["relations"]
    for row, record in enumerate(relations.rows):
        if record["kind"] in ("reprints", "rewrites"):
            for kind in ("reprints", "rewrites"):
                ends = {"subject_id": record["object_id"], "object_id": record["subject_id"]}
                line = relations.line(row, id="rel-zzzz", kind=kind, **ends)
                places = (relations.place(row, "object_id"), relations.place(row + 1, "object_id"))
                yield Mutant(
                    relations.table.path, (places,), {row + 2: f"{relations.line(row)}\n{line}"}
                )


@wrong
def cited_on_both_sides(data: Data, rng: Random) -> Iterator[Mutant]:
    """A citation both supports and contradicts a row."""
    for site in data.column("relations", "disputed_by", filled=False):
        one = rng.choice(site.record["sources"].split("; "))
        yield site.sheet.put(site.row, {"status": "disputed", "disputed_by": one}, site.place)


@wrong
def disputed_by_nobody(data: Data, rng: Random) -> Iterator[Mutant]:
    """A row is disputed and says not by whom."""
    for table in ("agreements", "events", "figures", "relations"):
        for site in data.column(table, "disputed_by", filled=False):
            cells = {"status": "disputed", "disputed_by": ""}
            yield site.sheet.put(site.row, cells, site.place)


@wrong
def contradicted_and_not_disputed(data: Data, rng: Random) -> Iterator[Mutant]:
    """A row that a source contradicts has a status that hides it."""
    for table in ("agreements", "events", "figures", "relations"):
        for site in data.column(table, "status"):
            against = "news-finale-2026#p99"
            status = "reported" if site.text == "disputed" else site.text
            cells = {"status": status, "disputed_by": against}
            yield site.sheet.put(site.row, cells, site.place)


@wrong
def status_above_its_evidence(data: Data, rng: Random) -> Iterator[Mutant]:
    """A status is raised above what the citations carry."""
    for table in ("agreements", "events", "figures", "relations"):
        for site in data.column(table, "status"):
            origins = [origin or read for origin, read, _ in citations(site.record["sources"])]
            types = {data.origin_type(origin) for origin in origins}
            if site.text == "alleged" and types == {"unnamed"}:
                yield from map(site.put, ("reported", "confirmed"))
            elif site.text == "reported" and len(origins) == 1 and types == {"named"}:
                yield site.put("confirmed")


@wrong
def refuted_without_a_reason(data: Data, rng: Random) -> Iterator[Mutant]:
    """A row is refuted and does not say why."""
    for table, note in (("figures", "note"), ("relations", "note"), ("events", "summary")):
        for site in data.column(table, "status"):
            cells = {"status": "refuted", f"{note}_en": "", f"{note}_es": ""}
            yield site.sheet.put(site.row, cells, site.sheet.place(site.row, f"{note}_en"))


@wrong
def source_without_address_or_note(data: Data, rng: Random) -> Iterator[Mutant]:
    """Neither an address nor a note tells how a source is known."""
    for site in data.column("sources", "url", filled=False):
        cells = {"url": "", "note_en": "", "note_es": ""}
        yield site.sheet.put(site.row, cells, site.place)


@wrong
def day_of_reading_against_access(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source that was read has no day, or one that was not read has one."""
    for site in data.column("sources", "accessed", filled=False):
        yield site.put("" if site.text else "2026-03-01")


@wrong
def access_against_day_of_reading(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source with a day of reading was not read, or one without was."""
    for site in data.column("sources", "access"):
        access = rng.choice(("full", "excerpt")) if site.text == "relayed" else "relayed"
        place = site.sheet.place(site.row, "accessed")
        yield site.sheet.put(site.row, {"access": access}, place)


@wrong
def statement_of_nobody(data: Data, rng: Random) -> Iterator[Mutant]:
    """A statement does not say whose words it is."""
    for site in data.column("sources", "speaker_id", filled=False):
        spoken = ("statement", "official_statement", "named_testimony")
        if site.text and site.record["kind"] in spoken:
            yield site.put("")
        elif not site.text:
            yield site.sheet.put(site.row, {"kind": rng.choice(spoken)}, site.place)


@wrong
def speaker_of_an_unnamed_source(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source without a name has a speaker with one."""
    for site in data.column("sources", "speaker_id", filled=False):
        if site.record["kind"] in _UNNAMED:
            yield site.put(
                rng.choice(("frank-mora", "donald-trump", "cuba-government", "ve-dgcim"))
            )
        elif site.text:
            yield site.sheet.put(site.row, {"kind": rng.choice(_UNNAMED)}, site.place)


@wrong
def fingerprint_of_a_text_that_nobody_read(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source that was not read has the fingerprint of its text."""
    for site in data.column("sources", "fingerprint", filled=False):
        if site.record["access"] == "relayed":
            yield site.put(f"{rng.getrandbits(256):064x}")
