from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import jsonschema
import polars as pl
import pytest
from asking import all_gates
from examples import set_cells
from test_cli import run

from cubaven_data.asking.dataset import Dataset
from cubaven_data.findings import Finding
from cubaven_data.fixing import swapping
from cubaven_data.model.derived import RELEASED
from cubaven_data.model.values import CITATION_PARTS
from cubaven_data.publishing import export as exporting
from cubaven_data.publishing.export import ExportError, export
from cubaven_data.publishing.gates import check_package
from cubaven_data.publishing.packing import summed
from cubaven_data.publishing.writers import FORMATS
from cubaven_data.release.readable import BOOK
from cubaven_data.release.row_models import pascal
from cubaven_data.texts.wording import LANGUAGES

REPOSITORY = Path(__file__).parent.parent
# The formats that do not have one file a table.
FILES_OF = {
    "json": len(RELEASED) + 1,
    "docs": 5 * len(LANGUAGES),
    "geojson": 1,
    "graphml": 1,
    "bibliography": 4,
    "charts": 1,
    "flat": (len(BOOK) + 1) * len(LANGUAGES),
    "xlsx": len(LANGUAGES),
    "sqlite": 1 + len(LANGUAGES),
}
# What stands beside the folders; the zip has the version in its name.
PAGES = (
    *("README.md", "README.es.md", "LICENSE", "changes.json"),
    *("CHANGES.md", "CHANGES.es.md", "CHANGES.csv", "CHANGES.es.csv"),
)


def names_within(out: Path) -> list[str]:
    """The folders and files in an output directory, and of the zip its ending."""
    return sorted(path.suffix if path.suffix == ".zip" else path.name for path in out.iterdir())


def written(*formats: str) -> list[str]:
    """The same, as an export leaves them."""
    return sorted([*formats, *PAGES, "SHA256SUMS", ".zip"])


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def dataset(example: Path) -> Dataset:
    return Dataset.read(example)


@pytest.mark.slow
def test_the_same_data_gives_the_same_bytes_anywhere(example: Path, tmp_path: Path) -> None:
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "America/Havana", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "es_VE.UTF-8"},
        {"PYTHONHASHSEED": "3", "TZ": "UTC", "LANG": "tr_TR.UTF-8", "POLARS_MAX_THREADS": "1"},
    ]
    found = []
    for number, variables in enumerate(surroundings):
        out = tmp_path / f"run {number}"
        out.mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "cubaven_data.cli", "export", str(example), "--to", "all"],
            cwd=out,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)} | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found.append(digests(out / "dist"))
    assert found[0] == found[1] == found[2]
    assert names_within(out / "dist") == written(*FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_each_folder_is_a_package_that_frictionless_accepts(name: str, dist: Path) -> None:
    descriptor = json.loads((dist / name / "datapackage.json").read_text("utf-8"))
    assert list(check_package(descriptor, dist / name)) == []
    listed = {resource["path"] for resource in descriptor["resources"]}
    assert len(listed) == len(descriptor["resources"]) == FILES_OF.get(name, len(RELEASED))


@pytest.mark.parametrize("name", FORMATS)
def test_frictionless_sees_a_file_that_was_changed_afterwards(
    name: str, dataset: Dataset, tmp_path: Path
) -> None:
    export(dataset, [name], tmp_path)
    descriptor = json.loads((tmp_path / name / "datapackage.json").read_text("utf-8"))
    path = tmp_path / name / descriptor["resources"][0]["path"]
    content = path.read_bytes()
    changed = content
    # What stands in a page or a table, and what in the archive that a workbook is.
    swaps = ((b"North", b"Nord!"), (b"Coverage", b"coverage"), (b"docProps", b"DocProps"))
    for old, new in (*swaps, (b"Events", b"events")):
        changed = changed.replace(old, new)
    assert changed != content
    path.write_bytes(changed)
    findings = list(check_package(descriptor, tmp_path / name))
    assert findings and all("hash" in finding.message() for finding in findings)


def test_every_reference_of_the_csv_release_is_a_foreign_key(dist: Path) -> None:
    descriptor = json.loads((dist / "csv" / "datapackage.json").read_text("utf-8"))
    keyed = {
        (resource["name"], key["fields"][0])
        for resource in descriptor["resources"]
        for key in resource["schema"].get("foreignKeys", [])
    }
    several = {
        (table.name, c.name) for table in RELEASED.values() for c in table.columns if c.type.is_list
    }
    references = {
        (resource["name"], field["name"])
        for resource in descriptor["resources"]
        for field in resource["schema"]["fields"]
        if (field["name"].endswith("_id") and field["name"] not in ("wikidata_id", "old_id"))
        or field["name"] in ("part_of", "speaks_for", "rival_group", "open_question")
    }
    claims = {("claims", "id")}
    assert keyed == (references - several) | claims, "a key is of one value"


def test_a_broken_foreign_key_of_the_release_is_seen(dataset: Dataset, tmp_path: Path) -> None:
    export(dataset, ["csv"], tmp_path)
    descriptor = json.loads((tmp_path / "csv" / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        del resource["hash"], resource["bytes"]
    path = tmp_path / "csv" / "citations.csv"
    path.write_text(path.read_text("utf-8").replace("minister-one,", "nobody,"), encoding="utf-8")
    findings = list(check_package(descriptor, tmp_path / "csv"))
    assert {finding.file for finding in findings} == {"citations.csv"}


def test_the_json_release_satisfies_the_schemas_it_carries(dist: Path) -> None:
    folder = dist / "json"
    paths = [path for path in folder.rglob("*.json") if path.parent.name != "schema"]
    validators: dict[Path, jsonschema.Draft202012Validator] = {}
    for path in sorted(paths):
        if path.name == "datapackage.json":
            continue
        document = json.loads(path.read_text("utf-8"), parse_constant=pytest.fail)
        place = (path.parent / document["$schema"]).resolve()
        if place not in validators:
            schema = json.loads(place.read_text("utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            validators[place] = jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.FormatChecker()
            )
        assert [error.message for error in validators[place].iter_errors(document)] == []
    # One for each table and for all tables, and one for all files of single ids.
    assert len(validators) == FILES_OF["json"] + 1


def test_every_citation_leads_to_sources_that_are_there(dist: Path) -> None:
    document = json.loads((dist / "json" / "cubaven-data.json").read_text("utf-8"))
    sources = {source["id"] for source in document["tables"]["sources"]}
    for table in document["tables"].values():
        for row in table:
            for citation in row.get("sources", []) if isinstance(row.get("sources"), list) else []:
                assert citation["source_id"] in sources
                assert citation["origin_id"] is None or citation["origin_id"] in sources


def test_every_schema_of_the_release_names_the_types_it_is_made_of(dist: Path) -> None:
    schema = json.loads((dist / "json" / "schema" / "cubaven-data.json").read_text("utf-8"))
    types = schema["$defs"]
    assert {table.row for table in RELEASED.values()} | {"Citation", "Licence"} <= set(types)
    lists = {name for table in RELEASED.values() for c in table.columns for name in c.vocabularies}
    assert {pascal(name) for name in lists} <= set(types)
    assert types["Citation"]["properties"]["attribution"]["enum"] == [
        "stated",
        "carried_over",
        "open",
    ]
    objects = [type_ for type_ in types.values() if type_["type"] == "object"]
    assert all(type_["additionalProperties"] is False for type_ in objects)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("n_origins", "one"),
        ("modality", "true"),
        ("support", "confirmed"),
        ("standing", None),
        ("flags", "one_text"),
        ("id", None),
        ("date_earliest", "3 January"),
    ],
)
def test_the_json_schema_refuses_a_wrong_value(column: str, value: object, dist: Path) -> None:
    document = json.loads((dist / "json" / "figures.json").read_text("utf-8"))
    schema = json.loads((dist / "json" / "schema" / "figures.json").read_text("utf-8"))
    document["rows"][0][column] = value
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert not validator.is_valid(document)


def test_parquet_is_typed_and_says_what_its_fields_mean(dist: Path) -> None:
    path = dist / "parquet" / "figures.parquet"
    schema = pl.read_parquet_schema(path)
    assert schema["date_earliest"] == pl.Date
    assert schema["best"] == pl.Float64
    for name in ("modality", "support", "standing"):
        assert isinstance(schema[name], pl.Enum)
    assert schema["flags"] == pl.List(pl.String)
    assert schema["sources"] == pl.List(pl.Struct(dict.fromkeys(CITATION_PARTS, pl.String)))
    import pyarrow.parquet as pq

    metadata = pq.read_metadata(path).metadata
    fields = json.loads(metadata[b"fields"])
    assert set(fields) == set(schema)
    assert all(field["en"] and field["es"] for field in fields.values())
    arrow = pq.read_schema(path)
    assert str(arrow.field("support").type).startswith("dictionary")


def test_a_folder_that_is_no_release_is_not_replaced(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "thesis.txt").write_text("years of work")
    with pytest.raises(ExportError, match=r"thesis\.txt is not part of a release"):
        export(dataset, ["json", "csv"], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["csv", "root"]
    assert (tmp_path / "csv" / "thesis.txt").read_text() == "years of work"


def test_an_out_that_is_a_file_is_one_clear_error(dataset: Dataset, tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("")
    with pytest.raises(ExportError, match="dist"):
        export(dataset, ["csv"], tmp_path / "dist")


def test_where_nothing_can_be_written_the_folder_is_named(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(dir: Path, prefix: str) -> str:  # noqa: A002 - the name of tempfile
        raise PermissionError(errno.EACCES, "denied", str(dir / f"{prefix}v50tnzip"))

    monkeypatch.setattr("tempfile.mkdtemp", refused)
    with pytest.raises(ExportError, match=r"/dist: permission denied$"):
        export(dataset, ["csv"], tmp_path / "dist")


TWO = ("csv", "parquet")
# Runs an export that kills itself at the n-th call of one of the functions that touch the disk.
KILLED = """
import os, signal, sys
from pathlib import Path
from cubaven_data.fixing import swapping
from cubaven_data.publishing import export as exporting
from cubaven_data.asking.dataset import Dataset

root, out, where, count, exchange = sys.argv[1:]
left = int(count)
def deadly(function):
    def call(*arguments, **options):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **options)
    return call
dataset = Dataset.read(root)
if exchange == "no":
    swapping.renamed = lambda one, other, flag: False
if where == "fsync":
    os.fsync = deadly(os.fsync)
elif where == "replace":
    Path.replace = deadly(Path.replace)
elif where == "exchange":
    swapping.renamed = deadly(swapping.renamed)
else:
    exporting.shutil.rmtree = deadly(exporting.shutil.rmtree)
exporting.export(dataset, ["csv", "parquet"], Path(out))
"""


@pytest.fixture(scope="module")
def before_and_after(
    example_once: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, dict[str, str]]:
    """A release, the dataset changed after it, and what the next release contains."""
    folder = tmp_path_factory.mktemp("killed")
    root = Path(shutil.copytree(example_once, folder / "root"))
    export(Dataset.read(root), TWO, folder / "before")
    path = root / "data" / "actors.csv"
    path.write_text(path.read_text("utf-8").replace("Minister One", "Minister"), encoding="utf-8")
    return folder / "before", root, exporting_digests(root, folder / "after", TWO)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "count", "exchange"),
    [("fsync", 0, "yes"), ("fsync", 7, "yes"), ("fsync", 50, "yes"), ("exchange", 0, "yes")]
    + [("exchange", 1, "yes"), ("rmtree", 0, "yes")]
    # Without an exchange, both folders are replaced twice; then come the list and the files in it.
    + [("replace", n, "no") for n in range(13)],
)
def test_an_export_that_is_killed_leaves_the_old_folders_whole(
    where: str,
    count: int,
    exchange: str,
    before_and_after: tuple[Path, Path, dict[str, str]],
    tmp_path: Path,
) -> None:
    before, root, new = before_and_after
    out, old = tmp_path / "dist", digests(before)
    shutil.copytree(before, out)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(root), str(out), where, str(count), exchange],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    for name in TWO:
        whole = [
            {p: d for p, d in release_.items() if p.startswith(f"{name}/")}
            for release_ in (old, new)
        ]
        found = {f"{name}/{p}": d for p, d in digests(out / name).items()}
        # Without an exchange in one step, a folder can be away until the next export.
        assert found in whole or (exchange == "no" and not found)
    for name, found_ in digests(out).items():
        if "/" not in name and name != "SHA256SUMS":
            assert found_ in (old.get(name), new.get(name)), "each file is whole"
    export(Dataset.read(root), TWO, out)
    assert digests(out) == new, "the next export succeeds and leaves nothing behind"
    assert names_within(out) == written(*TWO)


def exporting_digests(root: Path, out: Path, formats: Sequence[str] = FORMATS) -> dict[str, str]:
    export(Dataset.read(root), formats, out)
    return digests(out)


def test_a_folder_put_aside_by_a_killed_export_comes_back(dataset: Dataset, tmp_path: Path) -> None:
    export(dataset, ["csv"], tmp_path)
    before = digests(tmp_path / "csv")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f".cubaven-writing-{gone.pid}-abcdefgh"
    left.mkdir()
    (tmp_path / "csv").rename(left / f"csv{exporting.ASIDE}")
    export(dataset, ["json"], tmp_path)
    assert digests(tmp_path / "csv") == before
    assert not left.exists()


def test_a_file_or_link_that_is_called_like_a_folder_of_an_export_is_left(
    dataset: Dataset, tmp_path: Path
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    file, link = (tmp_path / f".cubaven-writing-{gone.pid}-abcdefg{n}" for n in range(2))
    file.write_text("mine")
    link.symlink_to(file)
    export(dataset, ["json"], tmp_path)
    assert link.is_symlink()
    assert link.read_text() == "mine"


def test_a_file_that_somebody_put_beside_a_release_is_not_deleted(
    dataset: Dataset, tmp_path: Path
) -> None:
    export(dataset, ["csv"], tmp_path)
    (tmp_path / "csv" / "my-analysis.R").write_text("mine")
    with pytest.raises(ExportError, match=r"my-analysis\.R is not part of a release"):
        export(dataset, ["csv"], tmp_path)
    assert (tmp_path / "csv" / "my-analysis.R").read_text() == "mine"


def test_a_descriptor_of_something_else_that_names_the_dataset_does_not_deceive(
    dataset: Dataset, tmp_path: Path
) -> None:
    (tmp_path / "csv").mkdir()
    other = {"name": "other", "resources": [{"name": "cubaven-data", "path": "mydata.csv"}]}
    (tmp_path / "csv" / "datapackage.json").write_text(json.dumps(other))
    (tmp_path / "csv" / "mydata.csv").write_text("mine")
    with pytest.raises(ExportError):
        export(dataset, ["csv"], tmp_path)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link(path: Path) -> None:
    path.symlink_to(path.parent / "actors.csv")


def noted(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "# mine\n", encoding="utf-8")


def edited(path: Path) -> None:
    path.write_text("mine")


def piped(path: Path) -> None:
    path.unlink()
    pipe(path)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("empty", Path.mkdir),
        ("pipe", pipe),
        ("link.csv", link),
        ("actors.csv", edited),
        ("datapackage.json", edited),
        ("SHA256SUMS", edited),
        ("SHA256SUMS", noted),
        ("SHA256SUMS", Path.unlink),
        ("SHA256SUMS", piped),
    ],
)
def test_only_what_an_export_wrote_is_replaced(
    name: str, made: Callable[[Path], None], dataset: Dataset, tmp_path: Path
) -> None:
    export(dataset, ["csv"], tmp_path)
    made(tmp_path / "csv" / name)
    before = sorted(path.name for path in (tmp_path / "csv").rglob("*"))
    with pytest.raises(ExportError, match="is not part of a release"):
        export(dataset, ["csv"], tmp_path)
    assert sorted(path.name for path in (tmp_path / "csv").rglob("*")) == before


def test_a_folder_that_is_a_link_is_neither_followed_nor_replaced(
    dataset: Dataset, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "csv").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ExportError, match="csv is not part of a release"):
        export(dataset, ["csv"], tmp_path)
    assert (tmp_path / "csv").is_symlink()


@pytest.mark.parametrize("folder", [".", "csv"])
def test_files_that_somebody_else_listed_with_their_hashes_are_theirs(
    folder: str, dataset: Dataset, tmp_path: Path
) -> None:
    place = tmp_path / "out" / folder
    place.mkdir(parents=True)
    mine = dict.fromkeys(("README.md", "thesis.md", "LICENSE"), b"years of work")
    for name, content in summed(mine).items():
        (place / name).write_bytes(content)
    with pytest.raises(ExportError, match="is not part of a release"):
        export(dataset, ["csv"], tmp_path / "out")
    assert {path.name for path in place.iterdir()} == {*mine, "SHA256SUMS"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"# Changelog\n\n\x1b[31mRed\n", "control characters"),
        (b"# Changelog\n\n<<<<<<< HEAD\nOne\n=======\nOther\n>>>>>>> x\n", "merge conflict"),
        (b"\xff\xfe\x00", "it is not UTF-8"),
        (None, "it is not a regular file"),
    ],
)
def test_a_changelog_that_is_not_sound_is_not_released(
    content: bytes | None, reason: str, example: Path, tmp_path: Path
) -> None:
    changelog = example / "CHANGELOG.md"
    changelog.unlink(missing_ok=True)
    if content is None:
        link(changelog)
    else:
        changelog.write_bytes(content)
    with pytest.raises(ExportError, match=reason):
        export(Dataset.read(example), ["csv"], tmp_path / "dist")
    assert not (tmp_path / "dist").exists()


@pytest.fixture(params=["exchanged", "replaced"])
def swapped(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How a system replaces a folder: at once, or after it has set the old one aside."""
    if request.param == "replaced":
        monkeypatch.setattr(swapping, "renamed", lambda *_: False)


def test_while_another_export_writes_there_nothing_is_written(
    dataset: Dataset, tmp_path: Path
) -> None:
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    (tmp_path / f".cubaven-writing-{other.pid}-abcdefgh").mkdir()
    with pytest.raises(ExportError, match="another export is writing there"):
        export(dataset, ["csv"], tmp_path)
    other.communicate(b"\n")
    export(dataset, ["csv"], tmp_path)
    assert not [*tmp_path.glob(".*")]


@pytest.mark.usefixtures("swapped")
@pytest.mark.parametrize("name", ["README.md", "changes.json", "SHA256SUMS"])
def test_a_page_that_is_saved_while_an_export_runs_comes_back(
    name: str, dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(dataset, ["csv"], tmp_path)
    swap = exporting.swap

    def late(new: Path, target: Path) -> Path | None:
        if target == tmp_path / name:
            monkeypatch.setattr(exporting, "swap", swap)
            target.write_text("years of work", encoding="utf-8")
        return swap(new, target)

    monkeypatch.setattr(exporting, "swap", late)
    with pytest.raises(ExportError, match=rf"{name} is not part of a release"):
        export(dataset, ["csv"], tmp_path)
    assert (tmp_path / name).read_text("utf-8") == "years of work"


@pytest.mark.usefixtures("swapped")
def test_what_is_saved_while_an_export_runs_comes_back(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(dataset, ["csv"], tmp_path)
    swap = exporting.swap

    def late(new: Path, target: Path) -> Path | None:
        monkeypatch.setattr(exporting, "swap", swap)
        (target / "thesis.txt").write_text("years of work")
        return swap(new, target)

    monkeypatch.setattr(exporting, "swap", late)
    with pytest.raises(ExportError, match=r"thesis\.txt is not part of a release"):
        export(dataset, ["csv"], tmp_path)
    assert (tmp_path / "csv" / "thesis.txt").read_text() == "years of work"


def test_sha256sum_finds_every_file_as_it_is_listed(dist: Path) -> None:
    for name in FORMATS:
        lines = (dist / name / "SHA256SUMS").read_text("utf-8").splitlines()
        listed = dict(reversed(line.split("  ")) for line in lines)
        assert listed | {"SHA256SUMS": None} == digests(dist / name) | {"SHA256SUMS": None}


@pytest.mark.slow
def test_exports_into_one_folder_at_the_same_time_do_not_destroy_each_other(
    example: Path, tmp_path: Path
) -> None:
    command = [
        sys.executable,
        "-m",
        "cubaven_data.cli",
        "export",
        str(example),
        "--to",
        "all",
    ]
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    running = [
        subprocess.Popen(command, cwd=tmp_path, env=env, stderr=subprocess.PIPE) for _ in range(3)
    ]
    for process in running:
        said = process.communicate()[1].decode()
        busy = "another export is writing there" in said
        assert process.returncode == (2 if busy else 0), said
    assert not [*(tmp_path / "dist").glob(".*")]
    # Each may have refused because of another one; whatever they left, the next one is whole.
    assert subprocess.run(command, cwd=tmp_path, env=env, capture_output=True).returncode == 0
    assert names_within(tmp_path / "dist") == written(*FORMATS)
    assert digests(tmp_path / "dist") == exporting_digests(example, tmp_path / "alone")


def test_cells_that_look_like_another_separator_are_read_as_they_are(
    example: Path, tmp_path: Path
) -> None:
    path = example / "data" / "actors.csv"
    odd = "M |'One'| O; 'Uno'"
    text = path.read_text("utf-8").replace("Minister of the north.", odd)
    path.write_text(text, encoding="utf-8")
    assert [finding.text() for finding in all_gates(example).findings] == []
    export(Dataset.read(example), ["csv"], tmp_path / "dist")
    descriptor = json.loads((tmp_path / "dist" / "csv" / "datapackage.json").read_text("utf-8"))
    assert list(check_package(descriptor, tmp_path / "dist" / "csv")) == []


def test_the_release_is_checked_whatever_formats_are_asked_for(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> Iterator[Finding]:
        yield Finding("datapackage.json", 0, "", "package", {"value": "no"})

    monkeypatch.setattr("cubaven_data.publishing.export.check_package", refused)
    assert export(dataset, ["json"], tmp_path / "dist").findings
    assert [*(tmp_path / "dist").iterdir()] == []


def test_a_release_is_not_written_among_the_data_of_any_dataset(
    example: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(example, tmp_path / "other"))
    own = (example / folder for folder in ("data", "data/new", "schema/x", ".git", ".git/hooks"))
    for folder in (*own, other / "data"):
        done = run("export", str(example), "--out", str(folder))
        assert (done.returncode, done.stdout) == (2, "")
        assert "belongs to the dataset" in done.stderr


def test_a_folder_that_an_earlier_export_wrote_from_other_data_is_named(
    example: Path, tmp_path: Path
) -> None:
    out = tmp_path / "dist"

    def told(formats: str) -> str:
        done = run("export", str(example), "--to", formats, "--out", str(out))
        assert done.returncode == 0
        return done.stderr

    (out / "docs").mkdir(parents=True)
    (out / "docs" / "datapackage.json").write_text('{"name": "mine", "version": "1"}', "utf-8")
    assert "an earlier export" not in told("csv,geojson")
    set_cells(example, "places", "north-base", {"lat": "11.5"})
    assert told("graphml,csv, csv").endswith(
        f"From an earlier export, of other data: {out / 'geojson'}. Delete that folder, or export "
        "everything again with `--to graphml,csv,geojson`.\n"
    )
    assert "an earlier export" not in told("graphml,csv,geojson")
