"""What columns are called where people read them."""

from __future__ import annotations

from cubaven_data.texts.wording import LANGUAGES, Language, texts


def heading(name: str, language: Language) -> str:
    """What a column is called, such as "Who says so" for ``who_says_so_en``; what is no column, as
    it is."""
    said, others = texts(language)["headings"], texts(language)["show"]["columns"]
    without = bare(name)
    found = [said.get(without), others.get(name), others.get(without), others.get(f"{without}_id")]
    found.append(said.get(without.removesuffix("_id")))
    return str(next(filter(None, found), name))


def bare(name: str) -> str:
    """The name of a column without the language of its texts."""
    for language in LANGUAGES:
        name = name.removesuffix(f"_{language}")
    return name
