"""What is planned so far in an interview, carried out on the dataset in memory."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar

from cubaven_data.asking.dataset import Dataset
from cubaven_data.asking.sound import sound_part
from cubaven_data.cli.interview.prompts import BackError, Prompts
from cubaven_data.editing.additions import Addition, Plan, added
from cubaven_data.editing.edits import Editable
from cubaven_data.reading.loading import Loaded

S = TypeVar("S")
T = TypeVar("T")


class Planning:
    """A plan, the data with it, and steps that can be taken back."""

    def __init__(self, data: Editable, prompts: Prompts) -> None:
        self._data = data
        self.prompts = prompts
        self.plan = Plan()
        self._planned: Loaded = data.data
        self._asked: Dataset | None = None

    @property
    def planned(self) -> Loaded:
        """The data with what is planned so far."""
        return self._planned

    @property
    def dataset(self) -> Dataset:
        """What is planned so far, to be asked; without rows that break rules."""
        if self._asked is None:
            with self.prompts.checking():
                self._asked = Dataset.of(sound_part(self._planned)[0])
        return self._asked

    def extend(self, plan: Plan) -> Addition:
        """Makes this the plan, and carries it out on the dataset in memory."""
        addition = self.added(plan)
        self.plan = replace(plan, rows=tuple(addition.rows))
        self._planned, self._asked = addition.edit.data, None
        return addition

    def added(self, plan: Plan, unasked: Collection[str] = ()) -> Addition:
        """The plan carried out on the dataset in memory; see :func:`.additions.added`."""
        with self.prompts.checking():
            return added(self._data, plan, unasked)

    def tried(self, step: Callable[[], T]) -> T:
        """What the step returns; whoever goes back from its first question begins it again."""
        return self.after(lambda: None, lambda _: step())

    def after(self, first: Callable[[], S], then: Callable[[S], T]) -> T:
        """What ``then`` makes of the answer to ``first``; whoever goes back from its first question
        answers ``first`` again."""
        plan = self.plan
        while True:
            answer = first()
            try:
                return then(answer)
            except BackError:
                self.extend(plan)
