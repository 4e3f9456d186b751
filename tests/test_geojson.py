from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]


@pytest.fixture(scope="module")
def features(dist: Path) -> dict[str, Json]:
    document = json.loads((dist / "geojson" / "events.geojson").read_text("utf-8"))
    assert document["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in document["features"]}


def rows(dist: Path, table: str) -> dict[str, Json]:
    document = json.loads((dist / "json" / f"{table}.json").read_text("utf-8"))
    return {row["id"]: row for row in document["rows"]}


def test_every_event_at_a_place_with_coordinates_is_a_point_there(
    features: dict[str, Json], dist: Path
) -> None:
    places = rows(dist, "places")
    for id_, event in rows(dist, "events").items():
        place = places.get(event["place_id"], {"lat": None})
        if place["lat"] is None:
            assert id_ not in features
        else:
            # Longitude first, as RFC 7946 has it.
            point = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
            assert features[id_]["geometry"] == point
    assert features


def test_a_point_says_what_is_claimed_when_and_how_precise_it_is(features: dict[str, Json]) -> None:
    told = features["havana-gathering-2026"]["properties"]
    assert told["sentence_en"].endswith(".") and told["sentence_es"].endswith(".")
    assert told["date_earliest"] <= told["date_latest"]
    assert (told["place_es"], told["place_precision"]) == ("La Habana", "city")
    assert (told["place_precision_en"], told["place_precision_es"]) == ("city", "ciudad")
    assert told["support"] and told["standing"] and told["who_says_so_en"]
