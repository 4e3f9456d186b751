"""The rules of gate 1 that look beyond one cell: named functions, each one rule.

A rule takes what was loaded and yields a finding for each place that breaks it; the rule
``date-order`` is the function ``date_order``. Rules that look at more than one cell do not see
rows with a faulty cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from cubaven_data.dataset import Loaded
from cubaven_data.findings import Finding
from cubaven_data.rules import codes, evidence, links, rows

Check = Callable[[Loaded], Iterator[Finding]]


def _rules_of(module: ModuleType) -> dict[str, Check]:
    return {
        name.replace("_", "-"): function
        for name, function in vars(module).items()
        if callable(function)
        and getattr(function, "__module__", "") == module.__name__
        and not name.startswith("_")
    }


WITHIN_ROWS: dict[str, Check] = _rules_of(rows)
"""The rules that need nothing but one row and the code lists, by id."""

RULES: dict[str, Check] = {
    **_rules_of(codes),
    **_rules_of(links),
    **WITHIN_ROWS,
    **_rules_of(evidence),
}
"""Every rule of this package by its id."""
