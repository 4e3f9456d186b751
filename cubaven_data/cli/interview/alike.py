"""Asks how a new claim stands to those that answer the same question already."""

from __future__ import annotations

from dataclasses import replace

from cubaven_data.cli.interview.rows import Interview
from cubaven_data.editing.additions import Joined, NewRow
from cubaven_data.editing.likeness import claims_like, is_same, other_values
from cubaven_data.model.tables import TABLES


def place(interview: Interview) -> None:
    """Puts what is meant by the last row of the plan in its place, if it is like a claim."""
    plan, prompts, data = interview.plan, interview.prompts, interview.planned
    row = plan.rows[-1]
    alike = claims_like(data, row)
    if not alike:
        return
    prompts.tell("")
    prompts.tell(prompts.said("alike"))
    for id_ in alike:
        prompts.tell(f"  {_shown(interview, id_)}")
    same = [id_ for id_ in alike if is_same(data, row, id_)]
    others = [id_ for id_ in alike if other_values(data, row, id_)]
    meant = {"same": same, "rival": alike, "cell": others, "dispute": alike}
    ways = [way for way, ids in meant.items() if ids]
    choices = [prompts.said(f"way-{way}") for way in ways]
    way = ways[prompts.pick(prompts.said("which-way"), choices)]
    if way == "rival":
        return
    id_ = _one_of(interview, meant[way])
    before = replace(plan, rows=plan.rows[:-1])
    if way == "cell":
        before = replace(before, rows=(*before.rows, _alternative(interview, row, id_)))
    else:
        column = "sources" if way == "same" else "disputed_by"
        joined = Joined(id_, column, row.cells["sources"])
        before = replace(before, joined=(*before.joined, joined))
    interview.extend(before)


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
    return NewRow(TABLES["alternatives"], cells)
