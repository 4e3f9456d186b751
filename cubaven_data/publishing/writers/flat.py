"""The tables as people read them, as CSV files that open with a double click.

A byte order mark makes a spreadsheet read them as UTF-8. The Spanish files have a semicolon between
cells and a comma in numbers, as spreadsheets in Spanish expect.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.characters import is_formula
from cubaven_data.model.values import Json, plain
from cubaven_data.publishing.database import views
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.release.readable import Readable, readable
from cubaven_data.texts.wording import LANGUAGES, Language, texts


def flat_files(data: Dataset, tables: Tables) -> Files:
    """One CSV file per table and language.

    A text that a spreadsheet would calculate has an apostrophe before it.
    """
    files: Files = {}
    resources = []
    shown = {**tables, **views(tables)}
    for language in LANGUAGES:
        for table in readable(data, shown, language):
            path = f"{table.name}.{language}.csv"
            rows = zip(*(column.values for column in table.columns), strict=True)
            files[path] = as_csv([column.heading for column in table.columns], rows, language)
            resources.append(_resource(table, path, language) | seal(files[path]))
    return with_descriptor(data, files, resources)


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Any]], language: Language) -> bytes:
    """The rows below their headings, as a spreadsheet in the language opens them."""
    said = texts(language)["flat"]
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=said["delimiter"])
    writer.writerow(headings)
    for row in rows:
        writer.writerow(_cell(value, said["decimal"]) for value in row)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: Any, decimal: str) -> str:  # noqa: ANN401
    if isinstance(value, str):
        return f"'{value}" if is_formula(value) else value
    return "" if value is None else str(plain(value)).replace(".", decimal)


def _resource(table: Readable, path: str, language: Language) -> Json:
    said = texts(language)["flat"]
    fields = [
        {"name": column.heading, "type": column.type.table_schema, "description": column.means}
        | ({"decimalChar": said["decimal"]} if column.type.name == "number" else {})
        for column in table.columns
    ]
    return {
        "name": f"{table.name}.{language}",
        "title": table.title,
        "description": said["description"],
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": said["delimiter"]},
        "schema": {"fields": fields, "missingValues": [""]},
    }
