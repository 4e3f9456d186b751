"""Who is related to whom, as GraphML: actors and agencies, and the relations between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as ET

from cubaven_data.asking.dataset import Dataset
from cubaven_data.model.values import plain
from cubaven_data.publishing.writers.sealed import Files, Tables, seal, with_descriptor
from cubaven_data.release.labels import Labels

_PATH = "network.graphml"
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODES = ("actors", "agencies")
# The values of nodes and edges. What is called label, programs that draw a graph show.
_VALUES = {
    "node": ("label", "name_en", "name_es", "table", "kind", "country"),
    "edge": (
        *("label", "kind", "modality", "standing", "support", "n_origins", "outcome"),
        *("role_en", "role_es", "began", "began_earliest", "began_latest"),
        *("ended", "ended_earliest", "ended_latest"),
        *("sentence_en", "sentence_es", "who_says_so_en", "who_says_so_es"),
    ),
}
_TYPES = {"n_origins": "int"}


def graphml_files(data: Dataset, tables: Tables) -> Files:
    """One file with a directed graph; two nodes may have several edges, one for each relation."""
    kinds = Labels(data, "en")
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for what, names in _VALUES.items():
        for name in names:
            form = {"attr.name": name, "attr.type": _TYPES.get(name, "string")}
            ET.SubElement(root, "key", {"id": f"{what}-{name}", "for": what, **form})
    graph = ET.SubElement(root, "graph", {"id": "relations", "edgedefault": "directed"})
    nodes = {row["id"]: {"table": name, **row} for name in _NODES for row in tables[name].rows}
    for id_, row in nodes.items():
        _add(graph, "node", {"id": id_}, row | {"label": row["name_en"]})
    for row in tables["relations"].rows:
        ends = {"source": row["subject_id"], "target": row["object_id"]}
        if nodes.keys() >= set(ends.values()):
            label = kinds.code("relation_kind", row["kind"])
            _add(graph, "edge", {"id": row["id"], **ends}, row | {"label": label})
    ET.indent(root)
    files = {_PATH: ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"}
    form = {"type": "file", "format": "graphml", "mediatype": "application/xml"}
    return with_descriptor(files, [{"name": "network", "path": _PATH} | form | seal(files[_PATH])])


def _add(graph: ET.Element, what: str, ends: dict[str, str], values: Mapping[str, Any]) -> None:
    """Adds a node or an edge with those of its values that are not blank."""
    element = ET.SubElement(graph, what, ends)
    for name in _VALUES[what]:
        if values[name] is not None:
            ET.SubElement(element, "data", {"key": f"{what}-{name}"}).text = str(
                plain(values[name])
            )
