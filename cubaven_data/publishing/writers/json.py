"""The release as JSON: a file per table, per id and with all tables; schemas and types of them."""

from __future__ import annotations

from cubaven_data.about import NAME
from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.values import Json, plain
from cubaven_data.publishing.writers.by_id import by_id_files
from cubaven_data.publishing.writers.sealed import (
    Files,
    Tables,
    document,
    seal,
    with_descriptor,
)
from cubaven_data.release.descriptors import as_json, resource
from cubaven_data.release.file_models import FileModels
from cubaven_data.release.tables import Released
from cubaven_data.release.typescript import declarations

DECLARATIONS = f"{NAME}.d.ts"


def json_files(dataset: Dataset, tables: Tables) -> Files:
    """One JSON file per table and one with all tables, one per id, and their JSON Schemas."""
    models = FileModels(dataset.vocabularies)
    rows = {name: _rows(table) for name, table in tables.items()}
    contents: dict[str, Json] = {name: {"table": name, "rows": rows[name]} for name in tables}
    contents[NAME] = {"tables": rows}
    files = {f"{n}.json": document(dataset, _schema(n), content) for n, content in contents.items()}
    resources = [
        resource(released.table, path, **_form(name)) | seal(files[path])
        for name, released in tables.items()
        if (path := f"{name}.json")
    ]
    path = f"{NAME}.json"
    resources.append({"name": NAME, "path": path} | _form(NAME) | seal(files[path]))
    for name in models.by_name:
        files[_schema(name)] = as_json(models.schema(name)).encode()
    files[DECLARATIONS] = declarations(models.definitions, dataset.version).encode()
    return with_descriptor(dataset, files | by_id_files(dataset), resources)


def _schema(name: str) -> str:
    return f"schema/{name}.json"


def _rows(released: Released) -> list[Json]:
    return [{name: plain(value) for name, value in row.items()} for row in released.rows]


def _form(name: str) -> Json:
    form = {"type": "file", "format": "json", "mediatype": "application/json"}
    return form | {"jsonSchema": _schema(name)}
