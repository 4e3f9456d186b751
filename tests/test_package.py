from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import polars as pl
import pytest
from pydantic import ValidationError

import cubaven_data
from cubaven_data import DataError, Dataset, load
from cubaven_data.model.citations import Citation
from cubaven_data.model.claims import Place

REPOSITORY = Path(__file__).parent.parent


def test_load_gives_a_typed_frame_of_every_table(root: Path) -> None:
    figures = load("figures")
    assert isinstance(figures, pl.DataFrame)
    assert figures.height == len(Dataset.read(root).figures)
    assert figures.schema["date_earliest"] == pl.Date
    assert load("citations").height > figures.height


def test_a_table_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(KeyError, match=r'no table "cifras"; there are actors, .*codes'):
        load("cifras")


def test_records_are_found_by_id_and_cannot_be_changed(example: Path) -> None:
    dataset = Dataset.read(example)
    assert dataset["minister-one"].name_es == "Ministro Uno"
    assert dataset.table_of("fig-aaaa") == "figures"
    with pytest.raises(ValueError, match="frozen"):
        dataset["minister-one"].name_en = "Somebody else"


def test_data_that_cannot_be_read_raises_with_its_findings(example: Path) -> None:
    path = example / "data" / "places.csv"
    path.write_text(path.read_text("utf-8").replace("10.5", "105"), encoding="utf-8")
    with pytest.raises(DataError, match=r"data/places\.csv:2:lat \[number-too-high\]") as caught:
        Dataset.read(example)
    assert len(caught.value.findings) == 1


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
    assert "cubaven_data/package/schema/vocabularies/status.csv" in names
    assert "cubaven_data/package/data/coding/coverage.csv" in names
    assert {"cubaven_data/texts/es.toml", "cubaven_data/documents/templates/es/rules.md"} <= set(
        names
    )
    assert "cubaven_data/py.typed" in names
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
    blank = dict.fromkeys(("country", "admin1", "lat", "lon"))
    rest = {"precision": "not_mapped", "sources": "a-b via c-d#p2"}
    place = Place.model_validate(cells | blank | rest)
    assert place.sources == (Citation("c-d", "p2", "a-b"),)
    with pytest.raises(ValidationError, match="citation-syntax"):
        Place.model_validate(cells | blank | rest | {"sources": "somewhere"})
