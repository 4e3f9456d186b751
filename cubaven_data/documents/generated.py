"""Every file of the project that is generated, and which of them have drifted.

They depend on models, rules and texts alone: no row and no code of the data changes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cubaven_data.about import NAME
from cubaven_data.model.released import RELEASED
from cubaven_data.model.tables import FILES
from cubaven_data.release.descriptors import (
    as_json,
    data_package,
    json_schema,
    schema_path,
    table_schema,
    whole_schema,
)
from cubaven_data.reports.document import SCHEMA_PATH, findings_schema
from cubaven_data.texts.wording import LANGUAGES


def schema_files() -> dict[str, str]:
    """The generated schemas and the descriptor of the data: texts by path under the root."""
    files = {schema_path(table): as_json(table_schema(table)) for table in FILES.values()}
    for name, released in RELEASED.items():
        files[f"schema/json/{name}.json"] = as_json(json_schema(released))
    files[f"schema/json/{NAME}.json"] = as_json(whole_schema(RELEASED.values()))
    files[SCHEMA_PATH] = as_json(findings_schema())
    paths = {name: schema_path(table) for name, table in FILES.items()}
    files["datapackage.json"] = as_json(data_package(paths))
    return files


def page_files() -> dict[str, str]:
    """The generated pages for people: texts by path under the root."""
    from cubaven_data.documents.reference import reference_page
    from cubaven_data.documents.rules import rules_page

    pages = {"reference": reference_page, "rules": rules_page}
    return {
        f"docs/{name}{'' if language == LANGUAGES[0] else f'.{language}'}.md": make(language)
        for name, make in pages.items()
        for language in LANGUAGES
    }


def drifted(root: Path, files: Mapping[str, str]) -> list[str]:
    """The paths, in order, whose file under the root is missing or not what it should be."""
    return [
        path
        for path, content in files.items()
        if not (root / path).is_file() or (root / path).read_bytes() != content.encode()
    ]
