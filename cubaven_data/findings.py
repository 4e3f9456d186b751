"""What a finding is: one thing that is wrong, where, by which rule, and how it is repaired.

The words of a rule stand in :mod:`cubaven_data.texts`; code names a rule by its id and supplies the
values that its message quotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cubaven_data.texts.wording import Language, Value, filled, texts


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
    fill the placeholders of the rule's message and remedy. ``fix`` is there where one repair is
    safe and no other is possible.
    """

    file: str
    line: int
    column: str
    rule: str
    values: Mapping[str, Value] = field(default_factory=dict)
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
        template = texts(language)["rules"][self.rule]["message"]
        if self.values.get("value") == "":
            template = re.sub(r"[\"«]\{value\}[\"»]", texts(language)["says"]["blank"], template)
        return filled(template, self.values, language)

    def remedy(self, language: Language = "en") -> str:
        """What to write instead."""
        return filled(texts(language)["rules"][self.rule]["remedy"], self.values, language)

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
