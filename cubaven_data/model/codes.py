"""Code lists: the terms that a column may hold, and what to write for a wrong code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from cubaven_data.texts.spelling import alike


class AnyTerm(Protocol):
    """What every term of a code list has."""

    @property
    def code(self) -> str:
        """The code as cells write it."""

    @property
    def label_en(self) -> str:
        """The English label."""

    @property
    def label_es(self) -> str:
        """The Spanish label."""

    @property
    def replaced_by(self) -> str | None:
        """The code to use instead, for a code that is retired."""


T = TypeVar("T", bound=AnyTerm, covariant=True)


@dataclass(frozen=True, slots=True)
class Vocabulary(Generic[T]):
    """The terms of one code list by code, in the order of its file."""

    name: str
    terms: Mapping[str, T]

    @classmethod
    def of(cls, name: str, terms: Iterable[T]) -> Vocabulary[T]:
        """The vocabulary of these terms."""
        return cls(name, {term.code: term for term in terms})

    def __getitem__(self, code: str) -> T:
        return self.terms[code]

    def __contains__(self, code: str) -> bool:
        return code in self.terms

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that may be used, without those that are retired."""
        return tuple(code for code, term in self.terms.items() if term.replaced_by is None)

    def successor(self, code: str) -> str | None:
        """The code in use that a retired one leads to; ``None`` if there is none."""
        seen = {code}
        following = self.terms[code].replaced_by
        while following and following in self.terms and following not in seen:
            seen.add(following)
            code, following = following, self.terms[following].replaced_by
        return code if len(seen) > 1 and following is None else None

    def meant(self, word: str) -> str | None:
        """The code in use that the word can only mean: it differs in case, or has spaces or hyphens
        for underscores, or is the retired code of that spelling.

        ``None`` where there is none, or more than one.
        """
        spelled = [word] if word in self else [c for c in self.terms if _plain(c) == _plain(word)]
        if len(spelled) != 1:
            return None
        (code,) = spelled
        return code if self.terms[code].replaced_by is None else self.successor(code)

    def meant_by(self, word: str) -> str | None:
        """The one code that a word which is no code most likely stands for.

        It is that code or its label but for case, spacing, plural or a slip of the keyboard. A code
        that merely looks alike is not suggested: it would be accepted, and wrong.
        """
        names = {_folded(code): code for code in self.codes}
        for code in self.codes:
            for label in (self.terms[code].label_en, self.terms[code].label_es):
                names.setdefault(_folded(label), code)
        return next((names[name] for name in alike(_folded(word), [*names], 85)), None)


def _plain(word: str) -> str:
    return word.lower().replace(" ", "_").replace("-", "_")


def _folded(word: str) -> str:
    return _plain(word.strip().casefold()).rstrip("s")
