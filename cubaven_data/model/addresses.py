"""Web addresses: the type of their cells, and what tells two of them apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address
from typing import ClassVar
from unicodedata import normalize
from urllib.parse import unquote

from cubaven_data.model.cells import Context, Form, broken
from cubaven_data.model.characters import mixed_word
from cubaven_data.model.written_forms import SITE, with_ampersands
from cubaven_data.texts.wording import Value, words

# Parameters by which addresses say where a reader came from, and that of fast pages for telephones.
_TRACKING = re.compile(
    r"((utm|pk|at|amp)_\w+|(fb|g|d|y|tw|tt)clid|gclsrc|gad_source|msclkid|srsltid|[gw]braid|mc_[ce]id"
    r"|igsh(id)?|_g[al]|_x_tr_\w+|mkt_tok|ref_src|smid|cmp|ncid|xtor|share|amp)(=|$)"
    r"|output(type)?=amp$",
    re.IGNORECASE,
)
# Names that the public does not have, by RFC 2606, 6761, 6762 and 8375; .example stands for any.
_RESERVED = (
    *(".home.arpa", ".internal", ".intranet", ".invalid", ".lan", ".local", ".localhost"),
    *(".private", ".test"),
)
_NUMBER = re.compile("[0-9]+|0x[0-9a-f]*")
_LABEL = re.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?")
# A second address, after a mark or none; one in a path or a parameter is part of the first.
_SECOND = re.compile(r"[;,|]https?://|(?<=\w)(?<!%[0-9A-Fa-f]{2})https?://")
# The copy of a page in an archive is the page; its digits are the time at which it was made.
_ARCHIVE = r"^https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|li|vn|md|fo))/"
_ARCHIVED = re.compile(
    rf"{_ARCHIVE}(?:(\d{{4}})(\d\d)?(\d\d)?\d*[a-z_]*\*?/|(?:(?:\d{{1,3}}|newest|\*)/)?(?=https?:))"
)
# What leads to a page by its address: searches, posts, mail, translations and caches have it as a
# parameter.
_LEADING = re.compile(
    r"^https?://(?:(?:www\.)?google(?:\.[a-z]{2,3}){1,2}/url|lm?\.facebook\.com/l\.php"
    r"|translate\.google(?:\.[a-z]{2,3}){1,2}/(?:translate|website)|(?:www\.)?linkedin\.com/redir(?:/redirect)?"
    r"|out\.reddit\.com/\w*|l\.instagram\.com/|(?:m\.)?vk\.com/away\.php|12ft\.io/proxy|t\.me/iv"
    r"|(?:(?:www|m)\.)?youtube\.com/redirect|(?:\w+\.)?duckduckgo\.com/l/"
    r"|[\w.-]+\.safelinks\.protection\.outlook\.com/)\?(?:[^#]*&)?(?:q|u|url|to|uddg)="
    r"(?=https?(?::|%3A))([^&#]+).*"
    r"|^https?://webcache\.googleusercontent\.com/search\?(?:[^#]*&)?q=cache(?::|%3A)"
    r"(?:[\w-]{12}(?::|%3A))?([^&#+]+).*",
    re.IGNORECASE,
)
# Fast pages for telephones have it as a path, and other translations in their host.
_FAST = re.compile(
    r"^https?://(?:(?:www\.)?google(?:\.[a-z]{2,3}){1,2}/amp|(?:[\w-]+\.)?cdn\.ampproject\.org/[cv]"
    r"|12ft\.io)/(?:s/|https?://)?(?=[^/]+\.)",
    re.IGNORECASE,
)
# Where what an address opens depends on who opens it, and when: mail, and searches.
_OF_A_READER = re.compile(
    r"^https?://(?:(?:mail\.google|mail\.yahoo|outlook\.(?:live|office|office365))\.com(?=[/?#]|$)"
    r"|(?:www\.)?(?:google(?:\.[a-z]{2,3}){1,2}|bing\.com)/search\?|(?:www\.)?duckduckgo\.com/\?)",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(r"^https?://([\w-]+)\.translate\.goog(?=[/?#]|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Address(Form):
    """A single web address, without user and password; it may be in any script."""

    holds: ClassVar[str] = "form"
    allows: ClassVar[tuple[str, ...]] = (
        *("look-alike-letter", "html-entity", "plain-character", "escaped-letter"),
    )
    rule: str = "url"
    # Quotation marks are those of the text around the address.
    form: str = rf"https?://{SITE}([/?#]([^\s<>\"\\“”…]*[^\s<>\"\\“”…’»])?)?"
    limit: int = 8000

    def _on_one_line(self, text: str) -> Value:
        lines = text.split()
        several = all(map(self.can_hold, lines)) and self.offered(text, lines)
        return several or super()._on_one_line(text)

    def parse(self, text: str, context: Context) -> str:
        """The text itself."""
        if (meant := with_ampersands(text)) != text:
            raise broken("html-entity", value=text, meant=meant)
        if _SECOND.search(text):
            raise broken(self.rule, value=text, such=self.instead_of(text))
        if mixed := mixed_word(host_of(text).replace(".", " ")):
            raise broken("look-alike-letter", value=mixed)
        super().parse(text, context)
        if time := _no_time(text):
            raise broken(self.rule, value=text, such=words("says", "url-time", time=time))
        if part := _no_host(host := _whole_host(text)):
            raise broken(self.rule, value=text, such=words("says", "url-host", part=part))
        if _is_private(host):
            raise broken(self.rule, value=text, such=words("says", "url-private", host=host))
        if _OF_A_READER.match(text):
            raise broken(self.rule, value=text, such=words("says", "url-of-a-reader", host=host))
        return text


def _no_time(url: str) -> str:
    """The digits of the time of a copy in an archive that are none; blank if there are none."""
    made = re.match(rf"{_ARCHIVE}(\d{{14}})(?!\d)", url)
    try:
        return "" if made is None or datetime.strptime(made[1], "%Y%m%d%H%M%S") else made[1]
    except ValueError:
        return made[1] if made else ""


def _no_host(host: str) -> str:
    """The part of the host that cannot be one (RFC 1123, and WHATWG for numbers), or blank.

    A host that ends in a number is an IPv4 address, in full; else labels of letters, digits and
    hyphens within, at most 63 each and 253 in all, as the names of other scripts are encoded. An
    underscore is none by the standard, but in use.
    """
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return "" if _number_of(host) else host
    encoded = [a if a.isascii() else f"xn--{a.encode('punycode').decode()}" for a in labels]
    pairs = zip(labels, encoded, strict=True)
    wrong = (label for label, sent in pairs if len(sent) > 63 or not _LABEL.fullmatch(sent))
    return next(wrong, host if len(".".join(encoded)) > 253 else "")


def _is_private(host: str) -> bool:
    """Whether the host is the reader's own computer, one of a private network, or none at all."""
    number = _number_of(host)
    return not number.is_global if number else host.endswith(_RESERVED)


def _number_of(host: str) -> IPv4Address | None:
    try:
        return IPv4Address(host)
    except ValueError:
        return None


def same_address(url: str) -> str:
    """What is alike in all spellings of an address.

    A fragment that begins with a slash or an exclamation mark is the address of a page of its own;
    a copy in an archive, and what only leads to a page, has the address of its page.
    """
    while (page := _page_of(url)) != url:
        url = page
    address, _, fragment = url.partition("#")
    fragment = fragment.rstrip("/!")
    place, _, query = address.partition("?")
    place = re.sub(r"^(https?://)?((www|m|mobile|amp)\.)?", "", unquote(place).casefold())
    place = re.sub(r"^([^/]*):(80|443)(?=/|$)", r"\1", place)
    place = re.sub(r";jsessionid=[^/]*", "", place)
    place = re.sub(r"(/\.?)+/", "/", place)
    # Of a fast page for telephones, and of the first page of a folder, the end says just that.
    place = re.sub(r"(/index\.\w+|[/.]amp(\.html)?)?/*$", "", place)
    kept = sorted(part for part in query.split("&") if part and not _TRACKING.match(part))
    route = f"#{fragment}" if fragment.startswith(("/", "!")) else ""
    return "?".join([place, "&".join(kept)] if kept else [place]) + route


def _page_of(url: str) -> str:
    """The page of which the address is a copy, or to which it leads; itself if it is none."""
    if leading := _LEADING.match(url):
        return unquote(leading[1] or leading[2])
    url = _FAST.sub("https://", _ARCHIVED.sub("", url))
    # A hyphen of the host is two there, and a point is one.
    return _TRANSLATED.sub(
        lambda at: f"https://{re.sub('--?', lambda mark: '.-'[len(mark[0]) - 1], at[1])}", url
    )


def archived(url: str) -> tuple[str, str]:
    """The page of which the address is a copy in an archive, and the day, month or year when it was
    made; blank if it is none, or does not say so."""
    made = _ARCHIVED.match(url)
    return (url[made.end() :], "-".join(filter(None, made.groups()))) if made else ("", "")


def only_at(having: Iterable[tuple[str | None, str]]) -> Callable[[str], str | None]:
    """The id of the only source that has an address, from the addresses and ids of all."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for address, id_ in having:
        if address:
            found[same_address(address)].add(id_)

    def source_at(address: str) -> str | None:
        ids = found.get(same_address(address), set())
        return next(iter(ids)) if len(ids) == 1 else None

    return source_at


def host_of(url: str) -> str:
    """The site of an address, in lower case and without ``www``."""
    return _whole_host(url).removeprefix("www.")


def _whole_host(url: str) -> str:
    host = re.split("[/?#:]", re.sub("^https?://", "", url.casefold()))[0]
    # As browsers do with letters of full width.
    return normalize("NFKC", host)
