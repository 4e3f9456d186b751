"""Mistakes in one cell: blanked, doubled, moved, misspelt, of another type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from random import Random

from cubaven_data.model.cells import Code, Form, Identifier, Reference, TextCell
from cubaven_data.model.date_cells import DateCell
from cubaven_data.model.lists import CitationList, NameList, ReferenceList
from cubaven_data.model.numbers import Number
from cubaven_data.model.variants import Quantity, WholeNumber
from mutations.base import Data, Mutant, wrong

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = str.maketrans("aceopxy", "асеорху")
_EXACT = (
    Identifier,
    Reference,
    ReferenceList,
    Code,
    DateCell,
    Number,
    Quantity,
    CitationList,
    Form,
)


@wrong
def required_cell_blanked(data: Data, rng: Random) -> Iterator[Mutant]:
    """A cell that must be filled is blank."""
    for site in data.cells():
        if site.column.required:
            yield site.put("")


@wrong
def one_language_blanked(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text is there in one language alone."""
    for site in data.cells(TextCell):
        if site.column.name.endswith(("_en", "_es")):
            yield site.put("")


@wrong
def cell_doubled(data: Data, rng: Random) -> Iterator[Mutant]:
    """A cell holds its text twice, as a list."""
    for site in data.cells(*_EXACT, NameList):
        yield site.put(f"{site.text}; {site.text}")


@wrong
def cells_moved_right(data: Data, rng: Random) -> Iterator[Mutant]:
    """From a required cell on, each cell moved to its neighbour, and the last fell off."""
    for site in data.cells():
        if site.column.required and site.column.name != site.sheet.table.header[-1]:
            header = site.sheet.table.header
            at = header.index(site.column.name)
            cells = [*site.record.values()]
            moved = dict(zip(header, [*cells[:at], "", *cells[at:-1]], strict=True))
            yield site.sheet.put(site.row, moved, site.place)


@wrong
def cell_moved_to_its_neighbour(data: Data, rng: Random) -> Iterator[Mutant]:
    """A required cell's text stands in the cell to its right, and the cell itself is blank."""
    for site in data.cells():
        header = site.sheet.table.header
        if site.column.required and site.column.name != header[-1]:
            neighbour = header[header.index(site.column.name) + 1]
            cells = {site.column.name: "", neighbour: site.text}
            yield site.sheet.put(site.row, cells, site.place)


@wrong
def cells_swapped_in_a_row(data: Data, rng: Random) -> Iterator[Mutant]:
    """Two cells of a row that hold different things are swapped."""
    for sheet in data.tables.values():
        exact = [c.name for c in sheet.table.columns if type(c.cell) in (Code, CitationList)]
        texts = [c.name for c in sheet.table.columns if type(c.cell) in (TextCell, DateCell)]
        for row, record in enumerate(sheet.rows):
            one, other = rng.choice(exact or [""]), rng.choice(texts or [""])
            if record.get(one) and record.get(other) and record[one] != record[other]:
                cells = {one: record[other], other: record[one]}
                yield sheet.put(row, cells, sheet.place(row, one))


@wrong
def name_of_nothing(data: Data, rng: Random) -> Iterator[Mutant]:
    """A blank cell holds a word that stands for nothing."""
    for site in data.cells(filled=False):
        if not site.text:
            yield site.put(rng.choice(("n/a", "N/A", "-", "null", "None", "?", "s/d", "TBD")))


@wrong
def white_space_added(data: Data, rng: Random) -> Iterator[Mutant]:
    """A cell has white space around it, or two spaces within."""
    for site in data.cells():
        first, _, rest = site.text.partition(" ")
        stray = [f" {site.text}", f"{site.text} ", f"{site.text}\u00a0", f"{site.text}\t"]
        yield site.put(rng.choice([*stray, f"{first}  {rest}"]))


@wrong
def line_break_added(data: Data, rng: Random) -> Iterator[Mutant]:
    """A cell goes on in a second line."""
    for site in data.cells():
        at = rng.randrange(len(site.text)) + 1
        yield site.put(f"{site.text[:at]}\n{site.text[at:]}")


@wrong
def accent_decomposed(data: Data, rng: Random) -> Iterator[Mutant]:
    """An accent is a character of its own, as some systems write it."""
    for site in data.cells():
        decomposed = unicodedata.normalize("NFD", site.text)
        if decomposed != site.text:
            yield site.put(decomposed)


@wrong
def invisible_character_added(data: Data, rng: Random) -> Iterator[Mutant]:
    """A cell holds a character that nobody sees."""
    for site in data.cells():
        at = rng.randrange(len(site.text) + 1)
        hidden = rng.choice("\u200b\u200e\u202e\u2060\ufeff\u00ad")
        yield site.put(site.text[:at] + hidden + site.text[at:])


@wrong
def accent_of_another_encoding(data: Data, rng: Random) -> Iterator[Mutant]:
    """``España`` becomes ``Espa¤a``, saved in DOS 850 and read in Windows-1252."""
    for site in data.cells(TextCell):
        if site.column.name.endswith("_es") and re.search("[a-z]ñ[a-z]|[a-z]ó[a-z]", site.text):
            yield site.put(site.text.replace("ñ", "¤").replace("ó", "¢"))


@wrong
def note_or_field_left_in_text(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text holds what its writer left for later, or a program did not fill in."""
    left = ("(TODO)", "[citation needed]", "{{name}}", "{name}", "[object Object]", "turn0search1")
    for site in data.cells(TextCell):
        if " " in site.text and site.column.name != "as_reported":
            yield site.put(f"{site.text} {rng.choice(left)}")


@wrong
def tag_left_in_text(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text pasted from a page brings ``<br>`` along."""
    for site in data.cells(TextCell):
        if " " in site.text and site.column.name.startswith(("summary", "note")):
            yield site.put(site.text.replace(" ", "<br>", 1))


@wrong
def look_alike_letter(data: Data, rng: Random) -> Iterator[Mutant]:
    """A letter of an id, code or citation is the Cyrillic one that looks the same."""
    for site in data.cells(Identifier, Reference, Code, CitationList):
        letters = [at for at, letter in enumerate(site.text) if letter in "aceopxy"]
        if letters:
            at = rng.choice(letters)
            alike = site.text[at].translate(_CYRILLIC)
            yield site.put(site.text[:at] + alike + site.text[at + 1 :])


@wrong
def code_of_another_list(data: Data, rng: Random) -> Iterator[Mutant]:
    """A code is a valid one of another vocabulary."""
    everywhere = sorted({code for codes in data.codes.values() for code in codes})
    for site in data.cells(Code):
        own = data.codes[site.column.cell.vocabulary]
        yield site.put(rng.choice([code for code in everywhere if code not in own]))


@wrong
def code_misspelt(data: Data, rng: Random) -> Iterator[Mutant]:
    """A letter of a code is missing."""
    for site in data.cells(Code):
        at = rng.randrange(len(site.text))
        text = site.text[:at] + site.text[at + 1 :]
        if text not in data.codes[site.column.cell.vocabulary]:
            yield site.put(text)


@wrong
def code_in_other_case(data: Data, rng: Random) -> Iterator[Mutant]:
    """A code is written with a capital, or in small letters where it has capitals."""
    for site in data.cells(Code):
        yield site.put(site.text.swapcase() if len(site.text) < 3 else site.text.capitalize())


@wrong
def label_for_code(data: Data, rng: Random) -> Iterator[Mutant]:
    """The label of a code, in Spanish, stands where the code belongs."""
    for site in data.cells(Code):
        codes = data.codes[site.column.cell.vocabulary]
        if codes[site.text]["label_es"] not in codes:
            yield site.put(codes[site.text]["label_es"])


@wrong
def id_in_wrong_form(data: Data, rng: Random) -> Iterator[Mutant]:
    """An id has a capital, a space, an underscore, an accent or a second hyphen."""
    for site in data.cells(Identifier):
        first, _, rest = site.text.partition("-")
        forms = [site.text.title(), f"{first} {rest}", f"{first}_{rest}", f"{first}--{rest}"]
        yield site.put(rng.choice([*forms, f"{site.text}é", f"{site.text}-"]))


@wrong
def reference_misspelt(data: Data, rng: Random) -> Iterator[Mutant]:
    """A letter of a reference is another."""
    for site in data.cells(Reference):
        at = rng.choice([at for at, letter in enumerate(site.text) if letter != "-"])
        text = site.text[:at] + rng.choice(_LETTERS) + site.text[at + 1 :]
        if text == site.text or text not in data.ids:
            at_ = () if text == site.text else (site.place,)
            yield site.sheet.put(site.row, {site.column.name: text}, *at_)


@wrong
def name_for_reference(data: Data, rng: Random) -> Iterator[Mutant]:
    """The name of a record stands where its id belongs."""
    for site in data.cells(Reference):
        record = data.records[site.text]
        name = next(
            (record[c] for c in ("name_es", "title_es", "name", "title") if c in record), ""
        )
        if name and name not in data.ids:
            yield site.put(name)


@wrong
def reference_to_another_table(data: Data, rng: Random) -> Iterator[Mutant]:
    """A reference is the id of a record of a table that the column does not take."""
    for site in data.cells(Reference):
        if allowed := site.column.cell.tables:
            yield site.put(rng.choice([id_ for id_, t in data.ids.items() if t not in allowed]))


@wrong
def number_as_people_write_it(data: Data, rng: Random) -> Iterator[Mutant]:
    """A number has a sign, a separator of thousands, an exponent, a unit or a word."""
    for name in ("low", "best", "high"):
        for site in data.column("figures", name):
            number = int(float(site.text))
            for text in (
                f"{number:,}.0",
                f"+{number}",
                f"{number}e3",
                f"~{number}",
                f"{number} people",
                f"0{number}",
                f"{number},5",
                "1e999",
                "NaN",
                "Infinity",
                "cien",
            ):
                yield site.put(text)


@wrong
def paragraphs_not_counted(data: Data, rng: Random) -> Iterator[Mutant]:
    """The number of paragraphs is none, a part of one, a word or written for people."""
    for site in data.cells(WholeNumber, filled=False):
        yield from map(site.put, ("0", "-3", "1.5", "1,200", "1.200", "012", "60 p", "1e2", "many"))


@wrong
def speakers_in_wrong_form(data: Data, rng: Random) -> Iterator[Mutant]:
    """A speaker is no actor, is listed twice, or is not separated from the next."""
    actors = sorted(id_ for id_, table in data.ids.items() if table == "actors")
    others = sorted(id_ for id_, table in data.ids.items() if table not in ("actors", "agencies"))
    for site in data.cells(ReferenceList):
        first = site.text.split("; ")[0]
        for text in (
            f"{site.text}; {first}",
            f"{site.text}; {first}-x",
            f"{site.text}; {rng.choice(others)}",
            f"{site.text},{rng.choice(actors)}",
            f"{site.text};{rng.choice(actors)}",
            f"{site.text};",
        ):
            yield site.put(text)


@wrong
def thousands_in_spanish(data: Data, rng: Random) -> Iterator[Mutant]:
    """A number of people has a point before its thousands, as Spanish texts print it."""
    for row, record in enumerate(data.tables["figures"].rows):
        if data.codes["measure"][record["measure"]]["unit"] == "people":
            for bound in ("low", "best", "high"):
                for thousands in ("25.000", "1.250", "10.500", "4.525") if record[bound] else ():
                    yield data.tables["figures"].site(row, bound).put(thousands)


@wrong
def number_out_of_range(data: Data, rng: Random) -> Iterator[Mutant]:
    """A number is negative, or a coordinate lies off the globe."""
    for name in ("low", "best", "high"):
        for site in data.column("figures", name):
            yield site.put(f"-{site.text}")
    places = data.tables["places"]
    for row in range(len(places.rows)):
        for lat, lon, bad in (("91", "0", "lat"), ("-90.5", "0", "lat"), ("0", "-181", "lon")):
            cells = {"lat": lat, "lon": lon, "precision": "city"}
            yield places.put(row, cells, places.place(row, bad))


@wrong
def address_in_wrong_form(data: Data, rng: Random) -> Iterator[Mutant]:
    """An address has no scheme, has a space, or is a word."""
    for table in ("sources", "publishers"):
        for site in data.column(table, "url"):
            bare = site.text.removeprefix("https://")
            for text in (bare, f"www.{bare}", f"htps://{bare}", f"https://{bare} (copy)", "link"):
                yield site.put(text)


@wrong
def wikidata_in_wrong_form(data: Data, rng: Random) -> Iterator[Mutant]:
    """A Wikidata identifier is a number, an address or an item's name."""
    for table in ("actors", "agencies"):
        for site in data.column(table, "wikidata_id", filled=False):
            yield site.put(rng.choice(("42", "q42", "Q042", "https://www.wikidata.org/wiki/Q42")))


@wrong
def fingerprint_cut(data: Data, rng: Random) -> Iterator[Mutant]:
    """A fingerprint is cut, too long, or in capitals."""
    for site in data.column("sources", "fingerprint"):
        yield from map(site.put, (site.text[:-1], f"{site.text}0", site.text.upper()))


@wrong
def too_many_words_reported(data: Data, rng: Random) -> Iterator[Mutant]:
    """More than the words of the number are copied from the text."""
    for site in data.column("figures", "as_reported"):
        yield site.put(f"{site.text} as the officials said in an interview")


@wrong
def alias_doubled(data: Data, rng: Random) -> Iterator[Mutant]:
    """A list of names has a name twice, ends in a separator, or has none between."""
    for site in data.cells(NameList):
        first = site.text.split("; ")[0]
        text = rng.choice((f"{site.text}; {first}", f"{site.text};", f"{site.text}; ; x"))
        yield site.put(text)
