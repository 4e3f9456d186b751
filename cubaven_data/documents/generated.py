"""Every file of the project that is generated, and which of them have drifted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cubaven_data.about import NAME
from cubaven_data.documents.pages import coverage_page, reference_page
from cubaven_data.documents.rules import rules_page
from cubaven_data.model.released import Released
from cubaven_data.model.tables import TABLES
from cubaven_data.reading.dataset import Dataset
from cubaven_data.release.descriptors import (
    as_json,
    data_package,
    json_schema,
    table_schema,
    whole_schema,
)
from cubaven_data.reports.document import SCHEMA_PATH, findings_schema


def schema_files(dataset: Dataset, released: Mapping[str, Released]) -> dict[str, str]:
    """The generated schemas and the descriptor of ``data/``: texts by path under the root."""
    schemas = {name: table_schema(t, dataset.vocabularies) for name, t in TABLES.items()}
    paths = {name: f"schema/tables/{name}.json" for name in TABLES}
    files = {paths[name]: as_json(schema) for name, schema in schemas.items()}
    for name, table in released.items():
        files[f"schema/json/{name}.json"] = as_json(json_schema(table))
    files[f"schema/json/{NAME}.json"] = as_json(whole_schema(released.values()))
    files[SCHEMA_PATH] = as_json(findings_schema())
    files["datapackage.json"] = as_json(data_package(paths))
    return files


def page_files(root: Path, dataset: Dataset, released: Mapping[str, Released]) -> dict[str, str]:
    """The generated pages for people: texts by path under the root."""
    return {
        "docs/reference.md": reference_page("en", dataset, released),
        "docs/reference.es.md": reference_page("es", dataset, released),
        "docs/coverage.md": coverage_page(root, dataset),
        "docs/rules.md": rules_page("en"),
        "docs/rules.es.md": rules_page("es"),
    }


def drifted(root: Path, files: Mapping[str, str]) -> list[str]:
    """The paths, in order, whose file under the root is missing or not what it should be."""
    return [
        path
        for path, text in files.items()
        if not (root / path).is_file() or (root / path).read_bytes() != text.encode()
    ]
