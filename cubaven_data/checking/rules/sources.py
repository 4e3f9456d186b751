"""Rules within the row of a source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from cubaven_data.findings import Finding
from cubaven_data.model.addresses import archived, same_address
from cubaven_data.model.dates import parse
from cubaven_data.model.written_dates import is_date
from cubaven_data.reading.loading import Loaded
from cubaven_data.texts.wording import words

SPOKEN = ("statement", "official_statement", "named_testimony")
"""The kinds of source that must have a speaker."""
PRESS = ("news_article", "wire_report")
"""The kinds of source in which the outlet itself speaks."""

# The month in an address, as newspapers have it: /2019/02/01/.
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?=[/-])")
_OF_NOTHING = hashlib.sha256().hexdigest()


def address_or_note(data: Loaded) -> Iterator[Finding]:
    """A source has an address, or a note that says how it is known."""
    for row in data.rows_of("sources", "url", "note_en", "note_es"):
        if not (row.record.url or row.record.note_en or row.record.note_es):
            yield row.fault("url", "address-or-note", value=row.id)


def archived_copy(data: Loaded) -> Iterator[Finding]:
    """The copy of a source in an archive is one of its own page, made once it was published."""
    for row in data.rows_of("sources", "url", "archive_url", "published"):
        url, copy, published = row.record.url, row.record.archive_url, row.record.published
        page, day = archived(copy or "")
        made = parse(day) if is_date(day) else None
        if not copy:
            continue
        if url == copy or (url and not page and same_address(url) == same_address(copy)):
            such = words("says", "copy-itself")
        elif url and page and same_address(url) != same_address(page):
            such = words("says", "copy-other", page=page)
        elif published and made and made.surely_before(published):
            such = words("says", "copy-early", day=day, published=str(published))
        else:
            continue
        yield row.doubt("archive_url", "archived-copy", value=copy, such=such)


def published_in_address(data: Loaded) -> Iterator[Finding]:
    """The month in the address of a source is the one in which it was published."""
    for row in data.rows_of("sources", "url", "published"):
        published, match = row.record.published, _MONTH.search(row.record.url or "")
        if not match or published is None:
            continue
        month = parse("-".join(match.groups()))
        if published.surely_before(month) or month.surely_before(published):
            values = {"value": str(published), "month": str(month)}
            yield row.doubt("published", "published-in-address", **values)


def access_date(data: Loaded) -> Iterator[Finding]:
    """A source that was read has an access date; one that was not read has none."""
    for row in data.rows_of("sources", "access", "accessed"):
        access, day = row.record.access, row.record.accessed
        if (access == "relayed") != (day is None):
            yield row.fault("accessed", "access-date", value=str(day or ""), access=access)


def read_before_published(data: Loaded) -> Iterator[Finding]:
    """No source is read before it is published."""
    for row in data.rows_of("sources", "published", "accessed"):
        published, accessed = row.record.published, row.record.accessed
        if published and accessed and accessed.surely_before(published):
            values = {"value": str(accessed), "published": str(published)}
            yield row.fault("accessed", "read-before-published", **values)


def fingerprint_read(data: Loaded) -> Iterator[Finding]:
    """Only a text that was read has a fingerprint, which is not that of nothing."""
    for row in data.rows_of("sources", "fingerprint", "access"):
        fingerprint = row.record.fingerprint
        if fingerprint and (row.record.access == "relayed" or fingerprint == _OF_NOTHING):
            of = words("says", "of-nothing" if fingerprint == _OF_NOTHING else "of-unread")
            yield row.fault("fingerprint", "fingerprint-read", value=fingerprint, what=of)


def speaker(data: Loaded) -> Iterator[Finding]:
    """A statement has a speaker; press and unnamed sources have none."""
    for row in data.rows_of("sources", "kind", "speaker_id", "speaks_for"):
        kind, who = row.record.kind, row.record.speaker_id
        unnamed = data.codes["source_kind"][kind].origin_type == "unnamed"
        if (kind in SPOKEN and not who) or (who and (unnamed or kind in PRESS)):
            yield row.fault("speaker_id", "speaker", value="; ".join(who or ()), kind=kind)
        elif unnamed and row.record.speaks_for:
            yield row.fault("speaks_for", "speaker", value=row.record.speaks_for, kind=kind)


def speaks_for_another(data: Loaded) -> Iterator[Finding]:
    """Whoever speaks for a body is not that body."""
    for row in data.rows_of("sources", "speaker_id", "speaks_for"):
        body = row.record.speaks_for
        if body and body in (row.record.speaker_id or ()):
            yield row.fault("speaks_for", "speaks-for-another", value=body)


def coded_read(data: Loaded) -> Iterator[Finding]:
    """A text that was read says how much of it was coded; only one read whole was coded whole."""
    for row in data.rows_of("sources", "access", "coded"):
        access, coded = row.record.access, row.record.coded
        relayed, whole = access == "relayed", coded == "whole"
        if relayed is not (coded is None) or (whole and access != "full"):
            yield row.fault("coded", "coded-read", value=coded or "", access=access)
