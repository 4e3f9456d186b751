"""The release as workbooks, one a language, of the tables as people read them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Any

from cubaven_data.about import LICENCE, NAME, TITLE
from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.values import DATE, INTEGER, NUMBER, TEXT
from cubaven_data.publishing.database import views
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.release.foundation import Foundation
from cubaven_data.release.headings import heading
from cubaven_data.release.readable import Readable, Shown, readable
from cubaven_data.texts.wording import LANGUAGES, Language, Texts, UserError, filled, text, texts

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_INK, _PAPER, _FAINT = "#1F3B57", "#FFFFFF", "#6B7680"
_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": _INK, "text_wrap": True},
    "part": {"bold": True, "font_color": _INK},
    "header": {
        "bold": True,
        "font_color": _PAPER,
        "bg_color": _INK,
        "text_wrap": True,
        "indent": 1,
    },
    "text": {"text_wrap": True, "indent": 1},
    "line": {"indent": 1},
    "id": {"font_color": _FAINT, "indent": 1},
    "whole": {"num_format": "#,##0"},
    "fraction": {"num_format": "#,##0.0###"},
    "integer": {"num_format": "0"},
    "date": {"num_format": "yyyy-mm-dd"},
    "link": {"font_color": "#0B5CAD", "underline": True, "indent": 1},
}
_WIDEST, _NARROWEST, _PARAGRAPH = 60, 11, 105
# What a page across can show in letters that can be read; the columns after it are not printed.
_PRINTED = 220
_LINE, _HIGHEST = 15, 400
# What is copied, not read: on one line, it leaves the rows low.
_ON_ONE_LINE = ("citation", "url")
# A spreadsheet knows no day before this one, and an address can have so many characters.
_FIRST_DAY, _LONGEST_ADDRESS = date(1900, 3, 1), 2000


class TooLongError(UserError):
    """A cell has more characters than one of a workbook can hold."""


def xlsx_files(data: Dataset, tables: Tables) -> Files:
    """A workbook in each language: what this is, all claims, a sheet a table, the codebook."""
    files: Files = {}
    resources = []
    shown = {**tables, **views(tables)}
    foundation = Foundation.of(data, tables["claims"])
    for language in LANGUAGES:
        path = f"{NAME}-{data.version}.{language}.xlsx"
        book = _Book(readable(data, shown, language), data, foundation, language)
        files[path] = book.content()
        form = {"type": "file", "format": "xlsx", "mediatype": _TYPE}
        entry = {"name": f"{NAME}.{language}", "title": TITLE, "path": path}
        resources.append(entry | form | seal(files[path]))
    return with_descriptor(data, files, resources)


class _Book:
    def __init__(
        self,
        tables: list[Readable],
        data: Dataset,
        foundation: Foundation,
        language: Language,
    ) -> None:
        self._tables = [table for table in tables if table.height]
        self._data = data
        self._foundation = foundation
        self._language: Language = language
        self._texts: Texts = texts(language)["workbook"]
        self._formats: dict[str, Format] = {}

    def content(self) -> bytes:
        """The bytes of the workbook; its date is the last day on which a text was read."""
        from xlsxwriter import Workbook

        buffer = io.BytesIO()
        with Workbook(buffer, {"in_memory": True}) as book:
            day = self._foundation.read_until or _FIRST_DAY
            about = {"title": self._texts["title"], "subject": f"{NAME} {self._data.version}"}
            book.set_properties({**about, "created": datetime.combine(day, time())})
            for name, form in _FORMATS.items():
                self._formats[name] = book.add_format({"valign": "top", **form})
            self._first(book.add_worksheet(self._texts["sheet"]))
            for table in self._tables:
                self._table(table, book.add_worksheet(table.title))
        return buffer.getvalue()

    def _first(self, sheet: Worksheet) -> None:
        """What this is, what it rests on, how to cite it and what not to do with it."""
        formats = self._formats
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, _PARAGRAPH)
        sheet.merge_range(0, 0, 0, 1, self._texts["title"], formats["title"])
        sheet.set_row(0, 44)
        dataset = {"dataset": NAME, "version": self._data.version}
        sheet.write_string(1, 1, self._said("version", **dataset), formats["text"])
        sheet.write_string(
            2,
            1,
            self._said("licence", title=LICENCE["title"], path=LICENCE["path"]),
            formats["text"],
        )
        row = 4
        parts = {
            "what": self._paragraphs("what"),
            "rests": self._foundation.sentences(self._language),
            "cite": self._paragraphs("cite"),
            "never": self._paragraphs("never"),
        }
        for part, paragraphs in parts.items():
            sheet.write_string(row, 0, self._texts[f"{part}-heading"], formats["part"])
            for paragraph in paragraphs:
                sheet.write_string(row, 1, paragraph, formats["text"])
                sheet.set_row(row, _height([(paragraph, _PARAGRAPH)]))
                row += 1
            row += 1
        sheet.write_string(row, 0, self._texts["sheets-heading"], formats["part"])
        for table in self._tables:
            link = f"internal:'{table.title}'!A1"
            rows = self._said("rows", n=table.height)
            sheet.write_url(row, 1, link, formats["link"], f"{table.title} ({rows})")
            row += 1
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _said(self, name: str, **values: str | int) -> str:
        return text("workbook", name, self._language, **values)

    def _paragraphs(self, name: str) -> list[str]:
        columns = ("citation", "who_says_so", "flags", "n_origins", "modality")
        values = {column: heading(column, self._language) for column in columns}
        imputed = self._data.vocabularies["flag"].terms["imputed"]
        values["imputed"] = getattr(imputed, f"label_{self._language}")
        values["claims"] = self._tables[0].title
        return [filled(said, values, self._language) for said in self._texts[name].values()]

    def _table(self, table: Readable, sheet: Worksheet) -> None:
        widths = [*map(_width, table.columns)]
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, widths[place])
            sheet.write_string(0, place, column.heading, self._formats["header"])
            for row, value in enumerate(column.values, 1):
                if value is not None:
                    self._cell(sheet, row, place, column, value)
        # Not every program makes a row as high as its text when it opens a workbook.
        columns = [*zip(table.columns, widths, strict=True)]
        sheet.set_row(0, _height((column.heading, width - 3) for column, width in columns))
        wrapped = [(column.values, width) for column, width in columns if _wraps(column)]
        for row in range(table.height):
            sheet.set_row(row + 1, _height((values[row], width) for values, width in wrapped))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, table.height, len(table.columns) - 1)
        printed = sum(total <= _PRINTED for total in accumulate(widths))
        sheet.print_area(0, 0, table.height, max(printed, 1) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _cell(self, sheet: Worksheet, row: int, place: int, column: Shown, value: Any) -> None:  # noqa: ANN401
        formats = self._formats
        if column.type is DATE and value >= _FIRST_DAY:
            sheet.write_datetime(row, place, value, formats["date"])
        elif column.type is INTEGER:
            sheet.write_number(row, place, value, formats["integer"])
        elif column.type is NUMBER:
            form = "whole" if value.is_integer() else "fraction"
            sheet.write_number(row, place, value, formats[form])
        elif column.name.endswith("url") and len(value) <= _LONGEST_ADDRESS:
            sheet.write_url(row, place, value, formats["link"])
        elif sheet.write_string(row, place, str(value), formats[_form(column)]):
            raise TooLongError("too-long-for-xlsx", name=column.name, value=value[:30])


def _form(column: Shown) -> str:
    if column.is_id:
        return "id"
    return "line" if any(part in column.name for part in _ON_ONE_LINE) else "text"


def _wraps(column: Shown) -> bool:
    return column.type is TEXT and _form(column) == "text"


def _width(column: Shown) -> float:
    """The width in characters: nine of ten cells need three lines at most, if it may be so wide."""
    lengths = sorted(len(str(value)) for value in column.values if value is not None)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    # The arrow of the filter stands beside the heading.
    words = max(map(len, column.heading.split())) + 4
    lines = 3 if _wraps(column) else 1
    return min(max(min(usual, 22), usual / lines * 1.1, words, _NARROWEST) + 1, _WIDEST)


def _height(cells: Iterable[tuple[str | None, float]]) -> float:
    """The height in points of a row with these texts in columns of these widths."""
    # Lines end between words, so they hold a little less than fits.
    lines = max(ceil(len(cell or "") * 1.1 / width) for cell, width in cells)
    return float(min(max(lines, 1) * _LINE, _HIGHEST))
