"""What citations that people or programs wrote in another form can mean."""

from __future__ import annotations

import re
from itertools import product

from cubaven_data.model import citations
from cubaven_data.model.written_forms import locators

# Between two citations; a comma also separates the columns that a citation supports.
_BETWEEN = re.compile(
    r"; |\s*[;,\n]\s*(?=[^;,\n#]*#)"
    r"|\s+(?:y|e|and|&)\s+(?=[^\s;,#]+(?: via [^\s;,#]+)*\s?#)"
)
_DOUBLED = re.compile(r"[;,](?:\s*[;,])+")
# What follows a # up to the next citation or its columns.
_PLACE = re.compile(r"\s*#\s*([^#;,\n]+?)(?=\s+for [a-z]|\s*(?:[;,\n]|$))")
_VIA = re.compile(r"\s+v[ií]a\s+", re.IGNORECASE)
# Quotation marks or brackets around a whole cell.
_ENCLOSED = re.compile("^[\"'“[(]([^\"'“”[\\]()]*)[\"'”\\])]$")
_FOR = re.compile(r"(#[^#;]*?)\s+for\s+(?=[a-z])", re.IGNORECASE)
# A source and a place in it without the # between them; a number alone may be part of the id.
_LOOSE = re.compile(
    rf"(?P<of>(?:{citations.ID}[~?]? via )*{citations.ID})(?: ?[,:([] ?| |-)"
    r"(?P<place>[^\W\d_][^#()[\]]*?|¶[^#()[\]]*?)[)\]]?(?P<columns> for [a-z_, ]+)?"
)
# The most characters of what is read for an offer, and the most citations in it.
_LONGEST, _MOST = 400, 8


def separated(text: str) -> list[str]:
    """The texts of the citations of a cell, each as it is to be written where only its separators,
    its signs or its words are written otherwise."""
    bare = _ENCLOSED.sub(r"\1", text)
    words = _FOR.sub(r"\1 for ", _VIA.sub(" via ", _DOUBLED.sub(";", bare)))
    parts = _BETWEEN.split(words.strip(" ;,"))
    return [_PLACE.sub(_place_meant, part) for part in parts]


def readings(text: str, before: str = "") -> tuple[str, ...]:
    """What a text that is no citation can mean; ``before`` is the citation before it."""
    parts = separated(text) if len(text) <= _LONGEST else []
    if len(parts) > _MOST:
        return ()
    every = map(_readings, parts, (before, *parts))
    return tuple(map(citations.SEPARATOR.join, product(*every))) if parts else ()


def _readings(part: str, before: str) -> tuple[str, ...]:
    try:
        return (str(citations.parse_citation(part)),)
    except citations.CitationError:
        pass
    if match := _LOOSE.fullmatch(part):
        columns = match["columns"] or ""
        return tuple(f"{match['of']}#{place}{columns}" for place in locators(match["place"]))
    # A place alone is one in the text that was cited before, perhaps of the same origin.
    cited = before.partition("#")[0] if "#" in before else ""
    of = filter(None, dict.fromkeys((cited, cited.rpartition(" via ")[2])))
    return tuple(f"{one}#{place}" for one in of for place in locators(part))


def _place_meant(match: re.Match[str]) -> str:
    found = locators(match[1])
    return f"#{found[0] if len(found) == 1 else match[1]}"
