"""What stands beside the folders of a release, and that it is replaced as safely as these."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from examples import set_cells
from roots import REPOSITORY

from cubaven_data import Dataset
from cubaven_data.publishing.export import ExportError, export
from cubaven_data.publishing.packing import beside
from cubaven_data.publishing.writers import FORMATS
from cubaven_data.publishing.writers.csv import csv_files
from cubaven_data.texts.wording import LANGUAGES, texts


def contents(out: Path) -> dict[str, bytes]:
    """The files directly in the folder."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def archive_in(out: Path) -> Path:
    (found,) = out.glob("*.zip")
    return found


def export_csv(root: Path, out: Path) -> None:
    export(Dataset.read(root), ["csv"], out)


def test_the_changelog_beside_the_data_is_a_part_of_the_release(
    example: Path, tmp_path: Path
) -> None:
    export_csv(example, tmp_path / "without")
    assert "CHANGELOG.md" not in contents(tmp_path / "without")
    (example / "CHANGELOG.md").write_text("# Changelog\n", "utf-8")
    export_csv(example, tmp_path / "dist")
    assert contents(tmp_path / "dist")["CHANGELOG.md"] == b"# Changelog\n"
    with zipfile.ZipFile(archive_in(tmp_path / "dist")) as archive:
        assert [name for name in archive.namelist() if name.endswith("/CHANGELOG.md")]


def test_a_relative_link_of_a_released_document_leads_to_a_released_file(
    example: Path, tmp_path: Path
) -> None:
    shutil.copy(REPOSITORY / "CHANGELOG.md", example)
    export(Dataset.read(example), ["csv", "docs", "sqlite"], tmp_path / "dist")
    pages = [*(tmp_path / "dist").rglob("*.md")]
    links = [
        (page, link) for page in pages for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text())
    ]
    assert {link for _, link in links} > {"README.es.md"}
    for page, link in links:
        if "://" not in link:
            assert (page.parent / link).is_file(), (page.name, link)


def test_the_zip_holds_the_folders_and_pages_with_sums_that_are_right(
    example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "dist"
    export_csv(example, out)
    path = archive_in(out)
    assert path.stem == f"cubaven-data-{Dataset.read(example).version}"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        inside = {name: archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [*inside] == sorted(inside)
    found = {name.removeprefix(f"{path.stem}/"): content for name, content in inside.items()}
    there = {one.relative_to(out).as_posix(): one for one in out.rglob("*") if one.is_file()}
    assert {*found} == {*there} - {path.name}
    for name in {*found} - {"SHA256SUMS"}:
        assert found[name] == there[name].read_bytes()
    for listed, files in ((found["SHA256SUMS"], found), (contents(out)["SHA256SUMS"], there)):
        sums = dict(reversed(line.split("  ")) for line in listed.decode().splitlines())
        assert {*sums} == {*files} - {"SHA256SUMS"}
        assert sums["LICENSE"] == hashlib.sha256(found["LICENSE"]).hexdigest()


def test_the_same_files_give_the_same_zip(example: Path) -> None:
    data = Dataset.read(example)
    folders = {"csv": csv_files(data, data.released)}
    other = {"csv": dict(reversed(folders["csv"].items()))}
    assert beside(folders, data, data.released, None) == beside(other, data, data.released, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readme_says_of_every_format_what_it_is_for(language: str, dist: Path) -> None:
    page = (dist / {"en": "README.md", "es": "README.es.md"}[language]).read_text("utf-8")
    assert re.findall(r"(?m)^\| `(\w+)` \|", page) == [*FORMATS]
    version = json.loads((dist / "changes.json").read_text("utf-8"))["version"]
    assert f"cubaven-data-{version}.zip" in page
    assert re.search(rf"(?m)^> .*{re.escape(version)}, fig-\w{{4}}, CC BY 4\.0\.$", page)


@pytest.mark.parametrize("name", FORMATS)
def test_each_folder_has_its_own_readme_and_licence(name: str, dist: Path) -> None:
    page = (dist / name / "README.md").read_text("utf-8")
    assert re.findall(r"(?m)^\| `(\w+)` \|", page) == [name]
    assert ".zip" not in page, "a folder has no archive"
    assert "CC BY 4.0" in (dist / name / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_views_of_the_database_are_named_where_it_is(language: str, dist: Path) -> None:
    readme = {"en": "README.md", "es": "README.es.md"}[language]
    for view, said in texts(language)["views"].items():
        line = f"- `{view}`: {said['title']}. {said['description']}"
        for page in (readme, f"sqlite/{readme}", f"docs/codebook.{language}.md"):
            assert line in (dist / page).read_text("utf-8")
        assert line not in (dist / "csv" / readme).read_text("utf-8")


def test_every_format_has_words_in_both_languages() -> None:
    for language in LANGUAGES:
        assert {*FORMATS} <= {*texts(language)["formats"]}


def test_a_later_export_replaces_the_pages_and_removes_the_old_zip(
    example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "dist"
    export_csv(example, out)
    old = archive_in(out)
    set_cells(example, "places", "north-base", {"lat": "11.5"})
    export_csv(example, out)
    assert archive_in(out) != old
    alone = tmp_path / "alone"
    export_csv(example, alone)
    assert contents(out) == contents(alone)


def edited(path: Path) -> None:
    path.write_text("mine")


def linked(path: Path) -> None:
    path.rename(path.with_name("mine"))
    path.symlink_to("mine")


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "changes.json", "SHA256SUMS"])
@pytest.mark.parametrize("change", [edited, linked])
def test_a_page_that_somebody_changed_is_not_replaced(
    name: str, change: Callable[[Path], None], example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "dist"
    export_csv(example, out)
    change(out / name)
    before = contents(out)
    with pytest.raises(ExportError, match="is not part of a release"):
        export_csv(example, out)
    assert contents(out) == before


def test_a_readme_of_something_else_is_not_replaced(example: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    out.mkdir()
    (out / "README.md").write_text("my project")
    with pytest.raises(ExportError, match=r"README\.md is not part of a release"):
        export_csv(example, out)
    assert [*contents(out).values()] == [b"my project"]
    assert not (out / "csv").exists()


def test_what_else_lies_in_the_folder_stays(example: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    export_csv(example, out)
    (out / "notes.txt").write_text("mine")
    archive_in(out).write_bytes(b"mine")
    mine = archive_in(out).name
    set_cells(example, "places", "north-base", {"lat": "11.5"})
    export_csv(example, out)
    assert contents(out)["notes.txt"] == b"mine"
    assert contents(out)[mine] == b"mine", "an old zip is removed only as it was written"
