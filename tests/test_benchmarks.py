from __future__ import annotations

import runpy
from pathlib import Path

from cubaven_data.publishing.gates import validate

GROWING = Path(__file__).parent.parent / "benchmarks" / "growing.py"


def test_what_is_measured_is_a_valid_dataset_of_at_least_so_many_rows(tmp_path: Path) -> None:
    rows = runpy.run_path(str(GROWING))["grow"](tmp_path / "root", 1_200)
    report = validate(tmp_path / "root", all_gates=True)
    assert [finding.text() for finding in report.findings] == []
    assert sum(report.rows.values()) == rows >= 1_200
