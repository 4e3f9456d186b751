"""Searches for what an answer means: a record or a code, among those that fit a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cubaven_data.asking.dataset import Dataset
from cubaven_data.cli.interview.prompts import ADD, Prompts
from cubaven_data.cli.interview.putting import Question
from cubaven_data.editing.questions import codes_like
from cubaven_data.model.cells import Code
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.loading import Loaded
from cubaven_data.release.labels import name_of
from cubaven_data.showing.lists import label
from cubaven_data.texts.wording import Language, text

_FOUND = 8


def record_meant(
    prompts: Prompts,
    data: Dataset,
    tables: Sequence[str],
    fits: Callable[[str], bool],
    answer: str,
) -> str | None:
    """The id of the record of these tables that the answer means; ``None`` for one that is new."""
    while not fits(answer):
        rows = data.find(answer, table=tables) if answer else []
        ids = [id_ for row in rows if fits(id_ := str(row["id"]))][:_FOUND]
        shown = [_hit(data, id_, prompts.language) for id_ in ids]
        ways = [prompts.said(way) for way in ("describe-first", "search-again")]
        at = prompts.pick(_question(prompts, ids, answer), [*shown, *ways])
        if at < len(ids):
            return ids[at]
        if at == len(ids):
            return None
        answer = prompts.asked("search", "help-search")
    return answer


def code_meant(prompts: Prompts, data: Loaded, question: Question, answer: str) -> str | None:
    """The code that the answer means; ``None`` for one that is to be added to its list."""
    assert question.vocabulary is not None
    while not (answer == ADD and question.grows):
        found = codes_like(data, question.column, question.codes, answer)[:_FOUND]
        if question.vocabulary.meant(answer):
            return found[0]
        ways = ["add-a-code"] * question.grows + ["search-again"]
        shown = [*map(question.defined, found), *map(prompts.said, ways)]
        at = prompts.pick(_question(prompts, found, answer), shown)
        if at < len(found):
            return found[at]
        if at == len(found) and question.grows:
            return None
        answer = prompts.line("", question.offered, question.explain)
    return None


def _question(prompts: Prompts, found: Sequence[str], answer: str) -> str:
    return prompts.said("found") if found else prompts.said("nothing-found", value=answer)


def _hit(data: Dataset, id_: str, language: Language) -> str:
    """The record as a hit: id, table and kind, and what it is called or says."""
    row = data.row(id_)
    what = text("one", row["table"], language)
    if kind := row.get("kind"):
        cell = TABLES[row["table"]].column("kind").cell
        assert isinstance(cell, Code)
        what = f"{what}/{label(data, kind, language, cell.vocabulary)}"
    return f"{id_} · {what} · {name_of(data[id_], language) or data.sentence(id_, language)}"
