"""Rules within a single row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cubaven_data.findings import Finding
from cubaven_data.model.all_claims import CLAIM_TABLES
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.digits_said import digits_said
from cubaven_data.model.exact_dates import year_of_day
from cubaven_data.model.languages import are_swapped, begins_in, in_both, language_of
from cubaven_data.model.numbers_said import numbers_said
from cubaven_data.model.numerals import has_number_words
from cubaven_data.model.placeholders import is_total
from cubaven_data.model.printed_dates import months_named
from cubaven_data.model.tables import TABLES
from cubaven_data.model.written_numbers import plain
from cubaven_data.reading.index import NAMES
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row
from cubaven_data.texts.wording import LANGUAGES, Value, words

_ENDS = (("began", "ended"), ("founded", "dissolved"), ("signed", "ended"))

_NUMBER = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,\u00a0\u202f]\d+)*")
_LIKE_AN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
# So many texts in the wrong language are no quotations, if they are most of their column.
_MANY = 10


def both_languages(data: Loaded) -> Iterator[Finding]:
    """A text given in one language is also given in the other."""
    for row, english, spanish, texts in _in_two_languages(data):
        if any(texts) and not all(texts):
            blank, there = (spanish, english) if texts[0] else (english, spanish)
            yield row.doubt(blank, "both-languages", there=there, value=texts[0] or texts[1])


def languages_alike(data: Loaded) -> Iterator[Finding]:
    """The text in one language is not a copy of the other."""
    for row, english, spanish, (one, text) in _in_two_languages(data):
        is_name = english.startswith(("name", "label"))
        if text and text == one and not is_name and len(text.split()) > 1:
            # The copy is the text that is not in the language of its column.
            here, there = (english, spanish) if language_of(text) == "es" else (spanish, english)
            yield row.doubt(here, "languages-alike", value=text, there=there)


def numbers_alike(data: Loaded) -> Iterator[Finding]:
    """The text in one language has no other numbers or months than the text in the other.

    Only where both have one of their own: a number of one may be implied in the other.
    """
    for row, english, spanish, (one, text) in _in_two_languages(data):
        for read in (_numbers_in, months_named):
            numbers = read(one)
            # Most texts have no numbers.
            others = read(text) if numbers else {}
            here, there = _but(others, numbers), _but(numbers, others)
            if here and there:
                told = {"value": here[0], "there": english, "other": there[0]}
                yield row.doubt(spanish, "numbers-alike", **told)


def _in_two_languages(data: Loaded) -> Iterator[tuple[Row, str, str, tuple[str, str]]]:
    """The cells that a row has in both languages: their columns, and their texts or blanks."""
    for name, table in TABLES.items():
        for english in (column for column in table.header if column.endswith("_en")):
            spanish = f"{english[:-3]}_es"
            for row in data.rows_of(name, english, spanish):
                texts = getattr(row.record, english) or "", getattr(row.record, spanish) or ""
                yield row, english, spanish, texts


def _numbers_in(text: str) -> dict[str, set[str]]:
    """The numbers of a text in their order, each with what it can be: of *25 mil*, 25000.

    Of digits alone the marks are left out. A text may quote the other language.
    """
    found = {number: {re.sub(r"\D", "", number)} for number in _NUMBER.findall(text)}
    # To read a text takes long, and most have no number in words.
    for said in numbers_said(text) if has_number_words(text) else ():
        if said.kind == "number" and said.values != digits_said(said.text):
            for digits in _NUMBER.findall(said.text):
                found.pop(digits, None)
            found[said.text] = set(map(plain, said.values))
    return {number: found[number] for number in sorted(found, key=text.find)}


def _but(numbers: Mapping[str, set[str]], others: Mapping[str, set[str]]) -> list[str]:
    """The numbers of two digits or more that are not among the others, nor years in two digits
    there, or here.

    Smaller ones need not be said: *two decades* are *las dos últimas décadas*.
    """
    known = {value for values in others.values() for value in values}
    lasting = {(6 - len(one), one[-2:]) for one in known if len(one) in (2, 4)}
    return [
        number
        for number, values in numbers.items()
        if max(map(len, values)) > 1
        and known.isdisjoint(values)
        and lasting.isdisjoint((len(one), one[-2:]) for one in values)
    ]


def language_of_column(data: Loaded) -> Iterator[Finding]:
    """A text is in the language of its column; names may be in any, but not in both.

    Of names and short texts, an article at the beginning tells, and whether the two are swapped.
    """
    for name, table in TABLES.items():
        for column in table.header:
            own = column[-2:]
            if column[-3:-2] != "_" or own not in LANGUAGES:
                continue
            yield from _in_both(data, name, column)
            other = next(language for language in LANGUAGES if language != own)
            told, wrong = 0, []
            for row in data.rows_of(name, column):
                text = getattr(row.record, column)
                translation = getattr(row.record, f"{column[:-3]}_{other}")
                # A copy of the other column is told by languages-alike, but for names and labels.
                if not text or (text == translation and not column.startswith(("name", "label"))):
                    continue
                is_name = column.startswith("name")
                language = None if is_name else language_of(_without_ids(text, data))
                both = (text, translation) if own == "en" else (translation, text)
                if begins_in(text, other) or (not language and all(both) and are_swapped(*both)):
                    language = other
                told += bool(language)
                wrong += [(row, text)] if language == other else []
            if not wrong:
                continue
            found = words("says", f"language-{other}")
            if len(wrong) >= _MANY and len(wrong) > told / 2:
                what = words("in-language", "column", count=len(wrong))
                how = words("in-language", "swapped", other=f"{column[:-3]}_{other}")
                values: dict[str, Value] = {"value": column, "what": what, "language": found}
                yield Finding(table.path, 1, column, "language-of-column", {**values, "how": how})
                continue
            for row, text in wrong:
                what, how = words("in-language", "cell"), words("in-language", "translate")
                values = {"value": text, "what": what, "language": found, "how": how}
                yield row.doubt(column, "language-of-column", **values)


def _without_ids(text: str, data: Loaded) -> str:
    """The text without the ids that it names, in use or not: these are in no language."""
    ids = (data.index, data.index.moved)
    return _LIKE_AN_ID.sub(lambda at: "" if any(at[0] in one for one in ids) else at[0], text)


def _in_both(data: Loaded, table: str, column: str) -> Iterator[Finding]:
    for row in data.rows_of(table, column):
        text = getattr(row.record, column)
        if text and in_both(_without_ids(text, data)):
            what, both = words("in-language", "cell"), words("in-language", "both")
            values = {"value": text, "what": what, "language": both}
            how = words("in-language", "apart")
            yield row.doubt(column, "language-of-column", **values, how=how)


def row_total(data: Loaded) -> Iterator[Finding]:
    """No row is the sum of the others, which spreadsheets have below them."""
    for name, table in TABLES.items():
        named = [column for column in NAMES if column in table.header]
        for row in data.rows[name]:
            cells = {table.key[0]: row.id, **{one: getattr(row.record, one) for one in named}}
            totals = (one for one, text in cells.items() if text and is_total(text))
            if column := next(totals, ""):
                yield row.doubt(column, "row-total", value=cells[column])


def date_order(data: Loaded) -> Iterator[Finding]:
    """Nothing ends before it begins."""
    for first, last in _ENDS:
        for name in (name for name, table in TABLES.items() if {first, last} <= {*table.header}):
            for row in data.rows_of(name, first, last):
                begin, end = getattr(row.record, first), getattr(row.record, last)
                if begin and end and end.surely_before(begin):
                    values = {"value": str(end), "start": str(begin), "first": first, "last": last}
                    way = words("says", "dates-swapped", last=last)
                    yield row.fault(last, "date-order", **values, way=way)


def year_as_day(data: Loaded) -> Iterator[Finding]:
    """No date is the day of 1905 that a spreadsheet shows for a year."""
    for name, table in TABLES.items():
        columns = [column.name for column in table.columns if isinstance(column.cell, DateCell)]
        for row in data.rows[name] if columns else ():
            for column in columns:
                value = None if column in row.faulty else getattr(row.record, column)
                if year := year_of_day(str(value)):
                    yield row.doubt(column, "year-as-day", value=str(value), year=year)


def relation_to_itself(data: Loaded) -> Iterator[Finding]:
    """A relation links two different records."""
    for row in data.rows_of("relations", "object_id", "subject_id"):
        if row.record.subject_id == row.record.object_id:
            yield row.fault("object_id", "relation-to-itself", value=row.record.object_id)


def coordinates(data: Loaded) -> Iterator[Finding]:
    """Latitude and longitude are given together; the precision not_mapped means that there are
    none."""
    for row in data.rows_of("places", "lat", "lon", "precision"):
        precision, lat, lon = row.record.precision, row.record.lat, row.record.lon
        if (lat is None) != (lon is None):
            yield row.fault("lon" if lon is None else "lat", "coordinates", value=precision)
        elif (lat is not None) == (precision == "not_mapped"):
            yield row.fault("precision", "coordinates", value=precision)


def cited_on_both_sides(data: Loaded) -> Iterator[Finding]:
    """A citation does not both support and contradict the same row."""
    for row in data.rows_with("sources", "disputed_by"):
        both = {*row.record.sources} & {*(row.record.disputed_by or ())}
        for citation in sorted(both, key=str):
            yield row.fault("disputed_by", "cited-on-both-sides", value=str(citation))


def outcome_shown(data: Loaded) -> Iterator[Finding]:
    """An outcome is shown by a citation in disputed_by."""
    for row in data.rows_with("outcome", "disputed_by"):
        if row.record.outcome and not row.record.disputed_by:
            yield row.fault("disputed_by", "outcome-shown", value=row.record.outcome)


def provided_under(data: Loaded) -> Iterator[Finding]:
    """What is provided for has the instrument that provides for it."""
    for row in data.rows_with("modality", "under_id"):
        if row.record.modality == "provided_for" and not row.record.under_id:
            yield row.fault("under_id", "provided-under", value=row.record.modality)


def speaks_for_state(data: Loaded) -> Iterator[Finding]:
    """Only a publisher that a state controls speaks for a body."""
    for row in data.rows_of("publishers", "state_controlled", "speaks_for"):
        controlled, body = row.record.state_controlled, row.record.speaks_for
        if body and controlled != "yes":
            yield row.fault("speaks_for", "speaks-for-state", value=body)


def agreement_table(data: Loaded) -> Iterator[Finding]:
    """The agreement of two coders is about a table of claims."""
    for row in data.rows_of("agreement", "table_name"):
        if row.record.table_name not in CLAIM_TABLES:
            values = {"value": row.record.table_name, "tables": ", ".join(CLAIM_TABLES)}
            yield row.fault("table_name", "agreement-table", **values)


def tally_possible(data: Loaded) -> Iterator[Finding]:
    """No more rows are agreed on, or found faulty, than were looked at."""
    tallies = {"agreement": ("n_agreed",), "audits": ("n_wrong", "n_overreach", "n_imprecise")}
    for table, columns in tallies.items():
        for column in columns:
            for row in data.rows_of(table, "n_rows", column):
                number, rows = getattr(row.record, column), row.record.n_rows
                if number > rows:
                    values = {"value": plain(number), "rows": plain(rows)}
                    yield row.fault(column, "tally-possible", **values)
