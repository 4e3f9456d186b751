"""The released pages, in each language: what was read and how, and what it is held to."""

from __future__ import annotations

from cubaven_data.documents.codebook import codebook_page
from cubaven_data.documents.coverage import coverage_page
from cubaven_data.documents.methodology import methodology_page
from cubaven_data.documents.relaying import relay_errors_page
from cubaven_data.documents.rules import rules_page
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.reading.records import Records
from cubaven_data.texts.wording import LANGUAGES


def docs_files(dataset: Records, tables: Tables) -> Files:
    """Each page in each language, as Markdown."""
    files: Files = {}
    for language in LANGUAGES:
        files[f"coverage.{language}.md"] = coverage_page(language, dataset).encode()
        files[f"codebook.{language}.md"] = codebook_page(language, dataset, tables).encode()
        files[f"methodology.{language}.md"] = methodology_page(language, dataset, tables).encode()
        files[f"relay-errors.{language}.md"] = relay_errors_page(language, dataset).encode()
        files[f"rules.{language}.md"] = rules_page(language, released=True).encode()
    form = {"type": "file", "format": "md", "mediatype": "text/markdown"}
    resources = [
        {"name": path.removesuffix(".md"), "path": path} | form | seal(content)
        for path, content in files.items()
    ]
    return with_descriptor(dataset, files, resources)
