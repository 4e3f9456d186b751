"""The release as an SQLite database: keys, indexes, full-text search and views; and what Datasette
shows of it."""

from __future__ import annotations

from contextlib import closing

from cubaven_data.about import LICENCE, NAME
from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.released import ReleasedTable
from cubaven_data.model.values import Json
from cubaven_data.publishing.database import FILTERED, database, views
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.release.descriptors import as_json
from cubaven_data.release.foundation import Foundation
from cubaven_data.texts.wording import LANGUAGES, Language, texts


def sqlite_files(data: Dataset, tables: Tables) -> Files:
    """The database and, in each language, the titles and descriptions that Datasette shows."""
    stem = f"{NAME}-{data.version}"
    files = {f"{stem}.sqlite": _database(tables)}
    form = {"type": "file", "format": "sqlite", "mediatype": "application/vnd.sqlite3"}
    resources = [{"name": NAME, "path": f"{stem}.sqlite"} | form]
    for language in LANGUAGES:
        path = f"metadata.{language}.json"
        files[path] = as_json(_metadata(data, tables, language, stem)).encode()
        form = {"type": "file", "format": "json", "mediatype": "application/json"}
        resources.append({"name": f"metadata.{language}", "path": path} | form)
    return with_descriptor(data, files, [one | seal(files[one["path"]]) for one in resources])


def _database(tables: Tables) -> bytes:
    with closing(database(tables)) as base:
        base.execute("ANALYZE")
        return base.serialize()


def _metadata(data: Dataset, tables: Tables, language: Language, stem: str) -> Json:
    """What Datasette shows, as its ``metadata.json`` has it."""
    said = texts(language)
    shown = {name: _shown(table.flat.table, language) for name, table in tables.items()}
    for name, view in views(tables).items():
        columns = {column.name: column.means.within(language) for column in view.columns}
        shown[name] = {**said["views"][name], "columns": columns}
    foundation = Foundation.of(data, tables["claims"])
    return {
        "title": said["workbook"]["title"],
        "description": " ".join(foundation.sentences(language)),
        "license": LICENCE["title"],
        "license_url": LICENCE["path"],
        "databases": {
            stem: {
                "tables": shown,
                "queries": {"find": {"sql": _FIND, **said["find"]}},
            }
        },
    }


_FIND = (
    "select s.id, r.table_name, r.name_en, r.name_es, s.sentence_en, s.sentence_es "
    "from search s join records r on r.id = s.id where search match :words order by rank"
)


def _shown(table: ReleasedTable, language: Language) -> Json:
    """The title of a table, what its columns mean, and how its rows are called and found."""
    names = [column.name for column in table.columns]
    # Where a name is blank, a link would say nothing.
    required = [column.name for column in table.columns if column.required]
    called = (f"name_{language}", f"title_{language}", f"sentence_{language}", "name", "title")
    labels = [name for name in called if name in required]
    return {
        "title": table.title.within(language),
        "columns": {column.name: column.means.within(language) for column in table.columns},
        "facets": [name for name in FILTERED if name in names],
        **({"label_column": labels[0]} if labels else {}),
        **({"fts_table": "search"} if "id" in names else {}),
    }
