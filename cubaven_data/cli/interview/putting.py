"""How the question for a column is put, and what explains it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cubaven_data.cli.interview.prompts import Prompts
from cubaven_data.model.cells import Reference
from cubaven_data.model.codes import FIXED, AnyTerm, Vocabulary
from cubaven_data.model.columns import Column
from cubaven_data.model.lists import CitationList, ReferenceList
from cubaven_data.texts.spelling import folded
from cubaven_data.texts.wording import text, texts

_SHOWN = 12


@dataclass(frozen=True)
class Question:
    """The question for a column.

    ``codes`` are those that fit, of the code list ``vocabulary``. ``needed`` is the rule by which
    the column may not be blank in the row, if there is one; ``open`` is whether it may be blank.
    ``readings`` are what a refused answer can have meant, ``examples`` what other rows hold,
    ``language`` that of the text whose words are asked for. ``ends`` are what the row can refer to
    in the column, where its kind or measure decides that.
    """

    prompts: Prompts
    column: Column
    codes: Sequence[str]
    vocabulary: Vocabulary[AnyTerm] | None
    needed: str
    open: bool
    readings: Sequence[str] = ()
    examples: Sequence[str] = ()
    language: str = ""
    ends: Sequence[str] = ()

    @property
    def grows(self) -> bool:
        """Whether a code can be added to the code list."""
        return self.vocabulary is not None and self.vocabulary.name not in FIXED

    @property
    def offered(self) -> Mapping[str, str]:
        """The codes that fit and their labels, or the readings of a refused answer."""
        labels = {code: self._said(code, "label") for code in self.codes}
        return labels | dict.fromkeys(self.readings, "")

    def put(self, *, again: bool) -> None:
        """Puts the question: what the column holds, and what can be answered."""
        prompts, column = self.prompts, self.column
        marks = [column.name, *([prompts.said("may-be-blank")] if self.open else [])]
        prompts.tell("")
        prompts.tell(f"{column.means.within(prompts.language)} ({', '.join(marks)})")
        if self.needed not in ("", "required"):
            rule = texts(prompts.language)["rules"][self.needed]
            prompts.tell(prompts.said("needed", reason=rule["says"]))
        if len(self.codes) <= _SHOWN and not again:
            self._define()
        hint = "codes" if self.codes else "ids" if isinstance(column.cell, Reference) else ""
        hint = "which-text" if isinstance(column.cell, CitationList) else hint and f"hint-{hint}"
        if hint:
            prompts.tell(prompts.said(hint))
        if self.ends:
            prompts.tell(prompts.said("hint-ends", ends=", ".join(self.ends)))
        if isinstance(column.cell, ReferenceList):
            prompts.tell(prompts.said("hint-several"))
        if self.language:
            prompts.tell(prompts.said("in-the-words", language=self.language))
        if len(self.readings) == 1:
            prompts.tell(prompts.said("reading", value=self.readings[0]))

    def explain(self) -> None:
        """Says what each code means, or what a cell of the column looks like, and what else can be
        answered."""
        prompts = self.prompts
        self._define()
        if not self.codes:
            prompts.tell(self._form())
            for example in self.examples:
                prompts.tell(f"  {prompts.said('example', value=example)}")
        if self.grows:
            prompts.tell(prompts.said("add"))
        prompts.tell(prompts.said("commands"))

    def _form(self) -> str:
        cell, language = self.column.cell, self.prompts.language
        if isinstance(cell, Reference):
            return self.prompts.said("help-search")
        if isinstance(cell, CitationList):
            return self.prompts.said("citations")
        forms = {"date": "date-forms", "number": "number-forms", "whole-number": "number-forms"}
        if cell.holds in forms:
            return text("says", forms[cell.holds], language)
        return text("holds", cell.holds, language)

    def _define(self) -> None:
        for code in self.codes:
            self.prompts.tell(f"  {self.defined(code)}")

    def defined(self, code: str) -> str:
        """The code with what it is called and means, as far as that says more than the code."""
        label, meaning = self._said(code, "label"), self._said(code, "definition")
        parts = [label] if folded(label) != folded(code.replace("_", " ")) else []
        # What is said of several codes alike tells none of them from the others.
        if [self._said(one, "definition") for one in self.codes].count(meaning) < 2:
            parts.append(meaning)
        return f"{code}  {': '.join(parts)}"

    def _said(self, code: str, part: str) -> str:
        assert self.vocabulary is not None
        return str(getattr(self.vocabulary[code], f"{part}_{self.prompts.language}"))
