"""Rules about citations and origins."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from cubaven_data.checking.emptied import emptied
from cubaven_data.checking.graphs import cycles
from cubaven_data.findings import Finding
from cubaven_data.model.addresses import host_of, same_address
from cubaven_data.model.citations import paragraphs
from cubaven_data.model.dates import Date
from cubaven_data.model.exact_dates import year_of_day
from cubaven_data.model.tables import TABLES
from cubaven_data.origins.lineage import SAME_TEXT
from cubaven_data.origins.publishers import publishers_by_host
from cubaven_data.reading.loading import Loaded
from cubaven_data.reading.rows import Row
from cubaven_data.texts.spelling import alike

# What has one of these modalities may lie ahead of the text.
_AHEAD = ("provided_for", "intended", "possible", "expected")
# What is printed at the top of a text.
_AT_THE_TOP = ("title", "publisher_id", "author", "published", "language")
# The columns with the beginning of what a row reports, by table.
# In years. Whoever writes 1908 may mean 2008.
_OLD = 100
_BEGINNINGS = (
    ("events", "date"),
    ("figures", "date"),
    ("relations", "began"),
    ("agreements", "signed"),
    ("agencies", "founded"),
)


def source_exists(data: Loaded) -> Iterator[Finding]:
    """Every cited source is in the list of sources."""
    lost = emptied(data).get("sources", {})
    for row, column, citation in data.citations:
        for id_ in citation.ids:
            if id_ in lost:
                continue
            if data.index.table_of(id_) != "sources" and id_ not in data.index.moved:
                near = data.index.nearest(id_, ("sources",))
                nearest = f" ({near}?)" if near else ""
                yield row.fault(column, "source-exists", value=id_, nearest=nearest)


def relayed_read(data: Loaded) -> Iterator[Finding]:
    """A source that was not read is cited only through one that was."""
    for row, column, citation in data.citations:
        read = data.index.sources.get(citation.source_id)
        if read and read.access == "relayed":
            yield row.fault(column, "relayed-read", value=str(citation), source=read.id)


def _same_texts(data: Loaded) -> Iterator[Row]:
    """The relations by which a text counts as another text."""
    for row in data.rows_of("relations", "kind", "subject_id", "object_id"):
        if row.record.kind in SAME_TEXT:
            yield row


def _relays(data: Loaded) -> Iterator[tuple[str, str, Row, str, str]]:
    """Every attribution: the text, its origin, and the row, column and value that state it."""
    for row, column, citation in data.citations:
        for origin, text in citation.links:
            yield text, origin, row, column, str(citation)
    for row in _same_texts(data):
        original = row.record.object_id
        yield row.record.subject_id, original, row, "object_id", original


def origin_circular(data: Loaded) -> Iterator[Finding]:
    """Attribution must not be circular, whether directly or through other texts."""
    relays: dict[str, dict[str, list[tuple[Row, str, str]]]] = {}
    for text, origin, row, column, value in _relays(data):
        relays.setdefault(text, {}).setdefault(origin, []).append((row, column, value))
    for cycle in cycles(relays):
        steps = [
            relays[one][other] for one, other in zip(cycle, cycle[1:] + cycle[:1], strict=True)
        ]
        # The link of the cycle that the fewest rows state is most likely the mistake.
        row, column, value = min(reversed(steps), key=len)[0]
        path = " → ".join([*cycle, cycle[0]])
        yield row.fault(column, "origin-circular", value=value, path=path)


def origin_later(data: Loaded) -> Iterator[Finding]:
    """An origin is not later than the text that relays it."""
    sources = data.index.sources
    for text, origin, row, column, value in _relays(data):
        one, other = sources.get(text), sources.get(origin)
        if not (one and other and one.published and other.published):
            continue
        if one.published.surely_before(other.published):
            dates = {"origin": str(other.published), "read": str(one.published)}
            yield row.fault(column, "origin-later", value=value, **dates)


def one_original(data: Loaded) -> Iterator[Finding]:
    """A text reprints or rewrites a single original."""
    first: dict[str, Row] = {}
    for row in _same_texts(data):
        other = first.setdefault(row.record.subject_id, row)
        value = row.record.object_id
        if other.record.object_id != value:
            yield row.fault("object_id", "one-original", value=value, line=str(other.line))


def told_before(data: Loaded) -> Iterator[Finding]:
    """A source cannot report what began after it was published."""
    for row, column, date, texts in _dated(data):
        earlier = [read for read in texts if read.published.surely_before(date)]
        if earlier and row.modality not in _AHEAD:
            yield row.fault(column, "told-before", value=str(date), **_first_of(earlier))


def expected_before(data: Loaded) -> Iterator[Finding]:
    """What is expected is not older than the source that expects it."""
    for row, column, date, texts in _dated(data):
        later = [read for read in texts if date.surely_before(read.published)]
        if later and row.modality == "expected":
            yield row.fault(column, "expected-before", value=str(date), **_first_of(later))


def long_before(data: Loaded) -> Iterator[Finding]:
    """What a source tells of began within a hundred years before it was published."""
    for row, column, date, texts in _dated(data):
        old = [read for read in texts if date.years_before(read.published) > _OLD]
        # Of a year that a spreadsheet took for a day, year-as-day tells.
        if texts and len(old) == len(texts) and not year_of_day(str(date)):
            yield row.doubt(column, "long-before", value=str(date), **_first_of(old))


def _first_of(texts: list[Any]) -> dict[str, str]:
    return {"source": texts[0].id, "published": str(texts[0].published)}


def _dated(data: Loaded) -> Iterator[tuple[Row, str, Date, list[Any]]]:
    """Each date at which what a row reports begins, and the sources with a date that were read."""
    for table, column in _BEGINNINGS:
        for row in data.rows_of(table, column, "modality", "sources"):
            date = getattr(row.record, column)
            if date:
                texts = [read for read in data.texts_for(row, column) if read.published]
                yield row, column, date, texts


def source_repeated(data: Loaded) -> Iterator[Finding]:
    """Two sources with one address or fingerprint are one text, unless one reprints the other.

    What does not tell addresses apart, such as tracking parameters, is left aside. Where one of
    the two was not read, an address may have changed hands; where only what is printed at the top
    of both is the same, they may be two.
    """
    linked = {frozenset((row.record.subject_id, row.record.object_id)) for row in _same_texts(data)}
    known: set[frozenset[str]] = set()
    copies: dict[str, Row] = {}
    for row in data.rows_of("sources", "archive_url", "access"):
        copies.setdefault(same_address(row.record.archive_url or ""), row)
    # A page in an archive can be the copy of one source and the address of another.
    for column, seen in (("url", copies), ("fingerprint", {})):
        for row in data.rows_of("sources", column, "access"):
            value = getattr(row.record, column)
            first = seen.setdefault(same_address(value), row) if value else row
            if first is not row and frozenset((first.id, row.id)) not in linked:
                read = "relayed" not in (first.record.access, row.record.access)
                told = row.fault if read else row.doubt
                yield told(column, "source-repeated", value=value, id=first.id)
                known.add(frozenset((first.id, row.id)))
    alike: dict[object, Row] = {}
    for row in data.rows_of("sources", *_AT_THE_TOP):
        of_somebody = row.record.published or row.record.publisher_id
        first = alike.setdefault(attrgetter(*_AT_THE_TOP)(row.record), row) if of_somebody else row
        if first is not row and frozenset((first.id, row.id)) not in linked | known:
            yield row.doubt("title", "source-repeated", value=row.record.title, id=first.id)


def publisher_blank(data: Loaded) -> Iterator[Finding]:
    """A source at the address of a publisher names it."""
    publishers = publishers_by_host(
        [row.record for row in data.rows_of("publishers", "url")],
        [row.record for row in data.rows_of("sources", "url", "publisher_id")],
    )
    for row in data.rows_of("sources", "url", "publisher_id"):
        such = publishers.get(host_of(row.record.url or ""), "")
        if such in data.index and not row.record.publisher_id:
            yield row.doubt("publisher_id", "publisher-blank", value=row.record.url, such=such)


def paragraph_beyond(data: Loaded) -> Iterator[Finding]:
    """What points into a text that was read does not point beyond its end."""
    for row, column, source_id, locator, value in _located(data):
        read, numbers = data.index.sources.get(source_id), paragraphs(locator)
        if read and read.paragraphs and numbers and numbers[-1] > read.paragraphs:
            values = {"value": value, "source": read.id, "count": str(read.paragraphs)}
            yield row.fault(column, "paragraph-beyond", **values)


def _located(data: Loaded) -> Iterator[tuple[Row, str, str, str, str]]:
    """Every place in a text that a cell names: row, column, source, locator, and as written."""
    for row, column, citation in data.citations:
        yield row, column, citation.source_id, citation.locator, str(citation)
    for row in data.rows_of("coverage", "source_id", "paragraphs"):
        locator = row.record.paragraphs
        yield row, "paragraphs", row.record.source_id, locator, locator


def explained_citation(data: Loaded) -> Iterator[Finding]:
    """Every citation explained as unconfirmed is one that its record has."""
    cited = {(row.id, citation) for row, _, citation in data.citations}
    unread = {
        row.id
        for name, table in TABLES.items()
        for row in data.rows[name]
        if not row.faulty.isdisjoint(table.citation_lists)
    }
    for row in data.rows_of("unconfirmed", "record_id", "citation"):
        record_id, citation = row.record.record_id, row.record.citation
        known = record_id in data.index and record_id not in unread
        if known and (record_id, citation) not in cited:
            yield row.fault("citation", "explained-citation", value=str(citation), id=record_id)


def coverage_read(data: Loaded) -> Iterator[Finding]:
    """Only a text that was read has paragraphs that gave no row."""
    for row in data.rows_of("coverage", "source_id"):
        source = data.index.sources.get(row.record.source_id)
        if source and source.access == "relayed":
            yield row.fault("source_id", "coverage-read", value=source.id)


def paragraph_cited(data: Loaded) -> Iterator[Finding]:
    """A paragraph that is said to have given no row is not cited."""
    for row in data.rows_of("coverage", "source_id", "paragraphs", "reason"):
        source, reason = row.record.source_id, row.record.reason
        for number in paragraphs(row.record.paragraphs) if reason != "in_part" else ():
            if by := data.citing.get((source, number)):
                value = f"{source}#p{number}"
                yield row.fault("reason", "paragraph-cited", value=value, id=by.id, reason=reason)
                break


def citation_column(data: Loaded) -> Iterator[Finding]:
    """A citation that supports only some columns names columns of its row that are filled in."""
    for row, column, citation in data.citations:
        for name in citation.columns:
            known = name in row.table.header and name not in row.table.citation_lists
            if not known or (getattr(row.record, name) is None and name not in row.faulty):
                told = {"name": name, "such": _columns_meant(row, name)}
                yield row.fault(column, "citation-column", value=str(citation), **told)


def _columns_meant(row: Row, name: str) -> str:
    """The columns of the row with a value, or those of them that the name can be a slip for."""
    filled = [one for one in row.table.may_differ if getattr(row.record, one) is not None]
    return ", ".join(alike(name, filled, 80, 3) or filled)


def citation_whole(data: Loaded) -> Iterator[Finding]:
    """Every row has a citation that supports the whole row."""
    for row in data.rows_with("sources"):
        if all(citation.columns for citation in row.record.sources):
            yield row.fault("sources", "citation-whole", value=str(row.record.sources[0]))
