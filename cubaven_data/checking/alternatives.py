"""Gate 1 for alternatives: the rules of a record, asked of it with each other value."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from operator import attrgetter

from cubaven_data.checking.rules import RULES, WITHIN_ROWS
from cubaven_data.findings import Finding
from cubaven_data.reading.loading import Loaded

_TOLD = frozenset(("told-before", "end-told-before", "expected-before"))
_BY_ITS_TEXT = {*_TOLD, "reported-digits", "reported-date"}
_POSSIBLE = frozenset(("whole-number", "count-possible", "year-as-day", "language-of-column"))
_ENDS = frozenset(("relation-ends", "relation-tables", "relation-to-itself", "figure-about"))
_SURE = _TOLD | _POSSIBLE | _ENDS
_OF_A_RECORD = {*WITHIN_ROWS, *_SURE, "figure-event-date", "part-date"}


def in_alternatives(
    data: Loaded, rules: Collection[str], found: Collection[Finding]
) -> Iterator[Finding]:
    """What these rules find in a record only with another value for one of its cells.

    A value that no such record can have, or that its own text cannot give, is an error. One that
    does not go with the rest of the record is only a warning, and none if another cell has other
    values too: they may belong together. ``found`` is what was found without alternatives.
    """
    known = {_key(finding) for finding in found}
    told = {(finding.id, finding.rule) for finding in found}
    fields: dict[str, set[str]] = {}
    for one in data.others:
        fields.setdefault(one.record.id, set()).add(one.column.name)
    for rule in (rule for rule in rules if rule in _OF_A_RECORD):
        for finding in filter(attrgetter("id"), RULES[rule](data.varied)):
            other = data.others[finding.line]
            # Dates and words of the record are those of its own texts, not of this one.
            is_of_it = finding.column == other.column.name or rule not in _BY_ITS_TEXT
            is_new = _key(finding) not in known and (other.row.id, rule) not in told
            sure = rule in _SURE
            if is_of_it and is_new and (sure or len(fields[finding.id]) == 1):
                own = other.row.fault("value", rule, **finding.values)
                yield replace(own, warns=finding.warns or not sure)


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.id, finding.rule, *finding.values.items()
