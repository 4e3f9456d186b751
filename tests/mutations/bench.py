"""Applies mutations one at a time to a copy of the data, and keeps what the validators say."""

from __future__ import annotations

import gc
import multiprocessing
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from asking import gate_1

from cubaven_data.checking.records import check_records
from cubaven_data.findings import Finding
from cubaven_data.model.tables import FILES, VOCABULARIES
from cubaven_data.publishing.gates import check_package
from cubaven_data.reading.loading import Loaded, assembled, load
from cubaven_data.reading.rows import read_rows
from cubaven_data.reading.sheets import read_sheet
from cubaven_data.release.descriptors import data_package, table_schema
from mutations import KINDS
from mutations.base import Data, Mutant

PER_KIND = 33
WITNESSED = 80  # frictionless takes half a second for each
PROCESSES = 2


@dataclass(frozen=True)
class Outcome:
    """What gate 1 made of a mutation.

    ``wrong`` is whether it was to be found; ``failed`` says what was missed of it, or found where
    there was nothing to find.
    """

    kind: str
    wrong: bool
    failed: str


@dataclass(frozen=True)
class Witness:
    """The findings that a mutation gave in frictionless, and in gate 1 (but for what it says of the
    canonical form), and in gate 1 where files that are sound are not read again."""

    what: str
    stranger: tuple[str, ...]
    gate_1: tuple[str, ...]
    again: tuple[str, ...]


class Bench:
    """A copy of the data in which one mutation at a time stands."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        for name in ("data", "schema"):
            shutil.copytree(root / name, folder / name)
        self.sound = {
            table.path: (folder / table.path).read_text("utf-8") for table in FILES.values()
        }
        self.base = load(folder)
        self.package = data_package({n: table_schema(t) for n, t in FILES.items()})

    @contextmanager
    def standing(self, mutant: Mutant) -> Iterator[None]:
        """The copy with the mutation, and afterwards without."""
        path, sound = self.folder / mutant.path, self.sound[mutant.path]
        content = mutant.made_from(sound)
        if content is None:
            path.unlink()
        else:
            path.write_bytes(content)
        try:
            yield
        finally:
            path.write_bytes(sound.encode())

    def outcome(self, kind: str, mutant: Mutant) -> Outcome:
        """What gate 1 says of the mutation.

        Its finding about the canonical form counts only where the form is the mistake: a wrong fact
        is not found by telling that its row stands elsewhere now.
        """
        by_form = KINDS[kind].verdict == "form"
        with self.standing(mutant):
            findings = check_records(self.loaded(mutant), canonical=by_form)
        found = {(f.file, f.line, column) for f in findings for column in (f.column, "*")}
        missed = [group for group in mutant.at if found.isdisjoint(group)]
        failed = ""
        if missed or (findings and not mutant.at):
            told = [finding.text() for finding in findings[:5]]
            failed = f"{self._what(mutant)}: missed {missed}, found {told}"
        return Outcome(kind, bool(mutant.at), failed)

    def loaded(self, mutant: Mutant) -> Loaded:
        """What loading gives while the mutation stands; files that are sound are not read again.

        That it is what loading gives is tested on those that frictionless reads too.
        """
        table = next(table for table in FILES.values() if table.path == mutant.path)
        if table.name in VOCABULARIES:
            return load(self.folder)
        sheet = read_sheet(self.folder, table)
        rows = read_rows(sheet, self.base.codes, {})
        return assembled(
            self.folder,
            {**self.base.sheets, table.name: sheet},
            {**self.base.rows, table.name: rows},
            self.base.codes,
        )

    def witness(self, mutant: Mutant) -> Witness:
        """What frictionless says of the mutation, and what gate 1 says."""
        with self.standing(mutant):
            stranger = _texts(check_package(self.package, self.folder))
            ours = _texts(gate_1(self.folder, canonical=False))
            again = _texts(check_records(self.loaded(mutant), canonical=False))
        return Witness(self._what(mutant), stranger, ours, again)

    def _what(self, mutant: Mutant) -> str:
        lines = {n: (text or "no line")[-400:] for n, text in mutant.lines.items()}
        return f"{mutant.path} {lines or (mutant.content or b'no file')[:80]!r}"


def _texts(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(sorted(finding.text() for finding in findings))


def _share(root: Path, number: int) -> tuple[list[Outcome], list[Witness]]:
    """What one process makes of its share of the mutations."""
    data = Data(root)
    chosen = [(name, m) for name, kind in KINDS.items() for m in kind.mutants(data, PER_KIND)]
    # Of code lists, frictionless knows only the codes that the schemas repeat.
    own = [mutant for _, mutant in chosen if mutant.path.startswith("data/")]
    seen = Random("frictionless").sample(own, WITNESSED)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(root, Path(folder) / "root")
        gc.freeze()
        outcomes = [bench.outcome(name, mutant) for name, mutant in chosen[number::PROCESSES]]
        return outcomes, [bench.witness(mutant) for mutant in seen[number::PROCESSES]]


def run(root: Path) -> tuple[Sequence[Outcome], Sequence[Witness]]:
    """What all mutations gave."""
    # Not forked: what other tests started, threads included, would come along.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context) as pool:
        shares = list(pool.map(_share, [root] * PROCESSES, range(PROCESSES)))
    return [o for share in shares for o in share[0]], [w for share in shares for w in share[1]]
