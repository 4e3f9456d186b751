"""Sources and the dataset as entries of a bibliography: CSL JSON, and BibTeX made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from cubaven_data.about import AUTHORS, LICENCE, NAME, TITLE
from cubaven_data.model.bibliography import Source
from cubaven_data.model.dates import Date, parse
from cubaven_data.model.values import Json
from cubaven_data.reading.records import Records
from cubaven_data.release.dates_in_words import name_in_words
from cubaven_data.release.labels import Labels
from cubaven_data.texts.wording import Language, text

_WEB_ARCHIVE = "https://web.archive.org/web"
# What a style knows of the kinds of sources; of another kind, it is told that it is a document.
_TYPES = {
    "news_article": "article-newspaper",
    "wire_report": "article-newspaper",
    "official_statement": "speech",
    "statement": "speech",
    "report": "report",
    "named_testimony": "interview",
    "anonymous_testimony": "interview",
    "anonymous_sources": "interview",
    "gazetteer": "webpage",
}
# The entry types of BibTeX, each with the field that names who published.
_ENTRIES = {
    "article-newspaper": ("article", "journal"),
    "report": ("techreport", "institution"),
}
_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")
# These mean something to TeX; braces must be balanced for BibTeX, even those after a backslash.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


def credit(dataset: Records, language: Language) -> str:
    """The credit for the dataset in the language; its date is the last day on which a text was
    read."""
    licence = LICENCE["name"].replace("-", " ")
    values = {"authors": AUTHORS, "name": NAME, "version": dataset.version, "licence": licence}
    last = _last_read(dataset)
    if last is None:
        return text("printable", "credit-undated", language, **values)
    day = name_in_words(parse(last.isoformat()), language)
    return text("printable", "credit", language, **values, year=str(last.year), day=day)


def _last_read(dataset: Records) -> date | None:
    days = (source.accessed.latest for source in dataset.sources if source.accessed)
    return max(filter(None, days), default=None)


def archived(source: Source) -> str | None:
    """The address of the archived copy; without one, that at which the web archive looks it up.

    The archive then shows what it has from the nearest day to that on which the page was read, else
    published. ``None`` if the source has no address; no request is made.
    """
    if source.archive_url or not source.url:
        return source.archive_url
    days = (day for at in (source.accessed, source.published) if at for day in _days(at))
    day = next(days, None)
    return f"{_WEB_ARCHIVE}/{day.strftime('%Y%m%d') if day else '*'}/{source.url}"


def _days(at: Date) -> Iterator[date]:
    yield from filter(None, (at.latest, at.earliest))


def sources_as_csl(dataset: Records) -> list[Json]:
    """All sources as items of CSL JSON, in the order of the data.

    The author is who is named as one, else the speaker. A source that was not read, because it is
    known through others alone, says so in its note.
    """
    labels = Labels(dataset, "en")
    relayed = labels.code("access", "relayed")
    return [_item(source, labels, relayed) for source in dataset.sources]


def _item(source: Source, labels: Labels, relayed: str) -> Json:
    speakers = [labels.title(id_) for id_ in source.speaker_id or ()]
    authors = [source.author] if source.author else speakers
    item = {
        "id": source.id,
        "type": _TYPES.get(source.kind, "document"),
        "title": source.title,
        "author": [{"literal": author} for author in authors],
        "container-title": source.publisher_id and labels.title(source.publisher_id),
        "issued": source.published and _date(source.published),
        "accessed": source.accessed and _date(source.accessed),
        "language": source.language,
        "URL": source.url,
        "archive_location": archived(source),
        "note": relayed if source.access == "relayed" else None,
    }
    return {name: value for name, value in item.items() if value}


def dataset_as_csl(dataset: Records) -> Json:
    """The dataset as an item of CSL JSON; its date is the last day on which a text was read."""
    last = _last_read(dataset)
    item: Json = {
        "id": NAME,
        "type": "dataset",
        "title": TITLE,
        "author": [{"literal": AUTHORS}],
        "container-title": NAME,
        "version": dataset.version,
        "note": f"version {dataset.version}, {LICENCE['name']}",
    }
    return item | ({"issued": {"date-parts": [[last.year, last.month, last.day]]}} if last else {})


def _date(value: Date) -> Json:
    point = _POINT.fullmatch(value.text)
    if point is None:
        return {"literal": name_in_words(value, "en")}
    parts = [int(part) for part in point.groups()[:3] if part]
    return {"date-parts": [parts]} | ({"circa": True} if point[4] else {})


def as_bibtex(items: Iterable[Json]) -> str:
    """The items as a BibTeX file in UTF-8, in the same order."""
    return "\n".join(map(_entry, items))


def _entry(item: Json) -> str:
    kind, published_in = _ENTRIES.get(item["type"], ("misc", "howpublished"))
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item, published_in))
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


def _fields(item: Json, published_in: str) -> Iterator[tuple[str, str]]:
    # Names of bodies and titles as printed: the braces keep styles from taking them apart.
    if authors := item.get("author"):
        yield "author", " and ".join(f"{{{_tex(author['literal'])}}}" for author in authors)
    yield "title", f"{{{_tex(item['title'])}}}"
    if "container-title" in item:
        yield published_in, f"{{{_tex(item['container-title'])}}}"
    issued = item.get("issued", {})
    for name, number in zip(("year", "month"), issued.get("date-parts", [[]])[0], strict=False):
        yield name, str(number)
    if "language" in item:
        yield "language", item["language"]
    if "URL" in item:
        yield "url", _address(item["URL"])
    if "accessed" in item:
        yield "urldate", "-".join(f"{part:02}" for part in item["accessed"]["date-parts"][0])
    notes = [_tex(one) for one in (issued.get("literal"), item.get("note")) if one]
    if "archive_location" in item:
        notes.append(f"web archive: \\url{{{_address(item['archive_location'])}}}")
    if notes:
        yield "note", "; ".join(notes)


def _address(url: str) -> str:
    """The address with its braces, which may be unbalanced, as numbers."""
    return url.replace("{", "%7B").replace("}", "%7D")


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)
