"""Numbers and dates of which the rest of the row, or the texts that it cites, leave one reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cubaven_data.model import citations, written_dates, written_numbers
from cubaven_data.model.cells import Cell
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.dates import Date, DateError, parse
from cubaven_data.model.languages import language_of, shared_by
from cubaven_data.model.numbers import Number
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.model.tables import TABLES, Table
from cubaven_data.model.variants import Degrees
from cubaven_data.model.written_quantities import both_angles, says_none
from cubaven_data.texts.wording import LANGUAGES, Language

Rows = Mapping[str, list[list[str]]]


class Texts:
    """What the sources say of themselves: the language and the date of each."""

    def __init__(self, sources: Sequence[Sequence[str]]) -> None:
        header = TABLES["sources"].header
        language, published = header.index("language"), header.index("published")
        self._languages = {row[0]: row[language] for row in sources}
        self._dates = {row[0]: _date(row[published]) for row in sources}

    def languages(self, cited: Sequence[str]) -> tuple[Language, ...]:
        """The language of the cited texts; both if they are not all in the same."""
        return shared_by(map(self._languages.get, cited))

    def could_tell(self, cited: Sequence[str], reading: str) -> bool:
        """Whether all cited texts have a date, and none is older than what it would report."""
        dates, told = [self._dates.get(id_) for id_ in cited], _date(reading)
        if told is None or not dates:
            return False
        return all(date is not None and not date.surely_before(told) for date in dates)


def decide_by_row(rows: Rows) -> None:
    """Replaces what only one reading of a number or date fits, and no cell could hold."""
    texts = Texts(rows["sources"])
    for name, table in TABLES.items():
        columns = [*_columns(table)]
        for row in rows[name] if "sources" in table.header else ():
            for at, cell in columns:
                if row[at] and not cell.can_hold(row[at]):
                    row[at] = _decided(table, row, at, cell, texts)


def _columns(table: Table) -> Iterator[tuple[int, Cell]]:
    for at, column in enumerate(table.columns):
        if isinstance(column.cell, DateCell | Number):
            yield at, column.cell


def _decided(table: Table, row: list[str], at: int, cell: Cell, texts: Texts) -> str:
    sources = row[table.header.index("sources")]
    cited = [match[1] for match in re.finditer(rf"({citations.ID})#", sources)]
    if isinstance(cell, DateCell):
        found = written_dates.written(row[at])
        told = found.by_text and _is_told(table, row, at)
        readings = [r for r in found.readings if told and texts.could_tell(cited, r)]
    elif isinstance(cell, Degrees):
        # Both in one cell, of which the other cell has its own.
        both, pair = both_angles(row[at]), [table.header.index(name) for name in ("lat", "lon")]
        side = pair.index(at)
        readings = [both[side]] if both and row[pair[1 - side]] == both[1 - side] else []
    elif isinstance(cell, Number):
        words = row[table.header.index("as_reported")] if "as_reported" in table.header else ""
        own, numbers = language_of(words, 1), [*numbers_said(words)]
        # Of 1,250 beside 1.250, either may be in the other language.
        mixed = max((len(one.values) for one in numbers), default=0) > 1
        mixed = mixed and row[at] not in {one.text for one in numbers}
        languages = (own,) if own else texts.languages(cited)
        readings = [*cell.readings(row[at], LANGUAGES if mixed else languages)]
        if says_none(row[at]) and [one.kind for one in numbers] == ["none"]:
            readings = ["0"]
        # Where the words say a number (25 mil), it is that one, or nobody knows which.
        said = {written_numbers.plain(value) for one in numbers for value in one.values}
        if said:
            readings = [reading for reading in readings if reading in said]
        else:
            # Words such as 25 mil say of which language they are.
            readings = readings or [*cell.readings(row[at])]
        if _is_count(table, row):
            readings = [reading for reading in readings if "." not in reading]
    else:
        readings = []
    fitting = [reading for reading in readings if cell.can_hold(reading)]
    return fitting[0] if len(fitting) == 1 else row[at]


def _is_count(table: Table, row: Sequence[str]) -> bool:
    """Whether people are counted, of whom only an average has decimals."""
    cells = dict(zip(table.header, row, strict=True))
    return bool(cells.get("population")) and cells.get("accounting") != "average"


def _is_told(table: Table, row: list[str], at: int) -> bool:
    """Whether what has the date was so when the texts told it; an end can lie ahead."""
    modality = row[table.header.index("modality")] if "modality" in table.header else "asserted"
    return modality == "asserted" and table.header[at] != "ended"


def _date(text: str) -> Date | None:
    try:
        return parse(text) if text else None
    except DateError:
        return None
