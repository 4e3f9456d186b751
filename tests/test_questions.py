"""What the release must be able to answer, each with a query of a few lines.

The answers are files in ``golden_questions``, to be read whole when they change: run with
WRITE_GOLDEN=1 after the frozen data were replaced.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

GOLDEN = Path(__file__).parent / "golden_questions"
QUESTIONS = {
    "what the agreements of 2008 and the memorandum provide for, apart from what was done": """
        with terms as (
            select under_id, modality, sentence_en, date_earliest as began from events
            union all by name
            select under_id, modality, sentence_en, began_earliest as began from relations
            union all by name
            select under_id, modality, sentence_en, null as began from figures)
        select under_id, modality = 'provided_for' as only_provided_for, sentence_en from terms
        where under_id in ('ve-cu-defence-agreements-2008', 've-cu-memorandum-2008')
        order by all
    """,
    "all official words in order": """
        select coalesce(e.date_latest, e.claimed_on_latest) as latest,
               coalesce(e.date, e.claimed_on) as "when", e.kind, e.sentence_en, e.who_says_so_en
        from events e
        where e.kind in ('denial', 'acknowledgement', 'no_comment', 'commemoration')
        union all
        select r.claimed_on_latest, r.claimed_on, r.kind, r.sentence_en, r.who_says_so_en
        from relations r join actors a on a.id = r.subject_id
        where r.kind in ('called', 'honoured') and a.kind in ('government', 'person')
        order by all
    """,
    "everything that Cubans were said to do inside each Venezuelan body, whatever the kind": """
        with ours as (
            select id, country from actors union all select id, country from agencies)
        select r.object_id, r.kind, r.modality, r.sentence_en, r.who_says_so_en
        from relations r
        join ours s on s.id = r.subject_id and s.country = 'CU'
        join ours o on o.id = r.object_id and o.country = 'VE'
        join records k on k.id = r.object_id
        where k.kind not in ('person', 'state', 'government')
        order by all
    """,
    "who decided the withdrawal, all answers with modality": """
        select r.modality, r.open_question, r.sentence_en, r.who_says_so_en
        from relations r
        where r.kind in ('decided', 'ordered', 'led_to')
          and r.object_id in (select id from events where kind = 'withdrawal')
        order by all
    """,
    "what rests on one unnamed person": """
        select 'relations' as "table", id, sentence_en, who_says_so_en from relations
        where list_contains(flags, 'one_person') and support = 'unnamed'
        union all
        select 'events', id, sentence_en, who_says_so_en from events
        where list_contains(flags, 'one_person') and support = 'unnamed'
        union all
        select 'figures', id, sentence_en, who_says_so_en from figures
        where list_contains(flags, 'one_person') and support = 'unnamed'
        order by all
    """,
    "how many rows rest on relays only, on one text, on a text's own voice": """
        with claims as (
            select 'events' as "table", flags, support from events
            union all select 'figures', flags, support from figures
            union all select 'relations', flags, support from relations
            union all select 'agreements', flags, support from agreements)
        select "table", count(*) as "rows",
               count_if(list_contains(flags, 'relayed_only')) as relayed_only,
               count_if(list_contains(flags, 'one_text')) as one_text,
               count_if(list_contains(flags, 'own_voice')) as own_voice,
               count_if(support = 'unnamed') as unnamed
        from claims group by "table" order by "table"
    """,
    "which values of one cell differ between sources": """
        select 'alternative' as "how", record_id as what, field, value, sentence_en, who_says_so_en
        from alternatives
        union all
        select 'rival ' || coalesce(conflict, 'without conflict'), rival_group, measure,
               as_reported, sentence_en, who_says_so_en
        from figures where rival_group is not null
        union all
        select 'rival', rival_group, kind, modality, sentence_en, who_says_so_en
        from relations where rival_group is not null
        order by all
    """,
    "how often a blank is known to be not told": """
        with blank as (
            select 'events' as "table", unnest(not_told) as "column" from events
            union all select 'relations', unnest(not_told) from relations
            union all select 'figures', unnest(not_told) from figures
            union all select 'agreements', unnest(not_told) from agreements
            union all select 'agencies', unnest(not_told) from agencies)
        select "table", "column", count(*) as "not told" from blank group by all order by all
    """,
    "every number given for Cuban personnel": """
        select measure, population, date, sentence_en, who_says_so_en, support
        from figures where population like 'cuban%' order by all
    """,
    "what happened to Unit 105 and where its data is said to be": """
        select coalesce(began, '') as began, kind, modality, sentence_en, who_says_so_en
        from relations where 've-unit-105' in (subject_id, object_id)
        order by all
    """,
    "what left before February 2026": """
        select date, sentence_en, who_says_so_en from events
        where kind = 'withdrawal' and date_latest < date '2026-02-01' order by all
    """,
    "which of the five articles are independent of each other for 32": """
        select f.id, f.measure, f.support, f.n_origins, c.source_id, c.voices, c.origin_type
        from figures f join citations c on c.record_id = f.id and c.column_name = 'sources'
        where f.best = 32 order by all
    """,
}


@pytest.fixture(scope="session")
def base(dist: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for path in sorted((dist / "parquet").glob("*.parquet")):
        connection.execute(f"create view {path.stem} as select * from '{path}'")
    return connection


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_release_answers(question: str, base: duckdb.DuckDBPyConnection) -> None:
    answer = base.execute(QUESTIONS[question])
    names = [column[0] for column in answer.description or ()]
    rows = [
        "\n".join(
            f"{name}: {'; '.join(value) if isinstance(value, list) else value}"
            for name, value in zip(names, row, strict=True)
        )
        for row in answer.fetchall()
    ]
    text = "\n\n".join(rows) + "\n"
    path = GOLDEN / f"{question.replace(' ', '-').replace(',', '').replace(chr(39), '')}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert rows
    assert text == path.read_text("utf-8"), "if this is meant, run with WRITE_GOLDEN=1"
