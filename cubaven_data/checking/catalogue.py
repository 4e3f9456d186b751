"""The catalogue of rules: the gate, the texts and the example of each rule."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cubaven_data.texts.wording import LANGUAGES, Language, texts


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``example`` is its entry in ``catalogue.toml``, parsed by :mod:`.examples`.

    ``gate`` is 1, 2 or 3, or 0 for rules outside the gates, which compare citations with saved
    texts.
    """

    id: str
    gate: int
    example: Mapping[str, Any] = field(default_factory=dict)

    def says(self, language: Language) -> str:
        """The rule, as a sentence about correct data."""
        return str(self._texts(language)["says"])

    def why(self, language: Language) -> str:
        """The reason for the rule."""
        return str(self._texts(language)["why"])

    def remedy(self, language: Language) -> str:
        """The template of the remedy: what to write instead."""
        return str(self._texts(language)["remedy"])

    def repaired(self, language: Language) -> str:
        """When ``cubaven validate --fix`` repairs a finding of the rule; blank if never."""
        return self._texts(language).get("repaired", "")

    def warns(self, language: Language) -> str:
        """When a finding of the rule is only a warning; blank if never."""
        return self._texts(language).get("warns", "")

    def in_words(self, form: str, language: Language) -> str:
        """The ``wrong`` or ``right`` example in words; blank if cells or files illustrate it."""
        return self._texts(language).get(form, "")

    def _texts(self, language: Language) -> Mapping[str, str]:
        rules: Mapping[str, Mapping[str, str]] = texts(language)["rules"]
        return rules[self.id]


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by id, in the order of the catalogue."""
    text = Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8")
    return {id_: Rule(id=id_, **entry) for id_, entry in tomllib.loads(text).items()}


def is_repaired(rule: str) -> bool:
    """Whether ``cubaven validate --fix`` repairs any findings of the rule."""
    return bool(catalogue()[rule].repaired(LANGUAGES[0]))
