"""The released JSON files as pydantic models, and the JSON Schemas made from them.

Without code lists, the schemas depend on nothing but the models of tables; those are generated into
the repository. Released schemas list the codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, reduce
from operator import or_
from typing import Any, Literal

from pydantic import BaseModel, Field, RootModel, create_model
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from cubaven_data.about import NAME
from cubaven_data.model.derived import CITATIONS, RELEASED
from cubaven_data.model.released import Codes, ReleasedTable
from cubaven_data.model.tables import TABLES
from cubaven_data.model.values import Json
from cubaven_data.release.descriptors import JSON_SCHEMA
from cubaven_data.release.row_models import Closed, RowModels, pascal

BY_ID = "by-id"
"""The folder with a file for each record, and the name of their schema."""


class Licence(Closed):
    """The licence of the data."""

    name: str
    title: str
    path: str


class File(Closed):
    """What every released JSON file says of itself."""

    schema_: str = Field(alias="$schema", description="Path of its JSON Schema, from the file.")
    name: str = Field(json_schema_extra={"const": NAME})
    version: str
    licence: Licence


class Name(Closed):
    """What a record is called."""

    table: str
    name_en: str = Field(description="Its name or title; what a claim says, as a sentence.")
    name_es: str = Field(description="The same in Spanish.")
    label_en: str = Field(description="What a sentence calls it; the id of a figure or relation.")
    label_es: str = Field(description="The same in Spanish.")
    url: str | None = Field(description="Address of a source; null if it has none.")


class Mention(Closed):
    """A record that refers to the record of the file or cites it, and in which column."""

    id: str
    column: str


class MovedRecord(File):
    """What became of an id that is no longer in use."""

    id: str
    redirect_to: str | None = Field(description="Id to use instead; null if it was withdrawn.")
    reason_en: str
    reason_es: str
    since: date


class FileModels:
    """The models of the released JSON files."""

    def __init__(self, vocabularies: Codes | None = None) -> None:
        self._rows = RowModels(vocabularies)
        self.by_name: Mapping[str, type[BaseModel]] = {
            **{name: self._table(table) for name, table in RELEASED.items()},
            NAME: self._whole(),
            BY_ID: self._by_id(),
        }
        """The model of each file by its name without extension; one for all files by id."""

    def schema(self, name: str) -> Json:
        """The JSON Schema of a file."""
        own = self.definitions[self.by_name[name].__name__]
        used = sorted(self._used_by(own))
        parts = {"$defs": {type_: self.definitions[type_] for type_ in used}} if used else {}
        return {"$schema": JSON_SCHEMA, "$id": f"{name}.json", **parts, **own}

    @cached_property
    def definitions(self) -> Json:
        """The JSON Schemas of all that occurs in the files, by the name of its type."""
        models = [(model, "validation") for model in self.by_name.values()]
        _, schema = models_json_schema(models, schema_generator=_Untitled)  # type: ignore[arg-type]
        found: Json = schema["$defs"]
        return found

    def _used_by(self, schema: object) -> set[str]:
        """The types that a schema refers to, and those that these refer to."""
        if isinstance(schema, list):
            return set().union(*map(self._used_by, schema))
        if not isinstance(schema, dict):
            return set()
        if "$ref" in schema:
            type_ = schema["$ref"].removeprefix("#/$defs/")
            return {type_} | self._used_by(self.definitions[type_])
        return self._used_by([*schema.values()])

    def _table(self, table: ReleasedTable) -> type[BaseModel]:
        rows = self._list(table.name)
        parts: Any = {"table": (Literal[table.name], ...), "rows": rows}
        return create_model(f"{pascal(table.name)}File", __base__=File, **parts)

    def _whole(self) -> type[BaseModel]:
        lists: Any = {name: self._list(name) for name in RELEASED}
        tables = create_model("Tables", __base__=Closed, **lists)
        return create_model("Release", __base__=File, tables=(tables, ...))

    def _by_id(self) -> type[BaseModel]:
        full = (self._full(RELEASED[name]) for name, table in TABLES.items() if table.has_ids)
        either: Any = RootModel[reduce(or_, full, MovedRecord)]  # type: ignore[misc]
        model: type[BaseModel] = create_model("RecordFile", __base__=either)
        return model

    def _full(self, table: ReleasedTable) -> type[BaseModel]:
        """The model of a record's own file, which has all that the dataset has on it."""
        text = (str, ...)
        parts: Any = {
            "table": (Literal[table.name], ...),
            "record": (self._rows.row(table), ...),
            "cite_en": text,
            "cite_es": text,
            "citations": self._list(CITATIONS.name),
            "figures": self._list("figures"),
            "relations": self._list("relations"),
            "alternatives": self._list("alternatives"),
            "mentions": (list[Mention], ...),
            "names": (dict[str, Name], ...),
        }
        if any(column.name == "rival_group" for column in table.columns):
            parts["rivals"] = self._list(table.name)
        return create_model(f"Full{table.row}", __base__=File, **parts)

    def _list(self, name: str) -> tuple[Any, Any]:
        row: Any = self._rows.row(RELEASED[name])
        return list[row], ...


class _Untitled(GenerateJsonSchema):
    """Schemas in which only types have titles: those of properties would repeat their names."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401
        return False
