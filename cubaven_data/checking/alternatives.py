"""Gate 1 for alternatives: the rules of a record, asked of it with each other value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, islice
from operator import attrgetter

from cubaven_data.checking.rules import RULES, WITHIN_ROWS
from cubaven_data.findings import Finding
from cubaven_data.reading.alternatives import Other
from cubaven_data.reading.loading import Loaded
from cubaven_data.texts.wording import words

_TOLD = frozenset(("told-before", "end-told-before", "expected-before"))
_BY_ITS_TEXT = {*_TOLD, "reported-digits", "reported-date"}
_POSSIBLE = frozenset(("whole-number", "count-possible", "year-as-day", "language-of-column"))
_ENDS = frozenset(("relation-ends", "relation-tables", "relation-to-itself", "figure-about"))
_SURE = _TOLD | _POSSIBLE | _ENDS
# The words of a record are not those of the text that has another currency, period or bound.
_OF_ITS_WORDS = {"reported-unit", "reported-qualifier", "reported-thousands"}
_OF_A_RECORD = {*WITHIN_ROWS, *_SURE, "figure-event-date", "part-date"} - _OF_ITS_WORDS


# Three cells of a record are in order at most: low, best and high.
_FURTHER = 2
# A record may have thousands of other values; a warning too many does no harm.
_TRIED = 1000


def in_alternatives(
    data: Loaded, rules: Collection[str], found: Collection[Finding]
) -> Iterator[Finding]:
    """What these rules find in a record only with another value for one of its cells.

    A value that no such record can have, or that its own text cannot give, is an error. One that
    does not go with the rest of the record is only a warning, and none if it does together with
    other values for other cells. ``found`` is what was found without alternatives.
    """
    known = {_key(finding) for finding in found}
    told = {(finding.id, finding.rule) for finding in found}
    of_record: dict[str, list[Other]] = {}
    for one in data.others:
        of_record.setdefault(one.record.id, []).append(one)
    for rule in (rule for rule in rules if rule in _OF_A_RECORD):
        for finding in filter(attrgetter("id"), RULES[rule](data.varied)):
            other = data.others[finding.line]
            # Dates and words of the record are those of its own texts, not of this one.
            is_of_it = finding.column == other.column.name or rule not in _BY_ITS_TEXT
            is_new = _key(finding) not in known and (other.row.id, rule) not in told
            sure = rule in _SURE
            if is_of_it and is_new and (sure or not _fits(rule, data, other, of_record)):
                values = {**finding.values}
                if "way" in values:
                    # What stands in two tables cannot be swapped.
                    values["way"] = words("says", "other-value")
                own = other.row.fault("value", rule, **values)
                yield replace(own, warns=finding.warns or not sure)


def _fits(rule: str, data: Loaded, other: Other, of_record: Mapping[str, list[Other]]) -> bool:
    """Whether the other value breaks no rule together with values for other cells."""
    further = [
        one
        for one in of_record[other.record.id]
        if one.column.name != other.column.name and one.variant is not None
    ]
    several = (more for count in range(1, _FURTHER + 1) for more in combinations(further, count))
    ways = [other.together_with(more) for more in islice(several, _TRIED)]
    broken = {finding.line for finding in RULES[rule](data.as_in(ways)) if finding.id}
    return len(broken) < len(ways)


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.id, finding.rule, *finding.values.items()
