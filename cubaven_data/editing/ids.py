"""Proposed ids: readable for records, a citation key for sources, as the coding handbook says."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from itertools import count

from cubaven_data.model import citations
from cubaven_data.model.characters import RESERVED_IDS
from cubaven_data.reading.records import Records
from cubaven_data.texts.spelling import folded

# What a title can do without in an id.
_SMALL = frozenset(
    (
        *("a", "an", "and", "at", "between", "by", "for", "from", "in", "into", "its", "of", "on"),
        *("or", "the", "their", "to", "with", "within"),
        *(
            "al",
            "con",
            "de",
            "del",
            "e",
            "el",
            "en",
            "la",
            "las",
            "los",
            "para",
            "por",
            "su",
            "sus",
        ),
        *("un", "una", "y"),
    )
)
_WORDS = 4


def proposed_id(table: str, cells: Mapping[str, str], taken: Container[str]) -> str:
    """An id that none of ``taken`` has, made of the cells; blank if they do not suffice."""
    parts = [part for part in _parts(table, cells) if part]
    id_ = "-".join(parts)
    # A date or a number alone is no name.
    if not re.search("[a-z]", id_):
        return ""
    if table == "sources" and id_ in taken:
        # Of several texts of an outlet, the title says which one it is.
        id_ = "-".join(filter(None, (*parts, _short(cells.get("title", "")))))
    return _free(id_, taken)


def _parts(table: str, cells: Mapping[str, str]) -> list[str]:
    name = cells.get("name_en") or cells.get("name") or cells.get("name_es") or ""
    if table == "agencies":
        short = _slug(cells.get("acronym") or "") or _short(name)
        return [_slug(cells.get("country") or ""), short] if short else []
    if table == "sources":
        return _of_source(cells)
    if table in ("events", "agreements"):
        title = _short(cells.get("title_en") or cells.get("title_es") or "")
        year = _year(cells.get("date") or cells.get("signed") or "")
        return [title, "" if year in title.split("-") else year] if title else []
    return [_slug(name)]


def _of_source(cells: Mapping[str, str]) -> list[str]:
    """Publisher and date of a text; speaker, venue and date of a statement."""
    speaker = cells.get("speaker_id", "").split(citations.SEPARATOR)[0]
    publisher, day = cells.get("publisher_id", ""), _day(cells.get("published") or "")
    if cells.get("kind", "").startswith("anonymous_"):
        return [publisher, "unnamed", day] if publisher else []
    if not (speaker or publisher):
        return [_short(cells.get("title", "")), day]
    return [_slug(speaker), _slug(publisher), day]


def id_of_unnamed(data: Records, text: str, locator: str) -> str:
    """The id proposed for people or papers that a text does not name, cited at a place in it.

    It begins as other such ids of the text do, or with its publisher.
    """
    origins = [one.origin for _, _, one in data.citations() if one.source_id == text]
    known = [match[1] for one in origins if (match := re.fullmatch(r"(.+-unnamed)-p[0-9]+", one))]
    first = known[0] if known else f"{data[text].publisher_id or text}-unnamed"
    return _free(f"{first}-{_slug(locator)}", {source.id for source in data.sources})


def _free(id_: str, taken: Container[str]) -> str:
    ids = (f"{id_}-{n}" if n > 1 else id_ for n in count(1))
    return next(one for one in ids if one not in taken and one not in RESERVED_IDS)


def _slug(text: str) -> str:
    return folded(text).replace(" ", "-")


def _short(title: str) -> str:
    return "-".join([word for word in folded(title).split() if word not in _SMALL][:_WORDS])


def _day(date: str) -> str:
    found = re.search(r"\d{4}(-\d{2}){0,2}", date)
    return found[0] if found else ""


def _year(date: str) -> str:
    return _day(date)[:4]
