from __future__ import annotations

import os
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable
from copy import copy, deepcopy
from pathlib import Path
from typing import Any, get_args

import polars as pl
import pytest
from pydantic import ValidationError

import cubaven_data
from cubaven_data import DataError, Dataset, TableName, UnknownIdError, load
from cubaven_data.model.citations import Citation, Step
from cubaven_data.model.derived import RELEASED
from cubaven_data.model.entities import Place

REPOSITORY = Path(__file__).parent.parent


def test_load_gives_a_typed_frame_of_every_table(root: Path) -> None:
    figures = load("figures", root=root)
    assert isinstance(figures, pl.DataFrame)
    assert figures.height == len(Dataset.read(root).figures)
    assert figures.schema["date_earliest"] == pl.Date
    assert load("citations", root=root).height > figures.height


def test_the_names_of_the_tables_are_known_to_type_checkers() -> None:
    assert list(get_args(TableName)) == list(RELEASED)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "error"),
    [
        ('load("figures")', ""),
        ('load("figure")', 'Argument 1 to "load" has incompatible type'),
        ("Dataset.read().figures[0].best", ""),
        ("Dataset.read().figures[0].bset", '"Figure" has no attribute "bset"'),
    ],
)
def test_a_type_checker_tells_a_wrong_name(call: str, error: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(f"from cubaven_data import Dataset, load\n{call}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", str(path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) == (error == ""), done.stdout
    assert error in done.stdout


def test_a_table_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(KeyError, match=r'no table "cifras"; there are actors, .*codes'):
        load("cifras")  # type: ignore[arg-type]


def test_a_reference_that_leads_nowhere_is_one_clear_error(example: Path) -> None:
    path = example / "data" / "figures.csv"
    path.write_text(path.read_text("utf-8").replace("north-south-2008", "nowhere"), "utf-8")
    with pytest.raises(
        DataError, match=r'data/figures\.csv:2:about_id fig-cccc \[reference\] "nowhere"'
    ):
        load("figures", root=example)


def test_the_package_shows_what_it_offers() -> None:
    assert dir(cubaven_data) == sorted({*cubaven_data.__all__, "schemas"})
    for name in cubaven_data.__all__:
        assert getattr(cubaven_data, name) is not None


def test_records_are_found_by_id_and_cannot_be_changed(example: Path) -> None:
    dataset = Dataset.read(example)
    assert dataset["minister-one"].name_es == "Ministro Uno"
    assert dataset.table_of("fig-aaaa") == "figures"
    with pytest.raises(ValueError, match="frozen"):
        dataset["minister-one"].name_en = "Somebody else"


def test_an_id_that_moved_leads_to_its_record(example: Path) -> None:
    path = example / "data" / "redirects.csv"
    moved = "before-first,first-minister,Renamed.,Renombrado.,2020-03-02\n"
    path.write_text(path.read_text("utf-8") + moved, encoding="utf-8")
    dataset = Dataset.read(example)
    assert dataset["first-minister"].id == dataset["before-first"].id == "minister-one"
    assert "before-first" in dataset
    assert dataset.current("before-first") == "minister-one"
    assert dataset.table_of("before-first") == "actors"


@pytest.mark.parametrize(
    ("id_", "message"),
    [
        ("minister-on", 'no record "minister-on"; did you mean "minister-one"?'),
        ("gone", '"gone" was withdrawn: Not a public person.'),
        ("zzzzzz", 'no record "zzzzzz"'),
    ],
)
def test_an_id_that_no_record_has_is_told_with_the_nearest(
    id_: str, message: str, example: Path
) -> None:
    dataset = Dataset.read(example)
    assert id_ not in dataset
    with pytest.raises(UnknownIdError) as caught:
        dataset[id_]
    assert str(caught.value) == message


def test_a_dataset_is_shown_in_a_line(root: Path) -> None:
    dataset = Dataset.read(root)
    shown = repr(dataset)
    assert shown.startswith(f"<Dataset: {len(dataset.actors)} actors, ")
    assert len(shown) < 250


@pytest.mark.parametrize("again", [lambda x: pickle.loads(pickle.dumps(x)), copy, deepcopy])
def test_records_and_datasets_can_be_pickled_and_copied(
    again: Callable[[Any], Any], example: Path
) -> None:
    dataset = Dataset.read(example)
    for records in dataset.tables.values():
        for record in records:
            assert again(record) == record
    assert again(dataset).tables == dataset.tables
    assert again(dataset)["minister-one"] == dataset["minister-one"]


def test_data_that_cannot_be_read_raises_with_its_findings(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "105"), encoding="utf-8")
    with pytest.raises(
        DataError, match=r"data/places\.csv:2:lat north-base \[number-too-high\]"
    ) as caught:
        Dataset.read(example)
    assert len(caught.value.findings) == 1
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.findings) == (str(caught.value), caught.value.findings)


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, cubaven_data; print([m for m in ('pydantic', 'polars') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def test_the_wheel_carries_data_and_code_lists_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "cubaven_data/package/data/figures.csv" in names
    assert "cubaven_data/package/schema/vocabularies/modality.csv" in names
    assert "cubaven_data/package/data/coding/coverage.csv" in names
    assert {"cubaven_data/texts/es.toml", "cubaven_data/documents/templates/es/rules.md"} <= set(
        names
    )
    assert "cubaven_data/py.typed" in names
    fonts = "cubaven_data/publishing/charts/fonts"
    assert {f"{fonts}/LiberationSans-{style}.ttf" for style in ("Regular", "Bold")} <= set(names)
    assert f"{fonts}/OFL.txt" in names, "the licence of the fonts goes with them"
    assert not [name for name in names if name.startswith(("tests", "docs", "benchmarks"))]


def test_the_wheel_loads_its_data_far_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "import cubaven_data\n"
        "print(cubaven_data.__file__)\n"
        "print(cubaven_data.__version__, cubaven_data.load('figures').height)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    where, what = done.stdout.splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert what == f"{cubaven_data.__version__} {load('figures').height}"


def test_every_place_that_names_the_version_names_the_same() -> None:
    version = cubaven_data.__version__
    assert f"version: {version}\n" in (REPOSITORY / "CITATION.cff").read_text("utf-8")
    assert f"## {version}" in (REPOSITORY / "CHANGELOG.md").read_text("utf-8")


def test_a_record_can_be_made_from_the_texts_of_its_cells() -> None:
    cells = {"id": "caracas", "kind": "city", "name_en": "Caracas", "name_es": "Caracas"}
    blank = dict.fromkeys(Place.model_fields)
    rest = {"precision": "not_mapped", "sources": "a-b via c-d#p2"}
    place = Place.model_validate(blank | cells | rest)
    assert place.sources == (Citation("c-d", "p2", (Step("a-b"),)),)
    with pytest.raises(ValidationError, match="citation-syntax"):
        Place.model_validate(blank | cells | rest | {"sources": "somewhere"})
