"""Asks for what the coding handbook says of a statement: who made it, and what it says."""

from __future__ import annotations

from cubaven_data.checking.rules.sources import SPOKEN
from cubaven_data.cli.interview.alike import place
from cubaven_data.cli.interview.rows import Interview
from cubaven_data.editing.additions import NewRow
from cubaven_data.model.tables import TABLES

_CONTENTS = ("relations", "figures", "events")


def follow(interview: Interview) -> None:
    """Asks for the rows that belong to each statement among the events of the plan."""
    for row in interview.plan.rows:
        cells = row.cells
        kinds = interview.planned.codes["event_kind"]
        is_event = row.table.name == "events" and cells["modality"] == "asserted"
        if is_event and cells["kind"] in kinds and kinds[cells["kind"]].traits == "said":
            if not _has_speaker(interview, cells["id"]):
                _ask_who(interview, row)
            _ask_what(interview, row)


def _has_speaker(interview: Interview, id_: str) -> bool:
    """Whether somebody is linked to the event as its speaker, or its origin is the statement."""
    data = interview.dataset
    origins = [citation.origin for citation in data[id_].sources] if id_ in data else []
    return any(data[one].kind in SPOKEN for one in origins) or any(
        (one.kind, one.object_id) == ("said_in", id_) for one in data.relations
    )


def _ask_who(interview: Interview, event: NewRow) -> None:
    prompts, id_ = interview.prompts, event.cells["id"]
    prompts.tell("")
    if prompts.agree(prompts.said("who-made-it", id=id_)):
        given = {"kind": "said_in", "modality": "asserted", "object_id": id_, "under_id": ""}
        blank = dict.fromkeys(("role_en", "role_es", "began", "ended"), "")
        sources = {"sources": event.cells["sources"]}
        interview.row(TABLES["relations"], {**given, **blank, **sources})


def _ask_what(interview: Interview, event: NewRow) -> None:
    prompts, cells = interview.prompts, event.cells
    choices = [
        prompts.said("no-content"),
        *(TABLES[n].title.within(prompts.language) for n in _CONTENTS),
    ]
    while True:
        prompts.tell("")
        at = prompts.pick(prompts.said("what-it-says", id=cells["id"]), choices, first=True)
        if at == 0:
            return
        table = TABLES[_CONTENTS[at - 1]]
        given = {"under_id": cells["id"], "sources": cells["sources"]}
        # A denied number may be given as another one, 0 included.
        if cells["kind"] == "denial" and table.name != "figures":
            given["modality"] = "denied"
        interview.row(table, given)
        place(interview, len(interview.plan.rows) - 1)
