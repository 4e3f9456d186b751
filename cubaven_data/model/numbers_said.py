"""The numbers that a text says, in digits or words, in English or Spanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from typing import Literal, NamedTuple

from cubaven_data.model import number_words
from cubaven_data.model.digits_said import GROUP, digits_said
from cubaven_data.model.numerals import LONGEST, numeral
from cubaven_data.texts.wording import LANGUAGES, Language

Kind = Literal["number", "one", "few", "none", "not", "vague", "percent", "part", "share"]


class Said(NamedTuple):
    """A number as a text says it: its words, and the values that it can have, the likeliest first.

    ``kind`` is ``number`` or ``none`` for what is surely a number; ``one`` may be an article,
    ``not`` a negation and ``few`` one or two of something else; ``vague`` is a word in place of a
    number, ``percent`` a percentage and ``part`` a fraction in percent; of a ``share``, a multiple,
    nobody knows how many it is.
    """

    text: str
    values: tuple[Decimal, ...]
    kind: Kind = "number"


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class _Read(NamedTuple):
    """Values, the kind of number, and the token after it."""

    values: tuple[Decimal, ...]
    kind: Kind
    after: int


# Digits in groups of three after a space, or with points and commas; words; marks. A hyphen within
# a word is no mark: thirty-two is read as thirty two. Digits after a letter are a name: F16.
_TOKEN = re.compile(
    rf"(?:(?<=\s)-|^-)?(?<![^\W_])(?:\d{{1,3}}(?:{GROUP}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|(?<=\d)(?:\.?[ºª°]|[^\W\d_]+)|[^\W\d_]+|\n|\s-\s|[^\w\s-]"
)


def numbers_said(text: str, languages: Sequence[Language] = LANGUAGES) -> tuple[Said, ...]:
    """Every number in the text, in its order; decades and centuries in years.

    Ordinals and digits within names are no numbers.
    """
    return _numbers_said(text, tuple(languages))


# Several rules read the words of a row.
@lru_cache(4_000)
def _numbers_said(text: str, languages: tuple[Language, ...]) -> tuple[Said, ...]:
    return tuple(_read(_Reader(text, languages)))


def _read(reader: _Reader) -> Iterator[Said]:
    reads = reader.reads()
    following = next(reads, None)
    while following:
        (read, at), following = following, next(reads, None)
        values = reader.shared(read, at, *following) if following else read.values
        first, last = reader.tokens[at], reader.tokens[read.after - 1]
        yield Said(reader.text[first.start : last.end], values, read.kind)


class _Reader:
    """The tokens of a text and the words of its languages."""

    def __init__(self, text: str, languages: tuple[Language, ...]) -> None:
        self.languages = languages
        self.text = text
        self.tokens = [_Token(m[0], *m.span()) for m in _TOKEN.finditer(text)]
        self._words = [unicodedata.normalize("NFC", t.text.casefold()) for t in self.tokens]
        self._units = number_words.joined(number_words.UNITS, languages)
        self._parts = number_words.joined(number_words.PARTS, languages)
        self._articles = number_words.listed(number_words.ARTICLES, languages)
        self._one = number_words.listed(number_words.ONE, languages)
        self._leading = number_words.listed(number_words.LEADING, languages)

    def reads(self) -> Iterator[tuple[_Read, int]]:
        """Each number with the token with which it begins."""
        at = 0
        while at < len(self.tokens):
            read = self.read(at)
            if read and read.values:
                yield read, at
            at = read.after if read else at + 1

    def read(self, at: int) -> _Read | None:
        """The number that begins with the token."""
        words = self._phrase(at, "vague") or self._few(at)
        number = words or self._fraction(at) or self._number(at)
        return number or self._phrase(at, "none") or self._phrase(at, "not")

    def shared(self, read: _Read, at: int, after: _Read, start: int) -> tuple[Decimal, ...]:
        """The values of a number that can share the unit of the next.

        In a range such as *20 to 30 thousand* it does; in *20 to 30,000* nobody knows.
        """
        first, last = (self.tokens[one.after - 1] for one in (read, after))
        between = self.text[first.end : self.tokens[start].start].strip(" ").casefold()
        is_range = between in number_words.TO or self._word(at - 1) in number_words.RANGE
        in_digits = last.text[-1].isdigit()
        if (
            between not in number_words.BETWEEN
            or first.text.casefold() in self._units
            or read.kind not in ("number", "one")
            or (in_digits and not (is_range and first.text.isdecimal()))
        ):
            return read.values
        # Only a smaller number leaves its unit to the next: 500 to 3 thousand has none.
        units, count = self._shared_units(after), after.values[0]
        shared = [
            value * max((unit for unit in units if value < count / unit), default=1)
            for value in read.values
        ]
        only = is_range and not in_digits
        return tuple(dict.fromkeys(shared if only else [*read.values, *shared]))

    def _shared_units(self, read: _Read) -> list[int]:
        """What the end of a number multiplies by: *4 mil millones* by a million, and a thousand
        of them."""
        if self.tokens[read.after - 1].text[-1].isdigit():
            return [1000] if read.values[0] % 1000 == 0 else []
        units, by = [], 1
        for word in reversed(self._words[: read.after]):
            if word not in self._units:
                break
            by *= self._units[word]
            units.append(by)
        return units

    def _phrase(self, at: int, kind: Kind) -> _Read | None:
        for phrase, number, its_kind in _phrases(self.languages).get(self._word(at), ()):
            if kind == its_kind and self._follows(at, phrase):
                return _Read((Decimal(number),), kind, at + len(phrase.split()))
        return None

    def _few(self, at: int) -> _Read | None:
        """One or two, if no unit follows: *a couple of dozen* is no number."""
        few = self._phrase(at, "few")
        return None if few and self._word(self._past_of(few.after)) in self._units else few

    def _fraction(self, at: int) -> _Read | None:
        """A part of a unit, which is a number (*half a million*), or of something else."""
        numeral = self._numeral(at)
        given = numeral.after if numeral else at + (self._word(at) in self._articles)
        name = self._word(given)
        if name not in self._parts:
            name = f"{name} {self._word(given + 1)}"
        part = self._parts.get(name)
        if not part or (given == at and name not in number_words.ALONE):
            return numeral and self._one_in(numeral)
        over = numeral.values[0] if numeral else Decimal(1)
        after = given + len(name.split())
        of = self._past_of(after)
        of += self._word(of) in self._articles
        if unit := self._units.get(self._word(of)):
            return _Read((over * unit / part,), "number", of + 1)
        return _Read(_in_percent(over / part), "part", after)

    def _one_in(self, over: _Read) -> _Read | None:
        """A fraction such as *one in five*."""
        for phrase in number_words.IN:
            under = over.after + len(phrase.split())
            if self._follows(over.after, phrase) and (of := self._numeral(under)):
                few, many = over.values[0], of.values[0]
                # Neither 5 in 10 years nor 1 in 2019 is one.
                if few < many and (phrase != "in" or (few == 1 and many <= 100)):
                    return _Read(_in_percent(few / many), "part", of.after)
        return None

    def _number(self, at: int) -> _Read | None:
        counted = self._counted(at)
        return counted and self._with_margin(self._with_rest(counted))

    def _counted(self, at: int) -> _Read | None:
        """A number with its unit."""
        numeral = self._numeral(at) or self._one_unit(at)
        if numeral is None:
            return None
        values, kind, after = numeral
        if self._is_ordinal(after):
            return _Read((), "number", after + 1)
        # Where the numeral is in words, its unit is one of them: dos millones y medio.
        values, after = self._with_half(values, self._units.get(self._word(after - 1), 1), after)
        while unit := self._units.get(self._word(after)):
            units = (unit, *number_words.OR_ELSE.get(self._word(after), ()))
            values, kind = tuple(value * one for one in units for value in values), "number"
            values, after = self._with_half(values, unit, after + 1)
        for phrase in (*number_words.PERCENT, *number_words.TIMES):
            if self._follows(after, phrase):
                shared: Kind = "percent" if phrase in number_words.PERCENT else "share"
                return _Read(values, shared, after + len(phrase.split()))
        vague = self._word(at - 1) in self._leading and not self.tokens[at].text[0].isdigit()
        return _Read(values, "vague" if vague else kind, after)

    def _with_rest(self, read: _Read) -> _Read:
        """The number and what follows in smaller units: *1 millón 200 mil*, *3 mil 500*."""
        unit = self._units.get(self._word(read.after - 1), 0)
        while unit and read.kind == "number" and len(read.values) == 1:
            rest = self._counted(read.after)
            if rest is None or rest.kind != "number" or len(rest.values) != 1:
                break
            own = self._units.get(self._word(rest.after - 1), 0)
            hundreds = self._word(read.after - 1) == "mil" and rest.values[0] >= 100
            if rest.values[0] >= unit or own >= unit or not (own or hundreds):
                break
            read, unit = _Read((read.values[0] + rest.values[0],), "number", rest.after), own
        return read

    def _with_margin(self, read: _Read) -> _Read:
        """The number and its bounds: *80±10*."""
        for mark in ("±", "+ /"):
            after = read.after + len(mark.split())
            if self._follows(read.after, mark) and (margin := self._counted(after)):
                pairs = [*product(read.values, margin.values)]
                bounds = [bound for value, by in pairs for bound in (value - by, value + by)]
                return _Read((*read.values, *bounds), margin.kind, margin.after)
        return read

    def _one_unit(self, at: int) -> _Read | None:
        """One, where a unit follows that does not say how many: *a dozen*, *década y media*."""
        begins = at + (self._word(at) in self._articles)
        if self._word(begins) not in self._units or self._phrase(begins, "vague"):
            return None
        half = any(self._follows(begins + 1, phrase) for phrase in number_words.AND_A_HALF)
        return _Read((Decimal(1),), "number", begins) if begins > at or half else None

    def _is_ordinal(self, after: int) -> bool:
        """Whether the token ends an ordinal that the digits before it begin."""
        joined = self._word(after) and self.tokens[after].start == self.tokens[after - 1].end
        return bool(joined) and self._word(after).lstrip(".") in number_words.ORDINALS

    def _with_half(
        self, values: tuple[Decimal, ...], unit: int, after: int
    ) -> tuple[tuple[Decimal, ...], int]:
        """The values and a half more, where the words say so."""
        for phrase in number_words.AND_A_HALF:
            if self._follows(after, phrase):
                half = Decimal(unit) / 2
                return tuple(value + half for value in values), after + len(phrase.split())
        return values, after

    def _numeral(self, at: int) -> _Read | None:
        """Digits, or the longest run of words that the library reads as one number."""
        if at >= len(self.tokens):
            return None
        text = self.tokens[at].text
        if text[-1].isdigit():
            return _Read(digits_said(text, self.languages), "number", at + 1)
        found = numeral(self._words[at : at + LONGEST], self._word(at - 1), self.languages)
        if found is None:
            return None
        value, count = found
        is_one = count == 1 and self._word(at) in self._one
        return _Read((value,), "one" if is_one else "number", at + count)

    def _past_of(self, at: int) -> int:
        return at + (self._word(at) in ("of", "de"))

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _follows(self, at: int, phrase: str) -> bool:
        # Most words begin no phrase, and a text has many.
        if not phrase.startswith(self._word(at) or " "):
            return False
        words = phrase.split()
        return self._words[at : at + len(words)] == words


def _in_percent(fraction: Decimal) -> tuple[Decimal, ...]:
    """The fraction in percent, with all decimals that a cell may have."""
    return tuple(dict.fromkeys(round(100 * fraction, decimals) for decimals in range(5)))


@cache
def _phrases(languages: tuple[Language, ...]) -> dict[str, list[tuple[str, int, str]]]:
    """The phrases with their numbers and kinds, by the first of their words."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for one in number_words.phrases(languages):
        found.setdefault(one[0].split()[0], []).append(one)
    return found
