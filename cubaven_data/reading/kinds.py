"""What a file is that only has the name of a CSV file."""

from __future__ import annotations

import re

from cubaven_data.texts.wording import Words, words

# How files of other kinds begin.
_BEGINS = {
    b"PK\x03\x04": "zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "workbook",
    b"%PDF-": "pdf",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "rtf",
    b"PAR1": "parquet",
    b"SQLite format 3\x00": "sqlite",
    b"version https://git-lfs.github.com/": "pointer",
}
# What an archive contains that is a spreadsheet.
_WITHIN = {b"xl/workbook": "workbook", b"application/vnd.oasis.opendocument": "opendocument"}
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|head|body)\b", re.IGNORECASE)


def other_kind(content: bytes) -> Words | None:
    """What the file is, if it begins as files of another kind do."""
    kind = next((kind for begin, kind in _BEGINS.items() if content.startswith(begin)), "")
    if kind == "zip":
        kind = next((what for part, what in _WITHIN.items() if part in content), kind)
    if _PAGE.match(content):
        kind = "page"
    return words("kinds", kind) if kind else None
