"""The words that qualify a number or bound it from above or below, in English or Spanish, by
qualifier."""

from __future__ import annotations

import re

# Before the number, also after other words: at least some 80.
_ROUNDING = {
    "nearly": r"nearly|almost|close to|nearing|approaching|just (?:under|short of)|casi"
    r"|(?:un )?poco menos de",
    "about": r"about|around|some|roughly|approximately|approx\.?|circa|ca?\.|more or less|unos|unas"
    r"|alrededor de|aproximadamente|aprox\.?|cerca de|en torno a|más o menos|[~∼≈]",
}
_BEFORE = {
    "at_most": r"(?:at|at the) most|up to|(?:no|not) (?:more|greater|higher) than|not exceeding"
    r"|as (?:many|much) as|(?:a )?maximum of|hasta|como (?:máximo|mucho)|a lo (?:sumo|más)"
    r"|no más de|no (?:pasan?|exceden?) de|no (?:superan?|sobrepasan?)|(?:un )?máximo de|[≤⩽]",
    "less_than": r"(?<!no )(?<!not )(?:fewer|less) than|below|under|(?<!no )menos de"
    r"|por debajo de|(?<!no )inferior(?:es)? a|<",
    "at_least": r"at (?:the very )?least|(?:no|not) (?:fewer|less|lower) than|(?:a )?minimum of"
    r"|(?:al|por lo|cuando) menos|como (?:mínimo|poco)|no menos de|(?:un )?mínimo de"
    r"|no bajan? de|[≥⩾]",
    "more_than": r"(?<!no )(?<!not )(?:more|greater) than|over|above|upwards? of"
    r"|in excess of|(?<!not )exceed(?:s|ed|ing)?|(?<!no )más de|por encima de"
    r"|(?<!no )(?:superan?|sobrepasan?|pasan? de|exceden? de)|(?<!no )superior(?:es)? a|>",
}
# After it, and after what is counted if nothing follows: 80 o más heridos, 80 heridos o más.
_AFTER = {
    "at_most": r"(?<!more )or (?:fewer|less)|at (?:the )?most|max(?:imum)?|(?<!más )o menos"
    r"|como (?:máximo|mucho)"
    r"|a lo (?:sumo|más)|máximo",
    "at_least": r"(?:or|and) more|at (?:(?:the very )?least|a minimum)|[oy] más"
    r"|(?:al|por lo|cuando) menos|como (?:mínimo|poco)",
    "about": r"or so|or thereabouts|more or less|approximately|más o menos|aproximadamente",
}
_EXACT = r"(?<!not )(?<!no )(?:exactly|precisely|exactamente|precisamente)"
_BETWEEN = rf"(?:\s|[$€(\"“«]|(?:US|the|los|las|un|{'|'.join(_ROUNDING.values())})(?!\w))*"
_ENDING = {
    code: re.compile(rf"(?<!\w)({words}){_BETWEEN}$", re.IGNORECASE)
    for code, words in {**_BEFORE, **_ROUNDING, "exact": _EXACT}.items()
}
_BEGINNING = {
    code: re.compile(rf",?\s\(?(?:({words})\b|(?:\w+\s){{1,2}}({words})(?=\W*$))", re.IGNORECASE)
    for code, words in _AFTER.items()
}
_ANYWHERE = {
    code: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for code, words in _BEFORE.items()
}


def around(before: str, after: str) -> dict[str, str]:
    """The qualifiers that the words right before and after a number name, with these words."""
    ending = {code: form.search(before) for code, form in _ENDING.items()}
    found = {code: match[1] for code, match in ending.items() if match}
    beginning = {code: form.match(after) for code, form in _BEGINNING.items()}
    return found | {code: match[1] or match[2] for code, match in beginning.items() if match}


def within(text: str) -> dict[str, str]:
    """The qualifiers that bound a number and that words anywhere in the text name, with these
    words."""
    found = {code: form.search(text) for code, form in _ANYWHERE.items()}
    return {code: match[0] for code, match in found.items() if match}
