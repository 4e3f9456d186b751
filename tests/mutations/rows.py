"""Mistakes in rows and in what links them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, permutations
from random import Random

from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.lists import NameList
from cubaven_data.model.tables import TABLES
from cubaven_data.model.variants import Quantity
from mutations.base import Data, Mutant, citations, csv_line, period_said, wrong

_PEOPLE_CHOOSE = ("actors", "agencies", "agreements", "events", "places", "sources", "publishers")
_MOVED = {"reason_en": "moved", "reason_es": "trasladado", "since": "2026-03-01"}


@wrong
def row_dropped_that_others_refer_to(data: Data, rng: Random) -> Iterator[Mutant]:
    """A row is gone, and what refers to it stays."""
    for sheet in data.of_records.values():
        for row, record in enumerate(sheet.rows):
            at = []
            for file, line, column in data.mentions.get(record["id"], ()):
                own = file == sheet.table.path
                if not (own and line == row + 2):  # a row below the one that is gone moves up
                    at.append((file, line - (own and line > row + 2), column))
            if at:
                yield sheet.edit({row + 2: None}, *at)


@wrong
def id_changed_under_its_references(data: Data, rng: Random) -> Iterator[Mutant]:
    """A record has a new id, and what refers to it has the old one."""
    for sheet in data.of_records.values():
        for row, record in enumerate(sheet.rows):
            at = [p for p in data.mentions.get(record["id"], ()) if p[:2] != sheet.place(row)[:2]]
            if at:
                yield sheet.put(row, {"id": f"{record['id']}-x"}, *at)


@wrong
def id_of_another_record(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two records have the same id; the later one is told."""
    order = list(data.of_records)
    for name, sheet in data.of_records.items():
        for row in range(len(sheet.rows)):
            other = rng.choice(order[: order.index(name) + 1])
            above = data.of_records[other].rows[: row if other == name else None]
            if above:
                yield sheet.site(row, "id").put(rng.choice(above)["id"])


@wrong
def row_doubled(data: Data, rng: Random) -> Iterator[Mutant]:
    """A row stands twice."""
    for sheet in data.of_records.values():
        for row in range(len(sheet.rows)):
            yield sheet.insert(row, sheet.line(row), sheet.place(row + 1, ""))


@wrong
def claim_doubled_under_a_new_id(data: Data, rng: Random) -> Iterator[Mutant]:
    """A claim stands twice with the same citations, once under a new id or none."""
    for name in ("figures", "relations"):
        sheet = data.tables[name]
        for row in range(len(sheet.rows)):
            line = sheet.line(row, id=rng.choice(("", f"{sheet.table.id_prefix}-zzzz")))
            yield sheet.insert(row, line, sheet.place(row + 1, "id"))


@wrong
def relation_reversed(data: Data, rng: Random) -> Iterator[Mutant]:
    """Subject and object are swapped where the relation does not allow it; where it goes both
    ways, nothing is wrong."""
    sheet = data.tables["relations"]
    for row, record in enumerate(sheet.rows):
        ends = {"subject_id": record["object_id"], "object_id": record["subject_id"]}
        bad = [
            s for s in ("subject", "object") if not data.fits(ends[f"{s}_id"], record["kind"], s)
        ]
        if bad or record["kind"] == "allied_with":
            yield sheet.put(row, ends, *(sheet.place(row, f"{side}_id") for side in bad))


@wrong
def records_of_different_tables(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two records are compared that are in different tables."""
    alike = [c for c, t in data.codes["relation_kind"].items() if "same_table" in t["traits"]]
    ids = sorted(data.ids)
    for site in data.column("relations", "object_id"):
        kind, other = rng.choice(alike), rng.choice(ids)
        subject = data.ids[site.record["subject_id"]]
        if data.fits(site.record["subject_id"], kind, "subject") and data.ids[other] != subject:
            yield site.sheet.put(site.row, {"kind": kind, "object_id": other}, site.place)


@wrong
def figure_about_what_its_measure_does_not_allow(data: Data, rng: Random) -> Iterator[Mutant]:
    """A number is about a record that its measure does not take, or of a measure that does not take
    the record."""
    ids = sorted(data.ids)
    for site in data.column("figures", "about_id"):
        measure = site.record["measure"]
        for other in rng.sample(ids, 12):
            if not data.countable(other, measure):
                yield site.put(other)
        for other in data.codes["measure"]:
            if not data.countable(site.text, other):
                yield site.sheet.put(site.row, {"measure": other}, site.place)


def _other(codes: Iterable[str], own: str, rng: Random) -> str:
    return rng.choice([code for code in codes if code != own])


def _alternative(data: Data, column: str, **cells: str) -> Mutant:
    ((_, _, read, *_), *_) = citations(data.records[cells["record_id"]]["sources"])
    row = {"id": "alt-zzzz", "sources": f"{read}#p1", **cells}
    return data.tables["alternatives"].append(row, column)


def _some_records(data: Data, rng: Random) -> Iterator[tuple[str, dict[str, str]]]:
    """Some records of the tables that cite sources, each with the table."""
    for name, sheet in data.of_records.items():
        if "sources" in sheet.table.header and name != "alternatives" and sheet.rows:
            for record in rng.sample(sheet.rows, min(8, len(sheet.rows))):
                yield name, record


@wrong
def alternative_of_no_column(data: Data, rng: Random) -> Iterator[Mutant]:
    """Another value is given for a column that the table does not have, for the id or the
    citations."""
    for name, record in _some_records(data, rng):
        header = data.tables[name].table.header
        foreign = [c for t in TABLES.values() for c in t.header if c not in header]
        for field in (rng.choice(foreign), f"{rng.choice(header)}x", "id", "sources", "Kind"):
            cells = {"record_id": record["id"], "field": field, "value": "2004"}
            yield _alternative(data, "field", **cells)


@wrong
def alternative_that_is_the_value(data: Data, rng: Random) -> Iterator[Mutant]:
    """The other value of a cell is the one that it has."""
    for name, record in _some_records(data, rng):
        table = data.tables[name].table
        filled = [
            c for c, text in record.items() if text and c not in ("id", *table.citation_lists)
        ]
        for field in rng.sample(filled, min(4, len(filled))):
            cells = {"record_id": record["id"], "field": field, "value": record[field]}
            yield _alternative(data, "value", **cells)


@wrong
def alternative_of_a_blank_cell(data: Data, rng: Random) -> Iterator[Mutant]:
    """There is another value for a cell that has none."""
    for field, value in (
        ("date", "2004"),
        ("began", "2004"),
        ("signed", "2004"),
        ("country", "CU"),
    ):
        for _, record in _some_records(data, rng):
            if record.get(field) == "":
                cells = {"record_id": record["id"], "field": field, "value": value}
                yield _alternative(data, "record_id", **cells)


@wrong
def alternative_of_another_type(data: Data, rng: Random) -> Iterator[Mutant]:
    """The other value of a cell is none that its column could hold."""
    wrong_values = {
        DateCell: ("3/1/2026", "2026-02-30", "2026-1"),
        Quantity: ("1,000", "many", "1e3"),
        Code: ("no_such_code", "Withdrawal"),
        Reference: ("No Id", "with_underscore"),
        NameList: ("One; One", "One;"),
    }
    for name, record in _some_records(data, rng):
        for column in data.tables[name].table.columns:
            for value in wrong_values.get(type(column.cell), ()) if column.name != "id" else ():
                cells = {"record_id": record["id"], "field": column.name, "value": value}
                yield _alternative(data, "value", **cells)


@wrong
def alternative_that_refers_to_nothing(data: Data, rng: Random) -> Iterator[Mutant]:
    """The other value of a reference is no id, one of a table that the column does not allow, or
    one that was withdrawn."""
    gone = [row["old_id"] for row in data.tables["redirects"].rows]
    for name, record in _some_records(data, rng):
        for column, cell in data.tables[name].table.references.items():
            foreign = [id_ for id_, table in data.ids.items() if table not in cell.tables]
            values = ["no-such-id", rng.choice(gone), *rng.sample(foreign, 1 if cell.tables else 0)]
            for value in values:
                cells = {"record_id": record["id"], "field": column, "value": value}
                yield _alternative(data, "value", **cells)


@wrong
def alternative_later_than_its_text(data: Data, rng: Random) -> Iterator[Mutant]:
    """The other date at which something began is one that the text cannot know."""
    for _, record in _some_records(data, rng):
        ((_, _, read, *_), *_) = citations(record["sources"])
        asserted = record.get("modality", "asserted") == "asserted"
        if asserted and re.match("[0-9]{4}", data.records[read]["published"]):
            for field in {"date", "began", "signed", "founded"}.intersection(record):
                yield _alternative(
                    data, "value", record_id=record["id"], field=field, value="2091-05"
                )


@wrong
def alternative_that_divides_people(data: Data, rng: Random) -> Iterator[Mutant]:
    """The other number of people has decimals, or is that of more people than there are."""
    for record in rng.sample(
        data.tables["figures"].rows, min(40, len(data.tables["figures"].rows))
    ):
        is_average = record["accounting"] == "average"
        if data.codes["measure"][record["measure"]]["unit"] == "people":
            for value in ("90000000000000", *(() if is_average else ("80.5",))):
                yield _alternative(data, "value", record_id=record["id"], field="best", value=value)


@wrong
def relation_to_itself(data: Data, rng: Random) -> Iterator[Mutant]:
    """Subject and object are the same record."""
    for site in data.column("relations", "object_id"):
        yield site.put(site.record["subject_id"])


@wrong
def end_that_the_relation_does_not_allow(data: Data, rng: Random) -> Iterator[Mutant]:
    """A subject or object is a record of a kind that the relation does not take."""
    ids = sorted(data.ids)
    for side in ("subject", "object"):
        for site in data.column("relations", f"{side}_id"):
            other = rng.choice(ids)
            if not data.fits(other, site.record["kind"], side):
                yield site.put(other)


@wrong
def kind_that_the_ends_do_not_allow(data: Data, rng: Random) -> Iterator[Mutant]:
    """A relation is of a kind that does not take its subject or object."""
    kinds = sorted(data.codes["relation_kind"])
    for site in data.column("relations", "kind"):
        other = rng.choice(kinds)
        ends = {side: site.record[f"{side}_id"] for side in ("subject", "object")}
        bad = [side for side, id_ in ends.items() if not data.fits(id_, other, side)]
        if bad:
            at = (site.sheet.place(site.row, f"{side}_id") for side in bad)
            yield site.sheet.put(site.row, {"kind": other}, *at)


@wrong
def record_changed_under_its_relations(data: Data, rng: Random) -> Iterator[Mutant]:
    """The kind of a record is changed, and its relations do not allow that kind."""
    relations = data.tables["relations"]
    for name in ("actors", "events"):
        vocabulary = data.tables[name].site(0, "kind").column.cell.vocabulary
        for site in data.column(name, "kind"):
            other = rng.choice(sorted(data.codes[vocabulary]))
            at = []
            for row, relation in enumerate(relations.rows):
                for side in ("subject", "object"):
                    allowed = data.codes["relation_kind"][relation["kind"]][side].split("; ")
                    own = relation[f"{side}_id"] == site.record["id"]
                    if own and {name, f"{name}.{other}"}.isdisjoint(allowed):
                        at.append(relations.place(row, f"{side}_id"))
            if at:
                yield site.sheet.put(site.row, {"kind": other}, *at)


@wrong
def part_of_itself(data: Data, rng: Random) -> Iterator[Mutant]:
    """A record is a part of itself."""
    for table, column in (("events", "part_of"), ("agencies", "parent_id")):
        for site in data.column(table, column, filled=False):
            yield site.put(site.record["id"])


@wrong
def event_under_itself(data: Data, rng: Random) -> Iterator[Mutant]:
    """An event is the content of itself."""
    for site in data.column("events", "under_id", filled=False):
        yield site.put(site.record["id"])


@wrong
def part_of_its_part(data: Data, rng: Random) -> Iterator[Mutant]:
    """An event is a part of what is a part of it."""
    events = data.tables["events"]
    rows = {record["id"]: row for row, record in enumerate(events.rows)}
    for record in events.rows:
        whole, circle = record["part_of"], [events.place(rows[record["id"]], "part_of")]
        while whole:
            circle.append(events.place(rows[whole], "part_of"))
            # A circle is one finding, at any of its rows.
            line = events.line(rows[whole], part_of=record["id"])
            yield Mutant(events.table.path, (tuple(circle),), {rows[whole] + 2: line})
            whole = data.records[whole]["part_of"]


@wrong
def redirect_that_leads_nowhere(data: Data, rng: Random) -> Iterator[Mutant]:
    """An id is redirected to one that does not exist or is itself redirected."""
    sheet = data.tables["redirects"]
    for table in _PEOPLE_CHOOSE:
        for record in rng.sample(data.tables[table].rows, 5):
            old = f"old-{record['id']}"
            for new in (f"{record['id']}-x", old):
                yield sheet.append({"old_id": old, "new_id": new, **_MOVED}, "new_id")


@wrong
def redirect_to_another_table(data: Data, rng: Random) -> Iterator[Mutant]:
    """The id of a figure, relation or alternative is redirected to a record of another table, or
    one of another table to a figure or relation."""
    sheet = data.tables["redirects"]
    numbered = {"fig": "figures", "rel": "relations", "alt": "alternatives"}
    for id_, table in rng.sample(sorted(data.ids.items()), 60):
        olds = [f"{prefix}-zzzz" for prefix, own in numbered.items() if own != table]
        if table in numbered.values():
            olds.append("old-name")
        for old in olds:
            yield sheet.append({"old_id": old, "new_id": id_, **_MOVED}, "new_id")


@wrong
def wikidata_id_of_another_record(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two records have the same Wikidata identifier; the later one is told."""
    for name in ("actors", "agencies"):
        sheet = data.tables[name]
        for one, other in combinations(range(len(sheet.rows)), 2):
            lines = {row + 2: sheet.line(row, wikidata_id="Q99999999") for row in (one, other)}
            yield sheet.edit(lines, sheet.place(other, "wikidata_id"))


@wrong
def redirect_of_an_id_in_use(data: Data, rng: Random) -> Iterator[Mutant]:
    """An id that a record has is redirected; the record is told."""
    sheet = data.tables["redirects"]
    for table in _PEOPLE_CHOOSE:
        rows = data.tables[table].rows
        for row in rng.sample(range(len(rows)), 5):
            new = rng.choice((data.tables["actors"].rows[0]["id"], ""))
            mutant = sheet.append({"old_id": rows[row]["id"], "new_id": new, **_MOVED})
            yield replace(mutant, at=((data.tables[table].place(row, "id"),),))


@wrong
def id_that_begins_as_those_of_another_table(data: Data, rng: Random) -> Iterator[Mutant]:
    """The id of a record that nothing refers to is that of a number or a relation by its form."""
    for table in _PEOPLE_CHOOSE:
        sheet = data.tables[table]
        for row, record in enumerate(sheet.rows):
            if record["id"] not in data.mentions:
                yield sheet.site(row, "id").put(f"{rng.choice(('fig', 'rel', 'alt'))}-{row:04}")


@wrong
def coordinates_by_halves(data: Data, rng: Random) -> Iterator[Mutant]:
    """A latitude has no longitude, or a precision does not say whether there are any."""
    sheet = data.tables["places"]
    for row in range(len(sheet.rows)):
        for lat, lon, precision, bad in (
            ("10.5", "", "city", "lon"),
            ("", "-66.9", "city", "lat"),
            ("10.5", "", "not_mapped", "lon"),
            ("10.5", "-66.9", "not_mapped", "precision"),
            ("", "", "exact", "precision"),
        ):
            cells = {"lat": lat, "lon": lon, "precision": precision}
            yield sheet.put(row, cells, sheet.place(row, bad))


@wrong
def bounds_swapped(data: Data, rng: Random) -> Iterator[Mutant]:
    """The lowest value of a range is the highest, or both are the same."""
    sheet = data.tables["figures"]
    for row, record in enumerate(sheet.rows):
        for more in (0, 1, 250):
            low = int(float(record["low"] or record["best"] or record["high"] or 8))
            cells = {"low": f"{low + more}", "best": "", "high": f"{low}", "qualifier": "between"}
            cells["as_reported"] = "so many"
            yield sheet.put(row, cells, sheet.place(row, "high"))


@wrong
def bound_moved(data: Data, rng: Random) -> Iterator[Mutant]:
    """A number stands in another bound than its qualifier says."""
    sheet = data.tables["figures"]
    for row, record in enumerate(sheet.rows):
        for bound, other in permutations(("low", "best", "high"), 2):
            if record[bound]:
                cells = {bound: "", other: record[bound]}
                yield sheet.put(row, cells, sheet.place(row, "qualifier"))


@wrong
def digits_that_are_no_bound(data: Data, rng: Random) -> Iterator[Mutant]:
    """The digits that the text is said to print are not the number: one of the two is misread."""
    sheet = data.tables["figures"]
    for row, record in enumerate(sheet.rows):
        bounds = {float(record[bound]) for bound in ("low", "best", "high") if record[bound]}
        for number in (7, 13, 290, 4_525, 31_000):
            forms = (f"{number}", f"some {number:,}", f"{number},5", f"{number} millones")
            for text in forms if not bounds & {number, number + 0.5, number * 1e6} else ():
                yield sheet.site(row, "as_reported").put(text)
        printed = re.fullmatch(r"[^0-9]*([0-9][0-9,]*)[^0-9]*", record["as_reported"])
        for bound in ("low", "best", "high") if printed and len(bounds) == 1 else ():
            if record[bound]:
                for other in ("1" + record[bound][::-1], record[bound] + "0"):
                    yield sheet.put(row, {bound: other}, sheet.place(row, "as_reported"))


@wrong
def qualifier_against_its_bounds(data: Data, rng: Random) -> Iterator[Mutant]:
    """A qualifier does not go with the bounds that are filled."""
    for site in data.column("figures", "qualifier"):
        filled = {bound for bound in ("low", "best", "high") if site.record[bound]}
        for other, term in data.codes["qualifier"].items():
            ways = [way.split() for way in term["bounds"].split(" | ")]
            may = [{bound.rstrip("?") for bound in way} for way in ways]
            must = [{bound for bound in way if not bound.endswith("?")} for way in ways]
            if not any(least <= filled <= most for least, most in zip(must, may, strict=True)):
                yield site.put(other)


@wrong
def qualifier_against_the_words(data: Data, rng: Random) -> Iterator[Mutant]:
    """What the text gives as the least number is the greatest, or another qualifier."""
    least, most = ("at least", "más de", "al menos"), ("at most", "up to", "hasta")
    for site in data.column("figures", "qualifier"):
        for codes, words in (
            (("at_least", "more_than"), (*most, "casi")),
            (("at_most", "less_than"), (*least, "exactly")),
            (("exact",), (*least, *most, "unos", "around", "~", "casi")),
            (("about",), (*least, *most, "casi", "exactly")),
        ):
            number = site.record["low"] or site.record["best"] or site.record["high"]
            if site.text in codes:
                said = {"as_reported": f"{rng.choice(words)} {number}", "per": ""}
                yield site.sheet.put(site.row, said, site.place)


@wrong
def measure_of_another_unit(data: Data, rng: Random) -> Iterator[Mutant]:
    """People are counted in days, or money in people."""
    for site in data.column("figures", "measure"):
        unit = data.codes["measure"][site.text]["unit"]
        for other, term in data.codes["measure"].items():
            units = {unit, term["unit"]}
            if len(units) == 2 and "people" in units:
                place = site.sheet.place(site.row, "population")
                yield site.sheet.put(site.row, {"measure": other}, place)


@wrong
def population_against_the_unit(data: Data, rng: Random) -> Iterator[Mutant]:
    """People are counted and not said who, or who is said where no people are counted."""
    for site in data.column("figures", "population", filled=False):
        yield site.put("" if site.text else rng.choice(sorted(data.codes["population"])))


@wrong
def currency_against_the_unit(data: Data, rng: Random) -> Iterator[Mutant]:
    """Money has no currency, or something else has one."""
    for site in data.column("figures", "currency", filled=False):
        yield site.put("" if site.text else "USD")


@wrong
def currency_against_the_words(data: Data, rng: Random) -> Iterator[Mutant]:
    """A sum has another currency than the words of the text."""
    for site in data.column("figures", "currency"):
        said = site.record["as_reported"]
        if site.text == "USD" and "dollars" in said:
            euros = {"as_reported": said.replace("dollars", "euros")}
            for cells in (euros, {"currency": "EUR"}):
                yield site.sheet.put(site.row, cells, site.place)


@wrong
def period_against_the_words(data: Data, rng: Random) -> Iterator[Mutant]:
    """A number a day, in the words of the text, is one a month or of no period."""
    for site in data.column("figures", "per"):
        if period_said(site.record["as_reported"]):
            yield site.put(_other(data.codes["period"], site.text, rng))
            yield site.put("")


@wrong
def unit_against_the_words(data: Data, rng: Random) -> Iterator[Mutant]:
    """People are counted, and the words of the text are of barrels, tons or euros."""
    for site in data.column("figures", "as_reported"):
        units = {"barrels": "barrels", "tons": "", "euros": "money", "vessels": "vessels"}
        unit = data.codes["measure"][site.record["measure"]]["unit"]
        if site.record["best"] and unit in ("people", "barrels", "vessels"):
            said = rng.choice([word for word, own in units.items() if own != unit])
            cells = {"as_reported": f"{site.record['best']} {said}", "per": ""}
            yield site.sheet.put(site.row, cells, site.sheet.place(site.row, "measure"))


@wrong
def swapped_with_the_row_below(data: Data, rng: Random) -> Iterator[Mutant]:
    """A cell is swapped with the one below, which does not go with the row; if both are equal,
    nothing is wrong."""
    for table, column in (("sources", "accessed"), ("figures", "population"), ("events", "id")):
        sheet = data.tables[table]
        for row in range(len(sheet.rows) - 1):
            one, other = sheet.rows[row][column], sheet.rows[row + 1][column]
            if column == "id":  # a row of a code and an id pasted one line too low
                one, other = sheet.rows[row]["kind"], sheet.rows[row + 1]["id"]
                lines = {row + 3: sheet.line(row + 1, id=one, kind=other)}
                yield sheet.edit(lines, sheet.place(row + 1, "kind"))
                continue
            if one != other and one and other:
                continue  # plausible, and listed with what nobody can see
            at = [sheet.place(at, column) for at in (row, row + 1)] if one != other else []
            swapped = {row + 2: sheet.line(row, **{column: other})}
            yield sheet.edit(swapped | {row + 3: sheet.line(row + 1, **{column: one})}, *at)


@wrong
def coverage_of_an_unread_text(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text that nobody read has paragraphs that were left out."""
    unread = [id_ for id_, row in data.records.items() if row.get("access") == "relayed"]
    for site in data.column("coverage", "source_id"):
        yield site.put(rng.choice(unread))


@wrong
def paragraph_left_out_twice(data: Data, rng: Random) -> Iterator[Mutant]:
    """A paragraph that gave no row is also within others that gave none."""
    sheet = data.tables["coverage"]
    for row, record in enumerate(sheet.rows):
        if record["paragraphs"].startswith("p") and "-" not in record["paragraphs"]:
            first = int(record["paragraphs"][1:])
            cells = {"paragraphs": f"p{first}-{first + rng.randint(1, 3)}", "note_en": ""}
            more = record | cells | {"note_es": ""}
            yield sheet.insert(row, csv_line([*more.values()]), sheet.place(row + 1, "paragraphs"))


@wrong
def paragraph_of_a_text_coded_whole_lost(data: Data, rng: Random) -> Iterator[Mutant]:
    """Nothing tells any more that a paragraph of a text that was coded whole gave no row."""
    sheet = data.tables["coverage"]
    sources = data.tables["sources"]
    texts = {record["id"]: sources.place(row, "coded") for row, record in enumerate(sources.rows)}
    for row, record in enumerate(sheet.rows):
        if record["reason"] != "in_part":
            yield sheet.edit({row + 2: None}, texts[record["source_id"]])


@wrong
def paragraph_in_part_that_gave_no_row(data: Data, rng: Random) -> Iterator[Mutant]:
    """A paragraph is said to have given rows in part, and no row cites it."""
    for site in data.column("coverage", "reason"):
        if site.text != "in_part":
            yield site.put("in_part")


@wrong
def labels_of_languages_swapped(data: Data, rng: Random) -> Iterator[Mutant]:
    """The English label, which begins with an article, stands in the Spanish column."""
    for name in ("actors", "agencies", "agreements", "events", "sources"):
        for site in data.column(name, "label_en"):
            spanish = site.record["label_es"]
            if re.match("the ", site.text) and re.match("(el|la|los|las) ", spanish):
                cells = {"label_en": spanish, "label_es": site.text}
                at = (site.sheet.place(site.row, column) for column in cells)
                yield site.sheet.put(site.row, cells, *at)


@wrong
def distinct_told_of_what_may_be_the_same(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two records that may be the same are said to be distinct too."""
    sheet = data.tables["relations"]
    for row, record in enumerate(sheet.rows):
        if record["kind"] == "possibly_same_as" and record["modality"] == "asserted":
            line = sheet.line(row, id="rel-zzzz", kind="distinct_from")
            yield sheet.insert(row, line, sheet.place(row + 1, "kind"))
