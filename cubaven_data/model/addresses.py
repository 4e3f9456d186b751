"""Web addresses: the type of their cells, and what tells two of them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import ClassVar
from urllib.parse import unquote

from cubaven_data.model.cells import Context, Form, broken
from cubaven_data.model.characters import mixed_word
from cubaven_data.model.written_forms import SITE, with_ampersands
from cubaven_data.texts.wording import words

# Parameters by which addresses say where a reader came from, and that of fast pages for telephones.
_TRACKING = re.compile(
    r"(utm_\w+|(fb|g|d|y|tw|tt)clid|msclkid|srsltid|[gw]braid|mc_[ce]id|igsh(id)?|_g[al]|mkt_tok"
    r"|ref_src|amp)="
)
# A second address, after a mark or none; one in a path or a parameter is part of the first.
_SECOND = re.compile(r"[;,|]https?://|(?<=\w)(?<!%[0-9A-Fa-f]{2})https?://")
# The copy of a page in an archive is the page.
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/")


@dataclass(frozen=True)
class Address(Form):
    """A single web address, without user and password; it may be in any script."""

    holds: ClassVar[str] = "form"
    allows: ClassVar[tuple[str, ...]] = (
        *("look-alike-letter", "html-entity", "plain-character", "escaped-letter"),
    )
    rule: str = "url"
    # Quotation marks are those of the text around the address.
    form: str = rf"https?://{SITE}([/?#]([^\s<>\"“”…]*[^\s<>\"“”…’»])?)?"
    limit: int = 8000

    def parse(self, text: str, context: Context) -> str:
        """The text itself."""
        if (meant := with_ampersands(text)) != text:
            raise broken("html-entity", value=text, meant=meant)
        if _SECOND.search(text):
            raise broken(self.rule, value=text, such=words("says", self.rule))
        if is_private(host := host_of(text)):
            raise broken(self.rule, value=text, such=words("says", "url-private", host=host))
        if mixed := mixed_word(host.replace(".", " ")):
            raise broken("look-alike-letter", value=mixed)
        return super().parse(text, context)


def is_private(host: str) -> bool:
    """Whether the host is the reader's own computer, or one of a private network."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host.endswith((".local", ".localhost", ".internal"))


def same_address(url: str) -> str:
    """What is alike in all spellings of an address.

    A fragment that begins with a slash or an exclamation mark is the address of a page of its own;
    a copy in the Wayback Machine has the address of its page.
    """
    address, _, fragment = _ARCHIVED.sub("", url).partition("#")
    fragment = fragment.rstrip("/!")
    place, _, query = address.partition("?")
    place = re.sub(r"^https?://((www|m|amp)\.)?", "", unquote(place).casefold())
    place = re.sub(r"^([^/]*):(80|443)(?=/|$)", r"\1", place)
    place = re.sub(r"/(index\.\w+)?/*$", "", place)
    kept = sorted(part for part in query.split("&") if part and not _TRACKING.match(part))
    route = f"#{fragment}" if fragment.startswith(("/", "!")) else ""
    return "?".join([place, "&".join(kept)] if kept else [place]) + route


def host_of(url: str) -> str:
    """The site of an address, in lower case and without ``www``."""
    return re.split("[/?#:]", re.sub(r"^https?://(www\.)?", "", url.casefold()))[0]
