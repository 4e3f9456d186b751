"""The rules of gate 1 that involve more than one cell, each a public function.

The function ``date_order`` is the rule ``date-order``. It takes the loaded data and yields a
finding for each place that breaks the rule; rows with faulty cells in the columns that it reads are
skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from cubaven_data.checking.rules import (
    alternatives,
    chronology,
    claims,
    codes,
    coding,
    doubles,
    evidence,
    links,
    names,
    numbers,
    reported,
    rows,
    sources,
)
from cubaven_data.findings import Finding
from cubaven_data.reading.loading import Loaded

Rule = Callable[[Loaded], Iterator[Finding]]


def _rules_of(*modules: ModuleType) -> dict[str, Rule]:
    return {
        name.replace("_", "-"): function
        for module in modules
        for name, function in vars(module).items()
        if callable(function)
        and getattr(function, "__module__", "") == module.__name__
        and not name.startswith("_")
    }


WITHIN_ROWS = _rules_of(rows, names, numbers, reported, sources)
"""The rules that need only a single row and the code lists, by id."""
STRUCTURAL = _rules_of(codes, links, alternatives)
"""The rules about ids, references and code lists, by id."""
RULES = STRUCTURAL | WITHIN_ROWS | _rules_of(evidence, chronology, claims, doubles, coding)
"""All rules of this package by id."""
