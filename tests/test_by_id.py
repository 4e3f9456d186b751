from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from cubaven_data.asking.dataset import Dataset
from cubaven_data.publishing.export import export


def test_the_file_of_an_id_needs_no_other_file(dist: Path) -> None:
    folder = dist / "json" / "by-id"
    records = json.loads((dist / "json" / "records.json").read_text("utf-8"))["rows"]
    moved = json.loads((dist / "json" / "redirects.json").read_text("utf-8"))["rows"]
    ids = {row["id"] for row in records} | {row["old_id"] for row in moved}
    assert {path.stem for path in folder.iterdir()} == ids
    for row in records:
        document = json.loads((folder / f"{row['id']}.json").read_text("utf-8"))
        rows = [document["record"]]
        for name in ("figures", "relations", "alternatives", "rivals"):
            rows += document.get(name, [])
        known = {one["id"] for one in rows} | set(document["names"])
        assert {id_ for one in [*rows, *document["citations"]] for id_ in referred(one)} <= known
        assert {one["id"] for one in document["mentions"]} <= known


def referred(row: dict[str, object]) -> Iterator[str]:
    """The ids that a row of the JSON release refers to, those in its citations included."""
    for column, value in row.items():
        if column in ("sources", "disputed_by") and isinstance(value, list):
            yield from (id_ for one in value for id_ in referred(one))
        elif column.endswith("_id") and column not in ("wikidata_id", "record_id"):
            yield from [value] if isinstance(value, str) else value or ()
        elif column == "voices":
            yield from value


def test_the_file_of_a_record_has_all_that_is_known_of_it(dist: Path) -> None:
    folder = dist / "json" / "by-id"
    raid = json.loads((folder / "caracas-raid-2026.json").read_text("utf-8"))
    figures = json.loads((dist / "json" / "figures.json").read_text("utf-8"))["rows"]
    assert raid["figures"] == [row for row in figures if row["about_id"] == "caracas-raid-2026"]
    assert raid["table"] == "events" and raid["cite_es"] != raid["cite_en"]
    ends = {id_ for row in raid["relations"] for id_ in (row["subject_id"], row["object_id"])}
    assert "caracas-raid-2026" in ends
    killed = json.loads((folder / "fig-7z23.json").read_text("utf-8"))
    ids = {row["origin_id"] or row["source_id"] for row in killed["citations"]}
    labels = {killed["names"][id_]["label_en"] for id_ in ids}
    assert "the Cuban government" in labels


def test_the_file_of_an_old_id_points_on_or_says_why_it_is_gone(
    example: Path, tmp_path: Path
) -> None:
    export(Dataset.read(example), ["json"], tmp_path)
    folder = tmp_path / "json" / "by-id"
    moved = json.loads((folder / "first-minister.json").read_text("utf-8"))
    assert (moved["id"], moved["redirect_to"]) == ("first-minister", "minister-one")
    gone = json.loads((folder / "gone.json").read_text("utf-8"))
    assert (gone["redirect_to"], gone["reason_en"]) == (None, "Not a public person.")


def test_the_rivals_of_a_claim_are_beside_it(dist: Path) -> None:
    folder = dist / "json" / "by-id"
    claims = json.loads((dist / "json" / "claims.json").read_text("utf-8"))["rows"]
    relations = {row["id"]: row["rivals"] for row in claims if row["table_name"] == "relations"}
    assert any(relations.values())
    for id_, rivals in relations.items():
        beside = json.loads((folder / f"{id_}.json").read_text("utf-8"))["rivals"]
        assert [row["id"] for row in beside] == rivals
