"""The rules of gate 1 that look beyond one cell: named functions, each one rule.

The rule ``date-order`` is the function ``date_order``. Rules about rows (:mod:`rows`,
:mod:`links`, :mod:`evidence`) are asked batch by batch, and yield the row, the column and the
values of the message for each place that breaks them; rules about code lists (:mod:`codes`) and
about all rows together (:mod:`wholes`) yield findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from cubaven_data.findings import Finding
from cubaven_data.gathered import Gathered
from cubaven_data.known import Known
from cubaven_data.rules import codes, evidence, links, rows, wholes
from cubaven_data.rules.asking import Check
from cubaven_data.rules.codes import Codes, Lists


def _checks_of(module: ModuleType) -> dict[str, Check]:
    return {value.rule: value for value in vars(module).values() if isinstance(value, Check)}


def _functions_of(module: ModuleType) -> dict[str, Callable[..., Any]]:
    return {
        name.replace("_", "-"): function
        for name, function in vars(module).items()
        if callable(function)
        and getattr(function, "__module__", "") == module.__name__
        and not name.startswith("_")
    }


WITHIN_ROWS = _checks_of(rows)
"""The rules that need nothing but one row and the code lists, by id."""
OF_ROWS = {**WITHIN_ROWS, **_checks_of(links), **_checks_of(evidence)}
"""The rules that are asked batch by batch, by id."""
OF_CODES: dict[str, Callable[[Lists, Codes], Iterator[Finding]]] = _functions_of(codes)
"""The rules about the code lists, by id."""
OF_ALL: dict[str, Callable[[Known, Gathered], Iterator[Finding]]] = _functions_of(wholes)
"""The rules about all rows together, by id."""
RULES = frozenset((*OF_ROWS, *OF_CODES, *OF_ALL))
"""Every rule of this package by its id."""
