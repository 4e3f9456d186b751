"""Cell types that hold several values, and citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic_core import PydanticCustomError

from cubaven_data.model import citations, values, written_citations
from cubaven_data.model.cells import Cell, Context, Form, Reference, broken
from cubaven_data.model.characters import squeezed
from cubaven_data.model.languages import in_both
from cubaven_data.model.line_breaks import has_break, on_one_line
from cubaven_data.model.values import ValueType
from cubaven_data.model.written_forms import offered_for
from cubaven_data.texts.wording import Value, words

# At the beginning of a name: the mark of a list, or the number or letter of its item.
_BULLET = re.compile(
    r"(?:^|(?<=[;\n]))[^\S\n]*(?:[•◦▪▫‣●○■□]|[*·–—-](?=\s)|\w{1,2}\)(?=\s))[^\S\n]*"
)
# Two names with their numbers; after one, the point may be part of a name.
_NUMBERED = re.compile(r"1\. [^;\n]+[;\n]\s*2\. ")
_NUMBER = re.compile(r"(?:^|(?<=[;\n]))[^\S\n]*\d{1,2}\.[^\S\n]+")
# A list as a program prints it, each name in quotes: ['A', 'B'], {'A'} or "A"; "B". In
# {'en': 'A', 'es': 'B'}, every second one is a name.
_QUOTED = r"'([^']+)'|\"([^\"]+)\""
_ONE = r"""(?:'[^']+'|"[^"]+")"""
_OF_PROGRAMS = re.compile(
    rf"""[\[({{] ?{_ONE}(?P<named> ?:)?(?:[,;:]? ?{_ONE})*,? ?[\])}}]|"[^"]+"(?:[,;] ?"[^"]+")+"""
)
# A list in quotes as a whole: "A; B".
_IN_QUOTES = re.compile(r"[\"“«]([^\"“”«»]*;[^\"“”«»]*)[\"”»]")


@dataclass(frozen=True)
class Place(Form):
    """A place in a text; a range of paragraphs, pages or rows runs forwards."""

    rule: str = "locator-form"
    form: str = citations.LOCATOR

    def parse(self, text: str, context: Context) -> str:
        """The text itself."""
        if not citations.is_locator(text):
            raise broken(self.rule, value=text, such=self.instead_of(text))
        return text


_PLACE = Place()


@dataclass(frozen=True)
class NameList(Cell):
    """Names separated by ``; ``, without duplicates."""

    holds: ClassVar[str] = "names"
    released: ClassVar[ValueType] = values.NAMES
    between: ClassVar[tuple[str, ...]] = (citations.SEPARATOR, " ")

    def faults(self, text: str) -> Iterator[PydanticCustomError]:
        """The errors for a text or a name in it that the column may not contain."""
        mark = _NUMBER if _NUMBERED.match(text) else _BULLET
        bare, bullets = mark.subn("", text)
        if has_break(text) or bullets:
            listed = _separated(bare, "[;\n\u2028\u2029]")
            # What stands on two lines may be one name or two, unless bullets tell them apart.
            one_line = map(names_in, on_one_line(bare)) if bullets < 2 else ()
            such = " | ".join(dict.fromkeys((listed, *one_line)))
            yield broken("list-form", value=text, such=such or words("says", "blank"))
        elif "\t" in text.strip():
            # What a tab parts may be one name or two.
            such = " | ".join(dict.fromkeys((_separated(text, "[;\t]"), names_in(squeezed(text)))))
            yield broken("list-form", value=text, such=such)
        elif "|" in text:
            yield broken("list-form", value=text, such=_separated(text, "[;|]"))
        elif match := _OF_PROGRAMS.fullmatch(text):
            names = [a or b for a, b in re.findall(_QUOTED, match[0])]
            names = names[1::2] if match["named"] else names
            yield broken("list-form", value=text, such=citations.SEPARATOR.join(names))
        elif match := _IN_QUOTES.fullmatch(text):
            yield broken("list-form", value=text, such=names_in(match[1]) or words("says", "blank"))
        elif both := in_both(text):
            yield broken("list-form", value=text, such=citations.SEPARATOR.join(both))
        yield from super().faults(text)

    def items(self, text: str) -> Sequence[str]:
        """The names, if the text is a list of them."""
        return text.split(citations.SEPARATOR) if text == names_in(text) else (text,)

    def parse(self, text: str, context: Context) -> tuple[str, ...]:
        """The names, in the order of the cell."""
        if text != (such := names_in(text)):
            raise broken("list-form", value=text, such=such or words("says", "blank"))
        names = tuple(text.split(citations.SEPARATOR))
        # A text may print a name without its accents. Of two names that differ in capitals alone,
        # which is right is not for a program to say.
        last = {name.casefold(): name for name in names}
        if len(last) < len(names):
            first = last | {name.casefold(): name for name in reversed(names)}
            such = " | ".join(map(citations.SEPARATOR.join, (first.values(), last.values())))
            raise broken("list-form", value=text, such=such)
        return names

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Lists of names; a blank cell gives an empty list."""
        yield [list(names or ()) for names in given]


def names_in(text: str) -> str:
    """The names that semicolons separate, each once, as a list is written."""
    return _separated(text, ";")


def _separated(text: str, by: str) -> str:
    names = filter(None, (name.strip() for name in re.split(by, text)))
    return citations.SEPARATOR.join(dict.fromkeys(names))


@dataclass(frozen=True)
class ReferenceList(Reference):
    """Ids of records in one of ``tables``, separated by ``; ``, without duplicates."""

    holds: ClassVar[str] = "ids"
    released: ClassVar[ValueType] = values.IDS
    separator: ClassVar[str] = citations.SEPARATOR

    @property
    def pattern(self) -> str:  # type: ignore[override]
        """One id or more."""
        return rf"{self.form}(; {self.form})*"

    def items(self, text: str) -> Sequence[str]:
        """The ids."""
        return text.split(citations.SEPARATOR)

    def parse(self, text: str, context: Context) -> tuple[str, ...]:  # type: ignore[override]
        """The ids, in the order of the cell."""
        ids = tuple(text.split(citations.SEPARATOR))
        listed = _separated(text, "[;,]")
        if len({*ids}) < len(ids) or ("," in text and self.can_hold(listed)):
            raise broken("list-form", value=text, such=listed)
        return tuple(super(ReferenceList, self).parse(id_, context) for id_ in ids)

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Lists of ids; a blank cell gives an empty list."""
        yield [list(ids or ()) for ids in given]


def _broken(cell: Cell, text: str, error: citations.CitationError) -> PydanticCustomError:
    such: dict[str, Value] = {}
    if error.rule == _PLACE.rule:
        bare = error.part.rstrip(" ,;")
        such["such"] = bare if _PLACE.can_hold(bare) else _PLACE.instead_of(error.part)
        cited = next(one for one in text.split(citations.SEPARATOR) if f"#{error.part}" in one)
        several = cell.offered(cited, written_citations.of_several_places(cited))
        if several and not offered_for(error.part, error.rule):
            return broken(error.rule, value=cited, such=several)
    elif error.rule == "citation-syntax":
        earlier, _, _ = text.partition(f"{citations.SEPARATOR}{error.part}")
        before = "" if earlier == text else earlier.split(citations.SEPARATOR)[-1]
        offered = cell.offered(error.part, written_citations.readings(error.part, before))
        such["such"] = offered or words("says", error.rule)
    return broken(error.rule, value=error.part, **such)


@dataclass(frozen=True)
class CitationList(Cell):
    """Citations separated by ``; ``, without duplicates."""

    holds: ClassVar[str] = "citations"
    released: ClassVar[ValueType] = values.CITATIONS
    separator: ClassVar[str] = citations.SEPARATOR
    pattern: ClassVar[str] = rf"{citations.CITATION}(; {citations.CITATION})*"

    def parse(self, text: str, context: Context) -> tuple[citations.Citation, ...]:
        """The citations, in the order of the cell."""
        try:
            return citations.parse_citations(text)
        except citations.CitationError as error:
            raise _broken(self, text, error) from error

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Lists of citations split into their parts; a blank cell gives an empty list."""
        yield [[values.citation_parts(citation) for citation in cited or ()] for cited in given]


@dataclass(frozen=True)
class CitationCell(Cell):
    """A single citation."""

    holds: ClassVar[str] = "citation"
    pattern: ClassVar[str] = citations.CITATION

    def parse(self, text: str, context: Context) -> citations.Citation:
        """The citation."""
        try:
            return citations.parse_citation(text)
        except citations.CitationError as error:
            raise _broken(self, text, error) from error

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """The citations as text, in the form of the cell."""
        yield [citation and str(citation) for citation in given]
