"""What a locator or an id that people or programs wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from cubaven_data.model import citations
from cubaven_data.texts.spelling import without_accents

_LABEL = r"""[^\s/?#@.,;:!\\|"'()<>\[\]{}]+"""
_PORT = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
SITE = rf"{_LABEL}(\.{_LABEL})+(:{_PORT})?"
"""The host of an address, in any script, perhaps with a port."""
_WIKIDATA = re.compile(
    r"<?(?:(?:https?://)?(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(?:Special:Entity(?:Page|Data)/)?"
    r"|(?:wdt?|wikidata|entity):)?[Qq]0*([1-9][0-9]*)(?:\.(?:json|html|rdf|ttl|nt))?"
    # A place in the page, or how it is shown; no second id.
    r"(?:/|/?(?:#[a-z]|\?\w+=)(?!.*q\d)\S*)?>?",
    re.ASCII | re.IGNORECASE,
)
# What people call a place in a text, in English and Spanish, without accents.
_PLACES = {
    "p": (
        *("¶", "p", "par", "pars", "para", "paras", "parr", "parrs", "parag"),
        *("parrafo", "parrafos", "paragraph", "paragraphs"),
    ),
    "pg": ("pg", "pgs", "pag", "pags", "page", "pages", "pagina", "paginas"),
    "tbl": ("tbl", "table", "tabla", "cuadro"),
    "row": ("row", "rows", "fila", "filas"),
    "fn": ("fn", "footnote", "note", "nota"),
    "t": ("t",),
}
_CALLED = {name: kind for kind, names in _PLACES.items() for name in names}

_BETWEEN_ADDRESSES = r"\s*[;,|]\s*(?=https?://)|\s+(?:(?:and|or|y|o|&) )?(?=https?://)"

# What stands between two places.
_TO, _AND = r" ?[-–—] ?| (?:al?|to|through|hasta) ", r"(?:-| ?[,&+/] ?| (?:(?:y|e|and) )?)"


def locators(text: str) -> tuple[str, ...]:
    """Locators in capitals, with a word or sign for the place, or with a dash.

    A number alone is a paragraph or a page, and so is one after *pp*.
    """
    plain = without_accents(text.lower().removesuffix(".").lstrip("#"))
    plain = re.sub(r"(?<=\d) ?[-\u2010-\u2015\u2212] ?(?=\d)", "-", plain)
    match = re.fullmatch(r"([¶§a-z]*)(\.? ?)([\d:-]+)", plain, re.ASCII)
    if not match:
        return ()
    called, shortened, numbers = match.groups()
    # "p. 2" and "pp. 2" are how both languages shorten pages, and pp may be a slip for p.
    either = not called or (called == "p" and shortened) or called == "pp"
    kinds = ("p", "pg") if either else (_CALLED.get(called, called),)
    return tuple(filter(citations.is_locator, (f"{kind}{numbers}" for kind in kinds)))


def addresses(text: str) -> tuple[str, ...]:
    """The address with scheme and host in small letters; without a scheme, those that it can have.

    Also one in angle brackets, or with entities for its ampersands; a DOI has the address that it
    leads to.
    """
    bare = with_ampersands(text.removeprefix("<").removesuffix(">"))
    bare = re.sub("^https?://(?=https?://)", "", bare, flags=re.IGNORECASE)
    # A sign of the scheme is missing, too many, or written so that nobody follows it.
    bare = re.sub(r"(?<=\w)\[\.\](?=\w)", ".", bare)
    bare = re.sub(
        r"^h?(?:t{1,2}|xx)p(s?)[:;]?/{1,3}(?=[\w-]+\.)", r"http\1://", bare, flags=re.IGNORECASE
    )
    if re.match("https?://", bare, re.IGNORECASE):
        lower = re.sub("^[^/]*//[^/?#]*", lambda site: site[0].lower(), bare)
        # A host ends with a point only in full, and leads to the same page without.
        lower = re.sub(r"^(https?://[^/?#:]+)\.(?=[/?#:]|$)", r"\1", lower)
        is_whole = re.fullmatch(rf"https?://{SITE}([/?#][^\s<>\"…]*)?", lower)
        return (lower,) if is_whole and lower != text else ()
    if doi := re.fullmatch(r"(?:doi: ?)?(10\.\d{4,9}/\S+)", bare, re.ASCII | re.IGNORECASE):
        return (f"https://doi.org/{doi[1]}",)
    is_site = re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?", bare := bare.removeprefix("//"))
    return (f"https://{bare}", f"http://{bare}") if is_site else ()


def with_ampersands(text: str) -> str:
    """The address as a browser shows it, where it was copied from the text of a page."""
    return re.sub(r"&(?:(?:amp|#0*38|#x0*26);)+", "&", text, flags=re.IGNORECASE)


def wikidata_ids(text: str) -> tuple[str, ...]:
    """The id in an address or with a prefix, in capitals or not, perhaps with zeros before it."""
    match = _WIKIDATA.fullmatch(text)
    return (f"Q{match[1]}",) if match else ()


READINGS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "locator-form": locators,
    "wikidata-id": wikidata_ids,
    "url": addresses,
}
"""What a text can mean, by the rule that it breaks."""


def _address_within(text: str) -> tuple[str, ...]:
    """Each of several addresses, or the only one in a text, if it stands whole at the end
    (``[title](https://…)``), without a port that is none; or with slashes for backslashes, unless
    they stand before marks."""
    if "\\" in text:
        # Some programs put them before marks; browsers take them for slashes.
        unescaped = re.sub(r"\\(?=[_*~&#().-])", "", text)
        return tuple(dict.fromkeys((unescaped, text.replace("\\", "/"))))
    several = tuple(re.split(_BETWEEN_ADDRESSES, text))
    if len(several) > 1 and all(one.startswith("http") for one in several):
        return tuple(dict.fromkeys(several))
    if re.fullmatch(r"https?://\S+ \S+", text):
        # Of the address, with or without the blank, or not.
        return (text.replace(" ", "%20"), text.replace(" ", ""), text.partition(" ")[0])
    # A parenthesis can be part of an address if it is closed there.
    found = {*re.findall(r"https?://(?:[^\s<>()\[\]\"“”]|\([^\s()]*\))+", text)}
    one = min(found, default="").rstrip(".,;:’»")
    whole = re.search(rf"(?:^|[^\w/]){re.escape(one)}[.,;:)>\]\"”’» ]*$", text)
    one = re.sub(rf"^(https?://[^/?#:]+):(?!{_PORT}(?:[/?#]|$))\d*(?=[/?#]|$)", r"\1", one)
    return (one,) if len(found) == 1 and whole else ()


def _place_within(text: str) -> tuple[str, ...]:
    """The locators, where the kind of place stands twice or numbers begin with 0, or a time with
    one digit."""
    kind = re.match("[a-z]*", text, re.ASCII | re.IGNORECASE)
    once = re.sub(rf"(?<=[-–—])#?{kind[0]}(?=\d)", "", text) if kind and kind[0] else text
    bare = re.sub(r"(?<![\d:])0+(?=\d)", "", once)
    found = locators(re.sub(r"^(?:[tT]\.? ?)?(\d):", r"t0\1:", bare))
    return found or tuple(filter(citations.is_locator, _range_within(text.lower())))


def _range_within(text: str) -> Iterator[str]:
    """The range of places that follow each other (``p2,p3``), or that runs backwards (``p3-2``), or
    of which the last leaves out digits of the first (``p12-4``)."""
    text = re.sub(_TO, "-", without_accents(text))
    match = re.fullmatch(rf"([a-z¶]+)\.? ?\d+(?:{_AND}(?:\1\.? ?)?\d+)+", text, re.ASCII)
    if not match:
        return
    kind, bare = _CALLED.get(match[1], match[1]), re.sub(rf"-{match[1]}\.? ?", "-", text)
    written = [one.split("-") for one in re.findall(r"\d+(?:-\d+)*", bare)]
    if max(map(len, written)) > 2 or re.search(r"\d{6}", bare):
        # Of three numbers with dashes, nobody knows what they are; no text has so many places.
        return
    spans = sorted(sorted(map(int, ends)) for ends in written)
    if all(after[0] <= before[-1] + 1 for before, after in pairwise(spans)):
        first, last = spans[0][0], max(ends[-1] for ends in spans)
        yield f"{kind}{first}-{last}" if last > first else f"{kind}{first}"
    numbers = written[0]
    if len(written) == 1 and len(numbers[-1]) < len(numbers[0]):
        yield f"{kind}{numbers[0]}-{numbers[0][: -len(numbers[-1])]}{numbers[-1]}"


def _id_within(text: str) -> tuple[str, ...]:
    """The only number in a text, after a Q and perhaps a space, or alone."""
    numbers = {*re.findall(r"\d+", text, re.ASCII)}
    match = re.search(r"(?:(?<!\w)[Qq][ -]?|^)0*([1-9]\d*)(?!\w)", text, re.ASCII)
    return (f"Q{match[1]}",) if match and len(numbers) == 1 else ()


_WITHIN: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "locator-form": _place_within,
    "wikidata-id": _id_within,
    "url": _address_within,
}


def offered_for(text: str, rule: str) -> tuple[str, ...]:
    """What a text that breaks the rule can mean, repaired or not."""
    return READINGS[rule](text) or _WITHIN[rule](text)
