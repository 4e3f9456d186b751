"""The three gates: records, frames, data package. A gate runs only if those before it are clean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cubaven_data.checking.base import check_base, comparable, told_apart
from cubaven_data.checking.records import check_records, in_order
from cubaven_data.documents.generated import drifted, package_files, schema_files
from cubaven_data.findings import Finding, errors
from cubaven_data.fixing.fixes import repairs_for, with_fixes
from cubaven_data.fixing.formatting import Formatted
from cubaven_data.model.tables import FILES, TABLES
from cubaven_data.reading.loading import Loaded, load
from cubaven_data.reading.records import Records
from cubaven_data.reading.revisions import Revision
from cubaven_data.release.descriptors import data_package, table_schema
from cubaven_data.release.tables import Released

if TYPE_CHECKING:
    from cubaven_data.asking.dataset import Dataset


@dataclass(frozen=True)
class Report:
    """The result of validation: the data as loaded, the findings, and the last gate that ran.

    ``base`` is what the ids were compared with; ``None`` if nothing, or if it is the same.
    ``repairs`` are what formatting changes because of the findings. ``dataset`` is what gate 2 saw;
    ``None`` if it did not run.
    """

    data: Loaded
    findings: tuple[Finding, ...]
    gate: int
    base: Loaded | None
    repairs: Formatted
    dataset: Dataset | None = None

    @property
    def rows(self) -> Mapping[str, int]:
        """The number of rows of each table."""
        return {name: len(self.data.rows[name]) for name in TABLES}


def validate(root: Path, all_gates: bool = False, base: Revision | None = None) -> Report:
    """Validates the dataset in a folder as :func:`validated` does."""
    return validated(load(root), all_gates, base)


def validated(data: Loaded, all_gates: bool = False, base: Revision | None = None) -> Report:
    """Validates the dataset; never raises an error because of the content of its files.

    Runs gate 1, or all three gates if asked. Schemas of tables and the descriptor are compared with
    the models; those of released files, which take as long as gate 1, with all gates only.
    With a base, ids are compared with it, and findings that it has too are marked as old.
    """
    before = base.loaded(data) if base and base.contents != data.contents else None
    with_ids = comparable(before) if before else None
    found = check_records(data)
    if with_ids:
        found = in_order([*found, *check_base(data, with_ids)])
    repairs = repairs_for(data, found)
    findings = with_fixes(found, repairs)
    if before and findings:
        # What is found in cells alone is known of the base already.
        alone = len(found) == len(data.findings)
        known = before.findings if alone else check_records(before, canonical=False)
        findings = told_apart(findings, known, data.index.moved)
    if errors(findings):
        return Report(data, tuple(findings), 1, with_ids, repairs)
    dataset = None
    # The later gates import polars, pandera and frictionless, which are slow to import.
    if all_gates:
        from cubaven_data.asking.dataset import Dataset

        dataset = Dataset.of(data)
        findings += check_frames(dataset, dataset.released)
        if errors(findings):
            return Report(data, tuple(findings), 2, with_ids, repairs, dataset)
        schemas = {name: table_schema(table) for name, table in FILES.items()}
        findings += check_package(data_package(schemas), data.root)
    findings += check_generated(data.root, schema_files() if all_gates else package_files())
    return Report(data, tuple(findings), 3 if all_gates else 1, with_ids, repairs, dataset)


def check_frames(dataset: Records, tables: Mapping[str, Released]) -> Iterator[Finding]:
    """Findings of gate 2: released tables whose frames break their schemas or lose values."""
    from cubaven_data.release.frames import check_frame

    for name, table in tables.items():
        yield from check_frame(table, dataset.tables.get(name, ()))


def check_package(descriptor: Mapping[str, object], folder: Path) -> Iterator[Finding]:
    """Findings of gate 3: the errors that frictionless reports for the package in the folder."""
    from frictionless import Package

    report = Package.from_descriptor(dict(descriptor), basepath=str(folder)).validate()
    for error in report.errors:
        yield Finding("datapackage.json", 0, "", "package", {"value": error.message})
    for task in report.tasks:
        for error in task.errors:
            line = getattr(error, "row_number", 0) or 0
            column = getattr(error, "field_name", "") or ""
            yield Finding(task.place, line, column, "package", {"value": error.message})


def check_generated(root: Path, files: Mapping[str, str]) -> Iterator[Finding]:
    """Findings for generated files that are missing or do not have the content expected."""
    yield from (Finding(path, 0, "", "descriptor") for path in drifted(root, files))
