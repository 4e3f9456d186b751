"""Asks where something was read, and whether the text says who says so."""

from __future__ import annotations

from cubaven_data.checking.rules.sources import PRESS
from cubaven_data.cli.interview.rows import Interview
from cubaven_data.cli.interview.searching import hit
from cubaven_data.editing.ids import id_of_unnamed
from cubaven_data.model.citations import SEPARATOR, is_locator, place_key
from cubaven_data.model.tables import TABLES

_SOURCES = ["sources"]
_WAYS = {"itself": "", "named": "", "carried": "~", "unclear": "?"}


def cited(interview: Interview, answer: str) -> str:
    """The citations for a row; ``answer`` is what the first text that was read is called."""
    return interview.after(
        lambda: _citation(interview, answer, ""), lambda one: _with_others(interview, [one])
    )


def _with_others(interview: Interview, found: list[str]) -> str:
    """The citations with those that are added, each proposed from the place of the one before."""
    prompts = interview.prompts
    text, _, place = found[-1].rpartition(" ")[2].partition("#")

    def another() -> str:
        return _citation(interview, prompts.asked("which-text", "help-search", text), place)

    def added(wanted: bool) -> str:
        if not wanted:
            return SEPARATOR.join(found)
        return interview.after(another, lambda one: _with_others(interview, [*found, one]))

    question = prompts.said("another-citation", cited=found[-1])
    return interview.after(lambda: prompts.agree(question), added)


def _citation(interview: Interview, answer: str, place: str) -> str:
    prompts = interview.prompts
    text = interview.found(answer, _SOURCES, only=lambda source: source.access != "relayed")

    def asked() -> str:
        prompts.tell("")
        while True:
            said = prompts.asked("which-place", "help-place", place)
            where = f"p{said}" if said[:1].isdecimal() else said
            if is_locator(where):
                return where
            prompts.tell(prompts.said("help-place"))

    return interview.after(
        asked, lambda where: f"{_chain(interview, text, where, text)}{text}#{where}"
    )


def _chain(interview: Interview, text: str, place: str, relay: str) -> str:
    """The steps from the origin to whom the text relays, each with its mark; blank if that is the
    origin."""
    prompts = interview.prompts

    def who_says() -> str:
        prompts.tell("")
        question = prompts.said("who-says" if relay == text else "who-says-further", text=relay)
        return [*_WAYS][prompts.pick(question, [prompts.said(f"says-{one}") for one in _WAYS])]

    def steps(way: str) -> str:
        if way == "itself":
            return ""
        return interview.after(
            lambda: _origin(interview, text, place), lambda origin: further(origin, _WAYS[way])
        )

    def further(origin: str, mark: str) -> str:
        # Only an outlet can relay somebody else; people and papers are origins.
        is_outlet = interview.planned.index[origin].kind in PRESS
        before = _chain(interview, text, place, origin) if is_outlet else ""
        return f"{before}{origin}{mark} via "

    return interview.after(who_says, steps)


def _origin(interview: Interview, text: str, place: str) -> str:
    """The source that the text names: one that is there, or one described now."""
    prompts = interview.prompts
    kinds = ("origin-known", "origin-unnamed")
    choices = [prompts.said(kind) for kind in kinds]

    def origin(at: int) -> str:
        if kinds[at] == "origin-unnamed":
            return _unnamed(interview, text, place)
        unnamed = _unnamed_kinds(interview)
        answer = prompts.asked("which-origin-source", "help-search")
        return interview.found(
            answer, _SOURCES, only=lambda one: one.id != text and one.kind not in unnamed
        )

    return interview.after(lambda: prompts.pick(prompts.said("which-origin"), choices), origin)


def _unnamed(interview: Interview, text: str, place: str) -> str:
    """People or papers that the text does not name: those of another place in it, or new ones."""
    prompts, known = interview.prompts, _known_unnamed(interview, text)
    shown = [hit(interview.dataset, id_, prompts) for id_ in known]

    def same() -> int:
        question = prompts.said("same-unnamed")
        return prompts.pick(question, [*shown, prompts.said("other-unnamed")])

    def origin(at: int) -> str:
        if at < len(known):
            return known[at]
        return interview.after(lambda: _kind(interview), describe)

    def describe(kind: str) -> str:
        id_ = id_of_unnamed(interview.dataset, text, place)
        given = {"id": id_, "kind": kind, "access": "relayed"}
        if publisher := interview.dataset[text].publisher_id:
            given["publisher_id"] = publisher
        return interview.described(TABLES["sources"], given)

    return interview.after(same, origin) if known else origin(0)


def _known_unnamed(interview: Interview, text: str) -> list[str]:
    """The origins without a name that citations of the text have, or that were described now."""
    kinds, planned = _unnamed_kinds(interview), interview.planned
    found = [one for _, _, one in planned.citations if one.source_id == text]
    found.sort(key=lambda one: place_key(one.locator))
    cited = [id_ for one in found for id_ in one.ids]
    cited += [row.cells["id"] for row in interview.plan.rows if row.table.name == "sources"]
    known = [one for one in dict.fromkeys(cited) if one in interview.dataset]
    return [one for one in known if planned.index[one].kind in kinds]


def _kind(interview: Interview) -> str:
    """The kind of a source without a name."""
    prompts, kinds = interview.prompts, _unnamed_kinds(interview)
    terms = [interview.planned.codes["source_kind"][kind] for kind in kinds]
    said = [
        f"{getattr(term, f'label_{prompts.language}')}: "
        f"{getattr(term, f'definition_{prompts.language}')}"
        for term in terms
    ]
    return kinds[prompts.pick(prompts.said("which-unnamed"), said)]


def _unnamed_kinds(interview: Interview) -> list[str]:
    vocabulary = interview.planned.codes["source_kind"]
    return [code for code in vocabulary.codes if vocabulary[code].origin_type == "unnamed"]
