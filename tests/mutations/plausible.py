"""Mistakes that leave every cell well formed: doubled, damaged on the way, or against the time."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from random import Random

from cubaven_data.model.cells import TextCell
from cubaven_data.model.lists import CitationList
from mutations.base import Data, Mutant, citations, says_a_number, wrong

_ENCODINGS = ("cp1252", "mac_roman", "cp850")


@wrong
def letters_in_a_wrong_encoding(data: Data, rng: Random) -> Iterator[Mutant]:
    """``ó`` becomes ``Ã³``: UTF-8 that was read as something else."""
    for site in data.cells(TextCell):
        for encoding in _ENCODINGS if re.search("[áéíóúñ]", site.text) else ():
            try:
                yield site.put(site.text.encode().decode(encoding))
            except UnicodeDecodeError:
                continue


@wrong
def letters_that_were_lost(data: Data, rng: Random) -> Iterator[Mutant]:
    """``ó`` becomes ``?`` or the sign for a byte that no program could read."""
    for site in data.cells(TextCell):
        for lost in ("?", "\ufffd"):
            if (text := re.sub("[áéíóúñ](?=[a-z])", lost, site.text)) != site.text:
                yield site.put(text)


@wrong
def letters_as_codes(data: Data, rng: Random) -> Iterator[Mutant]:
    """``ó`` becomes ``%C3%B3``, ``=C3=B3``, ``\\xf3`` or ``\\u00f3``, as programs write it."""
    for site in data.cells(TextCell):
        for form in ("%{0:02X}%{1:02X}", "={0:02X}={1:02X}", "\\x{2:02x}", "\\u{2:04x}"):
            codes = {ord(c): form.format(*c.encode(), ord(c)) for c in "áéíóúñ"}
            if (text := site.text.translate(codes)) != site.text and "://" not in text:
                yield site.put(text)


@wrong
def letters_as_entities(data: Data, rng: Random) -> Iterator[Mutant]:
    """``ó`` becomes ``&oacute;``, as a page's source has it."""
    names = {ord(c): f"&{html.entities.codepoint2name[ord(c)]};" for c in "áéíóúñ"}
    for site in data.cells(TextCell):
        if (text := site.text.translate(names)) != site.text:
            yield site.put(text)


@wrong
def ligatures_and_hyphens(data: Data, rng: Random) -> Iterator[Mutant]:
    """``fi`` becomes one character, and the hyphen one that only looks like it."""
    for site in data.cells(TextCell):
        for plain, other in (("fi", "\ufb01"), ("-", "\u2010"), ("-", "\u2011")):
            if plain in site.text:
                yield site.put(site.text.replace(plain, other))


@wrong
def english_in_the_spanish_column(data: Data, rng: Random) -> Iterator[Mutant]:
    """The English text was copied and not translated."""
    for site in data.cells(TextCell):
        english, name = site.column.name, f"{site.column.name[:-3]}_es"
        is_text = english.endswith("_en") and not english.startswith(("name", "label"))
        if is_text and len(site.text.split()) > 1:
            at = site.sheet.place(site.row, name)
            yield site.sheet.put(site.row, {name: site.text}, at)


@wrong
def languages_swapped(data: Data, rng: Random) -> Iterator[Mutant]:
    """The English stands in the Spanish column and the Spanish in the English one."""
    for site in data.cells(TextCell):
        english, spanish = site.column.name, f"{site.column.name[:-3]}_es"
        if not english.endswith("_en") or english.startswith(("name", "label")):
            continue
        other = site.record[spanish]
        # Of a few words, or of names, no program can tell the language.
        lower = re.findall(r"(?<=[a-z,] )(?:the|of|and|was|with|who|that)(?= [a-z])", site.text)
        if len(lower) > 3 and '"' not in site.text + other:
            cells = {english: other, spanish: site.text}
            yield site.sheet.put(site.row, cells, site.sheet.place(site.row, spanish))


@wrong
def number_against_its_words(data: Data, rng: Random) -> Iterator[Mutant]:
    """32 killed become 41 beside the thirty-two of the text, or the words are of another number."""
    sheet = data.tables["figures"]
    for row, record in enumerate(sheet.rows):
        filled = [name for name in ("low", "best", "high") if record[name]]
        if len(filled) != 1 or record["qualifier"] == "order_of_magnitude":
            continue
        (bound,), place = filled, sheet.place(row, "as_reported")
        if says_a_number(record["as_reported"]):
            yield sheet.put(row, {bound: f"{int(float(record[bound])) + 9}"}, place)
        for words in ("seventy-one", "setenta y uno", "71 mil", "71.000", "media docena", "nobody"):
            yield sheet.put(row, {"as_reported": words}, place)
        for words in ("both", "un par", "millones") if 2 < float(record[bound]) < 10**6 else ():
            yield sheet.put(row, {"as_reported": words, "per": ""}, place)


@wrong
def vague_word_with_the_bound_of_another(data: Data, rng: Random) -> Iterator[Mutant]:
    """Hundreds become thousands in the number and not in the words."""
    sheet = data.tables["figures"]
    bounds = {
        "dozens": 24,
        "decenas": 20,
        "hundreds": 100,
        "miles": 1000,
        "tens of thousands": 10000,
    }
    for row, record in enumerate(sheet.rows):
        for words in bounds if record["qualifier"] == "order_of_magnitude" else ():
            for other in {*bounds.values()} - {bounds[words]}:
                cells = {"as_reported": words, "low": f"{other}"}
                yield sheet.put(row, cells, sheet.place(row, "low"))


@wrong
def name_among_the_aliases(data: Data, rng: Random) -> Iterator[Mutant]:
    """The name is listed among the other names."""
    for name in ("actors", "agencies"):
        for site in data.column(name, "aliases", filled=False):
            others = [one for one in (site.text, site.record["name_en"]) if one]
            yield site.put("; ".join(others))


@wrong
def two_names_in_one_alias(data: Data, rng: Random) -> Iterator[Mutant]:
    """Another mark than that of a list stands between two names."""
    for site in data.column("actors", "aliases"):
        yield site.put(f"{site.text}{rng.choice((' / ', ' · '))}{site.record['name_en']}")


@wrong
def total_below_a_table(data: Data, rng: Random) -> Iterator[Mutant]:
    """A record is called as spreadsheets call the sum below their rows."""
    for name in ("actors", "agencies", "places"):
        for site in data.column(name, "name_en"):
            yield site.put(rng.choice(("Total", "TOTAL", "Suma", "Subtotal")))


@wrong
def formula_among_the_aliases(data: Data, rng: Random) -> Iterator[Mutant]:
    """A later name of a list is a formula."""
    for site in data.column("actors", "aliases"):
        yield site.put(f'{site.text}; =HYPERLINK("x")')


@wrong
def record_doubled_under_a_new_id(data: Data, rng: Random) -> Iterator[Mutant]:
    """An entity, agreement or event stands twice, whole or by its name alone."""
    for name in ("actors", "agencies", "agreements", "events", "places", "publishers"):
        sheet = data.tables[name]
        title = next(n for n in ("name", "name_en", "title_en") if n in sheet.table.header)
        for row, record in enumerate(sheet.rows):
            copy = record | {"id": f"{record['id']}-again", "wikidata_id": ""}
            copy = {column: copy[column] for column in sheet.table.header}
            whole = record.get("wikidata_id", "") == ""
            place = sheet.place(row + 1, "id" if whole else title)
            yield sheet.insert(row, sheet.line(row, **copy), place)


@wrong
def id_of_another_form(data: Data, rng: Random) -> Iterator[Mutant]:
    """A figure or relation has an id that is not one of theirs."""
    for name in ("figures", "relations"):
        for site in data.column(name, "id"):
            if site.text not in data.mentions and site.text not in data.explained:
                yield site.put("zebra")


@wrong
def paragraph_counted_twice(data: Data, rng: Random) -> Iterator[Mutant]:
    """A citation is added that lies within one that is there."""
    for site in data.cells(CitationList):
        (first, *_) = citations(site.text)
        if match := re.fullmatch(r"p(\d+)", first.locator):
            if f"#p{match[1]}-" in site.text:
                continue
            after = f" for {first.columns}" if first.columns else ""
            span = f"p{match[1]}-{int(match[1]) + 1}"
            yield site.put(f"{site.text}; {first.via}{first.read}#{span}{after}")


@wrong
def number_that_cannot_be(data: Data, rng: Random) -> Iterator[Mutant]:
    """More people than there are, or a vague word with a bound of its own."""
    sheet = data.tables["figures"]
    for row, record in enumerate(sheet.rows):
        unit = data.codes["measure"][record["measure"]]["unit"]
        for bound in ("low", "best", "high"):
            if record[bound] and unit == "people":
                cells = {bound: "90000000000000", "as_reported": "a multitude"}
                yield sheet.put(row, cells, sheet.place(row, bound))
        if record["qualifier"] == "order_of_magnitude":
            yield sheet.put(row, {"low": "137"}, sheet.place(row, "low"))


@wrong
def end_after_the_text(data: Data, rng: Random) -> Iterator[Mutant]:
    """Something is said to have ended years after the last text that tells it."""
    sheet = data.tables["relations"]
    for site in data.column("relations", "ended"):
        days = data.days_of_texts(site)
        cited = [c for c in citations(site.record["sources"]) if not c.columns]
        if site.record["modality"] == "asserted" and len(days) == len(cited) > 0:
            yield sheet.put(site.row, {"ended": "2049"}, site.place)


@wrong
def signed_or_founded_after_the_text(data: Data, rng: Random) -> Iterator[Mutant]:
    """An agreement or a body is younger than the texts that tell of it."""
    for name, column in (("agreements", "signed"), ("agencies", "founded")):
        for site in data.column(name, column, filled=False):
            if data.days_of_texts(site):
                cells = {column: "2049", "ended": "", "dissolved": ""}
                known = {c: v for c, v in cells.items() if c in site.record}
                yield site.sheet.put(site.row, known, site.place)


@wrong
def figure_decades_from_its_event(data: Data, rng: Random) -> Iterator[Mutant]:
    """A number is dated decades before or after the event that it is about."""
    dates = {row["id"]: row["date"] for row in data.tables["events"].rows}
    asserted = {r["id"] for r in data.tables["events"].rows if r["modality"] == "asserted"}
    for site in data.column("figures", "date"):
        event = site.record["about_id"]
        is_dated = re.match(r"\d{4}", dates.get(event, "")) and event in asserted
        if is_dated and site.record["modality"] == "asserted":
            yield site.put("1983")


@wrong
def same_article_under_two_addresses(data: Data, rng: Random) -> Iterator[Mutant]:
    """A text is entered again with an address that only looks different."""
    sheet = data.tables["sources"]
    for row, record in enumerate(sheet.rows):
        url = record["url"]
        if not url:
            continue
        for other in (f"{url}#top", url.replace("https://", "http://"), f"{url}?utm_source=x"):
            if "?" in url and other.endswith("utm_source=x"):
                continue
            cells = {"id": f"{record['id']}-again", "url": other, "fingerprint": ""}
            yield sheet.insert(row, sheet.line(row, **cells), sheet.place(row + 1, "url"))


@wrong
def title_that_is_none(data: Data, rng: Random) -> Iterator[Mutant]:
    """A title is the address of the text, or what the page says that did not open."""
    notices = ("404 Not Found", "Just a moment...", "Access denied", "Sin título")
    for site in data.column("sources", "title"):
        yield site.put(rng.choice((site.record["url"], *notices)) or notices[0])


@wrong
def author_that_is_none(data: Data, rng: Random) -> Iterator[Mutant]:
    """The author is the day of the text, or its address."""
    for site in data.column("sources", "author"):
        for text in filter(None, (site.record["accessed"], site.record["url"])):
            yield site.put(text)


@wrong
def id_among_the_aliases(data: Data, rng: Random) -> Iterator[Mutant]:
    """The id of a record is one of its aliases."""
    for name in ("actors", "agencies"):
        for site in data.column(name, "aliases", filled=False):
            yield site.put(f"{site.text}; {site.record['id']}".removeprefix("; "))


@wrong
def acronym_that_is_the_name(data: Data, rng: Random) -> Iterator[Mutant]:
    """An acronym is the name once more."""
    for site in data.column("agencies", "acronym", filled=False):
        yield site.put(site.record[rng.choice(("name_en", "name_es"))])


@wrong
def another_number_in_one_language(data: Data, rng: Random) -> Iterator[Mutant]:
    """The Spanish note has a number or a month that the English one has not."""
    months = {"January": "enero", "August": "agosto", "December": "diciembre"}
    for site in data.cells(TextCell):
        english = site.record.get(f"{site.column.name[:-3]}_en", "")
        if site.column.name.endswith("_es"):
            for month in (months[name] for name in months if name in english):
                if month in site.text and "July" not in english:
                    yield site.put(site.text.replace(month, "julio"))
            for number in re.findall(r"(?<![\w.,-])\d{3,}(?![\w.,-]*\d)", site.text)[:1]:
                if re.search(rf"(?<!\d){number}(?!\d)", english):
                    other = f"{int(number) + rng.randint(101, 203)}"
                    yield site.put(re.sub(rf"(?<!\d){number}(?!\d)", other, site.text))


@wrong
def published_in_another_month_than_its_address_has(data: Data, rng: Random) -> Iterator[Mutant]:
    """The address of a text has a month that is not the one of its publication."""
    for site in data.column("sources", "url"):
        if site.record["published"]:
            host = "/".join(site.text.split("/")[:3])
            cells = {"url": f"{host}/2001/0{rng.randint(1, 9)}/11/story"}
            yield site.sheet.put(site.row, cells, site.sheet.place(site.row, "published"))


@wrong
def thousands_taken_for_decimals(data: Data, rng: Random) -> Iterator[Mutant]:
    """``53.525`` barrels are 53525 in the text."""
    for column in ("low", "best", "high"):
        for site in data.column("figures", column):
            unit = data.codes["measure"][site.record["measure"]]["unit"]
            alone = [site.record[one] for one in ("low", "best", "high")].count("") == 2
            if unit in ("barrels", "money") and alone:
                number = f"{rng.randint(2, 98)}.{rng.randint(20, 79)}{rng.randint(1, 9)}"
                cells = {column: number, "as_reported": number}
                yield site.sheet.put(site.row, cells, site.place)
