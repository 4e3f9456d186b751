"""Code lists: the terms that a column can contain, and suggestions for wrong codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from cubaven_data.model.synonyms import NEAR, SAME, SAME_SIGNS, SIGNS, called, plain_word
from cubaven_data.texts.spelling import alike

FIXED = frozenset(
    (
        *("access", "coded", "conflict", "flag", "modality", "origin_type", "outcome", "plural"),
        *("standing", "state_controlled", "support"),
    )
)
"""The code lists to which no code can be added, because rules or sentences are made of each code;
all others may grow with the data."""
# Words with what joins or shortens them.
_SPELLED = re.compile(r"\w(?:[\w\s.'’-]*[\w.])?")
# What stands between several codes or labels, and between codes alone.
_BETWEEN = re.compile(r"\s*[;,/|&+()\n]\s*|\s+(?:and|or|y|e|o|u)\s+|\s+[-–—]\s+", re.IGNORECASE)
_BETWEEN_CODES = re.compile(r"[\s–—-]+")


class AnyTerm(Protocol):
    """The attributes that the terms of all code lists share."""

    @property
    def code(self) -> str:
        """The code, as written in cells."""

    @property
    def label_en(self) -> str:
        """The English label."""

    @property
    def label_es(self) -> str:
        """The Spanish label."""

    @property
    def replaced_by(self) -> str | None:
        """The code that replaces a retired one; ``None`` if the code is in use."""


T = TypeVar("T", bound=AnyTerm, covariant=True)


@dataclass(frozen=True, slots=True)
class Vocabulary(Generic[T]):
    """The terms of one code list, by code, in the order of its file."""

    name: str
    terms: Mapping[str, T]

    @classmethod
    def of(cls, name: str, terms: Iterable[T]) -> Vocabulary[T]:
        """A code list of these terms."""
        return cls(name, {term.code: term for term in terms})

    def __getitem__(self, code: str) -> T:
        return self.terms[code]

    def __contains__(self, code: str) -> bool:
        return code in self.terms

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in use, without retired ones."""
        return tuple(code for code, term in self.terms.items() if term.replaced_by is None)

    def successor(self, code: str) -> str | None:
        """The code in use that replaces a retired one, directly or through other retired codes.

        ``None`` if the code is in use, or if following ``replaced_by`` leads to no code in use.
        """
        seen = {code}
        following = self.terms[code].replaced_by
        while following and following in self.terms and following not in seen:
            seen.add(following)
            code, following = following, self.terms[following].replaced_by
        return code if len(seen) > 1 and following is None else None

    def meant(self, word: str) -> str | None:
        """The only code in use that the word can mean, for a safe repair; else ``None``.

        The word may differ from the code in case, or have spaces or hyphens for underscores, or be
        its label or another name, with or without accents; a retired code gives its successor.
        """
        signs = [code for code in self.codes if word in called(SAME_SIGNS, self.name, code)]
        if signs:
            return signs[0]
        if word not in self and not _SPELLED.fullmatch(word):
            # Another sign may have been meant: "CU?" says that it is not certain.
            return None
        plain = plain_word(word)
        spelled = [word] if word in self else [c for c in self.terms if plain_word(c) == plain]
        labelled = spelled or [c for c in self.terms if plain in self._labels(c)]
        found = labelled or [c for c in self.terms if plain in called(SAME, self.name, c)]
        if len(found) != 1:
            return None
        (code,) = found
        return code if self.terms[code].replaced_by is None else self.successor(code)

    def _labels(self, code: str) -> tuple[str, str]:
        term = self.terms[code]
        return plain_word(term.label_en), plain_word(term.label_es)

    def meant_by(self, word: str) -> str | None:
        """The code to suggest for a word that is not a code; ``None`` if no code is close enough.

        The word must be a code or label except for case, spacing, accents, a plural -s or a typing
        error (similarity of at least 85), or a word that may stand for the code. A weaker match is
        not suggested, because a wrong suggestion would be accepted and then pass validation.
        """
        if known := self.meant(word):
            return known
        for code in self.codes:
            if plain_word(word) in called(NEAR, self.name, code):
                return code
            if word in called(SIGNS, self.name, code):
                return code
        names: dict[str, set[str]] = {}
        for code in self.codes:
            for name in (code, self.terms[code].label_en, self.terms[code].label_es):
                names.setdefault(_folded(name), set()).add(code)
        # A label that two codes share names neither.
        found = (names[name] for name in alike(_folded(word), [*names], 85))
        return next((min(codes) for codes in found if len(codes) == 1), None)

    def listed_in(self, text: str) -> list[str]:
        """The codes of a text that lists several, in its order; none if a part of it is no code."""
        for between in (_BETWEEN, _BETWEEN_CODES):
            parts = [*filter(None, map(str.strip, between.split(text)))]
            found = [*dict.fromkeys(map(self.meant, parts))]
            if len(parts) > 1 and None not in found:
                return [code for code in found if code]
        return []


def _folded(word: str) -> str:
    return plain_word(word.casefold()).rstrip("s")
