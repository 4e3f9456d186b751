"""The events on a map, as GeoJSON (RFC 7946): those whose place has coordinates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cubaven_data.about import LICENCE, NAME, __version__
from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.values import Json, plain
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.release.descriptors import as_json
from cubaven_data.release.labels import Labels
from cubaven_data.texts.wording import LANGUAGES

_PATH = "events.geojson"
# What a map shows of an event, and what decides whether it may be believed.
_OF_EVENT = (
    *("kind", "title_en", "title_es", "sentence_en", "sentence_es", "modality"),
    *("date", "date_earliest", "date_latest", "date_precision"),
    *("support", "standing", "flags", "who_says_so_en", "who_says_so_es", "read_in_en"),
    *("read_in_es", "place_id"),
)


def geojson_files(data: Dataset, tables: Tables) -> Files:
    """One file with a point for each event, which says how precise the point is."""
    places = {place["id"]: place for place in tables["places"].rows if place["lat"] is not None}
    labels = [Labels(data, language) for language in LANGUAGES]
    features = [
        _feature(event, places[event["place_id"]], labels)
        for event in tables["events"].rows
        if event["place_id"] in places
    ]
    collection = {
        "type": "FeatureCollection",
        "name": NAME,
        "version": __version__,
        "licence": dict(LICENCE),
        "features": features,
    }
    files = {_PATH: as_json(collection).encode()}
    form = {"type": "file", "format": "geojson", "mediatype": "application/geo+json"}
    return with_descriptor(files, [{"name": "events", "path": _PATH} | form | seal(files[_PATH])])


def _feature(event: Mapping[str, Any], place: Mapping[str, Any], labels: list[Labels]) -> Json:
    properties = {name: plain(event[name]) for name in _OF_EVENT}
    properties |= {f"place_{language}": place[f"name_{language}"] for language in LANGUAGES}
    properties["place_precision"] = place["precision"]
    for label in labels:
        precision = label.code("place_precision", place["precision"])
        properties[f"place_precision_{label.language}"] = precision
    point = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
    return {"type": "Feature", "id": event["id"], "geometry": point, "properties": properties}
