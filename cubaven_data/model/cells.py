"""Cell types: what a cell can contain, how its text is parsed, and how its value is released.

A type is an ``Annotated`` with a :class:`Cell` as metadata. pydantic parses with it; schemas and
released columns are derived from it. Text that does not fit the type fails with the id of the rule
that it breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cubaven_data.model import citations, values
from cubaven_data.model.characters import (
    EXAMPLE_ID,
    RESERVED_IDS,
    calculates_nothing,
    faults_in,
    is_formula,
    slug,
    without_width,
)
from cubaven_data.model.codes import FIXED
from cubaven_data.model.line_breaks import at_breaks, between_digits, has_break
from cubaven_data.model.placeholders import PLACEHOLDERS, bare, is_placeholder
from cubaven_data.model.synonyms import SIGNS
from cubaven_data.model.values import Json, ValueType
from cubaven_data.model.written_forms import READINGS, offered_for
from cubaven_data.texts.wording import Value, Words, words

Context = Mapping[str, Any]


def broken(rule: str, **values: Value) -> PydanticCustomError:
    """The error for a text that breaks the rule, with the values for the rule's message."""
    # pydantic rejects lone surrogates. UTF-8 files cannot contain them, Python strings can.
    encodable = {
        name: value.encode("utf-8", "backslashreplace").decode() if type(value) is str else value
        for name, value in values.items()
    }
    return PydanticCustomError(rule, f"breaks the rule {rule}", encodable)


@dataclass(frozen=True)
class Cell:
    """The type of the cells of a column.

    ``holds`` is the name of the type in the field reference (a text of the section ``holds``).
    ``pattern`` is a regular expression for the whole cell; ``released`` is the type of the released
    value. ``signs`` lists the characters that a cell may begin with although spreadsheets take them
    for the start of a formula. ``placeholders`` are the words such as NA that can be a value.
    ``allows`` are the rules about characters that do not hold for it. ``separator`` is what stands
    between the values that it lists, if a line break may do so; ``between`` is what a character
    without width may stand for between two words.

    As metadata of ``Annotated``, it is the pydantic validator of the column: it takes the text of a
    cell (``None`` if blank) and returns its value. The validation context may contain ``codes``
    (the code lists by name), ``faulty`` (the required columns that may be blank, because their
    cells are known to break a rule) and ``exempt`` (pairs of a column and a rule about characters
    that its cell may break).
    """

    holds: ClassVar[str] = "text"
    pattern: ClassVar[str] = ""
    released: ClassVar[ValueType] = values.TEXT
    signs: ClassVar[str] = ""
    placeholders: ClassVar[frozenset[str]] = frozenset()
    allows: ClassVar[tuple[str, ...]] = ()
    separator: ClassVar[str] = ""
    between: ClassVar[tuple[str, ...]] = (" ",)

    def parse(self, text: str, context: Context) -> Any:  # noqa: ANN401
        """The value of a text that is not blank; raises the error of the rule that it breaks."""
        return text

    def can_hold(self, text: str) -> bool:
        """Whether the text is a value of this type, whatever the code lists say."""
        try:
            self.parse(text, {})
        except PydanticCustomError:
            return False
        return True

    def offered(self, text: str, readings: Iterable[str]) -> str:
        """Those readings of a text that the cell does not refuse, as a message offers them."""
        # The text itself was refused already, and may be its own reading.
        return " | ".join(one for one in readings if one != text and self._accepts(one))

    def _accepts(self, text: str) -> bool:
        return self.can_hold(text) and next(self.faults(text), None) is None

    def table_schema(self) -> Json:
        """The type and constraints of the cell in Table Schema."""
        return {"type": "string"} | (
            {"constraints": {"pattern": self.pattern}} if self.pattern else {}
        )

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """The values of each released column, in the order of ``released_columns``."""
        yield given

    def items(self, text: str) -> Sequence[str]:
        """The values that the text lists, each of which is checked as a whole cell is."""
        return (text,)

    def faults(self, text: str) -> Iterator[PydanticCustomError]:
        """The errors for text that the column may not contain, whatever its type."""
        if has_break(text):
            yield broken("cell-newline", value=text, such=self._on_one_line(text))
        for rule, told in faults_in(text):
            if rule in self.allows:
                continue
            # What would be a formula once it is mended is told to be one, and not to be mended.
            if made := self._made_formula(text, told.get("meant", "")):
                yield broken("formula", value=made)
            elif rule == "invisible-character":
                yield broken(rule, **told, such=self.visible_in(text))
            else:
                yield broken(rule, **told)
        for item in self.items(text):
            if is_placeholder(item):
                if bare(item) not in self.placeholders:
                    yield broken("blank-word", value=item)
            elif self._calculates(item):
                yield broken("formula", value=item)

    def visible_in(self, text: str) -> Value:
        """What to write instead of a text with invisible characters."""
        readings = without_width(text, self.between)
        return self.offered(text, readings) or words("says", "without-invisible")

    def _made_formula(self, text: str, meant: str) -> str:
        """The first item of the text that only begins like a formula in what is meant; the whole
        text if that has other items, blank if there is none."""
        before, after = self.items(text), self.items(meant)
        if len(before) != len(after):
            made = (one for one in after if self._calculates(one) and one not in before)
            return text if any(made) else ""
        pairs = zip(before, after, strict=True)
        made = (one for one, new in pairs if self._calculates(new) and not self._calculates(one))
        return next(made, "")

    def _calculates(self, text: str) -> bool:
        return bool(text) and is_formula(text) and not self.is_harmless(text)

    def _on_one_line(self, text: str) -> Value:
        readings = [*filter(self.can_hold, next(at_breaks(text, self.separator), ()))]
        # Joined, two values would be a third.
        if len(readings) < 2 and (numbers := between_digits(text)):
            return words("says", "two-numbers", first=numbers[0], last=numbers[1])
        return " | ".join(readings) or words("says", "no-break")

    def is_harmless(self, text: str) -> bool:
        """Whether a text that begins like a formula is none."""
        return text[0] in self.signs

    def __get_pydantic_core_schema__(self, _: object, __: GetCoreSchemaHandler) -> CoreSchema:
        def validate(text: str | None, info: core_schema.ValidationInfo) -> Any:  # noqa: ANN401
            context = info.context or {}
            if text is None:
                if info.field_name in context.get("faulty", ()):
                    return None
                raise broken("required")
            for error in self.faults(text):
                if (info.field_name, error.type) not in context.get("exempt", ()):
                    raise error
            return self.parse(text, context)

        return core_schema.with_info_plain_validator_function(validate)


@dataclass(frozen=True)
class TextCell(Cell):
    """A line of text, with at most ``words`` words (0: no limit)."""

    words: int = 0

    def parse(self, text: str, context: Context) -> str:
        """The text itself."""
        count = len(text.split())
        if self.words and count > self.words:
            raise broken("as-reported-length", value=text, count=str(count), limit=str(self.words))
        return text


@dataclass(frozen=True)
class TitleCell(TextCell):
    """A title, which may begin with @ or + and a word, as its text prints it."""

    def is_harmless(self, text: str) -> bool:
        """Whether it begins with a word or number, and calculates and calls nothing."""
        return calculates_nothing(text)


@dataclass(frozen=True)
class Form(Cell):
    """Text of at most ``limit`` characters that matches ``form``; otherwise it breaks ``rule``."""

    holds: ClassVar[str] = "form"
    rule: str = ""
    form: str = ""
    limit: int = 2000

    @property
    def pattern(self) -> str:  # type: ignore[override]
        """The regular expression ``form``."""
        return self.form

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.form, re.ASCII)

    def parse(self, text: str, context: Context) -> str:
        """The text itself."""
        if len(text) > self.limit or not self._compiled.fullmatch(text):
            raise broken(self.rule, value=text, such=self.instead_of(text))
        return text

    def instead_of(self, text: str) -> Value:
        """What to write instead of a text that is not of this form."""
        if self.rule in READINGS:
            return self.offered(text, offered_for(text, self.rule)) or words("says", self.rule)
        return self.offered(text, (slug(text, self.limit),)) or EXAMPLE_ID


@dataclass(frozen=True)
class Identifier(Form):
    """The row's own id: lower-case words and numbers joined by hyphens."""

    holds: ClassVar[str] = "id"
    between: ClassVar[tuple[str, ...]] = ("-",)
    rule: str = "id-form"
    form: str = citations.ID
    limit: int = 80

    def parse(self, text: str, context: Context) -> str:
        """The text itself."""
        if text in RESERVED_IDS:
            raise broken(self.rule, value=text, such=self.instead_of(text))
        return super().parse(text, context)

    def instead_of(self, text: str) -> Value:
        """What to write instead of a text that is no id; a date alone or a number is no name."""
        if text.casefold() in RESERVED_IDS:
            return words("says", "id-reserved", value=text, id=f"{text.casefold()}-1")
        such = super().instead_of(text)
        return such if re.search("[a-z]", str(such)) else EXAMPLE_ID


@dataclass(frozen=True)
class Reference(Identifier):
    """The id of a record in one of ``tables``, or in any table if none is listed."""

    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Code(Cell):
    """A code of the code list ``vocabulary``."""

    holds: ClassVar[str] = "code"
    released: ClassVar[ValueType] = values.CODE
    placeholders: ClassVar[frozenset[str]] = PLACEHOLDERS
    vocabulary: str = ""

    def faults(self, text: str) -> Iterator[PydanticCustomError]:
        """As of any text; of a sign that may stand for a code, it is told for which."""
        stands = text in " ".join(SIGNS.get(self.vocabulary, {}).values()).split()
        yield from () if stands else super().faults(text)

    def parse(self, text: str, context: Context) -> str:
        """The code itself."""
        vocabulary = context.get("codes", {}).get(self.vocabulary)
        if vocabulary is None:
            return text
        if text not in vocabulary:
            listed, known = vocabulary.listed_in(text), vocabulary.meant_by(text)
            offered = " | ".join(listed or vocabulary.codes)
            suggested = Words(f'"{known}"', f"«{known}»") if known else offered
            more = "" if self.vocabulary in FIXED else words("says", "more-codes")
            told = {"vocabulary": self.vocabulary, "known": suggested, "more": more}
            raise broken("code", value=text, **told)
        if successor := vocabulary.successor(text):
            raise broken("code-retired", value=text, successor=successor)
        return text
