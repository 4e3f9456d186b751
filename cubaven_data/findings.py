"""What a finding is, and the catalogue of rules that words it.

A rule's texts live in ``rules.toml`` and nowhere else; code names a rule by its id and supplies the
values that its message quotes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

Language = Literal["en", "es"]
_BLANK = {"en": "the blank cell", "es": "la celda en blanco"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue; every text is a mapping with the keys ``en`` and ``es``.

    ``example`` is as the catalogue writes it; :mod:`cubaven_data.checking.examples` reads it. ``repaired``
    says when ``cubaven validate --fix`` repairs a finding of the rule; it is empty for never.
    """

    id: str
    gate: int
    says: Mapping[str, str]
    why: Mapping[str, str]
    message: Mapping[str, str]
    remedy: Mapping[str, str]
    example: Mapping[str, Any]
    repaired: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fix:
    """The one safe repair of a finding: what its ``cell`` is to hold.

    ``None`` stands for no cell: the file as a whole is put into canonical form.
    """

    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, at one place, in terms of one rule.

    ``file`` is relative to the root with forward slashes; ``line`` counts from 1, and 0 stands for
    the whole file; ``column`` is blank where the finding is about the row or the file. ``values``
    fill the placeholders of the rule's message and remedy; what differs by language has two values,
    ``name_en`` and ``name_es``, for the placeholder ``name``. ``fix`` is there where one repair is
    safe and no other is possible.
    """

    file: str
    line: int
    column: str
    rule: str
    values: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None

    @property
    def place(self) -> str:
        """``line:column`` in the file, without the parts that do not apply."""
        return ":".join(filter(None, (str(self.line or ""), self.column)))

    @property
    def location(self) -> str:
        """``file:line:column``, without the parts that do not apply."""
        return ":".join(filter(None, (self.file, self.place)))

    def message(self, language: Language = "en") -> str:
        """What is wrong, the offending value quoted."""
        template = catalogue()[self.rule].message[language]
        if self.values.get("value") == "":
            template = re.sub(r"[\"«]\{value\}[\"»]", _BLANK[language], template)
        return _fill(template, self.values, language)

    def remedy(self, language: Language = "en") -> str:
        """What to write instead."""
        return _fill(catalogue()[self.rule].remedy[language], self.values, language)

    def advice(self, language: Language = "en") -> str:
        """What is wrong and what to write instead: message; remedy."""
        return f"{self.message(language)}; {self.remedy(language)}"

    def text(self, language: Language = "en") -> str:
        """The finding on one line: location, rule, message; remedy."""
        return f"{self.location} [{self.rule}] {self.advice(language)}"


class DataError(Exception):
    """Data that was asked for cannot be used; ``findings`` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("\n".join(finding.text() for finding in findings[:20]))


@cache
def catalogue() -> dict[str, Rule]:
    """Every rule by its id, in the order of the catalogue."""
    texts = tomllib.loads(
        Path(__file__).with_name("texts").joinpath("rules.toml").read_text(encoding="utf-8")
    )
    return {id_: Rule(id=id_, **entry) for id_, entry in texts.items()}


def quote(text: str, limit: int = 60) -> str:
    """The text as a message shows it: unprintable characters escaped, cut to a limit."""
    shown = text if len(text) <= limit else text[:limit] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


def _fill(template: str, values: Mapping[str, str], language: Language) -> str:
    named = {key.removesuffix(f"_{language}"): value for key, value in values.items()}
    return template.format_map({key: quote(str(value), 200) for key, value in named.items()})
