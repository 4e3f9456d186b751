"""Exceptions: records that may break a rule, because somebody looked at them and says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cubaven_data.checking.catalogue import catalogue
from cubaven_data.checking.rules import RULES, STRUCTURAL
from cubaven_data.findings import Finding
from cubaven_data.model.characters import MAY_BE_RIGHT
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row
from cubaven_data.texts.spelling import alike
from cubaven_data.texts.wording import words

_RELIED_ON = {
    *STRUCTURAL,
    *("source-exists", "origin-circular", "citation-whole", "qualifier-bounds", "bounds-order"),
    "relation-to-itself",
}
POSSIBLE = {*MAY_BE_RIGHT, *RULES} - _RELIED_ON
"""The rules from which a record can be exempt; the release relies on all others."""


def without_exempt(data: Loaded, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of rules across cells, without those that an exception allows.

    Also a finding for each exception from a rule that has none, and a warning for each that allows
    nothing.
    """
    made = {_key(row): row for row in data.rows_of("exceptions", "rule", "record_id", "field")}
    used = {key for sheet in data.sheets.values() for key in sheet.exempt}
    broken = {(finding.rule, finding.id, finding.column) for finding in data.findings}
    for finding in findings:
        key = (finding.rule, finding.id, finding.column)
        if key in made and finding.rule in POSSIBLE:
            used.add(key)
        else:
            broken.add(key)
            yield finding
    for key, row in made.items():
        rule, id_, field = key
        if rule not in POSSIBLE:
            near = "" if rule in catalogue() else " | ".join(alike(rule, POSSIBLE, 80))
            nearest = f" ({near}?)" if near else ""
            yield row.fault("rule", "exception-rule", value=rule, nearest=nearest)
        elif key not in used and data.is_complete and id_ in data.index:
            where = words("says", "in-field", field=field) if field else words("says", "in-row")
            way = words("says", "exception-left")
            if fields := sorted(at for *one, at in broken if one == [rule, id_]):
                way = words("says", "exception-field", fields=" | ".join(fields))
            yield row.doubt("rule", "exception-unused", value=rule, id=id_, where=where, way=way)


def _key(row: Row) -> tuple[str, str, str]:
    return row.record.rule, row.record.record_id, row.record.field or ""
