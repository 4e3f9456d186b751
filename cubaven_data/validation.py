"""The three gates: records, frames, package. A later gate runs only where the earlier are clean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cubaven_data.dataset import Loaded, load
from cubaven_data.findings import Finding
from cubaven_data.fixes import with_fixes
from cubaven_data.records import check_records
from cubaven_data.tables import TABLES


@dataclass(frozen=True)
class Report:
    """What validation found: findings in the order of the files, and the rows of each table.

    ``gate`` is the last gate that ran.
    """

    findings: tuple[Finding, ...]
    rows: Mapping[str, int]
    gate: int


def validate(root: Path, gates: int = 3) -> Report:
    """Runs the first gates, all by default, over the dataset under the root.

    Never raises for what its files hold.
    """
    records = check_records(root)
    if records.findings or gates == 1:
        findings = with_fixes(root, sorted(records.findings, key=_order))
        return Report(tuple(findings), records.rows, 1)
    # Nothing that only the later gates need is imported before gate 1 has passed.
    from cubaven_data.release import release

    loaded = load(root)
    released = release(loaded.dataset)
    from cubaven_data.frames import check_frames

    findings = list(check_frames(released))
    if findings or gates == 2:
        return Report(tuple(findings), records.rows, 2)
    from cubaven_data.generated import drifted, schema_files

    findings = list(check_package(loaded))
    files = schema_files(loaded.dataset, released)
    findings += [Finding(path, 0, "", "descriptor") for path in drifted(root, files)]
    return Report(tuple(findings), records.rows, 3)


def check_package(loaded: Loaded) -> Iterator[Finding]:
    """What gate 3 finds: frictionless reads the files with the schemas that the models give."""
    from cubaven_data.descriptors import data_package, table_schema

    schemas = {n: table_schema(t, loaded.dataset.vocabularies) for n, t in TABLES.items()}
    yield from frictionless_findings(data_package(schemas), loaded.root)


def frictionless_findings(descriptor: Mapping[str, object], folder: Path) -> Iterator[Finding]:
    """The errors of frictionless for a package in the folder, as findings."""
    from frictionless import Package

    report = Package.from_descriptor(dict(descriptor), basepath=str(folder)).validate()
    for error in report.errors:
        yield Finding("datapackage.json", 0, "", "package", {"value": error.message})
    for task in report.tasks:
        for error in task.errors:
            line = getattr(error, "row_number", 0) or 0
            column = getattr(error, "field_name", "") or ""
            yield Finding(task.place, line, column, "package", {"value": error.message})


_FILES = {table.path: (number, table.header) for number, table in enumerate(TABLES.values(), 1)}


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    """By file and line, then in the order of the columns."""
    number, header = _FILES.get(finding.file, (0, []))
    column = header.index(finding.column) if finding.column in header else -1
    return number, finding.file, finding.line, column, finding.rule
