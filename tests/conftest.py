from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cubaven_data.reading.dataset import Dataset
from cubaven_data.fixing.formatting import replace_file
from cubaven_data.documents.generated import page_files, schema_files
from cubaven_data.release.tables import release

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The real dataset."""
    return ROOT


@pytest.fixture(scope="session")
def example_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "root"
    shutil.copytree(ROOT / "tests" / "example" / "data", folder / "data")
    shutil.copytree(ROOT / "schema" / "vocabularies", folder / "schema" / "vocabularies")
    dataset = Dataset.read(folder)
    released = release(dataset)
    files = schema_files(dataset, released) | page_files(folder, dataset, released)
    for path, text in files.items():
        replace_file(folder / path, text)
    return folder


@pytest.fixture
def example(example_once: Path, tmp_path: Path) -> Path:
    """A small valid dataset, with the real vocabularies, to break."""
    return Path(shutil.copytree(example_once, tmp_path / "root"))


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the real dataset."""
    from cubaven_data.publishing.export import WRITERS, export

    out = tmp_path_factory.mktemp("dist")
    export(release(Dataset.read(ROOT)), WRITERS, out)
    return out
