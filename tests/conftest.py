from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from roots import FROZEN, REPOSITORY, copied

# A busy machine is no fault of the code.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five articles as they were once, to ask for exact answers; not to be written to."""
    return copied(FROZEN / "data", tmp_path_factory.mktemp("frozen") / "root")


@pytest.fixture(scope="session")
def example_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small valid dataset that is made up; not to be written to."""
    data = REPOSITORY / "tests" / "example" / "data"
    return copied(data, tmp_path_factory.mktemp("example") / "root")


@pytest.fixture
def example(example_once: Path, tmp_path: Path) -> Path:
    """A small valid dataset that is made up, to break."""
    return Path(shutil.copytree(example_once, tmp_path / "root"))


@pytest.fixture(scope="session")
def dist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the five articles."""
    from cubaven_data.asking.dataset import Dataset
    from cubaven_data.publishing.export import export
    from cubaven_data.publishing.writers import FORMATS

    out = tmp_path_factory.mktemp("dist")
    export(Dataset.read(root), FORMATS, out)
    return out
