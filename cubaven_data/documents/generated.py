"""The generated files of the repository, and which of them are out of date.

They depend only on models, rules and texts: no row or code of the data changes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cubaven_data.model.tables import FILES
from cubaven_data.release.descriptors import (
    as_json,
    data_package,
    schema_path,
    table_schema,
)
from cubaven_data.texts.wording import LANGUAGES


@cache
def package_files() -> Mapping[str, str]:
    """The contents of the schemas of tables and of the descriptor that lists them, by path relative
    to the root."""
    files = {schema_path(table): as_json(table_schema(table)) for table in FILES.values()}
    paths = {name: schema_path(table) for name, table in FILES.items()}
    files["datapackage.json"] = as_json(data_package(paths))
    return files


@cache
def schema_files() -> Mapping[str, str]:
    """The contents of all generated schemas and of the descriptor, by path relative to the root."""
    from cubaven_data.release.file_models import FileModels
    from cubaven_data.reports.document import SCHEMA_PATH, findings_schema

    models = FileModels()
    files = {f"schema/json/{name}.json": as_json(models.schema(name)) for name in models.by_name}
    files[SCHEMA_PATH] = as_json(findings_schema())
    return {**package_files(), **files}


@cache
def page_files() -> Mapping[str, str]:
    """The contents of the generated pages, by path relative to the root."""
    from cubaven_data.documents.reference import reference_page
    from cubaven_data.documents.rules import rules_page

    pages = {"reference": reference_page, "rules": rules_page}
    return {
        f"docs/{name}{'' if language == LANGUAGES[0] else f'.{language}'}.md": make(language)
        for name, make in pages.items()
        for language in LANGUAGES
    }


def drifted(root: Path, files: Mapping[str, str]) -> list[str]:
    """The paths of files that are missing or differ from the expected content, in order."""
    return [
        path
        for path, content in files.items()
        if not (root / path).is_file() or (root / path).read_bytes() != content.encode()
    ]
