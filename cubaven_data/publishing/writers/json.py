"""The release as JSON: one file per table and one with all tables, each with its JSON Schema."""

from __future__ import annotations

from cubaven_data.about import NAME
from cubaven_data.model.values import Json, plain
from cubaven_data.publishing.writers.sealed import (
    Files,
    Tables,
    document,
    seal,
    with_descriptor,
)
from cubaven_data.reading.records import Records
from cubaven_data.release.descriptors import as_json, json_schema, resource, whole_schema
from cubaven_data.release.tables import Released


def json_files(dataset: Records, tables: Tables) -> Files:
    """One JSON file per table and one with all tables, each with its JSON Schema."""
    files: Files = {}
    resources = []
    rows = {name: _rows(table) for name, table in tables.items()}
    for name, released in tables.items():
        path = f"{name}.json"
        files[path] = document(path, {"table": name, "rows": rows[name]})
        schema = json_schema(released.table, dataset.vocabularies)
        files[f"schema/{path}"] = as_json(schema).encode()
        resources.append(resource(released.table, path, **_form(path)) | seal(files[path]))
    path = f"{NAME}.json"
    files[path] = document(path, {"tables": rows})
    whole = whole_schema([table.table for table in tables.values()], dataset.vocabularies)
    files[f"schema/{path}"] = as_json(whole).encode()
    resources.append({"name": NAME, "path": path} | _form(path) | seal(files[path]))
    return with_descriptor(files, resources)


def _rows(released: Released) -> list[Json]:
    return [{name: plain(value) for name, value in row.items()} for row in released.rows]


def _form(path: str) -> Json:
    form = {"type": "file", "format": "json", "mediatype": "application/json"}
    return form | {"jsonSchema": f"schema/{path}"}
