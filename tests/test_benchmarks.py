from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from generate import generate
from limit import broken
from scale import Cost

from cubaven_data.model.columns import TextCell
from cubaven_data.model.tables import TABLES
from cubaven_data.publishing.gates import validate

# Rule, table, what stands in a row, and what stood there: a row for each, of 300.
MISTAKES: tuple[tuple[str, str, dict[str, str], dict[str, str]], ...] = (
    ("required", "relations", {"sources": ""}, {}),
    ("required", "figures", {"as_reported": ""}, {}),
    ("cell-newline", "actors", {"summary_en": "Two\nlines."}, {}),
    ("white-space", "actors", {"summary_es": "Dos  espacios."}, {}),
    ("white-space", "actors", {"name_en": " Somebody"}, {}),
    ("unicode-form", "actors", {"summary_es": "Montan\u0303a."}, {}),
    ("invisible-character", "actors", {"summary_en": "A zero\u200bwidth space."}, {}),
    ("look-alike-letter", "actors", {"summary_en": "The Ministеr spoke."}, {}),
    ("formula", "actors", {"summary_en": "=1+1"}, {}),
    ("formula", "actors", {"aliases": "-what"}, {}),
    ("blank-word", "relations", {"role_en": "N/A"}, {"role_en": "*"}),
    ("id-form", "agreements", {"id": "Some Body"}, {}),
    ("code", "figures", {"accounting": "flows"}, {}),
    ("number", "figures", {"low": "1,000"}, {"low": "*"}),
    ("number-too-low", "figures", {"low": "-100"}, {"low": "*"}),
    ("number-too-high", "places", {"lat": "105", "lon": "-66.5", "precision": "site"}, {}),
    ("date-syntax", "events", {"date": "2019-02-30"}, {"date": "*"}),
    ("date-syntax", "events", {"date": "[..]"}, {"date": "*"}),
    ("date-syntax", "events", {"date": "../.."}, {"date": "*"}),
    ("date-syntax", "relations", {"start": "May 2019"}, {}),
    ("date-syntax", "sources", {"accessed": "2026-02-30"}, {"access": "full"}),
    ("date-interval-order", "events", {"date": "2020-02/2020-01"}, {"date": "*"}),
    ("date-interval-order", "relations", {"start": "2020/2019"}, {}),
    ("date-form", "relations", {"start": "2015/2016"}, {}),
    ("date-form", "relations", {"start": ".."}, {}),
    ("day", "sources", {"accessed": "2026-03"}, {"access": "full"}),
    ("url", "publishers", {"url": "daily.example"}, {}),
    ("wikidata-id", "actors", {"wikidata_id": "42"}, {}),
    ("fingerprint-form", "sources", {"fingerprint": "e3b0c442"}, {"access": "full"}),
    ("list-form", "actors", {"aliases": "One; One"}, {}),
    ("list-form", "actors", {"aliases": "One;; Two"}, {}),
    ("as-reported-length", "figures", {"as_reported": "one two three four five six 7"}, {}),
    ("citation-syntax", "events", {"sources": "sources-0000000"}, {}),
    ("locator-form", "events", {"sources": "sources-0000000#p0"}, {}),
    ("locator-form", "events", {"sources": "sources-0000000#p9-2"}, {}),
    ("locator-form", "events", {"sources": "sources-0000000#t1:20"}, {}),
    ("citation-of-itself", "events", {"sources": "sources-0000004 via sources-0000004#p2"}, {}),
    ("citation-repeated", "events", {"sources": "sources-0000000#p2; sources-0000000#p2"}, {}),
    ("id-unique", "figures", {"id": "actors-0000030"}, {}),
    ("id-unique", "redirects", {"old_id": "actors-0000031"}, {}),
    ("reference", "relations", {"object_id": "nobody"}, {}),
    ("redirected-id", "relations", {"object_id": "former-0000001"}, {}),
    ("reference-kind", "events", {"place_id": "actors-0000000"}, {"place_id": "*"}),
    (
        "relation-ends",
        "relations",
        {"kind": "located_at", "subject_id": "places-0000009", "object_id": "places-0000008"},
        {},
    ),
    ("both-languages", "events", {"summary_es": ""}, {}),
    ("date-order", "relations", {"start": "2019", "end": "2018-03"}, {}),
    ("bounds-order", "figures", {"high": "0"}, {"qualifier": "between"}),
    ("qualifier-bounds", "figures", {"best": "8"}, {"qualifier": "at_least"}),
    ("whole-number", "figures", {"low": "0.5"}, {"low": "*", "measure": "killed"}),
    ("population-unit", "figures", {"population": ""}, {"population": "*"}),
    ("currency-unit", "figures", {"currency": "USD"}, {"currency": ""}),
    ("relation-to-itself", "relations", {"subject_id": "places-0000005"}, {}),
    ("coordinates", "places", {"lat": "", "lon": "-66.5"}, {"lat": ""}),
    ("address-or-note", "sources", {"url": "", "note_en": "", "note_es": ""}, {}),
    ("access-date", "sources", {"accessed": ""}, {"access": "full"}),
    ("read-before-published", "sources", {"accessed": "1999-01-01"}, {"published": "*"}),
    ("fingerprint-read", "sources", {"fingerprint": "0" * 64}, {"access": "relayed"}),
    ("speaker", "sources", {"speaker_id": ""}, {"kind": "statement"}),
    ("source-exists", "events", {"sources": "nothing via sources-0000000#p2"}, {}),
    ("relayed-read", "events", {"sources": "sources-0000001#p2"}, {}),
    ("cited-on-both-sides", "events", {"sources": "sources-0000000#p2"}, {}),
    ("status-disputed", "events", {"status": "disputed"}, {"disputed_by": ""}),
    ("refuted-reason", "figures", {"status": "refuted", "note_en": "", "note_es": ""}, {}),
)
# Where a mistake needs a second cell to be one.
BESIDE = {
    "relation-to-itself": {"object_id": "places-0000005"},
    "cited-on-both-sides": {"disputed_by": "sources-0000000#p2", "status": "disputed"},
}
# What the limit counts together.
TOGETHER = {
    **dict.fromkeys(("unicode-form", "invisible-character", "look-alike-letter"), "characters"),
    "day": "date-form",
}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "root"
    generate(300, folder)
    return folder


def test_a_generated_dataset_passes_all_gates_and_the_limit(generated: Path) -> None:
    report = validate(generated)
    assert [finding.text() for finding in report.findings] == []
    assert (report.gate, sum(report.rows.values())) == (3, 303)
    assert broken(generated) == {}


def test_the_same_size_gives_the_same_bytes(generated: Path, tmp_path: Path) -> None:
    generate(300, tmp_path / "again")
    for table in TABLES.values():
        assert (tmp_path / "again" / table.path).read_bytes() == (
            generated / table.path
        ).read_bytes()


def ends(root: Path) -> dict[tuple[str, str], set[str]]:
    """What the texts of each column end in: a mark, or nothing where it is a letter or digit."""
    found = defaultdict(set)
    for name, table in TABLES.items():
        with (root / table.path).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in table.columns:
                    if isinstance(column.cell, TextCell) and row[column.name]:
                        last = row[column.name][-1]
                        found[name, column.name].add("" if last.isalnum() else last)
    return found


def test_generated_texts_end_as_real_ones_do(generated: Path, root: Path) -> None:
    real, made = ends(root), ends(generated)
    other = {column: made[column] - real[column] for column in real}
    assert len(other) > 20
    assert {column: marks for column, marks in other.items() if marks} == {}


def plant(folder: Path) -> None:
    """Makes each mistake once, in a row that has no other."""
    used = set()
    for name, table in TABLES.items():
        with (folder / table.path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for rule, where, wrong, needed in MISTAKES:
            if where != name:
                continue
            fit = (
                at
                for at, row in enumerate(rows)
                if all(row[c] == v or (v == "*" and row[c]) for c, v in needed.items())
            )
            at = next((at for at in fit if (name, at) not in used), None)
            assert at is not None, f"no row for {rule}"
            used.add((name, at))
            rows[at] |= wrong | BESIDE.get(rule, {})
        with (folder / table.path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table.header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def test_the_limit_counts_what_gate_1_counts(tmp_path: Path) -> None:
    generate(1000, tmp_path / "root")
    plant(tmp_path / "root")
    found = Counter(finding.rule for finding in validate(tmp_path / "root").findings)
    planted = {rule for rule, *_ in MISTAKES}
    assert planted <= set(found)
    expected = Counter()
    for rule in planted:
        expected[TOGETHER.get(rule, rule)] += found[rule]
    assert broken(tmp_path / "root") == dict(expected)


# In a process of its own: a run is billed what its parent had in memory, too.
MEASURED = """
import json, sys
from pathlib import Path
from scale import Cost
cost = Cost()
for code in sys.argv[1:]:
    cost.run([sys.executable, "-c", code], Path())
print(json.dumps([cost.wall, cost.cpu, cost.memory]))
"""


def test_a_run_is_billed_for_its_own_time_and_memory(root: Path) -> None:
    runs = ["held = b'x' * 300_000_000", "import time; time.sleep(0.5)"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *runs],
        cwd=root / "benchmarks",
        capture_output=True,
        check=True,
    )
    wall, cpu, memory = json.loads(done.stdout)
    assert 300e6 < memory < 400e6
    assert wall[1] > 0.5 > cpu[1]


def test_a_run_that_ends_otherwise_is_not_billed(tmp_path: Path) -> None:
    cost = Cost()
    with pytest.raises(AssertionError, match="no such thing"):
        cost.run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)
    with pytest.raises(AssertionError, match="something else"):
        cost.run([sys.executable, "-c", "print('something else')"], tmp_path, says="this")
