"""What the release must be able to answer, each with a query of a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

CUBA, OFFICER = "Government of Cuba", "Exiled Venezuelan former officer to the Miami Herald"
MEMO, HERALD, CIBERCUBA = "Memorandum on Unit 105", "Miami Herald", "CiberCuba"
FORMER = "Former Venezuelan officials (unnamed, Havana Times and El Toque)"


@pytest.fixture(scope="session")
def base(dist: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for path in sorted((dist / "parquet").glob("*.parquet")):
        connection.execute(f"create view {path.stem} as select * from '{path}'")
    return connection


def ask(base: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return base.execute(query).fetchall()


def test_which_of_the_five_articles_are_independent_of_each_other_for_32(
    base: duckdb.DuckDBPyConnection,
) -> None:
    found = ask(
        base,
        """
        select c.source_id, f.measure, string_agg(distinct c.voice_id), c.origin_type <> 'unnamed'
        from figures f join citations c on c.record_id = f.id
        where f.best = 32 and f.about_id = 'caracas-raid-2026' group by all order by 1
        """,
    )
    # Four of five print it; whoever has a name is one and the same government.
    assert found == [
        ("cubaheadlines-2026-02-21", "killed", "cuba-government", True),
        ("military-com-2026-02-25", "killed", "mh-unnamed-p16", False),
        ("news-finale-2026", "killed", "cuba-government", True),
        ("world-news-central-2026", "casualties", "cuba-government", True),
    ]


def test_every_number_given_for_cuban_personnel(base: duckdb.DuckDBPyConnection) -> None:
    found = ask(
        base,
        """
        select measure, population, accounting, qualifier,
               cast(coalesce(best, low, high) as integer), who_says_so_en
        from figures where population like 'cuban%' order by all
        """,
    )
    estimates = "United States estimates relayed by the Miami Herald"
    both = "Intelligence sources and diplomatic officials (unnamed, Miami Herald)"
    staff, security = "cuban_medical_and_sports_staff", "cuban_security_personnel"
    words = "order_of_magnitude"
    assert found == [
        ("casualties", "cuban_personnel", "flow", "exact", 32, CUBA),
        ("departed", security, "flow", words, 100, both),
        ("departed", security, "flow", words, 100, HERALD),
        ("deserted", "cuban_personnel", "flow", "undetermined", None, OFFICER),
        ("killed", security, "flow", "exact", 32, CUBA),
        ("killed", security, "flow", "exact", 32, "Officials (unnamed, Miami Herald)"),
        ("killed", "cuban_technical_personnel", "flow", words, 24, MEMO),
        ("present", "cuban_advisers", "stock", words, 1000, CIBERCUBA),
        ("rotated", "cuban_personnel", "cumulative", "at_most", 25000, estimates),
        ("served", staff, "cumulative", words, 1000, HERALD),
    ]


def test_everything_that_rests_on_one_unnamed_person(base: duckdb.DuckDBPyConnection) -> None:
    query = """
        select any_value(s.id) as origin, r."table", c.record_id
        from citations c join records r on r.id = c.record_id
        join sources s on s.id = coalesce(c.origin_id, c.source_id)
        where c."column" = 'sources'
        group by all
        having count(distinct s.id) = 1 and bool_and(s.kind = 'anonymous_testimony')
    """
    counted = ask(base, f"select origin, count(*) from ({query}) group by all order by all")
    assert counted == [
        ("axios-senior-white-house-official", 5),
        ("mh-exiled-officer", 25),
        ("mh-unnamed-p19", 1),
        ("mh-unnamed-p53", 1),
    ]
    events = ask(base, f"select record_id from ({query}) where \"table\" = 'events' order by 1")
    assert [id_ for (id_,) in events] == [
        "cuban-defense-ministry-removal-2026",
        "cuban-desertions-2026",
        "cuban-outlying-states-withdrawal-2026",
        "cuban-phased-withdrawal-2026",
        "cuban-regional-stations-withdrawal-2026",
        "cuban-sensitive-units-withdrawal-2026",
        "payments-stopped-2026",
        "us-covert-operations-2025",
        "us-denies-killing-aim-2025",
    ]


def test_what_happened_to_unit_105_and_where_its_data_is_said_to_be(
    base: duckdb.DuckDBPyConnection,
) -> None:
    happened = ask(
        base,
        """
        select e.date, e.kind, e.id from events e
        where e.id in (select subject_id from relations where object_id = 've-unit-105'
                       union select object_id from relations where subject_id = 've-unit-105')
          and e.who_says_so_en = 'Memorandum on Unit 105'
        order by e.date_earliest nulls first, e.id
        """,
    )
    assert happened == [
        (None, "repression", "unit-105-arrests"),
        ("2026-01-03?", "destruction", "caracas-repeaters-neutralised-2026"),
        ("2026-01-03?", "military_operation", "unit-105-bombing-2026"),
        ("[2026-01-03?..2026-02-17?]", "relocation", "unit-105-servers-relocated-2026"),
    ]
    data = ask(
        base,
        """
        select object_en, role_en, who_says_so_en from relations
        where subject_id = 've-unit-105' and kind = 'data_held_at' order by 1
        """,
    )
    assert data == [
        ("Central Bank of Venezuela", "mirror servers and data in the vaults", MEMO),
        ("Central Caracas", "mirror servers and data in basements", MEMO),
    ]


def test_every_official_denial_and_acknowledgement_in_order(
    base: duckdb.DuckDBPyConnection,
) -> None:
    found = ask(
        base,
        """
        select date, kind, id, who_says_so_en from events
        where kind in ('denial', 'acknowledgement') order by date_latest nulls first, id
        """,
    )
    official = "Senior White House official (unnamed, Axios)"
    assert found == [
        (None, "denial", "cuban-denials-before-2026", f"{CIBERCUBA}; {HERALD}"),
        (None, "denial", "cuban-denials-security-role", CIBERCUBA),
        ("2019", "denial", "denial-2019", "Bruno Rodríguez Parrilla"),
        ("2025?", "denial", "us-denies-killing-aim-2025", official),
        ("[2026-01-03..2026-02-21]", "acknowledgement", "acknowledgement-2026", CUBA),
        ("[2026-01-03..2026-02-21]", "acknowledgement", "acknowledgement-far-minint-2026", CUBA),
        ("[..2026-02-25]", "acknowledgement", "acknowledgement-combatants-2026", CUBA),
    ]
    linked = ask(
        base,
        """
        select subject_id, object_id from relations
        where kind = 'contradicts' and object_id like '%denial%' order by all
        """,
    )
    assert linked == [
        ("acknowledgement-2026", "cuban-denials-before-2026"),
        ("acknowledgement-combatants-2026", "cuban-denials-before-2026"),
        ("acknowledgement-far-minint-2026", "denial-2019"),
    ]


def test_who_guarded_the_president_before_and_after(base: duckdb.DuckDBPyConnection) -> None:
    before = ask(
        base,
        """
        select subject_id, object_id, who_says_so_en from relations
        where kind = 'guarded' and object_id in ('hugo-chavez', 'nicolas-maduro') order by all
        """,
    )
    assert before == [
        ("cuba", "nicolas-maduro", CIBERCUBA),
        ("cuba", "nicolas-maduro", "Senior White House official (unnamed, Axios)"),
        ("cuban-presidential-guard", "hugo-chavez", CIBERCUBA),
        ("cuban-presidential-guard", "nicolas-maduro", CIBERCUBA),
    ]
    after = ask(
        base,
        """
        select e.title_en, e.who_says_so_en from events e
        where e.kind = 'security_change' and e.date_latest >= date '2026-01-03' order by all
        """,
    )
    known = "People who know the security arrangements (unnamed, Miami Herald)"
    assert after == [
        ("Delcy Rodríguez relies mainly on Venezuelan bodyguards", known),
        ("Delcy Rodríguez turns to Venezuelan bodyguards", "Reuters"),
    ]


def test_where_in_the_venezuelan_state_cubans_are_said_to_have_worked_and_who_says_so(
    base: duckdb.DuckDBPyConnection,
) -> None:
    found = ask(
        base,
        """
        select object_id, list(who_says_so_en order by who_says_so_en) from relations
        where kind = 'embedded_in' and object_id in (select id from records where id like 've-%')
        group by 1 order by 1
        """,
    )
    assert dict(found) == {
        "ve-armed-forces": [
            "Critics (unnamed, Miami Herald)",
            OFFICER,
            "Intelligence sources on the network (unnamed, Miami Herald)",
            HERALD,
        ],
        "ve-casa-militar": [OFFICER],
        "ve-defense-ministry": [OFFICER, FORMER],
        "ve-dgcim": [CIBERCUBA, OFFICER, FORMER, "Reuters"],
        "ve-identification-system": [FORMER],
        "ve-notary-offices": ["Sources who know the situation (unnamed, Miami Herald)"],
        "ve-ports-and-airports": [FORMER],
        "ve-sebin": [CIBERCUBA, OFFICER, FORMER],
        "ve-unes": [CIBERCUBA],
        "ve-unit-105": [MEMO, HERALD],
    }


def test_what_left_before_february_2026(base: duckdb.DuckDBPyConnection) -> None:
    found = ask(
        base,
        """
        select id, date, who_says_so_en from events
        where kind = 'withdrawal' and date_latest < date '2026-02-01'
        """,
    )
    assert found == [("cuban-regional-stations-withdrawal-2026", "[..2026-01-31?]", OFFICER)]


def test_rival_answers_stand_side_by_side(base: duckdb.DuckDBPyConnection) -> None:
    ordered = ask(
        base,
        """
        select subject_id from relations
        where kind = 'ordered' and object_id = 'cuban-withdrawal-2026' order by 1
        """,
    )
    assert ordered == [("cuba-government",), ("cuban-personnel-venezuela",), ("delcy-rodriguez",)]
    disputed = ask(
        base, "select kind, count(*) from relations where status = 'disputed' group by 1 order by 1"
    )
    assert disputed == [
        ("feared", 3),
        ("guarded", 1),
        ("located_at", 1),
        ("targeted", 1),
        ("trusted", 1),
    ]
