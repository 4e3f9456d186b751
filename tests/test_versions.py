"""The version of the data: which data it is, and when it is that of a release."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from examples import set_cells
from packaging.version import Version
from test_base import git, repository

from cubaven_data import Dataset, __version__
from cubaven_data.reading.versions import last_release, numbers_of

__all__ = ["repository"]
ROOT = Path(__file__).parent.parent
TAG = f"v{__version__}"
# https://semver.org, abridged: three numbers, and what the build was.
SEMVER = r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(\+[0-9A-Za-z-]+)?"


def version(root: Path) -> str:
    return Dataset.read(root).version


def test_the_version_without_a_tag_ends_with_the_hash_of_the_files(example: Path) -> None:
    paths = [*(example / "data").rglob("*.csv"), *(example / "schema").rglob("*.csv")]
    paths.sort(key=lambda path: path.relative_to(example).as_posix())
    content = b"".join(path.read_bytes() for path in paths)
    assert version(example) == f"{__version__}+{hashlib.sha256(content).hexdigest()[:8]}"


def test_both_semantic_versioning_and_pep_440_accept_the_version(example: Path) -> None:
    assert re.fullmatch(SEMVER, version(example))
    assert Version(version(example)).base_version == __version__


@pytest.mark.parametrize(
    ("table", "id_", "cells"),
    [("places", "north-base", {"lat": "11.5"}), ("flag", "imputed", {"label_en": "guessed"})],
)
def test_data_or_codes_that_differ_have_another_version(
    table: str, id_: str, cells: dict[str, str], example: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(example, tmp_path / "other"))
    assert version(other) == version(example)
    set_cells(other, table, id_, cells)
    assert version(other) != version(example)


def test_the_data_of_the_tag_have_its_number_alone_and_other_data_never(repository: Path) -> None:
    assert "+" in version(repository)
    git(repository, "tag", "v0.0.1")
    assert "+" in version(repository), "a tag of another version says nothing of this"
    git(repository, "tag", TAG)
    assert version(repository) == __version__
    set_cells(repository, "places", "north-base", {"lat": "11.5"})
    assert version(repository).startswith(f"{__version__}+")
    git(repository, "commit", "--quiet", "-am", "Change")
    assert version(repository).startswith(f"{__version__}+")


def test_a_branch_that_is_called_as_the_tag_is_no_release(repository: Path) -> None:
    git(repository, "branch", TAG)
    assert "+" in version(repository)


def test_the_last_release_is_the_highest_tag_before_that_was_built_on(repository: Path) -> None:
    assert last_release(repository, __version__) is None
    for tag in ("v0.9.0", "v0.10.0", "v0.10", "v0.11.0-rc1", "nightly"):
        git(repository, "tag", tag)
    assert last_release(repository, "0.10.0+00000000") == "v0.10.0"
    assert last_release(repository, "0.10.0") == "v0.9.0", "what comes before a release itself"
    git(repository, "checkout", "--quiet", "-b", "side")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "Aside")
    git(repository, "tag", "v2.0.0")
    git(repository, "checkout", "--quiet", "main")
    assert last_release(repository, "0.11.0") == "v0.10.0"


def test_without_git_no_release_is_known(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert last_release(example, __version__) is None
    assert "+" in version(example)


def test_a_tag_and_a_version_with_a_hash_are_compared_by_their_numbers() -> None:
    assert numbers_of("v1.10.0") == numbers_of("1.10.0+3fa9c1d2") > numbers_of("1.9.3")
