"""Filters: which rows a search is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from cubaven_data.model.codes import Vocabulary
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.dates import DateError, parse
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.records import Records
from cubaven_data.texts.spelling import alike, folded
from cubaven_data.texts.wording import UserError, words

CODES = ("table", "kind", "measure", "population", "modality", "support", "standing")
"""The filters whose values are codes, or names of tables."""
RECORDS = {"agency": ("agencies", "actors"), "source": ("sources", "publishers")}
"""The filters whose values are records, and the tables of these."""
FILTERS = (*CODES, "date", *RECORDS)
"""All filters."""
# The columns that date a record, the first that has a value: when it began, when it ended.
_BEGAN = ("date", "began", "signed", "published", "founded")
_ENDED = ("date", "ended", "signed", "published", "dissolved")


class UnknownValueError(UserError):
    """There is no such filter or value; the message suggests the most similar one."""


@dataclass(frozen=True)
class Where:
    """Filters: of each, one of the values must fit; without values it fits everything.

    ``table``, ``kind``, ``measure``, ``population``, ``modality``, ``support`` and ``standing`` are
    names and codes; ``date`` is an EDTF date that the date of the record must touch; ``agency`` is
    an agency or actor that the record is about or refers to, ``source`` a source that it cites, or
    the publisher of one.
    """

    codes: Mapping[str, Collection[str]]
    dates: Sequence[tuple[date | None, date | None]]
    bodies: Set[str]
    sources: Set[str]

    def fits(self, data: Records, row: Mapping[str, Any]) -> bool:
        """Whether the row fits all filters."""
        return (
            all(row.get(name) in values for name, values in self.codes.items())
            and (not self.dates or any(_touches(row, *period) for period in self.dates))
            and (not self.bodies or not self.bodies.isdisjoint(_about(data, row["id"])))
            and (not self.sources or not self.sources.isdisjoint(_cited(data, row["id"])))
        )


def code_meant(data: Records, name: str, value: str) -> str:
    """The code or table that the value of the filter means; raises :class:`UnknownValueError`."""
    tables = [table for table in TABLES if TABLES[table].has_ids]
    table = folded(value).replace(" ", "_")
    if name == "table":
        if table not in tables:
            raise _unknown(name, value, tables)
        return table
    lists = _lists(data, name)
    for vocabulary in lists:
        if code := vocabulary.meant(value) or vocabulary.meant_by(value):
            return code
    for other in CODES:
        is_table = other == "table" and table in tables
        if is_table or any(vocabulary.meant(value) for vocabulary in _lists(data, other)):
            raise UnknownValueError("value-of-another", name=name, value=value, other=other)
    raise _unknown(name, value, [code for vocabulary in lists for code in vocabulary.codes])


def _lists(data: Records, name: str) -> list[Vocabulary[Any]]:
    """The code lists of which a filter takes the codes."""
    return [
        vocabulary
        for vocabulary in data.vocabularies.values()
        if vocabulary.name == name
        or (name == "kind" and vocabulary.name.endswith("_kind"))
        or (name == "standing" and vocabulary.name == "outcome")
    ]


def _unknown(name: str, value: str, allowed: Sequence[str]) -> UnknownValueError:
    near = " | ".join(alike(folded(value).replace(" ", "_"), allowed, 60, 3) or allowed)
    return UnknownValueError("no-value", name=name, value=value, nearest=near)


def period(value: str) -> tuple[date | None, date | None]:
    """The first and last day of an EDTF date; raises :class:`UnknownValueError`."""
    try:
        found = parse(value)
    except DateError as error:
        first, _, last = value.strip("[]").replace("..", "/").partition("/")
        if str(error) == "interval-order" and last:
            raise UnknownValueError("reversed-date", value=value, such=f"{last}/{first}") from None
        told = DateCell(extent=True).instead_of(value)
        forms = told == words("says", "date-forms")
        such = words("says", "periods") if forms else told
        raise UnknownValueError("no-date", value=value, such=such) from None
    return found.earliest, found.latest


def days_of(row: Mapping[str, Any]) -> tuple[date | None, date | None] | None:
    """The first and last possible day of what the row is about; ``None`` if it has no date."""
    began = next((name for name in _BEGAN if row.get(name)), None)
    ended = next((name for name in _ENDED if row.get(name)), None)
    if not (began or ended):
        return None
    first = row.get(f"{began}_earliest") if began else None
    last = row.get(f"{ended}_latest") if ended else row.get(f"{began}_latest")
    return first, last


def in_time(row: Mapping[str, Any]) -> tuple[int, date]:
    """The key that puts claims in the order of their dates, undated ones after them, then all
    other records."""
    if "standing" not in row:
        return 2, date.min
    first, last = days_of(row) or (None, None)
    day = first or last
    return (0, day) if day else (1, date.min)


def _touches(row: Mapping[str, Any], begin: date | None, end: date | None) -> bool:
    days = days_of(row)
    if days is None:
        return False
    first, last = days
    return (end is None or first is None or first <= end) and (
        begin is None or last is None or last >= begin
    )


def _about(data: Records, id_: str) -> Iterator[str]:
    """The records that a record is or refers to."""
    yield id_
    yield from (one for _, one in TABLES[str(data.table_of(id_))].referred(data[id_]))


def _cited(data: Records, id_: str) -> Iterator[str]:
    """The sources that a record is or cites, and their publishers."""
    name = str(data.table_of(id_))
    cited = [id_] if name == "sources" else []
    for _, citation in TABLES[name].cited(data[id_]):
        cited += citation.ids
    for source in cited:
        yield source
        if publisher := data[source].publisher_id:
            yield publisher
