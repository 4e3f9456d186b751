"""Table Schemas, JSON Schemas and data package descriptors, derived from the models.

Schemas generated into the repository depend only on the models, never on rows or codes, so that a
new code changes nothing but its code list. Released schemas list the codes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from cubaven_data.about import LICENCE, NAME, TITLE, __version__
from cubaven_data.model.cells import Code, Reference
from cubaven_data.model.columns import Column
from cubaven_data.model.lists import ReferenceList
from cubaven_data.model.released import Codes, ReleasedColumn, ReleasedTable, codes_of
from cubaven_data.model.tables import FILES, VOCABULARIES, Table
from cubaven_data.model.values import Json

_PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
JSON_SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_MISSING = [""]


def table_schema(table: Table) -> Json:
    """The Table Schema of a file of the dataset.

    Codes are foreign keys to their code lists. A reference is a foreign key only if it is a single
    one to just one table: Table Schema cannot express lists of references or those to several.
    """
    keys = []
    for column in table.columns:
        if isinstance(column.cell, Code):
            keys.append(_foreign_key(column.name, column.cell.vocabulary, "code"))
        elif isinstance(column.cell, Reference) and _is_key(column.cell):
            (other,) = column.cell.tables
            keys.append(_foreign_key(column.name, "" if other == table.name else other))
    return _schema([_authored(column, table) for column in table.columns], table.key, keys)


def _is_key(reference: Reference) -> bool:
    return len(reference.tables) == 1 and not isinstance(reference, ReferenceList)


def _authored(column: Column, table: Table) -> Json:
    form = column.cell.table_schema()
    constraints: Json = {"required": True} if column.required else {}
    if table.key == (column.name,):
        constraints["unique"] = True
    constraints |= form.pop("constraints", {})
    return _field(column.name, column, form["type"], constraints)


def _field(name: str, column: Column | ReleasedColumn, type_: str, constraints: Json) -> Json:
    return {
        "name": name,
        "type": type_,
        "description": column.means.en,
        "description_es": column.means.es,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_key(name: str, resource_: str, key: str = "id") -> Json:
    return {"fields": [name], "reference": {"resource": resource_, "fields": [key]}}


def _schema(fields: list[Json], key: Iterable[str], keys: list[Json]) -> Json:
    return {
        "fields": fields,
        "missingValues": _MISSING,
        "primaryKey": list(key),
        **({"foreignKeys": keys} if keys else {}),
    }


def released_schema(table: ReleasedTable, vocabularies: Codes) -> Json:
    """The Table Schema of a released CSV file, with every reference as a foreign key."""
    fields = []
    for column in table.columns:
        constraints: Json = {"required": True} if column.required else {}
        if codes := codes_of(column, vocabularies):
            constraints["enum"] = list(codes)
        fields.append(_field(column.name, column, column.type.table_schema, constraints))
    keys = [
        _foreign_key(column.name, "" if column.refers_to == table.name else column.refers_to)
        for column in table.columns
        if column.refers_to
    ]
    return _schema(fields, table.key, keys)


def package(resources: Iterable[Json], version: str) -> Json:
    """A data package descriptor with the name, version and licence of the dataset."""
    return {
        "$schema": _PACKAGE_PROFILE,
        "name": NAME,
        "title": TITLE,
        "version": version,
        "licenses": [dict(LICENCE)],
        "resources": list(resources),
    }


def resource(table: Table | ReleasedTable, path: str, **more: object) -> Json:
    """The entry of a table's file in a data package descriptor."""
    title = {"title": table.title.en, "title_es": table.title.es}
    return {"name": table.name, **title, "path": path, **more}


def csv_resource(table: Table | ReleasedTable, path: str, schema: Json | str) -> Json:
    """The entry of a CSV file; ``schema`` is its Table Schema or the path of that."""
    form = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    # Explicit, because readers that guess the delimiter may take it from the "; " inside cells.
    return resource(table, path, **form, dialect={"delimiter": ","}, schema=schema)


def schema_path(table: Table) -> str:
    """The path of the generated Table Schema of a file, relative to the root."""
    folder = "schema/tables/vocabularies" if table.name in VOCABULARIES else "schema/tables"
    return f"{folder}/{table.name}.json"


def data_package(schemas: Mapping[str, Json | str]) -> Json:
    """The descriptor of all files of the dataset; ``schemas`` are schemas or paths, by table."""
    resources = (csv_resource(FILES[n], FILES[n].path, s) for n, s in schemas.items())
    return package(resources, __version__)


def document_schema(id_: str, title: str, properties: Json) -> Json:
    """The JSON Schema of a document in which all of these properties are required."""
    return {
        "$schema": JSON_SCHEMA,
        "$id": id_,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def as_json(value: object, indent: int | None = 2) -> str:
    """The value as JSON, with non-ASCII characters unescaped, keys in order and a final line feed.

    Without an indent it is one line. Raises ``ValueError`` for NaN and infinity, which JSON does
    not have.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent) + "\n"
