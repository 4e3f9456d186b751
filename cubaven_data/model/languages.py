"""The language of a text, by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import permutations

from cubaven_data.texts.wording import LANGUAGES, Language

# Words of which each belongs to one of the languages alone.
_COMMON: Mapping[Language, str] = {
    "en": "the of and with who was were is are that which from by this these their his her they it"
    " its been have had would not but at to on in for or than about some nearly over least",
    "es": "el la los las de del y con que fue fueron ha han por para su sus se lo pero entre desde"
    " hasta este esta estos estas unos unas más menos casi cerca alrededor",
}
_LANGUAGE_OF = {word: language for language, words in _COMMON.items() for word in words.split()}
_QUOTED = re.compile('«[^»]*»|"[^"]*"|“[^”]*”|‘[^’]*’')
# What stands before or, in parentheses, after a text of which the cell also has the translation.
_IN = ("en|eng|english|ingl[eé]s", "es|esp|spa|spanish|espa[nñ]ol")
_BEFORE, _AFTER = (
    [re.compile(form.format(*names), re.IGNORECASE) for names in permutations(_IN)]
    for form in (
        r"(?:{})\s?[:=] ?(.+?)\W+(?:{})\s?[:=] ?(.+)",
        r"(.+?) [(\[](?:{})[)\]]\W+(.+?) [(\[](?:{})[)\]]",
    )
)
# The articles with which a description begins; in capitals, they may be part of a name.
_ARTICLES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?:of )?the "),
    "es": re.compile(r"(?:de )?(?:el|la|los|las|del) "),
}
_WORD = re.compile(r"([.:;?!]\s+)?([^\W\d_]+)")


def shared_by(languages: Iterable[str | None]) -> tuple[Language, ...]:
    """The language of texts that are all in the same; both if they are not, or if none is known."""
    found = {*languages}
    return tuple(language for language in LANGUAGES if found == {language}) or LANGUAGES


# Each text is also the translation of another.
@lru_cache(20_000)
def words_of(text: str) -> Mapping[Language, int]:
    """How many of the words of a text belong to each language alone.

    What is quoted does not count, nor what stands beside a word in capitals: it may be part of a
    name, such as *Office of the Director*.
    """
    found = [*_words(_QUOTED.sub(" ", text))]
    capital = [False, *(is_name for _, is_name in found), False]
    counted = dict.fromkeys(LANGUAGES, 0)
    for n, (word, _) in enumerate(found):
        if word in _LANGUAGE_OF and not any(capital[n : n + 3]):
            counted[_LANGUAGE_OF[word]] += 1
    return counted


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word and whether it has a capital that no sentence gave it."""
    for begins, word in _WORD.findall(f". {text.strip()}"):
        yield word.casefold(), word[0].isupper() and not begins


def in_both(text: str) -> tuple[str, ...]:
    """The two texts of a cell that has one in each language and says so: ``EN: … / ES: …``."""
    found = (form.fullmatch(text) for form in (_AFTER if text[-1:] in ")]" else _BEFORE))
    return next((match.groups() for match in found if match), ())


@lru_cache(20_000)
def language_of(text: str, at_least: int = 2) -> Language | None:
    """The language that more of the words belong to, if it has that many of them."""
    counted = words_of(text)
    english, spanish = counted["en"], counted["es"]
    if english == spanish or max(english, spanish) < at_least:
        return None
    return "en" if english > spanish else "es"


def begins_in(text: str, language: Language) -> bool:
    """Whether the text begins with an article of the language, as a description may."""
    return bool(_ARTICLES[language].match(text))


def are_swapped(english: str, spanish: str) -> bool:
    """Whether each of two texts has words of the other's language, and neither of its own."""
    one, other = words_of(english), words_of(spanish)
    return bool(one["es"] and other["en"] and not (one["en"] or other["es"]))
