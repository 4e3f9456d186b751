"""The three gates: records, frames, package. A later gate runs only where the earlier are clean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cubaven_data.checking.records import check_records
from cubaven_data.findings import Finding
from cubaven_data.fixing.fixes import with_fixes
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.dataset import Dataset
from cubaven_data.reading.loading import Loaded, load


@dataclass(frozen=True)
class Report:
    """What validation found in what was loaded: findings in the order of the files.

    ``gate`` is the last gate that ran.
    """

    data: Loaded
    findings: tuple[Finding, ...]
    gate: int

    @property
    def rows(self) -> Mapping[str, int]:
        """How many rows each table has."""
        return {name: len(self.data.rows[name]) for name in TABLES}


def validate(root: Path, all_gates: bool = False) -> Report:
    """Checks the dataset under the root; never raises for what its files hold.

    Gate 1, and whether the generated schemas are those of the models; all three gates if asked.
    """
    data = load(root)
    if findings := check_records(data):
        return Report(data, tuple(with_fixes(data, findings)), 1)
    dataset = Dataset.of(data)
    # Nothing that only the later gates need is imported before gate 1 has passed.
    if all_gates:
        from cubaven_data.release.frames import check_frame
        from cubaven_data.release.tables import release

        for table in release(dataset).values():
            findings += check_frame(table)
        if findings:
            return Report(data, tuple(findings), 2)
        findings += check_package(data)
    findings += check_generated(data.root, dataset)
    return Report(data, tuple(findings), 3 if all_gates else 1)


def check_generated(root: Path, dataset: Dataset) -> Iterator[Finding]:
    """The generated schemas that are missing or not what the models give."""
    from cubaven_data.documents.generated import drifted, schema_files
    from cubaven_data.release.tables import release

    files = schema_files(dataset, release(dataset))
    yield from (Finding(path, 0, "", "descriptor") for path in drifted(root, files))


def check_package(data: Loaded) -> Iterator[Finding]:
    """What gate 3 finds: frictionless reads the files with the schemas that the models give."""
    from cubaven_data.release.descriptors import data_package, table_schema

    schemas = {name: table_schema(table, data.codes) for name, table in TABLES.items()}
    yield from frictionless_findings(data_package(schemas), data.root)


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
