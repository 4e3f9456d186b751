"""Columns: their definition, their descriptions, and the cell types that tables share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from cubaven_data.model import citations, dates
from cubaven_data.model.cells import (
    Cell,
    CitationCell,
    CitationList,
    DateCell,
    Form,
    Identifier,
    NameList,
    Number,
    TextCell,
)
from cubaven_data.texts.wording import Words


@dataclass(frozen=True)
class Column:
    """A column of a table as its model defines it; ``means`` is its description."""

    name: str
    cell: Cell
    required: bool
    means: Words


def column(en: str, es: str) -> Any:  # noqa: ANN401 - like pydantic's Field
    """The pydantic field of a column, with its description in English and Spanish."""
    return Field(default=..., description=en, json_schema_extra={"es": es})


Text = Annotated[str, TextCell()]
FewWords = Annotated[str, TextCell(words=6)]
Names = Annotated[tuple[str, ...], NameList()]
Id = Annotated[str, Identifier()]
Url = Annotated[str, Form("url", r"https?://[^\s/]+\.\S+")]
Fingerprint = Annotated[str, Form("fingerprint-form", r"[0-9a-f]{64}")]
WikidataId = Annotated[str, Form("wikidata-id", r"Q[1-9][0-9]*")]
Day = Annotated[dates.Date, DateCell(day=True)]
When = Annotated[dates.Date, DateCell()]
Extent = Annotated[dates.Date, DateCell(extent=True)]
End = Annotated[dates.Date, DateCell(ongoing=True)]
Citations = Annotated[tuple[citations.Citation, ...], CitationList()]
OneCitation = Annotated[citations.Citation, CitationCell()]
Locator = Annotated[str, Form("locator-form", citations.LOCATOR)]
Amount = Annotated[float, Number(minimum=0)]
