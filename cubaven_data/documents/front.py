"""The pages on top of a release and of each of its folders: README and LICENSE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cubaven_data.about import LICENCE, NAME, TITLE
from cubaven_data.documents.pages import page
from cubaven_data.model.all_claims import CLAIMS
from cubaven_data.reading.records import Records
from cubaven_data.release.bibliography import credit
from cubaven_data.release.foundation import Foundation
from cubaven_data.release.tables import Released
from cubaven_data.texts.wording import LANGUAGES, Language, texts


def front_pages(
    dataset: Records, tables: Mapping[str, Released], formats: Sequence[str], archive: str = ""
) -> Mapping[str, str]:
    """The pages by name, for a folder with these formats.

    ``archive`` is the name of the archive beside the pages of a whole release; blank in the folder
    of a single format.
    """
    claims = tables[CLAIMS.name]
    foundation = Foundation.of(dataset, claims)
    pages = {}
    for language in LANGUAGES:
        pages[f"README{ending(language)}.md"] = page(
            "readme",
            language,
            **_named(dataset, language),
            foundation=foundation.sentences(language),
            formats=[{"name": name, **texts(language)["formats"][name]} for name in formats],
            views=texts(language)["views"] if "sqlite" in formats else {},
            example=_example(claims, language),
            archive=archive,
        )
    licences = (page("licence", language, **_named(dataset, language)) for language in LANGUAGES)
    return pages | {"LICENSE": "\n".join(licences)}


def _example(claims: Released, language: Language) -> str:
    """The citation of the first figure, else of the first claim; blank if there is none."""
    rows = sorted(claims.rows, key=lambda row: row["table_name"] != "figures")
    return str(rows[0][f"citation_{language}"]) if rows else ""


def ending(language: Language) -> str:
    """What a page has after its name in a language: nothing in English, as in the repository."""
    return "" if language == LANGUAGES[0] else f".{language}"


def _named(dataset: Records, language: Language) -> Mapping[str, object]:
    version = dataset.version
    return {
        "name": NAME,
        "title": TITLE,
        "version": version,
        "licence": LICENCE,
        "credit": credit(dataset, language),
    }
