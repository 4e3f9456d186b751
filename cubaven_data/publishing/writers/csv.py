"""The release as CSV: one file per table, with what a cell can hold."""

from __future__ import annotations

import csv
import io

from cubaven_data.model.citations import SEPARATOR
from cubaven_data.model.values import plain
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.reading.records import Records
from cubaven_data.release.descriptors import csv_resource, released_schema


def csv_files(dataset: Records, tables: Tables) -> Files:
    """One CSV file per table; lists of ids are joined, other lists have tables of their own."""
    files: Files = {}
    resources = []
    for table in (released.flat for released in tables.values()):
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(column.name for column in table.columns)
        writer.writerows([_cell(value) for value in row.values()] for row in table.rows)
        path = f"{table.table.name}.csv"
        files[path] = buffer.getvalue().encode()
        schema = released_schema(table.table, dataset.vocabularies)
        resources.append(csv_resource(table.table, path, schema) | seal(files[path]))
    return with_descriptor(dataset, files, resources)


def _cell(value: object) -> object:
    if isinstance(value, list):
        return SEPARATOR.join(value)
    return "" if value is None else plain(value)
