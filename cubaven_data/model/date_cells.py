"""The type of cells that hold a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from cubaven_data.model import dates, faulty_dates, written_dates
from cubaven_data.model.cells import Cell, Context, broken
from cubaven_data.texts.wording import Value, words


@dataclass(frozen=True)
class DateCell(Cell):
    """An EDTF date; ``extent`` also allows ``a/b``, ``ongoing`` also ``..``, ``day`` only days.

    ``end`` is which end of something it is, if it is one: 0 the first, 1 the last.
    """

    holds: ClassVar[str] = "date"
    extent: bool = False
    ongoing: bool = False
    day: bool = False
    end: int | None = None

    @property
    def pattern(self) -> str:  # type: ignore[override]
        """The allowed forms; a pattern cannot check whether the day exists in the calendar."""
        if self.day:
            return dates.DAY
        forms = [dates.POINT, dates.BETWEEN, dates.ONE_OF]
        forms += [dates.EXTENT] * self.extent + [dates.ONGOING] * self.ongoing
        return f"({'|'.join(forms)})"

    def parse(self, text: str, context: Context) -> dates.Date:
        """The date."""
        try:
            date = dates.parse(text)
        except dates.DateError as error:
            raise broken(f"date-{error}", value=text, such=self.instead_of(text)) from error
        if (date.is_extent and not self.extent) or (date.is_ongoing and not self.ongoing):
            raise broken("date-form", value=text, such=self._instead_of_lasting(text))
        if self.day and not re.fullmatch(self.pattern, text):
            raise broken("day", value=text)
        return date

    def instead_of(self, text: str) -> Value:
        """What to write instead of a text that is no date."""
        found = written_dates.written(text)
        readings = dict.fromkeys(map(self._held, found.readings))
        offered = self.offered(text, readings)
        return faulty_dates.instead_of(text, found, offered, "a-day" if self.day else "date-forms")

    def _instead_of_lasting(self, text: str) -> Value:
        """What to write instead of what lasts: one end of it, or once between both."""
        first, _, last = (end.strip(".?~%") for end in text.partition("/"))
        readings = (self._held(text), f"[{first}..{last}]") if first or last else ()
        return self.offered(text, readings) or words("says", "single-date")

    def _held(self, reading: str) -> str:
        """The reading, or of one that lasts the end that the column can have."""
        first, lasts, last = reading.partition("/")
        if self.extent or self.end is None or not lasts:
            return reading
        return last if self.end else first

    def spread(self, given: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """The texts, and each of the ``PARTS`` of the dates."""
        for part in ("text", *dates.PARTS):
            yield [date and getattr(date, part) for date in given]
