"""Findings: what is wrong, where, which rule it breaks, and its fix if there is one.

The wording of the rules is in :mod:`cubaven_data.texts`; code refers to a rule by its id and
supplies the values for its message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cubaven_data.texts.wording import Language, Value, filled, quote, texts

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fix:
    """The only safe repair of a finding: the new content of its ``cell``.

    ``None`` if the repair is not of a single cell but puts the whole file into canonical form.
    """

    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule at one place.

    ``file`` is the path relative to the root, with forward slashes. ``line`` counts from 1; 0 means
    the whole file. ``column`` is blank if the finding is about the whole row or file. ``values``
    fill the placeholders in the rule's message and remedy. ``fix`` is set only if exactly one
    repair is possible and it is safe. ``warns`` is whether it is only a warning: something that a
    person should look at, and that may be right. ``id`` is the key of the row as written (see
    :class:`~cubaven_data.reading.rows.Row`); blank if the finding is not about a row, or if the
    row has none. ``old`` is whether the base has the finding too.
    """

    file: str
    line: int
    column: str
    rule: str
    values: Mapping[str, Value] = field(default_factory=dict)
    fix: Fix | None = None
    warns: bool = False
    id: str = ""
    old: bool = False

    @property
    def severity(self) -> Severity:
        """``warning`` or ``error``."""
        return "warning" if self.warns else "error"

    @property
    def place(self) -> str:
        """``line:column``, without the parts that do not apply."""
        return ":".join(filter(None, (str(self.line or ""), self.column)))

    @property
    def location(self) -> str:
        """``file:line:column``, without the parts that do not apply."""
        return ":".join(filter(None, (quote(self.file, len(self.file)), self.place)))

    @property
    def record(self) -> str:
        """The id for display; blank if there is none, or if the message quotes all its parts."""
        return "" if {*self.id.split()} <= {*self.values.values()} else quote(self.id)

    def message(self, language: Language = "en") -> str:
        """What is wrong, quoting the offending value."""
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

    def mark(self, language: Language = "en") -> str:
        """What to say before the message: that it is a warning, or that the base has it too."""
        says = texts(language)["says"]
        marks = [says["already"]] * self.old + [says["warning"]] * self.warns
        return f"{', '.join(marks)}: " if marks else ""

    def text(self, language: Language = "en", *, advised: bool = True) -> str:
        """The finding on one line: ``location id [rule] message; remedy``, the last if ``advised``.

        The id is left out if the message quotes it. A warning, and a finding that the base has too,
        say so before the message.
        """
        subject = f"{self.location} {self.record}".rstrip()
        said = self.advice(language) if advised else self.message(language)
        return f"{subject} [{self.rule}] {self.mark(language)}{said}"


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are not mere warnings."""
    return [finding for finding in findings if not finding.warns]


class DataError(Exception):
    """The data cannot be used; ``findings`` lists the reasons, the message the first 20."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("\n".join(finding.text() for finding in findings[:20]))

    def __reduce__(self) -> tuple[type[DataError], tuple[list[Finding]]]:
        """Pickles the findings, not the message."""
        return DataError, (self.findings,)
