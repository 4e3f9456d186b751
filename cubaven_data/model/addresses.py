"""Web addresses that are spelled differently and lead to the same page."""

from __future__ import annotations

import re
from urllib.parse import unquote

# Parameters by which addresses say where a reader came from.
_TRACKING = re.compile(r"(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref|ref_src|s|amp)=")


def same_address(url: str) -> str:
    """What is alike in all spellings of an address."""
    place, _, query = url.partition("#")[0].partition("?")
    place = re.sub(r"^https?://((www|m|amp)\.)?", "", unquote(place).casefold())
    place = re.sub(r"^([^/]*):(80|443)(?=/|$)", r"\1", place)
    place = re.sub(r"/(index\.\w+)?/*$", "", place)
    kept = sorted(part for part in query.split("&") if part and not _TRACKING.match(part))
    return "?".join([place, "&".join(kept)]) if kept else place


def host_of(url: str) -> str:
    """The site of an address, in lower case and without ``www``."""
    return re.split("[/?#:]", re.sub(r"^https?://(www\.)?", "", url.casefold()))[0]
