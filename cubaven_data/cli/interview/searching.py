"""Searches for what an answer means: a record or a code, among those that fit a column."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cubaven_data.asking.dataset import Dataset
from cubaven_data.cli.interview.prompts import ADD, Prompts
from cubaven_data.cli.interview.putting import Question
from cubaven_data.editing.questions import codes_like
from cubaven_data.model.bibliography import Source
from cubaven_data.model.cells import Code
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded
from cubaven_data.release.labels import name_of
from cubaven_data.showing.lists import label
from cubaven_data.texts.wording import Language, text

_FOUND = 8
NOWHERE: Mapping[str, int] = {}
"""The uses of ids by a column that is none."""


def record_meant(
    prompts: Prompts,
    data: Dataset,
    tables: Sequence[str],
    fits: Callable[[str], bool],
    answer: str,
    uses: Mapping[str, int],
    can_be_blank: bool = False,
) -> str | None:
    """The id of the record of these tables that the answer means; ``None`` for one that is new.

    Of those that are found, what has more ``uses`` comes first. A blank answer to a further search
    leaves the column blank if it can be; otherwise it returns to what was found. Words typed in
    place of a number are a further search.
    """
    while not fits(answer):
        rows = data.find(answer, table=tables) if answer else []
        found = [id_ for row in rows if fits(id_ := str(row["id"]))][:_FOUND]
        ids = sorted(found, key=lambda id_: -uses.get(id_, 0))
        shown = [hit(data, id_, prompts, uses) for id_ in ids]
        ways = [prompts.said(way) for way in ("describe-first", "search-again")]
        question = _question(prompts, ids, answer)
        at = prompts.pick_or_search(question, [*shown, *ways], first=len(ids) == 1)
        if isinstance(at, str):
            answer = at
            continue
        if at < len(ids):
            return ids[at]
        if at == len(ids):
            return None
        said = prompts.asked("search", "help-search")
        if not said and can_be_blank:
            return said
        answer = said or answer
    named = _namesakes(data, tables, answer, prompts.language)
    for id_ in [*filter(fits, named)] if len(named) > 1 else ():
        way = "taken" if id_ == answer else "not-taken"
        prompts.tell(prompts.said(way, hit=hit(data, id_, prompts, uses)))
    return answer


def _namesakes(data: Dataset, tables: Sequence[str], id_: str, language: Language) -> list[str]:
    """The record with all others that have its name, itself first."""
    name = name_of(data[id_], language) if id_ in data else None
    found = [str(row["id"]) for row in data.find(name, table=tables)] if name else []
    others = [one for one in found if one != id_ and name_of(data[one], language) == name]
    return [id_, *others]


def code_meant(prompts: Prompts, data: Loaded, question: Question, answer: str) -> str | None:
    """The code that the answer means; ``None`` for one that is to be added to its list."""
    assert question.vocabulary is not None
    while not (answer == ADD and question.grows):
        found = codes_like(data, question.column, question.codes, answer)[:_FOUND]
        if question.vocabulary.meant(answer):
            return found[0]
        ways = ["add-a-code"] * question.grows + ["search-again"]
        shown = [*map(question.defined, found), *map(prompts.said, ways)]
        asked = _question(prompts, found, answer)
        at = prompts.pick_or_search(asked, shown, first=len(found) == 1)
        if isinstance(at, str):
            answer = at
            continue
        if at < len(found):
            return found[at]
        if at == len(found) and question.grows:
            return None
        said = prompts.line("", question.offered, question.explain)
        if not said and not question.needed:
            return said
        answer = said or answer
    return None


def _question(prompts: Prompts, found: Sequence[str], answer: str) -> str:
    if not found:
        return prompts.said("nothing-found", value=answer)
    return prompts.said("found-one" if len(found) == 1 else "found")


def hit(data: Dataset, id_: str, prompts: Prompts, uses: Mapping[str, int] = NOWHERE) -> str:
    """The record as a hit: id, table and kind, what it is called or says, and how many rows have
    it in the column."""
    row, language = data.row(id_), prompts.language
    what = text("one", row["table"], language)
    if kind := row.get("kind"):
        cell = TABLES[row["table"]].column("kind").cell
        assert isinstance(cell, Code)
        what = f"{what}/{label(data, kind, language, cell.vocabulary)}"
    record = data[id_]
    called = name_of(record, language) or data.sentence(id_, language)
    # The title of a text does not say that it is the statement which was sought.
    if isinstance(record, Source) and (also := getattr(record, f"label_{language}")):
        called = f"{called} ({also})"
    said = f"{id_} · {what} · {called}"
    return f"{said} · {prompts.said('used', n=uses[id_])}" if uses.get(id_) else said
