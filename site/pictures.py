"""The charts of the release: which of them shows what, to download as SVG and as PNG."""

from __future__ import annotations

import json

from release import Release

Files = dict[str, str]


class Pictures:
    """The files of each chart in one language, by format; none where the release has no charts."""

    def __init__(self, release: Release, language: str) -> None:
        index = release.folder / "charts" / "index.json"
        charts = json.loads(index.read_text("utf-8"))["charts"] if index.is_file() else []
        self._named: dict[tuple[str, str], Files] = {}
        self._shown: dict[tuple[str, str], int] = {}
        self._showing: dict[tuple[str, str], Files] = {}
        for chart in charts:
            files = chart["files"][language]
            self._named[chart["kind"], chart["name"]] = files
            self._shown[chart["kind"], chart["name"]] = len(chart["ids"])
            for id_ in chart["ids"]:
                self._showing[chart["kind"], id_] = files

    def named(self, kind: str, name: str) -> Files:
        """The chart of a name, as that of the agencies of a country."""
        return self._named.get((kind, name), {})

    def shown(self, kind: str, name: str) -> int:
        """How many records the chart of a name shows."""
        return self._shown.get((kind, name), 0)

    def showing(self, kind: str, id_: str) -> Files:
        """The chart that shows a record, as that of the figures that it rivals."""
        return self._showing.get((kind, id_), {})
