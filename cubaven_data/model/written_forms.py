"""What a locator or an id that people or programs wrote in another form can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cubaven_data.model import citations
from cubaven_data.model.characters import slug
from cubaven_data.texts.wording import Value, words


def locators(text: str) -> tuple[str, ...]:
    """Locators in capitals, with the sign of a paragraph or with a dash; a page has no sign."""
    plain = re.sub(r"^[¶§] ?", "p", text.lower())
    plain = re.sub(r"(?<=\d) ?[-\u2010-\u2015\u2212] ?(?=\d)", "-", plain)
    found = (f"p{plain}", f"pg{plain}") if plain[:1].isdigit() else (plain,)
    return tuple(filter(citations.is_locator, found))


def wikidata_ids(text: str) -> tuple[str, ...]:
    """The id in an address or with a prefix, in capitals or not."""
    address = r"(?:https?://)?(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/"
    match = re.fullmatch(rf"(?:{address}|wd:)?(q[1-9][0-9]*)", text, re.ASCII | re.IGNORECASE)
    return (match[1].upper(),) if match else ()


READINGS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "locator-form": locators,
    "wikidata-id": wikidata_ids,
}
"""What a text can mean, by the rule that it breaks."""


def instead_of(text: str, rule: str, limit: int = 0) -> Value:
    """What to write instead of a text that breaks the rule."""
    if rule in READINGS:
        return " | ".join(READINGS[rule](text)) or words("says", rule)
    return slug(text, limit)
