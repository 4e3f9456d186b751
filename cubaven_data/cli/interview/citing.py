"""Asks where something was read, and whether the text says who says so."""

from __future__ import annotations

from cubaven_data.checking.rules.rows import PRESS
from cubaven_data.cli.interview.rows import Interview
from cubaven_data.editing.ids import id_of_unnamed
from cubaven_data.model.tables import TABLES

_SOURCES = ["sources"]


def cited(interview: Interview, answer: str) -> str:
    """The citations for a row; ``answer`` is what the first text that was read is called."""
    prompts = interview.prompts
    found = [_citation(interview, answer)]
    while prompts.agree(prompts.said("another-citation", cited=found[-1])):
        found.append(_citation(interview, prompts.asked("which-text", "help-search")))
    return "; ".join(found)


def _citation(interview: Interview, answer: str) -> str:
    prompts = interview.prompts
    text = interview.found(answer, _SOURCES, read=True)
    prompts.tell("")
    place = prompts.asked("which-place", "help-place")
    place = f"p{place}" if place[:1].isdecimal() else place
    chain = _chain(interview, text, place)
    return f"{chain}{text}#{place}"


def _chain(interview: Interview, text: str, place: str) -> str:
    """The steps from the origin to the text, each with its mark; blank if it says so itself."""
    prompts = interview.prompts
    steps: list[str] = []
    relay, ways = text, ("itself", "named", "carried", "unclear")
    while True:
        prompts.tell("")
        question = prompts.said("who-says" if relay == text else "who-says-further", text=relay)
        way = ways[prompts.pick(question, [prompts.said(f"says-{one}") for one in ways])]
        if way == "itself":
            break
        relay = _origin(interview, text, place)
        steps.insert(0, relay + {"named": "", "carried": "~", "unclear": "?"}[way])
        # Only an outlet can have it from somebody else; people and papers are where it begins.
        if interview.dataset.row(relay)["kind"] not in PRESS:
            break
    return "".join(f"{step} via " for step in steps)


def _origin(interview: Interview, text: str, place: str) -> str:
    """The source that the text names: one that is there, or one described now."""
    prompts = interview.prompts
    kinds = ("origin-known", "origin-unnamed")
    choices = [prompts.said(kind) for kind in kinds]
    if kinds[prompts.pick(prompts.said("which-origin"), choices)] == "origin-known":
        return interview.found(prompts.asked("search", "help-search"), _SOURCES)
    source = interview.dataset.row(text)
    id_ = id_of_unnamed(interview.dataset, text, place)
    given = {"id": id_, "access": "relayed"}
    if publisher := source["publisher_id"]:
        given["publisher_id"] = publisher
    return interview.described(TABLES["sources"], given)
