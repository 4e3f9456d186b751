"""What the site says in a language: its own texts, the labels of codes, dates and numbers."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import dates
from release import Release, Row, imputed

LANGUAGES = ("en", "es")


class Words:
    """The words of one language; ``texts`` has those of the site by key, as its file does."""

    def __init__(self, language: str, release: Release) -> None:
        self.language = language
        path = Path(__file__).with_name(f"{language}.toml")
        self.texts: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        self.by_id = release.by_id
        self.codes = {(row["vocabulary"], row["code"]): row for row in release.tables["codes"]}

    def of(self, row: Row, column: str) -> str:
        """A column of a row that is in both languages, in this one; blank where it is blank."""
        return row.get(f"{column}_{self.language}") or ""

    def name(self, row: Row) -> str:
        """The name or title of a record; in its own language where this one has none for it."""
        named = self.of(row, "name") or self.of(row, "title")
        return named or row.get("name") or row.get("title") or ""

    def column(self, name: str) -> str:
        """A column as readers know it; one that is in two languages has one name."""
        text: str = self.texts["columns"][re.sub("_(en|es)$", "", name)]
        return text

    def columns(self, written: str) -> str:
        """Columns that a citation supports, as ``name_en, name_es, country``, within a phrase."""
        names = [self.column(name) for name in written.split(", ")]
        return ", ".join(dict.fromkeys(name[0].lower() + name[1:] for name in names))

    def listed(self, row: Row) -> str:
        """A record in a list: its sentence or name; before the title of a source, whose it is."""
        name = self.of(row, "sentence") or self.name(row)
        publisher = self.by_id.get(row.get("publisher_id") or "")
        whose = self.of(row, "label") or (self.called(publisher) if publisher else "")
        return f"{whose[0].upper()}{whose[1:]}: {name}" if "published" in row and whose else name

    def called(self, row: Row) -> str:
        """A record as a sentence names it, as "the Cuban government"."""
        return self.of(row, "label") or self.name(row)

    def label(self, vocabulary: str, code: str | None) -> str:
        """The label of a code; blank for none."""
        return self.of(self.codes[vocabulary, code], "label") if code else ""

    def definition(self, vocabulary: str, code: str) -> str:
        """The definition of a code."""
        return self.of(self.codes[vocabulary, code], "definition")

    def standing(self, code: str) -> Row:
        """The code of a standing, which is a standing of its own or an outcome."""
        return self.codes.get(("standing", code)) or self.codes["outcome", code]

    def date(self, date: str | None) -> str:
        """A date in words; blank for none."""
        return dates.in_words(date, self.texts["dates"], self.texts["months"]["names"])

    def count(self, n: int, what: str, **more: int) -> str:
        """A number of things, as "1 citation" and "2 citations"; ``more`` is filled in."""
        one, many = self.texts["counts"][what]
        text: str = one if n == 1 else many
        return text.format(n=self.number(n), **more)

    def number(self, n: float) -> str:
        """A number in digits: 25,000 in English, 25 000 in Spanish, where 4500 has no space."""
        digits = f"{n:,}".removesuffix(".0")
        if self.language == "en":
            return digits
        whole, _, rest = digits.partition(".")
        space = "\N{NARROW NO-BREAK SPACE}" if abs(n) >= 10_000 else ""
        return whole.replace(",", space) + (f",{rest}" if rest else "")

    def quoted(self, said: str) -> str:
        """Words of a text, in the marks of this language alone."""
        text: str = self.texts["site"]["quoted"]
        return text.format(said=said.strip('"“”«»'))

    def unit(self, figure: Row) -> str:
        """What the number of a figure counts, as "barrels"; a currency by its code."""
        return figure["currency"] or self.label("unit", figure["unit"])

    def amount(self, figure: Row) -> str:
        """The number of a figure with its vagueness, as "at least 80", "67–80" or “dozens”: the
        bounds of a word are this dataset's, and no text gives them."""
        if imputed(figure):
            return self.quoted(figure["as_reported"])
        numbers = [
            self.number(n) for n in (figure["low"], figure["best"], figure["high"]) if n is not None
        ]
        said = "–".join(dict.fromkeys(numbers))
        qualifier = figure["qualifier"]
        if qualifier in ("exact", "between", None) and said:
            return said
        return f"{self.label('qualifier', qualifier)} {said}".strip()
