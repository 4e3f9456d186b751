"""Columns: their definition, their descriptions, and the cell types that tables share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from cubaven_data.model import citations, dates
from cubaven_data.model.addresses import Address
from cubaven_data.model.cells import (
    Cell,
    Code,
    Form,
    Identifier,
    Reference,
    TextCell,
    TitleCell,
)
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.lists import CitationCell, CitationList, NameList, Place, ReferenceList
from cubaven_data.model.variants import Degrees, NumberInWords, Quantity, WholeNumber
from cubaven_data.texts.wording import Words


@dataclass(frozen=True)
class Column:
    """A column of a table as its model defines it.

    ``means`` is its description. ``tellable`` is whether a text could tell it: a blank cell then
    means that the texts do not say, if all of them were coded whole. ``blank_counts`` is whether a
    blank cell says something of its own, or can be wrong beside the other cells of its row.
    """

    name: str
    cell: Cell
    required: bool
    means: Words
    tellable: bool = False
    blank_counts: bool = False


def column(en: str, es: str, *, tellable: bool = False, blank_counts: bool = False) -> Any:  # noqa: ANN401 - like Field
    """The pydantic field of a column, with its description in English and Spanish."""
    extra = {"es": es, "tellable": tellable, "blank_counts": blank_counts}
    return Field(default=..., description=en, json_schema_extra=extra)  # type: ignore[arg-type]


Text = Annotated[str, TextCell()]
Title = Annotated[str, TitleCell()]
FewWords = Annotated[str, NumberInWords(words=6)]
Latitude = Annotated[float, Degrees(-90, 90)]
Longitude = Annotated[float, Degrees(-180, 180)]
Names = Annotated[tuple[str, ...], NameList()]
Id = Annotated[str, Identifier()]
Url = Annotated[str, Address()]
Fingerprint = Annotated[str, Form("fingerprint-form", r"[0-9a-f]{64}")]
WikidataId = Annotated[str, Form("wikidata-id", r"Q[1-9][0-9]*")]
Day = Annotated[dates.Date, DateCell(day=True)]
When = Annotated[dates.Date, DateCell()]
Extent = Annotated[dates.Date, DateCell(extent=True)]
Begin = Annotated[dates.Date, DateCell(end=0)]
Finish = Annotated[dates.Date, DateCell(end=1)]
End = Annotated[dates.Date, DateCell(ongoing=True, end=1)]
Citations = Annotated[tuple[citations.Citation, ...], CitationList()]
OneCitation = Annotated[citations.Citation, CitationCell()]
Locator = Annotated[str, Place()]
Amount = Annotated[float, Quantity()]
Count = Annotated[int, WholeNumber()]
Tally = Annotated[int, WholeNumber(minimum=0)]
Speakers = Annotated[tuple[str, ...], ReferenceList(tables=("actors", "agencies"))]
Speaker = Annotated[str, Reference(tables=("actors", "agencies"))]
Country = Annotated[str, Code("country")]
Modality = Annotated[str, Code("modality")]
Instrument = Annotated[str, Reference(tables=("agreements", "events"))]
