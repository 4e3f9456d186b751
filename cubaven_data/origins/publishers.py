"""Who publishes a source that names no publisher: whoever publishes at the same address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cubaven_data.model.addresses import host_of


def publishers_by_host(publishers: Iterable[Any], sources: Iterable[Any]) -> Mapping[str, str]:
    """The id of the only publisher at each site, as addresses of publishers and sources tell."""
    found: dict[str, set[str]] = {}
    for publisher in publishers:
        if publisher.url:
            found.setdefault(host_of(publisher.url), set()).add(publisher.id)
    for source in sources:
        if source.url and source.publisher_id:
            found.setdefault(host_of(source.url), set()).add(source.publisher_id)
    return {host: ids.pop() for host, ids in found.items() if len(ids) == 1}
