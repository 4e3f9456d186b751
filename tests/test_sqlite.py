"""The SQLite database: what it holds, keeps together, finds and shows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from examples import set_cells

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.derived import RELEASED
from cubaven_data.model.values import plain
from cubaven_data.publishing.database import database
from cubaven_data.publishing.export import export
from cubaven_data.texts.wording import LANGUAGES, texts

VIEWS = [*texts("en")["views"]]


@pytest.fixture(scope="module")
def base(dist: Path) -> Iterator[sqlite3.Connection]:
    (path,) = (dist / "sqlite").glob("*.sqlite")
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def ids(base: sqlite3.Connection, query: str, *values: Any) -> list[str]:
    return [row[0] for row in base.execute(query, values)]


def test_every_value_is_held_as_released(root: Path, base: sqlite3.Connection) -> None:
    for name, released in Dataset.read(root).released.items():
        held = base.execute(f"select * from {name} order by rowid").fetchall()
        rows = [tuple(map(cell, row.values())) for row in released.flat.rows]
        assert sorted(held, key=repr) == sorted(rows, key=repr), name


def cell(value: Any) -> Any:
    return (SEPARATOR.join(value) or None) if isinstance(value, list) else plain(value)


def test_every_reference_is_a_key_that_holds(base: sqlite3.Connection) -> None:
    for name, table in RELEASED.items():
        keys = base.execute(f"pragma foreign_key_list({name})").fetchall()
        assert {key[3]: key[2] for key in keys} == table.references
        first = {table.key[0]}
        for index in ids(base, f"select name from pragma_index_list('{name}')"):
            first.add(*ids(base, f"select name from pragma_index_info('{index}') where seqno = 0"))
        assert first >= {*table.references}, f"a reference of {name} has no index"
    assert base.execute("pragma foreign_key_check").fetchall() == []
    assert base.execute("pragma integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("DGCIM", "ve-dgcim"),
        ("maduro", "nicolas-maduro"),
        ("nicolas", "nicolas-maduro"),
        ("operacion", "caracas-raid-2026"),
        ("murieron", "fig-7z23"),
        ("killed", "fig-7z23"),
    ],
)
def test_words_are_found_in_names_and_sentences_without_their_accents(
    words: str, found: str, base: sqlite3.Connection
) -> None:
    assert found in ids(base, "select id from search where search match ?", words)


def test_one_index_of_words_searches_every_table_of_records(base: sqlite3.Connection) -> None:
    for name, table in RELEASED.items():
        if "id" in [column.name for column in table.columns]:
            query = (
                f"select count(*) from {name} t join search s on s.rowid = t.rowid and s.id = t.id"
            )
            assert (
                base.execute(query).fetchone()
                == base.execute(f"select count(*) from {name}").fetchone()
            )


def test_the_search_outlives_a_vacuum(dist: Path) -> None:
    (path,) = (dist / "sqlite").glob("*.sqlite")
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.deserialize(path.read_bytes())
        copy.execute("vacuum")
        query = (
            "select count(*) from claims c join search s on s.rowid = c.rowid where s.id <> c.id"
        )
        assert copy.execute(query).fetchone() == (0,)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_in_both_languages(view: str, base: sqlite3.Connection) -> None:
    cursor = base.execute(f"select * from {view}")
    names = [column[0] for column in cursor.description]
    english = {name.removesuffix("_en") for name in names if name.endswith("_en")}
    assert english == {name.removesuffix("_es") for name in names if name.endswith("_es")} != set()
    assert {*ids(base, "select name from sqlite_master where type = 'view'")} == {*VIEWS}


def test_views_answer_what_they_are_named_after(base: sqlite3.Connection) -> None:
    dates = ids(base, "select sort_date from timeline")
    assert dates == sorted(dates)
    persons = base.execute(
        "select named_en, n_origins from rests_on_one_person join claims using (id)"
    )
    assert {*persons} == {("yes", 1), ("no", 0)}
    flags = ids(base, "select claims.flags from claims join rests_on_one_person using (id)")
    assert flags and all("one_person" in one for one in flags)
    worked = "select subject_id from who_worked_where where object_id = 'venezuela'"
    stayed = "select subject_id from relations where object_id = 'venezuela' and kind = 'active_in'"
    assert {*ids(base, worked)} >= {*ids(base, stayed)} != set()
    assert "military-com-2026-02-25" in ids(base, "select source_id from lineage")
    government = "select id from who_says where voice_id = 'cuba-government'"
    says = "select id from claims where '; ' || voices || '; ' like '%; cuba-government; %'"
    held = ids(base, says)
    assert sorted(ids(base, government)) == sorted(held) != []
    compared = ids(base, "select id from claims where support = 'editorial'")
    assert compared and {*compared}.isdisjoint(ids(base, "select id from who_says"))
    reforms = "select agency_id from agencies_over_time where kind in (%s) and id = ?"
    kinds = "'dissolution', 'reorganisation'"
    assert ids(base, reforms % kinds, "dim-modernisation") == ["ve-dim"]
    assert "ve-dim" in ids(base, reforms % kinds, "dim-renamed-dgcim-2011")
    assert {*ids(base, f"select id from events where kind in ({kinds})")} <= {
        *ids(base, "select id from agencies_over_time")
    }
    assert None not in ids(base, "select citation_en from agencies_over_time")
    terms = "select modality from terms_of_agreements where agreement_id = ?"
    assert "provided_for" in ids(base, terms, "ve-cu-defence-agreements-2008")
    pairs = base.execute(
        "select denial_id, acknowledgement_id from denied_and_acknowledged"
    ).fetchall()
    # By what a text sets against each other, and by what one denies and the other admits.
    assert ("cuban-denials-before-2026", "acknowledgement-2026") in pairs
    assert ("cuban-denials-before-2026", "acknowledgement-combatants-2026") in pairs
    drawn = (
        "select distinct contrasted_by_en from denied_and_acknowledged where acknowledgement_id = ?"
    )
    assert None not in ids(base, drawn, "acknowledgement-2026")
    assert ids(base, drawn, "acknowledgement-combatants-2026") == [None]
    contents = "select denied_en, acknowledged_en from denied_and_acknowledged where denial_id = ?"
    denied, acknowledged = base.execute(contents, ["cuban-denials-before-2026"]).fetchone()
    assert "denied that Cuba" in denied and acknowledged.startswith("32 Cubans")
    kinds = ids(base, "select origin_kinds from claims join official_words using (id)")
    assert kinds and all("official_statement" in one for one in kinds)
    official = f"{says} and '; ' || origin_kinds || '; ' like '%; official_statement; %'"
    of_cuba = ids(base, "select id from official_words where voice_id = 'cuba-government'")
    assert 0 < len(of_cuba) == len({*of_cuba} & {*ids(base, official)})
    founded = "select sentence_en, citation_en from agencies_over_time where kind = 'agency'"
    assert all(cited.startswith(said) for said, cited in base.execute(founded))
    for column in ("who_says_so_en", "who_says_so_es", "support", "standing"):
        assert None not in ids(base, f"select {column} from agencies_over_time"), column


def test_views_of_claims_have_a_citation_to_print_and_name_who_says_so(
    base: sqlite3.Connection,
) -> None:
    for view in VIEWS:
        if view != "lineage":
            names = {column[0] for column in base.execute(f"select * from {view}").description}
            assert {"citation_en", "citation_es"} <= names
            assert "flags" in names or view == "denied_and_acknowledged"
            assert {"who_says_so_en", "voice_en"} & names


def test_what_was_acknowledged_stands_row_by_row_with_citations_of_both_sides(
    base: sqlite3.Connection,
) -> None:
    query = (
        "select acknowledged_en, citation_en, id, denied_en, denial_citation_en, denied_claims "
        "from denied_and_acknowledged"
    )
    for acknowledged, citation, id_, denied, denial_citation, denials in base.execute(query):
        assert citation.startswith(acknowledged.removesuffix(".")) and f" {id_}, " in citation
        assert denial_citation.startswith(denied.split(". ")[0].removesuffix("."))
        for one in denials.split(SEPARATOR):
            assert f" {one}, " in denial_citation
    pairs = base.execute("select denial_id, id from denied_and_acknowledged").fetchall()
    assert len(pairs) == len({*pairs}) > 0


def test_a_denial_that_disputes_what_was_acknowledged_is_set_beside_it(
    root: Path, tmp_path: Path
) -> None:
    data = Path(copytree(root, tmp_path / "data"))
    asked = "select denied_claims, id from denied_and_acknowledged where denial_id = 'denial-2019'"
    (denied,) = (one for one in Dataset.read(data).relations if one.id == "rel-2ccq")
    with closing(database(Dataset.read(data).released)) as base:
        assert base.execute(asked).fetchall() == []
    set_cells(
        data, "figures", "fig-7z23", {"disputed_by": SEPARATOR.join(map(str, denied.sources))}
    )
    with closing(database(Dataset.read(data).released)) as base:
        assert base.execute(asked).fetchall() == [("rel-2ccq", "fig-7z23")]


def test_an_act_without_claims_is_set_against_others_by_its_summary(
    root: Path, tmp_path: Path
) -> None:
    copytree(root, tmp_path / "data")
    path = tmp_path / "data" / "data" / "relations.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if ",denied," not in line or "cuban-denials" not in line]
    path.write_text("".join(kept), encoding="utf-8")
    with closing(database(Dataset.read(tmp_path / "data").released)) as base:
        denied = "select distinct denied_en, denied_claims from denied_and_acknowledged"
        summary = "select note_en, id from claims where id = 'cuban-denials-before-2026'"
        assert base.execute(denied).fetchall() == base.execute(summary).fetchall()


def test_an_agency_over_time_names_what_it_is_part_of(base: sqlite3.Connection) -> None:
    parts = "select object_en from agencies_over_time where kind = 'part_of' and subject_en = ?"
    (part_of,) = base.execute("select subject_en from relations where kind = 'part_of'").fetchall()[
        :1
    ]
    assert all(ids(base, parts, part_of[0]))


def test_a_body_is_found_by_its_acronym_in_every_column_with_its_name(
    base: sqlite3.Connection,
) -> None:
    named = "Bolivarian National Intelligence Service (SEBIN)"
    spanish = "Servicio Bolivariano de Inteligencia Nacional (SEBIN)"
    for column, table in (
        *(("name", "records"), ("object", "relations")),
        *(("object", "who_worked_where"), ("about", "claims")),
    ):
        for said, language in ((named, "en"), (spanish, "es")):
            query = f"select 1 from {table} where instr({column}_{language}, ?)"
            assert ids(base, query, said), (table, column, language)
    assert ids(base, "select 1 from agencies_over_time where instr(agency_es, '(DGCIM)')")
    sentences = "select count(*) from claims where instr(sentence_en || citation_en, ?)"
    assert ids(base, sentences, named) == [0], "prose names it as prose does"
    (dim,) = ids(base, "select name_en from records where id = 've-dim'")
    assert dim.count("DIM") == 1, "a name that has its acronym is left as it is"


def test_rivals_and_what_is_disputed_stand_side_by_side(example: Path, tmp_path: Path) -> None:
    path = example / "data" / "figures.csv"
    text = path.read_text("utf-8").replace("2020-01-20", "2020-01")
    text = text.replace("daily-north-unnamed-p4 via", "minister-statement-2020 via", 1)
    # What was withdrawn is contested no more, and stands beside its rivals.
    (line,) = (line for line in text.splitlines() if line.startswith("fig-bbbb,"))
    line = line.replace("fig-bbbb", "fig-zzzz").replace(",80,", ",90,")
    path.write_text(f"{text}{line.replace('flow,,,,,', 'flow,,,,withdrawn,')}\n", encoding="utf-8")
    export(Dataset.read(example), ["sqlite"], tmp_path)
    (made,) = (tmp_path / "sqlite").glob("*.sqlite")
    with closing(sqlite3.connect(made)) as base:
        contested = base.execute("select group_id, id, contested from contested").fetchall()
    assert contested == [
        ("fig-aaaa", "fig-bbbb", "yes"),
        ("fig-aaaa", "fig-zzzz", "no"),
        ("fig-aaaa", "fig-aaaa", "yes"),
        ("withdrawal-2020", "withdrawal-2020", "yes"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_datasette_is_told_the_title_of_every_table_and_the_meaning_of_every_column(
    language: str, dist: Path, base: sqlite3.Connection
) -> None:
    path = dist / "sqlite" / f"metadata.{language}.json"
    (shown,) = json.loads(path.read_text("utf-8"))["databases"].values()
    assert {*shown["tables"]} == {*RELEASED, *VIEWS}
    for name in (*RELEASED, *VIEWS):
        columns = {column[0] for column in base.execute(f"select * from {name}").description}
        assert {*shown["tables"][name]["columns"]} == columns
        assert all(shown["tables"][name]["columns"].values())
    assert base.execute(shown["queries"]["find"]["sql"], {"words": "maduro"}).fetchone()
