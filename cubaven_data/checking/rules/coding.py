"""Rules about how the texts were coded: what gave no row, and what was searched for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from cubaven_data.findings import Finding
from cubaven_data.model.citations import paragraphs
from cubaven_data.reading.loading import Loaded

# A search is answered by so many texts.
_ANSWERING = 2


def coded_whole(data: Loaded) -> Iterator[Finding]:
    """Each paragraph of a text that was coded whole is cited, or recorded as without a row."""
    known = _cited(data)
    for row in data.rows_of("coverage", "source_id", "paragraphs"):
        known[row.record.source_id].update(paragraphs(row.record.paragraphs))
    for row in data.rows_of("sources", "coded", "paragraphs"):
        every = range(1, int(row.record.paragraphs or 0) + 1)
        if row.record.coded == "whole" and (left := {*every} - known[row.id]):
            first = f"p{min(left)}"
            yield row.fault("coded", "coded-whole", value="whole", first=first, n=len(left))


def partly_cited(data: Loaded) -> Iterator[Finding]:
    """A paragraph that is said to have given rows in part is cited by one."""
    cited = _cited(data)
    for row in data.rows_of("coverage", "source_id", "paragraphs", "reason"):
        if row.record.reason == "in_part":
            numbers = paragraphs(row.record.paragraphs)
            if left := [one for one in numbers if one not in cited[row.record.source_id]]:
                yield row.fault("reason", "partly-cited", value=f"p{left[0]}")


def _cited(data: Loaded) -> Mapping[str, set[int]]:
    """The paragraphs of each text that any row cites."""
    found: dict[str, set[int]] = defaultdict(set)
    for _, _, citation in data.citations:
        found[citation.source_id].update(paragraphs(citation.locator))
    return found


def search_answered(data: Loaded) -> Iterator[Finding]:
    """What answers a question are at least two texts that were read."""
    for row in data.rows_of("searches", "result", "source_ids"):
        sources = [data.index.sources.get(one) for one in row.record.source_ids or ()]
        read = [source for source in sources if source and source.access != "relayed"]
        if row.record.result == "answered" and len(read) < _ANSWERING:
            yield row.fault("result", "search-answered", value="answered", n=len(read))
