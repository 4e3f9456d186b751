"""The three gates: records, frames, package. A later gate runs only where the earlier are clean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import file_digest
from pathlib import Path
from typing import Any, TypeVar, cast

from cubaven_data.dataset import Loaded, load
from cubaven_data.findings import Finding
from cubaven_data.fixes import with_fixes
from cubaven_data.records import check_records
from cubaven_data.tables import TABLES

T = TypeVar("T")


@dataclass(frozen=True)
class Report:
    """What validation found: findings in the order of the files, and the rows of each table.

    ``gate`` is the last gate that ran.
    """

    findings: tuple[Finding, ...]
    rows: Mapping[str, int]
    gate: int


@dataclass
class Memory:
    """What the later gates answered last, so that they are asked again only about what changed."""

    _answers: dict[str, tuple[object, Any]] = field(default_factory=dict)

    def recall(self, question: str, about: object, ask: Callable[[], T]) -> T:
        """The answer to the question, asked again unless it was about the same the last time.

        ``about`` is everything that the answer depends on.
        """
        if question not in self._answers or self._answers[question][0] != about:
            self._answers[question] = about, ask()
        return cast(T, self._answers[question][1])


def validate(
    root: Path, gates: int = 3, memory: Memory | None = None, processes: int = 1
) -> Report:
    """Runs the first gates, all by default, over the dataset under the root.

    With the memory of an earlier run it finds the same, sooner; so it does with more processes,
    which are copies of this one: not for programs that have threads. Never raises for what the
    files hold.
    """
    memory = memory or Memory()
    records = check_records(root, processes=processes)
    if records.findings or gates == 1:
        findings = with_fixes(root, sorted(records.findings, key=_order), records.vocabularies)
        return Report(tuple(findings), records.rows, 1)
    # Nothing that only the later gates need is imported before gate 1 has passed.
    from cubaven_data.release import release

    loaded = load(root)
    released = release(loaded.dataset)
    from cubaven_data.frames import check_frame

    findings = []
    for table in released.values():
        findings += memory.recall(f"frame {table.name}", table, partial(check_frame, table))
    if findings or gates == 2:
        return Report(tuple(findings), records.rows, 2)
    from cubaven_data.generated import drifted, schema_files

    findings = list(check_package(loaded, memory))
    shapes = loaded.dataset.vocabularies, [table.columns for table in released.values()]
    files = memory.recall("files", shapes, partial(schema_files, loaded.dataset, released))
    findings += [Finding(path, 0, "", "descriptor") for path in drifted(root, files)]
    return Report(tuple(findings), records.rows, 3)


def check_package(loaded: Loaded, memory: Memory) -> Iterator[Finding]:
    """What gate 3 finds: frictionless reads the files with the schemas that the models give.

    Each table is read in a package of its own, with the tables that its foreign keys lead to.
    """
    from cubaven_data.descriptors import data_package, table_schema

    tables, vocabularies = loaded.dataset.tables, loaded.dataset.vocabularies
    schemas = {name: table_schema(table, vocabularies) for name, table in TABLES.items()}
    for name, schema in schemas.items():
        keys = {key["reference"]["resource"] for key in schema.get("foreignKeys", ())}
        package = data_package({n: s for n, s in schemas.items() if n == name or n in keys})
        # Of the tables that keys lead to only the ids count; the rest is checked with the table.
        ids = [[getattr(row, TABLES[n].key) for row in tables[n]] for n in TABLES if n in keys]
        about = package, ids, _digest(loaded.root / TABLES[name].path)
        ask = partial(frictionless_findings, package, loaded.root, name)
        yield from memory.recall(f"package {name}", about, ask)


def frictionless_findings(
    descriptor: Mapping[str, object], folder: Path, name: str | None = None
) -> list[Finding]:
    """The errors of frictionless for a package in the folder, or one of its tables, as findings."""
    from frictionless import Package

    package = Package.from_descriptor(dict(descriptor), basepath=str(folder))
    report = package.validate(name=name)
    findings = [
        Finding("datapackage.json", 0, "", "package", {"value": error.message})
        for error in report.errors
    ]
    for task in report.tasks:
        for error in task.errors:
            line = getattr(error, "row_number", 0) or 0
            column = getattr(error, "field_name", "") or ""
            findings.append(Finding(task.place, line, column, "package", {"value": error.message}))
    return findings


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "sha256").digest()


_FILES = {table.path: (number, table.header) for number, table in enumerate(TABLES.values(), 1)}


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    """By file and line, then in the order of the columns."""
    number, header = _FILES.get(finding.file, (0, []))
    column = header.index(finding.column) if finding.column in header else -1
    return number, finding.file, finding.line, column, finding.rule
