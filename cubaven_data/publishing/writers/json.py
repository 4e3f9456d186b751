"""The release as JSON: one file per table and one with all tables, with their JSON Schemas."""

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
from cubaven_data.release.descriptors import as_json, resource
from cubaven_data.release.file_models import FileModels
from cubaven_data.release.tables import Released
from cubaven_data.release.typescript import declarations

DECLARATIONS = f"{NAME}.d.ts"


def json_files(dataset: Records, tables: Tables) -> Files:
    """One JSON file per table and one with all tables, each with its JSON Schema; their types."""
    models = FileModels(dataset.vocabularies)
    files: Files = {}
    resources = []
    rows = {name: _rows(table) for name, table in tables.items()}
    for name, released in tables.items():
        path = f"{name}.json"
        files[path] = document(path, {"table": name, "rows": rows[name]})
        files[f"schema/{path}"] = as_json(models.schema(name)).encode()
        resources.append(resource(released.table, path, **_form(path)) | seal(files[path]))
    path = f"{NAME}.json"
    files[path] = document(path, {"tables": rows})
    files[f"schema/{path}"] = as_json(models.schema(NAME)).encode()
    resources.append({"name": NAME, "path": path} | _form(path) | seal(files[path]))
    files[DECLARATIONS] = declarations(models.definitions()).encode()
    return with_descriptor(files, resources)


def _rows(released: Released) -> list[Json]:
    return [{name: plain(value) for name, value in row.items()} for row in released.rows]


def _form(path: str) -> Json:
    form = {"type": "file", "format": "json", "mediatype": "application/json"}
    return form | {"jsonSchema": f"schema/{path}"}
