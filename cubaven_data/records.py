"""Gate 1: every cell, every row and what rows say of each other, in one go through the files.

A batch of rows is checked and forgotten; what is kept of it is in :mod:`cubaven_data.known` and
:mod:`cubaven_data.gathered`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
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
from cubaven_data.rules.asking import Check
from cubaven_data.rules.links import with_id_meant
from cubaven_data.shares import shares_of, side_by_side
from cubaven_data.tables import TABLES, VOCABULARIES
from cubaven_data.vocabularies import Vocabulary

# What others refer to comes first.
_FIRST = ("redirects", "sources")
_OTHERS = tuple(name for name in TABLES if name not in _FIRST)


@dataclass(frozen=True)
class Records:
    """What gate 1 found, the number of rows of each table, and the code lists without a fault."""

    findings: list[Finding]
    rows: Mapping[str, int]
    vocabularies: Mapping[str, Vocabulary[Any]]


@dataclass
class Checked:
    """What was found in some rows, in cells and files and by rules, and what to know of them."""

    of_cells: list[Finding] = field(default_factory=list)
    of_rows: list[Finding] = field(default_factory=list)
    complete: bool = True
    rows: Counter[str] = field(default_factory=Counter)
    gathered: Gathered = field(default_factory=Gathered)
    forms: dict[str, CanonicalForm] = field(default_factory=dict)

    def join(self, other: Checked) -> None:
        """Adds what was found in the rows that follow."""
        self.of_cells += other.of_cells
        self.of_rows += other.of_rows
        self.complete &= other.complete
        self.rows += other.rows
        self.gathered.join(other.gathered)
        for name, form in other.forms.items():
            before = self.forms.setdefault(name, CanonicalForm())
            self.forms[name] = before.followed_by(TABLES[name], form)


def check_records(root: Path, canonical: bool = True, processes: int = 1) -> Records:
    """Everything that gate 1 finds under the root, the canonical form included if asked.

    Rules are heard only where they can be trusted: none without code lists, none across rows where
    rows are lost. Whoever lost a row to a stray quote is not to be told that all references to it
    are wrong. With more than one process, a large dataset is checked in copies of this one. Never
    raises for what the files hold.
    """
    lists = read_code_lists(root)
    known = Known.of(root, lists.vocabularies)
    heard = {} if lists.findings else OF_ROWS
    checked = _check([Sheet(TABLES[name]) for name in _FIRST], known, heard)
    for part in _check_others(known, heard, processes):
        checked.join(part)
    forms = {**checked.forms, **lists.forms}
    findings = checked.of_cells + [f for sheet in lists.sheets.values() for f in sheet.findings]
    told = checked.of_rows
    if not lists.findings:
        told += [f for check in OF_CODES.values() for f in check(lists.rows, lists.vocabularies)]
        if checked.complete:
            told += [f for check in OF_ALL.values() for f in check(known, checked.gathered)]
        else:
            told = [finding for finding in told if finding.rule in WITHIN_ROWS]
    findings = [with_id_meant(finding, known) for finding in findings + told]
    faulty = {finding.file for finding in findings}
    for name, form in forms.items() if canonical else ():
        table = {**TABLES, **VOCABULARIES}[name]
        if not form.holds and table.path not in faulty:
            findings += filter(None, [canonical_finding(root, table)])
    rows = {name: checked.rows[name] for name in TABLES}
    return Records(findings, rows, lists.vocabularies)


def _check(sheets: Iterable[Sheet], known: Known, checks: Mapping[str, Check]) -> Checked:
    checked = Checked()
    for sheet in sheets:
        name = sheet.table.name
        asked = [check for check in checks.values() if name in check.tables]
        form = checked.forms.setdefault(name, CanonicalForm())
        for batch in read_batches(sheet, known.root, known.vocabularies):
            checked.rows[name] += len(batch)
            form.look(batch)
            known.learn(batch.sound)
            checked.gathered.add(batch.sound, known)
            for check in asked:
                checked.of_rows += check(batch if check.faulty_too else batch.sound, known)
        checked.of_cells += sheet.findings
        checked.complete &= sheet.complete
    return checked


def _check_others(known: Known, checks: Mapping[str, Check], processes: int) -> list[Checked]:
    tables = [TABLES[name] for name in _OTHERS]
    shares = shares_of(tables, known.pieces) if processes > 1 else [[*map(Sheet, tables)]]
    parts = side_by_side([partial(_check, share, known, checks) for share in shares], processes)
    # What is wrong with more than a cell may reach beyond the stretch in which it was found.
    if len(parts) > 1 and not all(f.column for part in parts for f in part.of_cells):
        return [_check(map(Sheet, tables), known, checks)]
    return parts
