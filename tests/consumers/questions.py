"""Ten questions that a reader has, asked of every part of the release.

Each is a filter of the table ``claims``. Which claims it must find is written out, because the
frozen data do not change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple


class Condition(NamedTuple):
    """What a column of ``claims`` must hold: ``value`` itself, a list ``with`` it, or it and more.

    ``shown`` is how files that people read write the value, where it is a code.
    """

    column: str
    how: Literal["is", "with", "from"]
    value: str | int
    shown: str = ""


class Question(NamedTuple):
    """Conditions that hold together, and the ids of the claims for which they hold."""

    name: str
    conditions: tuple[Condition, ...]
    answer: set[str]

    def __str__(self) -> str:
        return self.name


QUESTIONS = (
    Question(
        "how many were killed in the raid",
        (
            Condition("kind", "is", "killed", "killed"),
            Condition("about", "with", "caracas-raid-2026"),
        ),
        {"fig-4f9v", "fig-7z23"},
    ),
    Question(
        "of what there were a thousand or more",
        (Condition("low", "from", 1000),),
        {"fig-bdz8", "fig-vqhg", "fig-wxpd"},
    ),
    Question(
        "who worked inside the military counter-intelligence of Venezuela",
        (
            Condition("kind", "is", "embedded_in", "worked inside"),
            Condition("about", "with", "ve-dgcim"),
        ),
        {"rel-7hdf", "rel-8xmd"},
    ),
    Question(
        "what came before it",
        (
            Condition("kind", "is", "precedes", "precedes"),
            Condition("about", "with", "ve-dgcim"),
        ),
        {"rel-shcg"},
    ),
    Question(
        "what rests on official words about the raid",
        (
            Condition("origin_kinds", "with", "official_statement", "official statement"),
            Condition("about", "with", "caracas-raid-2026"),
        ),
        {
            *("fig-7z23", "maduro-capture-2026", "rel-34kf", "rel-d3n9", "rel-hbrt", "rel-j84k"),
            "rel-rfwr",
        },
    ),
    Question(
        "what is said of Maduro by one person alone",
        (
            Condition("flags", "with", "one_person", "one person"),
            Condition("about", "with", "nicolas-maduro"),
        ),
        {"rel-36np", "rel-396n", "rel-mm4q", "rel-ptbt"},
    ),
    Question(
        "what independent origins corroborate",
        (Condition("support", "is", "corroborated", "corroborated"),),
        {
            *("caracas-raid-2026", "cuban-withdrawal-2026", "maduro-capture-2026", "rel-43kx"),
            *("rel-hbrt", "rel-rfwr"),
        },
    ),
    Question(
        "what is denied of Cuba",
        (
            Condition("modality", "is", "denied", "denied"),
            Condition("about", "with", "cuba"),
        ),
        {"rel-3hq9", "rel-cvkj", "rel-dd24", "rel-n6pw", "rel-nht9"},
    ),
    Question(
        "what the agreements on defence provide for",
        (
            Condition("modality", "is", "provided_for", "provided for"),
            Condition("about", "with", "ve-cu-defence-agreements-2008"),
        ),
        {"rel-5822", "rel-7qzc", "rel-dthf", "rel-hfsb", "rel-k52g", "rel-rth4"},
    ),
    Question(
        "what can have happened since February 2026, as the Miami Herald says",
        (
            Condition("table_name", "is", "events", "Events"),
            Condition("voices", "with", "miami-herald"),
            Condition("sort_date", "from", "2026-02-01"),
        ),
        {"unit-105-servers-relocated-2026", "us-tariff-threat-2026", "ve-memo-to-us-2026"},
    ),
)

# What the columns are called in files that people read.
HEADINGS = {
    "table_name": "Table",
    "kind": "Kind",
    "about": "About (id)",
    "support": "Support",
    "flags": "Before you print it",
    "modality": "What is said of it",
    "low": "At least",
    "sort_date": "When (to sort by)",
    "voices": "Goes back to (id)",
    "origin_kinds": "Kinds of its origins",
}


def in_text(column: str, value: str) -> str:
    """The SQL for a list that is written as text; the ends are not parts of it."""
    return f"'; ' || {column} || '; ' like '%; {value}; %'"


def in_sql(question: Question, with_: Callable[[str, str], str] = in_text) -> str:
    """The question in SQL; ``with_`` says whether the list in a column has a value."""

    def condition(one: Condition) -> str:
        if one.how == "with":
            return with_(one.column, str(one.value))
        if one.how == "is":
            return f"{one.column} = '{one.value}'"
        if isinstance(one.value, int):
            # A program that reads CSV as text does not know that it is a number.
            return f"cast({one.column} as numeric) >= {one.value}"
        return f"{one.column} >= '{one.value}'"

    return f"select id from claims where {' and '.join(map(condition, question.conditions))};"
