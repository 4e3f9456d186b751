"""What is asked of the live data, and of the live data with valid rows added to every table.

Only what must hold whatever is added is asked here; exact answers are asked of data that never
changes (``tests/frozen``, ``tests/example``).
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest
from asking import all_gates, format_files, format_root
from roots import REPOSITORY
from test_cli import run

from cubaven_data.asking.dataset import Dataset
from cubaven_data.findings import errors
from cubaven_data.model.derived import RELEASED
from cubaven_data.model.tables import FILES, TABLES
from cubaven_data.publishing.export import export
from cubaven_data.publishing.writers import FORMATS
from cubaven_data.release.frames import schema_of, to_frame
from cubaven_data.release.tables import release

Row = dict[str, str]
READ = "growth-paper-2005#p1"
RELAYED = "growth-statement via growth-paper-undated#p2"
BOTH = {"en": "Added by a test.", "es": "Añadido por una prueba."}
NAMES = {"name_en": "Growth", "name_es": "Crecimiento"}
TITLES = {"title_en": "Growth", "title_es": "Crecimiento"}

# A valid row for every table and one list: a source from 2005, a new population, a withdrawn id.
ADDED: Mapping[str, list[Row]] = {
    "population": [
        {
            "code": "growth_population",
            "label_en": "people of the test",
            "label_es": "personas de la prueba",
            "definition_en": BOTH["en"],
            "definition_es": BOTH["es"],
            "one_en": "person of the test",
            "many_en": "people of the test",
            "one_es": "persona de la prueba",
            "many_es": "personas de la prueba",
        }
    ],
    "actors": [{"id": "growth-actor", "kind": "person", **NAMES, "sources": READ}],
    "agencies": [
        {"id": "growth-agency", "kind": "ministry", **NAMES, "acronym": "N/A", "sources": READ}
    ],
    "agreements": [
        {
            "id": "growth-agreement",
            "kind": "agreement",
            **TITLES,
            "signed": "2004",
            "text_status": "reported_only",
            "sources": READ,
        }
    ],
    "events": [
        {
            "id": "growth-event",
            "kind": "withdrawal",
            "modality": "asserted",
            **TITLES,
            "date": "2004-11",
            "place_id": "growth-place",
            "sources": READ,
        }
    ],
    "figures": [
        {
            "id": "",
            "about_id": "growth-event",
            "measure": "departed",
            "population": "growth_population",
            "modality": "asserted",
            "low": "80",
            "qualifier": "at_least",
            "as_reported": "at least 80",
            "date": "2004-11",
            "accounting": "flow",
            "sources": RELAYED,
        }
    ],
    "relations": [
        {
            "id": "",
            "subject_id": "growth-actor",
            "kind": "leads",
            "modality": "asserted",
            "object_id": "growth-agency",
            "began": "2003",
            "sources": READ,
        }
    ],
    "alternatives": [
        {"id": "", "record_id": "growth-event", "field": "date", "value": "2004", "sources": READ}
    ],
    "places": [
        {"id": "growth-place", "kind": "city", **NAMES, "precision": "not_mapped", "sources": READ}
    ],
    "sources": [
        {
            "id": "growth-paper-2005",
            "kind": "news_article",
            "title": "Growth",
            "publisher_id": "growth-paper",
            "published": "2005-03-01",
            "language": "es",
            "url": "https://growth.example/2005",
            "accessed": "2026-11-01",
            "access": "full",
            "coded": "whole",
        },
        {
            "id": "growth-paper-undated",
            "kind": "news_article",
            "title": "Growth again",
            "publisher_id": "growth-paper",
            "url": "https://growth.example/undated",
            "accessed": "2026-11-01",
            "access": "excerpt",
            "coded": "part",
        },
        {
            "id": "growth-statement",
            "kind": "official_statement",
            "title": "[Statement]",
            "speaker_id": "growth-actor",
            "access": "relayed",
            "note_en": BOTH["en"],
            "note_es": BOTH["es"],
        },
    ],
    "publishers": [{"id": "growth-paper", "kind": "newspaper", "name": "Growth Paper"}],
    "redirects": [
        {
            "old_id": "growth-withdrawn",
            "reason_en": BOTH["en"],
            "reason_es": BOTH["es"],
            "since": "2026-11-01",
        }
    ],
    "coverage": [
        {"source_id": "growth-paper-2005", "paragraphs": "p3-4", "reason": "headline"},
    ],
    "unconfirmed": [
        {
            "record_id": "growth-event",
            "citation": READ,
            "reason_en": BOTH["en"],
            "reason_es": BOTH["es"],
        }
    ],
    "exceptions": [
        {
            "rule": "blank-word",
            "record_id": "growth-agency",
            "field": "acronym",
            "reason": BOTH["en"],
            "since": "2026-11-01",
        }
    ],
    "searches": [
        {
            "question_en": BOTH["en"],
            "question_es": BOTH["es"],
            "words": "growth",
            "searched_in_en": BOTH["en"],
            "searched_in_es": BOTH["es"],
            "searched_on": "2026-11-01",
            "result": "answered",
            "source_ids": "growth-paper-2005; growth-paper-undated",
        }
    ],
    "agreement": [
        {
            "coded_on": "2026-11-01",
            "table_name": "figures",
            "field": "date",
            "seed": "7",
            "n_rows": "9",
            "n_agreed": "8",
        }
    ],
    "audits": [
        {
            "read_on": "2026-11-01",
            "scope_en": BOTH["en"],
            "scope_es": BOTH["es"],
            "n_rows": "9",
            "n_wrong": "0",
            "n_overreach": "0",
            "n_imprecise": "1",
            "n_missing": "0",
        }
    ],
}


@contextmanager
def edited(root: Path, name: str) -> Iterator[list[Row]]:
    """The rows of a file, written back when they have been changed."""
    table = FILES[name]
    path = root / table.path
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    yield rows
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, table.header, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def grown(root: Path) -> None:
    """Adds valid rows to every table, and changes some that are there in valid ways."""
    for name, added in ADDED.items():
        with edited(root, name) as rows:
            rows += added
    with edited(root, "figures") as rows:
        exact = next(row for row in rows if row["qualifier"] == "exact" and row["sources"])
        # A rival, a second reading of the same number, and a qualifier that was corrected.
        other = {"best": f"{exact['best']}0", "as_reported": "ten times as many"}
        rows.append(exact | other | {"id": "", "sources": RELAYED})
        exact["sources"] += f"; {RELAYED}"
        exact["qualifier"] = "about"
    format_files(root)


@pytest.fixture(scope="module", params=["live", "grown"])
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as it is, and a copy to which valid rows were added."""
    if request.param == "live":
        return REPOSITORY
    root = tmp_path_factory.mktemp("grown") / "root"
    for name in ("data", "schema", "docs"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "datapackage.json", root)
    grown(root)
    return root


@pytest.fixture(scope="module")
def dataset(data: Path) -> Dataset:
    return Dataset.read(data)


@pytest.fixture(scope="module")
def tables(dataset: Dataset) -> Mapping[str, pl.DataFrame]:
    return {name: to_frame(released) for name, released in release(dataset).items()}


def test_every_table_is_grown() -> None:
    assert set(TABLES) <= set(ADDED)


def test_all_gates_pass(data: Path) -> None:
    assert [finding.text() for finding in errors(all_gates(data).findings)] == []


def test_nothing_is_left_to_format_and_nothing_generated_is_stale(data: Path) -> None:
    result = format_root(data)
    assert (result.changes, result.findings) == ({}, [])
    done = run("schema", "--check", str(data))
    assert (done.returncode, done.stderr) == (0, "")


def test_every_released_table_satisfies_its_schema(
    dataset: Dataset, tables: Mapping[str, pl.DataFrame]
) -> None:
    for name, table in tables.items():
        schema_of(RELEASED[name], dataset.vocabularies).validate(table, lazy=True)


@pytest.mark.parametrize("data", ["grown"], indirect=True)
def test_every_format_is_released(dataset: Dataset, tmp_path: Path) -> None:
    exported = export(dataset, FORMATS, tmp_path)
    assert exported.findings == ()
    assert set(exported.files) == set(FORMATS)
    assert exported.rows["figures"] == len(dataset.figures)


def groups_of_one(table: pl.DataFrame, name: str) -> pl.DataFrame:
    """The groups of that name that have a single row."""
    return table.drop_nulls(name).group_by(name).len().filter(pl.col("len") < 2)


def every_claim(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """What is said of its support by each claim of any table."""
    names = ("id", "support", "standing", "n_origins", "disputed_by", "modality")
    claims = [table for table in tables.values() if "standing" in table.columns]
    assert len(claims) >= 5
    chosen = (table.select(name for name in names if name in table.columns) for table in claims)
    as_text = (table.with_columns(pl.col(pl.Enum).cast(pl.String)) for table in chosen)
    return pl.concat(as_text, how="diagonal")


Invariant = Callable[[Mapping[str, pl.DataFrame]], pl.DataFrame]
# Of the released tables, what must be empty.
NEVER: Mapping[str, Invariant] = {
    "a citation without its record": lambda t: t["citations"].join(
        t["records"], left_on="record_id", right_on="id", how="anti"
    ),
    "a citation of a source that is not there": lambda t: t["citations"].join(
        t["sources"], left_on="source_id", right_on="id", how="anti"
    ),
    "a text that was read, but known only through others": lambda t: (
        t["citations"]
        .join(t["sources"], left_on="source_id", right_on="id")
        .filter(pl.col("access").cast(pl.String) == "relayed")
    ),
    "a claim that says not who says so": lambda t: t["figures"].filter(
        pl.col("who_says_so_en").str.len_chars() == 0
    ),
    "rival figures that are one": lambda t: groups_of_one(t["figures"], "rival_group"),
    "rival relations that are one": lambda t: groups_of_one(t["relations"], "rival_group"),
    "a question with one answer": lambda t: groups_of_one(t["relations"], "open_question"),
    "a claim whose support says more than its origins": lambda t: every_claim(t).filter(
        ((pl.col("support") == "corroborated") & (pl.col("n_origins") < 2))
        | ((pl.col("support") == "single_source") & (pl.col("n_origins") < 1))
        | ((pl.col("support") == "unnamed") & (pl.col("n_origins") > 0))
    ),
    "a claim disputed by nobody, or contradicted and undisputed": lambda t: every_claim(t).filter(
        (pl.col("standing") == "undisputed") == (pl.col("disputed_by").list.len() > 0)
    ),
    "a possibility that is corroborated": lambda t: every_claim(t).filter(
        pl.col("modality").is_in(["possible", "expected"])
        & pl.col("support").is_in(["corroborated", "acknowledged", "documented"])
    ),
    "a spread without its own number": lambda t: t["figures"].filter(
        pl.col("outcome").is_null()
        & (
            (pl.min_horizontal("low", "best", "high") < pl.col("spread_low"))
            | (pl.max_horizontal("low", "best", "high") > pl.col("spread_high"))
        )
    ),
}


@pytest.mark.parametrize("name", NEVER)
def test_the_release_never_has(name: str, tables: Mapping[str, pl.DataFrame]) -> None:
    assert NEVER[name](tables).rows() == []
