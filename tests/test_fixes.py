"""What is repaired, and what is left for people."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import jsonschema
import pytest
from asking import contents_of, format_files, format_root, gate_1
from examples import set_cells, write
from hypothesis import given
from hypothesis import strategies as st
from mutations import KINDS
from mutations.base import Data
from mutations.bench import Bench
from test_cli import run
from test_formatting import DAMAGE
from test_reports import sarif_of
from test_rules import BROKEN

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.checking.records import check_records
from cubaven_data.documents.rules import explanation
from cubaven_data.findings import Finding, Fix
from cubaven_data.fixing.fixes import patch, repairs_for, with_fixes
from cubaven_data.fixing.formatting import formatted
from cubaven_data.fixing.names import Ids
from cubaven_data.fixing.repairs import Repaired
from cubaven_data.fixing.replacing import replace_file
from cubaven_data.model.cells import Code
from cubaven_data.model.columns import Column
from cubaven_data.model.lists import CitationCell, CitationList
from cubaven_data.model.tables import FILES, TABLES, Table
from cubaven_data.publishing.gates import validate
from cubaven_data.reading.loading import load
from cubaven_data.reading.records import Records
from cubaven_data.reading.rows import read_record
from cubaven_data.reports import WRITERS
from cubaven_data.reports.document import findings_schema
from cubaven_data.reports.excerpts import Excerpts
from cubaven_data.reports.page import Selection, page_of

READ = "daily-north-2020-02-01"
# The rules whose example is repaired.
REPAIRED = {
    *("byte-order-mark", "line-ends", "blank-line", "row-repeated", "delimiter"),
    "canonical-form",
    *("encoding", "whole-line-quoted"),
    *("cell-newline", "white-space", "unicode-form", "invisible-character", "blank-word"),
    *("id-blank", "code-retired", "citation-repeated", "redirected-id", "list-form"),
    *("mojibake", "html-entity", "escaped-letter", "plain-character", "date-syntax", "number"),
    *("id-form", "wikidata-id", "alternative-field"),
}


def cell(root: Path, table: str, id_: str, column: str) -> str:
    with (root / FILES[table].path).open(newline="", encoding="utf-8") as file:
        (row,) = (row for row in csv.DictReader(file) if row[FILES[table].key[0]] == id_)
    return row[column]


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def redirect(root: Path, *lines: str) -> None:
    path = root / "data" / "redirects.csv"
    rows = "".join(f"{line},Moved.,Trasladado.,2020-03-02\n" for line in lines)
    path.write_text(path.read_text("utf-8") + rows, encoding="utf-8")


# Which findings


@pytest.mark.parametrize("rule", BROKEN)
def test_an_example_is_repaired_if_its_finding_says_so_and_else_left_as_it_is(
    rule: str, example: Path
) -> None:
    write(example, rule, "wrong")
    before = contents(example)
    (finding,) = validate(example).findings
    assert (finding.fix is not None) == (rule in REPAIRED)
    format_files(example)
    if rule in REPAIRED:
        assert validate(example).findings == ()
    else:
        assert validate(example).findings == (finding,)
        assert contents(example) == before


def test_the_catalogue_says_so_of_every_rule_that_is_ever_repaired() -> None:
    sometimes = {"header", "required", "ragged-row", "code", "locator-form", "reference"}
    sometimes |= {"relation-ends", "citation-syntax", "url"}
    assert {id_ for id_, rule in catalogue().items() if rule.repaired("en")} == REPAIRED | sometimes


@pytest.mark.parametrize("rule", ["white-space", "code"])
def test_an_explanation_tells_whether_there_is_a_repair(rule: str) -> None:
    for language, head in (("en", "Fix      "), ("es", "Arreglo  ")):
        lines = explanation(catalogue()[rule], language).splitlines()  # type: ignore[arg-type]
        assert [line for line in lines if line.startswith(f"{head}`cubaven validate --fix`, ")]
    assert "\nFix " not in explanation(catalogue()["date-order"], "en")


def test_a_file_that_is_left_as_it_is_has_no_finding_with_a_fix(example: Path) -> None:
    path = example / "data" / "sources.csv"
    text = path.read_text("utf-8")
    broken = text.replace('"Officials, not named."', "Officials, not named.")
    assert broken != text
    path.write_text("\ufeff" + broken.replace(",full,", ",Full,"), encoding="utf-8")
    write(example, "white-space", "wrong")
    found = {finding.rule: finding.fix for finding in validate(example).findings}
    assert found == {
        "white-space": Fix("Minister of the north."),
        "byte-order-mark": None,
        "ragged-row": None,
        "code": None,
    }


# Cells


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("M. One;Señor Uno", "M. One; Señor Uno"),
        ("M. One ; Señor Uno;", "M. One; Señor Uno"),
        ("M. One; Señor Uno; M. One", "M. One; Señor Uno"),
        ("M. One;\nSeñor Uno", "M. One;\nSeñor Uno"),
    ],
)
def test_names_are_told_apart_only_by_semicolons(text: str, repaired: str, example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"aliases": text})
    (finding,) = validate(example).findings
    assert (finding.rule, finding.values["such"]) == ("list-form", "M. One; Señor Uno")
    format_files(example)
    assert cell(example, "actors", "minister-one", "aliases") == repaired


@pytest.mark.parametrize(
    ("written", "repaired"),
    [("P2", "p2"), ("¶2", "p2"), ("¶ 2-3", "p2-3"), ("§2", "§2"), ("2", "2"), ("P0", "P0")],
)
def test_a_paragraph_in_capitals_or_with_its_sign_is_one(
    written: str, repaired: str, example: Path
) -> None:
    set_cells(example, "places", "north-base", {"sources": f"{READ}#{written}"})
    format_files(example)
    assert cell(example, "places", "north-base", "sources") == f"{READ}#{repaired}"


@pytest.mark.parametrize("title", ["@handle leaves the network", "+58: a number"])
def test_a_title_begins_as_its_text_prints_it(title: str, example: Path) -> None:
    set_cells(example, "sources", "east-paper-a", {"title": title})
    assert gate_1(example) == []


@pytest.mark.parametrize(
    "title",
    [
        "@SUM(1+1)",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1+1",
        "+1 -2",
        "+A1",
        "+cmd|' /C calc'!A0",
        "=a",
    ],
)
def test_a_title_that_calculates_is_a_formula(title: str, example: Path) -> None:
    set_cells(example, "sources", "east-paper-a", {"title": title})
    assert [finding.rule for finding in gate_1(example)] == ["formula"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cost&centre", "cost&centre"),  # no entity, although it begins like one
        ("Q&A;", "Q&A"),
        ("R&amp;D; Nu&ntilde;ez", "R&D; Nuñez"),
        ("R&amp;amp;D", "R&amp;amp;D"),  # R&amp;D or R&D: nothing is guessed
    ],
)
def test_an_entity_is_replaced_where_it_can_be_only_one(
    before: str, after: str, example: Path
) -> None:
    set_cells(example, "actors", "minister-one", {"aliases": before})
    format_files(example)
    assert cell(example, "actors", "minister-one", "aliases") == after
    format_files(example)
    assert cell(example, "actors", "minister-one", "aliases") == after


def test_an_entity_of_an_entity_is_told_with_what_may_be_meant(example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"aliases": "R&amp;amp;D"})
    assert 'write "R&D"' in next(f.text() for f in gate_1(example) if f.rule == "html-entity")


@pytest.mark.parametrize(
    "url",
    [
        "https://es.wikipedia.org/wiki/A\u2010B?x=1&copy;=2",
        "https://one.example/\uff41",
        "https://one.example/?a=1&amp=2&copy=2&reg=1&lt=2&ltd;b",
    ],
)
def test_an_address_that_is_valid_is_left_as_it_is(url: str, example: Path) -> None:
    set_cells(example, "sources", "east-paper-a", {"url": url})
    assert gate_1(example) == []
    assert format_files(example).changes == {}


@pytest.mark.parametrize("alias", ["=1+1", "@one", "n/a", "One\u200b"])
def test_each_name_of_a_list_is_checked_as_a_cell_is(alias: str, example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"aliases": f"M. One; {alias}"})
    rules = {finding.rule for finding in gate_1(example)}
    set_cells(example, "actors", "minister-one", {"aliases": "", "summary_en": alias})
    assert rules == {finding.rule for finding in gate_1(example)}


def test_one_mistake_in_the_rows_does_not_decide_what_a_renamed_header_means(
    example: Path,
) -> None:
    path = example / "data" / "places.csv"
    header, row = path.read_text("utf-8").splitlines()
    rows = [row.replace("north-base", f"base-{n}") for n in "abcd"]
    renamed = header.replace("lat,lon", "lon,lat")
    path.write_text("\n".join([renamed, *rows]) + "\n", encoding="utf-8")
    for mistake in ("10.5", "105"):
        text = path.read_text("utf-8").replace("10.5", mistake, 1)
        path.write_text(text, encoding="utf-8")
        format_files(example)
        assert path.read_text("utf-8") == text


def moves(root: Path) -> None:
    """Ids that moved: once, twice, to nowhere, in a circle, and to a record of another kind."""
    redirect(root, "old-north,north-base-0", "north-base-0,north-base", "lost-base,gone")
    redirect(root, "here,there", "there,here", "new-base,north-guard")
    redirect(root, f"north-daily,{READ}", "two-ways,north-base", "two-ways,minister-one")
    for id_ in ("north", "south"):
        set_cells(root, "actors", id_, {"aliases": "Shared name"})


@pytest.mark.parametrize(
    ("table", "id_", "column", "wrong", "right"),
    [
        ("events", "withdrawal-2020", "kind", "Withdrawal", "withdrawal"),
        ("events", "withdrawal-2020", "kind", " Withdrawal\u00a0", "withdrawal"),
        ("events", "withdrawal-2020", "kind", "With\u200bdrawal", "withdrawal"),
        ("events", "withdrawal-2020", "kind", "retirada", "withdrawal"),
        ("actors", "minister-one", "country", "Venezuela", "VE"),
        ("relations", "rel-aaaa", "subject_id", "Señor Uno", "minister-one"),
        ("relations", "rel-aaaa", "object_id", "Ministerio del Norte", "north-ministry"),
        ("relations", "rel-aaaa", "object_id", "MN", "north-ministry"),
        ("events", "withdrawal-first-step", "place_id", "north base", "north-base"),
        (
            "sources",
            "minister-statement-2020",
            "speaker_id",
            "north, Señor Uno",
            "north; minister-one",
        ),
        (
            "sources",
            "minister-statement-2020",
            "speaker_id",
            "north y minister-one",
            "north; minister-one",
        ),
        ("places", "north-base", "sources", f"{READ}#p1, {READ}#p2", f"{READ}#p1; {READ}#p2"),
        (
            "places",
            "north-base",
            "sources",
            f"{READ}#p1 for lat, lon, {READ}#p2",
            f"{READ}#p1 for lat, lon; {READ}#p2",
        ),
        ("figures", "fig-aaaa", "population", "Cuban advisers", "cuban_advisers"),
        ("figures", "fig-aaaa", "population", "cuban-advisers", "cuban_advisers"),
        ("actors", "minister-one", "country", "cu", "CU"),
        ("publishers", "daily-north", "state_controlled", "No", "no"),
        ("places", "north-base", "admin1", "n/a", ""),
        ("actors", "minister-one", "wikidata_id", "null", ""),
        ("actors", "minister-one", "wikidata_id", "q42", "Q42"),
        ("actors", "minister-one", "wikidata_id", "wd:Q42", "Q42"),
        ("actors", "minister-one", "wikidata_id", "https://www.wikidata.org/wiki/Q42", "Q42"),
        ("events", "withdrawal-first-step", "place_id", "North-Base", "north-base"),
        (
            "sources",
            "minister-statement-2020",
            "speaker_id",
            "North; minister-one",
            "north; minister-one",
        ),
        ("places", "north-base", "sources", f"{READ}#p10\u201312", f"{READ}#p10-12"),
        ("places", "north-base", "sources", f"{READ} #p10", f"{READ}#p10"),
        ("places", "north-base", "sources", f"{READ}#PG10 for lat", f"{READ}#pg10 for lat"),
        ("places", "north-base", "sources", f"{READ.upper()}#p2", f"{READ}#p2"),
        (
            "places",
            "north-base",
            "sources",
            f"Minister-Statement-2020~ via {READ.title()} # P2, {READ}#p1",
            f"{READ}#p1; minister-statement-2020~ via {READ}#p2",
        ),
        ("actors", "minister-one", "summary_en", "S/D ", ""),
        ("events", "withdrawal-2020", "date", "tbd", ""),
        ("actors", "minister-one", "summary_en", "The\u200b north\u2060.\ufeff", "The north."),
        ("actors", "minister-one", "summary_es", "La\u200e 1.\u00ba ni\u00f1a", "La 1.º niña"),
        ("actors", "minister-one", "summary_en", "a \u200b b", "a b"),
        ("events", "withdrawal-first-step", "place_id", "old-north", "north-base"),
        ("events", "withdrawal-first-step", "place_id", "north-base-0", "north-base"),
        ("relations", "rel-aaaa", "subject_id", "first-minister\u200b", "minister-one"),
        ("places", "north-base", "sources", "north-daily#p2", f"{READ}#p2"),
        ("places", "north-base", "sources", f"{READ}#p2; north-daily#p2", f"{READ}#p2"),
        (
            "places",
            "north-base",
            "sources",
            f"{READ}#p2; {READ}#p1; {READ}#p2",
            f"{READ}#p1; {READ}#p2",
        ),
        (
            "places",
            "north-base",
            "sources",
            f"minister-statement-2020 via north-daily#p2;\n{READ}#p1",
            f"{READ}#p1; minister-statement-2020 via {READ}#p2",
        ),
    ],
)
def test_a_cell_is_repaired_as_its_finding_says(
    table: str, id_: str, column: str, wrong: str, right: str, example: Path
) -> None:
    moves(example)
    format_files(example)
    set_cells(example, table, id_, {column: wrong})
    fixes = [f.fix for f in validate(example).findings if f.column == column and f.line]
    assert Fix(right) in fixes
    others = {path: text for path, text in contents(example).items() if path.stem != table}
    result = format_files(example)
    assert cell(example, table, id_, column) == right
    assert len(result.cells) == 1
    assert others.items() <= contents(example).items()
    assert not [f for f in validate(example).findings if f.column == column and f.fix]


@pytest.mark.parametrize(
    ("table", "id_", "column", "text"),
    [
        # a slip of the keyboard, a plural, a letter of another script
        ("events", "withdrawal-2020", "kind", "withdrawl"),
        ("events", "withdrawal-2020", "kind", "withdrawals"),
        ("actors", "minister-one", "country", "n/a"),
        ("publishers", "daily-north", "state_controlled", "ye\u017f"),
        # words that can be zero, a name or an acronym, or that stand where something has to
        ("figures", "fig-aaaa", "low", "none"),
        ("figures", "fig-aaaa", "low", "nil"),
        ("agencies", "north-guard", "acronym", "NA"),
        ("sources", READ, "author", "Null"),
        ("actors", "minister-one", "aliases", "TBD"),
        ("agencies", "north-guard", "place_id", "na"),
        ("actors", "minister-one", "name_en", "n/a"),
        ("actors", "minister-one", "sources", "n/a"),
        # a blank would say that the id was withdrawn, that nobody contradicts
        ("redirects", "first-minister", "new_id", "?"),
        ("events", "withdrawal-2020", "disputed_by", "tbd"),
        # the rest of the row needs something there, or may
        ("places", "north-base", "lat", "N/A"),
        ("figures", "fig-bbbb", "best", "TBD"),
        ("figures", "fig-bbbb", "low", "n/a"),
        ("sources", READ, "url", "s/d"),
        ("sources", READ, "accessed", "tbc"),
        # what is still to come may have a date of its own kind
        ("relations", "rel-aaaa", "ended", "pendiente"),
        # what was seen is not known, or is not nothing
        ("actors", "minister-one", "summary_en", "co\u00adoperation"),
        ("actors", "minister-one", "summary_en", "\u202ecba"),
        ("actors", "minister-one", "summary_en", "Minister\u200b of the n\ufffdrth."),
        ("actors", "minister-one", "name_en", "\u0645\u06cc\u200b\u062e\u0648\u0627\u0647\u0645"),
        ("actors", "minister-one", "summary_en", "\U0001f468\u200d Uno"),
        # ids that were withdrawn, or lead nowhere, to two records or to another kind of record
        ("events", "withdrawal-first-step", "place_id", "gone"),
        ("events", "withdrawal-first-step", "place_id", "lost-base"),
        ("events", "withdrawal-first-step", "place_id", "here"),
        ("events", "withdrawal-first-step", "place_id", "two-ways"),
        ("relations", "rel-aaaa", "subject_id", "two-ways"),
        ("events", "withdrawal-first-step", "place_id", "new-base"),
        # a name that two records have, or one of another table or kind; what has the form of an
        # id; a list with an unknown name
        ("relations", "rel-aaaa", "object_id", "North Base"),
        ("relations", "rel-aaaa", "object_id", "norte"),
        ("relations", "rel-aaaa", "subject_id", "Shared name"),
        ("events", "withdrawal-first-step", "place_id", "North Guard"),
        ("sources", "minister-statement-2020", "speaker_id", "north, Nobody"),
        ("places", "north-base", "sources", "gone#p2"),
        ("places", "north-base", "sources", f"{READ} via north-daily#p2"),
        # numbers, dates, lists
        ("figures", "fig-aaaa", "low", "1.250"),
        ("figures", "fig-aaaa", "low", "+100"),
        ("figures", "fig-aaaa", "date", "3/1/2020"),
        ("events", "withdrawal-2020", "date", "2020-02/2020-01"),
        ("actors", "minister-one", "wikidata_id", "42"),
        # a page or a paragraph; a source that does not exist
        ("places", "north-base", "sources", f"{READ}#10"),
        ("places", "north-base", "sources", "Gone#p2"),
        ("places", "north-base", "sources", f"{READ}#p1; {READ}#p1; {READ}"),
        ("sources", READ, "url", "daily-north.example"),
    ],
)
def test_what_could_be_meant_otherwise_is_left_for_people(
    table: str, id_: str, column: str, text: str, example: Path
) -> None:
    moves(example)
    format_files(example)
    set_cells(example, table, id_, {column: text})
    found = [
        f
        for f in validate(example).findings
        if f.column == column and f.file.endswith(f"{table}.csv")
    ]
    assert found
    assert [f.fix for f in found] == [None] * len(found)
    format_files(example)
    assert cell(example, table, id_, column) == text


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        ({"best": "25.000", "as_reported": "unos 25.000"}, "25000"),
        ({"best": "25.000", "as_reported": "some 25.000"}, None),
        ({"best": "25,000", "as_reported": "some 25,000"}, "25000"),
        ({"best": "25.000", "as_reported": "25.000"}, None),
        ({"best": "25.000", "as_reported": "veinticinco mil"}, "25000"),
        ({"best": "25.000", "as_reported": "25k"}, "25000"),
        ({"best": "25,000", "as_reported": "25.000"}, None),
        ({"best": "12,345", "as_reported": "12.345"}, "12345"),
    ],
)
def test_a_number_is_read_in_the_language_of_its_words(
    cells: dict[str, str], right: str | None, example: Path
) -> None:
    set_cells(example, "figures", "fig-bbbb", cells)
    (fix,) = (f.fix for f in validate(example).findings if f.rule == "number")
    assert fix == (Fix(right) if right else None)


@pytest.mark.parametrize(
    ("written", "words", "right"),
    [
        ("12,345", "12.345", None),
        ("1,250", "1.250 dollars", None),
        ("1.250", "unos 1,250 euros", None),
        ("1,250", "1,250 dollars", "1250"),
        ("1 250", "1.250 dollars", "1250"),
        ("1,250", "a thousand two hundred and fifty, or 1250", "1250"),
    ],
)
def test_a_number_whose_marks_are_not_those_of_its_words_is_left(
    written: str, words: str, right: str | None, example: Path
) -> None:
    set_cells(example, "figures", "fig-cccc", {"low": written, "as_reported": words})
    (finding,) = (f for f in validate(example).findings if f.rule == "number")
    assert finding.fix == (Fix(right) if right else None)


def test_a_number_is_read_in_the_language_of_the_text_it_is_from(example: Path) -> None:
    set_cells(example, "sources", READ, {"language": "es"})
    set_cells(example, "figures", "fig-bbbb", {"best": "25.000", "as_reported": "25.000"})
    (fix,) = (f.fix for f in validate(example).findings if f.rule == "number")
    assert fix == Fix("25000")


@pytest.mark.parametrize(
    ("published", "written", "right"),
    [
        ("2020-02-01", "43602", "2019-05-17"),
        ("2024-02-01", "43602", None),
        ("2018-02-01", "43602", None),
        ("2020-02-01", "17-May-19", "2019-05-17"),
        ("2020-02-01", "25/12/19", "2019-12-25"),
        ("2020-02-01", "17/5/19", "2019-05-17"),
        ("2020-02-01", "17/05/19", None),
        ("2018-02-01", "17-May-19", None),
        ("", "17-May-19", None),
        ("2020-02-01", "before 2019", None),
        ("2020-02-01", "3/1/2020", None),
    ],
)
def test_a_date_of_a_spreadsheet_is_one_that_its_text_could_tell(
    published: str, written: str, right: str | None, example: Path
) -> None:
    set_cells(example, "sources", READ, {"published": published})
    cells = {"date": written, "part_of": "", "sources": f"{READ}#p3"}
    set_cells(example, "events", "withdrawal-first-step", cells)
    (fix,) = (f.fix for f in validate(example).findings if f.rule == "date-syntax")
    assert fix == (Fix(right) if right else None)


@pytest.mark.parametrize(
    ("written", "such"), [("10", "p10 | pg10"), ("10-12", "p10-12 | pg10-12"), ("x", "p12 or p12")]
)
def test_a_number_alone_is_a_paragraph_or_a_page(written: str, such: str, example: Path) -> None:
    set_cells(example, "places", "north-base", {"sources": f"{READ}#{written}"})
    (finding,) = validate(example).findings
    assert finding.remedy().startswith(f"write {such}")
    assert finding.fix is None


def test_an_id_in_capitals_is_put_in_lower_case_with_every_reference_to_it(example: Path) -> None:
    before = contents(example)
    for path in (example / "data").glob("*.csv"):
        path.write_text(path.read_text("utf-8").replace("north-base", "North-Base"), "utf-8")
    assert contents(example) != before
    fixes = {f.fix for f in validate(example).findings if f.rule == "id-form"}
    assert fixes == {Fix("north-base")}
    format_files(example)
    assert contents(example) == before


@pytest.mark.parametrize("taken", ["row", "redirect"])
def test_an_id_in_capitals_stays_if_something_else_has_it_in_lower_case(
    taken: str, example: Path
) -> None:
    path = example / "data" / "places.csv"
    header, row = path.read_text("utf-8").splitlines()
    rows = [row, row.replace("north-base", "South-Base")]
    if taken == "row":
        rows.append(row.replace("north-base", "south-base"))
    else:
        redirect(example, "south-base,north-base")
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    (finding,) = (f for f in validate(example).findings if f.rule == "id-form")
    assert finding.fix is None
    assert "south-base-2 (south-base is taken)" in finding.remedy()
    format_files(example)
    assert "South-Base" in path.read_text("utf-8")


def test_ends_of_a_relation_are_swapped_if_they_can_only_stand_so(example: Path) -> None:
    set_cells(
        example,
        "relations",
        "rel-aaaa",
        {"subject_id": "north-ministry", "object_id": "minister-one"},
    )
    found = validate(example).findings
    assert [(f.rule, f.column, f.fix) for f in found if f.rule == "relation-ends"] == [
        ("relation-ends", "subject_id", Fix("minister-one")),
        ("relation-ends", "object_id", Fix("north-ministry")),
    ]
    format_files(example)
    assert validate(example).findings == ()
    assert cell(example, "relations", "rel-aaaa", "subject_id") == "minister-one"


def test_ends_are_swapped_also_where_one_of_them_would_fit(example: Path) -> None:
    cells = {"subject_id": "minister-one", "object_id": "north-guard"}
    set_cells(example, "relations", "rel-cccc", cells)
    format_files(example)
    assert cell(example, "relations", "rel-cccc", "subject_id") == "north-guard"


def test_no_name_leads_to_a_row_whose_own_id_is_broken(example: Path) -> None:
    set_cells(example, "actors", "south", {"id": "na"})
    set_cells(example, "relations", "rel-bbbb", {"subject_id": "South"})
    format_files(example)
    assert cell(example, "relations", "rel-bbbb", "subject_id") == "South"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Norte", "write an id such as north:"),
        ("Gobierno del Norte", "write an id such as those in data/actors.csv, data/agencies.csv:"),
        ("Minister On", "write an id such as minister-one:"),
    ],
)
def test_a_suggested_id_is_one_that_exists(written: str, said: str, example: Path) -> None:
    set_cells(example, "relations", "rel-bbbb", {"subject_id": written})
    (remedy,) = (f.remedy() for f in validate(example).findings if f.rule == "id-form")
    assert remedy.startswith(said)


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("SeÃƒÂ±or", "Señor"),
        ("SeĂ±or", "Señor"),
        ("Ministro â\x80\x94 del norte.", "Ministro — del norte."),
        ("José Ã\x91Ã¡Ã±ez", "José Ñáñez"),
        ("qu├⌐", "qué"),
        ("unitΓÇÖs", "unit’s"),
        ("Ã“RGANO", "ÓRGANO"),
    ],
)
def test_text_that_was_read_in_a_wrong_encoding_is_mended_in_one_run(
    damaged: str, meant: str, example: Path
) -> None:
    set_cells(example, "actors", "minister-one", {"summary_es": damaged})
    (fix,) = (f.fix for f in validate(example).findings if f.rule == "mojibake")
    assert fix == Fix(meant)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Куба",
            "Рік",
            "¿Él?",
            "«Él»",
            "niño — sí",
            "Ωμέγα",
            "«Бригада В»",
            "«Блок Г» в Каракасе",
        ),
        *("“CUBA, AMANHÃ”", "CUBA, AMANHÃ…", "«AMANHÃ»", "„PRIMĂVARĂ” IN CUBA"),
        *("キューバ：特集！", "ガイド１２"),
    ],
)
def test_text_in_any_script_is_no_damage(text: str, example: Path) -> None:
    set_cells(example, "actors", "minister-one", {"summary_es": text})
    assert gate_1(example) == []


def test_ends_that_do_not_fit_when_swapped_either_are_left(example: Path) -> None:
    cells = {"subject_id": "north-ministry", "object_id": "north-south-2008"}
    set_cells(example, "relations", "rel-aaaa", cells)
    format_files(example)
    assert cell(example, "relations", "rel-aaaa", "subject_id") == "north-ministry"


def test_of_two_ids_in_a_cell_only_the_one_with_a_new_id_is_repaired(example: Path) -> None:
    moves(example)
    set_cells(example, "places", "north-base", {"sources": "north-daily#p2; gone#p1"})
    fixes = {
        f.values["value"]: f.fix for f in validate(example).findings if f.file == "data/places.csv"
    }
    assert fixes == {"north-daily": Fix(f"{READ}#p2; gone#p1"), "gone": None}


def test_an_id_that_moved_twice_is_repaired_in_one_run(example: Path) -> None:
    redirect(example, "old-base,older-base", "older-base,north-base")
    set_cells(example, "events", "withdrawal-first-step", {"place_id": "old-base"})
    found = [f.fix for f in validate(example).findings if f.rule == "redirected-id"]
    assert found == [Fix("north-base")] * 2
    format_files(example)
    assert validate(example).findings == ()


def test_no_is_not_norway(example: Path) -> None:
    path = example / "schema" / "vocabularies" / "country.csv"
    path.write_text(
        path.read_text("utf-8") + "NO,Norway,Noruega,Code.,Código.,\n", encoding="utf-8"
    )
    for text, right in (("No", "No"), ("ve", "VE"), ("NO", "NO")):
        set_cells(example, "actors", "minister-one", {"country": text})
        format_files(example)
        assert cell(example, "actors", "minister-one", "country") == right


def test_a_code_is_not_repaired_by_a_list_that_is_in_doubt(example: Path) -> None:
    set_cells(example, "events", "withdrawal-2020", {"kind": "Withdrawal"})
    path = example / "schema" / "vocabularies" / "event_kind.csv"
    sound = path.read_text("utf-8")
    line = next(line for line in sound.splitlines() if line.startswith("withdrawal,"))
    doubtful = (
        f"{sound}{line.replace(',', ',another ', 1)}\n",
        sound.replace(line, line.replace("withdrawal,", "WithDrawal,", 1) + f"\n{line}"),
    )
    for text in (*doubtful, sound.replace("withdrawal,", "with-drawal,", 1)):
        path.write_text(text, encoding="utf-8")
        format_files(example)
        assert cell(example, "events", "withdrawal-2020", "kind") == "Withdrawal"
    path.write_text(sound, encoding="utf-8")
    format_files(example)
    assert cell(example, "events", "withdrawal-2020", "kind") == "withdrawal"


def test_no_id_is_replaced_while_a_file_cannot_be_read(example: Path) -> None:
    moves(example)
    set_cells(example, "events", "withdrawal-first-step", {"place_id": "old-north"})
    write(example, "ragged-row", "wrong")
    format_files(example)
    assert cell(example, "events", "withdrawal-first-step", "place_id") == "old-north"


def test_columns_are_moved_only_where_the_cells_show_that_they_were(example: Path) -> None:
    path = example / "data" / "places.csv"
    sound = path.read_text("utf-8")
    header, row = sound.splitlines()
    swapped = header.replace("name_en,name_es", "name_es,name_en")
    for names_alone in (
        header.replace("lat,lon", "lon,lat"),
        header.replace("kind,", "", 1) + ",kind",
        swapped,
    ):
        path.write_text(f"{names_alone}\n{row}\n", encoding="utf-8")
        (finding,) = validate(example).findings
        assert (finding.rule, finding.fix) == ("header", None)
        assert [f.rule for f in format_files(example).findings] == ["header"]
    path.write_text(
        "\n".join(",".join(line.split(",")[::-1]) for line in (header, row)), encoding="utf-8"
    )
    assert [f.fix for f in validate(example).findings] == [Fix()]
    format_files(example)
    assert path.read_text("utf-8") == sound


def test_a_row_of_blank_cells_is_deleted_and_its_finding_says_so(example: Path) -> None:
    path = example / "data" / "publishers.csv"
    sound = path.read_text("utf-8")
    blank = "," * (len(FILES["publishers"].header) - 1)
    path.write_text(f"{sound}{blank}\n , \n", encoding="utf-8")
    findings = validate(example).findings
    assert [f.rule for f in findings] == ["blank-line"]
    assert {f.fix for f in findings} == {Fix()}
    format_files(example)
    assert path.read_text("utf-8") == sound


def test_where_a_blank_says_something_no_word_is_made_blank() -> None:
    for table in FILES.values():
        for column in table.columns:
            if " blank is " in column.means.en and not isinstance(column.cell, Code):
                assert Repaired(column, {})["n/a"] == "n/a", column.name


COLUMNS = [(table, column) for table in FILES.values() for column in table.columns]
PARTS = (
    *(" ", "  ", "\n", "\u00a0", "\u200b", "\u200c", "\u202e", "\u00ad", "\ufffd", "e\u0301"),
    *("\u0435", "\u0645", "n/a", "NA", "?", "null", "none", "s/d", "=", "-", "Withdrawal", "No"),
    *("CU", "cuban_advisers", "a", "b", "old", "2020-02", "/", "#p1", "#p2", "; ", " via "),
    *("Q42", "1", ".5"),
)


@cache
def vocabularies() -> Mapping[str, Any]:
    return Records.read().vocabularies


@given(where=st.sampled_from(COLUMNS), parts=st.lists(st.sampled_from(PARTS), max_size=7))
def test_a_repair_ends_what_it_is_for_and_leaves_nothing_to_repair(
    where: tuple[Table, Column], parts: list[str]
) -> None:
    table, column = where
    context = {
        "codes": vocabularies(),
        "moved": {"old": "b"},
        "ids": Ids({name: [] for name in TABLES} | {"sources": [source_row("a"), source_row("b")]}),
    }
    repaired = Repaired(column, context)
    text = "".join(parts)
    before, after = (fault_of(table, column, cell) for cell in (text, repaired[text]))
    assert repaired[repaired[text]] == repaired[text]
    if repaired[text] == text:
        return
    if before:
        assert after != before
        assert catalogue()[before].repaired("en")
    else:
        assert isinstance(column.cell, CitationList | CitationCell) or text == "old"


def source_row(id_: str) -> list[str]:
    return [id_, *[""] * (len(TABLES["sources"].header) - 1)]


def fault_of(table: Table, column: Column, text: str) -> str | None:
    """The rule that a text breaks as a cell of the column."""
    cells = [text if name == column.name else "" for name in table.header]
    _, problems = read_record(table, cells, vocabularies())
    return next((problem.rule for problem in problems if problem.column == column), None)


# All of it


@dataclass(frozen=True)
class Repair:
    """A mistake in the real data before and after its repair, as gate 1 sees it.

    ``cells`` are the texts, before and after, of the cells that were changed.
    """

    kind: str
    before: list[Finding]
    after: list[Finding]
    cells: Mapping[tuple[str, int, str], tuple[str, str]]
    is_called_for: bool
    changes_again: bool


@pytest.fixture(scope="module")
def repairs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Repair]:
    bench, data = Bench(root, tmp_path_factory.mktemp("mutants") / "root"), Data(root)
    chosen = [(name, m) for name, kind in KINDS.items() for m in kind.mutants(data, 1)]
    found = []
    for name, mutant in chosen:
        with bench.standing(mutant):
            found.append(repaired(name, bench.folder))
    return found


def repaired(kind: str, folder: Path) -> Repair:
    data = load(folder)
    found, result = check_records(data), formatted(data)
    before = with_fixes(found, result)
    called_for = bool(repairs_for(data, found).changes)
    saved = {path: path.read_bytes() for path in (folder / "data").rglob("*.csv")}
    excerpts = Excerpts(contents_of(folder))
    cells = {}
    for place, mended in result.cells.items():
        excerpt = excerpts.of(Finding(*place, "code"))
        cells[place] = (excerpt.cell if excerpt else "", mended.after)
    after, again = before, False
    if any(finding.fix for finding in before):
        for name, change in result.changes.items():
            replace_file(folder / name, change.after)
        data = load(folder)
        found = check_records(data)
        after, again = with_fixes(found, formatted(data)), bool(formatted(data).changes)
        for path, content in saved.items():
            path.write_bytes(content)
    return Repair(kind, before, after, cells, called_for, again)


def are_the_same_sorted(before: str, after: str) -> bool:
    """Whether two cells differ in the order of citations at most."""
    # An excerpt shows the cell as it stands in the file, in quotes if it has a comma.
    return sorted(before.strip('"').split("; ")) == sorted(after.split("; "))


@pytest.mark.slow
def test_a_repaired_mistake_leaves_no_finding_with_a_fix(repairs: list[Repair]) -> None:
    assert sum(repair.before != repair.after for repair in repairs) > 15
    for repair in repairs:
        assert [f.text() for f in repair.after if f.fix] == [], repair.kind
        assert not repair.changes_again, repair.kind


@pytest.mark.slow
def test_a_repair_changes_no_other_cell_and_ends_no_other_finding(repairs: list[Repair]) -> None:
    for repair in repairs:
        for place, (before, after) in repair.cells.items():
            fixed = {(f.file, f.line, f.column) for f in repair.before if f.fix}
            assert place in fixed or are_the_same_sorted(before, after), repair.kind
        left = Counter((f.file, f.column, f.rule) for f in repair.before if not f.fix)
        assert left <= Counter((f.file, f.column, f.rule) for f in repair.after), repair.kind


@pytest.mark.slow
def test_whatever_formatting_mends_is_called_for_by_a_finding(repairs: list[Repair]) -> None:
    for repair in repairs:
        mended = [cells for cells in repair.cells.values() if not are_the_same_sorted(*cells)]
        assert repair.is_called_for or not mended, repair.kind


# As a patch


PATCHED = {
    **{f"publishers: {name}": ("publishers", damage) for name, damage in DAMAGE.items()},
    "a new id, an accent, a retired code": (
        "figures",
        lambda text: text.replace("fig-bbbb", "").replace("a billion", "un  billón"),
    ),
    "Windows-1252": (
        "redirects",
        lambda text: text.encode("cp1252").decode("utf-8", "surrogateescape"),
    ),
    "UTF-16": (
        "publishers",
        lambda text: text.encode("utf-16-le").decode("utf-8", "surrogateescape"),
    ),
    "lines within cells": (
        "actors",
        lambda text: text.replace("Minister of", '"Minister\nof', 1).replace(
            " the north.,", ' the north.",', 1
        ),
    ),
}


@pytest.mark.parametrize("tool", [("git", "apply"), ("patch", "-p1", "--binary", "--quiet")])
@pytest.mark.parametrize("name", PATCHED)
def test_a_dry_run_prints_a_patch_that_does_what_the_repair_does(
    name: str, tool: tuple[str, ...], example: Path, tmp_path: Path
) -> None:
    if not shutil.which(tool[0]):
        pytest.fail(f"{tool[0]} is needed for this test")
    table, damage = PATCHED[name]
    path = example / "data" / f"{table}.csv"
    path.write_bytes(damage(path.read_text("utf-8")).encode("utf-8", "surrogateescape"))
    write(example, "white-space", "wrong")
    copy = Path(shutil.copytree(example, tmp_path / "copy"))
    printed = patch(format_root(example))
    format_files(example)
    subprocess.run(tool, cwd=copy, input=printed.encode("utf-8", "surrogateescape"), check=True)
    wanted = {path.relative_to(example): text for path, text in contents(example).items()}
    assert {path.relative_to(copy): text for path, text in contents(copy).items()} == wanted


# At the command line


@pytest.fixture
def damaged(example: Path) -> Path:
    """Three findings: two with a fix, in two files, and one without."""
    write(example, "number-too-high", "wrong")
    write(example, "white-space", "wrong")
    set_cells(example, "events", "withdrawal-2020", {"kind": "Withdrawal"})
    return example


def test_a_file_is_sorted_also_if_no_mistake_in_it_has_a_repair(example: Path) -> None:
    path = example / "data" / "events.csv"
    set_cells(example, "events", "withdrawal-2020", {"kind": "elsewhere"})
    wanted = path.read_text("utf-8")
    head, *rows = wanted.splitlines(keepends=True)
    path.write_text("".join([head, *reversed(rows)]), encoding="utf-8")
    assert run("validate", example, "--fix").returncode == 1
    assert path.read_text("utf-8") == wanted


def test_the_summary_says_how_many_can_be_repaired(damaged: Path) -> None:
    done = run("validate", str(damaged))
    assert done.stderr == "findings: 3 · rows: 34 · fixable with cubaven validate --fix: 2\n"
    spanish = run("validate", str(damaged), "--lang", "es").stderr
    assert spanish == "problemas: 3 · filas: 34 · se arreglan con cubaven validate --fix: 2\n"


def test_fix_repairs_and_tells_the_rest(damaged: Path) -> None:
    done = run("validate", str(damaged), "--fix")
    assert done.returncode == 1
    assert [line.split(" ")[2] for line in done.stdout.splitlines()] == ["[number-too-high]"]
    assert done.stderr == ("wrote data/actors.csv\nwrote data/events.csv\nfindings: 1 · rows: 34\n")
    assert cell(damaged, "events", "withdrawal-2020", "kind") == "withdrawal"
    again = run("validate", str(damaged), "--fix", "--lang", "es")
    assert again.stderr == "problemas: 1 · filas: 34\n"


def test_fix_of_data_that_is_right_afterwards_gives_0_and_fmt_does_the_same(
    example: Path, tmp_path: Path
) -> None:
    write(example, "redirected-id", "wrong")
    write(example, "delimiter", "wrong")
    copy = Path(shutil.copytree(example, tmp_path / "copy"))
    done = run("validate", str(example), "--fix", "--lang", "es")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "se escribió data/relations.csv\nse escribió data/redirects.csv\n"
        "34 filas en 17 tablas: todo correcto.\n"
    )
    assert run("fmt", str(copy)).returncode == 0
    ours, theirs = contents(example), contents(copy)
    assert [*ours.values()] == [*theirs.values()]


@pytest.mark.parametrize("command", [("validate", "--fix"), ("fmt",)])
def test_a_dry_run_writes_nothing_and_prints_the_patch_alone(
    command: tuple[str, ...], damaged: Path
) -> None:
    before = contents(damaged)
    done = run(*command, str(damaged), "--dry-run", "--lang", "es", PYTHONIOENCODING="ascii")
    assert contents(damaged) == before
    assert done.returncode == 1
    assert done.stdout == patch(format_root(damaged))
    assert "\n+withdrawal-2020,withdrawal," in done.stdout
    assert "Señor" in done.stdout
    assert done.stderr.startswith(
        "data/actors.csv:2:summary_en minister-one: "
        "«Minister of the  north.» → «Minister of the north.»\n"
        "data/events.csv:2:kind withdrawal-2020: «Withdrawal» → «withdrawal»\n"
        "se escribiría data/actors.csv\nse escribiría data/events.csv\n"
    )
    run("fmt", str(damaged))
    write(damaged, "number-too-high", "right")
    done = run(*command, str(damaged), "--dry-run")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_dry_run_tells_of_the_file_that_is_left_beside_the_patch(example: Path) -> None:
    write(example, "ragged-row", "wrong")
    done = run("fmt", str(example), "--dry-run")
    assert (done.returncode, done.stdout) == (1, "")
    assert "[ragged-row]" in done.stderr


@pytest.mark.parametrize(
    ("options", "english", "spanish"),
    [
        (("--dry-run",), "add --fix", "añada --fix"),
        (("--fix", "--table", "actors"), "leave out --rule", "quite --rule"),
        (("--fix", "--rule", "code"), "leave out --rule", "quite --rule"),
    ],
)
def test_a_misuse_gives_2_and_one_line_and_writes_nothing(
    options: tuple[str, ...], english: str, spanish: str, damaged: Path
) -> None:
    before = contents(damaged)
    for language, words in (("en", english), ("es", spanish)):
        done = run("validate", str(damaged), *options, "--lang", language)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert words in done.stderr
    assert contents(damaged) == before


def test_nothing_outside_the_folder_is_written(damaged: Path, tmp_path: Path) -> None:
    outside = tmp_path / "actors.csv"
    (damaged / "data" / "actors.csv").rename(outside)
    (damaged / "data" / "actors.csv").symlink_to(outside)
    before = outside.read_bytes()
    done = run("validate", str(damaged), "--fix")
    assert done.returncode == 1
    assert "[file-unreadable]" in done.stdout
    assert outside.read_bytes() == before
    assert cell(damaged, "events", "withdrawal-2020", "kind") == "withdrawal"


# In reports


def test_the_document_tells_the_repair_of_a_cell_and_of_a_file(damaged: Path) -> None:
    write(damaged, "byte-order-mark", "wrong")
    shown = page_of(validate(damaged).findings, contents_of(damaged), "es", Selection())
    document = json.loads(WRITERS["json"](shown))
    validator = jsonschema.Draft202012Validator(findings_schema())
    validator.validate(document)
    assert {found["rule"]: found["fix"] for found in document["findings"]} == {
        "white-space": {"cell": "Minister of the north."},
        "code": {"cell": "withdrawal"},
        "byte-order-mark": {"cell": None},
        "number-too-high": None,
    }
    for broken in ({}, {"cell": 1}, "withdrawal"):
        document["findings"][0]["fix"] = broken
        assert not validator.is_valid(document)


def replaced(text: str, region: dict[str, int], inserted: str) -> str:
    """The text with a region of SARIF replaced: lines and columns from 1, the end excluded."""
    ends = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    start = ends[region["startLine"] - 1] + region["startColumn"] - 1
    end = ends[region["endLine"] - 1] + region["endColumn"] - 1
    return text[:start] + inserted + text[end:]


def sarif_fixes(root: Path) -> Iterator[tuple[str, dict[str, int], str]]:
    run_ = sarif_of(page_of(validate(root).findings, contents_of(root), "en", Selection()))
    for result in run_["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            (replacement,) = change["replacements"]
            text = replacement["insertedContent"]["text"]
            yield change["artifactLocation"]["uri"], replacement["deletedRegion"], text


def test_the_fixes_of_sarif_are_replacements_that_do_what_the_repair_does(damaged: Path) -> None:
    set_cells(damaged, "actors", "north", {"summary_en": 'A "state",\nno {0}', "summary_es": "n/a"})
    fixes = list(sarif_fixes(damaged))
    assert len(fixes) == 4
    for file, region, text in reversed(fixes):
        path = damaged / file
        path.write_text(replaced(path.read_text("utf-8"), region, text), encoding="utf-8")
    assert cell(damaged, "actors", "north", "summary_en") == 'A "state", no {0}'
    assert [f.rule for f in validate(damaged).findings] == ["both-languages", "number-too-high"]


def test_sarif_gives_no_replacement_for_a_repair_of_a_whole_file(example: Path) -> None:
    write(example, "delimiter", "wrong")
    assert list(sarif_fixes(example)) == []


def test_the_time_for_a_chain_of_redirects_grows_with_its_length(example: Path) -> None:
    took = []
    for length in (2_000, 8_000):
        ids = [*(f"old-{length}-{n}" for n in range(length)), "north-base"]
        redirect(example, *(f"{old},{new}" for old, new in pairwise(ids)))
        set_cells(example, "events", "withdrawal-first-step", {"place_id": ids[0]})
        begin = process_time()
        format_files(example)
        took.append(process_time() - begin)
        assert cell(example, "events", "withdrawal-first-step", "place_id") == "north-base"
    assert took[1] < 10 * took[0]
