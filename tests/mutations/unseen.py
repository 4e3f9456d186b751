"""What no validator can see without the text: wrong, and as plausible as what is right.

Gate 1 must not find these. Where it comes to find one, the kind belongs to another module. A row
that is gone is seen against a base (``tests/test_base.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from cubaven_data.model.cells import TextCell
from cubaven_data.model.lists import CitationList
from mutations.base import Data, Mutant, Site, article_said, citations, period_said, unseen


def _other(site: Site, data: Data, rng: Random, *codes: str) -> str:
    return rng.choice([code for code in codes if code != site.text])


@unseen
def citation_moved_to_another_paragraph(data: Data, rng: Random) -> Iterator[Mutant]:
    """``#p12`` becomes ``#p13``, which is there and says something else."""
    for site in data.cells(CitationList):
        if site.column.name == "sources" and "; " not in site.text and "p" in site.text:
            (citation,) = citations(site.text)
            read = citation.read
            paragraph = int(re.findall(r"\d+", citation.locator)[0]) + 1
            if (read, paragraph) in data.no_evidence or site.record["id"] in data.explained:
                continue  # what is remarked of the paragraph, or of the citation, tells
            if paragraph > int(data.records[read]["paragraphs"] or paragraph):
                continue  # the length of the text tells
            yield site.put_unseen(f"{citation.via}{read}#p{paragraph}")


@unseen
def origin_left_out(data: Data, rng: Random) -> Iterator[Mutant]:
    """``cuban-government via news-finale#p3`` becomes ``news-finale#p3``: the text in its own
    voice."""
    for site in data.cells(CitationList):
        (citation, *more) = citations(site.text)
        if site.record["id"] in data.explained:
            continue  # an explanation of the citation that was there tells
        if citation.origin and not more:
            yield site.put_unseen(f"{citation.read}#{citation.locator}")


@unseen
def certainty_of_an_attribution_confused(data: Data, rng: Random) -> Iterator[Mutant]:
    """The text names its origin for this very claim, and the mark says that it is carried over or
    open, or the reverse."""
    for site in data.cells(CitationList):
        (citation, *more) = citations(site.text)
        if citation.origin and not more and site.record["id"] not in data.explained:
            bare = " via ".join(citation.ids)
            for mark in ("", "~", "?"):
                text = bare.replace(" via ", f"{mark} via ", 1) + f"#{citation.locator}"
                if text != site.text:
                    yield site.put_unseen(text)


@unseen
def origin_confused_with_another(data: Data, rng: Random) -> Iterator[Mutant]:
    """``mh-unnamed-p6`` becomes ``mh-unnamed-p7``, other unnamed people of the same paper."""
    same = ("kind", "publisher_id", "published")
    for site in data.cells(CitationList):
        (citation, *more) = citations(site.text)
        if more or not citation.origin or site.record["id"] in data.explained:
            continue
        origin = data.records[citation.origin]
        others = [
            record["id"]
            for record in data.tables["sources"].rows
            if record["id"] not in citation.ids and all(record[c] == origin[c] for c in same)
        ]
        if origin["kind"].startswith("anonymous") and others:
            via = citation.via.replace(origin["id"], rng.choice(others), 1)
            text = f"{via}{citation.read}#{citation.locator}"
            # Where that one contradicts the row already, it is told.
            if text not in site.record.get("disputed_by", ""):
                yield site.put_unseen(text)


@unseen
def plausible_other_code(data: Data, rng: Random) -> Iterator[Mutant]:
    """A ``training`` becomes a ``relocation``, a ``stock`` a ``flow``, Iran's country ``RU``."""
    for table, column, codes in (
        ("events", "kind", ("training", "relocation", "repression", "surveillance", "gathering")),
        ("figures", "accounting", ("flow", "cumulative")),
        ("actors", "country", ("CU", "VE", "US", "RU", "IR")),
        ("agencies", "kind", ("police", "mission", "ministry", "surveillance_unit")),
        ("agreements", "kind", ("agreement", "memorandum", "arrangement")),
        ("publishers", "kind", ("newspaper", "broadcaster", "news_site", "aggregator")),
    ):
        for site in data.column(table, column):
            spoken = {"statement", "denial", "acknowledgement", "publication", "no_comment"}
            if not (table == "events" and site.text in spoken):
                yield site.put_unseen(_other(site, data, rng, *codes))


@unseen
def modality_confused(data: Data, rng: Random) -> Iterator[Mutant]:
    """What a text takes for an aim or an answer is told as a fact, or the reverse."""
    for table in ("events", "figures", "relations"):
        for site in data.column(table, "modality"):
            if site.text in ("asserted", "denied"):
                for other in {"asserted", "denied", "intended", "possible"} - {site.text}:
                    yield site.put_unseen(other)


@unseen
def outcome_confused(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source that says the same is told as the one that refutes it."""
    for table in ("agreements", "events", "figures", "relations"):
        for site in data.column(table, "sources"):
            first, *others = [part for part in site.text.split("; ") if " for " not in part]
            if others:
                against = {"sources": first, "disputed_by": "; ".join(others)}
                yield site.sheet.put(site.row, against | {"outcome": "refuted"})


@unseen
def rate_confused_with_a_number(data: Data, rng: Random) -> Iterator[Mutant]:
    """A number a year becomes a number, a count becomes an estimate."""
    for column in ("per", "method"):
        for site in data.column("figures", column, filled=False):
            if column == "per" and period_said(site.record["as_reported"]):
                continue  # the words of the text tell
            vocabulary = site.column.cell.vocabulary
            for other in ("", *sorted(data.codes[vocabulary])):
                if other != site.text:
                    yield site.put_unseen(other)


@unseen
def term_of_an_instrument_confused(data: Data, rng: Random) -> Iterator[Mutant]:
    """What was done under one agreement is told of another, or of one where none is named."""
    agreements = sorted(row["id"] for row in data.tables["agreements"].rows)
    for table in ("events", "figures", "relations"):
        for site in data.column(table, "under_id", filled=False):
            others = [id_ for id_ in agreements if id_ != site.text]
            yield site.put_unseen(rng.choice(others))


@unseen
def population_confused(data: Data, rng: Random) -> Iterator[Mutant]:
    """Cuban security personnel become Cuban personnel of any trade."""
    for site in data.column("figures", "population"):
        for other in data.codes["population"]:
            if other != site.text:
                yield site.put_unseen(other)


@unseen
def qualifier_confused(data: Data, rng: Random) -> Iterator[Mutant]:
    """What is counted exactly becomes about or nearly so many; the words name no qualifier."""
    for site in data.column("figures", "qualifier"):
        for other in ("about", "nearly") if site.text == "exact" else ():
            yield site.put_unseen(other)


@unseen
def relation_confused(data: Data, rng: Random) -> Iterator[Mutant]:
    """Who ``trained`` becomes who ``advised`` or ``monitored``."""
    alike = ("trained", "advised", "embedded_in", "oversaw", "monitored", "supplied", "pressed")
    for site in data.column("relations", "kind"):
        if site.text in alike:
            yield site.put_unseen(_other(site, data, rng, *alike))


@unseen
def plausible_relation_reversed(data: Data, rng: Random) -> Iterator[Mutant]:
    """ "Cuba trained DGCIM" becomes "DGCIM trained Cuba"."""
    for row, record in enumerate(data.tables["relations"].rows):
        ends = {"subject_id": record["object_id"], "object_id": record["subject_id"]}
        fits = all(data.fits(ends[f"{s}_id"], record["kind"], s) for s in ("subject", "object"))
        if fits and record["kind"] != "allied_with" and data.ids[record["object_id"]] != "sources":
            yield data.tables["relations"].put(row, ends)


@unseen
def other_person(data: Data, rng: Random) -> Iterator[Mutant]:
    """What Hugo Chávez did, Nicolás Maduro did."""
    people = [r["id"] for r in data.tables["actors"].rows if r["kind"] == "person"]
    for side in ("subject_id", "object_id"):
        for site in data.column("relations", side):
            others = set(people) - {site.record["subject_id"], site.record["object_id"]}
            if site.text in people:
                yield site.put_unseen(rng.choice(sorted(others)))


@unseen
def number_about_something_else(data: Data, rng: Random) -> Iterator[Mutant]:
    """The dead of the raid become the dead of the blockade."""
    for site in data.column("figures", "about_id"):
        measure = site.record["measure"]
        others = [i for i in data.ids if i != site.text and data.countable(i, measure)]
        # The date of an event tells what is not about it.
        others = [i for i in others if "date" not in data.records[i] or not data.records[i]["date"]]
        for other in rng.sample(others, min(4, len(others))):
            yield site.put_unseen(other)


@unseen
def date_a_little_off(data: Data, rng: Random) -> Iterator[Mutant]:
    """2013 becomes 2012, which its texts could tell as well."""
    whole = {row["part_of"] for row in data.tables["events"].rows}
    for table, column in (("events", "date"), ("relations", "began"), ("agreements", "signed")):
        for site in data.column(table, column):
            record = site.record
            if record["id"] in data.with_alternatives or record.get("modality") == "expected":
                continue  # the other value, or the text that expects it, can tell
            if table == "events" and (record["part_of"] or record["id"] in whole):
                continue  # what it is part of, or what is part of it, can tell
            if re.fullmatch(r"\d{4}(-\d\d)?", site.text) and not record.get("ended"):
                yield site.put_unseen(f"{int(site.text[:4]) - 1}{site.text[4:]}")


@unseen
def text_changed(data: Data, rng: Random) -> Iterator[Mutant]:
    """A summary leaves out its "not", a name loses a letter, a translation says something else."""
    for site in data.cells(TextCell):
        words = site.text.split(" ")
        if len(words) > 3 and site.column.name != "as_reported":
            at = rng.randrange(len(words))
            left = " ".join(words[:at] + words[at + 1 :])
            yield site.put_unseen(left)


@unseen
def names_of_languages_swapped(data: Data, rng: Random) -> Iterator[Mutant]:
    """The English name stands in the Spanish column and the Spanish in the English one, and neither
    has an article."""
    for site in data.cells(TextCell):
        english = site.column.name
        if english.endswith("_en") and english.startswith(("name", "label")):
            spanish = f"{english[:-3]}_es"
            cells = {english: site.record[spanish], spanish: site.text}
            if site.record[spanish] != site.text and not article_said(*cells.values()):
                yield site.sheet.put(site.row, cells)


@unseen
def row_dropped_that_nobody_refers_to(data: Data, rng: Random) -> Iterator[Mutant]:
    """A claim is gone, and nothing in the data misses it."""
    for sheet in data.of_records.values():
        for row, record in enumerate(sheet.rows):
            if record["id"] not in data.mentions:
                yield sheet.edit({row + 2: None})


@unseen
def address_of_another_page(data: Data, rng: Random) -> Iterator[Mutant]:
    """An address is cut, or leads to another page of the same site."""
    for table in ("sources", "publishers"):
        for site in data.column(table, "url"):
            if site.text[-3] != ".":
                yield site.put_unseen(site.text[:-2])
            yield site.put_unseen(f"{site.text}2")


@unseen
def fingerprint_of_another_text(data: Data, rng: Random) -> Iterator[Mutant]:
    """A digit of a fingerprint is another: ``cubaven evidence`` sees it, with the text at hand."""
    for site in data.column("sources", "fingerprint"):
        for at in rng.sample(range(64), 6):
            other = "0" if site.text[at] != "0" else "1"
            yield site.put_unseen(site.text[:at] + other + site.text[at + 1 :])


@unseen
def coordinates_of_another_place(data: Data, rng: Random) -> Iterator[Mutant]:
    """Latitude and longitude are swapped, or a longitude lost its sign."""
    sheet = data.tables["places"]
    for row in range(len(sheet.rows)):
        for lat, lon in (("-66.9", "10.5"), ("10.5", "66.9")):
            yield sheet.put(row, {"lat": lat, "lon": lon, "precision": "city"})


@unseen
def source_confused_with_another(data: Data, rng: Random) -> Iterator[Mutant]:
    """A source is of another publisher, or in another language."""
    publishers = sorted(row["id"] for row in data.tables["publishers"].rows)
    for site in data.column("sources", "language"):
        yield site.put_unseen("es" if site.text == "en" else "en")
    for site in data.column("sources", "publisher_id"):
        if site.record["kind"].startswith("anonymous"):
            yield site.put_unseen(_other(site, data, rng, *publishers))
