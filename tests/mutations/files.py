"""Mistakes in whole files, headers and code lists, and those in the form alone."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from cubaven_data.model.cells import Code
from cubaven_data.model.lists import CitationList
from cubaven_data.model.tables import VOCABULARIES
from mutations.base import Data, Mutant, csv_line, form, wrong


@wrong
def row_cut_short(data: Data, rng: Random) -> Iterator[Mutant]:
    """A row has fewer cells than the header, or one more."""
    for sheet in data.tables.values():
        for row, record in enumerate(sheet.rows):
            cells = [*record.values()]
            cut = [*cells, ""] if row % 3 == 0 else cells[: rng.randrange(1, len(cells))]
            yield sheet.edit({row + 2: csv_line(cut)}, sheet.place(row, ""))


@wrong
def comma_not_quoted(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text with a comma stands without quotes."""
    for sheet in data.tables.values():
        for row, record in enumerate(sheet.rows):
            if any("," in cell for cell in record.values()):
                bare = ",".join(cell.replace('"', '""') for cell in record.values())
                yield sheet.edit({row + 2: bare}, sheet.place(row, ""))


@wrong
def quote_not_closed(data: Data, rng: Random) -> Iterator[Mutant]:
    """A cell begins with a quote that is never closed."""
    for sheet in data.tables.values():
        for row, record in enumerate(sheet.rows):
            cells = [csv_line([cell]) if cell else "" for cell in record.values()]
            at = rng.choice(
                [n for n, cell in enumerate(record.values()) if cell and "," not in cell]
            )
            cells[at] = f'"{cells[at]}'
            yield sheet.edit({row + 2: ",".join(cells)}, sheet.place(row, ""))


@wrong
def blank_line_added(data: Data, rng: Random) -> Iterator[Mutant]:
    """A line is blank."""
    for sheet in data.sheets.values():
        for row in range(len(sheet.rows)):
            yield sheet.insert(row, "", sheet.place(row + 1, ""))


@wrong
def header_changed(data: Data, rng: Random) -> Iterator[Mutant]:
    """A character of a header is changed, or a column is doubled, missing or elsewhere."""
    for sheet in data.sheets.values():
        header = sheet.table.header
        for at, name in enumerate(header):
            other = rng.choice((name.upper(), f"{name} ", f"{name}s", name.replace("_", "-") + "x"))
            changes = (
                [*header[:at], other, *header[at + 1 :]],
                [*header[:at], name, *header[at:]],
                header[:at] + header[at + 1 :],
                [name, *header[:at], *header[at + 1 :]] if at else [*header[1:], name],
            )
            yield sheet.edit({1: ",".join(rng.choice(changes))}, (sheet.table.path, 1, ""))


@wrong
def saved_by_a_spreadsheet(data: Data, rng: Random) -> Iterator[Mutant]:
    """A file is saved with semicolons, a byte order mark, carriage returns or in UTF-16."""
    for sheet in data.sheets.values():
        rows = [sheet.table.header, *(list(record.values()) for record in sheet.rows)]
        yield sheet.whole("\n".join(";".join(row) for row in rows).encode(), 1)
        yield sheet.whole(f"\ufeff{sheet.text}".encode(), 1)
        yield sheet.whole(sheet.text.replace("\n", "\r\n").encode(), 1)
        yield sheet.whole(sheet.text.encode("utf-16"), 1)


@wrong
def saved_in_latin_1(data: Data, rng: Random) -> Iterator[Mutant]:
    """A file is saved in the encoding of an old system."""
    for sheet in data.sheets.values():
        for encoding in ("latin-1", "cp1252", "mac-roman"):
            old = sheet.text.encode(encoding, "replace")
            odd = [line for line, text in enumerate(old.split(b"\n"), 1) if not text.isascii()]
            if odd:
                yield sheet.whole(old, odd[0])


@wrong
def read_in_a_wrong_encoding(data: Data, rng: Random) -> Iterator[Mutant]:
    """A whole file was UTF-8, read as something else and saved again."""
    for sheet in data.sheets.values():
        odd = [n for n, line in enumerate(sheet.text.split("\n"), 1) if not line.isascii()]
        for encoding in ("mac-roman", "cp850") if len(odd) > 1 else ():
            yield sheet.whole(sheet.text.encode().decode(encoding).encode(), odd[0])


@wrong
def lines_quoted_as_a_whole(data: Data, rng: Random) -> Iterator[Mutant]:
    """The lines of a file were pasted into a spreadsheet, one line a cell."""
    for sheet in data.sheets.values():
        lines = "\n".join(csv_line([line]) for line in sheet.text.splitlines())
        yield sheet.whole(f"{lines}\n".encode(), 1)


@wrong
def blank_cells_too_many(data: Data, rng: Random) -> Iterator[Mutant]:
    """Every row has blank cells that no column holds."""
    for sheet in data.sheets.values():
        lines = (f"{line},," for line in sheet.text.splitlines())
        yield sheet.whole("\n".join(lines).encode(), 1)


@wrong
def file_gone_or_empty(data: Data, rng: Random) -> Iterator[Mutant]:
    """A file is not there, or empty."""
    for sheet in data.sheets.values():
        yield sheet.whole(None, 0)
        yield sheet.whole(b"", 1)


@wrong
def rows_gone(data: Data, rng: Random) -> Iterator[Mutant]:
    """Of a table that cells refer to, only the header is left."""
    for sheet in data.of_records.values():
        if any(record["id"] in data.mentions for record in sheet.rows):
            yield sheet.whole(f"{','.join(sheet.table.header)}\n".encode(), 1)


@wrong
def languages_swapped(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two columns of one text in two languages stand under each other's name."""
    for name, column in (("relations", "note"), ("actors", "summary"), ("events", "summary")):
        sheet = data.tables[name]
        both = f"{column}_en", f"{column}_es"
        swapped = (
            record | {both[0]: record[both[1]], both[1]: record[both[0]]} for record in sheet.rows
        )
        lines = [sheet.table.header, *([*record.values()] for record in swapped)]
        yield sheet.whole("".join(f"{csv_line(line)}\n" for line in lines).encode(), 1)


@wrong
def control_character_added(data: Data, rng: Random) -> Iterator[Mutant]:
    """A line holds a character that is none."""
    for sheet in data.sheets.values():
        for row in range(len(sheet.rows)):
            line, bad = sheet.line(row), rng.choice("\x00\x07\x08\x1b\x7f\x0c")
            at = rng.randrange(len(line) + 1)
            yield sheet.edit({row + 2: line[:at] + bad + line[at:]}, sheet.place(row, ""))


@wrong
def carriage_return_added(data: Data, rng: Random) -> Iterator[Mutant]:
    """One line ends as on another system."""
    for sheet in data.sheets.values():
        for row in range(len(sheet.rows)):
            yield sheet.edit({row + 2: f"{sheet.line(row)}\r"}, sheet.place(row, ""))


@wrong
def code_dropped_that_is_in_use(data: Data, rng: Random) -> Iterator[Mutant]:
    """A code is gone from its list, and cells go on using it."""
    for name in VOCABULARIES:
        sheet = data.sheets[name]
        for row, term in enumerate(sheet.rows):
            uses = [
                site.place
                for site in data.cells(Code)
                if site.column.cell.vocabulary == name and site.text == term["code"]
            ]
            if uses:
                yield sheet.edit({row + 2: None}, *uses)
                yield sheet.put(row, {"code": f"{term['code']}_x"}, *uses)


@wrong
def code_retired_that_is_in_use(data: Data, rng: Random) -> Iterator[Mutant]:
    """A code is retired in favour of another, and cells go on using it."""
    for site in data.cells(Code):
        name = site.column.cell.vocabulary
        sheet = data.sheets[name]
        row = [term["code"] for term in sheet.rows].index(site.text)
        others = [term["code"] for term in sheet.rows if term["code"] != site.text]
        if others:
            yield sheet.put(row, {"replaced_by": rng.choice(others)}, site.place)


@wrong
def label_of_another_code(data: Data, rng: Random) -> Iterator[Mutant]:
    """A code has the label of the one above it."""
    for name in VOCABULARIES:
        sheet = data.sheets[name]
        for row, above in enumerate(sheet.rows[:-1], 1):
            if not above["replaced_by"] and not sheet.rows[row]["replaced_by"]:
                column = rng.choice(("label_en", "label_es"))
                yield sheet.put(row, {column: above[column]}, sheet.place(row, column))


@wrong
def code_doubled(data: Data, rng: Random) -> Iterator[Mutant]:
    """A code stands twice in its list."""
    for name in VOCABULARIES:
        sheet = data.sheets[name]
        for row in range(len(sheet.rows)):
            yield sheet.insert(row, sheet.line(row), sheet.place(row + 1, ""))


@wrong
def code_given_to_two(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two rows of a list have one code."""
    for name in VOCABULARIES:
        sheet = data.sheets[name]
        for row, term in enumerate(sheet.rows):
            line = sheet.line(row, label_en=f"{term['label_en']} again")
            yield sheet.insert(row, line, sheet.place(row + 1, "code"))


@wrong
def table_pasted_twice(data: Data, rng: Random) -> Iterator[Mutant]:
    """The rows of a file stand twice."""
    for sheet in data.sheets.values():
        if sheet.rows:
            again = sheet.text.split("\n", 1)[1]
            yield sheet.whole(f"{sheet.text}{again}".encode(), len(sheet.rows) + 2)


@wrong
def code_list_broken(data: Data, rng: Random) -> Iterator[Mutant]:
    """What a code list says of a code is blank, of no known form, or no code."""
    for name in VOCABULARIES:
        sheet = data.sheets[name]
        for row in range(len(sheet.rows)):
            for column, text in (
                ("label_es", ""),
                ("definition_en", ""),
                ("replaced_by", "nothing_such"),
                ("broader", sheet.rows[row]["code"]),
                ("unit", "parsecs"),
                ("bounds", "middle"),
                ("origin_type", "secret"),
                ("subject", "agencys"),
                ("object", "actors.robot"),
                ("about", "events.wedding"),
                ("about", "events or actors"),
                ("traits", "unique"),
                ("traits", "same_table;editorial"),
                ("role_en", "as the role"),
                ("role_es", "como {rol}"),
                ("frame_en", "{number} were killed"),
                ("frame_es", "{about} {verb}"),
                ("past_en", ""),
                ("past_plural_en", ""),
                ("base_en", ""),
                ("participle_en", ""),
                ("past_es", ""),
                ("past_plural_es", ""),
                ("infinitive_es", ""),
                ("subjunctive_es", ""),
                ("one_en", ""),
                ("many_es", ""),
            ):
                if column in sheet.table.header:
                    yield sheet.site(row, column).put(text)


@form
def rows_exchanged(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two rows stand in the other's place."""
    for sheet in (sheet for sheet in data.tables.values() if sheet.table.sort_by):
        for row in range(len(sheet.rows) - 1):
            lines = {row + 2: sheet.line(row + 1), row + 3: sheet.line(row)}
            yield sheet.edit(lines, sheet.place(row, ""))


@form
def quotes_that_are_not_needed(data: Data, rng: Random) -> Iterator[Mutant]:
    """A cell has quotes that CSV does not need."""
    for sheet in data.sheets.values():
        for row, record in enumerate(sheet.rows):
            cells = [csv_line([cell]) if cell else "" for cell in record.values()]
            cells[0] = f'"{cells[0]}"'
            yield sheet.edit({row + 2: ",".join(cells)}, sheet.place(row, ""))


@form
def citations_in_another_order(data: Data, rng: Random) -> Iterator[Mutant]:
    """The citations of a cell stand in another order."""
    for site in data.cells(CitationList):
        parts = site.text.split("; ")
        if len(parts) > 1:
            cells = {site.column.name: "; ".join(reversed(parts))}
            yield site.sheet.put(site.row, cells, site.sheet.place(site.row, ""))


@form
def last_line_end_missing(data: Data, rng: Random) -> Iterator[Mutant]:
    """The last line of a file has no end."""
    for sheet in data.sheets.values():
        yield sheet.whole(sheet.text.removesuffix("\n").encode(), len(sheet.rows) + 1)
