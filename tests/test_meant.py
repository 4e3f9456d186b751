"""What people write in place of codes, citations, ids, dates and coordinates, and what it means."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import format_files, gate_1
from test_everyday import ONE, READ, only, put
from test_fixes import cell

from cubaven_data.findings import Finding


def told(example: Path, column: str) -> Finding:
    return next(one for one in gate_1(example) if one.column == column)


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        *(("per", word, "day") for word in ("per day", "día", "Dia", "diario", "/day", "cada día")),
        *(("per", word, "month") for word in ("monthly", "mes", "por mes", "/mes")),
        *(("per", word, "year") for word in ("yr", "annually", "p.a.", "per annum", "años", "/yr")),
        *(("currency", word, "USD") for word in ("US$", "us$", "U.S. dollars", "dólar americano")),
        *(("currency", word, "EUR") for word in ("€", "euros")),
    ],
)
def test_a_unit_of_time_or_money_under_another_name_is_repaired(
    column: str, written: str, code: str, example: Path
) -> None:
    put(example, "figures", "fig-cccc", column, written)
    assert told(example, column).remedy().startswith(f'write "{code}"')
    format_files(example)
    assert cell(example, "figures", "fig-cccc", column) == code


@pytest.mark.parametrize(
    ("column", "written"),
    [("per", "week"), ("per", "semanal"), ("currency", "Canadian dollars"), ("currency", "£")],
)
def test_a_unit_that_has_no_code_is_taken_for_no_other(
    column: str, written: str, example: Path
) -> None:
    put(example, "figures", "fig-cccc", column, written)
    assert " | " in told(example, column).remedy()
    assert "can be added there" in told(example, column).remedy()
    format_files(example)
    assert cell(example, "figures", "fig-cccc", column) == written
