"""Mistakes in citations, sources and what a row says of its support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from random import Random

from cubaven_data.model.lists import CitationList
from mutations.base import Data, Mutant, Place, Site, citations, wrong

_DISPUTABLE = ("agreements", "events", "figures", "relations", "alternatives")
_UNNAMED = ("anonymous_testimony", "anonymous_sources", "anonymous_document")


def _cite(site: Site, rng: Random, changed: str) -> Mutant:
    """One citation of the cell, chosen by chance, written as the template says."""
    parts = site.text.split("; ")
    at = rng.randrange(len(parts))
    (citation,) = citations(parts[at])
    parts[at] = changed.format(whole=parts[at], **citation._asdict())
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
        for at, citation in enumerate(citations(site.text)):
            origin = citation.origin
            if origin and data.records[origin]["access"] == "relayed":
                alone = f"{origin}#{citation.locator}"
                yield site.put("; ".join([*parts[:at], alone, *parts[at + 1 :]]))


@wrong
def origin_and_text_swapped(data: Data, rng: Random) -> Iterator[Mutant]:
    """The text that was read is cited as the origin of what it relays."""
    for site in data.cells(CitationList):
        parts = site.text.split("; ")
        for at, citation in enumerate(citations(site.text)):
            if citation.origin and data.records[citation.origin]["access"] == "relayed":
                parts[at] = f"{citation.read} via {citation.origin}#{citation.locator}"
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
        yield site.put(one)


@wrong
def outcome_without_a_citation_that_shows_it(data: Data, rng: Random) -> Iterator[Mutant]:
    """A row says what became of it, and no text shows that."""
    for table in _DISPUTABLE:
        for site in data.column(table, "disputed_by", filled=False):
            for outcome in data.codes["outcome"]:
                cells = {"outcome": outcome, "disputed_by": ""}
                yield site.sheet.put(site.row, cells, site.place)


@wrong
def provided_for_by_nothing(data: Data, rng: Random) -> Iterator[Mutant]:
    """A row is what an instrument provides for, and does not say which."""
    for table in ("events", "figures", "relations"):
        for site in data.column(table, "under_id", filled=False):
            cells = {"modality": "provided_for", "under_id": ""}
            yield site.sheet.put(site.row, cells, site.place)


@wrong
def paragraph_beyond_the_end(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text has fewer paragraphs than are named, or a paragraph after its last one is named."""
    cited: dict[str, dict[int, set[Place]]] = {}
    for site in data.cells(CitationList):
        for citation in citations(site.text):
            if match := re.fullmatch(r"p(?:\d+-)?(\d+)", citation.locator):
                text = cited.setdefault(citation.read, {})
                text.setdefault(int(match[1]), set()).add(site.place)
        if length := data.records[citation.read]["paragraphs"]:
            yield _cite(site, rng, f"{{whole}}; {citation.read}#p{int(length) + 1}")
    for site in data.column("coverage", "paragraphs"):
        source = site.record["source_id"]
        last = int(re.split("[-p]", site.text)[-1])
        cited.setdefault(source, {}).setdefault(last, set()).add(site.place)
        if length := data.records[source]["paragraphs"]:
            yield site.put(f"p{int(length) + 1}")
    for row, record in enumerate(data.tables["sources"].rows):
        for last in sorted(cited.get(record["id"], ())):
            places = [p for n, at in cited[record["id"]].items() if n >= last for p in sorted(at)]
            cells = {"paragraphs": f"{last - 1}"}
            if last > 1:
                yield data.tables["sources"].put(row, cells, *dict.fromkeys(places))


@wrong
def coded_against_access(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text known in part is coded whole, one that was read is not coded, or the reverse."""
    for site in data.column("sources", "coded", filled=False):
        if site.text:
            yield site.put("")
            yield site.sheet.put(site.row, {"access": "excerpt", "coded": "whole"}, site.place)
        else:
            yield from map(site.put, ("whole", "part"))


@wrong
def speaks_for_a_body_without_control(data: Data, rng: Random) -> Iterator[Mutant]:
    """A publisher that no state is said to control speaks for one."""
    bodies = sorted(id_ for id_, table in data.ids.items() if table in ("actors", "agencies"))
    for site in data.column("publishers", "speaks_for", filled=False):
        for controlled in ("", *sorted(set(data.codes["state_controlled"]) - {"yes"})):
            cells = {"state_controlled": controlled, "speaks_for": rng.choice(bodies)}
            yield site.sheet.put(site.row, cells, site.place)


@wrong
def two_sources_with_one_text(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two sources that no relation calls one text have one address or one fingerprint; the later
    one is told."""
    sheet = data.tables["sources"]
    same = [r for r in data.tables["relations"].rows if r["kind"] in ("reprints", "rewrites")]
    linked = {frozenset((r["subject_id"], r["object_id"])) for r in same}
    for column in ("url", "fingerprint"):
        filled = [row for row, record in enumerate(sheet.rows) if record[column]]
        for one, other in pairwise(filled):
            if frozenset((sheet.rows[one]["id"], sheet.rows[other]["id"])) not in linked:
                yield sheet.site(other, column).put(sheet.rows[one][column])


@wrong
def mark_that_is_none(data: Data, rng: Random) -> Iterator[Mutant]:
    """A step of a citation has a mark that does not exist, two marks, or one where none may be."""
    forms = (
        "{origin}! via {read}#{locator}",
        "{origin}~? via {read}#{locator}",
        "{origin} ~ via {read}#{locator}",
        "?{origin} via {read}#{locator}",
        "{origin} via {read}?#{locator}",
        "{origin} via {read}#{locator}~",
        "{origin}% via {read}#{locator}",
    )
    for site in data.cells(CitationList):
        if any(citation.origin for citation in citations(site.text)):
            yield _cite(site, rng, rng.choice(forms))


@wrong
def chain_with_an_unknown_link(data: Data, rng: Random) -> Iterator[Mutant]:
    """Between origin and text stands a source that is none, or one that stands there already."""
    others = sorted(id_ for id_, table in data.ids.items() if table != "sources")
    for site in data.cells(CitationList):
        if all(citation.origin for citation in citations(site.text)):
            between = rng.choice(("nobody-2026", rng.choice(others), "{origin}", "{read}"))
            yield _cite(site, rng, f"{{origin}} via {between} via {{read}}#{{locator}}")


@wrong
def citation_for_a_column_that_is_none(data: Data, rng: Random) -> Iterator[Mutant]:
    """A citation is for a column that the table does not have, that is blank, or holds citations,
    or names its columns in another form."""
    for site in data.cells(CitationList):
        if not any(citation.columns for citation in citations(site.text)):
            blank = [name for name, text in site.record.items() if not text]
            names = ["colour", "sources", *rng.sample(blank, min(3, len(blank)))]
            forms = [*names, f"{site.column.name}, id", "id,kind", "id, ", "ID", ""]
            ((_, _, read, *_), *_) = citations(site.text)
            for form in forms:
                yield site.put(f"{site.text}; {read}#p1 for {form}")


@wrong
def citations_for_single_columns_alone(data: Data, rng: Random) -> Iterator[Mutant]:
    """No citation of a row supports the whole of it."""
    for site in data.cells(CitationList):
        if site.column.name == "sources" and " for " not in site.text:
            yield site.put("; ".join(f"{part} for id" for part in site.text.split("; ")))


@wrong
def source_without_address_or_note(data: Data, rng: Random) -> Iterator[Mutant]:
    """Neither an address nor a note tells how a source is known."""
    for site in data.column("sources", "url", filled=False):
        cells = {"url": "", "note_en": "", "note_es": ""}
        yield site.sheet.put(site.row, cells, site.place)


@wrong
def copy_of_another_page_or_of_before(data: Data, rng: Random) -> Iterator[Mutant]:
    """The archived copy is the page itself, a copy of another, or one made too early."""
    for site in data.column("sources", "archive_url", filled=False):
        if url := site.record["url"]:
            yield site.put(url)
            yield site.put("https://web.archive.org/web/20260301120000/https://other.example/z")
            if site.record["published"][:1].isdigit():
                yield site.put(f"https://web.archive.org/web/19990301120000/{url}")


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
def unnamed_source_that_speaks_for_a_body(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source without a name speaks for a body."""
    for site in data.column("sources", "speaks_for", filled=False):
        if site.record["kind"] in _UNNAMED:
            yield site.put(rng.choice(("cuba-government", "ve-dgcim")))


@wrong
def length_of_a_text_coded_whole_misread(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text that was coded whole has more paragraphs than it has."""
    for site in data.column("sources", "paragraphs", filled=False):
        if site.record["coded"] == "whole":
            for number in ("9000", "500"):
                place = site.sheet.place(site.row, "coded")
                yield site.sheet.put(site.row, {"paragraphs": number}, place)


@wrong
def source_doubled_under_a_new_id(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source stands twice, the second time with another id and address."""
    sheet = data.tables["sources"]
    for row, record in enumerate(sheet.rows):
        if record["published"] or record["publisher_id"]:
            url = record["url"] and f"https://copy.example/{row}"
            other = {"id": f"{record['id']}-zz", "url": url, "archive_url": "", "fingerprint": ""}
            yield sheet.insert(row, sheet.line(row, **other), sheet.place(row + 1, "title"))


@wrong
def speaker_who_speaks_for_itself(data: Data, rng: Random) -> Iterator[Mutant]:
    """A speaker is also the body for which it speaks."""
    for site in data.column("sources", "speaks_for", filled=False):
        if site.record["speaker_id"]:
            yield site.put(rng.choice(site.record["speaker_id"].split("; ")))


@wrong
def search_before_what_it_found(data: Data, rng: Random) -> Iterator[Mutant]:
    """The day of a search is before that of a text that it found."""
    for record in data.tables["sources"].rows:
        if record["access"] != "relayed" and re.match(r"\d{4}", record["published"]):
            cells = {
                "question_en": "What became of it?",
                "question_es": "¿Qué fue de ello?",
                "words": "became of it",
                "searched_in_en": "web pages",
                "searched_in_es": "páginas web",
                "searched_on": f"{int(record['published'][:4]) - rng.randint(1, 3)}-01-15",
                "result": "partly",
                "source_ids": record["id"],
                "note_en": "Only a part of it is told.",
                "note_es": "Solo consta una parte.",
            }
            yield data.tables["searches"].append(cells, "searched_on")


@wrong
def fingerprint_of_nothing(data: Data, rng: Random) -> Iterator[Mutant]:
    """The file of which the fingerprint was taken was empty."""
    for site in data.column("sources", "fingerprint"):
        yield site.put(sha256().hexdigest())


@wrong
def fingerprint_of_a_text_that_nobody_read(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source that was not read has the fingerprint of its text."""
    for site in data.column("sources", "fingerprint", filled=False):
        if site.record["access"] == "relayed":
            yield site.put(f"{rng.getrandbits(256):064x}")
