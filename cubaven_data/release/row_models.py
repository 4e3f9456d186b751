"""The rows of released tables as pydantic models, from which their JSON Schemas are made.

No model checks rows on their way out; gate 2 does that with frames.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from cubaven_data.model.derived import CITATIONS as CITATIONS_TABLE
from cubaven_data.model.released import Codes, ReleasedColumn, ReleasedTable
from cubaven_data.model.values import CITATION_PARTS, CITATIONS, CODE, Json


class Closed(BaseModel):
    """An object that has the properties of its model and no others."""

    model_config = ConfigDict(extra="forbid")


def pascal(name: str) -> str:
    """The name of a type for a table or code list: ``SourceKind`` for ``source_kind``."""
    return "".join(word.capitalize() for word in name.split("_"))


class RowModels:
    """The models of released rows; each is made once and named after what a row is.

    With code lists, a column of codes takes those of its lists, each an enumeration with the name
    of the list; without them, it takes any text.
    """

    def __init__(self, vocabularies: Codes | None = None) -> None:
        self._codes = vocabularies
        self._rows: dict[str, type[Closed]] = {}
        self._lists: dict[str, Any] = {}
        parts = [column for column in CITATIONS_TABLE.columns if column.name in CITATION_PARTS]
        self._citation = self._model("Citation", parts)

    def row(self, table: ReleasedTable) -> type[Closed]:
        """The model of the rows of a table."""
        if table.name not in self._rows:
            self._rows[table.name] = self._model(table.row, table.columns)
        return self._rows[table.name]

    def _model(self, name: str, columns: Iterable[ReleasedColumn]) -> type[Closed]:
        fields: dict[str, Any] = {column.name: self._field(column) for column in columns}
        return create_model(name, __base__=Closed, **fields)

    def _field(self, column: ReleasedColumn) -> tuple[Any, Any]:
        extra: Json = {"$comment": column.means.es}
        return self._type(column), Field(description=column.means.en, json_schema_extra=extra)

    def _type(self, column: ReleasedColumn) -> Any:  # noqa: ANN401 - an annotation
        type_ = column.type.python
        if column.type is CITATIONS:
            type_ = list[self._citation]  # type: ignore[name-defined]
        elif column.type is CODE:
            type_ = self._coded(column)
        elif column.vocabularies:
            type_ = list[self._coded(column)]  # type: ignore[misc]
        if column.type.is_list:
            # A list is never null: one that may be blank may be empty.
            return Annotated[type_, Field(min_length=1)] if column.required else type_
        return type_ if column.required else type_ | None

    def _coded(self, column: ReleasedColumn) -> Any:  # noqa: ANN401 - an annotation
        if column.codes:
            return Literal[column.codes]
        return reduce(or_, map(self._codes_of, column.vocabularies))

    def _codes_of(self, name: str) -> Any:  # noqa: ANN401 - an annotation
        if self._codes is None:
            return str
        if name not in self._lists:
            codes = {code.upper(): code for code in self._codes[name].terms}
            self._lists[name] = StrEnum(pascal(name), codes)
        return self._lists[name]
