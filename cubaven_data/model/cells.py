"""Cell types: what a cell of each kind holds, how its text becomes a value, and what is released.

A type is an ``Annotated`` whose metadata is a :class:`Cell`: pydantic parses with it, schemas and
released columns are derived from it. A text that is not of the type fails with the id of the rule
it breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cubaven_data.model import citations, dates, values
from cubaven_data.model.characters import fault_in, is_formula, is_placeholder, slug
from cubaven_data.model.values import Json, ValueType
from cubaven_data.texts.wording import Value, Words

Context = Mapping[str, Any]


def broken(rule: str, **values: Value) -> PydanticCustomError:
    """The error that says which rule a text breaks, and the values that its message quotes."""
    # pydantic cannot carry halves of a character, which no file has but a Python text can.
    encodable = {
        name: value.encode("utf-8", "backslashreplace").decode() if type(value) is str else value
        for name, value in values.items()
    }
    return PydanticCustomError(rule, f"breaks the rule {rule}", encodable)


@dataclass(frozen=True)
class Cell:
    """What the cells of a column hold.

    ``holds`` names it in the reference. ``pattern`` is a regular expression for a whole cell;
    ``released`` is the type of its value in the release. ``signs`` may begin a text though they
    begin a formula in a spreadsheet; ``takes_placeholders`` is whether a word such as NA can be a
    value.

    As metadata of ``Annotated`` it is pydantic's validator of the column: it takes the text of a
    cell (``None`` if blank) and gives its value. The context of the validation may hold ``codes``
    (the code lists by name) and ``faulty`` (the columns whose cells are to be taken as blank).
    """

    holds: ClassVar[str] = "text"
    pattern: ClassVar[str] = ""
    released: ClassVar[ValueType] = values.TEXT
    signs: ClassVar[str] = ""
    takes_placeholders: ClassVar[bool] = False

    def parse(self, text: str, context: Context) -> Any:  # noqa: ANN401
        """The value of the text, which is not blank; raises what :func:`broken` returns."""
        return text

    def table_schema(self) -> Json:
        """Type and constraints of the cell in Table Schema."""
        return {"type": "string"} | (
            {"constraints": {"pattern": self.pattern}} if self.pattern else {}
        )

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """The values of the released columns (see :func:`released_columns`) for these values."""
        yield given

    def check_text(self, text: str) -> None:
        """Raises what :func:`broken` returns for a text that no column may hold."""
        if fault := fault_in(text):
            rule, values = fault
            raise broken(rule, **values)
        if is_formula(text) and text[0] not in self.signs:
            raise broken("formula", value=text)
        if is_placeholder(text) and not self.takes_placeholders:
            raise broken("blank-word", value=text)

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        def validate(text: str | None, info: core_schema.ValidationInfo) -> Any:  # noqa: ANN401
            context = info.context or {}
            if text is None:
                if info.field_name in context.get("faulty", ()):
                    return None
                raise broken("required")
            self.check_text(text)
            return self.parse(text, context)

        return core_schema.with_info_plain_validator_function(validate)


@dataclass(frozen=True)
class TextCell(Cell):
    """Text of one line, of at most so many words (0: any number)."""

    words: int = 0

    def parse(self, text: str, context: Context) -> str:
        """The text itself."""
        count = len(text.split())
        if self.words and count > self.words:
            raise broken("as-reported-length", value=text, count=str(count), limit=str(self.words))
        return text


@dataclass(frozen=True)
class Form(Cell):
    """Text of one form, the one that the pattern writes; else the rule is broken."""

    holds: ClassVar[str] = "form"
    rule: str = ""
    form: str = ""
    limit: int = 2000

    @property
    def pattern(self) -> str:  # type: ignore[override]
        """The form itself."""
        return self.form

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.form, re.ASCII)

    def parse(self, text: str, context: Context) -> str:
        """The text itself."""
        if len(text) > self.limit or not self._compiled.fullmatch(text):
            raise broken(self.rule, value=text, such=slug(text, self.limit))
        return text


@dataclass(frozen=True)
class Identifier(Form):
    """The id of the row itself: lower-case words and digits joined by hyphens."""

    holds: ClassVar[str] = "id"
    rule: str = "id-form"
    form: str = citations.ID
    limit: int = 80


@dataclass(frozen=True)
class Reference(Identifier):
    """The id of a record of one of the tables, of any table where none is named."""

    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Code(Cell):
    """A code of the vocabulary."""

    holds: ClassVar[str] = "code"
    released: ClassVar[ValueType] = values.CODE
    takes_placeholders: ClassVar[bool] = True
    vocabulary: str = ""

    def parse(self, text: str, context: Context) -> str:
        """The code itself."""
        vocabulary = context.get("codes", {}).get(self.vocabulary)
        if vocabulary is None:
            return text
        if text not in vocabulary:
            known = vocabulary.meant_by(text)
            suggested = Words(f'"{known}"', f"«{known}»") if known else " | ".join(vocabulary.codes)
            raise broken("code", value=text, vocabulary=self.vocabulary, known=suggested)
        if successor := vocabulary.successor(text):
            raise broken("code-retired", value=text, successor=successor)
        return text


@dataclass(frozen=True)
class DateCell(Cell):
    """An EDTF date; ``extent`` allows ``a/b``, ``ongoing`` ``..``, ``day`` nothing but a day."""

    holds: ClassVar[str] = "date"
    extent: bool = False
    ongoing: bool = False
    day: bool = False

    @property
    def pattern(self) -> str:  # type: ignore[override]
        """The forms allowed; whether the calendar has the day, a pattern cannot say."""
        if self.day:
            return dates.DAY
        forms = [dates.POINT, dates.BETWEEN]
        forms += [dates.EXTENT] * self.extent + [dates.ONGOING] * self.ongoing
        return f"({'|'.join(forms)})"

    def parse(self, text: str, context: Context) -> dates.Date:
        """The date."""
        try:
            date = dates.parse(text)
        except dates.DateError as error:
            raise broken(
                f"date-{error}", value=text, such=" | ".join(dates.meant_by(text)) or "2026-01-03"
            ) from error
        if (date.is_extent and not self.extent) or (date.is_ongoing and not self.ongoing):
            raise broken("date-form", value=text)
        if self.day and not re.fullmatch(self.pattern, text):
            raise broken("day", value=text)
        return date

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Texts, first and last days, precisions."""
        for part in ("text", *dates.PARTS):
            yield [date and getattr(date, part) for date in given]


@dataclass(frozen=True)
class Number(Cell):
    """A plain decimal number within inclusive bounds.

    Decimals do not end in 0: ``25.000`` is what Spanish texts print for twenty-five thousand.
    """

    holds: ClassVar[str] = "number"
    released: ClassVar[ValueType] = values.NUMBER
    signs: ClassVar[str] = "-"
    minimum: float | None = None
    maximum: float | None = None
    # One spelling of each number, and no more digits than a double-precision float can hold.
    pattern: ClassVar[str] = r"(0|-?[1-9]\d{0,8}|-?(0|[1-9]\d{0,8})\.\d{0,5}[1-9]|-?[1-9]\d{9,14})"

    def parse(self, text: str, context: Context) -> float:
        """The number."""
        if not re.fullmatch(self.pattern, text, re.ASCII):
            raise broken("number", value=text)
        number = float(text)
        if self.minimum is not None and number < self.minimum:
            raise broken("number-too-low", value=text, bound=f"{self.minimum:g}")
        if self.maximum is not None and number > self.maximum:
            raise broken("number-too-high", value=text, bound=f"{self.maximum:g}")
        return number

    def table_schema(self) -> Json:
        """A number within its bounds."""
        bounds = {"minimum": self.minimum, "maximum": self.maximum}
        given = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"type": "number"} | ({"constraints": given} if given else {})


@dataclass(frozen=True)
class NameList(Cell):
    """Names separated by ``; ``, none twice."""

    holds: ClassVar[str] = "names"
    released: ClassVar[ValueType] = values.NAMES

    def parse(self, text: str, context: Context) -> tuple[str, ...]:
        """The names in the order written."""
        names = tuple(text.split(citations.SEPARATOR))
        if len(set(names)) < len(names) or any(n != n.strip("; ") or not n for n in names):
            raise broken("list-form", value=text)
        return names

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Lists; an empty one for a blank cell."""
        yield [list(names or ()) for names in given]


@dataclass(frozen=True)
class CitationList(Cell):
    """Citations separated by ``; ``, none twice."""

    holds: ClassVar[str] = "citations"
    released: ClassVar[ValueType] = values.CITATIONS
    pattern: ClassVar[str] = rf"{citations.CITATION}(; {citations.CITATION})*"

    def parse(self, text: str, context: Context) -> tuple[citations.Citation, ...]:
        """The citations in the order written."""
        try:
            return citations.parse_citations(text)
        except citations.CitationError as error:
            raise broken(error.rule, value=error.part) from error

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Lists of citations by part; an empty one for a blank cell."""
        yield [[citation._asdict() for citation in cited or ()] for cited in given]


@dataclass(frozen=True)
class CitationCell(Cell):
    """One citation."""

    holds: ClassVar[str] = "citation"
    pattern: ClassVar[str] = citations.CITATION

    def parse(self, text: str, context: Context) -> citations.Citation:
        """The citation."""
        try:
            return citations.parse_citation(text)
        except citations.CitationError as error:
            raise broken(error.rule, value=error.part) from error

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Citations as they are written."""
        yield [citation and str(citation) for citation in given]
