"""What citations that people or programs wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product

from cubaven_data.model import citations
from cubaven_data.model.written_forms import locators, offered_for

# Between two citations; a comma also separates the columns that a citation supports.
_BETWEEN = re.compile(
    r"; |\s*[;,\n]\s*(?=[^;,\n#]*#)"
    r"|\s+(?:y|e|and|&)\s+(?=[^\s;,#]+(?: via [^\s;,#]+)*\s?#)"
)
_DOUBLED = re.compile(r"[;,](?:\s*[;,])+")
# What follows a # up to the next citation or its columns.
_PLACE = re.compile(r"\s*#[#\s]{0,3}([^#;,\n]+?)(?=\s+for [a-z]|\s*(?:[;,\n]|$))")
# Its sign, or a comma, may stand apart from the origin.
_VIA = re.compile(r"(?:,| ?([~?]))?\s+v[ií]a\s+", re.IGNORECASE)
# How an origin may be given otherwise: the text that was read in brackets, its sign before it.
_IN_BRACKETS = re.compile(r"\s*\((v[ií]a [^()]*)\)", re.IGNORECASE)
_SIGNED = re.compile(rf"(?<![^\s;,])([~?])\s?({citations.ID})(?=\s+v[ií]a\s)", re.IGNORECASE)
# Quotation marks or brackets around a whole cell.
_ENCLOSED = re.compile("^[\"'“[(]([^\"'“”[\\]()]*)[\"'”\\])]$")
_FOR = re.compile(r"(#[^#;]*?)\s+(?:for|para):?\s+(?=[a-z])", re.IGNORECASE)
# The columns after for, in capitals or with other marks between them or within their names.
_COLUMNS = re.compile(r"(?<= for )[A-Za-z_][\w ,&/-]*+\.?$")
_WITHIN_COLUMN = re.compile(r"-|[\s-]+(?=(?:en|es|id)$)")
_BETWEEN_COLUMNS = re.compile(r"\s*[,&/]\s*|\s+(?:and|y|e)\s+")
# Places in one text, each perhaps with its own #.
_BETWEEN_PLACES = re.compile(r"\s*[,&+/]\s*#?|\s+(?:y|e|and)(?:\s+#?|#)|#")
# A source and a place in it without the # between them; a number alone may be part of the id.
_LOOSE = re.compile(
    rf"(?P<of>(?:{citations.ID}[~?]? via )*{citations.ID})(?:#| ?[,:([] ?| |-)"
    r"(?P<place>(?:(?<=#)\d|[^\W\d_]|¶)[^()[\]]*?)[)\]]?(?P<columns> for [a-z_, ]+)?"
)
# The address of a source, up to the # of a place in it.
_ADDRESS = re.compile(
    r"https?://[^\s;]+?(?=\s*#[^#\s;/!]*(?:[\s;,]|$)|,?(?:[\s;]|$))", re.IGNORECASE
)
# The id of a source that is cited.
_CITED = re.compile(r"(?<![^\s;,])[\w/.:-]++(?=[~?]? via |#)")
# The most characters of what is read for an offer, and the most citations in it.
_LONGEST, _MOST = 400, 8


def separated(text: str) -> list[str]:
    """The texts of the citations of a cell, each as it is to be written where only its separators,
    its signs or its words are written otherwise."""
    bare = _ENCLOSED.sub(r"\1", text)
    words = _FOR.sub(r"\1 for ", _VIA.sub(r"\1 via ", _DOUBLED.sub(";", bare)))
    parts = _BETWEEN.split(words.strip(" ;,"))
    return [_PLACE.sub(_place_meant, _COLUMNS.sub(_columns_meant, part)) for part in parts]


def readings(text: str, before: str = "") -> tuple[str, ...]:
    """What a text that is no citation can mean; ``before`` is the citation before it."""
    if len(text) > _LONGEST:
        return ()
    parts = separated(_SIGNED.sub(r"\2\1", _IN_BRACKETS.sub(r" \1", text)))
    if len(parts) > _MOST:
        return ()
    every = map(_readings, parts, (before, *parts))
    return tuple(map(citations.SEPARATOR.join, product(*every))) if parts else ()


def by_address(text: str, source_at: Callable[[str], str | None]) -> str:
    """The text with the id of a source for its address, wherever ``source_at`` knows it."""
    return _ADDRESS.sub(lambda match: source_at(match[0]) or match[0], text)


def by_id(text: str, source: Callable[[str], str | None]) -> str:
    """The text with the id for each source that is cited by another spelling of it."""
    return _CITED.sub(lambda match: source(match[0]) or match[0], text)


def of_several_places(text: str) -> tuple[str, ...]:
    """What a citation of several places, which do not follow each other, can mean."""
    return tuple(one for one in readings(text) if citations.SEPARATOR in one)


def _readings(part: str, before: str) -> tuple[str, ...]:
    try:
        return (str(citations.parse_citation(part)),)
    except citations.CitationError:
        pass
    if match := _LOOSE.fullmatch(part):
        return tuple(_placed(match["of"], match["place"], match["columns"] or ""))
    # A place alone is one in the text that was cited before, perhaps of the same origin.
    cited = before.partition("#")[0] if "#" in before else ""
    of = filter(None, dict.fromkeys((cited, cited.rpartition(" via ")[2])))
    return tuple(reading for one in of for reading in _placed(one, part.removeprefix("#"), ""))


def _placed(of: str, said: str, columns: str) -> Iterator[str]:
    """The citations of a place in a text, or of several, of which later ones may lack its kind."""
    if found := offered_for(said, "locator-form"):
        yield from (f"{of}#{place}{columns}" for place in found)
        return
    places = _BETWEEN_PLACES.split(said)
    kind = "".join(re.findall(r"^[^\W\d_]+\.? ?|^¶ ?", said))
    whole = [place if not place[:1].isdigit() else f"{kind}{place}" for place in places]
    # The origin may be that of the first place alone.
    for later in dict.fromkeys((of, of.rpartition(" via ")[2])):
        texts = (of, *[later] * (len(places) - 1))
        for found in product(*map(locators, whole)) if len(places) > 1 else ():
            cited = (f"{one}#{place}{columns}" for one, place in zip(texts, found, strict=True))
            yield citations.SEPARATOR.join(dict.fromkeys(cited))


def _columns_meant(match: re.Match[str]) -> str:
    names = _BETWEEN_COLUMNS.split(match[0].strip(" ,&/.").lower())
    bare = (re.sub(r"^(?:the|el|las?|los)\s+", "", name) for name in names)
    return ", ".join(dict.fromkeys(_WITHIN_COLUMN.sub("_", name) for name in bare))


def _place_meant(match: re.Match[str]) -> str:
    found = locators(match[1])
    return f"#{found[0] if len(found) == 1 else match[1]}"
