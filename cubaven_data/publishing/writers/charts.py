"""The release as charts for printing: SVG and PNG in each language, with an index for sites."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.values import Json
from cubaven_data.publishing.charts.agencies import agencies_charts
from cubaven_data.publishing.charts.chart import Chart, Kind
from cubaven_data.publishing.charts.contested import contested_charts
from cubaven_data.publishing.charts.relays import relays_charts
from cubaven_data.publishing.charts.rendering import png
from cubaven_data.publishing.charts.timeline import timeline_charts
from cubaven_data.publishing.writers.sealed import Files, Tables, envelope, seal, with_descriptor
from cubaven_data.release.descriptors import as_json
from cubaven_data.texts.wording import LANGUAGES, Language

CHARTS: Mapping[Kind, Callable[[Dataset, Language], Iterator[Chart]]] = {
    "contested": contested_charts,
    "timeline": timeline_charts,
    "relays": relays_charts,
    "agencies": agencies_charts,
}
"""What draws the charts of each kind; the name of the kind is that of their folder."""
AS_PICTURES: tuple[Kind, ...] = ("contested", "timeline", "agencies")
"""The kinds that are also PNG. There are hundreds of ``relays``, and a picture takes longer to make
than everything else about a chart; their SVG prints as well."""


def charts_files(dataset: Dataset, _: Tables) -> Files:
    """One SVG file per chart and language, most of them as PNG too, and ``index.json``."""
    files: Files = {}
    charts: dict[str, Json] = {}
    for language in LANGUAGES:
        for kind, drawn in CHARTS.items():
            for chart in drawn(dataset, language):
                path = f"{kind}/{chart.name}"
                made = {"svg": chart.svg}
                if kind in AS_PICTURES:
                    made["png"] = png(chart.svg)
                entry = charts.setdefault(path, _entry(chart))
                entry[f"title_{language}"] = chart.title
                paths = {form: f"{path}.{language}.{form}" for form in made}
                entry["files"][language] = paths
                files |= {paths[form]: content for form, content in made.items()}
    files["index.json"] = as_json(envelope(dataset) | {"charts": [*charts.values()]}).encode()
    form = {"type": "file", "format": "json", "mediatype": "application/json"}
    resource = {"name": "index", "path": "index.json"} | form | seal(files["index.json"])
    return with_descriptor(dataset, files, [resource])


def _entry(chart: Chart) -> Json:
    titles = {f"title_{language}": "" for language in LANGUAGES}
    return {"kind": chart.kind, "name": chart.name, **titles, "ids": [*chart.ids], "files": {}}
