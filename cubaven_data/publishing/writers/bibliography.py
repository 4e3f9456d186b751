"""The sources and the dataset for programs that manage literature: CSL JSON and BibTeX."""

from __future__ import annotations

from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.reading.records import Records
from cubaven_data.release.bibliography import as_bibtex, dataset_as_csl, sources_as_csl
from cubaven_data.release.descriptors import as_json

_FORMS = {
    "bib": {"type": "file", "format": "bib", "mediatype": "text/x-bibtex"},
    "json": {
        "type": "file",
        "format": "json",
        "mediatype": "application/vnd.citationstyles.csl+json",
    },
}


def bibliography_files(dataset: Records, _: Tables) -> Files:
    """The sources, and the dataset itself, each as CSL JSON and as BibTeX."""
    files: Files = {}
    resources = []
    entries = {"sources": sources_as_csl(dataset), "dataset": [dataset_as_csl(dataset)]}
    for name, items in entries.items():
        contents = {"json": as_json(items), "bib": as_bibtex(items)}
        for ending, content in contents.items():
            path = f"{name}.{ending}"
            files[path] = content.encode()
            entry = {"name": f"{name}-{ending}", "path": path} | _FORMS[ending]
            resources.append(entry | seal(files[path]))
    return with_descriptor(dataset, files, resources)
