"""Gate 1: every cell, every row and what rows say of each other, in one go through the files.

A batch of rows is checked and forgotten; what is kept of it is in :mod:`cubaven_data.known`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cubaven_data.batches import read_batches
from cubaven_data.canonical import CanonicalForm, canonical_finding
from cubaven_data.dataset import read_code_lists
from cubaven_data.files import Sheet
from cubaven_data.findings import Finding
from cubaven_data.gathered import Gathered
from cubaven_data.known import Known
from cubaven_data.rules import OF_ALL, OF_CODES, OF_ROWS, WITHIN_ROWS
from cubaven_data.tables import TABLES
from cubaven_data.vocabularies import Vocabulary

# What others refer to comes first.
_FIRST = ("redirects", "sources")
_ORDER = (*_FIRST, *(name for name in TABLES if name not in _FIRST))


@dataclass(frozen=True)
class Records:
    """What gate 1 found, the number of rows of each table, and the code lists without a fault."""

    findings: list[Finding]
    rows: Mapping[str, int]
    vocabularies: Mapping[str, Vocabulary[Any]]


def check_records(root: Path, canonical: bool = True) -> Records:
    """Everything that gate 1 finds under the root, the canonical form included if asked.

    Rules are heard only where they can be trusted: none without code lists, none across rows where
    rows are lost. Whoever lost a row to a stray quote is not to be told that all references to it
    are wrong. Never raises for what the files hold.
    """
    lists = read_code_lists(root)
    known, gathered = Known.of(root, lists.vocabularies), Gathered()
    sheets = {name: Sheet(table) for name, table in TABLES.items()}
    forms = {name: CanonicalForm(table) for name, table in TABLES.items()}
    rows = dict.fromkeys(TABLES, 0)
    told: list[Finding] = []
    for name in _ORDER:
        checks = [check for check in OF_ROWS.values() if name in check.tables]
        for batch in read_batches(sheets[name], root, lists.vocabularies):
            rows[name] += len(batch)
            forms[name].look(batch)
            known.learn(batch.sound)
            gathered.add(batch.sound, known)
            for check in () if lists.findings else checks:
                told += check(batch if check.faulty_too else batch.sound, known)
    sheets.update(lists.sheets)
    forms.update(lists.forms)
    findings = [finding for sheet in sheets.values() for finding in sheet.findings]
    if not lists.findings:
        told += [f for check in OF_CODES.values() for f in check(lists.rows, lists.vocabularies)]
        if all(sheet.complete for sheet in sheets.values()):
            told += [finding for check in OF_ALL.values() for finding in check(known, gathered)]
        else:
            told = [finding for finding in told if finding.rule in WITHIN_ROWS]
    findings = [_with_id_meant(finding, known) for finding in findings] + told
    faulty = {finding.file for finding in findings}
    for name, form in forms.items() if canonical else ():
        table = sheets[name].table
        if not form.holds and table.path not in faulty:
            findings += filter(None, [canonical_finding(root, table)])
    return Records(findings, rows, lists.vocabularies)


def _with_id_meant(finding: Finding, known: Known) -> Finding:
    """The finding about a text that is no id, with the id of the record that has that name."""
    if finding.rule != "id-form":
        return finding
    such = finding.values["such"]
    named = known.named.get(finding.values["value"].casefold())
    such = named or (such if such in known.ids else known.nearest_ids(such, like=0.8)) or such
    return replace(finding, values={**finding.values, "such": such})
