"""What tests ask of a folder in one step."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from roots import FROZEN

from cubaven_data.checking.records import check_records
from cubaven_data.findings import Finding
from cubaven_data.fixing.formatting import Formatted, formatted
from cubaven_data.fixing.replacing import replace_file
from cubaven_data.model.tables import FILES, VOCABULARIES
from cubaven_data.publishing.gates import Report, validate
from cubaven_data.reading.loading import Loaded, load, loaded_from, paths_under, unknown_files
from cubaven_data.reading.sheets import read_sheet


@cache
def _frozen() -> Loaded:
    """The code lists that the small datasets of tests have, read once."""
    return load(FROZEN)


def loaded(root: Path) -> Loaded:
    """What :func:`load` gives for the root; code lists that are the frozen ones are not read again.

    Reading them takes longer than reading a small dataset.
    """
    frozen, sheets = _frozen(), {name: read_sheet(root, table) for name, table in FILES.items()}
    same = [name for name in VOCABULARIES if sheets[name].content == frozen.sheets[name].content]
    found = loaded_from(root, sheets, {name: frozen.rows[name] for name in same})
    found.findings.extend(unknown_files(paths_under(root)))
    return found


def gate_1(root: Path, canonical: bool = True) -> list[Finding]:
    """What gate 1 finds under the root."""
    return check_records(loaded(root), canonical=canonical)


def all_gates(root: Path) -> Report:
    """What the three gates find under the root."""
    return validate(root, all_gates=True)


def format_root(root: Path) -> Formatted:
    """What formatting would change under the root."""
    return formatted(loaded(root))


def format_files(root: Path) -> Formatted:
    """What formatting changed under the root."""
    result = format_root(root)
    for path, change in result.changes.items():
        replace_file(root / path, change.after)
    return result


def contents_of(root: Path) -> dict[str, bytes]:
    """The CSV files under the root, by path."""
    paths = (path for path in root.rglob("*.csv") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
