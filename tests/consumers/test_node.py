from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from programs import program, run
from questions import QUESTIONS

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json", ".npmrc", "validate.mjs", "asked.mjs", "types.ts")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts with the packages of the lock file: outside the checkout, which stays clean."""
    folder = tmp_path_factory.mktemp("node")
    for name in FILES:
        shutil.copy(HERE / name, folder)
    run(program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
    return folder


def validate(scripts: Path, folder: Path) -> dict[str, list[str]]:
    """What ajv finds wrong, by the name of the document."""
    found: dict[str, list[str]] = json.loads(
        run(program("node"), "validate.mjs", folder, cwd=scripts)
    )
    return found


def test_ajv_accepts_every_schema_in_strict_mode_and_every_document(
    scripts: Path, released: Path
) -> None:
    folder = released / "json"
    found = validate(scripts, folder)
    ids = {f"by-id/{path.name}" for path in (folder / "by-id").iterdir()}
    documents = {path.name for path in folder.glob("*.json")} - {"datapackage.json"}
    assert set(found) == documents | ids
    assert len(ids) > 100
    assert {name: errors for name, errors in found.items() if errors} == {}


def test_ajv_says_where_a_document_breaks_its_schema(
    scripts: Path, released: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(released / "json", tmp_path / "json")
    path = folder / "figures.json"
    document = json.loads(path.read_text("utf-8"))
    del document["rows"][0]["support"]
    document["rows"][1] |= {"best": "32", "date_earliest": "2026-02-30", "qualifier": "scarcely"}
    document["rows"][2]["confirmed"] = True
    path.write_text(json.dumps(document), encoding="utf-8")
    moved = folder / "by-id" / "fig-7z23.json"
    moved.write_text(moved.read_text("utf-8").replace('"table": "figures"', '"table": "places"'))
    checked = validate(scripts, folder)
    assert {name for name, errors in checked.items() if errors} == {
        path.name,
        f"by-id/{moved.name}",
    }
    found = checked[path.name]
    assert [error for error in found if error.startswith("/rows/0 ")] == [
        "/rows/0 must have required property 'support'"
    ]
    # Where a value may be null, ajv says of each alternative why it does not fit.
    assert {error.split()[0] for error in found[1:]} == {
        "/rows/1/best",
        "/rows/1/date_earliest",
        "/rows/1/qualifier",
        "/rows/2",
    }


def test_node_answers_over_the_whole_document(scripts: Path, released: Path) -> None:
    document = released / "json" / "cubaven-data.json"
    asked = json.dumps([[one._asdict() for one in question.conditions] for question in QUESTIONS])
    found = json.loads(run(program("node"), "asked.mjs", document, cwd=scripts, stdin=asked))
    for question, ids in zip(QUESTIONS, found, strict=True):
        assert {*ids} == question.answer, question


def test_tsc_compiles_code_that_uses_the_types_and_refuses_code_that_misuses_them(
    scripts: Path, released: Path
) -> None:
    shutil.copy(released / "json" / "cubaven-data.d.ts", scripts)
    tsc = program("tsc", scripts / "node_modules" / ".bin")
    strict = ["--strict", "--noUncheckedIndexedAccess", "--target", "es2022"]
    # Each misuse says that an error is expected; one that compiles is an error itself.
    assert (scripts / "types.ts").read_text("utf-8").count("// @ts-expect-error") > 5
    run(tsc, "--noEmit", *strict, "types.ts", cwd=scripts)


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
