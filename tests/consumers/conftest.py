from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from programs import run

FROZEN = Path(__file__).parent.parent / "frozen"


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the frozen data, made by the command line as its maintainers make it."""
    folder = tmp_path_factory.mktemp("released")
    root = shutil.copytree(FROZEN, folder / "root")
    cubaven = Path(sys.executable).with_name("cubaven")
    # The frozen copy carries no generated files, and a release is only made where they are right.
    run(cubaven, "schema", root, cwd=folder)
    run(cubaven, "export", "--to", "all", "--out", folder / "dist", root, cwd=folder)
    return folder / "dist"


@pytest.fixture(scope="session")
def tables(released: Path) -> list[Path]:
    """The released tables in CSV."""
    return sorted((released / "csv").glob("*.csv"))
