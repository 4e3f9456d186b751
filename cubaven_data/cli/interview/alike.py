"""Asks how a new claim stands to those that answer the same question already."""

from __future__ import annotations

from dataclasses import replace

from cubaven_data.cli.interview.rows import Interview
from cubaven_data.editing.additions import Joined, NewRow, Plan
from cubaven_data.editing.likeness import (
    QUESTION,
    can_be_same,
    claims_like,
    other_values,
)
from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.tables import TABLES


def place(interview: Interview, at: int) -> None:
    """Puts what is meant by a row of the plan in its place, if it is like a claim."""
    prompts = interview.prompts
    while alike := claims_like(interview.planned, row := interview.plan.rows[at]):
        prompts.tell("")
        prompts.tell(prompts.said("alike"))
        for id_ in alike:
            prompts.tell(f"  {_shown(interview, id_)}")
        way, ids = _way(interview, row, alike)
        if way == "rival":
            return
        if way == "another":
            at = interview.change(at, _of_the_question(interview, row))
            continue
        interview.extend(_placed(interview, at, way, _one_of(interview, ids)))
        return


def _way(interview: Interview, row: NewRow, alike: list[str]) -> tuple[str, list[str]]:
    """How the row stands to the claims, and to which of them it can."""
    prompts, data = interview.prompts, interview.planned
    # What is not written yet is changed as a row of its own.
    written = [
        id_ for id_ in alike if id_ not in {one.cells.get("id") for one in interview.plan.rows}
    ]
    meant = {
        "same": [id_ for id_ in written if can_be_same(data, row, id_)],
        "rival": alike,
        "cell": [id_ for id_ in alike if other_values(data, row, id_)],
        "dispute": written,
        "another": alike,
    }
    ways = [way for way, ids in meant.items() if ids]
    choices = [prompts.said(f"way-{way}") for way in ways]
    meanings = [prompts.said(f"means-{way}") for way in ways]
    way = ways[prompts.pick(prompts.said("which-way"), choices, meanings=meanings)]
    return way, meant[way]


def _of_the_question(interview: Interview, row: NewRow) -> str:
    """The column in which the question that the row answers is another one."""
    prompts = interview.prompts
    columns = QUESTION[row.table.name]
    choices = [f"{name}  {row.cells[name]}".rstrip() for name in columns]
    return columns[prompts.pick(prompts.said("which-differs"), choices)]


def _placed(interview: Interview, at: int, way: str, id_: str) -> Plan:
    """The plan with what a row says where it belongs: a citation or an alternative."""
    plan, row = interview.plan, interview.plan.rows[at]
    before, after = plan.rows[:at], plan.rows[at + 1 :]
    if way == "cell":
        return replace(plan, rows=(*before, _alternative(interview, row, id_), *after))
    plan = replace(plan, rows=(*before, *after), cited=(*plan.cited, row))
    column = "sources" if way == "same" else "disputed_by"
    there = {*map(str, getattr(interview.planned.index[id_], column) or ())}
    new = [one for one in row.cells["sources"].split(SEPARATOR) if one not in there]
    if not new:
        interview.prompts.tell(interview.prompts.said("cited-already", id=id_))
        return plan
    return replace(plan, joined=(*plan.joined, Joined(id_, column, SEPARATOR.join(new))))


def _shown(interview: Interview, id_: str) -> str:
    data, language = interview.dataset, interview.prompts.language
    if id_ not in data:
        return id_
    who = data.row(id_)[f"who_says_so_{language}"]
    return f"{id_}  {data.sentence(id_, language)} — {who}"


def _one_of(interview: Interview, ids: list[str]) -> str:
    if len(ids) == 1:
        return ids[0]
    prompts = interview.prompts
    return ids[prompts.pick(prompts.said("which-claim"), [_shown(interview, i) for i in ids])]


def _alternative(interview: Interview, row: NewRow, id_: str) -> NewRow:
    """Another value for one cell of the record."""
    prompts = interview.prompts
    columns = other_values(interview.planned, row, id_)
    choices = [f"{name}  {row.cells[name]}" for name in columns]
    column = columns[prompts.pick(prompts.said("which-cell"), choices)]
    cells = {
        "record_id": id_,
        "field": column,
        "value": row.cells[column],
        "sources": row.cells["sources"],
    }
    return NewRow(TABLES["alternatives"], cells, instead_of=row)
