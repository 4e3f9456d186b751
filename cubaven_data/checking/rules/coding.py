"""Rules about how the texts were coded: what gave no row, and what was searched for."""

from __future__ import annotations

from collections.abc import Iterator

from cubaven_data.findings import Finding
from cubaven_data.model.citations import paragraphs
from cubaven_data.reading.loading import Loaded

# A search is answered by so many texts.
_ANSWERING = 2


def coded_whole(data: Loaded) -> Iterator[Finding]:
    """Each paragraph of a text that was coded whole is cited, or recorded as without a row."""
    covered = {
        (row.record.source_id, number)
        for row in data.rows_of("coverage", "source_id", "paragraphs")
        for number in paragraphs(row.record.paragraphs)
    }
    known = covered | data.citing.keys()
    for row in data.rows_of("sources", "coded", "paragraphs"):
        if row.record.coded == "whole":
            numbers = range(1, int(row.record.paragraphs or 0) + 1)
            if left := [one for one in numbers if (row.id, one) not in known]:
                first = f"p{left[0]}"
                yield row.fault("coded", "coded-whole", value="whole", first=first, n=len(left))


def partly_cited(data: Loaded) -> Iterator[Finding]:
    """A paragraph that is said to have given rows in part is cited by one."""
    for row in data.rows_of("coverage", "source_id", "paragraphs", "reason"):
        if row.record.reason == "in_part":
            for number in paragraphs(row.record.paragraphs):
                if (row.record.source_id, number) not in data.citing:
                    yield row.fault("reason", "partly-cited", value=f"p{number}")
                    break


def search_answered(data: Loaded) -> Iterator[Finding]:
    """What answers a question are at least two texts that were read."""
    for row in data.rows_of("searches", "result", "source_ids"):
        sources = [data.index.sources.get(one) for one in row.record.source_ids or ()]
        read = [source for source in sources if source and source.access != "relayed"]
        if row.record.result == "answered" and len(read) < _ANSWERING:
            yield row.fault("result", "search-answered", value="answered", n=len(read))


def search_date(data: Loaded) -> Iterator[Finding]:
    """A search does not find what was published after it."""
    for row in data.rows_of("searches", "searched_on", "source_ids"):
        day = row.record.searched_on
        for id_ in row.record.source_ids or ():
            source = data.index.sources.get(id_)
            if source and source.published and day.surely_before(source.published):
                told = {"source": id_, "published": str(source.published)}
                yield row.fault("searched_on", "search-date", value=str(day), **told)
                break
