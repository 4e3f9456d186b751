"""Derived from the models: Table Schemas, JSON Schemas, data packages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from cubaven_data.about import LICENCE, NAME, TITLE, __version__
from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.columns import Code, Number
from cubaven_data.model.released import Output, Released
from cubaven_data.model.tables import TABLES, Column, Table

_PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_MISSING = [""]

Json = dict[str, Any]


def table_schema(table: Table, vocabularies: Mapping[str, Vocabulary[Any]]) -> Json:
    """The Table Schema of a file in ``data/``, with the keys that it can express."""
    keys = [
        _foreign_key(name, "" if cell.tables[0] == table.name else cell.tables[0])
        for name, cell in table.references.items()
        if len(cell.tables) == 1
    ]
    return {
        "fields": [_field(column, table, vocabularies) for column in table.columns],
        "missingValues": _MISSING,
        "primaryKey": [table.key],
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column, table: Table, vocabularies: Mapping[str, Vocabulary[Any]]) -> Json:
    cell = column.cell
    constraints: Json = {"required": True} if column.required else {}
    if column.name == table.key:
        constraints["unique"] = True
    if isinstance(cell, Code):
        constraints["enum"] = list(vocabularies[cell.vocabulary].codes)
    elif isinstance(cell, Number):
        bounds = {"minimum": cell.minimum, "maximum": cell.maximum}
        constraints |= {name: bound for name, bound in bounds.items() if bound is not None}
    elif cell.pattern:
        constraints["pattern"] = cell.pattern
    return {
        "name": column.name,
        "type": "number" if isinstance(cell, Number) else "string",
        "description": column.en,
        "description_es": column.es,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_key(name: str, resource: str, key: str = "id") -> Json:
    return {"fields": [name], "reference": {"resource": resource, "fields": [key]}}


def released_schema(table: Released) -> Json:
    """The Table Schema of a released table in CSV, with every reference as a foreign key."""
    types = {"date": "date", "number": "number", "integer": "integer"}
    fields = []
    for column in table.columns:
        constraints: Json = {"required": True} if column.required else {}
        if column.codes:
            constraints["enum"] = list(column.codes)
        fields.append(
            {
                "name": column.name,
                "type": types.get(column.type, "string"),
                "description": column.en,
                "description_es": column.es,
                **({"constraints": constraints} if constraints else {}),
            }
        )
    keys = [
        _foreign_key(c.name, "" if c.refers_to == table.name else c.refers_to)
        for c in table.columns
        if c.refers_to
    ]
    return {
        "fields": fields,
        "missingValues": _MISSING,
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def package(resources: Iterable[Json]) -> Json:
    """A data package of these resources, with the name, version and licence of the dataset."""
    return {
        "$schema": _PACKAGE_PROFILE,
        "name": NAME,
        "title": TITLE,
        "version": __version__,
        "licenses": [dict(LICENCE)],
        "resources": list(resources),
    }


def resource(table: Table | Released, path: str, **more: object) -> Json:
    """The resource of a table's file."""
    return {
        "name": table.name,
        "title": table.title_en,
        "title_es": table.title_es,
        "path": path,
        **more,
    }


def csv_resource(table: Table | Released, path: str, schema: Json | str) -> Json:
    """The resource of a CSV file: its form and its schema, or the path of that."""
    form = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    # Said outright: a reader that guesses takes a "; " inside cells for the separator.
    return resource(table, path, **form, dialect={"delimiter": ","}, schema=schema)


def data_package(schemas: Mapping[str, Json | str]) -> Json:
    """The package of these tables of ``data/``, by their schemas (or the paths of those)."""
    return package(csv_resource(TABLES[n], TABLES[n].path, s) for n, s in schemas.items())


def row_schema(table: Released) -> Json:
    """The JSON Schema of a released row."""
    return {
        "type": "object",
        "properties": {column.name: _property(column) for column in table.columns},
        "required": [column.name for column in table.columns],
    }


def _property(column: Output) -> Json:
    described: Json = {"description": column.en, "x-description-es": column.es}
    text = {"type": ["string", "null"]}
    citation = {
        "type": "object",
        "properties": {
            "source_id": {"type": "string"},
            "locator": {"type": "string"},
            "origin_id": text,
        },
        "required": ["source_id", "locator", "origin_id"],
    }
    if column.type == "names":
        return {"type": "array", "items": {"type": "string"}, **described}
    if column.type == "citations":
        least = {"minItems": 1} if column.required else {}
        return {"type": "array", "items": citation, **least, **described}
    type_ = {"number": "number", "integer": "integer"}.get(column.type, "string")
    form: Json = {"type": type_ if column.required else [type_, "null"]}
    if column.type == "date":
        form["format"] = "date"
    if column.codes:
        form["enum"] = [*column.codes, *([] if column.required else [None])]
    return form | described


def json_schema(table: Released) -> Json:
    """The JSON Schema of a table's released file: the envelope and its rows."""
    properties = _envelope() | {
        "table": {"const": table.name},
        "rows": {"type": "array", "items": row_schema(table)},
    }
    return document_schema(f"{table.name}.json", table.title_en, properties)


def whole_schema(tables: Iterable[Released]) -> Json:
    """The JSON Schema of the released file that holds all tables."""
    listed = list(tables)
    each = {t.name: {"type": "array", "items": row_schema(t)} for t in listed}
    properties = _envelope() | {
        "tables": {"type": "object", "properties": each, "required": list(each)}
    }
    return document_schema(f"{NAME}.json", TITLE, properties)


def document_schema(id_: str, title: str, properties: Json) -> Json:
    """The JSON Schema of a document that has all of these properties."""
    return {
        "$schema": _JSON_SCHEMA,
        "$id": id_,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def _envelope() -> Json:
    text = {"type": "string"}
    licence = {"type": "object", "properties": dict.fromkeys(LICENCE, text)}
    return {"$schema": text, "name": {"const": NAME}, "version": text, "licence": licence}


def as_json(value: object) -> str:
    """JSON as this project writes it: UTF-8, keys in the order given, no NaN, a line feed last."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
