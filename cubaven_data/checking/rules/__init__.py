"""The rules of gate 1 that look beyond one cell: named functions, each one rule.

The rule ``date-order`` is the function ``date_order``. A rule takes what was loaded and yields a
finding for each place that breaks it; a rule that reads a faulty cell skips its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from cubaven_data.checking.rules import claims, codes, evidence, links, rows
from cubaven_data.findings import Finding
from cubaven_data.reading.loading import Loaded

Rule = Callable[[Loaded], Iterator[Finding]]


def _rules_of(module: ModuleType) -> dict[str, Rule]:
    return {
        name.replace("_", "-"): function
        for name, function in vars(module).items()
        if callable(function)
        and getattr(function, "__module__", "") == module.__name__
        and not name.startswith("_")
    }


WITHIN_ROWS = _rules_of(rows)
"""The rules that need nothing but one row and the code lists, by id."""
RULES = {
    rule: function
    for module in (codes, links, rows, evidence, claims)
    for rule, function in _rules_of(module).items()
}
"""Every rule of this package by its id."""
