"""The three gates: records, frames, package. A later gate runs only where the earlier are clean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cubaven_data.checking.records import check_records
from cubaven_data.documents.generated import drifted, schema_files
from cubaven_data.findings import Finding
from cubaven_data.fixing.fixes import with_fixes
from cubaven_data.model.tables import FILES, TABLES
from cubaven_data.reading.dataset import Dataset
from cubaven_data.reading.loading import Loaded, load
from cubaven_data.release.descriptors import data_package, table_schema
from cubaven_data.release.tables import Released, release


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
    # Nothing that only the later gates need is imported before gate 1 has passed.
    if all_gates:
        dataset = Dataset.of(data)
        findings += check_frames(dataset, release(dataset))
        if findings:
            return Report(data, tuple(findings), 2)
        schemas = {name: table_schema(table) for name, table in FILES.items()}
        findings += check_package(data_package(schemas), root)
    findings += check_generated(root)
    return Report(data, tuple(findings), 3 if all_gates else 1)


def check_frames(dataset: Dataset, tables: Mapping[str, Released]) -> Iterator[Finding]:
    """What gate 2 finds: released tables whose frames are not what they promise to be."""
    from cubaven_data.release.frames import check_frame

    for name, table in tables.items():
        yield from check_frame(table, dataset.tables.get(name, ()))


def check_package(descriptor: Mapping[str, object], folder: Path) -> Iterator[Finding]:
    """What gate 3 finds: the errors of frictionless, which reads a package in the folder."""
    from frictionless import Package

    report = Package.from_descriptor(dict(descriptor), basepath=str(folder)).validate()
    for error in report.errors:
        yield Finding("datapackage.json", 0, "", "package", {"value": error.message})
    for task in report.tasks:
        for error in task.errors:
            line = getattr(error, "row_number", 0) or 0
            column = getattr(error, "field_name", "") or ""
            yield Finding(task.place, line, column, "package", {"value": error.message})


def check_generated(root: Path) -> Iterator[Finding]:
    """The generated schemas that are missing or not what the models give."""
    yield from (Finding(path, 0, "", "descriptor") for path in drifted(root, schema_files()))
