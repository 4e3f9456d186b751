"""Questions that a reader has, and what the frozen data answer, as text whoever is asked."""

from __future__ import annotations

from programs import Rows

# Who says how many Cubans were killed on 2026-01-03, each with its independent origins.
KILLED = """
    select f.who_says_so_en, f.best, f.support, f.n_origins, f.n_unnamed_origins
    from figures f
    where f.about_id = 'caracas-raid-2026' and f.measure = 'killed' and f.population like 'cuban%'
    order by 4 desc;
"""
# The same over the group of rivals: every place where it was read, and whom that goes back to.
VOICES = """
    select count(*), count(distinct case when c.origin_type <> 'unnamed' then c.voices end)
    from figures f join citations c on c.record_id = f.id
    where f.about_id = 'caracas-raid-2026' and f.measure = 'killed'
      and f.population like 'cuban%' and c.column_name = 'sources'
      and coalesce(c.supports, '') = '';
"""
# Every number for Cubans in Venezuela: who is counted, how, and how much is claimed.
PERSONNEL = """
    select f.measure, f.population, f.qualifier, f.accounting, f.low, f.high, f.n_origins
    from figures f
    where f.measure in ('present', 'rotated', 'served') and f.population like 'cuban%'
    order by 1;
"""
# What came before the military counter-intelligence of Venezuela, and until when.
PRECEDED = """
    select a.name_en, r.began, r.ended
    from relations r join agencies a on a.id = r.subject_id
    where r.kind = 'precedes' and r.object_id = 've-dgcim';
"""

ANSWERS: dict[str, Rows] = {
    KILLED: [
        (
            "CubaHeadlines, drawing on CiberCuba, perhaps relaying the Cuban government; "
            "the Cuban government",
            "32",
            "acknowledged",
            "1",
            "0",
        ),
        ("officials not named by the Miami Herald", "32", "unnamed", "0", "1"),
    ],
    VOICES: [("3", "1")],
    PERSONNEL: [
        ("present", "cuban_advisers", "order_of_magnitude", "stock", "1000", "", "0"),
        ("rotated", "cuban_personnel", "at_most", "cumulative", "", "25000", "0"),
        (
            "served",
            "cuban_medical_and_sports_staff",
            "order_of_magnitude",
            "cumulative",
            "1000",
            "",
            "1",
        ),
    ],
    PRECEDED: [("Military intelligence service of Venezuela (DIM)", "", "2011")],
}
NAMES = ["killed", "voices", "personnel", "preceded"]
